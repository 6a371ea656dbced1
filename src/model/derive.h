/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Facts that follow from others: what can be suggested as an answer.
 *
 *   server IP     "IP NAME DOMAIN": an address of this machine with its PTR
 *   email DOMAIN  "postmaster@DOMAIN", where DOMAIN takes mail
 *   website URL   a page of the domain that was reached
 *   signing       "dkim", where a key was found; nothing else can be measured
 *
 * Nothing is invented: each names the facts it follows from as its source,
 * and goes away with them.
 */
#include "model/facts.h"

/* Brings the facts that follow in step with the others. */
void derive_facts(struct facts *facts);
