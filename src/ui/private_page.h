/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Lines of a log before they become an answer: what is private in them, each
 * kind with mask or keep, and below it the text as it would be.
 */
#include "ui/ui.h"

/* Pushes the page for a text, which is copied. `ip`: our own address in it,
 * which is offered for the table of servers once the text is put in; "": none.
 */
void private_page_push(struct ui *ui, const char *text, const char *ip);
