/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* A page to read: help, or any long text. */
#include "ui/view.h"

/* The keys of a place and, unless FORM_NONE, all about a question. */
void help_push(struct ui *ui, unsigned place, size_t field);
/* Any text, unwrapped lines as they are. */
void text_page_push(struct ui *ui, const char *title, const char *text);
