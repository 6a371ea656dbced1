/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* How this program answers: one JSON value a line. */
#include "base/buf.h"

#include <jansson.h>

/* Adds it as a line; takes the value. NULL, which jansson makes of texts that
 * are no UTF-8, is nothing. */
void tell(json_t *value, struct buf *out);
