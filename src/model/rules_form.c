/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "model/rules_kinds.h"

#include <string.h>

/* Is at least one option known to be offered? */
static bool offers_list(const struct field *field)
{
    for (size_t i = 0; !field->unlisted && i < field->option_count; i++)
        if (!field->options[i].guess)
            return true;
    return false;
}

void rule_option(const struct rule_in *in)
{
    const struct field *field = &in->check->form->fields[in->field];
    const struct value *value = rule_value(in);
    bool free_words = field->kind->shape == SHAPE_CHOICE && field->free;
    for (size_t i = 0; i < value->count; i++) {
        if (text_is_blank(value->item[i]) ||
            field_option(field, value->item[i]) != FORM_NONE)
            continue;
        if (free_words && !offers_list(field))
            continue;
        autofree char *text = rule_clip(value->item[i], strlen(value->item[i]));
        if (free_words)
            rule_say(in, SEVERITY_WARNING,
                     N_("\"%s\" is in your own words, and the form offers a "
                        "list. Choose from it, if an answer there fits."),
                     text);
        else
            rule_say(in, SEVERITY_ERROR,
                     N_("\"%s\" is not among the answers of the form. Choose "
                        "one from the list."),
                     text);
    }
}

static bool has_any(const struct value *value, char **wanted)
{
    for (; *wanted; wanted++)
        if (value_has(value, *wanted))
            return true;
    return false;
}

void rule_expect(const struct rule_in *in)
{
    if (!has_any(rule_value(in), in->rule->values))
        rule_say(in, SEVERITY_ADVICE, "%s", rule_text(in, in->rule->message));
}

void rule_empty_unless(const struct rule_in *in)
{
    const struct check_in *check = in->check;
    const struct value *value = rule_value(in);
    size_t other = in->rule->field;
    if (rule_is_blank(value) ||
        has_any(answers_value(check->answers, other), in->rule->values))
        return;
    const char *words = _(check->form->fields[other].label);
    autofree char *label = rule_clip(words, strlen(words));
    if (answers_asked(check->answers, in->field))
        rule_say(in, SEVERITY_WARNING,
                 N_("This should be empty, given the answer to \"%s\". Empty "
                    "it, or look at that answer again."),
                 label);
    else
        rule_say(in, SEVERITY_ADVICE,
                 N_("This is left out of the form, given the answer to "
                    "\"%s\". It is kept here."),
                 label);
}
