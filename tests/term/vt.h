/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * A program in a terminal, and what that terminal shows.
 *
 * The program runs in a pseudo-terminal of its own, in a clean environment
 * and a private home folder. libvterm is the terminal: it draws, and it
 * answers what a program may ask a terminal. Nothing here sleeps: a wait
 * names a condition and ends when that is true, or at its deadline.
 *
 *     char *home = vt_home_new();
 *     struct vt *vt = vt_start(&(struct vt_setup){.home = home}, argv);
 *     vt_send_text(vt, "Ottilie");
 *     vt_key(vt, "Enter");
 *     if (!vt_wait_text(vt, "Your Role", VT_DEADLINE_MS))
 *         complain;
 *     vt_free(vt);
 *     vt_home_free(home);
 *
 * What cannot work at all (no pseudo-terminal) ends the test by vt_die().
 */
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct vt;
struct VTerm;
struct VTermScreen;

enum {
    VT_DEADLINE_MS = 20000, /* a wait that takes longer has failed */
    VT_QUIET_MS = 120,      /* no output for so long: it has all been drawn */
};

struct vt_setup {
    int cols, rows;          /* 0: 80x24 */
    const char *home;        /* $HOME and the working folder; borrowed */
    const char *const *env;  /* "NAME=VALUE"s on top of the clean environment,
                                "NAME" takes one away; NULL-terminated, may
                                be NULL; borrowed for the call */
    bool late; /* output is drawn only by vt_draw(), so that nothing delays
                  the time stamps; then no question of it is answered */
};

/* A private folder under /tmp with a name that is always equally long; new. */
char *vt_home_new(void);
/* Removes it with all that is in it. Takes home, which may be NULL. */
void vt_home_free(char *home);
/* What a sanitizer has reported about a program that had this home; new, or
 * NULL when there is nothing. */
char *vt_home_report(const char *home);
/* The clean environment for programs in that home, and `env` on top; new,
 * to be freed by vt_env_free(). */
char **vt_env_new(const char *home, const char *const *env);
void vt_env_free(char **env);

struct vt *vt_start(const struct vt_setup *setup, char *const argv[]);
/* Kills what still runs. NULL is fine. */
void vt_free(struct vt *vt);
_Noreturn void vt_die(const char *fmt, ...)
    __attribute__((format(printf, 1, 2)));

/* Input is queued and written as fast as the program takes it. */
void vt_send(struct vt *vt, const char *bytes, size_t len);
void vt_send_text(struct vt *vt, const char *text);
/* "Enter", "Shift-Tab", "F1", "Ctrl-X", "Alt-u", "PageDown", one character
 * and so on, as the terminal would send it in its present mode; false: there
 * is no such key. */
bool vt_key(struct vt *vt, const char *name);
/* As a terminal pastes: newlines become returns, and marks are set around it
 * when `marks` and the program asked for them. */
void vt_paste(struct vt *vt, const char *text, size_t len, bool marks);
void vt_resize(struct vt *vt, int cols, int rows);
void vt_signal(struct vt *vt, int signum);
/* The line drops: the terminal is gone. What it showed stays readable. */
void vt_hang_up(struct vt *vt);

/* Waits up to ms for anything to happen and takes it in; false: nothing did. */
bool vt_turn(struct vt *vt, int ms);
typedef bool vt_condition(struct vt *vt, void *ctx);
bool vt_wait(struct vt *vt, vt_condition *is_true, void *ctx, int ms);
bool vt_wait_text(struct vt *vt, const char *text, int ms);
bool vt_wait_gone(struct vt *vt, const char *text, int ms);
/* No output for quiet_ms, and all input taken. */
bool vt_wait_quiet(struct vt *vt, int quiet_ms, int ms);
/* Ended, and its last output taken in; *ret_status as waitpid gives it. */
bool vt_wait_exit(struct vt *vt, int *ret_status, int ms);

/* Is this text on one row of the screen? */
bool vt_shows(struct vt *vt, const char *text);
/* One row without blanks at its end; new. */
char *vt_row(struct vt *vt, int row);
/* One row from column `from` up to before `to`, blanks included; new. */
char *vt_row_part(struct vt *vt, int row, int from, int to);
/* All rows, each ends in a newline; new. */
char *vt_screen(struct vt *vt);
void vt_size(const struct vt *vt, int *ret_cols, int *ret_rows);
void vt_cursor(const struct vt *vt, int *ret_col, int *ret_row);
bool vt_cursor_visible(const struct vt *vt);
bool vt_is_alternate(const struct vt *vt);
/* Has the program asked for marks around pastes? */
bool vt_marks_pastes(struct vt *vt);
/* Has it ended? (As of the last turn.) */
bool vt_has_ended(const struct vt *vt);

/* How many bytes it has written, and the bytes; borrowed until the next turn.
 * Only the first 64 MiB are kept. */
unsigned long long vt_bytes(const struct vt *vt);
const char *vt_raw(const struct vt *vt, size_t *ret_len);
pid_t vt_pid(const struct vt *vt);
/* For reading cells; borrowed. */
struct VTermScreen *vt_cells(const struct vt *vt);
/* Draws what came until `bytes` in all had come; only when `late`. */
void vt_draw(struct vt *vt, unsigned long long bytes);
/* A number out of the program's /proc/PID/status, such as "VmHWM"; -1: no. */
long vt_proc_status(const struct vt *vt, const char *name);
/* Nanoseconds of CLOCK_MONOTONIC: right before the program's execve, at its
 * last output, and now. */
long long vt_exec_ns(const struct vt *vt);
long long vt_last_output_ns(const struct vt *vt);
long long vt_now_ns(void);
