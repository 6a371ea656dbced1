/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "app/reply_notes.h"

#include "app/app.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "model/form_extend.h"

#include <string.h>

struct reply_sender reply_sender(const struct work *work)
{
    const struct reply_about *about = &work->form->reply;
    return (struct reply_sender){
        .address = about->from == FORM_NONE
                       ? ""
                       : answers_text(work->answers, about->from),
        .name = about->from_name == FORM_NONE
                    ? ""
                    : answers_text(work->answers, about->from_name),
    };
}

char *reply_references(const struct mail_head *head)
{
    if (!*head->references || strstr(head->references, head->message_id))
        return xstrdup(*head->references ? head->references : head->message_id);
    return xasprintf("%s %s", head->references, head->message_id);
}

/* The question that stands in this line of the mail, counted from 1. */
static size_t question_at(const struct reply_in *in, unsigned long line)
{
    for (size_t i = 0; i < in->mail->count; i++)
        if (line >= in->mail->question[i].line + 1 &&
            line <= in->mail->question[i].label_line + 1)
            return i;
    return FORM_NONE;
}

static bool find_field(const struct reply_in *in, const char *key, size_t *ret,
                       struct err *err)
{
    const struct form *form = answers_form(in->answers);
    char *end;
    unsigned long line = strtoul(key, &end, 10);
    if (*key && !*end) {
        size_t question = question_at(in, line);
        *ret = question == FORM_NONE ? FORM_NONE : reply_field(in, question);
        return *ret != FORM_NONE ||
               err_set(err, ERR_INPUT,
                       _("--answer: nothing is asked in line %s of the mail"),
                       key);
    }
    *ret = form_field(form, key);
    return *ret != FORM_NONE ||
           err_set(err, ERR_INPUT,
                   _("--answer: there is no question “%s”; a line of the mail "
                     "or the id of a field is wanted"),
                   key);
}

bool reply_take_answer(const struct reply_in *in, struct answers *answers,
                       const char *text, struct err *err)
{
    const char *equals = strchr(text, '=');
    size_t field;
    struct value value;
    if (!equals)
        return err_set(err, ERR_INPUT,
                       _("--answer: “%s”; LINE=TEXT or FIELD=TEXT is wanted"),
                       text);
    autofree char *key = xstrndup(text, (size_t)(equals - text));
    if (!find_field(in, key, &field, err))
        return false;
    if (!answer_parse(&answers_form(answers)->fields[field], equals + 1, &value,
                      err))
        return err_prefix(err, "--answer %s", key);
    answers_set(answers, field, value, ORIGIN_TYPED, STEP_NEW);
    return true;
}

static void say_question(const struct reply_in *in, size_t index,
                         const char *hint)
{
    const struct mail_question *question = &in->mail->question[index];
    fprintf(stderr, _("  line %zu: %s"), question->line + 1, question->label);
    fprintf(stderr, "%s\n", hint);
}

/* "If other, please specify:" stays empty where nothing is other. */
static bool is_other(const struct form *form, size_t field)
{
    for (size_t i = 0; i < form->field_count; i++)
        if (form->fields[i].other == field)
            return true;
    return false;
}

static bool is_empty(const struct reply_in *in,
                     const struct reply_question *question)
{
    return question->state == REPLY_EMPTY && question->field != FORM_NONE &&
           !is_other(answers_form(in->answers), question->field) &&
           answers_asked(in->answers, question->field) &&
           value_is_empty(answers_value(in->answers, question->field));
}

/* Is it none of the draft's own form's? */
static bool is_extra(const struct reply_in *in,
                     const struct reply_question *question)
{
    const struct form *form = answers_form(in->answers);
    return question->field == FORM_NONE ||
           strcmp(form->sections[form->fields[question->field].section].id,
                  ASKED_SECTION) == 0;
}

static void say_open(const struct reply_in *in, const struct reply *reply)
{
    if (reply->open == 0)
        return;
    app_fail(
        0,
        P_("%zu question stays open:", "%zu questions stay open:", reply->open),
        reply->open);
    for (size_t i = 0; i < reply->question_count; i++) {
        if (reply->question[i].state != REPLY_OPEN)
            continue;
        autofree char *hint =
            is_extra(in, &reply->question[i])
                ? xasprintf(" (--answer %zu=%s)",
                            in->mail->question[i].line + 1, _("TEXT"))
                : xstrdup("");
        say_question(in, i, hint);
    }
}

/* Allowed, but the person may have meant to answer it. */
static void say_empty(const struct reply_in *in, const struct reply *reply)
{
    size_t count = 0;
    for (size_t i = 0; i < reply->question_count; i++)
        count += is_empty(in, &reply->question[i]);
    if (count == 0)
        return;
    app_fail(0,
             P_("%zu question is left empty, which is allowed:",
                "%zu questions are left empty, which is allowed:", count),
             count);
    for (size_t i = 0; i < reply->question_count; i++)
        if (is_empty(in, &reply->question[i]))
            say_question(in, i, "");
}

static void say_different(const struct reply_in *in, const struct reply *reply)
{
    if (reply->differ == 0)
        return;
    app_fail(0,
             P_("%zu answer differs from the one in the mail; the draft's is "
                "in the reply:",
                "%zu answers differ from those in the mail; the draft's are "
                "in the reply:",
                reply->differ),
             reply->differ);
    for (size_t i = 0; i < reply->question_count; i++) {
        if (reply->question[i].state != REPLY_DIFFERS)
            continue;
        say_question(in, i, "");
        fprintf(stderr, "    %s %s\n    %s %s\n", _("mail: "),
                reply->question[i].theirs, _("draft:"),
                reply->question[i].ours);
    }
}

/* Errors in answers that stand in the reply. */
static size_t say_wrong(const struct reply_in *in, const struct reply *reply,
                        const struct work *work)
{
    size_t count = 0;
    for (size_t i = 0; i < reply->question_count; i++) {
        size_t field = reply->question[i].field;
        if (field == FORM_NONE || work_state(work, field) != FIELD_ERROR ||
            !*reply->question[i].ours)
            continue;
        if (count++ == 0)
            app_fail(0, "%s",
                     _("answers that are not right yet; “senderform check” "
                       "says why:"));
        say_question(in, i, "");
    }
    return count;
}

bool reply_say_notes(const struct reply_in *in, const struct reply *reply,
                     const struct work *work)
{
    say_open(in, reply);
    say_empty(in, reply);
    say_different(in, reply);
    size_t wrong = say_wrong(in, reply, work);
    return reply->open > 0 || wrong > 0;
}
