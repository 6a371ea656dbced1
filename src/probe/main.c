/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/*
 * senderform-probe: finds out what can be measured, for senderform. Reads
 * requests and writes facts, see run.h.
 */
#include "base/buf.h"
#include "base/sandbox.h"
#include "base/std_streams.h"
#include "probe/host_reader.h"
#include "probe/run.h"
#include "version.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const struct sandbox_limits limits = {
    .memory = 1024u * 1024 * 1024,
    .cpu_seconds = 120,
    .files = 512,
    .network = true,
};

struct input {
    struct run *run;
    struct loop *loop;
    struct buf line;
    bool ended, wrong;
};

static void obey(struct input *input, const char *line, size_t len)
{
    struct err err = {0};
    if (run_request(input->run, line, len, &err))
        return;
    fprintf(stderr, "senderform-probe: %s\n", err.text);
    input->wrong = true;
}

static void obey_lines(struct input *input)
{
    const char *newline;
    while (input->line.len > 0 && !input->wrong &&
           (newline = memchr(input->line.data, '\n', input->line.len))) {
        size_t len = (size_t)(newline - input->line.data);
        obey(input, input->line.data, len);
        buf_splice(&input->line, 0, len + 1, "", 0);
    }
    if (input->line.full && !input->wrong) {
        fprintf(stderr, "senderform-probe: a line of more than %u bytes\n",
                RUN_LINE_MAX);
        input->wrong = true;
    }
}

static void on_input(void *ctx, short events)
{
    struct input *input = ctx;
    char bytes[4096];
    (void)events;
    ssize_t got = read(STDIN_FILENO, bytes, sizeof bytes);
    if (got < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (got <= 0) {
        input->ended = true;
        loop_unwatch(input->loop, STDIN_FILENO);
        return;
    }
    buf_add(&input->line, bytes, (size_t)got);
    obey_lines(input);
}

static int work(struct loop *loop, int host)
{
    struct err err = {0};
    struct input input = {.loop = loop, .run = run_new(loop, host, &err)};
    if (!input.run || !sandbox_lock(&limits, &err)) {
        fprintf(stderr, "senderform-probe: %s\n", err.text);
        run_free(input.run);
        return 1;
    }
    buf_init(&input.line, RUN_LINE_MAX);
    loop_watch(loop, STDIN_FILENO, POLLIN, on_input, &input);
    while (!input.wrong && !(input.ended && run_idle(input.run)))
        loop_turn(loop);
    buf_done(&input.line);
    run_free(input.run);
    return input.wrong ? 2 : 0;
}

/* The reader's end of a report that another process writes; -1: there will be
 * none, and what it would have told is not known. */
static int start_host_reader(void)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return -1;
    pid_t pid = fork();
    if (pid == 0) {
        signal(SIGCHLD, SIG_DFL); /* it waits for programs of its own */
        close(ends[0]);
        host_reader(ends[1]);
        _exit(0);
    }
    close(ends[1]);
    if (pid > 0)
        return ends[0];
    close(ends[0]);
    return -1;
}

static int about(bool version)
{
    if (version)
        printf("senderform-probe %s (%s)\n", VERSION, sandbox_about());
    else
        puts("senderform-probe finds out what can be measured, for "
             "senderform, which starts it.\nLines of JSON go in and come "
             "out; see senderform(1).");
    return 0;
}

int main(int argc, char **argv)
{
    std_streams_open();
    if (argc > 1)
        return about(strcmp(argv[1], "--version") == 0);
    signal(SIGINT, SIG_IGN); /* it ends with its parent */
    signal(SIGTSTP, SIG_IGN);
    signal(SIGCHLD, SIG_IGN);
    sigset_t none;
    sigemptyset(&none);
    int host = start_host_reader();
    struct loop *loop = loop_new(&none, NULL, NULL);
    int code = work(loop, host);
    loop_free(loop);
    return code;
}
