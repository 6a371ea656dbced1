/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Text with format=flowed (RFC 3676), as lines to read.
 */
#include <stdbool.h>

/*
 * What was put before a line to protect it goes away; lines stay as they are,
 * soft ends with their blank. With DelSp=yes that blank was no part of the
 * text: then lines with soft ends are joined, and wrapped anew at blanks, with
 * the same quote marks. The text is clean, lines are ended by "\n"; new.
 */
char *flowed_lines(const char *text, bool delsp);
