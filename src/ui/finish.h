/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* The export page: what is missing, with one key to each; writing the form to
 * a file or showing it; and what to do next. */
#include "ui/view.h"

struct view *finish_new(struct ui *ui);
