/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * forms/yahoo-sender-support.json against lists copied from the form by hand:
 * tests/cases/form-yahoo, one "id: text" a line, in the form's order.
 */
#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "model/form.h"
#include "model/formdirs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define FIELD_COUNT 26

static int load(void **state)
{
    autofree char *path =
        xasprintf("%s/forms/yahoo-sender-support.json", getenv("SOURCE_ROOT"));
    struct form *form = NULL;
    struct err err;
    if (!form_load(NULL, path, &form, &err)) {
        fprintf(stderr, "%s\n", err.text);
        return 1;
    }
    *state = form;
    return 0;
}

static int unload(void **state)
{
    form_free(*state);
    return 0;
}

static char *read_list(const char *name)
{
    autofree char *path =
        xasprintf("%s/tests/cases/form-yahoo/%s", getenv("SOURCE_ROOT"), name);
    char *text = NULL;
    size_t len;
    assert_true(file_read(path, FORM_FILE_MAX, &text, &len, NULL));
    return text;
}

/* Cuts "id: text" out of the list's next line; false at its end. */
static bool next_line(char **list, const char **ret_id, char **ret_text)
{
    char *line = strsep(list, "\n");
    if (!line || !*line)
        return false;
    char *colon = strstr(line, ": ");
    assert_non_null(colon);
    *colon = '\0';
    *ret_id = line;
    *ret_text = colon + 2;
    return true;
}

static const struct field *field_of(const struct form *form, const char *id)
{
    size_t i = form_field(form, id);
    assert_int_not_equal(i, FORM_NONE);
    return &form->fields[i];
}

static void yahoo__has__labels_and_headings_to_the_letter(void **state)
{
    const struct form *form = *state;
    autofree char *text = read_list("labels.txt");
    char *rest = text;
    const char *id = NULL;
    char *label = NULL;
    const char *heading = NULL;
    size_t i = 0;
    while (next_line(&rest, &id, &label)) {
        if (strcmp(id, "heading") == 0) {
            heading = label;
            continue;
        }
        assert_true(i < form->field_count);
        const struct field *field = &form->fields[i++];
        assert_string_equal(field->id, id);
        assert_string_equal(field->label, label);
        assert_string_equal(field->heading ? field->heading : "",
                            heading ? heading : "");
        heading = NULL;
    }
    assert_int_equal(i, FIELD_COUNT);
    assert_int_equal(form->field_count, FIELD_COUNT);
}

static void yahoo__has__helps_to_the_letter(void **state)
{
    const struct form *form = *state;
    autofree char *text = read_list("helps.txt");
    char *rest = text;
    const char *id = NULL;
    char *help = NULL;
    size_t count = 0;
    while (next_line(&rest, &id, &help))
        assert_string_equal(field_of(form, id)->help, help);
    for (size_t i = 0; i < form->field_count; i++)
        count += form->fields[i].help != NULL;
    assert_int_equal(count, 2);
}

/* What the guide quotes is there to the letter; all else is called a guess. */
static void yahoo__has__known_options_and_guesses(void **state)
{
    const struct form *form = *state;
    autofree char *text = read_list("options.txt");
    char *rest = text;
    const char *id = NULL;
    char *option = NULL;
    size_t known = 0;
    size_t marked = 0;
    for (; next_line(&rest, &id, &option); known++) {
        const struct field *field = field_of(form, id);
        const char *value = NULL;
        char *label = NULL;
        assert_true(next_line(&option, &value, &label));
        size_t i = field_option(field, value);
        assert_int_not_equal(i, FORM_NONE);
        assert_string_equal(field->options[i].label, label);
        assert_false(field->options[i].guess);
    }
    for (size_t i = 0; i < form->field_count; i++)
        for (size_t j = 0; j < form->fields[i].option_count; j++)
            marked += !form->fields[i].options[j].guess;
    assert_int_equal(marked, known);
}

static void yahoo__lets__guessed_choices_be_answered_freely(void **state)
{
    const struct form *form = *state;
    for (size_t i = 0; i < form->field_count; i++) {
        const struct field *field = &form->fields[i];
        bool guesses = false;
        for (size_t j = 0; j < field->option_count; j++)
            guesses = guesses || field->options[j].guess;
        if (field->kind->shape == SHAPE_CHOICE)
            assert_true(field->free == guesses);
        if (field->kind->shape == SHAPE_MANY && guesses)
            assert_int_not_equal(field->other, FORM_NONE);
    }
}

static void yahoo__helps__at_every_field(void **state)
{
    const struct form *form = *state;
    for (size_t i = 0; i < form->field_count; i++) {
        const struct field *field = &form->fields[i];
        assert_non_null(field->advice);
        assert_non_null(field->why);
        struct text_line *lines;
        assert_true(text_wrap(field->advice, 70, &lines) <= 3);
        free(lines);
    }
    assert_string_equal(form->fields[form_lines_field(form)].id, "problem");
}

static void yahoo__asks__some_only_when_others_say_so(void **state)
{
    const struct form *form = *state;
    static const char *const asked[][3] = {
        {"esp_name", "esp", "uses_esp"},
        {"soft_bounces", "removes_bounces", "yes"},
        {"hard_bounces", "removes_bounces", "yes"},
    };
    size_t count = 0;
    for (size_t i = 0; i < form->field_count; i++)
        count += form->fields[i].asked_field != FORM_NONE;
    assert_int_equal(count, 3);
    for (size_t i = 0; i < 3; i++) {
        const struct field *field = field_of(form, asked[i][0]);
        assert_int_equal(field->asked_field, form_field(form, asked[i][1]));
        assert_string_equal(field->asked_values[0], asked[i][2]);
        assert_null(field->asked_values[1]);
        assert_false(field->asked_not);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(yahoo__has__labels_and_headings_to_the_letter),
        cmocka_unit_test(yahoo__has__helps_to_the_letter),
        cmocka_unit_test(yahoo__has__known_options_and_guesses),
        cmocka_unit_test(yahoo__lets__guessed_choices_be_answered_freely),
        cmocka_unit_test(yahoo__helps__at_every_field),
        cmocka_unit_test(yahoo__asks__some_only_when_others_say_so),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
