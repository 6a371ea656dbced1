/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * The refusals of one provider as an answer to "describe the problem": a short
 * factual paragraph in English (since when, how many, which codes, from which
 * of our addresses), then the typical lines as they stand. What is private in
 * the lines is masked as told.
 */
#include "model/evidence.h"
#include "model/private_text.h"
#include "model/provider.h"

/* New; NULL: the provider refused nothing. */
char *evidence_draft(const struct evidence *evidence,
                     const struct provider *provider, unsigned masked);
