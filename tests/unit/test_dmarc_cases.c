/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * tests/cases/dmarc: single records, whole walks, consents to reports, and
 * treewalk.json, the walks of RFC 9989 itself.
 */
#include "probe/dmarc_judge.h"
#include "probe/dmarc_report.h"
#include "probe/dmarc_rfc7489.h"

#include "record_cases.h"

#define RECORDS  "dmarc/records.json"
#define WALKS    "dmarc/walks.json"
#define CONSENTS "dmarc/consents.json"
#define TREEWALK "dmarc/treewalk.json"

static json_t *json_of(struct tag_text text)
{
    return json_stringn(text.text, text.len);
}

static json_t *uris_json(const struct dmarc_uris *uris)
{
    json_t *array = json_array();
    for (size_t i = 0; i < uris->count; i++)
        json_array_append_new(array, json_of(uris->uri[i].text));
    return array;
}

static void say_flags(const struct dmarc_record *record, json_t *said)
{
    static const char *const uses[] = {"whole", "as none", "not"};
    static const char *const psds[] = {"u", "n", "y"};
    json_object_set_new(said, "use", json_string(uses[record->use]));
    if (record->psd)
        json_object_set_new(said, "psd", json_string(psds[record->psd]));
    if (record->strict_dkim)
        json_object_set_new(said, "adkim", json_string("s"));
    if (record->strict_spf)
        json_object_set_new(said, "aspf", json_string("s"));
    if (record->test)
        json_object_set_new(said, "t", json_string("y"));
    if (record->fo != DMARC_FO_ALL)
        json_object_set_new(said, "fo", json_integer(record->fo));
    if (record->rua.count)
        json_object_set_new(said, "rua", uris_json(&record->rua));
    if (record->ruf.count)
        json_object_set_new(said, "ruf", uris_json(&record->ruf));
}

static json_t *judge_record(json_t *item)
{
    const json_t *text = json_object_get(item, "record");
    const char *bytes = json_string_value(text);
    size_t len = json_string_length(text);
    struct dmarc_record record;
    if (!dmarc_is_record(bytes, len))
        return json_pack("{s:b}", "near", dmarc_is_near_record(bytes, len));
    dmarc_record_read(bytes, len, &record);
    json_t *said = json_pack("{s:s, s:o}", "p", dmarc_policy_name(record.p),
                             "reasons", reasons_json(&record.reasons));
    if (record.sp)
        json_object_set_new(said, "sp",
                            json_string(dmarc_policy_name(record.sp)));
    if (record.np)
        json_object_set_new(said, "np",
                            json_string(dmarc_policy_name(record.np)));
    say_flags(&record, said);
    dmarc_record_done(&record);
    return said;
}

/* The answer in "records"; a string there is a single record but for words
 * that answer_of() knows. Without one the name does not exist. */
static struct dns_answer answer_at(json_t *records, const char *name)
{
    json_t *said = json_object_get(records, name);
    const char *text = json_string_value(said);
    if (!text || !strchr(text, '='))
        return answer_of(said);
    json_t *list = json_pack("[O]", said);
    struct dns_answer answer = answer_of(list);
    json_decref(list);
    return answer;
}

/* The names that were asked for; new. */
static json_t *walk_it(json_t *item, struct dmarc_walk *walk)
{
    json_t *queries = json_array();
    char name[DMARC_NAME_SIZE];
    const char *start = json_string_value(json_object_get(item, "start"));
    if (!dmarc_walk_begin(walk, start))
        return queries;
    while (dmarc_walk_next(walk, name)) {
        struct dns_answer answer =
            answer_at(json_object_get(item, "records"), name);
        json_array_append_new(queries, json_string(name));
        dmarc_walk_feed(walk, &answer);
        dns_answer_done(&answer);
    }
    return queries;
}

static json_t *result_json(const struct dmarc_result *result, json_t *queries)
{
    json_t *said = json_pack(
        "{s:o, s:s, s:s?, s:s, s:s, s:s, s:s, s:o}", "queries", queries,
        "org_domain", result->organization, "policy_domain", result->domain,
        "source", dmarc_source_name(result->source), "tag", result->tag,
        "published", dmarc_policy_name(result->published), "applied",
        dmarc_policy_name(result->applied), "reasons",
        reasons_json(&result->reasons));
    if (!result->sure)
        json_object_set_new(said, "sure", json_false());
    if (!result->organization_sure)
        json_object_set_new(said, "org_sure", json_false());
    return said;
}

