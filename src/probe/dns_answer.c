/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "probe/dns_answer.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

bool dns_said(enum dns_status status)
{
    return status <= DNS_NO_NAME;
}

const char *dns_status_name(enum dns_status status)
{
    static const char *const names[] = {
        [DNS_FOUND] = "found",
        [DNS_NO_DATA] = "no such record",
        [DNS_NO_NAME] = "no such name",
        [DNS_SERVFAIL] = "the name server failed",
        [DNS_REFUSED] = "the name server refused to answer",
        [DNS_TIMEOUT] = "no name server answered",
        [DNS_BROKEN] = "the answer could not be read",
        [DNS_OFFLINE] = "no name server was asked",
    };
    return names[status];
}

const char *dns_type_name(enum dns_type type)
{
    switch (type) {
    case DNS_A:
        return "A";
    case DNS_SOA:
        return "SOA";
    case DNS_PTR:
        return "PTR";
    case DNS_MX:
        return "MX";
    case DNS_TXT:
        return "TXT";
    case DNS_AAAA:
        return "AAAA";
    }
    return "?";
}

struct dns_record *dns_answer_add(struct dns_answer *answer)
{
    if (answer->count >= DNS_RECORDS_MAX) {
        answer->cut = true;
        return NULL;
    }
    answer->records = xreallocarray(answer->records, answer->count + 1,
                                    sizeof *answer->records);
    struct dns_record *record = &answer->records[answer->count++];
    *record = (struct dns_record){0};
    return record;
}

void dns_record_text(struct dns_answer *answer, struct dns_record *record,
                     const char *bytes, size_t len)
{
    if (len > DNS_TXT_MAX) {
        len = DNS_TXT_MAX;
        answer->cut = true;
    }
    free(record->text);
    record->text = xmemdup(bytes, len);
    record->len = len;
}

void dns_answer_done(struct dns_answer *answer)
{
    for (size_t i = 0; i < answer->count; i++)
        free(answer->records[i].text);
    free(answer->records);
    *answer = (struct dns_answer){0};
}
