/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Descriptors 0 to 2 are open from the first line of main() on: else a pipe or
 * a draft would become one of them. Who started us without one finds that
 * reading or writing it fails, as before.
 */
void std_streams_open(void);
