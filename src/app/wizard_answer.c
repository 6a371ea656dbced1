/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* The reply to a mail as the screens show it, in step with the answers. */
#include "app/reply_notes.h"
#include "app/wizard.h"
#include "base/mem.h"

void wizard_reply_forget(struct wizard_mail *mail)
{
    if (mail->has_reply)
        reply_done(&mail->reply);
    free(mail->line);
    free(mail->question);
    mail->line = NULL;
    mail->question = NULL;
    mail->has_reply = false;
}

static void show_lines(struct wizard_mail *mail)
{
    const struct reply *reply = &mail->reply;
    static const enum host_sign signs[] = {
        [REPLY_KEPT] = HOST_KEPT,
        [REPLY_ADDED] = HOST_ADDED,
        [REPLY_FILLED] = HOST_FILLED,
        [REPLY_REMOVED] = HOST_REMOVED,
    };
    mail->line = xcalloc(reply->count + 1, sizeof *mail->line);
    for (size_t i = 0; i < reply->count; i++)
        mail->line[i] = (struct host_line){
            .text = reply->line[i].text,
            .sign = signs[reply->line[i].mark],
            .question = reply->line[i].question,
        };
}

/* Does an answer with an error stand in the reply? */
static bool is_wrong(const struct wizard *wizard,
                     const struct reply_question *question)
{
    return question->field != FORM_NONE && *question->ours &&
           work_state(&wizard->work, question->field) == FIELD_ERROR;
}

static size_t count_wrong(const struct wizard *wizard)
{
    const struct reply *reply = &wizard->mail.reply;
    size_t count = 0;
    for (size_t i = 0; i < reply->question_count; i++)
        count += is_wrong(wizard, &reply->question[i]);
    return count;
}

/* What is wrong is as good as open. */
static void show_questions(struct wizard *wizard)
{
    struct wizard_mail *mail = &wizard->mail;
    const struct reply *reply = &mail->reply;
    static const enum host_standing standings[] = {
        [REPLY_ANSWERED] = HOST_ANSWERED, [REPLY_DIFFERS] = HOST_DIFFERS,
        [REPLY_THEIRS] = HOST_THEIRS,     [REPLY_EMPTY] = HOST_EMPTY,
        [REPLY_OPEN] = HOST_OPEN,
    };
    mail->question = xcalloc(reply->question_count + 1, sizeof *mail->question);
    for (size_t i = 0; i < reply->question_count; i++) {
        const struct reply_question *question = &reply->question[i];
        mail->question[i] = (struct host_question){
            .standing = is_wrong(wizard, question) ? HOST_OPEN
                                                   : standings[question->state],
            .field = question->field,
            .line = question->out,
            .place = mail->plan.mail.question[i].line + 1,
            .label = mail->plan.mail.question[i].label,
            .theirs = question->theirs,
            .ours = question->ours,
        };
    }
}

static char *sender_words(const struct wizard *wizard)
{
    struct reply_sender sender = reply_sender(&wizard->work);
    return *sender.name && *sender.address
               ? xasprintf("%s <%s>", sender.name, sender.address)
               : xstrdup(sender.address);
}

static void write_reply(struct wizard *wizard)
{
    struct wizard_mail *mail = &wizard->mail;
    const struct reply_in in = {
        .lines = opened_mail_lines(mail->opened),
        .mail = &mail->plan.mail,
        .asked = mail->plan.asked,
        .answers = wizard->work.answers,
    };
    wizard_reply_forget(mail);
    reply_write(&in, &mail->reply);
    mail->has_reply = true;
    mail->reply_rev = answers_rev(wizard->work.answers);
    show_lines(mail);
    show_questions(wizard);
    mail->wrong = count_wrong(wizard);
    free(mail->from);
    mail->from = sender_words(wizard);
}

const struct host_reply *wizard_reply_now(struct wizard *wizard)
{
    struct wizard_mail *mail = &wizard->mail;
    if (!wizard->session || wizard_mail_state(mail) != HOST_MAIL_FORM)
        return NULL;
    bool again = !mail->has_reply ||
                 mail->reply_rev != answers_rev(wizard->work.answers) ||
                 mail->wrong != count_wrong(wizard);
    if (again)
        write_reply(wizard);
    size_t open = 0, differ = 0;
    for (size_t i = 0; i < mail->reply.question_count; i++) {
        open += mail->question[i].standing == HOST_OPEN;
        differ += mail->question[i].standing == HOST_DIFFERS;
    }
    mail->shown = (struct host_reply){
        .line = mail->line,
        .count = mail->reply.count,
        .question = mail->question,
        .question_count = mail->reply.question_count,
        .open = open,
        .differ = differ,
        .to = mail->to,
        .from = mail->from,
        .subject = mail->subject,
        .rev = mail->shown.rev + again,
    };
    return &mail->shown;
}
