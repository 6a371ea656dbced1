/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Reading a draft's members into a fresh draft; part of draft_parse.c.
 */
#include "out/draft_parts.h"

/* `root` is an object of the right version and form. */
bool draft_read_members(const struct node *root, struct draft *draft);
/* An object of answers, by field ids. */
bool draft_read_answers(const struct node *answers, struct draft *draft);
