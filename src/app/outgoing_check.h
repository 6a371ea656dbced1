/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Is a composed message what was asked for? Its composer has read a stranger's
 * texts and may have been taken over by them.
 */
#include <stdbool.h>
#include <stddef.h>

/* Only the header fields that senderform writes, each once, no Bcc among them,
 * and an empty line behind them. */
bool outgoing_header_ok(const char *message, size_t len);
