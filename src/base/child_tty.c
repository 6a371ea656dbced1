/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/child_tty.h"

#include "base/child.h"
#include "base/i18n.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

/* tcsetpgrp() stops a background process by SIGTTOU, unless that is blocked
 * (termios(3)). It fails where tty is not our terminal; then nothing is to be
 * given or taken. */
static bool give_tty(int tty, pid_t group)
{
    sigset_t ttou, old;
    sigemptyset(&ttou);
    sigaddset(&ttou, SIGTTOU);
    sigprocmask(SIG_BLOCK, &ttou, &old);
    bool given = tcsetpgrp(tty, group) == 0;
    int errnum = errno;
    sigprocmask(SIG_SETMASK, &old, NULL);
    errno = errnum;
    return given;
}

bool child_take_tty(int tty)
{
    return give_tty(tty, getpgrp());
}

/* In the child; only on failure it comes back, with errno set. */
static void execute(char *const argv[], int tty)
{
    setpgid(0, 0);
    give_tty(tty, getpid());
    for (int stream = 0; stream <= STDERR_FILENO; stream++)
        if (dup2(tty, stream) < 0)
            return;
    child_default_signals();
    child_unblock_signals();
    execvp(argv[0], argv);
}

/* Above the standard streams, which the child is going to replace. */
static int move_up(int fd)
{
    return fcntl(fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
}

static _Noreturn void run_child(char *const argv[], int tty, int report)
{
    int moved = move_up(report);
    if (moved >= 0)
        report = moved;
    tty = move_up(tty);
    if (moved >= 0 && tty >= 0)
        execute(argv, tty);
    int errnum = errno;
    ssize_t put = write(report, &errnum, sizeof errnum);
    (void)put; /* the status says it as well */
    _exit(127);
}

/* The pipe ends without a word when exec has closed it. */
static int read_errnum(int fd)
{
    int errnum = 0;
    ssize_t got;
    do
        got = read(fd, &errnum, sizeof errnum);
    while (got < 0 && errno == EINTR);
    return got == sizeof errnum ? errnum : 0;
}

static void wait_for(pid_t pid)
{
    while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
        ;
}

bool child_start_on_tty(char *const argv[], int tty, pid_t *ret,
                        struct err *err)
{
    int report[2];
    if (pipe2(report, O_CLOEXEC) < 0)
        return err_sys(err, "%s", _("cannot start another process"));
    pid_t pid = child_fork_blocked();
    if (pid == 0)
        run_child(argv, tty, report[1]);
    int errnum = pid < 0 ? errno : 0;
    close(report[1]);
    if (pid > 0) {
        setpgid(pid, pid); /* whoever of both is first */
        errnum = read_errnum(report[0]);
    }
    close(report[0]);
    if (pid > 0 && !errnum) {
        *ret = pid;
        return true;
    }
    if (pid > 0) {
        wait_for(pid);
        child_take_tty(tty);
    }
    errno = errnum;
    err_sys(err, "%s", pid < 0 ? _("cannot start another process") : argv[0]);
    if (err && pid > 0 && errnum == ENOENT)
        err->code = ERR_MISSING;
    return false;
}

/*
 * By TSTP, since the kernel drops it when no shell is there that could let us
 * go on (an orphaned process group, POSIX 2.4.3); STOP would be for ever.
 * After "bg" the terminal is not ours to give: then tcsetpgrp() stops the job
 * again, by TTOU, and does its work after "fg".
 */
static void stop_own_job(int tty, pid_t next_group)
{
    struct sigaction stop = {.sa_handler = SIG_DFL}, old_tstp, old_ttou;
    sigset_t both, mask;
    sigemptyset(&both);
    sigaddset(&both, SIGTSTP);
    sigaddset(&both, SIGTTOU);
    sigaction(SIGTSTP, &stop, &old_tstp);
    sigaction(SIGTTOU, &stop, &old_ttou);
    kill(0, SIGTSTP);
    sigprocmask(SIG_UNBLOCK, &both, &mask); /* here it stops */
    while (tcsetpgrp(tty, next_group) < 0 && errno == EINTR)
        ;
    sigprocmask(SIG_SETMASK, &mask, NULL);
    sigaction(SIGTSTP, &old_tstp, NULL);
    sigaction(SIGTTOU, &old_ttou, NULL);
}

void child_stopped_on_tty(pid_t pid, int tty)
{
    child_take_tty(tty);
    stop_own_job(tty, pid);
    kill(-pid, SIGCONT);
}
