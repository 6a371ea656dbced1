/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* A field of a message's header that was written by us. For compose.c and
 * compose_references.c alone. */
struct _GMimeMessage; /* GMime's */

/* value: all behind the colon, folded, without the last line end. */
void compose_field(struct _GMimeMessage *message, const char *name,
                   const char *value);
