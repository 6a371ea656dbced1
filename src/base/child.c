/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/child.h"

#include "base/child_tty.h"
#include "base/i18n.h"
#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

struct child {
    pid_t pid;
    int tty; /* where it runs in the foreground, or -1 */
    child_done_fn *done;
    void *ctx;
};

struct children {
    struct child *list;
    size_t count, size;
};

struct children *children_new(void)
{
    return xcalloc(1, sizeof(struct children));
}

void children_free(struct children *children)
{
    if (!children)
        return;
    free(children->list);
    free(children);
}

int children_count(const struct children *children)
{
    return (int)children->count;
}

static void add_child(struct children *children, struct child child)
{
    if (children->count == children->size) {
        children->size = children->size ? children->size * 2 : 4;
        children->list = xreallocarray(children->list, children->size,
                                       sizeof *children->list);
    }
    children->list[children->count++] = child;
}

void children_add(struct children *children, pid_t pid, child_done_fn *done,
                  void *ctx)
{
    add_child(children, (struct child){pid, -1, done, ctx});
}

void children_forget(struct children *children, pid_t pid)
{
    for (size_t i = 0; i < children->count; i++)
        if (children->list[i].pid == pid)
            children->list[i].done = NULL;
}

/* In the order they were started. */
static struct child remove_child(struct children *children, size_t at)
{
    struct child child = children->list[at];
    children->count--;
    for (size_t i = at; i < children->count; i++)
        children->list[i] = children->list[i + 1];
    return child;
}

void child_default_signals(void)
{
    for (int signum = 1; signum < _NSIG; signum++)
        signal(signum, SIG_DFL); /* KILL, STOP and libc's own say no */
}

void child_unblock_signals(void)
{
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

/* Nothing of ours may run in the child's first moments, so all signals are
 * blocked on both sides of the fork; the child unblocks them when it has its
 * own actions. */
pid_t child_fork_blocked(void)
{
    sigset_t all, old;
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, &old);
    pid_t pid = fork();
    int errnum = errno;
    if (pid != 0)
        sigprocmask(SIG_SETMASK, &old, NULL);
    errno = errnum;
    return pid;
}

/* What ends or stops the program must not end its work half-way. */
static void ignore_leaving(void)
{
    static const int ignored[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
    for (size_t i = 0; i < sizeof ignored / sizeof *ignored; i++)
        signal(ignored[i], SIG_IGN);
}

static void detach_streams(void)
{
    int fd = open("/dev/null", O_RDWR);
    for (int stream = 0; stream <= STDERR_FILENO; stream++)
        if (fd < 0)
            close(stream);
        else
            dup2(fd, stream);
    if (fd > STDERR_FILENO)
        close(fd);
}

bool child_fork(struct children *children, child_work_fn *work, void *ctx,
                child_done_fn *done, void *done_ctx, pid_t *ret,
                struct err *err)
{
    pid_t pid = child_fork_blocked();
    if (pid < 0)
        return err_sys(err, "%s", _("cannot start another process"));
    if (pid == 0) {
        child_default_signals();
        ignore_leaving();
        child_unblock_signals();
        detach_streams();
        _exit(work(ctx));
    }
    add_child(children, (struct child){pid, -1, done, done_ctx});
    if (ret)
        *ret = pid;
    return true;
}

bool child_run_on_tty(struct children *children, char *const argv[], int tty,
                      child_done_fn *done, void *done_ctx, pid_t *ret,
                      struct err *err)
{
    pid_t pid;
    if (!child_start_on_tty(argv, tty, &pid, err))
        return false;
    add_child(children, (struct child){pid, tty, done, done_ctx});
    if (ret)
        *ret = pid;
    return true;
}

/* Has it ended, and how? */
static bool has_ended(const struct child *child, int *ret_status)
{
    int stops = child->tty >= 0 ? WUNTRACED : 0;
    int status = 0;
    pid_t got = waitpid(child->pid, &status, WNOHANG | stops);
    if (got == 0)
        return false;
    if (got < 0) /* somebody else has waited for it */
        status = W_EXITCODE(255, 0);
    if (got > 0 && WIFSTOPPED(status)) {
        child_stopped_on_tty(child->pid, child->tty);
        return false;
    }
    *ret_status = status;
    return true;
}

void children_reap(struct children *children)
{
    for (size_t i = 0; i < children->count;) {
        int status;
        if (!has_ended(&children->list[i], &status)) {
            i++;
            continue;
        }
        struct child child = remove_child(children, i);
        if (child.tty >= 0)
            child_take_tty(child.tty);
        if (child.done)
            child.done(child.ctx, status);
    }
}
