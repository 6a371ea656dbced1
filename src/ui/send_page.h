/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* The ways out of a reply: a file, the clipboard, sendmail, a server. Before
 * the last two it is shown as it leaves, and asked. */
#include "ui/view.h"

void send_page_push(struct ui *ui);
