/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* The last look: the message as it leaves, header first, and whether it
 * shall. */
#include "ui/view.h"

/* Called once when it shall; ctx is freed by free() afterwards, or when it
 * shall not. */
typedef void send_confirm_fn(struct ui *ui, void *ctx);
/* question: translated; it and the message are copied. ctx: taken. */
void send_confirm_push(struct ui *ui, const char *question, const char *message,
                       send_confirm_fn *fn, void *ctx);
