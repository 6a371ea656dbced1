/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* Statements that start a program in a terminal and act on it. */
#include "script.h"

#include "base/mem.h"

#include <libgen.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

#define PROMPT "sh$ "
#define FENCE  "echo fence\"\"-$?"

static void start(struct script *script, const char *const *env,
                  char *const argv[])
{
    struct vt_setup setup = {.cols = script->cols,
                             .rows = script->rows,
                             .home = script->home,
                             .env = env};
    vt_free(script->vt[script->current]);
    script->vt[script->current] = vt_start(&setup, argv);
    script->marked_bytes = 0;
}

/* start ARGS: the program itself. */
static bool do_start(struct script *script, const char *rest, struct err *err)
{
    char *words[SCRIPT_WORDS + 1];
    char *argv[SCRIPT_WORDS + 2] = {(char[]){"senderform"}};
    if (!script_split(script, rest, words, NULL, err))
        return false;
    autofree char *program = xstrdup(script->program);
    argv[0] = program;
    memcpy(argv + 1, words, sizeof words);
    start(script, (const char *const *)script->env, argv);
    script_words_free(words);
    return true;
}

/* exec PROGRAM ARGS: any other one. */
static bool do_exec(struct script *script, const char *rest, struct err *err)
{
    char *words[SCRIPT_WORDS + 1];
    size_t count;
    if (!script_split(script, rest, words, &count, err))
        return false;
    if (count > 0)
        start(script, (const char *const *)script->env, words);
    script_words_free(words);
    return count > 0 || err_set(err, ERR_INPUT, "exec needs a program");
}

/* The script's variables, its prompt and where the program is; new. */
static const char **shell_env(const struct script *script, const char *path)
{
    size_t count = 0;
    while (script->env[count])
        count++;
    const char **env = xcalloc(count + 3, sizeof *env);
    for (size_t i = 0; i < count; i++)
        env[i] = script->env[i];
    env[count] = "PS1=" PROMPT;
    env[count + 1] = path;
    return env;
}

/* start-shell ARGS: from an interactive shell, which must not get any of the
 * program's input. */
static bool do_start_shell(struct script *script, const char *rest,
                           struct err *err)
{
    const char *given = getenv("PATH");
    autofree char *program = xstrdup(script->program);
    autofree char *path =
        xasprintf("PATH=%s:%s", dirname(program), given ? given : "/bin");
    autofree const char **env = shell_env(script, path);
    char sh[] = "sh", interactive[] = "-i";
    start(script, env, (char *[]){sh, interactive, NULL});
    struct vt *vt = script->vt[script->current];
    if (!vt_wait_text(vt, PROMPT, VT_DEADLINE_MS))
        return err_set(err, ERR_BUSY, "the shell shows no prompt");
    vt_send_text(vt, "senderform ");
    vt_send_text(vt, rest);
    vt_send_text(vt, "\r");
    return true;
}

static bool do_terminal(struct script *script, const char *rest,
                        struct err *err)
{
    int number = rest[0] - '1';
    if (number < 0 || number >= SCRIPT_TERMINALS || rest[1])
        return err_set(err, ERR_INPUT, "there are terminals 1 to %d",
                       SCRIPT_TERMINALS);
    script->current = number;
    return true;
}

static bool do_type(struct script *script, const char *rest, struct err *err)
{
    struct vt *vt;
    if (!script_vt(script, &vt, err))
        return false;
    size_t len;
    autofree char *text = script_unescape(script, rest, &len);
    vt_send(vt, text, len);
    return true;
}

/* NAME or NAME*COUNT */
static bool press(struct vt *vt, const char *word, struct err *err)
{
    const char *star = strrchr(word, '*');
    bool many = star && star > word && star[1];
    autofree char *name =
        many ? xstrndup(word, (size_t)(star - word)) : xstrdup(word);
    long count = many ? strtol(star + 1, NULL, 10) : 1;
    for (long i = 0; i < count; i++) {
        if (!vt_key(vt, name))
            return err_set(err, ERR_INPUT, "there is no key %s", name);
    }
    return true;
}

static bool do_key(struct script *script, const char *rest, struct err *err)
{
    struct vt *vt;
    char *words[SCRIPT_WORDS + 1];
    if (!script_vt(script, &vt, err) ||
        !script_split(script, rest, words, NULL, err))
        return false;
    bool ok = true;
    for (size_t i = 0; ok && words[i]; i++)
        ok = press(vt, words[i], err);
    script_words_free(words);
    return ok;
}

static bool paste(struct script *script, const char *rest, bool marks,
                  struct err *err)
{
    struct vt *vt;
    if (!script_vt(script, &vt, err))
        return false;
    size_t len;
    autofree char *text = script_unescape(script, rest, &len);
    vt_paste(vt, text, len, marks);
    return true;
}

static bool do_paste(struct script *script, const char *rest, struct err *err)
{
    return paste(script, rest, true, err);
}

static bool do_paste_raw(struct script *script, const char *rest,
                         struct err *err)
{
    return paste(script, rest, false, err);
}

/* paste-much BYTES: lines of words, ends in "the end". */
static bool do_paste_much(struct script *script, const char *rest,
                          struct err *err)
{
    struct vt *vt;
    long wanted = strtol(rest, NULL, 10);
    if (!script_vt(script, &vt, err))
        return false;
    if (wanted <= 0 || wanted > SCRIPT_FILE_MAX)
        return err_set(err, ERR_INPUT, "how many bytes?");
    struct buf text;
    buf_init(&text, SCRIPT_FILE_MAX + 128);
    for (unsigned n = 1; text.len < (size_t)wanted; n++)
        buf_printf(&text, "line %u of a long text, pasted at once%c", n,
                   n % 7 ? ' ' : '\n');
    buf_puts(&text, "the end");
    vt_paste(vt, buf_text(&text), text.len, true);
    buf_done(&text);
    return true;
}

