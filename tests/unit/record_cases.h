/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Cases about DNS records: a JSON file with {"cases": [{"id": ..., "answer":
 * ..., "expect": {...}}]}. A test says about each case all it can, and "expect"
 * has that word for word. An answer is
 *
 *     ["a TXT record", ...]    records; none: there are none of this type
 *     "no name"                no such name; also "servfail", "timeout"
 *     {"cut": [...]}           as the first, with something left out
 *
 * With an argument ("print", or which file) the program prints the file as it
 * would have to be: for reading after a rule or its words have changed.
 */
#include "base/mem.h"
#include "probe/dns_answer.h"
#include "probe/reasons.h"

#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static inline json_t *cases_load(const char *file)
{
    json_error_t error;
    autofree char *path =
        xasprintf("%s/tests/cases/%s", getenv("SOURCE_ROOT"), file);
    json_t *root = json_load_file(path, JSON_ALLOW_NUL, &error);
    if (!root)
        fail_msg("%s:%d: %s", path, error.line, error.text);
    return root;
}

static inline void answer_add_texts(struct dns_answer *answer, json_t *texts)
{
    size_t i;
    json_t *text;
    json_array_foreach(texts, i, text)
    {
        struct dns_record *record = dns_answer_add(answer);
        if (record)
            dns_record_text(answer, record, json_string_value(text),
                            json_string_length(text));
    }
    answer->status = answer->count ? DNS_FOUND : DNS_NO_DATA;
}

static inline struct dns_answer answer_of(json_t *said)
{
    struct dns_answer answer = {.status = DNS_NO_NAME};
    const char *word = json_string_value(said);
    if (json_is_object(said)) {
        answer_add_texts(&answer, json_object_get(said, "cut"));
        answer.cut = true;
    } else if (json_is_array(said)) {
        answer_add_texts(&answer, said);
    } else if (word && strcmp(word, "servfail") == 0) {
        answer.status = DNS_SERVFAIL;
    } else if (word && strcmp(word, "timeout") == 0) {
        answer.status = DNS_TIMEOUT;
    } else {
        assert_true(!word || strcmp(word, "no name") == 0);
    }
    return answer;
}

static inline json_t *reasons_json(const struct reasons *reasons)
{
    json_t *array = json_array();
    for (size_t i = 0; i < reasons->count; i++)
        json_array_append_new(array, json_string(reasons->text[i]));
    return array;
}

typedef json_t *case_judge(json_t *item);

/* Every case is judged; the number of them. */
static inline size_t cases_compare(const char *file, case_judge *judge)
{
    json_t *root = cases_load(file), *cases = json_object_get(root, "cases");
    size_t i, count = json_array_size(cases);
    json_t *item;
    json_array_foreach(cases, i, item)
    {
        json_t *got = judge(item);
        if (!json_equal(got, json_object_get(item, "expect"))) {
            autofree char *text = json_dumps(got, JSON_INDENT(1));
            fail_msg("%s: %s: got %s", file,
                     json_string_value(json_object_get(item, "id")), text);
        }
        json_decref(got);
    }
    json_decref(root);
    return count;
}

static inline int cases_print(const char *file, case_judge *judge)
{
    json_t *root = cases_load(file), *cases = json_object_get(root, "cases");
    size_t i;
    json_t *item;
    json_array_foreach(cases, i, item)
        json_object_set_new(item, "expect", judge(item));
    json_dumpf(root, stdout, JSON_INDENT(1));
    puts("");
    json_decref(root);
    return 0;
}
