/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* The page with all that was measured, each with its verdict and source. */
#include "ui/view.h"

void server_push(struct ui *ui);
