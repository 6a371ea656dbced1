/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * Any octets as a DKIM key record, as an RSA key and as the file of cases,
 * whose records are taken out as texts between quotation marks.
 */
#include "base/mem.h"
#include "base/text.h"
#include "model/tag_list.h"
#include "probe/dkim_key.h"
#include "probe/rsa_key.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void need(bool fact)
{
    if (!fact)
        abort();
}

static void check_tags(const char *text, size_t len)
{
    struct tag_list list;
    tag_list_read(text, len, &list);
    need(list.count <= TAGS_MAX);
    for (size_t i = 0; i < list.count; i++) {
        const struct tag *tag = &list.tags[i];
        need(tag->name.len > 0 && tag->name.text >= text);
        need(tag->value.text + tag->value.len <= text + len);
    }
}

static void check_key(const char *text, size_t len)
{
    struct dns_answer answer = {.status = DNS_FOUND};
    struct dns_record *record = dns_answer_add(&answer);
    struct dkim_key key;
    dns_record_text(&answer, record, text, len);
    dkim_key_judge(&answer, &key);
    dns_answer_done(&answer);
    need(key.verdict != DKIM_KEY_NONE && key.verdict < DKIM_KEY_UNKNOWN);
    need(strlen(dkim_key_verdict_name(key.verdict)) > 0);
    need(key.verdict == DKIM_KEY_GOOD || key.reasons.count > 0);
    need(!dkim_key_works(key.verdict) || key.bits >= 1024 || key.ed25519);
    need(!!key.value[0] == (key.bits || key.ed25519));
    for (size_t i = 0; i < key.reasons.count; i++)
        need(text_is_ascii(key.reasons.text[i]));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct rsa_key rsa;
    const char *text = (const char *)data;
    const char *quote = size ? memchr(text, '"', size) : NULL;
    if (rsa_key_read(data, size, &rsa) == RSA_FINE)
        need(rsa.bits / 8 < size);
    check_tags(text, size);
    check_key(text, size);
    while (quote) {
        size_t left = size - (size_t)(quote + 1 - text);
        const char *end = left ? memchr(quote + 1, '"', left) : NULL;
        if (end)
            check_key(quote + 1, (size_t)(end - quote - 1));
        quote = end;
    }
    return 0;
}
