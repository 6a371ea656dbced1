/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * What the header of a message that was sent says about its sender: who signed
 * it, whether that is the domain people see (DMARC's alignment), and how one
 * unsubscribes. In facts:
 *
 *   message ""                  the domain of From, or failed and why
 *   signatures FROM             how many, or absent
 *   signature KEY               "aligned: ALGORITHM" or "other domain: FROM"
 *   envelope_sender FROM        "aligned: DOMAIN" or "other domain: DOMAIN"
 *   unsubscribe FROM            see unsubscribe.h
 *
 * Aligned is meant as DMARC's relaxed mode has it: of the same registered
 * domain, by the Public Suffix List.
 */
#include "model/facts.h"

#include <stddef.h>

#define SENT_HEADER_MAX     (1024u * 1024) /* bytes; more are not read */
#define SENT_SIGNATURES_MAX 20u            /* more are not looked at */

/* Once before any sent_facts(), while files can still be opened. */
void sent_init(void);
/* The length of the header with the empty line behind it; len: it has no end
 * in there. */
size_t sent_header_len(const char *mail, size_t len);
/* Adds the facts; the mail is any bytes, its header is enough. */
void sent_facts(struct facts *facts, const char *mail, size_t len);
