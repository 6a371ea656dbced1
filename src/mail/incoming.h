/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * A mail that came in: what its header says, and its text in lines as a person
 * reads them. By GMime; HTML by libxml2.
 *
 * Of alternatives the plain one is taken, unless it is blank. Parts with text
 * follow each other, forwarded mails in their place (without their header),
 * unless one is what the mail is all about (forwarded.h).
 * What is no text, or is sent as an attachment, is named as left out.
 */
#include "model/mail_told.h"

#include <stddef.h>

#define INCOMING_DEPTH_MAX 50u /* parts within parts; deeper text is cut */
#define INCOMING_HTML_MAX  (2u * 1024 * 1024) /* bytes of one part, in UTF-8 */

/* The libraries and all converters of charsets: modules, which cannot be
 * loaded once the process is locked in. New; NULL is fine to free. */
struct incoming;
struct incoming *incoming_new(void);
void incoming_free(struct incoming *incoming);

/* The mail is any bytes; without a header all of it is text. ret is empty
 * before, and the caller's then. NULL, or why it cannot be read, N_(). */
const char *incoming_read(struct incoming *incoming, const char *mail,
                          size_t len, struct mail_told *ret);
