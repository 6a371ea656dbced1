/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * What the provider demands of senders, one by one, and whether it is met as
 * far as that can be measured from here.
 *
 * The list is the definition's ("demands"); each entry names one of the checks
 * here. Pure, as check.h is. What could not be found out counts for nothing.
 */
#include "model/check.h"

enum demand_state {
    DEMAND_MET,
    DEMAND_MISSED,
    DEMAND_UNKNOWN,   /* could not be found out, or not yet */
    DEMAND_ELSEWHERE, /* cannot be measured from here at all */
};
const char *demand_state_name(enum demand_state state);  /* "met", for files */
const char *demand_state_words(enum demand_state state); /* N_() */

struct demand_verdict {
    enum demand_state state;
    char *why; /* the fact or facts it rests on, or "" */
};

/* Judges one demand of the form; the verdict's why is new. */
struct demand_verdict demand_judge(const struct check_in *in, size_t demand);

/* "not met: SPF or DKIM. (192.0.2.1 example.org: fail: -all)", in the user's
 * language; new. */
char *demand_sentence(const struct check_in *in, size_t demand,
                      enum demand_state *ret_state);

/* Is there a check of that name? */
bool demand_check_known(const char *name);
/* The name of each; NULL behind the last. */
const char *demand_check_name(size_t i);
