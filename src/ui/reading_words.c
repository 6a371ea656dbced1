/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "ui/reading_words.h"

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"

/* "12.3 MB" */
static char *size_words(double bytes)
{
    static const char *const units[] = {"bytes", "kB", "MB", "GB", "TB"};
    size_t unit = 0;
    for (; bytes >= 1000 && unit < 4; unit++)
        bytes /= 1000;
    int digits = unit > 0 && bytes < 10;
    return xasprintf("%.*f %s", digits, bytes, units[unit]);
}

char *reading_file_words(const struct host_evidence *now)
{
    if (!*now->name)
        return xstrdup(_("Looking for mail logs"));
    if (now->files < 2)
        return xasprintf(_("Reading %s"), now->name);
    return xasprintf(_("Reading %s (%u of %u)"), now->name, now->file,
                     now->files);
}

static char *left_words(int seconds)
{
    int minutes = (seconds + 30) / 60;
    if (seconds < 120)
        return xasprintf(P_("%d second left", "%d seconds left", seconds),
                         seconds);
    return xasprintf(P_("%d minute left", "%d minutes left", minutes), minutes);
}

char *reading_progress_words(const struct host_evidence *now)
{
    struct buf line;
    buf_init(&line, 512);
    autofree char *bytes = size_words((double)now->bytes);
    autofree char *size = size_words((double)now->size);
    if (now->size)
        buf_printf(&line, _("%s of %s"), bytes, size);
    else
        buf_puts(&line, bytes);
    if (now->rate >= 0) {
        autofree char *rate = size_words(now->rate);
        buf_puts(&line, ", ");
        buf_printf(&line, _("%s a second"), rate);
    }
    if (now->left >= 0) {
        autofree char *left = left_words(now->left);
        buf_printf(&line, ", %s", left);
    }
    return buf_steal(&line);
}