static bool do_resize(struct script *script, const char *rest,
                      struct err *err)
{
    struct vt *vt;
    int cols, rows;
    if (!script_vt(script, &vt, err))
        return false;
    if (sscanf(rest, "%dx%d", &cols, &rows) != 2 || cols < 1 || rows < 1)
        return err_set(err, ERR_INPUT, "a size reads 80x24");
    vt_resize(vt, cols, rows);
    return true;
}

static int signal_number(const char *name)
{
    for (int signum = 1; signum < NSIG; signum++) {
        const char *known = sigabbrev_np(signum);
        if (known && strcmp(known, name) == 0)
            return signum;
    }
    return 0;
}

static bool do_signal(struct script *script, const char *rest,
                      struct err *err)
{
    struct vt *vt;
    int signum = signal_number(rest);
    if (!script_vt(script, &vt, err))
        return false;
    if (!signum)
        return err_set(err, ERR_INPUT, "there is no signal %s", rest);
    vt_signal(vt, signum);
    return true;
}

static bool do_hang_up(struct script *script, const char *rest,
                       struct err *err)
{
    struct vt *vt;
    (void)rest;
    if (!script_vt(script, &vt, err))
        return false;
    vt_hang_up(vt);
    return true;
}

static bool wait_end(struct script *script, int *ret_status, struct err *err)
{
    struct vt *vt;
    if (!script_vt(script, &vt, err))
        return false;
    return vt_wait_exit(vt, ret_status, VT_DEADLINE_MS) ||
           err_set(err, ERR_BUSY, "the program still runs");
}

static bool do_exit(struct script *script, const char *rest, struct err *err)
{
    int status;
    if (!wait_end(script, &status, err))
        return false;
    if (WIFSIGNALED(status))
        return err_set(err, ERR_INPUT, "it was killed by signal %d",
                       WTERMSIG(status));
    if (WEXITSTATUS(status) != (int)strtol(rest, NULL, 10))
        return err_set(err, ERR_INPUT, "its exit code is %d",
                       WEXITSTATUS(status));
    return true;
}

static bool do_killed(struct script *script, const char *rest,
                      struct err *err)
{
    int status;
    if (!wait_end(script, &status, err))
        return false;
    if (!WIFSIGNALED(status) || WTERMSIG(status) != signal_number(rest))
        return err_set(err, ERR_INPUT, "its wait status is %#x",
                       (unsigned)status);
    return true;
}

static bool ends_in(const char *text, const char *end)
{
    size_t len = strlen(text), end_len = strlen(end);
    return len >= end_len && strcmp(text + len - end_len, end) == 0;
}

static bool shell_waits(struct vt *vt, void *ctx)
{
    (void)ctx;
    int col, row;
    vt_cursor(vt, &col, &row);
    autofree char *text = vt_row_part(vt, row, 0, col);
    return !vt_is_alternate(vt) && ends_in(text, PROMPT);
}

/* Has the shell been given anything but the program's start and the fence? */
static bool only_fence(struct vt *vt, const char *answer)
{
    static const char own[] = PROMPT "senderform ";
    int cols, rows;
    vt_size(vt, &cols, &rows);
    for (int row = 0; row + 1 < rows; row++) {
        autofree char *text = vt_row(vt, row);
        autofree char *next = vt_row(vt, row + 1);
        const char *prompt = strstr(text, PROMPT);
        if (prompt && strcmp(prompt, PROMPT FENCE) == 0)
            return strcmp(next, answer) == 0;
        if (prompt && strncmp(text, own, sizeof own - 1) != 0)
            return false;
    }
    return false;
}

/* shell-clean N: the program left with N, and nothing of its input reached
 * the shell. A command typed behind it all is the fence: what was left over
 * would show before it. */
static bool do_shell_clean(struct script *script, const char *rest,
                           struct err *err)
{
    struct vt *vt;
    if (!script_vt(script, &vt, err))
        return false;
    if (!vt_wait(vt, shell_waits, NULL, VT_DEADLINE_MS))
        return err_set(err, ERR_BUSY, "the shell is not back");
    vt_send_text(vt, FENCE "\r");
    if (!vt_wait_text(vt, "fence-", VT_DEADLINE_MS))
        return err_set(err, ERR_BUSY, "the shell does not answer");
    autofree char *answer = xasprintf("fence-%s", rest);
    vt_wait_quiet(vt, VT_QUIET_MS, VT_DEADLINE_MS);
    return only_fence(vt, answer) ||
           err_set(err, ERR_INPUT, "something else reached the shell, or "
                                   "another exit code");
}

static bool do_mark(struct script *script, const char *rest, struct err *err)
{
    struct vt *vt;
    (void)rest;
    if (!script_vt(script, &vt, err))
        return false;
    vt_wait_quiet(vt, VT_QUIET_MS, VT_DEADLINE_MS);
    script->marked_bytes = vt_bytes(vt);
    return true;
}

const struct script_statement script_term_statements[] = {
    {"start", do_start},
    {"exec", do_exec},
    {"start-shell", do_start_shell},
    {"terminal", do_terminal},
    {"type", do_type},
    {"key", do_key},
    {"paste", do_paste},
    {"paste-raw", do_paste_raw},
    {"paste-much", do_paste_much},
    {"resize", do_resize},
    {"signal", do_signal},
    {"hang-up", do_hang_up},
    {"exit", do_exit},
    {"killed", do_killed},
    {"shell-clean", do_shell_clean},
    {"mark", do_mark},
    {NULL, NULL},
};
