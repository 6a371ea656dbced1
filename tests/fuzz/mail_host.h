/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * A mail for the pages that answer one: it asks every second question of the
 * form, and each answer adds a line. A file whose name begins with n holds no
 * form, one with a slash cannot be read.
 */
#include "base/mem.h"
#include "model/answers.h"
#include "ui/host.h"

#include <string.h>

#define MAIL_QUESTIONS 40

static struct {
    const struct answers *answers; /* of the draft that is open */
    struct host_mail mail;
    struct host_reply reply;
    struct host_line line[2 * MAIL_QUESTIONS];
    struct host_question question[MAIL_QUESTIONS];
    char *ours[MAIL_QUESTIONS];
    struct host_sending sending;
} mail_host;

static bool mail_host_begin(enum host_mail_state state)
{
    static char text[] = "A line of the mail.", what[] = "It is something.";
    static char *line[] = {text, NULL}, *advice[] = {what, NULL};
    mail_host.mail = (struct host_mail){
        .state = state,
        .name = "file",
        .why = "no",
        .from = "a@example.com",
        .subject = "s",
        .left_out = line,
        .advice = advice,
        .line = line,
        .line_count = 1,
    };
    return true;
}

static bool mail_host_open(void *ctx, const char *path, struct err *err)
{
    (void)ctx;
    if (strchr(path, '/'))
        return err_set(err, ERR_INPUT, "%s: no", path);
    return mail_host_begin(*path == 'n' ? HOST_MAIL_NO_FORM : HOST_MAIL_FORM);
}

static bool mail_host_paste(void *ctx, const char *text, size_t len,
                            struct err *err)
{
    (void)ctx;
    (void)err;
    return mail_host_begin(len > 100     ? HOST_MAIL_READING
                           : *text < 'f' ? HOST_MAIL_FAILED
                                         : HOST_MAIL_FORM);
}

static void mail_host_forget(void *ctx)
{
    (void)ctx;
    mail_host.mail = (struct host_mail){.state = HOST_MAIL_NONE};
}

static struct host_mail mail_host_look(void *ctx)
{
    (void)ctx;
    return mail_host.mail;
}

static void mail_host_ask(size_t field, const struct field *def)
{
    size_t i = mail_host.reply.question_count++;
    struct host_question *question = &mail_host.question[i];
    free(mail_host.ours[i]);
    mail_host.ours[i] =
        answer_print(def, answers_value(mail_host.answers, field), NULL);
    bool open = !*mail_host.ours[i];
    *question = (struct host_question){
        .standing = open ? HOST_OPEN : HOST_DIFFERS,
        .field = field,
        .line = mail_host.reply.count,
        .label = def->label,
        .theirs = "theirs",
        .ours = mail_host.ours[i],
    };
    mail_host.reply.open += open;
    mail_host.reply.differ += !open;
    mail_host.line[mail_host.reply.count++] =
        (struct host_line){def->label, HOST_KEPT, FORM_NONE};
    if (!open)
        mail_host.line[mail_host.reply.count++] =
            (struct host_line){mail_host.ours[i], HOST_ADDED, i};
}

static const struct host_reply *mail_host_reply(void *ctx)
{
    (void)ctx;
    static unsigned long seen, rev;
    if (mail_host.mail.state != HOST_MAIL_FORM)
        return NULL;
    unsigned long now = answers_rev(mail_host.answers);
    const struct form *form = answers_form(mail_host.answers);
    if (mail_host.reply.line && seen == now)
        return &mail_host.reply;
    seen = now;
    mail_host.reply = (struct host_reply){
        .line = mail_host.line,
        .question = mail_host.question,
        .to = "to",
        .from = "",
        .subject = "subject",
        .rev = ++rev,
    };
    for (size_t i = 0; i < form->field_count && i < 2u * MAIL_QUESTIONS; i += 2)
        mail_host_ask(i, &form->fields[i]);
    return &mail_host.reply;
}

static struct host_sending mail_host_sending(void *ctx)
{
    (void)ctx;
    struct host_sending ret = mail_host.sending;
    ret.said = "said";
    ret.message = "From: me\nTo: you\n\ntext\n";
    ret.path = "file";
    ret.sendmail = "/sendmail";
    ret.server = ret.user = ret.to = "";
    ret.subject = "subject";
    ret.asks_head = true;
    ret.from_field = *answers_text(mail_host.answers, 0) ? FORM_NONE : 0;
    return ret;
}

static void mail_host_set(void *ctx, const char *text)
{
    (void)ctx;
    (void)text;
}

static bool mail_host_set_to(void *ctx, const char *to, struct err *err)
{
    mail_host_set(ctx, to);
    return strchr(to, '@') || err_set(err, ERR_INPUT, "no address");
}

static bool mail_host_has_kept(void *ctx, const char *draft)
{
    (void)ctx;
    return strlen(draft) % 2;
}

static bool mail_host_open_kept(void *ctx, const char *draft, struct err *err)
{
    (void)ctx;
    (void)draft;
    return err_set(err, ERR_MISSING, "no kept mail");
}

static bool mail_host_take_theirs(void *ctx, size_t question, struct err *err)
{
    (void)ctx;
    (void)question;
    return err_set(err, ERR_INPUT, "not an answer");
}

static void mail_host_compose(void *ctx)
{
    (void)ctx;
    mail_host.sending.state = HOST_COMPOSED;
}

static bool mail_host_write(void *ctx, const char *path, bool overwrite,
                            struct err *err)
{
    (void)ctx;
    return overwrite || err_set(err, ERR_EXISTS, "%s is there already", path);
}

static char *mail_host_text(void *ctx)
{
    (void)ctx;
    return xstrdup("text\n");
}

static bool mail_host_sendmail(void *ctx, struct err *err)
{
    (void)ctx;
    (void)err;
    mail_host.sending.state = HOST_SENT;
    return true;
}

static bool mail_host_submit(void *ctx, const char *server, const char *user,
                             const char *password, struct err *err)
{
    (void)ctx;
    (void)user;
    mail_host.sending.state = HOST_SENDING;
    return *password || err_set(err, ERR_INPUT, "%s: no", server);
}

static void mail_host_cancel(void *ctx)
{
    (void)ctx;
    mail_host.sending.state = HOST_NOT_SENT;
}

static const struct host_mail_calls mail_host_calls = {
    .open = mail_host_open,
    .paste = mail_host_paste,
    .forget = mail_host_forget,
    .look = mail_host_look,
    .reply = mail_host_reply,
    .sending = mail_host_sending,
    .has_kept = mail_host_has_kept,
    .open_kept = mail_host_open_kept,
    .take_theirs = mail_host_take_theirs,
    .set_to = mail_host_set_to,
    .set_subject = mail_host_set,
    .compose = mail_host_compose,
    .write = mail_host_write,
    .text = mail_host_text,
    .copied = mail_host_compose,
    .sendmail = mail_host_sendmail,
    .submit = mail_host_submit,
    .cancel = mail_host_cancel,
};
