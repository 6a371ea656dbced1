/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * A mail in which there is nothing to fill in: what it is and what to do, by
 * the phrases in the definitions ("reply": {"mails": [...]}).
 */
#include "model/form.h"
#include "model/mail_lines.h"

/* The first kind one of whose phrases stands in the text, wherever lines
 * break and whatever quotes them; NULL: none. Borrowed from the form. */
const struct mail_kind *mail_kind_find(const struct form *form,
                                       const struct mail_lines *lines);
