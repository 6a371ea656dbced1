/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * The probes' functions, for the table in probes.c.
 */
#include "probe/ask.h"

/* In probe_host.c, probe_source.c and so on; one that keeps something of its
 * own has a second function, which frees that. */
typedef void probe_fn(struct ask *ask);

probe_fn probe_host;
probe_fn probe_source;
probe_fn probe_page, probe_page_stop;
probe_fn probe_public, probe_public_stop;
probe_fn probe_ptr;
probe_fn probe_fcrdns, probe_fcrdns_stop;
probe_fn probe_forward, probe_forward_stop;
probe_fn probe_smtp, probe_smtp_stop;
probe_fn probe_ping, probe_ping_stop;
probe_fn probe_listed, probe_listed_stop;
probe_fn probe_spf, probe_spf_result, probe_spf_stop;
probe_fn probe_mx, probe_soa;
probe_fn probe_dmarc, probe_dmarc_stop;
probe_fn probe_dkim, probe_dkim_any, probe_domainkeys;
