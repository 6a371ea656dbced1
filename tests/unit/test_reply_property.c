/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * Whatever the mail looks like and whatever is answered: what of a mail is no
 * answer stands in the reply, unchanged and in order; the reply, read again,
 * has the answers; and a reply to the reply changes nothing.
 */
#include "model/formdirs.h"
#include "model/mail_form.h"
#include "out/reply.h"
#include "random_mail.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

enum { ROUNDS = 250, ROUNDS_FEW = 40 }; /* a seed */

struct round {
    unsigned seed, number;
    struct chance chance;
    const struct form *form;
    struct answers *answers;
    struct made_mail mail;
    struct mail_lines lines;
};

/* The field whose "other" words this one takes, or FORM_NONE. */
static size_t parent(const struct form *form, size_t field)
{
    for (size_t i = 0; i < form->field_count; i++)
        if (form->fields[i].other == field)
            return i;
    return FORM_NONE;
}

static struct made_style made_style(struct chance *chance)
{
    static const char *const quotes[] = {
        "", "> ", ">", " > ", "> > ", ">> ", "| ", "",
    };
    return (struct made_style){
        .quote = quotes[chance_below(chance, 8)],
        .cols = 35 + chance_below(chance, 60),
        .numbered = chance_below(chance, 3) == 0,
        .colons = chance_below(chance, 4) > 0,
        .gap = chance_below(chance, 3),
        .box = chance_below(chance, 6),
    };
}

/* A label without a mark gets a colon, or gets none. */
static char *label_text(struct round *round, const struct made_style *style,
                        size_t i)
{
    const struct field *field = &round->form->fields[i];
    bool other =
        field->aliases && style->colons && chance_below(&round->chance, 6) == 0;
    const char *label = other ? field->aliases[0] : field->label;
    bool marked = strpbrk(label, ":?") != NULL;
    autofree char *number = style->numbered ? xasprintf("%zu. ", i + 1) : NULL;
    return xasprintf("%s%s%s", number ? number : "", label,
                     marked || !style->colons ? "" : ":");
}

/* As it would be typed: labels of options, rows with one blank. */
static char *theirs_text(const struct field *field, const struct value *value)
{
    return answer_print(field, value, NULL);
}

static void make_question(struct round *round, const struct made_style *style,
                          size_t i)
{
    struct chance *chance = &round->chance;
    const struct field *field = &round->form->fields[i];
    enum field_shape shape = field->kind->shape;
    bool chosen = shape == SHAPE_CHOICE || shape == SHAPE_MANY;
    bool listed = chosen && chance_below(chance, 2) == 0;
    autofree char *label = label_text(round, style, i);
    made_label(&round->mail, style, label);
    bool marked = strpbrk(label, ":?") != NULL;
    unsigned kind = chance_below(chance, 6);
    struct value theirs = value_of_text(NULL);
    if (kind == 0)
        theirs = value_copy(answers_value(round->answers, i));
    else if (kind == 1)
        theirs = made_value(chance, field);
    if (listed && style->box > 2) {
        value_done(&theirs); /* there is nothing to tick */
        theirs = value_of_text(NULL);
    }
    autofree char *text = theirs_text(field, &theirs);
    if (listed)
        made_options(&round->mail, style, field, &theirs);
    else if (*text)
        made_theirs(&round->mail, style, text,
                    marked && !chosen && shape != SHAPE_ROWS &&
                        shape != SHAPE_BLOCK);
    round->mail.theirs[i] = theirs;
    round->mail.asks[i] = true;
}

/* Below another answer of theirs only what nobody answers is no answer. */
static void made_closing(struct round *round)
{
    static const char *const words[] = {
        "Regards,",
        "We wish you a nice day.",
        "Many thanks for your help,",
        "Thank you.",
    };
    size_t last = round->form->field_count;
    while (last > 0 && !round->mail.asks[last - 1])
        last--;
    bool answered = last > 0 && !value_is_empty(&round->mail.theirs[last - 1]);
    made_add(&round->mail, MADE_FIXED,
             xstrdup(words[answered ? 0 : chance_below(&round->chance, 4)]));
    if (chance_below(&round->chance, 2) == 0)
        made_add(&round->mail, MADE_FIXED, xstrdup(""));
    made_add(&round->mail, MADE_FIXED, xstrdup("Brandon"));
}

