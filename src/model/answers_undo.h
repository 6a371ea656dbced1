/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * The inside of struct answers, shared by answers.c and answers_undo.c only.
 *
 * A change keeps what its field held before it. Undoing swaps that with what
 * the field holds now, so that redoing is the same swap again. A step is a
 * run of changes of which the first is marked.
 */
#include "model/answers.h"

#define UNDO_STEPS_MAX 1000u
#define UNDO_BYTES_MAX (8u * 1024u * 1024u)

struct answer {
    struct value value;
    enum answer_origin origin;
    unsigned long rev;
};

struct change {
    size_t field;
    struct value value; /* the field's other value */
    enum answer_origin origin;
    bool first; /* of its step */
};

struct undo {
    struct change *change;
    size_t count; /* changes kept */
    size_t done;  /* of them in force; the others can be redone */
    size_t steps;
    size_t bytes; /* that all changes take */
    bool broken;  /* a STEP_JOIN starts a new step */
    bool closed;  /* a STEP_WITH does so, too */
};

struct answers {
    const struct form *form;
    struct answer *answer; /* one a field */
    unsigned long rev;
    struct undo undo;
};

/* Remembers that `field` held `before` (taken) until now. */
void undo_add(struct answers *answers, size_t field, struct answer before,
              enum answers_step step);
void undo_done(struct undo *undo);
