/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * Any octets as DMARC: each line is an answer to the next question of a walk,
 * or, with a blank in front, one more record of the answer before. The first
 * line is also the domain at which the walk begins. Every line is read as the
 * record of the old DomainKeys as well.
 */
#include "base/mem.h"
#include "base/text.h"
#include "probe/dmarc_judge.h"
#include "probe/dmarc_report.h"
#include "probe/domainkeys.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void need(bool fact)
{
    if (!fact)
        abort();
}

static void check_reasons(const struct reasons *reasons)
{
    need(reasons->count <= REASONS_MAX);
    for (size_t i = 0; i < reasons->count; i++)
        need(text_is_ascii(reasons->text[i]));
}

/* Takes one line off the front. */
static struct tag_text take_line(struct tag_text *rest)
{
    const char *end = rest->len ? memchr(rest->text, '\n', rest->len) : NULL;
    size_t len = end ? (size_t)(end - rest->text) : rest->len;
    struct tag_text line = {rest->text, len};
    rest->text += len + (end != NULL);
    rest->len -= len + (end != NULL);
    return line;
}

static void add(struct dns_answer *answer, struct tag_text line)
{
    struct dns_record *record = dns_answer_add(answer);
    if (record)
        dns_record_text(answer, record, line.text, line.len);
}

/* The records of the next answer; an empty line is none. */
static struct dns_answer take_answer(struct tag_text *rest)
{
    struct dns_answer answer = {.status = DNS_NO_DATA};
    struct tag_text line = take_line(rest);
    if (line.len == 0)
        return answer;
    answer.status = line.text[0] == '?' ? DNS_SERVFAIL : DNS_FOUND;
    add(&answer, line);
    while (rest->len && rest->text[0] == ' ') {
        line = take_line(rest);
        add(&answer, (struct tag_text){line.text + 1, line.len - 1});
    }
    return answer;
}

static void check_uris(const struct dmarc_uris *uris, const char *domain)
{
    char name[DMARC_REPORT_NAME_SIZE];
    need(uris->count <= DMARC_URIS_MAX);
    for (size_t i = 0; i < uris->count; i++) {
        const struct dmarc_uri *uri = &uris->uri[i];
        need(uri->text.len > 0 && uri->mailto == (uri->host.len > 0));
        if (uri->mailto && dmarc_report_name(domain, uri->host, name))
            need(strlen(name) > uri->host.len);
        dmarc_report_is_near(uri->host, domain);
    }
}

static void check_record(const struct dmarc_record *record, const char *domain)
{
    bool bad = record->p == DMARC_ABSENT || record->p == DMARC_BAD ||
               record->sp == DMARC_BAD || record->np == DMARC_BAD;
    need(dmarc_is_record(record->text, record->len));
    need(bad == (record->use != DMARC_USE_WHOLE));
    need((record->use == DMARC_USE_AS_NONE) == (bad && record->rua.count));
    check_reasons(&record->reasons);
    check_uris(&record->rua, domain);
    check_uris(&record->ruf, domain);
}

static void check_result(const struct dmarc_walk *walk,
                         enum dmarc_exists exists)
{
    struct dmarc_result result;
    dmarc_judge(walk, exists, &result);
    need(result.organization >= walk->domain &&
         result.organization < walk->domain + sizeof walk->domain);
    need(!result.record == (result.source == DMARC_OF_NOBODY));
    need(result.published != DMARC_BAD && result.applied <= result.published);
    need(result.record || result.applied == DMARC_ABSENT);
    check_reasons(&result.reasons);
}

static void check_answer(const struct dns_answer *answer)
{
    static const struct tag_text host = {"example.net", 11};
    struct domainkeys_policy policy;
    enum dmarc_consent consent = dmarc_report_judge(answer, host);
    need(strlen(dmarc_consent_text(consent)) > 0);
    domainkeys_judge(answer, &policy);
    check_reasons(&policy.reasons);
}

static void check_walk(struct dmarc_walk *walk, struct tag_text rest)
{
    char name[DMARC_NAME_SIZE];
    size_t asked = 0;
    while (dmarc_walk_next(walk, name)) {
        struct dns_answer answer = take_answer(&rest);
        check_answer(&answer);
        dmarc_walk_feed(walk, &answer);
        dns_answer_done(&answer);
        need(++asked <= walk->count && walk->count <= DMARC_STEPS_MAX);
    }
    for (size_t i = 0; i < walk->count; i++)
        if (walk->steps[i].find == DMARC_FOUND)
            check_record(&walk->steps[i].record, walk->steps[i].domain);
    check_result(walk, DMARC_EXISTS_UNKNOWN);
    check_result(walk, DMARC_EXISTS_NOT);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct tag_text rest = {(const char *)data, size};
    struct tag_text line = take_line(&rest);
    struct dmarc_walk walk;
    autofree char *domain = xstrndup(line.text, line.len);
    if (dmarc_walk_begin(&walk, domain))
        check_walk(&walk, rest);
    dmarc_walk_done(&walk);
    return 0;
}
