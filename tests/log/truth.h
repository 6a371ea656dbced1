/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * What is to be found in a log, counted while it is written.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

enum outcome { TRIED, SENT, DEFERRED, BOUNCED, OUTCOMES };

enum { NOBODY = -1, YAHOO, MICROSOFT, GMAIL, PROVIDERS };

struct fact {
    int provider;
    const char *tag, *enhanced; /* "" where there is none */
    unsigned reply;
    enum outcome outcome;
    int64_t at;
    uint64_t times;
    const char *own, *host; /* NULL: not said */
    uint64_t mail, person;  /* 0: not said */
};

struct truth;

struct truth *truth_new(void);
void truth_free(struct truth *truth);
void truth_add(struct truth *truth, const struct fact *fact);
/* One JSON object a line: of each provider its results, of each code its
 * counts; days are those of the local time. */
void truth_print(const struct truth *truth, FILE *file);
