/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* What holds for all definitions in forms/, and among them. */
#include "base/mem.h"
#include "base/text.h"
#include "model/form.h"
#include "model/form_extend.h"
#include "model/formdirs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define FORMS_MAX 100

struct all {
    struct form *form[FORMS_MAX];
    size_t count;
};

static int load(void **state)
{
    struct all *all = xcalloc(1, sizeof *all);
    autofree char *folder = xasprintf("%s/forms", getenv("SOURCE_ROOT"));
    struct form_places places;
    size_t len = strlen(folder);
    *state = all;
    form_places_find(folder, &places);
    for (size_t i = 0; i < places.count; i++) {
        struct err err;
        if (strncmp(places.place[i].path, folder, len) != 0)
            continue;
        assert_true(all->count < FORMS_MAX);
        if (!form_load_id(folder, places.place[i].id, &all->form[all->count++],
                          &err)) {
            fprintf(stderr, "%s\n", err.text);
            return 1;
        }
    }
    form_places_done(&places);
    return 0;
}

static int unload(void **state)
{
    struct all *all = *state;
    for (size_t i = 0; i < all->count; i++)
        form_free(all->form[i]);
    free(all);
    return 0;
}

static const struct form *form_of(const struct all *all, const char *id)
{
    for (size_t i = 0; i < all->count; i++)
        if (strcmp(all->form[i]->id, id) == 0)
            return all->form[i];
    fail_msg("there is no form %s", id);
    return NULL;
}

static void forms__are__all_there(void **state)
{
    form_of(*state, "yahoo-sender-support");
    form_of(*state, "yahoo-questionnaire");
    form_of(*state, "yahoo-bulk-template");
    form_of(*state, "yahoo-circular");
}

static void expect_same_answers(const struct field *one,
                                const struct field *two)
{
    if (one->kind != two->kind)
        fail_msg("%s is %s and %s", one->id, one->kind->name, two->kind->name);
    for (size_t i = 0; i < one->option_count; i++)
        if (field_option(two, one->options[i].value) == FORM_NONE)
            fail_msg("%s: %s is no option in both", one->id,
                     one->options[i].value);
    for (size_t i = 0; i < one->column_count; i++) {
        size_t same = field_column(two, one->columns[i].id);
        if (same == FORM_NONE ||
            two->columns[same].kind != one->columns[i].kind)
            fail_msg("%s: %s is not the same column in both", one->id,
                     one->columns[i].id);
    }
}

/* Fields with the same id ask the same, so an answer to one that comes with a
 * mail is one to the form that drafts are usually for. */
static void forms__share__ids_that_take_the_same_answers(void **state)
{
    const struct all *all = *state;
    const struct form *main_form = form_of(all, "yahoo-sender-support");
    size_t shared = 0;
    for (size_t i = 0; i < all->count; i++)
        for (size_t j = 0; j < all->form[i]->field_count; j++) {
            const struct field *field = &all->form[i]->fields[j];
            size_t same = form_field(main_form, field->id);
            if (all->form[i] == main_form || same == FORM_NONE)
                continue;
            expect_same_answers(field, &main_form->fields[same]);
            shared++;
        }
    assert_int_equal(shared, 5);
}

/* A draft's form with all that another one asks; new. */
static struct form *extend(const char *own, const struct form *theirs)
{
    autofree char *folder = xasprintf("%s/forms", getenv("SOURCE_ROOT"));
    autofree char *ours = NULL;
    autofree char *other = NULL;
    size_t len;
    size_t other_len;
    assert_true(form_load_text(folder, own, &ours, &len, NULL));
    assert_true(form_load_text(folder, theirs->id, &other, &other_len, NULL));
    struct mail_form mail = {
        .question = xcalloc(theirs->field_count, sizeof *mail.question),
        .count = theirs->field_count,
    };
    for (size_t i = 0; i < mail.count; i++)
        mail.question[i].field = i;
    struct form *form = NULL;
    struct err err;
    if (!form_extend(ours, len, other, other_len, &mail, &form, &err))
        fail_msg("%s", err.text);
    free(mail.question);
    return form;
}

/* Whatever form a draft is for, any mail can be answered with it. */
static void forms__extend__each_other(void **state)
{
    const struct all *all = *state;
    for (size_t i = 0; i < all->count; i++)
        for (size_t j = 0; j < all->count; j++) {
            const struct form *theirs = all->form[j];
            struct form *form = extend(all->form[i]->id, theirs);
            for (size_t k = 0; k < theirs->field_count; k++)
                assert_int_not_equal(form_field(form, theirs->fields[k].id),
                                     FORM_NONE);
            form_free(form);
        }
}

/* What hangs together there does so here. */
static void yahoo__takes__the_questionnaire_in(void **state)
{
    const struct form *theirs = form_of(*state, "yahoo-questionnaire");
    struct form *form = extend("yahoo-sender-support", theirs);
    size_t allowed = form_field(form, "bounces_allowed");
    size_t confirmed = form_field(form, "lists_confirmed");
    assert_int_equal(form->field_count, 26 + theirs->field_count - 1);
    assert_int_equal(form->fields[allowed].asked_field,
                     form_field(form, "removes_bounces"));
    assert_int_equal(form->fields[confirmed].asked_field,
                     form_field(form, "lists_obtained"));
    form_free(form);
}

static bool has_guess(const struct field *field)
{
    for (size_t i = 0; i < field->option_count; i++)
        if (field->options[i].guess)
            return true;
    return false;
}

static void forms__help__at_every_field(void **state)
{
    const struct all *all = *state;
    for (size_t i = 0; i < all->count; i++)
        for (size_t j = 0; j < all->form[i]->field_count; j++) {
            const struct field *field = &all->form[i]->fields[j];
            struct text_line *lines;
            if (!field->advice || !field->why)
                fail_msg("%s says nothing", field->id);
            if (text_wrap(field->advice, 70, &lines) > 3)
                fail_msg("%s says too much", field->id);
            free(lines);
            if (field->kind->shape == SHAPE_CHOICE && has_guess(field) &&
                !field->free)
                fail_msg("%s knows too much", field->id);
        }
}

/* A phrase of one or two words would stand in other mails, too. */
static void forms__know__mails_by_whole_phrases(void **state)
{
    const struct all *all = *state;
    for (size_t i = 0; i < all->count; i++)
        for (size_t j = 0; j < all->form[i]->reply.mail_count; j++) {
            const struct mail_kind *kind = &all->form[i]->reply.mails[j];
            for (size_t k = 0; kind->phrases[k]; k++) {
                size_t blanks = 0;
                for (const char *at = kind->phrases[k]; *at; at++)
                    blanks += *at == ' ';
                if (blanks < 3)
                    fail_msg("%s: %s", kind->id, kind->phrases[k]);
            }
        }
}

static void yahoo__answers__from_the_draft(void **state)
{
    const struct form *form = form_of(*state, "yahoo-sender-support");
    assert_int_equal(form->reply.from, form_field(form, "email"));
    assert_int_equal(form->reply.from_name, form_field(form, "name"));
    assert_int_equal(form->reply.hours_least, 24);
    assert_int_equal(form->reply.hours_most, 48);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forms__are__all_there),
        cmocka_unit_test(forms__share__ids_that_take_the_same_answers),
        cmocka_unit_test(forms__extend__each_other),
        cmocka_unit_test(yahoo__takes__the_questionnaire_in),
        cmocka_unit_test(forms__help__at_every_field),
        cmocka_unit_test(forms__know__mails_by_whole_phrases),
        cmocka_unit_test(yahoo__answers__from_the_draft),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
