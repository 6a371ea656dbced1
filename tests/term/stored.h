/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * What a draft holds, as the program itself tells it without the wizard.
 */
#include <jansson.h>

/* The "answers" of `export NAME --partial --format json` in that home; a new
 * reference, or NULL when the program does not tell. */
json_t *stored_answers(char *program, const char *home, const char *draft);
/* One of them, "" when there is none; borrowed. */
const char *stored_text(json_t *answers, const char *field);
