/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Numbers as people write them: 12000, 12,000, 12.000, 12 000, 12'000, 1.5.
 */
#include <stdbool.h>
#include <stddef.h>

struct quantity {
    double value;
    bool whole;
    bool unclear; /* separators that do not part thousands: "1,0000" */
};

/* Reads the digits at the start of plain ASCII text (a comma or a point
 * before other than three digits is a decimal one); their length, 0: none. */
size_t quantity_read(const char *text, struct quantity *ret);
