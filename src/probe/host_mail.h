/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * What is said of the mail server that is installed here, and of the DKIM
 * selectors that sign: facts, for the process that reads this machine's
 * settings.
 */
#include "model/facts.h"

/* Adds mta, mta_name, mta_helo, mta_bind, mta_outside, mta_varies and
 * mta_relay, as far as it says so. */
void host_mta(struct facts *facts);
/* Adds a dkim_selector for each key; a selector for any domain counts for the
 * domains of the names that facts has. */
void host_signers(struct facts *facts);
