/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* What puts an answer below the mail that it answers (RFC 5322 3.6.4). For
 * compose.c alone. */
#include "mail/compose.h"

struct _GMimeMessage; /* GMime's */

/* Sets In-Reply-To and References, as far as the head has message ids. */
void compose_references(struct _GMimeMessage *message,
                        const struct compose_head *head);
