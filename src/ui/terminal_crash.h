/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * A crash leaves a terminal that can be used: on SEGV, BUS, ABRT, FPE and ILL
 * the saved settings and fixed bytes are written, nothing else, and the signal
 * goes its way. What a signal handler must know is the one thing in this
 * program that is static and changes.
 */
struct termios;

void crash_guard_on(int fd, const struct termios *saved);
void crash_guard_off(void);
