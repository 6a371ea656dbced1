/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* A draft whose form is extended for a mail, and that is opened without the
 * mail in between: no answer is lost. */
#include "model/form_extend.h"
#include "session_fixture.h"

#include <sys/wait.h>

#define FULL     "tests/cases/form/full/input.json"
#define QUESTION "Who feeds the cat?"

/* The definition of the mail, with a field of each shape that is stored in
 * another way. */
static const char theirs[] =
    "{\"senderform\": 1, \"id\": \"their-form\", \"title\": \"T\","
    " \"provider\": \"P\", \"sections\": [{\"id\": \"s\", \"title\": \"S\","
    " \"fields\": ["
    "{\"id\": \"pets\", \"kind\": \"many\", \"label\": \"Pets\", \"options\":"
    " [{\"value\": \"cat\", \"label\": \"C\"},"
    "  {\"value\": \"dog\", \"label\": \"D\"}]},"
    "{\"id\": \"kennels\", \"kind\": \"rows\", \"label\": \"K\", \"columns\":"
    " [{\"id\": \"place\", \"label\": \"P\", \"kind\": \"text\"}]}]}]}";

static struct form *extended_form(void)
{
    autofree char *path = xasprintf("%s/" FULL, getenv("SOURCE_ROOT"));
    autofree char *own = scratch_get(path);
    char label[] = QUESTION;
    struct mail_question question[] = {
        {.field = 0}, {.field = 1}, {.field = FORM_NONE, .label = label}};
    struct mail_form mail = {.question = question, .count = 3};
    struct form *form = NULL;
    struct err err = {.code = ERR_NONE};
    if (!form_extend(own, strlen(own), theirs, strlen(theirs), &mail, &form,
                     &err))
        fail_msg("%s", err.text);
    return form;
}

/* Opens with another form. */
static struct session *open_with(struct fixture *it, struct form *form)
{
    struct form *plain = it->form;
    it->form = form;
    struct session *session = open_draft(it, "mx1");
    it->form = plain;
    return session;
}

static void answer_all(struct session *session)
{
    struct answers *answers = draft_answers(session_draft(session));
    const struct form *form = answers_form(answers);
    autofree char *id = asked_id(QUESTION);
    set(session, id, "I do.");
    set(session, id, "I do.\nEvery day.");
    struct value pets = {.columns = 1};
    value_toggle(&pets, "dog");
    answers_set(answers, form_field(form, "pets"), pets, ORIGIN_TYPED,
                STEP_NEW);
    struct value rows = {.columns = 1};
    value_insert_row(&rows, 0, 1);
    value_set_cell(&rows, 0, 0, "Pier 7");
    answers_set(answers, form_field(form, "kennels"), rows, ORIGIN_TYPED,
                STEP_NEW);
    session_settle(session);
    set(session, "contact", "Ottilie");
    set(session, id, "I do it.\nEvery day.");
}

static void expect_all(struct session *session)
{
    struct answers *answers = draft_answers(session_draft(session));
    const struct form *form = answers_form(answers);
    autofree char *id = asked_id(QUESTION);
    size_t asked = form_field(form, id);
    assert_string_equal(get(session, id), "I do it.\nEvery day.");
    assert_int_equal(answers_origin(answers, asked), ORIGIN_TYPED);
    assert_true(
        value_has(answers_value(answers, form_field(form, "pets")), "dog"));
    assert_string_equal(get(session, "kennels"), "Pier 7");
    assert_string_equal(get(session, "contact"), "Ottilie");
}

static void answer_and_die(struct fixture *it, struct form *form, bool saved)
{
    pid_t pid = fork();
    if (pid == 0) {
        struct session *session = open_with(it, form);
        answer_all(session);
        if (saved) {
            autofree char *id = asked_id(QUESTION);
            set(session, id, "I do it.\nEvery");
            save_now(it, session);
            set(session, id, "I do it.\nEvery day.");
        }
        raise(SIGKILL);
    }
    waitpid(pid, NULL, 0);
}

static void session__kill__keeps_what_the_plain_form_does_not_know(void **state)
{
    struct fixture *it = *state;
    struct form *form = extended_form();
    for (int saved = 0; saved <= 1; saved++) {
        answer_and_die(it, form, saved);
        struct session *session = open_draft(it, "mx1");
        assert_non_null(session_notice(session));
        wait_for(it, session, SAVE_SAVED);
        close_draft(session);
        assert_false(scratch_has("drafts/mx1.journal"));
        session = open_with(it, form);
        assert_null(session_notice(session));
        expect_all(session);
        close_draft(session);
    }
    form_free(form);
}

/* Nothing but such answers: they are reason enough to save. */
static void session__kill__saves_unknown_answers_alone(void **state)
{
    struct fixture *it = *state;
    struct form *form = extended_form();
    pid_t pid = fork();
    if (pid == 0) {
        autofree char *id = asked_id(QUESTION);
        set(open_with(it, form), id, "Nobody.");
        raise(SIGKILL);
    }
    waitpid(pid, NULL, 0);
    close_draft(open_draft(it, "mx1"));
    struct session *session = open_with(it, form);
    autofree char *id = asked_id(QUESTION);
    assert_string_equal(get(session, id), "Nobody.");
    close_draft(session);
    form_free(form);
}

/* The usual way: closed, opened plainly and changed, opened again. */
static void session__plain_form__hands_unknown_answers_on(void **state)
{
    struct fixture *it = *state;
    struct form *form = extended_form();
    struct session *session = open_with(it, form);
    answer_all(session);
    close_draft(session);
    session = open_draft(it, "mx1");
    set(session, "ship", "Erika");
    close_draft(session);
    session = open_with(it, form);
    expect_all(session);
    assert_string_equal(get(session, "ship"), "Erika");
    close_draft(session);
    form_free(form);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(session__kill__keeps_what_the_plain_form_does_not_know),
        TEST(session__kill__saves_unknown_answers_alone),
        TEST(session__plain_form__hands_unknown_answers_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
