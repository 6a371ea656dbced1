/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* A draft's form with what a mail asks beyond it. */
#include "base/mem.h"
#include "base/text.h"
#include "model/form_extend.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define FORM(fields)                                                           \
    "{\"senderform\": 1, \"id\": \"a\", \"title\": \"A\","                     \
    " \"provider\": \"P\", \"sections\": [{\"id\": \"one\","                   \
    " \"title\": \"S\", \"fields\": [" fields "]}]}"
#define TEXT(id)      "{\"id\": \"" id "\", \"kind\": \"text\", \"label\": \"L\"}"
#define QUESTIONS_MAX 300

static struct mail_question question[QUESTIONS_MAX];

/* A mail that asks all of a definition and these questions
 * that no definition knows. */
static struct mail_form mail_of(size_t fields, const char *const *labels)
{
    struct mail_form mail = {.question = question};
    for (; mail.count < fields; mail.count++)
        question[mail.count] =
            (struct mail_question){.field = mail.count, .label = NULL};
    for (; *labels; labels++)
        question[mail.count++] = (struct mail_question){
            .field = FORM_NONE,
            .label = (char *)(uintptr_t)*labels,
        };
    return mail;
}

static size_t field_count(const char *json)
{
    struct form *form = NULL;
    if (!json)
        return 0;
    assert_true(form_parse(json, strlen(json), "theirs", &form, NULL));
    size_t count = form->field_count;
    form_free(form);
    return count;
}

static struct form *extend(const char *own, const char *theirs,
                           const char *const *labels)
{
    struct mail_form mail = mail_of(field_count(theirs), labels);
    struct form *form = NULL;
    struct err err = {.code = ERR_NONE};
    if (!form_extend(own, strlen(own), theirs, theirs ? strlen(theirs) : 0,
                     &mail, &form, &err))
        fail_msg("%s", err.text);
    return form;
}

static const struct field *field_of(const struct form *form, const char *id)
{
    size_t i = form_field(form, id);
    assert_int_not_equal(i, FORM_NONE);
    return &form->fields[i];
}

static const char *const none[] = {NULL};

static void asked_id__is_the_same__for_the_same_words(void **state)
{
    (void)state;
    static const char *const same[][2] = {
        {"How many?", "HOW  many"},
        {"- How many:", "how \xE2\x80\x9Cmany\xE2\x80\x9D"},
        {"Stra\xC3\x9F"
         "e",
         "STRASSE"},
        {"\xC3\x96l", "o\xCC\x88L"},
    };
    static const char *const other[][2] = {
        {"How many?", "How money?"},      {"4xx", "5xx"}, {"\xC3\x96l", "Ol"},
        {"\xE4\xBD\x8F", "\xE6\x89\x80"}, {"???", "!!!"},
    };
    for (size_t i = 0; i < sizeof same / sizeof same[0]; i++) {
        autofree char *a = asked_id(same[i][0]);
        autofree char *b = asked_id(same[i][1]);
        assert_string_equal(a, b);
        assert_int_equal(strlen(a), strlen("asked_0123456789abcdef"));
    }
    for (size_t i = 0; i < sizeof other / sizeof other[0]; i++) {
        autofree char *a = asked_id(other[i][0]);
        autofree char *b = asked_id(other[i][1]);
        assert_string_not_equal(a, b);
    }
    /* Drafts have it, so it must not change with the program. */
    autofree char *kept = asked_id("Do you offer list management?");
    assert_string_equal(kept, "asked_2f66a6a5ed81cc40");
}

static void form_extend__adds__what_nobody_knows(void **state)
{
    (void)state;
    static const char *const labels[] = {"Who feeds the \t cat?",
                                         "who feeds the cat", "  ", NULL};
    struct form *form = extend(FORM(TEXT("name")), NULL, labels);
    assert_int_equal(form->section_count, 2);
    assert_string_equal(form->sections[1].id, ASKED_SECTION);
    assert_int_equal(form->field_count, 2);
    autofree char *id = asked_id(labels[0]);
    const struct field *field = field_of(form, id);
    assert_string_equal(field->label, "Who feeds the   cat?");
    assert_string_equal(field->kind->name, "block");
    assert_int_equal(field->section, 1);
    assert_true(field->required);
    form_free(form);
}

