/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * What becomes of tests/cases/form/full, a definition with every key in it,
 * and what data cannot say about reading definitions.
 */
#include "base/file.h"
#include "base/mem.h"
#include "model/form.h"
#include "model/near_word.h"
#include "model/rules.h"

#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static char *read_source(const char *path, size_t *ret_len)
{
    autofree char *whole = xasprintf("%s/%s", getenv("SOURCE_ROOT"), path);
    char *text = NULL;
    file_read(whole, FORM_FILE_MAX, &text, ret_len, NULL);
    return text;
}

static int load(void **state)
{
    size_t len;
    autofree char *json = read_source("tests/cases/form/full/input.json", &len);
    struct form *form = NULL;
    if (!json || !form_parse(json, len, "full", &form, NULL))
        return 1;
    *state = form;
    return 0;
}

static int unload(void **state)
{
    form_free(*state);
    return 0;
}

static const struct field *field_of(const struct form *form, const char *id)
{
    size_t i = form_field(form, id);
    assert_int_not_equal(i, FORM_NONE);
    return &form->fields[i];
}

static void form__keeps__texts(void **state)
{
    const struct form *form = *state;
    const struct field *field = field_of(form, "contact");
    assert_string_equal(form->title, "Harbour Post: request for review");
    assert_string_equal(form->provider, "Harbour Post (made up)");
    assert_non_null(strchr(form->about, '\n'));
    assert_string_equal(form->after[0],
                        "Put it into a bottle and throw that into the sea.");
    assert_null(form->after[1]);
    assert_string_equal(field->heading, "Part A");
    assert_string_equal(field->help, "As in your passport.\nNo stage names.");
    assert_string_equal(field->advice, "Your name.");
    assert_string_equal(field->today, "Since 2020 passports have chips.");
    assert_string_equal(field->why, "A person answers better than a robot.");
    assert_string_equal(field->example, "Ottilie Harbour");
    assert_string_equal(field->suggest[0], "person");
    assert_string_equal(field->aliases[1], "Name of the person");
    assert_null(field->aliases[2]);
    assert_true(field->required);
    assert_string_equal(form->sections[field->section].id, "lines");
    assert_string_equal(form->sections[field_of(form, "pier")->section].title,
                        "More");
}

static void form__keeps__options_and_columns(void **state)
{
    const struct form *form = *state;
    const struct field *ship = field_of(form, "ship");
    const struct field *buoys = field_of(form, "buoys");
    assert_int_equal(ship->option_count, 2);
    assert_string_equal(ship->options[1].advice, "If it is still afloat.");
    assert_true(ship->options[0].guess);
    assert_false(ship->options[1].guess);
    assert_int_equal(field_option(ship, "Bounty & Sons"), 1);
    assert_int_equal(field_option(ship, "Mary"), FORM_NONE);
    assert_int_equal(field_column(buoys, "domain"), 2);
    assert_int_equal(field_column(buoys, "mast"), FORM_NONE);
    assert_string_equal(buoys->columns[1].example, "buoy.example.org");
    assert_null(buoys->columns[3].example);
    assert_string_equal(buoys->columns[1].kind->rule, "host");
    assert_int_equal(form_lines_field(form), form_field(form, "log"));
    assert_true(field_of(form, "flag")->free);
    assert_true(field_of(form, "berth")->unlisted);
    assert_false(field_of(form, "flag")->unlisted);
}

static void form__resolves__references(void **state)
{
    const struct form *form = *state;
    const struct field *number = field_of(form, "berth_number");
    const struct field *parcels = field_of(form, "parcels");
    assert_int_equal(number->asked_field, form_field(form, "berth"));
    assert_true(number->asked_not);
    assert_string_equal(number->asked_values[0], "none");
    assert_false(parcels->asked_not);
    assert_int_equal(field_of(form, "cargo")->other,
                     form_field(form, "cargo_other"));
    assert_int_equal(parcels->other, FORM_NONE);
    assert_int_equal(field_of(form, "berth")->asked_field, FORM_NONE);
    assert_int_equal(form_field(form, "nobody"), FORM_NONE);
}

static void form__keeps__rules(void **state)
{
    const struct form *form = *state;
    const struct rule *equals = field_of(form, "mail_again")->rules;
    assert_string_equal(equals->kind->name, "equals");
    assert_true(equals->has_severity);
    assert_int_equal(equals->severity, SEVERITY_WARNING);
    assert_int_equal(equals->field, form_field(form, "mail"));
    const struct rule *expect = field_of(form, "berth")->rules;
    assert_string_equal(expect->values[1], "south");
    assert_null(expect->values[2]);
    assert_string_equal(expect->message, "Take a berth first, then ask.");
    const struct field *buoys = field_of(form, "buoys");
    assert_int_equal(buoys->rules[1].columns[0], 1);
    assert_int_equal(buoys->rules[1].columns[1], 2);
    assert_int_equal(buoys->rules[1].columns[2], FORM_NONE);
    assert_false(buoys->rules[1].has_severity);
    assert_int_equal(buoys->columns[0].rule_count, 2);
    assert_int_equal(buoys->columns[0].rules[1].severity, SEVERITY_ERROR);
}

static void form__keeps__how_mails_are_answered(void **state)
{
    const struct form *form = *state;
    const struct reply_about *reply = &form->reply;
    assert_int_equal(reply->from, form_field(form, "mail"));
    assert_int_equal(reply->from_name, form_field(form, "contact"));
    assert_int_equal(reply->hours_least, 1);
    assert_int_equal(reply->hours_most, 48);
    assert_int_equal(reply->mail_count, 2);
    assert_string_equal(reply->mails[0].id, "bottle");
    assert_string_equal(reply->mails[0].phrases[1], "cork is being drawn");
    assert_null(reply->mails[0].phrases[2]);
    assert_non_null(strchr(reply->mails[0].means, '\n'));
    assert_true(reply->mails[0].asks);
    assert_false(reply->mails[1].asks);
    assert_string_equal(reply->mails[0].next[1], "Throw no second one.");
    assert_string_equal(reply->mails[1].phrases[0], "it went down");
    assert_null(reply->mails[1].next[1]);
}

