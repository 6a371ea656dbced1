/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* A mail in the wizard: it is read, its form is found, the draft is opened
 * again with what the mail asks beyond it. */
#include "app/wizard_reply.h"

#include "app/wizard.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "out/session.h"

static void forget_advice(struct wizard_mail *mail)
{
    for (size_t i = 0; mail->advice && mail->advice[i]; i++)
        free(mail->advice[i]);
    free(mail->advice);
    mail->advice = NULL;
}

static void forget_plan(struct wizard *wizard)
{
    struct wizard_mail *mail = &wizard->mail;
    forget_advice(mail);
    wizard_reply_forget(mail);
    wizard_send_end(wizard);
    if (mail->planned)
        reply_plan_done(&mail->plan);
    mail->planned = false;
    free(mail->from);
    free(mail->to);
    free(mail->subject);
    mail->from = mail->to = mail->subject = NULL;
}

static void forget(void *ctx)
{
    struct wizard *wizard = ctx;
    forget_plan(wizard);
    opened_mail_free(wizard->mail.opened);
    wizard->mail.opened = NULL;
    wizard->mail.sent_at = 0;
    wizard->mail.is_kept = false;
    free(wizard->mail.not_kept);
    wizard->mail.not_kept = NULL;
}

/* The draft's form may have to become another one. */
static bool take_form(struct wizard *wizard, struct err *err)
{
    struct wizard_mail *mail = &wizard->mail;
    if (!mail->plan.form || (!mail->plan.extended && !wizard->extended))
        return true;
    bool extended = mail->plan.extended;
    if (!wizard_open_with(wizard, steal(&mail->plan.form), err))
        return false;
    wizard->extended = extended;
    return true;
}

static void show(struct wizard *wizard)
{
    if (wizard->ui)
        ui_show_mail(wizard->ui);
    if (wizard->plain)
        plain_show_mail(wizard->plain);
}

/* There is no mail any more, so not its page either. */
static void say(struct wizard *wizard, const char *why)
{
    if (wizard->ui && wizard->session) {
        ui_show_map(wizard->ui, false);
        ui_say(wizard->ui, true, "%s", why);
    } else if (wizard->ui) {
        ui_lost(wizard->ui, why);
    }
    if (wizard->plain)
        plain_lost(wizard->plain, why);
}

/* Looks for the form once there are both, a mail and a draft. */
static void look(struct wizard *wizard)
{
    struct wizard_mail *mail = &wizard->mail;
    struct err err = {0};
    if (mail->planned || !wizard->session || !mail->opened ||
        opened_mail_state(mail->opened) != OPENED_READ)
        return;
    if (!reply_plan_make(wizard->app, wizard->form->id,
                         opened_mail_head(mail->opened),
                         opened_mail_lines(mail->opened), &mail->plan, &err)) {
        forget(wizard);
        say(wizard, err.text);
        return;
    }
    mail->planned = true;
    const struct mail_head *head = opened_mail_head(mail->opened);
    mail->to = xstrdup(head->reply_to);
    mail->subject = *head->subject ? reply_subject(head->subject) : xstrdup("");
    mail->sent_at = store_sent_for(
        wizard->app->store, session_name(wizard->session), head->message_id);
    if (!take_form(wizard, &err)) {
        forget(wizard);
        say(wizard, err.text);
        return;
    }
    wizard_keep(wizard);
}

/* What has come of it. */
static void show_looked_at(struct wizard *wizard)
{
    if (!wizard->mail.opened)
        return;
    wizard_say_not_kept(wizard);
    show(wizard);
}

static void on_mail(void *ctx)
{
    struct wizard *wizard = ctx;
    if (!wizard->session)
        return; /* wizard_reply_begin() goes on from here */
    look(wizard);
    show_looked_at(wizard);
}

/* Takes the place of the mail before, unless it could not be `opened`; then
 * that stays. */
static bool take_mail(struct wizard *wizard, struct opened_mail *mail,
                      const char *name, bool opened)
{
    if (!opened) {
        opened_mail_free(mail);
        return false;
    }
    char *copy = xstrdup(name);
    forget(wizard);
    free(wizard->mail.name);
    wizard->mail.name = copy;
    wizard->mail.opened = mail;
    return true;
}

