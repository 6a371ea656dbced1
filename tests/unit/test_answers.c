/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/answers.h"

#include "scratch.h"

struct fixture {
    struct form *form;
    struct answers *answers;
};

static int set_up(void **state)
{
    struct fixture *fixture = xcalloc(1, sizeof *fixture);
    fixture->form = scratch_full_form();
    fixture->answers = answers_new(fixture->form);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    answers_free(fixture->answers);
    form_free(fixture->form);
    free(fixture);
    return 0;
}

static size_t field(const struct fixture *fixture, const char *id)
{
    size_t found = form_field(fixture->form, id);
    assert_int_not_equal(found, FORM_NONE);
    return found;
}

static void set(struct fixture *fixture, const char *id, const char *text,
                enum answers_step step)
{
    answers_set(fixture->answers, field(fixture, id), value_of_text(text),
                ORIGIN_TYPED, step);
}

static const char *text(const struct fixture *fixture, const char *id)
{
    return answers_text(fixture->answers, field(fixture, id));
}

static void type(struct fixture *fixture, const char *id, const char *word)
{
    autofree char *before = xstrdup(text(fixture, id));
    for (size_t i = 1; i <= strlen(word); i++) {
        autofree char *now = xasprintf("%s%.*s", before, (int)i, word);
        set(fixture, id, now, STEP_JOIN);
    }
}

static void answers__set__raises_revisions(void **state)
{
    struct fixture *it = *state;
    assert_int_equal(answers_rev(it->answers), 0);
    set(it, "contact", "Ottilie", STEP_NEW);
    assert_int_equal(answers_rev(it->answers), 1);
    set(it, "contact", "Ottilie", STEP_NEW);
    assert_int_equal(answers_rev(it->answers), 1);
    set(it, "ship", "Erika", STEP_NEW);
    assert_int_equal(answers_field_rev(it->answers, field(it, "contact")), 1);
    assert_int_equal(answers_field_rev(it->answers, field(it, "ship")), 2);
    assert_int_equal(answers_field_rev(it->answers, field(it, "log")), 0);
    assert_int_equal(answers_origin(it->answers, field(it, "ship")),
                     ORIGIN_TYPED);
    assert_int_equal(answers_origin(it->answers, field(it, "log")),
                     ORIGIN_NONE);
    answers_undo(it->answers);
    assert_int_equal(answers_rev(it->answers), 3);
    assert_int_equal(answers_field_rev(it->answers, field(it, "ship")), 3);
    assert_int_equal(answers_origin(it->answers, field(it, "ship")),
                     ORIGIN_NONE);
}

static void answers__undo__takes_whole_words_back(void **state)
{
    struct fixture *it = *state;
    type(it, "contact", "Ottilie");
    answers_break(it->answers);
    type(it, "contact", " Harbour");
    type(it, "ship", "Erika");
    type(it, "contact", "!");
    assert_int_equal(answers_undo(it->answers), field(it, "contact"));
    assert_string_equal(text(it, "contact"), "Ottilie Harbour");
    assert_int_equal(answers_undo(it->answers), field(it, "ship"));
    assert_string_equal(text(it, "ship"), "");
    answers_undo(it->answers);
    assert_string_equal(text(it, "contact"), "Ottilie");
    answers_undo(it->answers);
    assert_string_equal(text(it, "contact"), "");
    assert_int_equal(answers_undo(it->answers), FORM_NONE);
    for (int i = 0; i < 4; i++)
        assert_int_not_equal(answers_redo(it->answers), FORM_NONE);
    assert_int_equal(answers_redo(it->answers), FORM_NONE);
    assert_string_equal(text(it, "contact"), "Ottilie Harbour!");
    assert_string_equal(text(it, "ship"), "Erika");
}

static void answers__undo__ends_the_step_before_it(void **state)
{
    struct fixture *it = *state;
    type(it, "contact", "one");
    answers_break(it->answers);
    type(it, "contact", " two");
    answers_undo(it->answers);
    type(it, "contact", " three");
    assert_int_equal(answers_redo(it->answers), FORM_NONE);
    answers_undo(it->answers);
    assert_string_equal(text(it, "contact"), "one");
}

