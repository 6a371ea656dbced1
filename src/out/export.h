/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * The completed form as text: a table of formats, one file each.
 *
 * Labels and options are the form's own words in English whatever the
 * person's language; only asked fields are printed.
 */
#include "base/buf.h"
#include "model/check.h"

struct export_in {
    const struct check_in *check; /* its `english` must be set */
    const struct findings *findings;
    bool partial; /* incomplete, and the output says so */
};

struct export_format {
    const char *name;  /* of --format */
    const char *suffix; /* of files, ".txt" */
    const char *about; /* N_() */
    void (*print)(const struct export_in *in, struct buf *out);
};

/* The table, ended by a row without a name. */
const struct export_format *export_formats(void);
const struct export_format *export_format_find(const char *name);
/* May it be exported without `partial`? No errors, nothing required open. */
bool export_complete(const struct export_in *in);
