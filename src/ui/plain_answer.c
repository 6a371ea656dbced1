/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* How the line mode takes answers, by the field's shape. */
#include "base/i18n.h"
#include "base/mem.h"
#include "ui/plain_parts.h"

#include <stdlib.h>
#include <string.h>

static const struct field *field_of(const struct plain *plain)
{
    return &plain->work->form->fields[plain->here];
}

static const struct value *value_of(const struct plain *plain)
{
    return answers_value(plain->work->answers, plain->here);
}

static void set(struct plain *plain, struct value value, enum answers_step step)
{
    answers_set(plain->work->answers, plain->here, value, ORIGIN_TYPED, step);
}

static void finish(struct plain *plain)
{
    plain_show_findings(plain);
    plain_go_by(plain, 1);
}

/* Each line is in the answer at once, so that an input that breaks off loses
 * nothing. */
static void gather_block(struct plain *plain, const char *line)
{
    if (plain->gathering && strcmp(line, ".") == 0) {
        finish(plain);
        return;
    }
    const char *old = plain->gathering ? value_text(value_of(plain)) : "";
    autofree char *both =
        plain->gathering ? xasprintf("%s\n%s", old, line) : xstrdup(line);
    if (strlen(both) > VALUE_TEXT_MAX) {
        plain_say(plain, 0, "",
                  _("The answer is full; that line was not taken."));
        return;
    }
    set(plain, value_of_text(both), plain->gathering ? STEP_JOIN : STEP_NEW);
    plain->gathering = true;
}

static void remove_row(struct plain *plain, unsigned long number)
{
    struct value value = value_copy(value_of(plain));
    if (number < 1 || number > value_rows(&value)) {
        plain_say(plain, 0, "", _("There is no such row."));
        value_done(&value);
        return;
    }
    value_remove_row(&value, number - 1);
    set(plain, value, STEP_NEW);
    plain_show_question(plain);
}

static void add_rows(struct plain *plain, const struct value *more)
{
    struct value value = value_copy(value_of(plain));
    if (value_append_rows(&value, more)) {
        set(plain, value, STEP_NEW);
        return;
    }
    value_done(&value);
    plain_say(plain, 0, "", _("The table is full; that row was not taken."));
}

static void gather_rows(struct plain *plain, const char *line)
{
    char *end;
    unsigned long number = line[0] == '-' ? strtoul(line + 1, &end, 10) : 0;
    struct value more;
    struct err err = {0};
    if (!*line || strcmp(line, ".") == 0) {
        plain_go_by(plain, 1); /* each row's findings were said with it */
    } else if (number > 0 && !*end) {
        remove_row(plain, number);
    } else if (!answer_parse(field_of(plain), line, &more, &err)) {
        plain_say(plain, 0, "", err.text);
    } else {
        add_rows(plain, &more);
        value_done(&more);
        plain_show_findings(plain);
        plain->gathering = true;
    }
}

static void take_one(struct plain *plain, const char *line)
{
    struct value value;
    struct err err = {0};
    if (!answer_parse(field_of(plain), line, &value, &err)) {
        plain_say(plain, 0, "", err.text);
        return;
    }
    set(plain, value, STEP_NEW);
    finish(plain);
}

void plain_answer(struct plain *plain, const char *line)
{
    enum field_shape shape = field_of(plain)->kind->shape;
    if (!plain->gathering) {
        if (!*line) {
            plain_go_by(plain, 1);
            return;
        }
        if (strcmp(line, "-") == 0) {
            set(plain, (struct value){0}, STEP_NEW);
            finish(plain);
            return;
        }
        if (line[0] == '=')
            line++;
    }
    if (shape == SHAPE_BLOCK)
        gather_block(plain, line);
    else if (shape == SHAPE_ROWS)
        gather_rows(plain, line);
    else
        take_one(plain, line);
}
