/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/evidence.h"

#include <stdlib.h>
#include <string.h>

const char *evidence_state_name(enum evidence_state state)
{
    static const char *const names[EVIDENCE_STATES] = {
        [EVIDENCE_READ] = "read",
        [EVIDENCE_GREW] = "grew",
        [EVIDENCE_CUT] = "cut",
        [EVIDENCE_DAMAGED] = "damaged",
        [EVIDENCE_UNREADABLE] = "unreadable",
        [EVIDENCE_OLDER] = "older",
        [EVIDENCE_SKIPPED] = "skipped",
    };
    return names[state];
}

const struct evidence_delivery *evidence_delivery(
    const struct evidence *evidence, const char *provider)
{
    for (size_t i = 0; i < evidence->delivery_count; i++)
        if (strcmp(evidence->deliveries[i].provider, provider) == 0)
            return &evidence->deliveries[i];
    return NULL;
}

static void source_done(struct evidence_source *source)
{
    free(source->name);
    free(source->why);
    free(source->mta);
}

static void counts_done(struct evidence_count *counts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(counts[i].name);
    free(counts);
}

static void raw_done(struct evidence_raw *raw)
{
    free(raw->text);
    free(raw->queue);
    free(raw->recipient);
    free(raw->host);
    free(raw->ip);
}

static void refusal_done(struct evidence_refusal *refusal)
{
    free(refusal->provider);
    free(refusal->tag);
    free(refusal->enhanced);
    counts_done(refusal->ips, refusal->ip_count);
    counts_done(refusal->hosts, refusal->host_count);
    free(refusal->days);
    for (size_t i = 0; i < refusal->raw_count; i++)
        raw_done(&refusal->raw[i]);
}

void evidence_done(struct evidence *evidence)
{
    for (size_t i = 0; i < evidence->source_count; i++)
        source_done(&evidence->sources[i]);
    for (size_t i = 0; i < evidence->delivery_count; i++) {
        free(evidence->deliveries[i].provider);
        free(evidence->deliveries[i].days);
    }
    for (size_t i = 0; i < evidence->refusal_count; i++)
        refusal_done(&evidence->refusals[i]);
    free(evidence->sources);
    free(evidence->deliveries);
    free(evidence->refusals);
    free(evidence->progress.name);
    free(evidence->why);
    *evidence = (struct evidence){.done = false};
}
