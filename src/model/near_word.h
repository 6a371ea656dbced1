/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Slips of the keyboard: is a word meant to be another one?
 */
#include <stdbool.h>

/* Equal but for one letter added, left out, wrong, or two swapped. Bytes, so
 * for ids and keys only. */
bool near_word(const char *a, const char *b);
