/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* The answer that stands in the mail becomes the draft's. */
#include "app/wizard.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"

/* The field that it answers; FORM_NONE: none that is asked here. */
static size_t field_of(const struct wizard *wizard, size_t question)
{
    const struct reply *reply = &wizard->mail.reply;
    size_t field = question < reply->question_count
                       ? reply->question[question].field
                       : FORM_NONE;
    bool asked = field < wizard->form->field_count &&
                 answers_asked(wizard->work.answers, field);
    return asked ? field : FORM_NONE;
}

static bool take(struct wizard *wizard, size_t field, const char *text,
                 struct err *err)
{
    struct value value;
    if (text_is_blank(text))
        return err_set(err, ERR_MISSING, "%s",
                       _("The mail has no answer to this."));
    if (!answer_parse(&wizard->form->fields[field], text, &value, err))
        return err_prefix(err, _("The mail's answer does not fit"));
    answers_set(wizard->work.answers, field, value, ORIGIN_TYPED, STEP_NEW);
    return true;
}

static bool take_theirs(void *ctx, size_t question, struct err *err)
{
    struct wizard *wizard = ctx;
    struct wizard_mail *mail = &wizard->mail;
    if (!wizard_reply_now(wizard))
        return false;
    size_t field = field_of(wizard, question);
    if (field == FORM_NONE)
        return err_set(err, ERR_MISSING, "%s",
                       _("This question cannot be answered here."));
    if (mail->plan.mail.question[question].column != FORM_NONE)
        return err_set(err, ERR_INPUT, "%s",
                       _("A cell of a table is not taken; Enter answers it."));
    const struct reply_in in = {
        .lines = opened_mail_lines(mail->opened),
        .mail = &mail->plan.mail,
        .asked = mail->plan.asked,
        .answers = wizard->work.answers,
    };
    autofree char *text = reply_theirs(&in, question);
    return take(wizard, field, text, err);
}

void wizard_theirs_init(struct wizard *wizard)
{
    wizard->host.mail.take_theirs = take_theirs;
}
