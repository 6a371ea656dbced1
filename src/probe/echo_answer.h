/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * What a service says of the address that it was asked from: {"ip": "..."},
 * lines of "key=value" with one "ip=...", or the bare address.
 */
#include "model/ip_special.h"

#include <stddef.h>

#define ECHO_ANSWER_MAX 4096u /* bytes; a longer one is no answer */

/* False for what is no answer, an address of the other family, or one that
 * nobody can have outside. */
bool echo_answer(const char *body, size_t len, bool v6, struct ip_address *ret);
