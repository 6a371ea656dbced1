/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "app/sent_message.h"

#include "app/programs.h"
#include "base/child_pipe.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "model/fact_kinds.h"
#include "model/fact_line.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define PROGRAM "senderform-mail"
#define REQUEST "{\"tell\": \"facts\"}"

enum { LATE_MS = 60000 }; /* the mail may come through a slow pipe */

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
        struct fact fact = fact_make("message", "", FACT_FAILED, why, PROGRAM);
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

/* A pipe or a file; a folder or a device is no mail. -1: err says why. */
static int open_mail(const char *path, struct err *err)
{
    struct stat status;
    bool input = strcmp(path, "-") == 0;
    int fd = input ? fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1)
                   : open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0) {
        err_sys(err, "%s", path);
        return -1;
    }
    if (fstat(fd, &status) == 0 &&
        (S_ISREG(status.st_mode) || S_ISFIFO(status.st_mode))) {
        if (!input)
            fcntl(fd, F_SETFL, 0);
        return fd;
    }
    close(fd);
    err_set(err, ERR_INPUT, _("%s: not a file; name one with a mail in it"),
            path);
    return -1;
}

bool sent_message_open(struct sent_message *message, const char *path,
                       struct err *err)
{
    autofree char *program = program_path(PROGRAM);
    char *const argv[] = {program, NULL};
    const struct child_pipe_calls calls = {on_line, on_ended, message};
    int fd = open_mail(path, err);
    if (fd < 0)
        return false;
    stop(message);
    message->told = false;
    message->pipe =
        child_pipe_new(message->loop, message->children, argv, fd, &calls, err);
    close(fd);
    if (!message->pipe)
        return false;
    child_pipe_say(message->pipe, REQUEST, strlen(REQUEST));
    child_pipe_close(message->pipe);
    message->late = loop_timer(message->loop, LATE_MS, on_late, message);
    return true;
}

bool sent_message_idle(const struct sent_message *message)
{
    return !message->pipe;
}
