/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * The whole way of a stranger's mail, any bytes, with each form there is: what
 * is found lies within its lines, in the reply each line of the mail stands in
 * its order, unchanged but where a question found in it was answered, and a
 * message can be made of it.
 */
#include "base/mem.h"
#include "base/text.h"
#include "mail/compose.h"
#include "mail/incoming.h"
#include "model/formdirs.h"
#include "model/mail_form.h"
#include "model/mail_kind.h"
#include "out/reply.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { FORMS_MAX = 16 };

static struct form *forms[FORMS_MAX];
static struct answers *answers[FORMS_MAX];
static size_t form_count;

static void need(bool fact)
{
    if (!fact)
        abort();
}

static struct value answer_to(const struct field *field)
{
    struct value value = value_of_text(NULL);
    switch (field->kind->shape) {
    case SHAPE_LINE:
        return value_of_text("ottilie@harbour-mail.com");
    case SHAPE_BLOCK:
        return value_of_text("From here on:\n\nName: 421 4.7.1 [TS03]\n"
                             "https://www.harbour-mail.com/?");
    case SHAPE_CHOICE:
        return value_of_text(field->options[0].value);
    case SHAPE_MANY:
        value_toggle(&value, field->options[0].value);
        value_toggle(&value, "other words");
        return value;
    case SHAPE_ROWS:
        for (size_t i = 0; i < 2 * field->column_count; i++) {
            size_t row = i / field->column_count;
            size_t column = i % field->column_count;
            if (column == 0)
                value_insert_row(&value, row, field->column_count);
            value_set_cell(&value, row, column, "5.9.10.11");
        }
        break;
    }
    return value;
}

static void load(void)
{
    struct form_places places;
    form_places_find(NULL, &places);
    for (size_t i = 0; i < places.count && form_count < FORMS_MAX; i++) {
        struct form *form = NULL;
        need(form_load(NULL, places.place[i].path, &form, NULL));
        forms[form_count] = form;
        answers[form_count] = answers_new(form);
        for (size_t j = 0; j < form->field_count; j++)
            answers_load(answers[form_count], j, answer_to(&form->fields[j]),
                         ORIGIN_TYPED);
        form_count++;
    }
    need(form_count > 0);
    form_places_done(&places);
}

static void check_message(const struct mail_head *mail,
                          const struct reply *reply)
{
    size_t len;
    struct buf message;
    autofree char *body = reply_text(reply, &len);
    autofree char *subject = reply_subject(mail->subject);
    const struct compose_head head = {
        .from = "ottilie@harbour-mail.com",
        .to = "care@example.org",
        .subject = subject,
        .in_reply_to = mail->message_id,
        .references = mail->references,
    };
    buf_init(&message, COMPOSE_MESSAGE_MAX);
    need(!compose_message(&head, body, len, &message));
    buf_done(&message);
}

static void check_question(const struct mail_lines *lines,
                           const struct form *form,
                           const struct mail_question *question)
{
    need(question->field == FORM_NONE || question->field < form->field_count);
    need(question->line <= question->label_line);
    need(question->label_line < lines->count);
    size_t len = strlen(lines->line[question->label_line]);
    need(question->label_end <= len);
    need(question->value_at == FORM_NONE ||
         (question->value_at >= question->label_end &&
          question->value_at <= len));
    need(question->value_count == 0 ||
         (question->value_line > question->label_line &&
          question->value_line + question->value_count <= lines->count));
    for (size_t i = 0; i < question->option_count; i++) {
        const struct mail_option *option = &question->option[i];
        need(option->line < lines->count);
        size_t end = strlen(lines->line[option->line]);
        need(option->at <= end);
        need(option->mark == FORM_NONE ||
             option->mark + option->mark_len <= option->at);
    }
    autofree char *text = mail_question_answer(lines, question, form);
    need(text);
}

static bool is_value(const struct mail_form *found, size_t line)
{
    for (size_t i = 0; i < found->count; i++)
        if (line - found->question[i].value_line <
            found->question[i].value_count)
            return true;
    return false;
}

/* Where a label ends, only what is behind it changed; else it has options. */
static bool is_filled(const struct mail_lines *lines,
                      const struct mail_form *found, size_t line,
                      const char *now)
{
    for (size_t i = 0; i < found->count; i++) {
        const struct mail_question *question = &found->question[i];
        if (question->label_line == line &&
            strncmp(lines->line[line], now, question->label_end) == 0)
            return true;
        for (size_t j = 0; j < question->option_count; j++)
            if (question->option[j].line == line)
                return true;
    }
    return false;
}

static void check_reply(const struct mail_lines *lines,
                        const struct mail_form *found,
                        const struct reply *reply)
{
    size_t at = 0;
    for (size_t i = 0; i < reply->count; i++) {
        const struct reply_line *line = &reply->line[i];
        need(!strchr(line->text, '\n'));
        if (line->mark == REPLY_ADDED)
            continue;
        need(at < lines->count);
        if (line->mark == REPLY_FILLED)
            need(is_filled(lines, found, at, line->text));
        else
            need(strcmp(line->text, lines->line[at]) == 0);
        need(line->mark != REPLY_REMOVED || is_value(found, at));
        at++;
    }
    need(at == lines->count && reply->question_count == found->count);
}

static void answer(const struct mail_told *told, size_t form)
{
    struct mail_form found;
    struct reply reply;
    mail_form_find(&told->lines, forms[form], &found);
    mail_kind_find(forms[form], &told->lines);
    for (size_t i = 0; i < found.count; i++)
        check_question(&told->lines, forms[form], &found.question[i]);
    reply_write(
        &(struct reply_in){&told->lines, &found, forms[form], answers[form]},
        &reply);
    check_reply(&told->lines, &found, &reply);
    check_message(&told->head, &reply);
    reply_done(&reply);
    mail_form_done(&found);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct incoming *incoming;
    struct mail_told told = {.cut = false};
    if (!incoming) {
        incoming = incoming_new();
        compose_init();
        load();
    }
    if (!incoming_read(incoming, (const char *)data, size, &told))
        for (size_t i = 0; i < form_count; i++)
            answer(&told, i);
    mail_told_done(&told);
    return 0;
}
