/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* Where the programs lie that read what strangers wrote. */

/* In the folder that SENDERFORM_HELPERS names (tests and ./run do), else where
 * they were installed; new. */
char *program_path(const char *name);
