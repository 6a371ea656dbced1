/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/child_pipe.h"

#include "base/buf.h"
#include "base/child_tty.h"
#include "base/i18n.h"
#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    LENT_FD = 3,
    LAST_READS = 64, /* of what has ended: more than a pipe holds */
};

struct child_pipe {
    struct loop *loop;
    struct children *children;
    struct child_pipe_calls calls;
    pid_t pid;   /* 0: has ended */
    int in, out; /* what we write and what we read; -1: closed */
    int status;
    bool closing; /* in is closed when todo is empty */
    bool by_exit; /* see child_pipe_by_exit() */
    struct buf todo, line;
};

/* A password may have been said. */
static void wipe_todo(const struct child_pipe *pipe)
{
    if (pipe->todo.data)
        explicit_bzero(pipe->todo.data, pipe->todo.size);
}

static void close_in(struct child_pipe *pipe)
{
    if (pipe->in < 0)
        return;
    loop_unwatch(pipe->loop, pipe->in);
    close(pipe->in);
    pipe->in = -1;
    wipe_todo(pipe);
    buf_done(&pipe->todo);
}

static void close_out(struct child_pipe *pipe)
{
    if (pipe->out < 0)
        return;
    loop_unwatch(pipe->loop, pipe->out);
    close(pipe->out);
    pipe->out = -1;
}

/* Both have to come: the end of its output and the end of the process. */
static void end_if_over(struct child_pipe *pipe)
{
    if (pipe->pid > 0 || pipe->out >= 0)
        return;
    close_in(pipe);
    pipe->calls.ended(pipe->calls.ctx, pipe->status);
}

static void kill_it(const struct child_pipe *pipe)
{
    if (pipe->pid > 0)
        kill(pipe->pid, SIGKILL);
}

/* Whoever is called may say something, but frees the pipe only in ended(). */
static void take_lines(struct child_pipe *pipe)
{
    size_t start = 0;
    const char *newline;
    while (start < pipe->line.len &&
           (newline = memchr(pipe->line.data + start, '\n',
                             pipe->line.len - start))) {
        size_t end = (size_t)(newline - pipe->line.data);
        pipe->line.data[end] = '\0';
        pipe->calls.line(pipe->calls.ctx, pipe->line.data + start, end - start);
        start = end + 1;
    }
    buf_splice(&pipe->line, 0, start, "", 0);
}

/* What is there to read, once; false: nothing is there now. */
static bool read_some(struct child_pipe *pipe)
{
    char bytes[4096];
    ssize_t got = read(pipe->out, bytes, sizeof bytes);
    if (got < 0 && (errno == EINTR || errno == EAGAIN))
        return errno == EINTR;
    if (got > 0) {
        buf_add(&pipe->line, bytes, (size_t)got);
        take_lines(pipe);
    }
    /* Of no use, even if it goes on. */
    bool over = got <= 0 || (pipe->line.full && !pipe->by_exit);
    if (pipe->line.full)
        buf_clear(&pipe->line);
    if (over && !pipe->by_exit)
        kill_it(pipe);
    if (over)
        close_out(pipe);
    return !over;
}

static void on_output(void *ctx, short events)
{
    struct child_pipe *pipe = ctx;
    (void)events;
    read_some(pipe);
    end_if_over(pipe);
}

/* What it leaves behind may say more: that is not waited for. */
static void read_last(struct child_pipe *pipe)
{
    for (int i = 0; i < LAST_READS && pipe->out >= 0 && read_some(pipe); i++)
        continue;
    close_out(pipe);
}

static void on_exit_of(void *ctx, int status)
{
    struct child_pipe *pipe = ctx;
    pipe->pid = 0;
    pipe->status = status;
    if (pipe->by_exit)
        read_last(pipe);
    end_if_over(pipe);
}