static void make_mail(struct round *round)
{
    struct chance *chance = &round->chance;
    const struct form *form = round->form;
    struct made_style style = made_style(chance);
    struct made_mail *mail = &round->mail;
    mail->theirs = xcalloc(form->field_count, sizeof *mail->theirs);
    mail->asks = xcalloc(form->field_count, sizeof *mail->asks);
    made_add(mail, MADE_FIXED, xstrdup("Hello Ottilie,"));
    made_add(mail, MADE_FIXED, xstrdup(""));
    made_add(mail, MADE_FIXED, xstrdup("we need what stands below."));
    made_add(mail, MADE_FIXED, xstrdup(""));
    for (size_t i = 0; i < form->field_count; i++) {
        size_t above = parent(form, i);
        bool wanted = chance_below(chance, 10) < 7;
        if (!wanted || (above != FORM_NONE && !mail->asks[above]))
            continue;
        if (form->fields[i].heading && chance_below(chance, 2) == 0) {
            made_empty(mail, &style);
            made_label(mail, &style, form->fields[i].heading)->kind =
                MADE_FIXED;
        }
        for (unsigned gap = chance_below(chance, style.gap + 1); gap > 0; gap--)
            made_empty(mail, &style);
        make_question(round, &style, i);
    }
    if (*style.quote)
        made_empty(mail, &style);
    made_add(mail, MADE_FIXED, xstrdup(""));
    made_closing(round);
}

static void make_answers(struct round *round)
{
    const struct form *form = round->form;
    round->answers = answers_new(form);
    for (size_t i = 0; i < form->field_count; i++)
        if (chance_below(&round->chance, 5) > 0)
            answers_load(round->answers, i,
                         made_value(&round->chance, &form->fields[i]),
                         ORIGIN_TYPED);
}

static void show(const char *title, const struct mail_lines *lines)
{
    fprintf(stderr, "--- %s\n", title);
    for (size_t i = 0; i < lines->count; i++)
        fprintf(stderr, "%s\n", lines->line[i]);
}

static void need(const struct round *round, const struct mail_lines *reply,
                 bool fact, const char *what, const char *more)
{
    if (fact)
        return;
    show("the mail", &round->lines);
    show("the reply", reply);
    fail_msg("seed %u, round %u: %s: %s", round->seed, round->number, what,
             more);
}

static bool is_kept(const struct made_line *line, const char *now)
{
    size_t len = strlen(now);
    size_t tail = strlen(line->text) - line->tail;
    switch (line->kind) {
    case MADE_FIXED:
        return strcmp(line->text, now) == 0;
    case MADE_LABEL:
        return strncmp(line->text, now, line->fixed) == 0;
    case MADE_OPTION:
        return len >= line->fixed + tail &&
               strncmp(line->text, now, line->fixed) == 0 &&
               strcmp(line->text + line->tail, now + len - tail) == 0;
    case MADE_VALUE:
        break;
    }
    return true;
}

static void check_kept(const struct round *round,
                       const struct mail_lines *reply)
{
    size_t at = 0;
    for (size_t i = 0; i < round->mail.count; i++) {
        const struct made_line *line = &round->mail.line[i];
        if (line->kind == MADE_VALUE)
            continue;
        while (at < reply->count && !is_kept(line, reply->line[at]))
            at++;
        need(round, reply, at < reply->count, "not in the reply, or not there",
             line->text);
        at++;
    }
}

/* Blanks and line ends do not count. */
static char *folded(const char *text)
{
    char *plain = text_plain_punctuation(text);
    size_t len = 0;
    for (const char *c = plain; *c; c++)
        if (*c != ' ' && *c != '\n')
            plain[len++] = *c;
    plain[len] = '\0';
    return plain;
}

/* Where lines end and a closing begins cannot always be told: then one is how
 * the other begins. */
static bool says(const struct field *field, const char *text,
                 const struct value *value)
{
    autofree char *expected = theirs_text(field, value);
    autofree char *one = folded(text);
    autofree char *other = folded(expected);
    size_t len = strlen(one) < strlen(other) ? strlen(one) : strlen(other);
    struct value got;
    switch (field->kind->shape) {
    case SHAPE_LINE:
        return strcmp(one, other) == 0;
    case SHAPE_BLOCK:
    case SHAPE_ROWS:
        return strncmp(one, other, len) == 0 && (len > 0 || !*other);
    case SHAPE_CHOICE:
    case SHAPE_MANY:
        break;
    }
    if (!answer_parse(field, text, &got, NULL))
        return false;
    bool same = value_equal(&got, value);
    value_done(&got);
    return same;
}

