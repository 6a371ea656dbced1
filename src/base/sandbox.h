/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * A process that is to read hostile things gives up what it does not need.
 *
 * Nothing can be taken back. What the kernel does not know is left out and
 * said by sandbox_about(); it never makes anything fail that worked before.
 */
#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>

struct sandbox_limits {
    size_t memory; /* bytes of address space; 0: as it is */
    unsigned cpu_seconds;
    unsigned files; /* descriptors open at a time */
    bool network;   /* sockets of IPv4 and IPv6 can be made */
    bool threads;   /* threads can be started */
    bool looking;   /* fstat() works, by which also the size and times of what
                       has a name can be seen */
};

/*
 * For good: root is given up for "nobody" (with all groups), no privilege
 * comes back, the limits hold, no file can be opened and no program started;
 * what remains is what is open, the network if it is wanted, memory and time.
 * The process dies with its parent. An error: root could not be given up.
 */
bool sandbox_lock(const struct sandbox_limits *limits, struct err *err);

/* The first step of it alone: for what is to be done without root, but needs
 * files still, such as looking up a name. */
bool sandbox_give_up_root(struct err *err);

/* What this kernel and build give: "seccomp, Landlock", "none"; static. */
const char *sandbox_about(void);