static void answers__undo__takes_changes_together(void **state)
{
    struct fixture *it = *state;
    set(it, "contact", "before", STEP_NEW);
    set(it, "mail", "a@example.org", STEP_NEW);
    set(it, "mail_again", "a@example.org", STEP_WITH);
    set(it, "contact", "after", STEP_WITH);
    assert_int_equal(answers_undo(it->answers), field(it, "mail"));
    assert_string_equal(text(it, "mail"), "");
    assert_string_equal(text(it, "mail_again"), "");
    assert_string_equal(text(it, "contact"), "before");
    assert_int_equal(answers_redo(it->answers), field(it, "mail"));
    assert_string_equal(text(it, "mail_again"), "a@example.org");
    assert_string_equal(text(it, "contact"), "after");
}

/* What comes with a change that was none must not join an older step. */
static void answers__step_with__stands_alone_after_no_change(void **state)
{
    struct fixture *it = *state;
    set(it, "contact", "Ottilie", STEP_NEW);
    set(it, "mail", "a@example.org", STEP_NEW);
    set(it, "mail", "a@example.org", STEP_NEW);
    set(it, "ship", "Erika", STEP_WITH);
    answers_undo(it->answers);
    assert_string_equal(text(it, "ship"), "");
    assert_string_equal(text(it, "mail"), "a@example.org");
}

static void answers__undo__has_no_empty_steps(void **state)
{
    struct fixture *it = *state;
    set(it, "ship", "Erika", STEP_NEW);
    set(it, "contact", "x", STEP_JOIN);
    set(it, "contact", "", STEP_JOIN);
    assert_int_equal(answers_undo(it->answers), field(it, "ship"));
    assert_string_equal(text(it, "ship"), "");
}

static void answers__undo__forgets_the_oldest(void **state)
{
    struct fixture *it = *state;
    for (int i = 0; i < 1500; i++) {
        autofree char *number = xasprintf("%d", i);
        set(it, "contact", number, STEP_NEW);
    }
    int steps = 0;
    while (answers_undo(it->answers) != FORM_NONE)
        steps++;
    assert_int_equal(steps, 1000);
    assert_string_equal(text(it, "contact"), "499");
    while (answers_redo(it->answers) != FORM_NONE)
        steps--;
    assert_int_equal(steps, 0);
    assert_string_equal(text(it, "contact"), "1499");
}

static void answers__undo__has_a_limit_in_bytes(void **state)
{
    struct fixture *it = *state;
    autofree char *large = xcalloc(60001, 1);
    for (int i = 0; i < 300; i++) {
        memset(large, 'a' + i % 26, 60000);
        set(it, "log", large, STEP_NEW);
    }
    int steps = 0;
    while (answers_undo(it->answers) != FORM_NONE)
        steps++;
    assert_in_range(steps, 130, 140);
    while (answers_redo(it->answers) != FORM_NONE)
        steps--;
    assert_int_equal(steps, 0);
    assert_int_equal(text(it, "log")[0], 'a' + 299 % 26);
}

static void tick(struct fixture *it, const char *id, const char *item)
{
    size_t at = field(it, id);
    struct value value = value_copy(answers_value(it->answers, at));
    value_toggle(&value, item);
    answers_set(it->answers, at, value, ORIGIN_TYPED, STEP_NEW);
}

static void answers__asked__follows_the_other_answer(void **state)
{
    struct fixture *it = *state;
    size_t number = field(it, "berth_number");
    size_t parcels = field(it, "parcels");
    assert_true(answers_asked(it->answers, number));
    set(it, "berth", "none", STEP_NEW);
    assert_false(answers_asked(it->answers, number));
    set(it, "berth", "north", STEP_NEW);
    assert_true(answers_asked(it->answers, number));
    assert_false(answers_asked(it->answers, parcels));
    tick(it, "cargo", "letters");
    assert_false(answers_asked(it->answers, parcels));
    tick(it, "cargo", "parcels");
    assert_true(answers_asked(it->answers, parcels));
    tick(it, "cargo", "parcels");
    assert_false(answers_asked(it->answers, parcels));
}