static const struct mail_question *question_of(const struct mail_form *found,
                                               size_t field)
{
    for (size_t i = 0; i < found->count; i++)
        if (found->question[i].field == field)
            return &found->question[i];
    return NULL;
}

/* Ours, or theirs where we have none. */
static void check_answers(const struct round *round,
                          const struct mail_lines *reply,
                          const struct mail_form *found)
{
    for (size_t i = 0; i < round->form->field_count; i++) {
        if (!round->mail.asks[i])
            continue;
        const struct field *field = &round->form->fields[i];
        const struct mail_question *question = question_of(found, i);
        need(round, reply, question, "not found again", field->label);
        const struct value *ours = answers_value(round->answers, i);
        bool answered =
            answers_asked(round->answers, i) && !value_is_empty(ours);
        autofree char *text =
            mail_question_answer(reply, question, round->form);
        need(round, reply,
             says(field, text, answered ? ours : &round->mail.theirs[i]),
             field->label, text);
    }
}

static void lines_of(const struct reply *reply, struct mail_lines *ret)
{
    size_t len;
    autofree char *text = reply_text(reply, &len);
    *ret = (struct mail_lines){0};
    for (const char *line = text; *line;) {
        size_t end = strcspn(line, "\n");
        mail_lines_take(ret, xstrndup(line, end));
        line += end + (line[end] == '\n');
    }
}

static void reply_to(const struct round *round, const struct mail_lines *lines,
                     struct mail_form *found, struct reply *ret)
{
    mail_form_find(lines, round->form, found);
    reply_write(&(struct reply_in){lines, found, round->form, round->answers},
                ret);
}

static void check_round(struct round *round)
{
    struct mail_form found, again;
    struct reply reply, second;
    struct mail_lines lines;
    reply_to(round, &round->lines, &found, &reply);
    lines_of(&reply, &lines);
    check_kept(round, &lines);
    reply_to(round, &lines, &again, &second);
    check_answers(round, &lines, &again);
    need(round, &lines, second.differ == 0, "the reply differs", "");
    size_t len;
    autofree char *text = reply_text(&reply, &len);
    autofree char *text_again = reply_text(&second, &len);
    need(round, &lines, strcmp(text, text_again) == 0,
         "a reply to the reply is another", text_again);
    mail_lines_done(&lines);
    reply_done(&reply);
    reply_done(&second);
    mail_form_done(&found);
    mail_form_done(&again);
}

static void make_round(const struct form *form, unsigned seed, unsigned number)
{
    struct round round = {.seed = seed,
                          .number = number,
                          .chance = {seed * 65537u + number * 2654435761u},
                          .form = form};
    make_answers(&round);
    make_mail(&round);
    made_lines(&round.mail, &round.lines);
    check_round(&round);
    mail_lines_done(&round.lines);
    made_mail_done(&round.mail, form->field_count);
    answers_free(round.answers);
}

static void any_layout(const char *id, unsigned rounds)
{
    static const unsigned seeds[] = {1, 2, 3, 5, 8, 13, 21, 34};
    const char *only = getenv("REPLY_SEED"); /* "SEED ROUND", to look at one */
    unsigned seed = 0, number = 0;
    bool one = only && sscanf(only, "%u %u", &seed, &number) == 2;
    autofree char *path =
        xasprintf("%s/forms/%s.json", getenv("SOURCE_ROOT"), id);
    struct form *form = NULL;
    assert_true(form_load(NULL, path, &form, NULL));
    for (size_t i = 0; i < sizeof seeds / sizeof seeds[0]; i++)
        for (unsigned j = 0; j < rounds; j++)
            if (!one || (seeds[i] == seed && j == number))
                make_round(form, seeds[i], j);
    form_free(form);
}

static void reply__write__the_form(void **state)
{
    (void)state;
    any_layout("yahoo-sender-support", ROUNDS);
}

static void reply__write__the_questionnaire(void **state)
{
    (void)state;
    any_layout("yahoo-questionnaire", ROUNDS_FEW);
}

static void reply__write__the_circular(void **state)
{
    (void)state;
    any_layout("yahoo-circular", ROUNDS_FEW);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reply__write__the_form),
        cmocka_unit_test(reply__write__the_questionnaire),
        cmocka_unit_test(reply__write__the_circular),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
