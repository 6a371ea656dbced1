/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* tests/cases/compose: the texts of a head as one line of JSON and the body
 * behind it, and the message; RANDOM in its Message-ID. */
#include "base/span.h"
#include "mail/compose.h"
#include "mail/requests.h"

#include "case_folders.h"
#include "compose_back.h"

#include <jansson.h>

enum { RANDOM_DIGITS = 32 };

/* The lines of the answer as they are. */
static void add_lines(const struct buf *answer, struct buf *out)
{
    struct span rest = span_of(buf_text(answer), answer->len), line;
    while (span_until(&rest, '\n', &line)) {
        json_t *said = json_loadb(line.at, line.len, 0, NULL);
        const char *text = json_string_value(json_object_get(said, "line"));
        const char *failed = json_string_value(json_object_get(said, "failed"));
        if (text)
            buf_printf(out, "%s\n", text);
        else if (failed)
            buf_printf(out, "failed: %s\n", failed);
        else
            assert_true(json_is_true(json_object_get(said, "end")));
        json_decref(said);
    }
}

static void mask_id(struct buf *message)
{
    static const char field[] = "\nMessage-Id: <";
    char *at = message->len ? strstr(message->data, field) : NULL;
    if (!at)
        return;
    size_t pos = (size_t)(at - message->data) + sizeof field - 1;
    assert_int_equal(strspn(message->data + pos, "0123456789abcdef"),
                     RANDOM_DIGITS);
    buf_splice(message, pos, RANDOM_DIGITS, "RANDOM", 6);
}

static struct compose_head head_of(const json_t *request)
{
    const char *names[] = {"from_name", "from", "to", "subject"}, *text[4];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        text[i] = json_string_value(json_object_get(request, names[i]));
    return (struct compose_head){.from_name = text[0],
                                 .from = text[1],
                                 .to = text[2],
                                 .subject = text[3]};
}

static void says(const char *name, const char *input, size_t len,
                 struct buf *out)
{
    struct span body = span_of(input, len), line;
    struct buf answer;
    compose_init();
    assert_true(span_until(&body, '\n', &line));
    json_t *request = json_loadb(line.at, line.len, 0, NULL);
    if (!request)
        fail_msg("%s: the first line is no JSON", name);
    struct compose_head head = head_of(request);
    buf_init(&answer, SIZE_MAX);
    compose_answer(request, body.at, body.len, &answer);
    add_lines(&answer, out);
    if (strncmp(buf_text(out), "failed: ", 8) != 0) {
        const char *wrong =
            compose_back(&head, body.at, body.len, buf_text(out), out->len);
        if (wrong)
            fail_msg("%s: %s in %s", name, wrong, buf_text(out));
    }
    mask_id(out);
    buf_done(&answer);
    json_decref(request);
}

int main(int argc, char **argv)
{
    setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
    if (argc > 1)
        return case_print("compose", argv[1], says);
    return case_folders_run("compose", says, NULL, 0);
}
