/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* A mail that is to be answered: asking for it, waiting while it is read, and
 * what is to be said of one with nothing to fill in. */
#include "ui/view.h"

struct view *mail_page_new(struct ui *ui);
/* Asks for a file, or the mail itself as a paste. draft: opened first when
 * the mail is there, NULL: the open one. */
void mail_ask(struct ui *ui, const char *draft);
/* Goes on with the mail that is kept with that draft ("": the open one), or
 * asks for one. */
void mail_go_on(struct ui *ui, const char *draft);
