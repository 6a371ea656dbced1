/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Lines of a log become the answer to the question that takes them, and our
 * own address in them a row of the table of servers: always by the person's
 * key, and always to be undone.
 */
#include "ui/ui.h"

/* Puts the text in; where there is an answer already, asks whether it goes
 * behind that or in its place. Then as lines_answer_server(). */
void lines_answer_ask(struct ui *ui, const char *text, const char *ip);
/* Puts it behind what is there. False: there is no room. */
bool lines_answer_add(struct ui *ui, const char *text);
/* Asks whether the address shall be a row of the table of servers, unless it is
 * "", is there already or the form has no such table. */
void lines_answer_server(struct ui *ui, const char *ip);
