/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* Any bytes as a mail: its head and its lines come out clean and within their
 * limits, and are the same when they have been told. */
#include "base/mem.h"
#include "base/text.h"
#include "mail/incoming.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_text(const char *text, enum text_shape shape, size_t max)
{
    size_t len = strlen(text);
    autofree char *clean = text_clean(text, len, shape);
    assert(len <= max && text_is_utf8(text, len));
    assert(strcmp(clean, text) == 0 && !strchr(text, '\n'));
}

static void check_head(const struct mail_head *head)
{
    const char *const texts[] = {
        head->reply_to,       head->from,       head->to,
        head->subject,        head->message_id, head->references,
        head->auto_submitted,
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        check_text(texts[i], TEXT_LINE, MAIL_HEAD_TEXT_MAX);
}

static void check_told(const struct mail_told *told)
{
    size_t bytes = 0;
    check_head(&told->head);
    for (size_t i = 0; i < told->lines.count; i++) {
        check_text(told->lines.line[i], TEXT_KEPT, MAIL_TEXT_MAX);
        bytes += strlen(told->lines.line[i]);
    }
    for (size_t i = 0; i < told->attachment_count; i++)
        check_text(told->attachment[i], TEXT_LINE, MAIL_NAME_MAX);
    assert(bytes == told->lines.bytes && bytes <= MAIL_TEXT_MAX);
    assert(told->lines.count <= MAIL_LINES_MAX);
}

struct telling {
    struct mail_hearing hearing;
    enum mail_told_state state;
};

static void hear(void *ctx, struct buf *out)
{
    struct telling *telling = ctx;
    for (char *line = out->data; *line;) {
        char *end = strchr(line, '\n');
        assert(end && end - line < 64 * 1024);
        assert(telling->state == MAIL_TOLD_MORE);
        telling->state =
            mail_hearing_take(&telling->hearing, line, (size_t)(end - line));
        line = end + 1;
    }
    buf_clear(out);
}

static void check_heard(const struct mail_told *told)
{
    struct buf out;
    struct telling telling = {.state = MAIL_TOLD_MORE};
    const struct mail_told *heard = &telling.hearing.told;
    buf_init(&out, SIZE_MAX);
    mail_told_print(told, &out, hear, &telling);
    assert(telling.state == MAIL_TOLD_ALL);
    assert(heard->lines.count == told->lines.count);
    for (size_t i = 0; i < told->lines.count; i++)
        assert(strcmp(heard->lines.line[i], told->lines.line[i]) == 0);
    assert(strcmp(heard->head.subject, told->head.subject) == 0);
    assert(strcmp(heard->head.reply_to, told->head.reply_to) == 0);
    assert(heard->attachment_count == told->attachment_count);
    assert(heard->cut == told->cut && heard->head.bare == told->head.bare);
    mail_hearing_done(&telling.hearing);
    buf_done(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct incoming *incoming; /* as long as the process lasts */
    struct mail_told told = {.cut = false};
    if (!incoming)
        incoming = incoming_new();
    if (!incoming_read(incoming, (const char *)data, size, &told)) {
        check_told(&told);
        check_heard(&told);
    }
    mail_told_done(&told);
    return 0;
}
