/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * How names are spoken about, wherever one stands: alone, in a mail address
 * or in a web address.
 */
#include "model/hostname.h"
#include "model/rules.h"

/* Says what is wrong with the name, an error; nothing for HOST_FINE. */
void rule_say_host(const struct rule_in *in, const char *text, size_t len,
                   const struct hostname *host, enum host_fault fault);
/* Doubts a top-level domain that no list has; was there something to say? */
bool rule_doubt_top(const struct rule_in *in, const struct hostname *host);
