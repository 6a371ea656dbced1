/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Words that rules know, in lists with a blank between the words.
 */
#include <stdbool.h>
#include <stddef.h>

/* Is the word in the list? ASCII letters are the same in small and capital;
 * the list has small ones. */
bool word_listed(const char *list, const char *word, size_t len);
/* The length of the ASCII letters that text begins with. */
size_t word_len(const char *text);
