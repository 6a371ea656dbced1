/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* What an answer needs of a mail's header. */
#include "model/mail_lines.h"

struct _GMimeMessage; /* of GMime */

/* The head of a text that has none. */
void incoming_head_none(struct mail_head *ret);
/* Decoded, cleaned and cut. */
void incoming_head_read(struct _GMimeMessage *message, struct mail_head *ret);