bool wizard_reply_open(struct wizard *wizard, const char *path, struct err *err)
{
    struct opened_mail *mail =
        opened_mail_new(wizard->loop, wizard->children, on_mail, wizard);
    return take_mail(wizard, mail, path, opened_mail_open(mail, path, err));
}

static bool open_mail(void *ctx, const char *path, struct err *err)
{
    return wizard_reply_open(ctx, path, err);
}

static bool take_bytes(struct wizard *wizard, const char *name,
                       const char *bytes, size_t len, struct err *err)
{
    struct opened_mail *mail =
        opened_mail_new(wizard->loop, wizard->children, on_mail, wizard);
    return take_mail(wizard, mail, name,
                     opened_mail_paste(mail, bytes, len, err));
}

bool wizard_reply_take(struct wizard *wizard, const char *path,
                       const char *bytes, size_t len, struct err *err)
{
    if (!take_bytes(wizard, path, bytes, len, err))
        return false;
    wizard->mail.is_kept = true;
    return true;
}

static bool paste_mail(void *ctx, const char *text, size_t len, struct err *err)
{
    return take_bytes(ctx, "", text, len, err);
}

enum host_mail_state wizard_mail_state(const struct wizard_mail *mail)
{
    if (!mail->opened)
        return HOST_MAIL_NONE;
    switch (opened_mail_state(mail->opened)) {
    case OPENED_NOTHING:
        return HOST_MAIL_NONE;
    case OPENED_READING:
        return HOST_MAIL_READING;
    case OPENED_FAILED:
        return HOST_MAIL_FAILED;
    case OPENED_READ:
        break;
    }
    if (!mail->planned)
        return HOST_MAIL_READING;
    return mail->plan.answerable ? HOST_MAIL_FORM : HOST_MAIL_NO_FORM;
}

static struct host_mail look_at(void *ctx)
{
    struct wizard *wizard = ctx;
    struct wizard_mail *mail = &wizard->mail;
    struct host_mail ret = {.state = wizard_mail_state(mail)};
    ret.name = mail->name ? mail->name : "";
    ret.why = ret.from = ret.subject = "";
    if (ret.state == HOST_MAIL_FAILED)
        ret.why = opened_mail_why(mail->opened);
    if (ret.state != HOST_MAIL_NO_FORM && ret.state != HOST_MAIL_FORM)
        return ret;
    const struct mail_lines *lines = opened_mail_lines(mail->opened);
    const struct mail_head *head = opened_mail_head(mail->opened);
    ret.from = head->from;
    ret.subject = head->subject;
    ret.left_out = opened_mail_left_out(mail->opened);
    ret.line = lines->line;
    ret.line_count = lines->count;
    if (ret.state == HOST_MAIL_NO_FORM && !mail->advice)
        mail->advice = reply_plan_advice(&mail->plan);
    ret.advice = mail->advice;
    return ret;
}

static const struct host_reply *reply_now(void *ctx)
{
    return wizard_reply_now(ctx);
}

void wizard_reply_begin(struct wizard *wizard)
{
    if (wizard->mail.planned ||
        wizard_mail_state(&wizard->mail) == HOST_MAIL_NONE)
        return;
    look(wizard);
    show_looked_at(wizard);
}

void wizard_reply_end(struct wizard *wizard)
{
    if (wizard->mail.planned)
        forget(wizard);
}

void wizard_reply_init(struct wizard *wizard)
{
    wizard->host.mail = (struct host_mail_calls){
        .open = open_mail,
        .paste = paste_mail,
        .forget = forget,
        .look = look_at,
        .reply = reply_now,
    };
    wizard_kept_init(wizard);
    wizard_send_init(wizard);
}

void wizard_reply_done(struct wizard *wizard)
{
    forget(wizard);
    wizard_send_done(wizard);
    free(wizard->mail.name);
}

int wizard_reply_run(struct app *app, const char *mail)
{
    return wizard_run(app, DEFAULT_FORM, true, mail);
}
