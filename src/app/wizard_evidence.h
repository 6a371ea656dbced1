/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Mail logs in the wizard: read in the background, remembered as long as the
 * wizard runs, whichever draft is open. The host's part is in host_evidence.h.
 */
#include "model/provider.h"
#include "ui/host_evidence.h"

struct scanning;
struct wizard;

struct wizard_evidence {
    struct providers providers;
    char *no_providers;        /* why there are none, or NULL */
    struct scanning *scanning; /* NULL: nothing was read */
    char *path;                /* the one log that is read, or NULL: all */
    bool cancelled;
    char *failed;   /* why nothing could be begun, or NULL */
    bool begun;     /* once in this run: no more by itself */
    unsigned quiet; /* the timer that begins by itself */
    unsigned touch; /* the timer that shows progress */
    unsigned long rev;

    struct scanning *paste; /* what is looked at, or NULL */
    struct host_refused *refused;
    char **code; /* of each, owned */
    size_t refused_count;
};

void wizard_evidence_init(struct wizard *wizard);
void wizard_evidence_done(struct wizard *wizard);
/* A draft is open: what is known already becomes facts of it; it is closed. */
void wizard_evidence_begin(struct wizard *wizard);
void wizard_evidence_end(struct wizard *wizard);
/* The person is at this question; at the first that takes lines of a log,
 * reading begins. */
void wizard_evidence_reached(struct wizard *wizard, size_t field);

/* Of wizard_pasted.c: what refusals a pasted text has in it. */
void wizard_pasted_init(struct wizard *wizard);
void wizard_pasted_end(struct wizard *wizard);