static void form_extend__without_anything_new__is_the_form(void **state)
{
    (void)state;
    const char *own = FORM(TEXT("name"));
    struct form *form = extend(own, NULL, none);
    assert_int_equal(form->section_count, 1);
    form_free(form);
    form = extend(own, own, none);
    assert_int_equal(form->section_count, 1);
    assert_int_equal(form->field_count, 1);
    form_free(form);
}

static void form_extend__cuts__long_labels(void **state)
{
    (void)state;
    static const char two[] = "w\xC3\xB6rter und ";
    autofree char *words = xcalloc(4000, 1);
    for (size_t len = 0; len < 3900; len += sizeof two - 1)
        memcpy(words + len, two, sizeof two);
    const char *const labels[] = {words, NULL};
    struct form *form = extend(FORM(TEXT("name")), NULL, labels);
    const char *label = form->fields[1].label;
    size_t len = strlen(label);
    assert_in_range(text_cols(label, len), 280, 303);
    assert_string_equal(label + len - 6, "und...");
    autofree char *id = asked_id(words);
    assert_string_equal(form->fields[1].id, id);
    form_free(form);
}

static void form_extend__takes__their_fields(void **state)
{
    (void)state;
    const char *own = FORM(TEXT("name"));
    const char *theirs = FORM(TEXT(
        "name") ","
                "{\"id\": \"size\", \"kind\": \"choice\", \"label\": \"Size\","
                " \"options\": [{\"value\": \"yes\", \"label\": \"Y\"}]},"
                "{\"id\": \"more\", \"kind\": \"count\", \"label\": \"More\","
                " \"asked_when\": {\"field\": \"size\", \"is\": \"yes\"},"
                " \"rules\": [\"no_filler\", {\"rule\": \"empty_unless\","
                "  \"field\": \"size\", \"values\": \"yes\"}]},"
                "{\"id\": \"again\", \"kind\": \"text\", \"label\": \"Again\","
                " \"rules\": [{\"rule\": \"equals\", \"field\": \"name\"}]}");
    struct form *form = extend(own, theirs, none);
    assert_int_equal(form->field_count, 4);
    const struct field *more = field_of(form, "more");
    assert_int_equal(more->section, 1);
    assert_int_equal(more->asked_field, form_field(form, "size"));
    assert_int_equal(more->rule_count, 2);
    assert_int_equal(field_of(form, "again")->rules[0].field,
                     form_field(form, "name"));
    form_free(form);
}

/* Where our field of the same id is another thing, what hangs on it goes. */
static void form_extend__leaves_out__what_does_not_fit(void **state)
{
    (void)state;
    const char *own =
        FORM("{\"id\": \"size\", \"kind\": \"choice\", \"label\": \"Size\","
             " \"options\": [{\"value\": \"no\", \"label\": \"N\"}]},"
             "{\"id\": \"words\", \"kind\": \"block\", \"label\": \"Words\","
             " \"takes_lines\": true}");
    const char *theirs = FORM(
        "{\"id\": \"size\", \"kind\": \"choice\", \"label\": \"Size\","
        " \"options\": [{\"value\": \"yes\", \"label\": \"Y\"}]}," TEXT(
            "words") ","
                     "{\"id\": \"more\", \"kind\": \"count\", \"label\": "
                     "\"More\","
                     " \"asked_when\": {\"field\": \"size\", \"is\": \"yes\"},"
                     " \"rules\": [{\"rule\": \"empty_unless\","
                     "  \"field\": \"size\", \"values\": \"yes\"}]},"
                     "{\"id\": \"many\", \"kind\": \"many\", \"label\": "
                     "\"Many\","
                     " \"other\": \"words\","
                     " \"options\": [{\"value\": \"a\", \"label\": \"A\"}]},"
                     "{\"id\": \"log\", \"kind\": \"block\", \"label\": "
                     "\"Log\","
                     " \"takes_lines\": true}");
    struct form *form = extend(own, theirs, none);
    assert_int_equal(field_of(form, "more")->asked_field, FORM_NONE);
    assert_int_equal(field_of(form, "more")->rule_count, 0);
    assert_int_equal(field_of(form, "many")->other, FORM_NONE);
    assert_false(field_of(form, "log")->takes_lines);
    assert_string_equal(form->fields[form_lines_field(form)].id, "words");
    form_free(form);
}

