/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* The map of all questions with their state: where one jumps from, and the
 * page on which one looks everything over before exporting. */
#include "ui/view.h"

/* The cursor stands on question `here`; `search`: with an open search. */
struct view *map_new(struct ui *ui, size_t here, bool search);
