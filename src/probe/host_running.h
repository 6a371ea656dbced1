/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Which programs run on this machine, by the names in /proc/PID/comm: for the
 * process that reads this machine's settings.
 */
#include <stdbool.h>

#define HOST_RUNNING_MAX                                                       \
    (1024u * 1024u) /* bytes of names; the rest is left                        \
                       out */

/* The names, one a line, behind an empty line; new. Where others' processes
 * are hidden (hidepid of proc(5)) those are missing. */
char *host_running(void);
/* Is one of them there? Names as the kernel keeps them: up to 15 bytes. */
bool host_runs(const char *running, const char *const *programs);
