/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Facts that stand in the person's own answers: a refusal pasted into a block
 * names the address that the other side saw.
 *
 *   refused_address IP   in how many refusals
 *
 * They come and go with the answers; those from elsewhere are left alone.
 */
#include "model/answers.h"
#include "model/facts.h"

/* Brings them in step with the answers; what is new has the time `now`. */
void answer_facts_update(struct facts *facts, const struct form *form,
                         const struct answers *answers, time_t now);
