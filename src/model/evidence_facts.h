/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Facts that stand in the mail logs, of mail to one provider:
 *
 *   monthly_volume ""    mails delivered to it in the last 30 days
 *   refused_address IP   refusals that name our address
 *
 * They come and go with the evidence. An address that refusals in the answers
 * name too is as often refused as the logs say.
 */
#include "model/evidence.h"
#include "model/facts.h"
#include "model/provider.h"

#define EVIDENCE_VOLUME  "monthly_volume"
#define EVIDENCE_REFUSED "refused_address"

/* Brings them in step with the evidence. What is new has the time `now`; the 30
 * days end with it. */
void evidence_facts_update(struct facts *facts, const struct evidence *evidence,
                           const struct provider *provider, time_t now);