/* Only where it differs. */
static void say_old_reading(const struct dmarc_walk *walk,
                            const struct dmarc_result *result, json_t *said)
{
    struct dmarc_rfc7489 old;
    if (dmarc_rfc7489_judge(walk, &old) && dmarc_rfc7489_differs(&old, result))
        json_object_set_new(said, "rfc7489",
                            json_pack("{s:s?, s:s}", "domain", old.domain,
                                      "applied",
                                      dmarc_policy_name(old.policy)));
}

static json_t *judge_walk(json_t *item)
{
    struct dmarc_walk walk;
    struct dmarc_result result;
    const json_t *known = json_object_get(item, "exists");
    enum dmarc_exists exists = !known                ? DMARC_EXISTS_UNKNOWN
                               : json_is_true(known) ? DMARC_EXISTS
                                                     : DMARC_EXISTS_NOT;
    json_t *queries = walk_it(item, &walk);
    if (walk.count == 0) {
        json_decref(queries);
        return json_pack("{s:s}", "fault", "no domain");
    }
    dmarc_judge(&walk, exists, &result);
    json_t *said = result_json(&result, queries);
    say_old_reading(&walk, &result, said);
    dmarc_walk_done(&walk);
    return said;
}

static json_t *judge_consent(json_t *item)
{
    char name[DMARC_REPORT_NAME_SIZE];
    const json_t *text = json_object_get(item, "host");
    struct tag_text host = {json_string_value(text), json_string_length(text)};
    const char *domain = json_string_value(json_object_get(item, "domain"));
    const char *org = json_string_value(json_object_get(item, "org"));
    if (dmarc_report_is_near(host, org ? org : domain))
        return json_pack("{s:b}", "near", 1);
    if (!dmarc_report_name(domain, host, name))
        return json_pack("{s:s}", "fault", "too long");
    struct dns_answer answer = answer_of(json_object_get(item, "answer"));
    enum dmarc_consent consent = dmarc_report_judge(&answer, host);
    dns_answer_done(&answer);
    return json_pack("{s:s, s:s}", "name", name, "says",
                     dmarc_consent_text(consent));
}

static void dmarc_record__says__what_the_case_expects(void **state)
{
    (void)state;
    assert_in_range(cases_compare(RECORDS, judge_record), 40, 1000);
}

static void dmarc_judge__says__what_the_case_expects(void **state)
{
    (void)state;
    assert_in_range(cases_compare(WALKS, judge_walk), 20, 1000);
}

static void dmarc_report__says__what_the_case_expects(void **state)
{
    (void)state;
    assert_in_range(cases_compare(CONSENTS, judge_consent), 10, 1000);
}

static void dmarc_walk__goes__as_the_rfc_says(void **state)
{
    (void)state;
    static const char *const keys[] = {"queries", "org_domain",
                                       "policy_domain"};
    json_t *root = cases_load(TREEWALK), *item;
    size_t i;
    json_array_foreach(json_object_get(root, "cases"), i, item)
    {
        json_t *said = judge_walk(item);
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
            if (!json_equal(json_object_get(item, keys[k]),
                            json_object_get(said, keys[k])))
                fail_msg("%s: %s", keys[k],
                         json_string_value(json_object_get(item, "id")));
        json_decref(said);
    }
    assert_int_equal(i, 10);
    json_decref(root);
}

static int print_file(const char *file)
{
    if (strcmp(file, RECORDS) == 0)
        return cases_print(RECORDS, judge_record);
    return strcmp(file, WALKS) == 0 ? cases_print(WALKS, judge_walk)
                                    : cases_print(CONSENTS, judge_consent);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dmarc_record__says__what_the_case_expects),
        cmocka_unit_test(dmarc_judge__says__what_the_case_expects),
        cmocka_unit_test(dmarc_report__says__what_the_case_expects),
        cmocka_unit_test(dmarc_walk__goes__as_the_rfc_says),
    };
    if (argc > 1)
        return print_file(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
