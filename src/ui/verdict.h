/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* How a verdict looks: its mark, and the style that goes with it. */
#include "model/fact_list.h"
#include "ui/canvas.h"

enum mark verdict_mark(enum fact_verdict verdict, enum style *ret_style);
