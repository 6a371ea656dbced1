/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* answer_parse() and answer_print(). */
#include "model/answers.h"

#include "scratch.h"

static int set_up(void **state)
{
    *state = scratch_full_form();
    return 0;
}

static int tear_down(void **state)
{
    form_free(*state);
    return 0;
}

static const struct field *find(const struct form *form, const char *id)
{
    return &form->fields[form_field(form, id)];
}

/* Reads `text` and expects it to be printed as `printed`; NULL: as it is. */
static void expect(const struct form *form, const char *id, const char *text,
                   const char *printed)
{
    const struct field *field = find(form, id);
    struct value value;
    struct err err = {.code = ERR_NONE};
    if (!answer_parse(field, text, &value, &err))
        fail_msg("%s: %s", text, err.text);
    autofree char *again = answer_print(field, &value, NULL);
    assert_string_equal(again, printed ? printed : text);
    struct value back;
    assert_true(answer_parse(field, again, &back, NULL));
    assert_true(value_equal(&value, &back));
    value_done(&value);
    value_done(&back);
}

static void refuse(const struct form *form, const char *id, const char *text,
                   const char *sentence)
{
    struct value value;
    struct err err = {.code = ERR_NONE};
    assert_false(answer_parse(find(form, id), text, &value, &err));
    assert_string_equal(err.text, sentence);
}

static void answer_parse__lines__are_cleaned(void **state)
{
    expect(*state, "contact", "  Ottilie\n Harbour\x1B ", "Ottilie  Harbour");
    expect(*state, "contact", " \n ", "");
    expect(*state, "log", "one\r\n  two\n", "one\n  two\n");
    expect(*state, "log", " \n\n", "");
    autofree char *long_one = xcalloc(VALUE_TEXT_MAX + 2, 1);
    memset(long_one, 'x', VALUE_TEXT_MAX + 1);
    refuse(*state, "log", long_one,
           "the text is longer than the allowed 65536 bytes");
}

static void answer_parse__choice__by_value_number_and_label(void **state)
{
    expect(*state, "berth", "south", "The southern one");
    expect(*state, "berth", " 2 ", "The southern one");
    expect(*state, "berth", "3.", "None");
    expect(*state, "berth", "the NORTHERN one", "The northern one");
    expect(*state, "berth", "", "");
    refuse(*state, "berth", "4",
           "\"4\" is none of the options; give the number of one, 1 to 3");
    refuse(*state, "berth", "east",
           "\"east\" is none of the options; give the number of one, 1 to 3");
    expect(*state, "flag", "green with a star", NULL);
    expect(*state, "flag", "1", "White");
}

static void answer_parse__many__parted_by_commas_and_lines(void **state)
{
    expect(*state, "cargo", "1,2", "Letters, Parcels");
    expect(*state, "cargo", "parcels\nLetters, 2", "Parcels, Letters");
    expect(*state, "cargo", " , ,\n", "");
    refuse(*state, "cargo", "letters, cats",
           "\"cats\" is none of the options; give the number of one, 1 to 2");
}

static void answer_parse__rows__with_any_separator(void **state)
{
    expect(*state, "buoys", "red a.example example.org",
           "red  a.example  example.org");
    expect(*state, "buoys", "red\ta.example,example.org ; far",
           "red  a.example  example.org  far");
    expect(*state, "buoys", "red,,example.org", "red  -  example.org");
    expect(*state, "buoys", "\n\nred\n \ngreen - x\n", "red\ngreen  -  x");
    refuse(*state, "buoys", "red\na b c d e",
           "line 2 has 5 parts, but there is room for 4: Light, Host, "
           "Domain, Note");
}

static void answer_parse__rows__end_at_the_limit(void **state)
{
    autofree char *lines = xcalloc(2 * VALUE_ROWS_MAX + 3, 1);
    for (size_t i = 0; i < VALUE_ROWS_MAX; i++)
        memcpy(lines + 2 * i, "x\n", 2);
    struct value value;
    const struct field *buoys = find(*state, "buoys");
    assert_true(answer_parse(buoys, lines, &value, NULL));
    assert_int_equal(value_rows(&value), VALUE_ROWS_MAX);
    value_done(&value);
    strcat(lines, "y\n");
    refuse(*state, "buoys", lines, "more than 200 lines are given");
}

static const char *louder(const char *label)
{
    return label[0] == 'L' ? "LETTERS!" : label;
}

static void answer_print__labels__go_through_the_translation(void **state)
{
    struct value value;
    const struct field *cargo = find(*state, "cargo");
    assert_true(answer_parse(cargo, "1,2", &value, NULL));
    autofree char *text = answer_print(cargo, &value, louder);
    assert_string_equal(text, "LETTERS!, Parcels");
    value_done(&value);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answer_parse__lines__are_cleaned),
        cmocka_unit_test(answer_parse__choice__by_value_number_and_label),
        cmocka_unit_test(answer_parse__many__parted_by_commas_and_lines),
        cmocka_unit_test(answer_parse__rows__with_any_separator),
        cmocka_unit_test(answer_parse__rows__end_at_the_limit),
        cmocka_unit_test(answer_print__labels__go_through_the_translation),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
