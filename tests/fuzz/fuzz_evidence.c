/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* Any lines as what senderform-scan says of logs: what is taken of them is
 * clean and within its limits, and can be printed. */
#include "base/mem.h"
#include "base/span.h"
#include "base/text.h"
#include "model/evidence.h"
#include "out/evidence_draft.h"
#include "out/evidence_print.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_text(const char *text, size_t max)
{
    size_t len = strlen(text);
    autofree char *clean = text_clean(text, len, TEXT_LINE);
    assert(len <= max && text_is_utf8(text, len));
    assert(strcmp(clean, text) == 0 && !strchr(text, '\n'));
}

static void check_days(const struct evidence_day *days, size_t count)
{
    assert(count <= EVIDENCE_DAYS_MAX);
    for (size_t i = 1; i < count; i++)
        assert(days[i].day > days[i - 1].day);
}

static void check_counts(const struct evidence_count *counts, size_t count)
{
    assert(count <= EVIDENCE_PEERS_MAX);
    for (size_t i = 0; i < count; i++)
        check_text(counts[i].name, EVIDENCE_NAME_MAX);
}

static void check_refusal(const struct evidence_refusal *refusal)
{
    check_text(refusal->provider, EVIDENCE_NAME_MAX);
    check_text(refusal->tag, EVIDENCE_NAME_MAX);
    check_text(refusal->enhanced, EVIDENCE_NAME_MAX);
    assert(refusal->lines > 0 && refusal->lines <= EVIDENCE_COUNT_MAX);
    check_counts(refusal->ips, refusal->ip_count);
    check_counts(refusal->hosts, refusal->host_count);
    check_days(refusal->days, refusal->day_count);
    assert(refusal->raw_count <= EVIDENCE_RAW_MAX);
    for (size_t i = 0; i < refusal->raw_count; i++) {
        check_text(refusal->raw[i].text, EVIDENCE_TEXT_MAX);
        assert(!refusal->raw[i].ip || *refusal->raw[i].ip);
    }
}

static void check(const struct evidence *evidence)
{
    double before = 0, after = 0;
    assert(evidence->source_count <= EVIDENCE_SOURCES_MAX);
    assert(evidence->delivery_count <= EVIDENCE_DELIVERIES_MAX);
    assert(evidence->refusal_count <= EVIDENCE_REFUSALS_MAX);
    for (size_t i = 0; i < evidence->source_count; i++)
        check_text(evidence->sources[i].name, EVIDENCE_NAME_MAX);
    for (size_t i = 0; i < evidence->delivery_count; i++) {
        const struct evidence_delivery *delivery = &evidence->deliveries[i];
        check_days(delivery->days, delivery->day_count);
        evidence_trend(delivery, 1764072000, &before, &after);
        assert(before >= 0 && before <= 1 && after >= 0 && after <= 1);
        assert(evidence_month(delivery, 1764072000) <= 30 * EVIDENCE_COUNT_MAX);
    }
    for (size_t i = 0; i < evidence->refusal_count; i++)
        check_refusal(&evidence->refusals[i]);
}

static struct provider yahoo = {
    .id = (char[]){"yahoo"},
    .name = (char[]){"Yahoo"},
};
static struct provider *items[] = {&yahoo};
static const struct providers providers = {.items = items, .count = 1};

static void print(const struct evidence *evidence)
{
    struct buf out;
    buf_init(&out, (size_t)64 * 1024 * 1024);
    for (size_t cols = 0; cols <= 80; cols += 20) {
        const struct evidence_look look = {
            .cols = cols, .ascii = cols == 40, .now = 1764072000};
        evidence_print(evidence, &providers, &look, &out);
        evidence_print_json(evidence, &providers, &look, &out);
    }
    autofree char *draft = evidence_draft(evidence, &yahoo, 1);
    assert(!out.full && text_is_utf8(buf_text(&out), out.len));
    assert(!draft || text_is_utf8(draft, strlen(draft)));
    buf_done(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct evidence evidence = {.done = false};
    struct span rest = span_of((const char *)data, size), line;
    enum evidence_heard heard = EVIDENCE_MORE;
    while (heard == EVIDENCE_MORE && span_until(&rest, '\n', &line))
        heard = evidence_take(&evidence, line.at, line.len);
    if (heard == EVIDENCE_FAILED)
        check_text(evidence.why, 300);
    else {
        check(&evidence);
        print(&evidence);
    }
    evidence_done(&evidence);
    return 0;
}
