/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * Lines of any bytes: sender, HELO name, and then what the name servers say in
 * turn, from the start again at the end. It comes to its end within its limits,
 * and what it says is clean.
 */
#include "base/mem.h"
#include "base/text.h"
#include "probe/spf.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct lines {
    const char *text;
    size_t len, at;
};

static void need(bool fact)
{
    if (!fact)
        abort();
}

static const char *next_line(struct lines *lines, size_t *ret_len)
{
    if (lines->at >= lines->len)
        lines->at = 0;
    const char *line = lines->text + lines->at;
    const char *end = memchr(line, '\n', lines->len - lines->at);
    *ret_len = end ? (size_t)(end - line) : lines->len - lines->at;
    lines->at += *ret_len + 1;
    return line;
}

static char *next_text(struct lines *lines)
{
    size_t len;
    const char *line = next_line(lines, &len);
    return xstrndup(line, len);
}

static void answer(struct spf *spf, const struct spf_query *query,
                   struct lines *lines)
{
    size_t len;
    const char *line = next_line(lines, &len);
    struct dns_answer answer = {.status = DNS_FOUND};
    size_t count = query->type == DNS_TXT ? 1 : len % 13;
    if (len > 0 && line[0] == '!') {
        answer.status = (enum dns_status)(len % (DNS_OFFLINE + 1));
        count = 0;
    }
    for (size_t i = 0; i < count; i++) {
        struct dns_record *record = dns_answer_add(&answer);
        if (query->type == DNS_A || query->type == DNS_AAAA)
            record->ip = (struct ip_address){query->type == DNS_AAAA, 0,
                                             0x7f000000u + len % 4};
        else
            dns_record_text(&answer, record, line, len);
    }
    spf_answer(spf, &answer);
    dns_answer_done(&answer);
}

static void need_clean(const char *text)
{
    if (!text)
        return;
    autofree char *clean = text_clean(text, strlen(text), TEXT_LINE);
    need(!strcmp(clean, text));
}

static void check_lint(struct lines lines)
{
    const char *said[SPF_LINT_MAX];
    for (lines.at = 0; lines.at < lines.len;) {
        size_t len;
        const char *line = next_line(&lines, &len);
        size_t count = spf_lint(line, len, said);
        need(count <= SPF_LINT_MAX);
        for (size_t i = 0; i < count; i++)
            need_clean(said[i]);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct lines lines = {.text = (const char *)data, .len = size};
    struct spf_query query;
    unsigned asked = 0;
    if (size == 0)
        return 0;
    autofree char *mail = next_text(&lines);
    autofree char *helo = next_text(&lines);
    struct spf_in in = {
        .ip = {size % 2, 0, 0x7f000001}, .mail_from = mail, .helo = helo};
    struct spf *spf = spf_new(&in);
    for (; spf_next(spf, &query); asked++) {
        need(asked < SPF_QUERIES_MAX);
        need(query.name[0] && strlen(query.name) < DNS_NAME_SIZE);
        answer(spf, &query, &lines);
    }
    const struct spf_verdict *verdict = spf_verdict(spf);
    need(verdict->reason && verdict->lookups <= SPF_LOOKUPS_MAX);
    need_clean(verdict->term);
    need_clean(verdict->domain);
    need_clean(verdict->record);
    need_clean(verdict->explanation);
    check_lint(lines);
    spf_free(spf);
    return 0;
}
