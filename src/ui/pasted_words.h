/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* What is said of a pasted text. Texts are new. */
#include "ui/host_evidence.h"

/* Newlines at its end count nothing. */
size_t pasted_lines(const char *text);
/* How long it is, and that it is nowhere yet. */
char *pasted_words(const char *text);
/* The refusals in it: who said it, what it means and what to do first. `asked`:
 * the provider that the form speaks to, NULL: none known, or no form is open.
 */
char *refused_words(const struct host_refused *refused, size_t count,
                    const char *asked);
