/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* What the files of the line mode share. */
#include "base/buf.h"
#include "ui/plain.h"

struct plain {
    struct loop *loop;
    int fd;
    FILE *out;
    bool utf8;
    const struct host *host;
    struct work *work;
    size_t here;
    bool choosing;   /* which draft, before anything else */
    bool on_map;     /* the map's prompt, not a question's */
    bool gathering;  /* a block's or a table's further lines */
    bool walking;    /* through what is open in the mail */
    bool waiting;    /* for something that goes on; no line is read */
    unsigned resume; /* the timer that ends that */
    bool ended;      /* the input was at its end by then */
    char *send_to;   /* the file that waits for the composed mail */
    char *asked;     /* the same ("": none) while a yes is asked for, or NULL */
    bool reading;    /* the mail logs; their report is waited for */
    long long said_ms;         /* when it was said last how far that is */
    struct plain_lines *lines; /* of plain_evidence.c, or NULL */
    struct buf line;
    bool said_failed;
    enum ui_end end;
};

#define PLAIN_COLS 76

/* Prints text as it stands, in the characters that the terminal has. */
void plain_put(struct plain *plain, const char *text, size_t len);
/* Prints text wrapped, `indent` columns in, the first line behind `lead`. */
void plain_say(struct plain *plain, int indent, const char *lead,
               const char *text);

/* Prints the question one is at. */
void plain_show_question(struct plain *plain);
/* All that was measured, and what is still asked. */
void plain_show_facts(struct plain *plain);
/* Prints what is to be said of its answer. */
void plain_show_findings(struct plain *plain);
void plain_show_map(struct plain *plain);

/* Goes to a question, or to the map for FORM_NONE, and prints it. */
void plain_go(struct plain *plain, size_t field);
void plain_go_by(struct plain *plain, int step);

/* Reads no more lines until plain_go_on(), for what comes of something. */
void plain_wait(struct plain *plain);
void plain_go_on(struct plain *plain);

/* Of plain_reply.c: begins to read a mail (or lists what is open in the one
 * there is); writes the reply to a file (or prints it); the next question that
 * is open in the mail. */
void plain_open_mail(struct plain *plain, const char *path);
void plain_send_mail(struct plain *plain, const char *path);
/* The line says whether it shall be sent although something is open; false: it
 * is about something else. */
bool plain_send_asked(struct plain *plain, const char *line);
void plain_walk(struct plain *plain, int step);

/* Of plain_evidence.c: reads the mail logs, or one log, and tells what they
 * say; the line says whether that becomes an answer, false: it is about
 * something else; forgets to ask. */
void plain_read_logs(struct plain *plain, const char *path);
bool plain_lines_asked(struct plain *plain, const char *line);
void plain_lines_drop(struct plain *plain);

/* Obeys the line if it is a command. */
bool plain_command(struct plain *plain, const char *line);
/* Takes the line as an answer to the question one is at. */
void plain_answer(struct plain *plain, const char *line);
