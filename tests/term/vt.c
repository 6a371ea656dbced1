/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "vt_private.h"

#include "base/file.h"
#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    RAW_MAX = 64 * 1024 * 1024,
    INPUT_MAX = 64 * 1024 * 1024,
    STATUS_MAX = 64 * 1024,
};

void vt_die(const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    fflush(stdout);
    fputs("Bail out! ", stdout);
    vprintf(fmt, args);
    printf(": %s\n", strerror(errno));
    va_end(args);
    exit(99);
}

long long vt_now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

static _Noreturn void become(const struct vt_setup *setup, char **env,
                             char *const argv[], long long *ret_exec_ns)
{
    if (setup->home && chdir(setup->home) < 0)
        _exit(126);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    for (int signum = 1; signum < NSIG; signum++)
        signal(signum, SIG_DFL);
    *ret_exec_ns = vt_now_ns();
    execvpe(argv[0], argv, env);
    fprintf(stderr, "%s: %s\n", argv[0], strerror(errno));
    _exit(127);
}

struct vt *vt_start(const struct vt_setup *setup, char *const argv[])
{
    struct vt *vt = xcalloc(1, sizeof *vt);
    vt->cols = setup->cols ? setup->cols : 80;
    vt->rows = setup->rows ? setup->rows : 24;
    buf_init(&vt->raw, RAW_MAX);
    buf_init(&vt->input, INPUT_MAX);
    vt->late = setup->late;
    vt->exec_ns = mmap(NULL, sizeof *vt->exec_ns, PROT_READ | PROT_WRITE,
                       MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (vt->exec_ns == MAP_FAILED)
        vt_die("mmap");
    vt_screen_open(vt);
    char **env = vt_env_new(setup->home, setup->env);
    struct winsize size = {.ws_row = (unsigned short)vt->rows,
                           .ws_col = (unsigned short)vt->cols};
    fflush(NULL);
    vt->pid = forkpty(&vt->master, NULL, NULL, &size);
    if (vt->pid < 0)
        vt_die("no pseudo-terminal");
    if (vt->pid == 0)
        become(setup, env, argv, vt->exec_ns);
    vt_env_free(env);
    fcntl(vt->master, F_SETFD, FD_CLOEXEC);
    fcntl(vt->master, F_SETFL, O_NONBLOCK);
    vt->pidfd = pidfd_open(vt->pid, 0);
    if (vt->pidfd < 0)
        vt_die("pidfd_open");
    return vt;
}

void vt_free(struct vt *vt)
{
    if (!vt)
        return;
    if (!vt->ended) {
        kill(vt->pid, SIGKILL);
        waitpid(vt->pid, &vt->status, 0);
    }
    if (vt->master >= 0)
        close(vt->master);
    close(vt->pidfd);
    vterm_free(vt->term);
    munmap(vt->exec_ns, sizeof *vt->exec_ns);
    buf_done(&vt->raw);
    buf_done(&vt->input);
    free(vt);
}

static void take_output(struct vt *vt)
{
    char chunk[65536];
    ssize_t len = read(vt->master, chunk, sizeof chunk);
    if (len > 0) {
        vt->last_output_ns = vt_now_ns();
        vt->bytes += (unsigned long long)len;
        buf_add(&vt->raw, chunk, (size_t)len);
        if (!vt->late)
            vt_draw(vt, vt->bytes);
    } else if (len == 0 || (errno != EAGAIN && errno != EINTR)) {
        close(vt->master); /* EIO: nobody has the other side any more */
        vt->master = -1;
    }
}

void vt_draw(struct vt *vt, unsigned long long bytes)
{
    unsigned long long end = bytes < vt->raw.len ? bytes : vt->raw.len;
    if (end <= vt->drawn)
        return;
    vterm_input_write(vt->term, vt->raw.data + vt->drawn,
                      (size_t)(end - vt->drawn));
    vterm_screen_flush_damage(vt->screen);
    vt->drawn = end;
}

static void give_input(struct vt *vt)
{
    ssize_t len = write(vt->master, vt->input.data, vt->input.len);
    if (len > 0)
        buf_splice(&vt->input, 0, (size_t)len, "", 0);
}

bool vt_turn(struct vt *vt, int ms)
{
    struct pollfd polled[] = {
        {.fd = vt->master, .events = POLLIN},
        {.fd = vt->ended ? -1 : vt->pidfd, .events = POLLIN},
    };
    if (vt->master >= 0 && vt->input.len > 0)
        polled[0].events |= POLLOUT;
    if (poll(polled, 2, ms) <= 0)
        return false;
    /* Before its end is noticed, all of its output has been read. */
    if (polled[0].revents & (POLLIN | POLLHUP | POLLERR))
        take_output(vt);
    else if (polled[1].revents)
        vt->ended = waitpid(vt->pid, &vt->status, WNOHANG) == vt->pid;
    if (vt->master >= 0 && (polled[0].revents & POLLOUT))
        give_input(vt);
    return true;
}

static int ms_left(long long deadline_ns)
{
    long long left = (deadline_ns - vt_now_ns() + 999999) / 1000000;
    return left > 0 ? (int)left : 0;
}

bool vt_wait(struct vt *vt, vt_condition *is_true, void *ctx, int ms)
{
    long long deadline_ns = vt_now_ns() + ms * 1000000LL;
    while (!is_true(vt, ctx)) {
        if (vt_now_ns() >= deadline_ns)
            return false;
        if (vt->ended && vt->master < 0)
            return false;
        vt_turn(vt, ms_left(deadline_ns));
    }
    return true;
}

bool vt_wait_quiet(struct vt *vt, int quiet_ms, int ms)
{
    long long deadline_ns = vt_now_ns() + ms * 1000000LL;
    while (vt_now_ns() < deadline_ns) {
        if (vt->ended && vt->master < 0)
            return true;
        bool busy = vt_turn(vt, quiet_ms);
        if (!busy && vt->input.len == 0)
            return true;
    }
    return false;
}

static bool has_ended(struct vt *vt, void *ctx)
{
    (void)ctx;
    return vt->ended;
}

bool vt_wait_exit(struct vt *vt, int *ret_status, int ms)
{
    if (!vt_wait(vt, has_ended, NULL, ms))
        return false;
    while (vt->master >= 0 && vt_turn(vt, 0))
        ;
    *ret_status = vt->status;
    return true;
}

void vt_send(struct vt *vt, const char *bytes, size_t len)
{
    buf_add(&vt->input, bytes, len);
    if (vt->master >= 0 && vt->input.len == len)
        give_input(vt);
}

void vt_resize(struct vt *vt, int cols, int rows)
{
    struct winsize size = {.ws_row = (unsigned short)rows,
                           .ws_col = (unsigned short)cols};
    vt->cols = cols;
    vt->rows = rows;
    vterm_set_size(vt->term, rows, cols);
    if (vt->master >= 0)
        ioctl(vt->master, TIOCSWINSZ, &size);
}

void vt_signal(struct vt *vt, int signum)
{
    if (!vt->ended)
        kill(vt->pid, signum);
}

void vt_hang_up(struct vt *vt)
{
    if (vt->master >= 0)
        close(vt->master);
    vt->master = -1;
}

bool vt_has_ended(const struct vt *vt)
{
    return vt->ended;
}

unsigned long long vt_bytes(const struct vt *vt)
{
    return vt->bytes;
}

const char *vt_raw(const struct vt *vt, size_t *ret_len)
{
    *ret_len = vt->raw.len;
    return buf_text(&vt->raw);
}

pid_t vt_pid(const struct vt *vt)
{
    return vt->pid;
}

long vt_proc_status(const struct vt *vt, const char *name)
{
    autofree char *path = xasprintf("/proc/%d/status", (int)vt->pid);
    autofree char *key = xasprintf("\n%s:", name);
    autofree char *text = NULL;
    size_t len = 0;
    if (!file_read(path, STATUS_MAX, &text, &len, NULL))
        return -1;
    const char *found = strstr(text, key);
    return found ? strtol(found + strlen(key), NULL, 10) : -1;
}

long long vt_exec_ns(const struct vt *vt)
{
    return *vt->exec_ns;
}

long long vt_last_output_ns(const struct vt *vt)
{
    return vt->last_output_ns;
}
