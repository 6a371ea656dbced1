/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* The start page: the drafts there are, and a new one. */
#include "ui/view.h"

struct view *start_new(struct ui *ui);
