/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * How many mails a provider has taken in a month, as a fact of the kind
 * monthly_volume: what a form's question for it is suggested. It is what the
 * logs say and no estimate: where they go back less far, the source says since
 * when they count.
 */
#include "model/facts.h"

#include <stdint.h>

#define VOLUME_DAYS 30

/* mails were delivered to the provider of that name from `since` on, which is
 * when the logs begin, or VOLUME_DAYS before now; in the time of this
 * machine. None at all suggest nothing: FACT_ABSENT. The caller's, with
 * fact_done(). */
struct fact volume_fact(const char *provider, uint64_t mails, time_t since,
                        time_t now);
