/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* The page with what the provider demands of senders, one by one: met, not
 * met, not found out, not measurable from here. */
#include "ui/view.h"

void demand_list_push(struct ui *ui);
