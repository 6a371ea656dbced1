/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * What is found of a draft on the disk; part of session.c.
 */
#include "out/draft.h"
#include "out/store.h"

struct found {
    struct draft *draft; /* an empty one when there was nothing */
    char *notice;        /* what was amiss, or NULL */
    unsigned long long number; /* of the last record known */
    bool exists;          /* there is a save */
    bool damaged;         /* the newest one cannot be read */
    bool recovered;       /* the journal had more than the save */
    bool journal_damaged; /* of the journal only this much can be read: */
    size_t journal_len;
};

/* Reads the newest save that can be read, and the journal on top. Nothing
 * there at all is ERR_MISSING. */
bool session_find(const struct store *store, const char *name,
                  const struct form *form, struct found *ret,
                  struct err *err);
