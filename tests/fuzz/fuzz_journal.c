/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * A journal by a stranger, onto a draft that has something in it: it is
 * applied as far as it can be read, the rest is told from it, and applying
 * only the good part gives the same answers. They are clean, too.
 */
#include "base/mem.h"
#include "base/text.h"
#include "out/journal.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char definition[] =
    "{\"senderform\":1,\"id\":\"f\",\"title\":\"T\",\"provider\":\"P\","
    "\"sections\":[{\"id\":\"s\",\"title\":\"S\",\"fields\":["
    "{\"id\":\"contact\",\"kind\":\"text\",\"label\":\"Who?\"},"
    "{\"id\":\"log\",\"kind\":\"block\",\"label\":\"Log\"},"
    "{\"id\":\"cargo\",\"kind\":\"many\",\"label\":\"Cargo\","
    "\"options\":[{\"value\":\"letters\",\"label\":\"Letters\"}]},"
    "{\"id\":\"buoys\",\"kind\":\"rows\",\"label\":\"Buoys\",\"columns\":["
    "{\"id\":\"light\",\"kind\":\"text\",\"label\":\"Light\"}]}]}]}";

static void need(bool fact)
{
    if (!fact)
        abort();
}

static struct draft *start(const struct form *form)
{
    struct draft *draft = draft_new(form);
    struct answers *answers = draft_answers(draft);
    answers_load(answers, 0, value_of_text("Ottilie H\xC3\xA1rbour"),
                 ORIGIN_TYPED);
    answers_load(answers, 1, value_of_text("one\ntwo\n"), ORIGIN_TYPED);
    return draft;
}

static void check_same(const struct answers *a, const struct answers *b)
{
    for (size_t i = 0; i < answers_form(a)->field_count; i++) {
        const struct value *value = answers_value(a, i);
        need(value_equal(value, answers_value(b, i)));
        for (size_t j = 0; j < value->count; j++) {
            const char *text = value->item[j];
            autofree char *clean = text_clean(
                text, strlen(text), i == 1 ? TEXT_BLOCK : TEXT_LINE);
            need(strcmp(clean, text) == 0);
            need(strlen(text) <= VALUE_TEXT_MAX);
        }
    }
}

/* With the answers that the form does not ask for. */
static void check_same_text(const struct draft *a, const struct draft *b)
{
    autofree char *one = draft_print(a, NULL);
    autofree char *two = draft_print(b, NULL);
    need(strcmp(one, two) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct form *form = NULL;
    need(form_parse(definition, strlen(definition), "f", &form, NULL));
    struct draft *draft = start(form);
    struct draft *again = start(form);
    unsigned long long number;
    unsigned long long number_again;
    size_t good;
    size_t good_again;
    const char *text = (const char *)data;
    journal_apply(text, size, 3, draft, &number, &good, NULL);
    need(good <= size && number >= 3);
    need(journal_apply(text, good, 3, again, &number_again, &good_again,
                       NULL));
    need(good == good_again && number == number_again);
    check_same(draft_answers(draft), draft_answers(again));
    check_same_text(draft, again);
    free(journal_form_id(text, size));
    draft_free(draft);
    draft_free(again);
    form_free(form);
    return 0;
}
