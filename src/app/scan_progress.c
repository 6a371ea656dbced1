/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "app/scan_progress.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum {
    EVERY_MS = 200,
    FIRST_MS = 300, /* what is over before is not worth a line */
    USUAL_COLS = 80,
    SPARE = 3,
};

struct unit {
    double size;
    const char *name;
};

static const struct unit *unit_of(double bytes)
{
    static const struct unit units[] = {
        {1e9, "GB"}, {1e6, "MB"}, {1e3, "kB"}, {1, "B"}};
    size_t i = 0;
    while (i < 3 && bytes < units[i].size)
        i++;
    return &units[i];
}

/* "1.2 GB" */
static char *amount(double bytes)
{
    const struct unit *unit = unit_of(bytes);
    double value = bytes / unit->size;
    return xasprintf("%.*f %s", value < 10 && unit->size > 1 ? 1 : 0, value,
                     unit->name);
}

/* Of a pipe nobody knows the size. */
static char *amounts(const struct evidence_progress *progress)
{
    autofree char *read = amount((double)progress->bytes);
    autofree char *all = amount((double)progress->size);
    if (progress->size < progress->bytes || !progress->size)
        return xstrdup(read);
    return xasprintf(_("%s of %s"), read, all);
}

static char *time_left(int seconds)
{
    if (seconds < 0)
        return xstrdup("");
    if (seconds < 90)
        return xasprintf(_(", %d s left"), seconds);
    return xasprintf(_(", %d min left"), (seconds + 30) / 60);
}

char *scan_progress_text(const struct scanning *scanning)
{
    const struct evidence_progress *progress =
        &scanning_evidence(scanning)->progress;
    double rate;
    int left;
    scanning_rate(scanning, &rate, &left);
    autofree char *bytes = amounts(progress);
    autofree char *each = amount(rate > 0 ? rate : 0);
    autofree char *speed =
        rate > 0 ? xasprintf(_(", %s/s"), each) : xstrdup("");
    autofree char *rest = time_left(left);
    if (!progress->files)
        return xstrdup(_("looking for logs"));
    return xasprintf(_("file %u of %u, %s%s%s"), progress->file,
                     progress->files, bytes, speed, rest);
}

void scan_progress_start(struct scan_progress *progress)
{
    *progress = (struct scan_progress){
        .shown = isatty(STDERR_FILENO),
        .next_ms = loop_now_ms() + FIRST_MS,
    };
}

/* Room is left for a "^C" of the terminal, which would go on to the next line
 * otherwise. */
static size_t room(void)
{
    struct winsize size;
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) < 0 || size.ws_col <= SPARE)
        return USUAL_COLS - SPARE;
    return size.ws_col - SPARE;
}

/* Puts the text in the place of the one before. */
static void put(struct scan_progress *progress, const char *text)
{
    size_t len = text_fit(text, strlen(text), room());
    size_t cols = text_cols(text, len);
    size_t rest = progress->cols > cols ? progress->cols - cols : 0;
    fprintf(stderr, "\r%.*s%*s%s%.*s", (int)len, text, (int)rest, "",
            rest ? "\r" : "", rest ? (int)len : 0, text);
    fflush(stderr);
    progress->cols = cols;
}

void scan_progress_show(struct scan_progress *progress,
                        const struct scanning *scanning)
{
    if (!progress->shown || loop_now_ms() < progress->next_ms)
        return;
    progress->next_ms = loop_now_ms() + EVERY_MS;
    const char *name = scanning_evidence(scanning)->progress.name;
    autofree char *far = scan_progress_text(scanning);
    autofree char *text =
        name && *name ? xasprintf("%s: %s", far, name) : xstrdup(far);
    put(progress, text);
}

void scan_progress_clear(struct scan_progress *progress)
{
    if (!progress->cols)
        return;
    put(progress, "");
    fputs("\r", stderr);
}