static const char chain[] =
    "{\"senderform\":1,\"id\":\"chain\",\"title\":\"T\",\"provider\":\"P\","
    "\"sections\":[{\"id\":\"s\",\"title\":\"S\",\"fields\":["
    "{\"id\":\"a\",\"kind\":\"text\",\"label\":\"A\"},"
    "{\"id\":\"b\",\"kind\":\"text\",\"label\":\"B\","
    "\"asked_when\":{\"field\":\"a\",\"is\":\"1\"}},"
    "{\"id\":\"c\",\"kind\":\"text\",\"label\":\"C\","
    "\"asked_when\":{\"field\":\"b\",\"not\":\"1\"}}]}]}";

static const char in_words[] =
    "{\"senderform\":1,\"id\":\"words\",\"title\":\"T\",\"provider\":\"P\","
    "\"sections\":[{\"id\":\"s\",\"title\":\"S\",\"fields\":["
    "{\"id\":\"a\",\"kind\":\"choice\",\"label\":\"A\",\"free\":true,"
    "\"options\":[{\"value\":\"yes\",\"label\":\"Yes\"},"
    "{\"value\":\"no\",\"label\":\"No\"}]},"
    "{\"id\":\"b\",\"kind\":\"text\",\"label\":\"B\","
    "\"asked_when\":{\"field\":\"a\",\"not\":\"no\"}}]}]}";

static void answers__asked__knows_an_option_in_own_words(void **state)
{
    (void)state;
    static const struct {
        const char *words;
        bool asked;
    } cases[] = {
        {"", true},           {"no", false},    {"No. We sell none.", false},
        {"no, never", false}, {"Nobody", true}, {"Yes, no", true},
        {"No way", false},
    };
    struct form *form = NULL;
    struct err err = {.code = ERR_NONE};
    if (!form_parse(in_words, strlen(in_words), "words", &form, &err))
        fail_msg("%s", err.text);
    struct answers *answers = answers_new(form);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        answers_load(answers, 0, value_of_text(cases[i].words),
                     ORIGIN_IMPORTED);
        if (answers_asked(answers, 1) != cases[i].asked)
            fail_msg("%s", cases[i].words);
    }
    answers_free(answers);
    form_free(form);
}

static void answers__asked__goes_along_chains(void **state)
{
    (void)state;
    struct form *form = NULL;
    struct err err = {.code = ERR_NONE};
    if (!form_parse(chain, strlen(chain), "chain", &form, &err))
        fail_msg("%s", err.text);
    struct answers *answers = answers_new(form);
    assert_false(answers_asked(answers, 2));
    assert_int_equal(answers_next(answers, FORM_NONE, 1), 0);
    assert_int_equal(answers_next(answers, 0, 1), FORM_NONE);
    assert_int_equal(answers_next(answers, FORM_NONE, -1), 0);
    assert_int_equal(answers_next(answers, 0, -1), FORM_NONE);
    answers_load(answers, 0, value_of_text("1"), ORIGIN_IMPORTED);
    assert_int_equal(answers_next(answers, 0, 1), 1);
    assert_int_equal(answers_next(answers, 1, 1), 2);
    answers_load(answers, 1, value_of_text("1"), ORIGIN_IMPORTED);
    assert_int_equal(answers_next(answers, FORM_NONE, -1), 1);
    assert_int_equal(answers_undo(answers), FORM_NONE);
    answers_free(answers);
    form_free(form);
}

static void answer_origin__names__lead_back(void **state)
{
    (void)state;
    for (int i = ORIGIN_NONE; i <= ORIGIN_IMPORTED; i++)
        assert_int_equal(
            answer_origin_find(answer_origin_name((enum answer_origin)i)), i);
    assert_int_equal(answer_origin_find("invented"), ORIGIN_NONE);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(answers__set__raises_revisions),
        TEST(answers__undo__takes_whole_words_back),
        TEST(answers__undo__ends_the_step_before_it),
        TEST(answers__undo__takes_changes_together),
        TEST(answers__step_with__stands_alone_after_no_change),
        TEST(answers__undo__has_no_empty_steps),
        TEST(answers__undo__forgets_the_oldest),
        TEST(answers__undo__has_a_limit_in_bytes),
        TEST(answers__asked__follows_the_other_answer),
        TEST(answers__asked__knows_an_option_in_own_words),
        TEST(answers__asked__goes_along_chains),
        TEST(answer_origin__names__lead_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
