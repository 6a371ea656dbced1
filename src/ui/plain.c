/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "ui/plain.h"

#include "base/i18n.h"
#include "base/loop.h"
#include "base/mem.h"
#include "base/text.h"
#include "ui/plain_parts.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define READ_MAX       65536
#define LINE_MAX_BYTES (1024u * 1024u)

void plain_put(struct plain *plain, const char *text, size_t len)
{
    autofree char *part = xstrndup(text, len);
    autofree char *shown = plain->utf8 ? xstrdup(part) : text_ascii(part);
    fputs(shown, plain->out);
}

void plain_say(struct plain *plain, int indent, const char *lead,
               const char *text)
{
    autofree struct text_line *lines = NULL;
    autofree char *whole = xasprintf("%s%s", lead, text);
    size_t count = text_wrap(whole, (size_t)(PLAIN_COLS - indent), &lines);
    for (size_t i = 0; i < count; i++) {
        fprintf(plain->out, "%*s", indent, "");
        plain_put(plain, whole + lines[i].start, lines[i].len);
        fputc('\n', plain->out);
    }
}

void plain_prompt(struct plain *plain)
{
    if (plain->waiting)
        return;
    if (plain->on_map || plain->choosing)
        fputs("> ", plain->out);
    else
        fprintf(plain->out, "%zu> ", plain->here + 1);
    fflush(plain->out);
}

void plain_go(struct plain *plain, size_t field)
{
    plain->gathering = false;
    plain->on_map = field == FORM_NONE;
    plain->walking = plain->walking && !plain->on_map;
    answers_break(plain->work->answers);
    if (plain->on_map) {
        plain_show_map(plain);
    } else {
        plain->here = field;
        plain->host->went_to(plain->host->ctx, field);
        plain_show_question(plain);
    }
}

void plain_go_by(struct plain *plain, int step)
{
    if (plain->walking) {
        plain_walk(plain, step);
        return;
    }
    size_t to = answers_next(plain->work->answers, plain->here, step);
    if (to == FORM_NONE && step < 0) {
        plain_say(plain, 0, "", _("This is the first question."));
        to = plain->here;
    }
    plain_go(plain, to);
}

/* A number, a name, or n. */
static void choose(struct plain *plain, const char *line)
{
    const struct host_draft *drafts;
    size_t count = plain->host->drafts(plain->host->ctx, &drafts);
    char *end;
    unsigned long number = strtoul(line, &end, 10);
    const char *name = NULL;
    struct err err = {0};
    if (*line && !*end && number >= 1 && number <= count)
        name = drafts[number - 1].name;
    for (size_t i = 0; i < count && !name; i++)
        if (strcmp(drafts[i].name, line) == 0)
            name = drafts[i].name;
    if (strcmp(line, "q") == 0)
        plain->end = UI_LEFT;
    else if (!name && strcmp(line, "n") != 0)
        plain_say(plain, 0, "", _("Type a draft's number, n or q."));
    else if (!plain->host->open(plain->host->ctx, name, &err))
        plain_say(plain, 0, "", err.text);
}

/* On the map only commands mean something. */
static void obey(struct plain *plain, const char *line)
{
    if (plain->asked && plain_send_asked(plain, line))
        return;
    if (plain->lines && plain_lines_asked(plain, line))
        return;
    if (!plain->gathering && plain_command(plain, line))
        return;
    if (plain->on_map)
        plain_say(plain, 0, "",
                  _("Type the number of a question, or ? for the commands."));
    else
        plain_answer(plain, line);
}

static void handle(struct plain *plain, const char *bytes, size_t len)
{
    autofree char *line = text_clean(bytes, len, TEXT_LINE);
    if (len > VALUE_TEXT_MAX)
        plain_say(plain, 0, "", _("That line is too long and was not taken."));
    else if (plain->choosing)
        choose(plain, line);
    else
        obey(plain, line);
    if (!plain->choosing)
        work_settle(plain->work, time(NULL));
}

static void take_lines(struct plain *plain)
{
    char *newline;
    while (plain->end == UI_RUNS && !plain->waiting && plain->line.len > 0 &&
           (newline = memchr(plain->line.data, '\n', plain->line.len))) {
        size_t len = (size_t)(newline - plain->line.data);
        handle(plain, plain->line.data, len);
        buf_splice(&plain->line, 0, len + 1, NULL, 0);
    }
}

