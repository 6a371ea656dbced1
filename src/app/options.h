/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * The command line: one table of commands, one of options; --help is printed
 * from both.
 */
#include "base/err.h"

#include <stdio.h>

#define OPTION_IPS_MAX     16   /* times --ip may be given */
#define OPTION_ANSWERS_MAX 64   /* and --answer */
#define OPTION_LOGS_MAX    1000 /* and a log be named */
#define OPTION_TIMEOUT_MAX 3600 /* seconds */

enum exit_code {
    EXIT_DONE = 0,
    EXIT_FAILED = 1,     /* file, network */
    EXIT_USAGE = 2,      /* the command line is wrong, or cannot ask */
    EXIT_LEFT = 3,       /* left with the draft kept */
    EXIT_INCOMPLETE = 4, /* incomplete or invalid */
    EXIT_SIGNAL = 128,   /* plus the signal's number */
};

struct app;
struct options;

struct command_row {
    const char *name;
    const char *arguments; /* as in the synopsis */
    const char *about;     /* N_() */
    unsigned takes;        /* enum option_set of the options it knows */
    int arguments_most;
    int (*run)(struct app *app); /* an enum exit_code */
};
extern const struct command_row command_rows[]; /* ended by a NULL name */

enum option_set { /* bits */
                  OPTION_DRAFT = 1,
                  OPTION_PLAIN = 2,
                  OPTION_JSON = 4,
                  OPTION_FORMAT = 8,
                  OPTION_OUTPUT = 16,
                  OPTION_PARTIAL = 32,
                  OPTION_NAME = 64,
                  OPTION_REMOVED = 128,
                  OPTION_DETECT = 256,
                  OPTION_LISTS = 512,
                  OPTION_MESSAGE = 1024,
                  OPTION_REPLY = 2048,
                  OPTION_SINCE = 4096,
                  OPTION_EVERYWHERE = 8192,
};

struct options {
    const struct command_row *command;
    char **arguments; /* borrowed from argv */
    int argument_count;
    const char *draft, *format, *output, *name, *forms, *lang;
    const char *domain, *resolver, *message, *since;
    const char *timeout;                 /* seconds, checked */
    const char *ips[OPTION_IPS_MAX + 1]; /* ended by NULL, as the next */
    const char *answers[OPTION_ANSWERS_MAX + 1]; /* "LINE=TEXT", "FIELD=TEXT" */
    const char *to;                              /* an address */
    bool plain, json, partial, force, removed, ascii, offline, lists;
    bool help, version;
};

/* Errors are about the command line and say what would be right. */
bool options_parse(int argc, char **argv, struct options *ret, struct err *err);
/* --timeout in milliseconds, or what is usual. */
int options_timeout_ms(const struct options *options, int usual);
/* Prints --help: of a command, or of the program when it is NULL. */
void options_help(const struct command_row *command);
