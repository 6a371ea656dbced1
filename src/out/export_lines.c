/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/mem.h"
#include "base/text.h"
#include "out/export_print.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static void wrap(struct buf *out, const char *text, size_t used, size_t most)
{
    bool first = used == 0;
    for (text += strspn(text, " "); *text; text += strspn(text, " ")) {
        size_t len = strcspn(text, " ");
        size_t cols = text_cols(text, len);
        if (!first && used + 1 + cols > most) {
            buf_putc(out, '\n');
            used = 0;
        } else if (!first) {
            buf_putc(out, ' ');
            used++;
        }
        buf_add(out, text, len);
        used += cols;
        text += len;
        first = false;
    }
    buf_putc(out, '\n');
}

void export_wrap(struct buf *out, const char *text, size_t used)
{
    wrap(out, text, used, EXPORT_COLS);
}

void export_block(struct buf *out, const char *text, size_t cols)
{
    const char *end = text + strlen(text);
    while (end > text && (end[-1] == '\n' || end[-1] == ' '))
        end--;
    while (text < end) {
        size_t len = strcspn(text, "\n");
        if (len > (size_t)(end - text))
            len = (size_t)(end - text);
        autofree char *line = xstrndup(text, len);
        if (text_cols(line, len) > cols && !export_is_verbatim(line))
            wrap(out, line, 0, cols);
        else
            buf_printf(out, "%s\n", line);
        text += len + (text[len] == '\n');
    }
}

/* Does the line begin like the pattern? '0' is a digit, 'A' a letter. */
static bool begins_like(const char *line, const char *pattern)
{
    for (; *pattern; pattern++, line++) {
        bool digit = *line >= '0' && *line <= '9';
        bool letter =
            (*line >= 'A' && *line <= 'Z') || (*line >= 'a' && *line <= 'z');
        if (*pattern == '0'   ? !digit
            : *pattern == 'A' ? !letter
                              : *line != *pattern)
            return false;
    }
    return true;
}

/* Beginnings of log lines and of SMTP replies (RFC 5321, section 4.2). */
static bool begins_with_time_or_code(const char *line)
{
    static const char *const patterns[] = {
        "0000-00-00", "00:00:00",   "00/AAA/0000", "AAA 00 00:", "AAA  0 00:",
        "AAA AAA 00", "AAA AAA  0", "000-0.",      "000 0.",     "000-",
        "0000000000", "@40000000",  "<",           ">",          "|",
        " ",          "->",         "=>",          "**",         "==",
    };
    for (size_t i = 0; i < sizeof patterns / sizeof patterns[0]; i++)
        if (begins_like(line, patterns[i]))
            return true;
    return false;
}

/* "Received: ..." (RFC 5322, section 2.2): known short names, and all names
 * with a hyphen. "Note: ..." is prose. */
static bool is_header(const char *line)
{
    static const char *const names[] = {
        "Received", "From", "To", "Cc", "Subject", "Date", "Sender",
    };
    size_t len = strspn(line, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                              "abcdefghijklmnopqrstuvwxyz0123456789-");
    if (len == 0 || line[len] != ':')
        return false;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strlen(names[i]) == len && strncasecmp(line, names[i], len) == 0)
            return true;
    return memchr(line + 1, '-', len - 1) != NULL;
}

/* What mail servers write behind the time, wherever the line begins. */
static bool has_log_words(const char *line)
{
    static const char *const words[] = {
        "status=",
        "dsn=",
        "stat=",
        "relay=",
        "to=<",
        "from=<",
        "delivery temporarily suspended",
        "SMTP error from remote",
    };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strstr(line, words[i]))
            return true;
    return false;
}

/* "421 " and "421-" begin a reply, "421 addresses" a sentence. */
static bool is_reply(const char *line)
{
    if (!begins_like(line, "000 ") || *line < '2' || *line > '5')
        return false;
    return strncmp(line, "421 ", 4) == 0 || strncmp(line, "451 ", 4) == 0 ||
           strncmp(line, "550 ", 4) == 0 || strncmp(line, "553 ", 4) == 0 ||
           strncmp(line, "554 ", 4) == 0;
}

bool export_is_verbatim(const char *line)
{
    return begins_with_time_or_code(line) || is_reply(line) ||
           is_header(line) || has_log_words(line);
}
