/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* A mail that its receiver has forwarded as a whole (message/rfc822). */
struct _GMimeMessage; /* of GMime */

/* The forwarded mail is the one that is meant, not what was written around it:
 * it was sent to whoever forwards it. NULL: there is none. Borrowed. */
struct _GMimeMessage *forwarded_find(struct _GMimeMessage *message);
