/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Plain text as the one part of a message. For compose.c alone.
 *
 * As it is where servers and mailboxes leave it so: ASCII without controls,
 * lines of at most COMPOSE_LINE_MAX bytes, none that begins with "From ". Else
 * UTF-8, quoted-printable.
 */
#include <stddef.h>

struct _GMimePart; /* GMime's */

/* UTF-8; a line end that is missing at the end is added. New. */
struct _GMimePart *compose_body(const char *text, size_t len);
