/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* What the line mode prints: questions, findings, the map. */
#include "base/i18n.h"
#include "base/mem.h"
#include "model/fact_list.h"
#include "ui/plain_parts.h"

#include <string.h>

static const struct field *field_of(const struct plain *plain)
{
    return &plain->work->form->fields[plain->here];
}

static void show_options(struct plain *plain)
{
    const struct field *field = field_of(plain);
    const struct value *value =
        answers_value(plain->work->answers, plain->here);
    for (size_t i = 0; i < field->option_count; i++) {
        const struct option *option = &field->options[i];
        const char *guess = option->guess ? _("(our guess)") : "";
        autofree char *line =
            xasprintf("%zu %s%s%s%s", i + 1,
                      value_has(value, option->value) ? "[x] " : "",
                      _(option->label), *guess ? " " : "", guess);
        plain_say(plain, 2, "", line);
    }
}

static void show_answer(struct plain *plain)
{
    const struct value *value =
        answers_value(plain->work->answers, plain->here);
    if (value_is_empty(value))
        return;
    autofree char *text = answer_print(field_of(plain), value, i18n_text);
    plain_say(plain, 0, _("Your answer: "), text);
}

static const char *how_to_answer(const struct field *field)
{
    switch (field->kind->shape) {
    case SHAPE_LINE:
        break;
    case SHAPE_BLOCK:
        return _("(several lines; a line with only a dot ends it)");
    case SHAPE_CHOICE:
        return field->free ? _("(a number, or other words)") : _("(a number)");
    case SHAPE_MANY:
        return _("(numbers, parted by commas)");
    case SHAPE_ROWS:
        return _("(one row a line; a line with only a dot ends it; -2 "
                 "removes row 2)");
    }
    return NULL;
}

static void show_facts(struct plain *plain)
{
    const struct fact *fact = work_suggestion(plain->work, plain->here);
    if (!fact)
        return;
    autofree char *line =
        xasprintf(_("%s (%s); s takes it"), fact->value, fact->source);
    plain_say(plain, 0, _("Measured: "), line);
}

void plain_show_question(struct plain *plain)
{
    const struct field *field = field_of(plain);
    fputc('\n', plain->out);
    if (field->heading)
        plain_say(plain, 0, "", _(field->heading));
    autofree char *place = xasprintf(_("[%zu of %zu] "), plain->here + 1,
                                     plain->work->form->field_count);
    autofree char *label =
        xasprintf("%s%s%s", _(field->label), field->required ? " " : "",
                  field->required ? _("(required)") : "");
    plain_say(plain, 0, place, label);
    if (field->help)
        plain_say(plain, 0, "", _(field->help));
    if (field->advice)
        plain_say(plain, 0, _("Guide: "), _(field->advice));
    if (field->today)
        plain_say(plain, 0, _("Today: "), _(field->today));
    show_options(plain);
    show_facts(plain);
    show_answer(plain);
    const char *how = how_to_answer(field);
    if (how)
        plain_say(plain, 0, "", how);
}

static const char *severity_word(enum severity severity)
{
    switch (severity) {
    case SEVERITY_ERROR:
        return _("To be mended: ");
    case SEVERITY_WARNING:
        return _("Look again: ");
    case SEVERITY_ADVICE:
        return _("Advice: ");
    }
    return "";
}

void plain_show_findings(struct plain *plain)
{
    work_settle(plain->work, time(NULL));
    const struct findings *all = &plain->work->findings;
    for (size_t i = 0; i < all->count; i++)
        if (all->item[i].field == plain->here)
            plain_say(plain, 0, severity_word(all->item[i].severity),
                      all->item[i].message);
}

static const char *state_word(enum field_state state)
{
    switch (state) {
    case FIELD_NOT_ASKED:
        return _("not asked");
    case FIELD_OPEN:
        return _("still open");
    case FIELD_EMPTY:
        return _("empty, allowed");
    case FIELD_FINE:
        return _("fine");
    case FIELD_WARNING:
        return _("look again");
    case FIELD_ERROR:
        return _("must be mended");
    }
    return "";
}

static void show_row(struct plain *plain, size_t i)
{
    const struct form *form = plain->work->form;
    autofree char *text = answer_print(
        &form->fields[i], answers_value(plain->work->answers, i), i18n_text);
    text[strcspn(text, "\n")] = '\0';
    autofree char *line = xasprintf(
        "%zu %s [%s]%s%s", i + 1, _(form->fields[i].label),
        state_word(work_state(plain->work, i)), *text ? " " : "", text);
    plain_say(plain, 2, "", line);
}

void plain_show_map(struct plain *plain)
{
    const struct form *form = plain->work->form;
    work_settle(plain->work, time(NULL));
    for (size_t i = 0; i < form->field_count; i++) {
        if (i == 0 || form->fields[i - 1].section != form->fields[i].section)
            plain_say(plain, 0, "",
                      _(form->sections[form->fields[i].section].title));
        show_row(plain, i);
    }
    struct check_counts counts = work_counts(plain->work);
    autofree char *sum =
        xasprintf(_("%zu of %zu answered, %zu still open, %zu to look at."),
                  counts.answered, counts.asked, counts.open, counts.look_at);
    plain_say(plain, 0, "", sum);
    plain_say(plain, 0, "",
              _("A number goes to that question, x FILE writes the form, q "
                "leaves."));
}

void plain_show_facts(struct plain *plain)
{
    struct host_measuring now = plain->host->measuring(plain->host->ctx);
    const struct fact **list;
    size_t count = fact_list(plain->work->facts, &list);
    char *last = NULL;
    for (size_t i = 0; i < count; i++) {
        char *about = fact_about(list[i]);
        if (!last || strcmp(last, about) != 0)
            plain_say(plain, 0, "", *about ? about : _("This machine"));
        free(last);
        last = about;
        autofree char *sentence = fact_sentence(list[i], about);
        const char lead[] = {fact_verdict_mark(fact_verdict(list[i])), ' ', 0};
        plain_say(plain, 2, lead, sentence);
    }
    free(last);
    free(list);
    if (now.trouble) {
        plain_say(plain, 0, _("Nothing can be measured: "), now.trouble);
    } else if (now.pending) {
        autofree char *left = xasprintf(
            _("%zu of %zu questions are still open."), now.pending, now.asked);
        plain_say(plain, 0, "", left);
    }
}