static void form__without_a_reply__names_nobody(void **state)
{
    (void)state;
    const char json[] =
        "{\"senderform\": 1, \"id\": \"a\", \"title\": \"A\","
        " \"provider\": \"P\", \"sections\": [{\"id\": \"s\","
        " \"title\": \"S\", \"fields\": [{\"id\": \"f\","
        " \"kind\": \"text\", \"label\": \"F\"}]}]}";
    struct form *form = NULL;
    assert_true(form_parse(json, strlen(json), "x", &form, NULL));
    assert_int_equal(form->reply.from, FORM_NONE);
    assert_int_equal(form->reply.from_name, FORM_NONE);
    assert_int_equal(form->reply.hours_most, 0);
    assert_int_equal(form->reply.mail_count, 0);
    form_free(form);
}

/* The definition for tests really has all there is. */
static void form__uses__every_rule_and_kind(void **state)
{
    (void)state;
    size_t len;
    autofree char *json = read_source("tests/cases/form/full/input.json", &len);
    assert_non_null(json);
    for (const struct rule_kind *rule = rule_table(); rule->name; rule++) {
        autofree char *quoted = xasprintf("\"%s\"", rule->name);
        assert_non_null(strstr(json, quoted));
    }
    for (const struct field_kind *kind = field_kind_table(); kind->name;
         kind++) {
        autofree char *quoted = xasprintf("\"kind\": \"%s\"", kind->name);
        assert_non_null(strstr(json, quoted));
    }
}

static bool lists(const json_t *list, const char *name)
{
    for (size_t i = 0; i < json_array_size(list); i++)
        if (strcmp(json_string_value(json_array_get(list, i)), name) == 0)
            return true;
    return false;
}

/* The schema repeats both tables for editors. */
static void schema__lists__every_rule_and_kind(void **state)
{
    (void)state;
    size_t len;
    autofree char *text = read_source("forms/form.schema.json", &len);
    assert_non_null(text);
    json_t *schema = json_loadb(text, len, 0, NULL);
    json_t *line;
    json_t *other;
    json_t *plain;
    json_t *full;
    assert_int_equal(
        json_unpack(schema,
                    "{s:{s:{s:o},s:{s:{s:{s:[o,{s:o}]}}},s:{s:o},"
                    "s:{s:{s:{s:[o,{s:o}]}}}}}",
                    "definitions", "line_kind", "enum", &line, "field",
                    "properties", "kind", "anyOf", &(json_t *){NULL}, "enum",
                    &other, "plain_rule", "enum", &plain, "rule", "properties",
                    "rule", "anyOf", &(json_t *){NULL}, "enum", &full),
        0);
    size_t kinds = 0;
    size_t rules = 0;
    for (const struct field_kind *kind = field_kind_table(); kind->name;
         kind++, kinds++)
        assert_true(
            lists(kind->shape == SHAPE_LINE ? line : other, kind->name));
    for (const struct rule_kind *rule = rule_table(); rule->name;
         rule++, rules++)
        assert_true(lists(rule->needs ? full : plain, rule->name));
    assert_int_equal(kinds, json_array_size(line) + json_array_size(other));
    assert_int_equal(rules, json_array_size(plain) + json_array_size(full));
    json_decref(schema);
}

static void form_parse__refuses__a_huge_file(void **state)
{
    (void)state;
    size_t len = FORM_FILE_MAX + 1;
    autofree char *json = xcalloc(len + 1, 1);
    memset(json, ' ', len);
    struct form *form = NULL;
    struct err err;
    assert_false(form_parse(json, len, "huge.json", &form, &err));
    assert_int_equal(err.code, ERR_LIMIT);
    assert_string_equal(err.text, "huge.json:1:1: a definition has at most "
                                  "1048576 bytes, this one 1048577");
    assert_null(form);
}

static void form_parse__works__without_err(void **state)
{
    (void)state;
    struct form *form = NULL;
    assert_false(form_parse("{}", 2, "x", &form, NULL));
    assert_false(form_parse("{", 1, "x", &form, NULL));
    assert_false(form_parse("", 0, "x", &form, NULL));
    assert_null(form);
    form_free(NULL);
}

static void near_word__knows__slips(void **state)
{
    (void)state;
    assert_true(near_word("label", "lable"));
    assert_true(near_word("label", "labels"));
    assert_true(near_word("label", "abel"));
    assert_true(near_word("label", "lubel"));
    assert_true(near_word("label", "label"));
    assert_false(near_word("label", "title"));
    assert_false(near_word("label", "lab"));
    assert_false(near_word("label", "albel2"));
    assert_false(near_word("abcd", "badc"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(form__keeps__texts),
        cmocka_unit_test(form__keeps__options_and_columns),
        cmocka_unit_test(form__resolves__references),
        cmocka_unit_test(form__keeps__rules),
        cmocka_unit_test(form__keeps__how_mails_are_answered),
        cmocka_unit_test(form__without_a_reply__names_nobody),
        cmocka_unit_test(form__uses__every_rule_and_kind),
        cmocka_unit_test(schema__lists__every_rule_and_kind),
        cmocka_unit_test(form_parse__refuses__a_huge_file),
        cmocka_unit_test(form_parse__works__without_err),
        cmocka_unit_test(near_word__knows__slips),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
