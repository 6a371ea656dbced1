/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * HTML is made fit for libxml2, which compares each attribute of a tag with
 * all before it: a tag of 2 MiB would hold it for minutes.
 */
#include <stddef.h>

#define HTML_ATTRIBUTES_MAX 64u /* of one tag; the rest becomes blanks */

/* UTF-8 or any other superset of ASCII, written over in place. Tags, comments,
 * scripts and styles begin and end here as libxml2's HTML parser has them. */
void html_tame(char *text, size_t len);
