/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/file.h"
#include "base/i18n.h"
#include "base/span.h"
#include "mail/compose.h"
#include "mail/lent.h"
#include "mail/requests.h"
#include "mail/tell.h"

#include <stdint.h>
#include <unistd.h>

static const char *text_of(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

static void tell_message(const struct buf *message, struct buf *out)
{
    struct span rest = span_of(buf_text(message), message->len), line;
    while (span_until(&rest, '\n', &line))
        tell(json_pack("{ss%}", "line", line.at, line.len), out);
    tell(json_pack("{sb}", "end", true), out);
}

void compose_answer(const json_t *request, const char *body, size_t len,
                    struct buf *out)
{
    const struct compose_head head = {
        .from_name = text_of(request, "from_name"),
        .from = text_of(request, "from"),
        .to = text_of(request, "to"),
        .subject = text_of(request, "subject"),
        .in_reply_to = text_of(request, "in_reply_to"),
        .references = text_of(request, "references"),
        .date = json_integer_value(json_object_get(request, "date")),
    };
    struct buf message;
    buf_init(&message, COMPOSE_MESSAGE_MAX);
    const char *why = compose_message(&head, body, len, &message);
    if (why)
        tell(json_pack("{ss}", "failed", why), out);
    else
        tell_message(&message, out);
    buf_done(&message);
}

int compose_request(json_t *request, void *opened)
{
    const json_t *head = json_object_get(request, "compose");
    struct buf body, out;
    (void)opened;
    buf_init(&body, COMPOSE_BODY_MAX);
    buf_init(&out, SIZE_MAX); /* the message has a limit */
    if (lent_read(&body))
        compose_answer(head, buf_text(&body), body.len, &out);
    else
        tell(json_pack("{ss}", "failed",
                       body.full ? N_("the text is too long")
                                 : N_("the text cannot be read")),
             &out);
    bool written = file_write_all(STDOUT_FILENO, buf_text(&out), out.len, NULL);
    buf_done(&out);
    buf_done(&body);
    return written ? 0 : 1;
}
