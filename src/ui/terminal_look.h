/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* What kind of terminal there is: its description and its characters. */
#include "ui/terminal.h"

struct termios;

/* Standard input where that and standard output are terminals, else /dev/tty;
 * a new descriptor, -1: there is none. */
int terminal_open_tty(void);
bool terminal_locale_utf8(void);
/* Sets LC_CTYPE to C.UTF-8 where the terminal seems to be UTF-8 and the locale
 * is not. */
void terminal_settle_locale(const struct termios *settings);
