/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * The full-screen wizard: the terminal, the stack of views, and how keys find
 * their way. The program around it owns everything else (host.h).
 *
 *     ui_open(&ui, loop, children, host, options, err)
 *     ui_begin(ui, work, here)  or  ui_start_page(ui)
 *     until ui_ended(ui): loop_turn(), save, ui_paint(ui)
 *     ui_close(ui)
 */
#include "model/work.h"
#include "ui/host.h"
#include "ui/view.h"

struct children;
struct loop;
struct lineedit;
struct terminal;

enum ui_end {
    UI_RUNS,
    UI_LEFT,        /* the person left */
    UI_INTERRUPTED, /* Ctrl-C */
    UI_GONE,        /* the terminal is gone */
};

enum ui_region { /* parts of the screen that stay the same at most keys */
                 UI_HEADER,
                 UI_BODY,
                 UI_EXAMPLE,
                 UI_FINDINGS,
                 UI_FOOTER,
                 UI_REGIONS,
};

struct ui {
    struct terminal *terminal;
    struct input_decoder *input;
    struct screen screen;
    struct loop *loop;
    struct children *children;
    const struct host *host;
    struct work *work; /* of the open draft, NULL on the start page */
    struct view *top;
    size_t here; /* the question one is at */
    char *flash; /* said above the hints until the next key */
    bool flash_bad;
    unsigned long long shown[UI_REGIONS]; /* keys of what they hold; 0: */
    unsigned long long drawn[UI_REGIONS]; /* not known */
    unsigned long long papers;            /* made so far; question.h */
    char *hints; /* of the place and width that follow */
    unsigned hints_place;
    int hints_cols;
    unsigned long words_rev; /* raised when findings are worded anew */
    unsigned words_timer;
    size_t mail_line; /* where the reply page's cursor is */
    bool walking;     /* through what is open in the mail (reply_page.h) */
    bool wants_mail;  /* once a draft is open, for it to answer */
    bool prefixed;    /* Ctrl-X came before */
    bool dirty;
    bool lent; /* an editor has the terminal */
    unsigned input_timer;
    enum ui_end end;
};

struct ui_options {
    bool ascii;           /* lines and marks in ASCII */
    const char *terminal; /* its name, as terminal_look() found it */
};

bool ui_open(struct ui **ret, struct loop *loop, struct children *children,
             const struct host *host, struct ui_options options,
             struct err *err);
/* The terminal is restored; nothing is said. */
void ui_close(struct ui *ui);

/* A draft is open: its question `here` (or the first) is shown. `work` stays
 * the caller's. `notice` is said once, may be NULL. */
void ui_begin(struct ui *ui, struct work *work, size_t here,
              const char *notice);
void ui_start_page(struct ui *ui);
/* The mail that is to be answered is another one, or has been read: shows
 * what there is of it. */
void ui_show_mail(struct ui *ui);
/* The draft could not be opened again: back to the start page, saying why. */
void ui_lost(struct ui *ui, const char *why);

/* Once a turn, after saving: settles findings and repaints if anything has
 * changed. */
void ui_paint(struct ui *ui);
enum ui_end ui_ended(const struct ui *ui);
/* Bytes as the terminal sends them; it reads them by itself, too. */
void ui_feed(struct ui *ui, const char *bytes, size_t len);
/* For signals: WINCH; TSTP; the terminal has hung up. */
void ui_resized(struct ui *ui);
void ui_suspend(struct ui *ui);
void ui_gone(struct ui *ui);
/* Something on the screen has changed that no key changed. */
void ui_touch(struct ui *ui);

/* For views. */
void ui_push(struct ui *ui, struct view *view); /* takes it */
void ui_pop(struct ui *ui);
/* Takes all views away and puts this one there. */
void ui_replace(struct ui *ui, struct view *view);
void ui_say(struct ui *ui, bool bad, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
void ui_unsay(struct ui *ui);
void ui_go(struct ui *ui, size_t field); /* shows this question */
void ui_show_map(struct ui *ui, bool search);
/* Sets an answer by the person's hand. Takes value. */
void ui_answer(struct ui *ui, size_t field, struct value value,
               enum answers_step step);
void ui_quit(struct ui *ui, enum ui_end end);
/* Copies the field's answer to the clipboard and says so. */
void ui_copy(struct ui *ui, size_t field);
/* Lends the terminal to another program, and takes it back. */
void ui_lend(struct ui *ui);
void ui_take_back(struct ui *ui);
/* Undo (-1) or redo (1), and goes to the field that changed. */
void ui_undo(struct ui *ui, int step);

/* Judges the answers as they are now. Findings that come or go are shown at
 * once; those that stay keep their words until the typing pauses, so that a
 * sentence which quotes the answer does not flicker at every key. */
void ui_settle(struct ui *ui);
/* Does the region hold what `key` stands for (never 0)? Then its rows are taken
 * over from what is shown; else the caller draws them. */
bool ui_keeps(struct ui *ui, enum ui_region region, unsigned long long key,
              int row, int rows);
/* The hint line of a place; borrowed until the next call. */
const char *ui_hints(struct ui *ui, unsigned place, int cols);

/* Between ui.c and ui_keys.c. */
void ui_on_tty(void *ctx, short events); /* the terminal can be read */
bool ui_too_small(const struct ui *ui);  /* to see what one does */
