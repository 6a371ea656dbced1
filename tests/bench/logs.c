/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * logs [--rounds N] SENDERFORM LOG...: how long "senderform evidence LOG" takes
 * on one processor and on two, beside reading the same bytes and, where it is
 * installed, beside ripgrep with a regular expression for Yahoo's refusals
 * (which reads plain files only, and counts nothing).
 *
 * All take turns in each round, in wall time. Ratios are taken within their
 * round, and the medians are printed.
 */
#include "base/mem.h"

#include <fcntl.h>
#include <sched.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    ROUNDS = 9,
    ROUNDS_MAX = 99,
    BLOCK = 256 * 1024, /* bytes a read */
};

enum program { READ, ONE, TWO, RIPGREP, PROGRAMS };
static const char *const names[PROGRAMS] = {"read", "one processor",
                                            "two processors", "ripgrep"};

#define REFUSAL                                                                \
    "yahoodns\\.net\\[[^]]*\\] (said|refused to talk to me): [45][0-9][0-9]"   \
    ".*\\[(TSS?|IPTS|GL|BL|PH)[0-9]+\\]"

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void read_all(const char *path)
{
    static char block[BLOCK];
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    while (read(fd, block, sizeof block) > 0)
        continue;
    close(fd);
}

/* The first processors that this process may use. */
static void keep_processors(int count)
{
    cpu_set_t all, few;
    CPU_ZERO(&few);
    sched_getaffinity(0, sizeof all, &all);
    for (int i = 0; i < CPU_SETSIZE && count > 0; i++) {
        if (!CPU_ISSET(i, &all))
            continue;
        CPU_SET(i, &few);
        count--;
    }
    sched_setaffinity(0, sizeof few, &few);
}

static _Noreturn void become(enum program which, char *senderform, char *log)
{
    char evidence[] = "evidence", json[] = "--json", since[] = "--since";
    char ever[] = "1990-01-01", rg[] = "rg", text[] = "-aN", what[] = REFUSAL;
    char *ours[] = {senderform, evidence, json, since, ever, log, NULL};
    char *theirs[] = {rg, text, what, log, NULL};
    int null = open("/dev/null", O_RDWR | O_CLOEXEC);
    int out = memfd_create("out", MFD_CLOEXEC); /* grep stops early at null */
    dup2(null, STDIN_FILENO);
    dup2(out, STDOUT_FILENO);
    dup2(null, STDERR_FILENO);
    keep_processors(which == TWO ? 2 : 1);
    if (which == READ) {
        read_all(log);
        _exit(0);
    }
    execvp(which == RIPGREP ? rg : senderform,
           which == RIPGREP ? theirs : ours);
    _exit(127);
}

/* Milliseconds; 0: it is not there. */
static double measure(enum program which, char *senderform, char *log)
{
    int status;
    double start = now_ms();
    pid_t pid = fork();
    if (pid == 0)
        become(which, senderform, log);
    if (pid < 0 || waitpid(pid, &status, 0) < 0 || !WIFEXITED(status) ||
        WEXITSTATUS(status) == 127)
        return 0;
    return now_ms() - start;
}

static int ascending(const void *a, const void *b)
{
    double one = *(const double *)a, other = *(const double *)b;
    return one < other ? -1 : one > other;
}

static double median(double *values, int count)
{
    qsort(values, (size_t)count, sizeof *values, ascending);
    return values[count / 2];
}

static void print(const char *log, double ms[PROGRAMS][ROUNDS_MAX], int rounds)
{
    double ratio[ROUNDS_MAX];
    struct stat st = {.st_size = 0};
    stat(log, &st);
    printf("%s: %.0f MiB as it lies, %d rounds in turn, medians\n", log,
           (double)st.st_size / (1024 * 1024), rounds);
    for (int i = READ; i < PROGRAMS; i++) {
        if (ms[i][0] <= 0)
            continue;
        for (int round = 0; round < rounds; round++)
            ratio[round] = ms[i][round] / ms[READ][round];
        double times = median(ratio, rounds);
        printf("  %-15s %8.1f ms %6.2f x read\n", names[i],
               median(ms[i], rounds), times);
    }
}

int main(int argc, char **argv)
{
    static double ms[PROGRAMS][ROUNDS_MAX];
    int rounds = ROUNDS, at = 1;
    if (argc > 2 && strcmp(argv[1], "--rounds") == 0) {
        rounds = atoi(argv[2]);
        at = 3;
    }
    if (argc - at < 2 || rounds < 1 || rounds > ROUNDS_MAX) {
        fputs("usage: logs [--rounds N] SENDERFORM LOG...\n", stderr);
        return 2;
    }
    for (int log = at + 1; log < argc; log++) {
        for (int round = 0; round < rounds; round++) {
            /* Who maps the log, as ripgrep does, leaves its pages so that the
             * next one reads them half as fast. */
            read_all(argv[log]);
            for (int i = READ; i < PROGRAMS; i++)
                ms[i][round] = measure((enum program)i, argv[at], argv[log]);
        }
        print(argv[log], ms, rounds);
    }
    return 0;
}
