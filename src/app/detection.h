/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Finding out what can be measured, by senderform-probe, while everything
 * else goes on.
 *
 * Asks whatever the subjects call for and is not known yet; each answer may
 * lead to further questions. The probe can hang, crash or lie: facts of
 * unknown kinds are dropped, texts cleaned, and what it leaves unanswered
 * becomes "could not find out".
 */
#include "base/child.h"
#include "base/loop.h"
#include "model/subjects.h"

#define DETECTION_FRESH_SECONDS 3600 /* older facts are asked anew */

struct detection;

struct detection_settings {
    const char *resolver; /* ADDR[:PORT], or NULL */
    bool offline;         /* only what this machine says of itself */
    bool outside;         /* services outside may be asked */
    bool lists;           /* so may block lists */
    int timeout_ms;       /* of all of it; 0: as the probe likes */
};

struct detection_calls {
    /* Adds what there is to ask about, beside what facts lead to. */
    void (*subjects)(void *ctx, struct subjects *subjects);
    /* Facts have changed. */
    void (*changed)(void *ctx);
    void *ctx;
};

/* Nothing is started or asked yet; facts are borrowed. New. */
struct detection *detection_new(struct loop *loop, struct children *children,
                                struct facts *facts,
                                const struct detection_settings *settings,
                                const struct detection_calls *calls);
/* Ends the probe at once; what it was asked is no fact any more. */
void detection_free(struct detection *detection);

/* Looks, `ms` milliseconds after the last call, what there is to be asked, and
 * asks it. */
void detection_look(struct detection *detection, int ms);
/* Asks everything anew; what was known stays until the answer is there. */
void detection_refresh(struct detection *detection);
/* From now on services outside may be asked. */
void detection_allow_outside(struct detection *detection);

/* Is nothing under way? */
bool detection_idle(const struct detection *detection);
/* How many answers are waited for, of how many questions. */
size_t detection_pending(const struct detection *detection);
size_t detection_asked(const struct detection *detection);
/* What took the longest, and how long; NULL: nothing yet. Borrowed. */
const char *detection_slowest(const struct detection *detection, int *ret_ms);
/* Why the probe cannot be used, or NULL; borrowed. */
const char *detection_trouble(const struct detection *detection);
