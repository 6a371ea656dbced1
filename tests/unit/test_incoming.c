/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* tests/cases/incoming: mails, or texts without a header, and what is read of
 * them. In "expected" a tab stands as \t, and the end of a line as $ when a
 * blank is before it. */
#include "base/text.h"
#include "mail/incoming.h"

#include "case_folders.h"

static void say_line(const char *line, struct buf *out)
{
    size_t len = strlen(line);
    buf_putc(out, '|');
    for (size_t i = 0; i < len; i++)
        if (line[i] == '\t')
            buf_puts(out, "\\t");
        else
            buf_putc(out, line[i]);
    buf_puts(out, len > 0 && line[len - 1] == ' ' ? "$\n" : "\n");
}

static void say_text(const char *name, const char *text, struct buf *out)
{
    if (*text)
        buf_printf(out, "%s: %s\n", name, text);
}

static void say_head(const struct mail_head *head, struct buf *out)
{
    if (head->bare)
        buf_puts(out, "bare\n");
    say_text("reply-to", head->reply_to, out);
    if (strcmp(head->from, head->reply_to) != 0)
        say_text("from", head->from, out);
    say_text("to", head->to, out);
    say_text("subject", head->subject, out);
    say_text("message-id", head->message_id, out);
    say_text("references", head->references, out);
    say_text("auto-submitted", head->auto_submitted, out);
    if (head->date)
        buf_printf(out, "date: %lld\n", (long long)head->date);
}

static void says(const char *name, const char *input, size_t len,
                 struct buf *out)
{
    static struct incoming *incoming; /* as long as the process lasts */
    struct mail_told told = {.cut = false};
    (void)name;
    if (!incoming)
        incoming = incoming_new();
    const char *why = incoming_read(incoming, input, len, &told);
    if (why)
        buf_printf(out, "failed: %s\n", why);
    else
        say_head(&told.head, out);
    for (size_t i = 0; i < told.lines.count; i++)
        say_line(told.lines.line[i], out);
    for (size_t i = 0; i < told.attachment_count; i++)
        buf_printf(out, "attachment: %s\n", told.attachment[i]);
    if (told.cut)
        buf_puts(out, "cut\n");
    if (told.around)
        buf_puts(out, "around\n");
    mail_told_done(&told);
}

int main(int argc, char **argv)
{
    if (argc > 1)
        return case_print("incoming", argv[1], says);
    return case_folders_run("incoming", says, NULL, 0);
}
