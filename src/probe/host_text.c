/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "probe/host_text.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/loop.h"
#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ARGS_MAX = 32 };

/* One argument vector: the path, then the args. */
static void run(const char *path, const char *const *args, int out)
{
    static const char *const environment[] = {
        "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C", NULL};
    const char *argv[ARGS_MAX + 2] = {path};
    int null = open("/dev/null", O_RDWR);
    for (size_t i = 0; i < ARGS_MAX && args[i]; i++)
        argv[i + 1] = args[i];
    setpgid(0, 0); /* so that its children can be killed with it */
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0); /* alarm() ends its parent */
    alarm(0);
    if (null >= 0 && dup2(null, STDIN_FILENO) >= 0 &&
        dup2(out, STDOUT_FILENO) >= 0 && dup2(null, STDERR_FILENO) >= 0)
        execve(path, (char *const *)(const void *)argv,
               (char *const *)(const void *)environment);
    _exit(127);
}

/* Reads until it ends, or its time does. */
static void read_all(int fd, struct buf *text)
{
    long long end = loop_now_ms() + HOST_PROGRAM_MS;
    for (;;) {
        long long left = end - loop_now_ms();
        struct pollfd ready = {.fd = fd, .events = POLLIN};
        char bytes[4096];
        if (left <= 0 || poll(&ready, 1, (int)left) == 0)
            return;
        ssize_t got = read(fd, bytes, sizeof bytes);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0 || !buf_add(text, bytes, (size_t)got))
            return;
    }
}

static bool output_of(const char *path, const char *const *args, char **ret,
                      size_t *ret_len)
{
    int ends[2];
    struct buf text;
    if (pipe2(ends, O_CLOEXEC) != 0)
        return false;
    pid_t pid = fork();
    if (pid == 0)
        run(path, args, ends[1]);
    close(ends[1]);
    buf_init(&text, HOST_TEXT_MAX);
    if (pid > 0) {
        setpgid(pid, pid);
        read_all(ends[0], &text);
        kill(-pid, SIGKILL);
        while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
            ;
    }
    close(ends[0]);
    bool said = text.len > 0;
    if (said) {
        *ret_len = text.len;
        *ret = buf_steal(&text);
    }
    buf_done(&text);
    return said;
}

/* Others may never end, or not even open. */
static bool is_file(const char *path)
{
    struct stat stat_of;
    return stat(path, &stat_of) == 0 && S_ISREG(stat_of.st_mode);
}

bool host_text(const char *const *places, const char *const *args, char **ret,
               size_t *ret_len, const char **ret_place)
{
    for (; *places; places++) {
        if (access(*places, args ? X_OK : R_OK) != 0 || !is_file(*places))
            continue;
        *ret_place = *places;
        return args ? output_of(*places, args, ret, ret_len)
                    : file_read(*places, HOST_TEXT_MAX, ret, ret_len, NULL);
    }
    return false;
}