static void form_extend__passes_over__what_is_not_asked(void **state)
{
    (void)state;
    const char *own = FORM(TEXT("name"));
    const char *theirs = FORM(
        TEXT("size") ","
                     "{\"id\": \"more\", \"kind\": \"count\","
                     " \"label\": \"More\", \"asked_when\":"
                     " {\"field\": \"size\", \"is\": \"big\"}}," TEXT("last"));
    struct mail_form mail = mail_of(2, none);
    mail.question = &question[1];
    mail.count = 1;
    struct form *form = NULL;
    assert_true(form_extend(own, strlen(own), theirs, strlen(theirs), &mail,
                            &form, NULL));
    assert_int_equal(form->field_count, 2);
    assert_int_equal(field_of(form, "more")->asked_field, FORM_NONE);
    form_free(form);
}

static void form_extend__keeps__the_forms_own_section(void **state)
{
    (void)state;
    static const char *const labels[] = {"Who?", NULL};
    const char *own = "{\"senderform\": 1, \"id\": \"a\", \"title\": \"A\","
                      " \"provider\": \"P\", \"sections\": [{\"id\": \"asked\","
                      " \"title\": \"S\", \"fields\": [" TEXT("name") "]}]}";
    struct form *form = extend(own, NULL, labels);
    assert_int_equal(form->section_count, 1);
    assert_int_equal(form->field_count, 2);
    form_free(form);
}

static void form_extend__refuses__too_many_questions(void **state)
{
    (void)state;
    static const char *labels[QUESTIONS_MAX];
    for (size_t i = 0; i < FORM_FIELDS_MAX; i++)
        labels[i] = xasprintf("Question %zu?", i);
    const char *own = FORM(TEXT("name"));
    struct mail_form mail = mail_of(0, labels);
    struct form *form = NULL;
    struct err err = {.code = ERR_NONE};
    assert_false(form_extend(own, strlen(own), NULL, 0, &mail, &form, &err));
    assert_null(form);
    assert_int_equal(err.code, ERR_LIMIT);
    assert_string_equal(err.text,
                        "the mail asks too much: with its questions the form "
                        "would have more than 200 questions");
    mail.count = FORM_FIELDS_MAX - 1;
    assert_true(form_extend(own, strlen(own), NULL, 0, &mail, &form, &err));
    assert_int_equal(form->field_count, FORM_FIELDS_MAX);
    form_free(form);
    for (size_t i = 0; i < FORM_FIELDS_MAX; i++)
        free((char *)(uintptr_t)labels[i]);
}

static void form_extend__refuses__what_is_no_form(void **state)
{
    (void)state;
    const char *own = FORM(TEXT("name"));
    struct mail_form mail = mail_of(0, none);
    struct form *form = NULL;
    struct err err = {.code = ERR_NONE};
    assert_false(form_extend("{", 1, NULL, 0, &mail, &form, &err));
    assert_non_null(strstr(err.text, "the draft's form:1:"));
    assert_false(form_extend(own, strlen(own), "[]", 2, &mail, &form, &err));
    assert_non_null(strstr(err.text, "the mail's form:1:"));
    assert_null(form);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(asked_id__is_the_same__for_the_same_words),
        cmocka_unit_test(form_extend__adds__what_nobody_knows),
        cmocka_unit_test(form_extend__without_anything_new__is_the_form),
        cmocka_unit_test(form_extend__cuts__long_labels),
        cmocka_unit_test(form_extend__takes__their_fields),
        cmocka_unit_test(form_extend__leaves_out__what_does_not_fit),
        cmocka_unit_test(form_extend__passes_over__what_is_not_asked),
        cmocka_unit_test(form_extend__keeps__the_forms_own_section),
        cmocka_unit_test(form_extend__refuses__too_many_questions),
        cmocka_unit_test(form_extend__refuses__what_is_no_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
