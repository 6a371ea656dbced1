/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* Any lines as what senderform-mail says of a mail: what is taken of them is
 * clean and within its limits. */
#include "base/mem.h"
#include "base/span.h"
#include "base/text.h"
#include "model/mail_told.h"

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

static void check_told(const struct mail_told *told)
{
    size_t bytes = 0;
    check_text(told->head.subject, TEXT_LINE, MAIL_HEAD_TEXT_MAX);
    check_text(told->head.references, TEXT_LINE, MAIL_HEAD_TEXT_MAX);
    for (size_t i = 0; i < told->lines.count; i++) {
        check_text(told->lines.line[i], TEXT_KEPT, MAIL_TEXT_MAX);
        bytes += strlen(told->lines.line[i]);
    }
    for (size_t i = 0; i < told->attachment_count; i++)
        check_text(told->attachment[i], TEXT_LINE, MAIL_NAME_MAX);
    assert(bytes == told->lines.bytes && bytes <= MAIL_TEXT_MAX);
    assert(told->lines.count <= MAIL_LINES_MAX);
    assert(told->attachment_count <= MAIL_ATTACHMENTS_MAX);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct mail_hearing hearing = {.why = NULL};
    struct span rest = span_of((const char *)data, size), line;
    enum mail_told_state state = MAIL_TOLD_MORE;
    while (state == MAIL_TOLD_MORE && span_until(&rest, '\n', &line))
        state = mail_hearing_take(&hearing, line.at, line.len);
    if (hearing.begun)
        check_told(&hearing.told);
    if (state == MAIL_TOLD_FAILED)
        check_text(hearing.why, TEXT_LINE, 300);
    mail_hearing_done(&hearing);
    return 0;
}
