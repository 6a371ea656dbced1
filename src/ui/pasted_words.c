/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "ui/pasted_words.h"

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"

#include <string.h>

#define REFUSALS_SAID 3u

size_t pasted_lines(const char *text)
{
    size_t len = strlen(text), lines = 1;
    while (len > 0 && text[len - 1] == '\n')
        len--;
    for (size_t i = 0; i < len; i++)
        lines += text[i] == '\n';
    return lines;
}

char *pasted_words(const char *text)
{
    size_t lines = pasted_lines(text);
    return xasprintf(
        P_("The pasted text has %zu line and %zu bytes. It is not put in "
           "anywhere yet.",
           "The pasted text has %zu lines and %zu bytes. It is not put in "
           "anywhere yet.",
           lines),
        lines, strlen(text));
}

static void add_part(struct buf *text, const char *what, const char *value)
{
    if (*value)
        buf_printf(text, ", %s %s", what, value);
}

/* "Refused by Yahoo: TSS04 (421 4.7.0), our address 192.0.2.1, 2026-11-20
 * 08:14"
 */
static void add_refused(struct buf *text, const struct host_refused *refused)
{
    struct tm tm;
    char when[32] = "";
    if (refused->at && localtime_r(&refused->at, &tm))
        strftime(when, sizeof when, "%Y-%m-%d %H:%M", &tm);
    unsigned long long count = refused->count;
    if (count > 1)
        buf_printf(text, _("Refused by %s %llu times"), refused->provider,
                   count);
    else
        buf_printf(text, _("Refused by %s"), refused->provider);
    if (*refused->code)
        buf_printf(text, ": %s", refused->code);
    add_part(text, _("our address"), refused->ip);
    add_part(text, _("server"), refused->host);
    add_part(text, _("queue id"), refused->queue);
    if (*when)
        buf_printf(text, ", %s", when);
    buf_puts(text, ".");
}

/* And what to do first. */
static void add_meaning(struct buf *text, const struct host_refused *refused)
{
    buf_putc(text, '\n');
    if (*refused->meaning)
        buf_puts(text, refused->meaning);
    else
        buf_puts(text, _("What that code means is not known here."));
    if (*refused->act)
        buf_printf(text, "\n%s", refused->act);
}

char *refused_words(const struct host_refused *refused, size_t count,
                    const char *asked)
{
    struct buf text;
    buf_init(&text, 64 * 1024);
    for (size_t i = 0; i < count && i < REFUSALS_SAID; i++) {
        if (i > 0)
            buf_putc(&text, '\n');
        add_refused(&text, &refused[i]);
        if (asked && strcmp(asked, refused[i].provider) != 0)
            buf_printf(&text, _(" This form goes to %s."), asked);
        add_meaning(&text, &refused[i]);
    }
    return buf_steal(&text);
}
