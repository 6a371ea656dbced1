/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * What the person has said once and for all: DATA/senderform/settings.json.
 *
 * {"senderform": 1, "ask_outside": true}; unknown keys are kept.
 */
#include "base/err.h"

#define SETTINGS_MAX (64u * 1024) /* bytes */

struct settings {
    bool ask_outside; /* services outside may be asked for our address */
};

/* What is missing or cannot be read is as it is at first. */
void settings_read(struct settings *ret);
bool settings_write(const struct settings *settings, struct err *err);
