/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * How IP addresses are spoken about, wherever one stands.
 */
#include "model/ip_special.h"
#include "model/rules.h"

/* Says that the address is in a special block, an error; false when it is
 * not. `text` is how the address was written. */
bool rule_say_special(const struct rule_in *in, const char *text,
                      const struct ip_address *ip);
