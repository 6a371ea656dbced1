/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* The line mode reads the mail logs and makes an answer of what they say. */
#include "base/i18n.h"
#include "base/loop.h"
#include "base/mem.h"
#include "model/private_text.h"
#include "ui/plain_parts.h"
#include "ui/reading_words.h"

#include <string.h>

enum { AGAIN_MS = 10000 }; /* how often progress is said */

struct plain_lines { /* that wait for a word of the person */
    char *text;      /* nothing masked */
    struct private_found found;
    int kind; /* that is asked about; PRIVATE_KINDS: may it be put in? */
    unsigned masked;
};

static struct host_evidence evidence_of(const struct plain *plain)
{
    return plain->host->evidence.look(plain->host->ctx);
}

void plain_lines_drop(struct plain *plain)
{
    struct plain_lines *lines = steal(&plain->lines);
    if (!lines)
        return;
    private_found_done(&lines->found);
    free(lines->text);
    free(lines);
}

static void ask_kind(struct plain *plain)
{
    const struct plain_lines *lines = plain->lines;
    enum private_kind kind = (enum private_kind)lines->kind;
    autofree char *words = private_found_words(&lines->found, kind);
    plain_say(plain, 0, _("Private in it: "), words);
    plain_say(plain, 2, "",
              lines->masked & PRIVATE_BIT(kind)
                  ? _("m or Enter masks them, k keeps them")
                  : _("k or Enter keeps them, m masks them"));
}

static void ask_put(struct plain *plain)
{
    const struct plain_lines *lines = plain->lines;
    size_t field = form_lines_field(plain->work->form);
    bool empty = !*answers_text(plain->work->answers, field);
    autofree char *text = private_mask(lines->text, lines->masked);
    plain_put(plain, text, strlen(text));
    if (!*text || text[strlen(text) - 1] != '\n')
        plain_put(plain, "\n", 1);
    autofree char *question = xasprintf(
        empty ? _("Put this into question %zu? y or n")
              : _("Question %zu has an answer already. Put this behind it? y, "
                  "n, or i for in its place"),
        field + 1);
    plain_say(plain, 0, "", question);
}

/* The next kind that is in the lines, or, behind the last, the lines. */
static void ask_next(struct plain *plain)
{
    struct plain_lines *lines = plain->lines;
    while (lines->kind < PRIVATE_KINDS && !lines->found.count[lines->kind])
        lines->kind++;
    if (lines->kind < PRIVATE_KINDS)
        ask_kind(plain);
    else
        ask_put(plain);
}

static void begin_asking(struct plain *plain)
{
    char *text = plain->host->evidence.draft(plain->host->ctx);
    plain_lines_drop(plain);
    if (!text || form_lines_field(plain->work->form) == FORM_NONE) {
        free(text);
        return;
    }
    plain->lines = xcalloc(1, sizeof *plain->lines);
    plain->lines->text = text;
    plain->lines->masked = PRIVATE_BY_DEFAULT;
    private_find(text, &plain->lines->found);
    plain_say(plain, 0, "", _("An answer can be made of that."));
    ask_next(plain);
}

static void put(struct plain *plain, bool behind)
{
    const struct plain_lines *lines = plain->lines;
    size_t field = form_lines_field(plain->work->form);
    const char *old = behind ? answers_text(plain->work->answers, field) : "";
    autofree char *text = private_mask(lines->text, lines->masked);
    autofree char *both = xasprintf("%s%s%s", old, *old ? "\n" : "", text);
    autofree char *said =
        xasprintf(_("Put into question %zu; u takes it back."), field + 1);
    if (strlen(both) > VALUE_TEXT_MAX) {
        plain_say(plain, 0, "",
                  _("The answer is full; that text was not taken."));
        return;
    }
    answers_set(plain->work->answers, field, value_of_text(both), ORIGIN_TYPED,
                STEP_NEW);
    plain_say(plain, 0, "", said);
}

/* False: the line is about something else. */
static bool answer_kind(struct plain *plain, const char *line)
{
    struct plain_lines *lines = plain->lines;
    unsigned bit = PRIVATE_BIT((unsigned)lines->kind);
    if (strcmp(line, "m") == 0)
        lines->masked |= bit;
    else if (strcmp(line, "k") == 0)
        lines->masked &= ~bit;
    else if (*line)
        return false;
    lines->kind++;
    ask_next(plain);
    return true;
}

bool plain_lines_asked(struct plain *plain, const char *line)
{
    if (plain->lines->kind < PRIVATE_KINDS && answer_kind(plain, line))
        return true;
    bool asked = plain->lines->kind == PRIVATE_KINDS;
    bool yes = asked && strcmp(line, "y") == 0;
    bool instead = asked && strcmp(line, "i") == 0;
    if (yes || instead)
        put(plain, yes);
    else
        plain_say(plain, 0, "", _("Nothing was put in."));
    plain_lines_drop(plain);
    return yes || instead || !*line || strcmp(line, "n") == 0;
}

static void say_progress(struct plain *plain, const struct host_evidence *now)
{
    if (loop_now_ms() < plain->said_ms + AGAIN_MS)
        return;
    autofree char *file = reading_file_words(now);
    autofree char *progress = reading_progress_words(now);
    plain_say(plain, 0, "", file);
    plain_say(plain, 2, "", progress);
    fflush(plain->out);
    plain->said_ms = loop_now_ms();
}

static void say_report(struct plain *plain, const struct host_evidence *now)
{
    autofree char *report = plain->host->evidence.report(
        plain->host->ctx, PLAIN_COLS, !plain->utf8);
    if (now->state == HOST_EVIDENCE_FAILED)
        plain_say(plain, 0, _("The logs could not be read: "), now->why);
    if (report)
        plain_put(plain, report, strlen(report));
    if (now->refusals > 0)
        begin_asking(plain);
}

void plain_show_evidence(struct plain *plain)
{
    struct host_evidence now = evidence_of(plain);
    if (!plain->reading)
        return;
    if (now.state == HOST_EVIDENCE_READING) {
        say_progress(plain, &now);
        return;
    }
    plain->reading = false;
    say_report(plain, &now);
    plain_go_on(plain);
}

/* What was read before is told again, unless a log is named. */
void plain_read_logs(struct plain *plain, const char *path)
{
    const struct host *host = plain->host;
    struct host_evidence now = evidence_of(plain);
    struct err err = {0};
    if (!now.provider) {
        plain_say(plain, 0, "", now.why);
        return;
    }
    if (!*path && now.state == HOST_EVIDENCE_READ) {
        say_report(plain, &now);
        return;
    }
    if (!host->evidence.begin(host->ctx, *path ? path : NULL, &err)) {
        plain_say(plain, 0, "", err.text);
        return;
    }
    plain_say(plain, 0, "", _("The mail logs are being read."));
    plain->reading = true;
    plain->said_ms = loop_now_ms();
    plain_wait(plain);
}