/* A last line without a newline counts like any other. */
static void end_of_input(struct plain *plain)
{
    plain->ended = true;
    if (plain->line.len > 0)
        handle(plain, plain->line.data, plain->line.len);
    buf_clear(&plain->line);
    if (plain->waiting)
        return;
    if (plain->end == UI_RUNS)
        plain->end = UI_LEFT;
    fputc('\n', plain->out);
}

static void on_input(void *ctx, short events)
{
    struct plain *plain = ctx;
    (void)events;
    char bytes[READ_MAX];
    ssize_t got = read(plain->fd, bytes, sizeof bytes);
    if (got < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (got <= 0) {
        loop_unwatch(plain->loop, plain->fd);
        end_of_input(plain);
        return;
    }
    if (!buf_add(&plain->line, bytes, (size_t)got)) {
        plain_say(plain, 0, "", _("That line is too long and was not taken."));
        buf_clear(&plain->line);
    }
    take_lines(plain);
    if (plain->end == UI_RUNS && !plain->waiting)
        plain_prompt(plain);
}

void plain_wait(struct plain *plain)
{
    plain->waiting = true;
    loop_unwatch(plain->loop, plain->fd);
}

static void resume(void *ctx)
{
    struct plain *plain = ctx;
    plain->resume = 0;
    plain->waiting = false;
    if (!plain->ended)
        loop_watch(plain->loop, plain->fd, POLLIN, on_input, plain);
    take_lines(plain);
    if (plain->waiting || plain->end != UI_RUNS)
        return;
    if (plain->ended)
        end_of_input(plain);
    else
        plain_prompt(plain);
}

/* Not at once: the next line may end what calls this. */
void plain_go_on(struct plain *plain)
{
    if (plain->waiting && !plain->resume)
        plain->resume = loop_timer(plain->loop, 0, resume, plain);
}

struct plain *plain_new(struct loop *loop, int fd, FILE *out, bool utf8,
                        const struct host *host, struct work *work)
{
    struct plain *plain = xcalloc(1, sizeof *plain);
    plain->loop = loop;
    plain->fd = fd;
    plain->out = out;
    plain->utf8 = utf8;
    plain->host = host;
    plain->work = work;
    buf_init(&plain->line, LINE_MAX_BYTES);
    loop_watch(loop, fd, POLLIN, on_input, plain);
    return plain;
}

void plain_choose(struct plain *plain)
{
    const struct host_draft *drafts;
    size_t count = plain->host->drafts(plain->host->ctx, &drafts);
    plain->choosing = true;
    plain_say(plain, 0, "",
              _("There are drafts from before. Which one do you want to go on "
                "with?"));
    for (size_t i = 0; i < count; i++) {
        autofree char *line =
            xasprintf("%zu %s: %s", i + 1, drafts[i].name,
                      drafts[i].in_use ? drafts[i].in_use : drafts[i].about);
        plain_say(plain, 2, "", line);
    }
    plain_say(plain, 2, "", _("n starts a new one"));
    plain_prompt(plain);
}

void plain_begin(struct plain *plain, size_t here, const char *notice)
{
    plain->choosing = false;
    if (here == FORM_NONE || !answers_asked(plain->work->answers, here))
        here = answers_next(plain->work->answers, FORM_NONE, 1);
    if (plain->waiting) { /* it is the same draft, and a mail comes first */
        plain->here = here;
        return;
    }
    plain_say(plain, 0, "", _(plain->work->form->title));
    if (notice)
        plain_say(plain, 0, "", notice);
    plain_say(plain, 0, "",
              _("Enter keeps an answer or leaves it empty; ? lists the "
                "commands."));
    plain_go(plain, here);
}

void plain_free(struct plain *plain)
{
    if (!plain)
        return;
    loop_cancel(plain->loop, plain->resume);
    loop_unwatch(plain->loop, plain->fd);
    buf_done(&plain->line);
    plain_lines_drop(plain);
    free(plain->send_to);
    free(plain->asked);
    free(plain);
}

enum ui_end plain_ended(const struct plain *plain)
{
    return plain->end;
}

void plain_settle(struct plain *plain)
{
    struct host_status status = plain->host->status(plain->host->ctx);
    bool failed = status.state == HOST_FAILED;
    if (failed == plain->said_failed)
        return;
    plain->said_failed = failed;
    plain_say(plain, 0, "", failed ? status.why : _("Saved again."));
}
