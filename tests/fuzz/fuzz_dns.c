/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* Any message of a name server, read as each type: what comes out is within
 * its limits. The first byte says which type. */
#include "probe/dns_parse.h"
#include "probe/iprev.h"
#include "probe/spf.h"

#include <ares.h>
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const enum dns_type types[] = {DNS_A,  DNS_AAAA, DNS_PTR,
                                      DNS_MX, DNS_SOA,  DNS_TXT};

static void judge_names(const struct dns_answer *answer)
{
    struct iprev iprev;
    const struct ip_address ip = {.low = 0x2d5a0419};
    iprev_init(&iprev, &ip, answer);
    for (size_t i = 0; i < iprev.count; i++)
        iprev_answer(&iprev, i, &(struct dns_answer){.status = DNS_NO_DATA});
    free(iprev_text(&iprev));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct dns_answer answer;
    if (size == 0 || size > 65536)
        return 0;
    enum dns_type type = types[data[0] % (sizeof types / sizeof *types)];
    dns_parse(ARES_SUCCESS, type, data + 1, (int)size - 1, &answer);
    assert(answer.count <= DNS_RECORDS_MAX);
    assert((answer.count > 0) == (answer.status == DNS_FOUND));
    for (size_t i = 0; i < answer.count; i++)
        assert(answer.records[i].len <= DNS_TXT_MAX);
    if (type == DNS_PTR)
        judge_names(&answer);
    dns_answer_done(&answer);
    return 0;
}
