/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "app/outgoing.h"

#include "app/mail_program.h"
#include "app/outgoing_parts.h"
#include "base/i18n.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct outgoing *outgoing_new(struct loop *loop, struct children *children,
                              void (*changed)(void *ctx), void *ctx)
{
    struct outgoing *outgoing = xcalloc(1, sizeof *outgoing);
    *outgoing = (struct outgoing){.loop = loop,
                                  .children = children,
                                  .changed = changed,
                                  .ctx = ctx,
                                  .said = xstrdup("")};
    buf_init(&outgoing->message, OUTGOING_MESSAGE_MAX);
    return outgoing;
}

/* What runs is ended, and nothing is awaited any more. */
static void stop(struct outgoing *outgoing)
{
    child_pipe_free(outgoing->pipe);
    outgoing->pipe = NULL;
    loop_cancel(outgoing->loop, outgoing->late);
    outgoing->late = 0;
}

static void forget_message(struct outgoing *outgoing)
{
    buf_done(&outgoing->message);
    free(outgoing->from);
    outgoing->from = NULL;
    outgoing->composed = false;
}

void outgoing_free(struct outgoing *outgoing)
{
    if (!outgoing)
        return;
    stop(outgoing);
    forget_message(outgoing);
    free(outgoing->failed);
    free(outgoing->said);
    free(outgoing);
}

void outgoing_say(struct outgoing *outgoing, char *said)
{
    free(outgoing->said);
    outgoing->said = said;
}

/* Takes what is said of it. */
static void end(struct outgoing *outgoing, enum outgoing_state state,
                char *said)
{
    stop(outgoing);
    outgoing->state = state;
    outgoing_say(outgoing, said);
    outgoing->changed(outgoing->ctx);
}

/* Takes the reason. What is half composed is nothing. */
static void fail(struct outgoing *outgoing, char *why)
{
    if (!outgoing->composed)
        forget_message(outgoing);
    end(outgoing, OUTGOING_FAILED, why);
}

/* What to say when nobody has told how it ended; static. */
static const char *untold(const struct outgoing *outgoing, const char *why)
{
    if (outgoing->under_way)
        return _("it is not known whether the mail was taken; find out before "
                 "you send it again");
    return _(why);
}

static void end_untold(struct outgoing *outgoing, const char *why)
{
    fail(outgoing, xstrdup(untold(outgoing, why)));
}

static void end_told(struct outgoing *outgoing)
{
    if (outgoing->failed) {
        fail(outgoing, steal(&outgoing->failed));
        return;
    }
    bool composing = outgoing->state == OUTGOING_COMPOSING;
    outgoing->composed = true;
    end(outgoing, composing ? OUTGOING_COMPOSED : OUTGOING_SENT,
        xstrdup(composing ? "" : outgoing->said));
}

static void on_ended(void *ctx, int status)
{
    struct outgoing *outgoing = ctx;
    outgoing->job->ended(outgoing, status);
    if (outgoing->told)
        end_told(outgoing);
    else
        end_untold(outgoing, outgoing->job->has_ended);
}

static void on_late(void *ctx)
{
    struct outgoing *outgoing = ctx;
    outgoing->late = 0;
    if (outgoing->told)
        end_told(outgoing);
    else
        end_untold(outgoing, outgoing->job->is_late);
}

void outgoing_await(struct outgoing *outgoing, int ms)
{
    loop_cancel(outgoing->loop, outgoing->late);
    outgoing->late = loop_timer(outgoing->loop, ms, on_late, outgoing);
}

/* What has told how it ended ends by itself now, or is not waited for. */
static void on_line(void *ctx, const char *line, size_t len)
{
    struct outgoing *outgoing = ctx;
    if (outgoing->told)
        return;
    outgoing->job->line(outgoing, line, len);
    if (outgoing->told)
        outgoing_await(outgoing, MAIL_PROGRAM_ENDS_MS);
}

bool outgoing_start(struct outgoing *outgoing, const struct outgoing_job *job,
                    char *const argv[], const char *text, size_t len,
                    struct err *err)
{
    const struct child_pipe_calls calls = {on_line, on_ended, outgoing};
    stop(outgoing);
    int fd = mail_program_text(text, len, err);
    if (fd < 0)
        return false;
    outgoing->pipe = child_pipe_new(outgoing->loop, outgoing->children, argv,
                                    fd, &calls, err);
    close(fd);
    if (!outgoing->pipe)
        return false;
    free(outgoing->failed);
    outgoing->failed = NULL;
    outgoing->job = job;
    outgoing->told = false;
    outgoing->under_way = job->at_once;
    outgoing_say(outgoing, xstrdup(""));
    outgoing->state = job->state;
    return true;
}

bool outgoing_compose(struct outgoing *outgoing,
                      const struct outgoing_head *head, const char *body,
                      size_t len, struct err *err)
{
    stop(outgoing);
    forget_message(outgoing);
    outgoing->state = OUTGOING_NOTHING;
    return outgoing_start_composing(outgoing, head, body, len, err);
}

void outgoing_cancel(struct outgoing *outgoing)
{
    if (!outgoing->pipe)
        return;
    stop(outgoing);
    if (!outgoing->composed)
        forget_message(outgoing);
    outgoing->state = outgoing->composed ? OUTGOING_COMPOSED : OUTGOING_NOTHING;
    outgoing_say(outgoing, xstrdup(untold(outgoing, "")));
    outgoing->changed(outgoing->ctx);
}

enum outgoing_state outgoing_state(const struct outgoing *outgoing)
{
    return outgoing->state;
}

const char *outgoing_message(const struct outgoing *outgoing, size_t *ret_len)
{
    if (!outgoing->composed)
        return NULL;
    if (ret_len)
        *ret_len = outgoing->message.len;
    return buf_text(&outgoing->message);
}

const char *outgoing_said(const struct outgoing *outgoing)
{
    return outgoing->said;
}
