/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* The table of probes: what is asked for, how long it may take, and who finds
 * it out (probe_*.c). */
#include "probe/probes.h"

const struct probe probe_rows[] = {
    {"own_addresses", 6000, probe_host, NULL},
    {"hostname", 6000, probe_host, NULL},
    {"mailname", 6000, probe_host, NULL},
    {"mta", 6000, probe_host, NULL},
    {"dkim_selectors", 6000, probe_host, NULL},
    {"source_address", 1000, probe_source, NULL},
    {"ptr", 10000, probe_ptr, NULL},
    {"fcrdns", 15000, probe_fcrdns, probe_fcrdns_stop},
    {"forward", 10000, probe_forward, probe_forward_stop},
    {"mx", 10000, probe_mx, NULL},
    {"soa", 10000, probe_soa, NULL},
    {"public_address", 15000, probe_public, probe_public_stop},
    {"greeting", 36000, probe_smtp, probe_smtp_stop},
    {"ping", 12000, probe_ping, probe_ping_stop},
    {"listed", 10000, probe_listed, probe_listed_stop},
    {"spf", 10000, probe_spf, probe_spf_stop},
    {"spf_result", 25000, probe_spf_result, probe_spf_stop},
    {"dmarc", 20000, probe_dmarc, probe_dmarc_stop},
    {"dkim", 10000, probe_dkim, NULL},
    {"dkim_any", 15000, probe_dkim_any, NULL},
    {"domainkeys", 10000, probe_domainkeys, NULL},
    {"page", 40000, probe_page, probe_page_stop},
    {0},
};