static void on_room(void *ctx, short events)
{
    struct child_pipe *pipe = ctx;
    (void)events;
    ssize_t put = write(pipe->in, buf_text(&pipe->todo), pipe->todo.len);
    if (put < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (put < 0) {
        close_in(pipe);
        return;
    }
    buf_splice(&pipe->todo, 0, (size_t)put, "", 0);
    if (pipe->todo.len > 0)
        return;
    wipe_todo(pipe);
    if (pipe->closing)
        close_in(pipe);
    else
        loop_unwatch(pipe->loop, pipe->in);
}

/* What is lent may be descriptor 3 already, and closed by exec then. */
static bool lend(int lent)
{
    if (lent == LENT_FD)
        return fcntl(lent, F_SETFD, 0) == 0;
    return lent < 0 || dup2(lent, LENT_FD) >= 0;
}

static _Noreturn void run(char *const argv[], int in, int out, int lent)
{
    int null = open("/dev/null", O_WRONLY);
    setpgid(0, 0);
    child_default_signals();
    child_unblock_signals();
    if (dup2(in, STDIN_FILENO) >= 0 && dup2(out, STDOUT_FILENO) >= 0 &&
        dup2(null, STDERR_FILENO) >= 0 && lend(lent)) {
        /* What our own caller has left open is nothing to it. */
        close_range(lent < 0 ? LENT_FD : LENT_FD + 1, ~0u, 0);
        execv(argv[0], argv);
    }
    _exit(127);
}

/* Both ends of ours are non-blocking and closed by exec. */
static bool make_pipes(int in[2], int out[2])
{
    if (pipe2(in, O_CLOEXEC) != 0)
        return false;
    if (pipe2(out, O_CLOEXEC) == 0) {
        fcntl(in[1], F_SETFL, O_NONBLOCK);
        fcntl(out[0], F_SETFL, O_NONBLOCK);
        return true;
    }
    close(in[0]);
    close(in[1]);
    return false;
}

static bool start(struct child_pipe *pipe, char *const argv[], int lent,
                  struct err *err)
{
    int in[2], out[2];
    if (!make_pipes(in, out))
        return err_sys(err, "%s", _("cannot start another process"));
    pid_t pid = child_fork_blocked();
    if (pid == 0)
        run(argv, in[0], out[1], lent);
    int errnum = errno;
    close(in[0]);
    close(out[1]);
    pipe->in = in[1];
    pipe->out = out[0];
    errno = errnum;
    if (pid < 0)
        return err_sys(err, "%s", _("cannot start another process"));
    pipe->pid = pid;
    children_add(pipe->children, pid, on_exit_of, pipe);
    return true;
}

struct child_pipe *child_pipe_new(struct loop *loop, struct children *children,
                                  char *const argv[], int lent,
                                  const struct child_pipe_calls *calls,
                                  struct err *err)
{
    struct child_pipe *pipe = xcalloc(1, sizeof *pipe);
    *pipe = (struct child_pipe){.loop = loop,
                                .children = children,
                                .calls = *calls,
                                .in = -1,
                                .out = -1};
    buf_init(&pipe->todo, CHILD_TODO_MAX);
    buf_init(&pipe->line, CHILD_LINE_MAX);
    if (access(argv[0], X_OK) != 0) {
        err_sys(err, "%s", argv[0]);
        child_pipe_free(pipe);
        return NULL;
    }
    if (!start(pipe, argv, lent, err)) {
        child_pipe_free(pipe);
        return NULL;
    }
    loop_watch(loop, pipe->out, POLLIN, on_output, pipe);
    return pipe;
}

void child_pipe_say(struct child_pipe *pipe, const char *line, size_t len)
{
    if (pipe->in < 0 || pipe->closing)
        return;
    /* The memory grows before the line is in it: no copy stays behind. */
    if (!buf_putc(&pipe->todo, '\n') ||
        !buf_splice(&pipe->todo, pipe->todo.len - 1, 0, line, len))
        kill_it(pipe);
    loop_watch(pipe->loop, pipe->in, POLLOUT, on_room, pipe);
}

void child_pipe_close(struct child_pipe *pipe)
{
    pipe->closing = true;
    if (pipe->todo.len == 0)
        close_in(pipe);
}

void child_pipe_by_exit(struct child_pipe *pipe)
{
    pipe->by_exit = true;
}

void child_pipe_free(struct child_pipe *pipe)
{
    if (!pipe)
        return;
    kill_it(pipe);
    if (pipe->pid > 0)
        children_forget(pipe->children, pipe->pid);
    close_in(pipe);
    close_out(pipe);
    buf_done(&pipe->todo);
    buf_done(&pipe->line);
    free(pipe);
}
