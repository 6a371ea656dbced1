/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* Statements that run the program without a terminal. */
#include "script.h"

#include "base/file.h"
#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/wait.h>
#include <unistd.h>

/* A file without a name, so that no pipe can fill up. */
static int new_stream(const char *text)
{
    int fd = memfd_create("stream", MFD_CLOEXEC);
    if (fd < 0)
        vt_die("memfd_create");
    if (text && (!file_write_all(fd, text, strlen(text), NULL) ||
                 lseek(fd, 0, SEEK_SET) < 0))
        vt_die("memfd");
    return fd;
}

static char *read_stream(int fd)
{
    struct buf all;
    buf_init(&all, SCRIPT_FILE_MAX);
    char chunk[4096];
    ssize_t len;
    lseek(fd, 0, SEEK_SET);
    while ((len = read(fd, chunk, sizeof chunk)) > 0)
        buf_add(&all, chunk, (size_t)len);
    close(fd);
    return buf_steal(&all);
}

static _Noreturn void become(struct script *script, char **env,
                             char *const argv[], const int streams[3])
{
    /* A terminal that happens to be there is not for the program. */
    setsid();
    if (chdir(script->home) < 0)
        _exit(126);
    for (int fd = 0; fd < 3; fd++)
        dup2(streams[fd], fd);
    execve(script->program, argv, env);
    _exit(127);
}

static bool wait_for(pid_t pid, int *ret_status, struct err *err)
{
    int pidfd = pidfd_open(pid, 0);
    struct pollfd polled = {.fd = pidfd, .events = POLLIN};
    bool ended = poll(&polled, 1, VT_DEADLINE_MS) == 1;
    if (!ended)
        kill(pid, SIGKILL);
    waitpid(pid, ret_status, 0);
    close(pidfd);
    return ended || err_set(err, ERR_BUSY, "it does not end");
}

static bool run(struct script *script, char *const words[], int *ret_status,
                struct err *err)
{
    char *argv[SCRIPT_WORDS + 2];
    autofree char *name = xstrdup("senderform");
    argv[0] = name;
    memcpy(argv + 1, words, (SCRIPT_WORDS + 1) * sizeof *argv);
    int streams[3] = {new_stream(script->input ? script->input : ""),
                      new_stream(NULL), new_stream(NULL)};
    char **env = vt_env_new(script->home, (const char *const *)script->env);
    fflush(NULL);
    pid_t pid = fork();
    if (pid < 0)
        vt_die("fork");
    if (pid == 0)
        become(script, env, argv, streams);
    vt_env_free(env);
    bool ok = wait_for(pid, ret_status, err);
    close(streams[0]);
    free(script->input);
    free(script->output);
    free(script->errors);
    script->input = NULL;
    script->output = read_stream(streams[1]);
    script->errors = read_stream(streams[2]);
    return ok;
}

static bool run_wanting(struct script *script, const char *rest, int code,
                        struct err *err)
{
    char *words[SCRIPT_WORDS + 1] = {NULL};
    int status = 0;
    if (!script_split(script, rest, words, NULL, err))
        return false;
    bool ok = run(script, words, &status, err);
    script_words_free(words);
    if (ok && WIFEXITED(status) && WEXITSTATUS(status) == code)
        return true;
    buf_printf(&script->report, "Standard output:\n%s\nStandard error:\n%s\n",
               script->output, script->errors);
    if (!ok)
        return false;
    return err_set(err, ERR_INPUT, "%s %d",
                   WIFEXITED(status) ? "its exit code is" : "killed by signal",
                   WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status));
}

/* run ARGS: succeeds */
static bool do_run(struct script *script, const char *rest, struct err *err)
{
    return run_wanting(script, rest, 0, err);
}

/* run-exit N ARGS: leaves with exit code N */
static bool do_run_exit(struct script *script, const char *rest,
                        struct err *err)
{
    char *args;
    long code = strtol(rest, &args, 10);
    if (args == rest)
        return err_set(err, ERR_INPUT, "run-exit needs an exit code");
    return run_wanting(script, args, (int)code, err);
}

/* input TEXT: a line on the standard input of the next run */
static bool do_input(struct script *script, const char *rest, struct err *err)
{
    (void)err;
    autofree char *line = script_unescape(script, rest, NULL);
    char *all =
        xasprintf("%s%s\n", script->input ? script->input : "", line);
    free(script->input);
    script->input = all;
    return true;
}

static bool holds(struct script *script, const char *have, const char *rest,
                  bool wanted, struct err *err)
{
    autofree char *text = script_unescape(script, rest, NULL);
    if (!have)
        return err_set(err, ERR_MISSING, "nothing has been run");
    if ((strstr(have, text) != NULL) == wanted)
        return true;
    buf_printf(&script->report, "What it said:\n%s\n", have);
    return err_set(err, ERR_INPUT, wanted ? "it did not say that"
                                          : "it did say that");
}

static bool do_expect(struct script *script, const char *rest,
                      struct err *err)
{
    return holds(script, script->output, rest, true, err);
}

static bool do_expect_not(struct script *script, const char *rest,
                          struct err *err)
{
    return holds(script, script->output, rest, false, err);
}

static bool do_expect_error(struct script *script, const char *rest,
                            struct err *err)
{
    return holds(script, script->errors, rest, true, err);
}

/* expect-same NAME: the output is that file beside the script */
static bool do_expect_same(struct script *script, const char *rest,
                           struct err *err)
{
    if (!script->output)
        return err_set(err, ERR_MISSING, "nothing has been run");
    autofree char *path = xasprintf("%s/%s", script->folder, rest);
    if (script->update)
        return file_replace(path, script->output, strlen(script->output), 0644,
                            err);
    autofree char *wanted = NULL;
    size_t len = 0;
    if (!file_read(path, SCRIPT_FILE_MAX, &wanted, &len, err))
        return false;
    if (strcmp(wanted, script->output) == 0)
        return true;
    buf_printf(&script->report, "Expected:\n%s\nGot:\n%s\n", wanted,
               script->output);
    return err_set(err, ERR_INPUT, "it said something else");
}

const struct script_statement script_run_statements[] = {
    {"run", do_run},
    {"run-exit", do_run_exit},
    {"input", do_input},
    {"expect", do_expect},
    {"expect-not", do_expect_not},
    {"expect-error", do_expect_error},
    {"expect-same", do_expect_same},
    {NULL, NULL},
};
