/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "app/sent_message.h"

#include "app/mail_program.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "model/fact_kinds.h"
#include "model/fact_line.h"

#include <string.h>
#include <time.h>

#define REQUEST "{\"tell\": \"facts\"}"

struct sent_message {
    struct loop *loop;
    struct children *children;
    struct facts *facts;
    void (*changed)(void *ctx);
    void *ctx;
    struct child_pipe *pipe; /* NULL: nothing is being read */
    unsigned late;           /* the timer that gives it up */
    bool told;
};

/* The kinds that a message tells; answers tell of refusals. */
static bool is_told(const struct fact *fact)
{
    const struct fact_kind *kind = fact_kind_find(fact->kind);
    return kind && kind->world == WORLD_TOLD &&
           strcmp(fact->kind, "refused_address") != 0 &&
           fact_subject_ok(kind->subject, fact->subject);
}

static void forget_last(struct facts *facts)
{
    for (size_t i = facts_count(facts); i-- > 0;) {
        const struct fact *fact = facts_at(facts, i);
        if (!is_told(fact))
            continue;
        autofree char *kind = xstrdup(fact->kind);
        autofree char *subject = xstrdup(fact->subject);
        facts_remove(facts, kind, subject);
    }
}

static void on_line(void *ctx, const char *line, size_t len)
{
    struct sent_message *message = ctx;
    struct fact fact;
    if (!fact_line_parse(line, len, &fact, NULL, NULL))
        return;
    if (!is_told(&fact) || fact.state == FACT_ASKED) {
        fact_done(&fact);
        return;
    }
    if (!message->told)
        forget_last(message->facts);
    message->told = true;
    fact.at = time(NULL);
    facts_set(message->facts, fact);
}

static void stop(struct sent_message *message)
{
    child_pipe_free(message->pipe);
    message->pipe = NULL;
    loop_cancel(message->loop, message->late);
    message->late = 0;
}

static void end(struct sent_message *message, const char *why)
{
    stop(message);
    if (!message->told) {
        struct fact fact =
            fact_make("message", "", FACT_FAILED, why, MAIL_PROGRAM);
        fact.at = time(NULL);
        facts_set(message->facts, fact);
    }
    message->changed(message->ctx);
}

static void on_ended(void *ctx, int status)
{
    (void)status;
    end(ctx, N_("the program that reads mails has ended"));
}

static void on_late(void *ctx)
{
    end(ctx, N_("the program that reads mails does not answer"));
}

struct sent_message *sent_message_new(struct loop *loop,
                                      struct children *children,
                                      struct facts *facts,
                                      void (*changed)(void *ctx), void *ctx)
{
    struct sent_message *message = xcalloc(1, sizeof *message);
    *message = (struct sent_message){.loop = loop,
                                     .children = children,
                                     .facts = facts,
                                     .changed = changed,
                                     .ctx = ctx};
    return message;
}

void sent_message_free(struct sent_message *message)
{
    if (!message)
        return;
    stop(message);
    free(message);
}

bool sent_message_open(struct sent_message *message, const char *path,
                       struct err *err)
{
    const struct child_pipe_calls calls = {on_line, on_ended, message};
    int mail = mail_program_file(path, err);
    if (mail < 0)
        return false;
    stop(message);
    message->told = false;
    message->pipe = mail_program_start(message->loop, message->children, mail,
                                       REQUEST, &calls, err);
    if (!message->pipe)
        return false;
    message->late =
        loop_timer(message->loop, MAIL_PROGRAM_LATE_MS, on_late, message);
    return true;
}

bool sent_message_idle(const struct sent_message *message)
{
    return !message->pipe;
}
