/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* The name at the start of a mail server's greeting, judged. */
#include "base/span.h"
#include "probe/smtp_greeting.h"

/* Reads the first word of what stands behind the code. */
void smtp_name_read(struct span text, struct smtp_name *ret);
void smtp_name_done(struct smtp_name *name);
