/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* Refusals beside what their providers' files say about them, and how a code is
 * called. Texts are new. */
#include "model/evidence.h"
#include "model/provider.h"

/* A refusal, and what its provider's file says about it. */
struct evidence_code {
    const struct provider *provider;
    const struct evidence_refusal *refusal;
    const struct provider_code *code; /* NULL: unknown */
};

/* Those of one provider, or of all for NULL, the most urgent first; *ret is
 * new; their number. */
size_t evidence_codes(const struct evidence *evidence,
                      const struct providers *providers,
                      const struct provider *provider,
                      struct evidence_code **ret);

/* "TSS04"; "421 4.7.0" where there is no tag; "" without either. */
char *evidence_code_name(const struct evidence_refusal *refusal);
/* "421 4.7.0" where there is a tag, else "". */
char *evidence_code_reply(const struct evidence_refusal *refusal);
