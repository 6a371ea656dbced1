/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "ui/terminal_crash.h"

#include <signal.h>
#include <stddef.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

#define CRASHES    5
#define STACK_SIZE (64 * 1024)

static const int crashes[CRASHES] = {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL};

static struct {
    int fd;
    struct termios saved;
    struct sigaction before[CRASHES];
    void *stack;
} guard = {.fd = -1};

/* Marked pastes off, keypad off, attributes off, cursor on, normal screen. */
static const char restore[] = "\033[?2004l\033[?1l\033>\033[0m\033[?25h"
                              "\033[?1049l\r\n";

static void on_crash(int signum)
{
    for (size_t i = 0; i < CRASHES; i++)
        sigaction(crashes[i], &guard.before[i], NULL);
    ssize_t written = write(guard.fd, restore, sizeof restore - 1);
    (void)written;
    tcsetattr(guard.fd, TCSANOW, &guard.saved);
    raise(signum);
}

void crash_guard_on(int fd, const struct termios *saved)
{
    guard.fd = fd;
    guard.saved = *saved;
    guard.stack = malloc(STACK_SIZE);
    stack_t stack = {.ss_sp = guard.stack, .ss_size = STACK_SIZE};
    struct sigaction action = {.sa_handler = on_crash};
    if (guard.stack && sigaltstack(&stack, NULL) == 0)
        action.sa_flags = SA_ONSTACK;
    for (size_t i = 0; i < CRASHES; i++)
        sigaction(crashes[i], &action, &guard.before[i]);
}

void crash_guard_off(void)
{
    if (guard.fd < 0)
        return;
    for (size_t i = 0; i < CRASHES; i++)
        sigaction(crashes[i], &guard.before[i], NULL);
    stack_t none = {.ss_flags = SS_DISABLE};
    sigaltstack(&none, NULL);
    free(guard.stack);
    guard.stack = NULL;
    guard.fd = -1;
}
