/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "probe/dns_parse.h"

#include "base/buf.h"

#include <ares.h>
#include <arpa/inet.h>
#include <netdb.h>
#include <stdlib.h>
#include <string.h>

typedef int parse_fn(const unsigned char *bytes, int len,
                     struct dns_answer *ret);

static enum dns_status status_of(int status)
{
    switch (status) {
    case ARES_SUCCESS:
        return DNS_FOUND;
    case ARES_ENODATA:
        return DNS_NO_DATA;
    case ARES_ENOTFOUND:
        return DNS_NO_NAME;
    case ARES_ESERVFAIL:
    case ARES_ENOTIMP:
    case ARES_EFORMERR:
        return DNS_SERVFAIL;
    case ARES_EREFUSED:
        return DNS_REFUSED;
    case ARES_ETIMEOUT:
    case ARES_ECONNREFUSED:
        return DNS_TIMEOUT;
    default:
        return DNS_BROKEN;
    }
}

/* Without the dot at the end. */
static void set_name(struct dns_answer *answer, struct dns_record *record,
                     const char *name)
{
    size_t len = strlen(name);
    if (len > 0 && name[len - 1] == '.' && (len < 2 || name[len - 2] != '\\'))
        len--;
    dns_record_text(answer, record, name, len);
}

/* Has the host that c-ares made other names? It is freed. */
static bool take_alias(struct hostent *host)
{
    bool alias = host && host->h_aliases && host->h_aliases[0];
    ares_free_hostent(host);
    return alias;
}

static int parse_a(const unsigned char *bytes, int len, struct dns_answer *ret)
{
    struct ares_addrttl list[DNS_RECORDS_MAX];
    struct hostent *host = NULL;
    int count = DNS_RECORDS_MAX;
    int status = ares_parse_a_reply(bytes, len, &host, list, &count);
    ret->alias = take_alias(host);
    for (int i = 0; status == ARES_SUCCESS && i < count; i++) {
        struct dns_record *record = dns_answer_add(ret);
        record->ip.low = ntohl(list[i].ipaddr.s_addr);
    }
    return status;
}

static uint64_t eight_octets(const unsigned char *from)
{
    uint64_t number = 0;
    for (int i = 0; i < 8; i++)
        number = number << 8 | from[i];
    return number;
}

static int parse_aaaa(const unsigned char *bytes, int len,
                      struct dns_answer *ret)
{
    struct ares_addr6ttl list[DNS_RECORDS_MAX];
    struct hostent *host = NULL;
    int count = DNS_RECORDS_MAX;
    int status = ares_parse_aaaa_reply(bytes, len, &host, list, &count);
    ret->alias = take_alias(host);
    for (int i = 0; status == ARES_SUCCESS && i < count; i++) {
        const unsigned char *octets = list[i].ip6addr._S6_un._S6_u8;
        struct dns_record *record = dns_answer_add(ret);
        record->ip = (struct ip_address){
            .v6 = true,
            .high = eight_octets(octets),
            .low = eight_octets(octets + 8),
        };
    }
    return status;
}

/* h_name is only the last one; h_aliases has them all. */
static int parse_ptr(const unsigned char *bytes, int len,
                     struct dns_answer *ret)
{
    struct hostent *host = NULL;
    unsigned char nowhere[4] = {0};
    int status = ares_parse_ptr_reply(bytes, len, nowhere, sizeof nowhere,
                                      AF_INET, &host);
    if (status != ARES_SUCCESS)
        return status;
    for (char **name = host->h_aliases; *name; name++) {
        struct dns_record *record = dns_answer_add(ret);
        if (!record)
            break;
        set_name(ret, record, *name);
    }
    ares_free_hostent(host);
    return status;
}

static int parse_mx(const unsigned char *bytes, int len, struct dns_answer *ret)
{
    struct ares_mx_reply *list = NULL;
    int status = ares_parse_mx_reply(bytes, len, &list);
    for (struct ares_mx_reply *mx = list; mx; mx = mx->next) {
        struct dns_record *record = dns_answer_add(ret);
        if (!record)
            break;
        record->preference = mx->priority;
        set_name(ret, record, mx->host);
    }
    ares_free_data(list);
    return status;
}

static int parse_soa(const unsigned char *bytes, int len,
                     struct dns_answer *ret)
{
    struct ares_soa_reply *soa = NULL;
    int status = ares_parse_soa_reply(bytes, len, &soa);
    if (status == ARES_SUCCESS)
        set_name(ret, dns_answer_add(ret), soa->nsname);
    ares_free_data(soa);
    return status;
}

static int parse_txt(const unsigned char *bytes, int len,
                     struct dns_answer *ret)
{
    struct ares_txt_ext *list = NULL;
    int status = ares_parse_txt_reply_ext(bytes, len, &list);
    for (struct ares_txt_ext *txt = list; txt;) {
        struct dns_record *record = dns_answer_add(ret);
        struct buf joined;
        if (!record)
            break;
        buf_init(&joined, 2 * (size_t)DNS_TXT_MAX);
        do {
            buf_add(&joined, txt->txt, txt->length);
            txt = txt->next;
        } while (txt && !txt->record_start);
        ret->cut |= joined.full;
        dns_record_text(ret, record, buf_text(&joined), joined.len);
        buf_done(&joined);
    }
    ares_free_data(list);
    return status;
}

static parse_fn *reader(enum dns_type type)
{
    switch (type) {
    case DNS_A:
        return parse_a;
    case DNS_AAAA:
        return parse_aaaa;
    case DNS_PTR:
        return parse_ptr;
    case DNS_MX:
        return parse_mx;
    case DNS_SOA:
        return parse_soa;
    case DNS_TXT:
        return parse_txt;
    }
    abort();
}

void dns_parse(int status, enum dns_type type, const unsigned char *bytes,
               int len, struct dns_answer *ret)
{
    *ret = (struct dns_answer){.status = status_of(status)};
    if (ret->status != DNS_FOUND)
        return;
    enum dns_status got =
        bytes ? status_of(reader(type)(bytes, len, ret)) : DNS_BROKEN;
    if (got != DNS_FOUND)
        dns_answer_done(ret);
    ret->status = got == DNS_FOUND && ret->count == 0 ? DNS_NO_DATA : got;
}
