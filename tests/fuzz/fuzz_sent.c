/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* The header of a sent message: any bytes. */
#include "base/mem.h"
#include "base/text.h"
#include "mail/sent.h"
#include "model/fact_kinds.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerInitialize(int *argc, char ***argv);

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    sent_init();
    return 0;
}

static void check_fact(const struct fact *fact)
{
    const struct fact_kind *kind = fact_kind_find(fact->kind);
    size_t len = strlen(fact->value);
    autofree char *clean = text_clean(fact->value, len, TEXT_LINE);
    if (!kind || kind->world != WORLD_TOLD ||
        !fact_subject_ok(kind->subject, fact->subject) ||
        strcmp(clean, fact->value) != 0)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct facts *facts = facts_new();
    sent_facts(facts, (const char *)data, size);
    if (facts_count(facts) == 0)
        abort();
    for (size_t i = 0; i < facts_count(facts); i++)
        check_fact(facts_at(facts, i));
    facts_free(facts);
    return 0;
}
