/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* The reply on its way out of the wizard, and what the draft remembers of
 * it. */
#include "app/about_draft.h"
#include "app/reply_notes.h"
#include "app/wizard.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "model/host_port.h"
#include "model/mail_address_list.h"
#include "out/session.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define PORT_USUAL 587u

enum { SUBMIT_TIMEOUT_MS = 60000 };

static void forget_text(char **text)
{
    free(*text);
    *text = NULL;
}

/* What has left is remembered, whatever can be kept of it. */
static void keep_sent(struct wizard *wizard)
{
    struct wizard_mail *mail = &wizard->mail;
    struct err err = {0};
    size_t len;
    const char *message = outgoing_message(mail->outgoing, &len);
    time_t now = time(NULL);
    mail->kept = true;
    mail->sent_at = now;
    forget_text(&mail->sent_when);
    draft_add_event(session_draft(wizard->session), "sent", now);
    session_save_now(wizard->session);
    forget_text(&mail->copy);
    forget_text(&mail->trouble);
    if (!store_keep_sent(wizard->app->store, session_name(wizard->session),
                         message, len, now, &mail->copy, &err))
        mail->trouble = xstrdup(err.text);
    else
        wizard_drop_kept(wizard);
}

static void on_outgoing(void *ctx)
{
    struct wizard *wizard = ctx;
    struct wizard_mail *mail = &wizard->mail;
    if (!mail->kept && wizard->session &&
        outgoing_state(mail->outgoing) == OUTGOING_SENT)
        keep_sent(wizard);
    if (wizard->ui)
        ui_touch(wizard->ui);
    if (wizard->plain)
        plain_show_sending(wizard->plain);
}

static bool start_composing(struct wizard *wizard, struct err *err)
{
    struct wizard_mail *mail = &wizard->mail;
    const struct mail_head *head = opened_mail_head(mail->opened);
    struct reply_sender sender = reply_sender(&wizard->work);
    size_t len;
    autofree char *references = reply_references(head);
    autofree char *body = reply_text(&mail->reply, &len);
    autofree char *subject =
        *mail->subject ? xstrdup(mail->subject) : reply_subject("");
    const struct outgoing_head out = {
        .from_name = sender.name,
        .from = sender.address,
        .to = mail->to,
        .subject = subject,
        .in_reply_to = head->message_id,
        .references = references,
        .date = time(NULL),
    };
    if (!mail->outgoing)
        mail->outgoing =
            outgoing_new(wizard->loop, wizard->children, on_outgoing, wizard);
    mail->kept = false;
    return outgoing_compose(mail->outgoing, &out, body, len, err);
}

static void compose(void *ctx)
{
    struct wizard *wizard = ctx;
    struct wizard_mail *mail = &wizard->mail;
    struct err err = {0};
    wizard_send_end(wizard);
    if (!wizard_reply_now(wizard) || !*mail->to ||
        !*reply_sender(&wizard->work).address)
        return;
    if (!start_composing(wizard, &err))
        mail->said = xstrdup(err.text);
}

static enum host_sending_state state_of(const struct wizard_mail *mail)
{
    if (!mail->outgoing)
        return HOST_NOT_COMPOSED;
    switch (outgoing_state(mail->outgoing)) {
    case OUTGOING_NOTHING:
        break;
    case OUTGOING_COMPOSING:
        return HOST_COMPOSING;
    case OUTGOING_COMPOSED:
        return HOST_COMPOSED;
    case OUTGOING_SENDING:
        return HOST_SENDING;
    case OUTGOING_SENT:
        return HOST_SENT;
    case OUTGOING_FAILED:
        return outgoing_message(mail->outgoing, NULL) ? HOST_NOT_SENT
                                                      : HOST_NOT_COMPOSED;
    }
    return HOST_NOT_COMPOSED;
}

/* The question that is to be answered first, or FORM_NONE. */
static size_t missing_sender(const struct wizard *wizard)
{
    bool known = *reply_sender(&wizard->work).address;
    return known ? FORM_NONE : wizard->form->reply.from;
}

/* Borrowed until another mail or message, or NULL. */
static const char *sent_when(struct wizard_mail *mail)
{
    if (mail->sent_at && !mail->sent_when)
        mail->sent_when = about_time(mail->sent_at);
    return mail->sent_when;
}

static struct host_sending sending(void *ctx)
{
    struct wizard *wizard = ctx;
    struct wizard_mail *mail = &wizard->mail;
    if (!wizard->session || !wizard_reply_now(wizard))
        return (struct host_sending){.said = "", .from_field = FORM_NONE};
    const struct mail_head *head = opened_mail_head(mail->opened);
    struct host_sending ret = {.state = state_of(mail), .said = ""};
    if (mail->outgoing) {
        ret.said = outgoing_said(mail->outgoing);
        ret.message = outgoing_message(mail->outgoing, NULL);
    }
    if (mail->said)
        ret.said = mail->said;
    free(mail->path);
    mail->path = xasprintf("%s.reply.eml", session_name(wizard->session));
    ret.path = mail->path;
    ret.sendmail = outgoing_sendmail_path();
    ret.server = mail->server ? mail->server : "";
    ret.user = mail->user ? mail->user : reply_sender(&wizard->work).address;
    ret.to = mail->to;
    ret.subject = mail->subject;
    ret.asks_head = head->bare || !*head->reply_to;
    ret.sent_before = sent_when(mail);
    ret.asks_subject = ret.asks_head || !*head->subject;
    ret.offline = wizard->app->options.offline;
    ret.from_field = missing_sender(wizard);
    ret.copy = mail->copy;
    ret.trouble = mail->trouble;
    ret.hours_least = wizard->form->reply.hours_least;
    ret.hours_most = wizard->form->reply.hours_most;
    return ret;
}

static bool set_to(void *ctx, const char *to, struct err *err)
{
    struct wizard *wizard = ctx;
    autofree char *wrong = mail_address_list_wrong(to);
    if (wrong)
        return err_set(err, ERR_INPUT,
                       _("“%s” is no address; one looks like "
                         "name@example.com"),
                       wrong);
    free(wizard->mail.to);
    wizard->mail.to = xstrdup(to);
    return true;
}

static void set_subject(void *ctx, const char *subject)
{
    struct wizard *wizard = ctx;
    free(wizard->mail.subject);
    wizard->mail.subject = xstrdup(subject);
}

static void note_exported(struct wizard *wizard)
{
    draft_add_event(session_draft(wizard->session), "exported", time(NULL));
    session_save_now(wizard->session);
}

static bool write_mail(void *ctx, const char *path, bool overwrite,
                       struct err *err)
{
    struct wizard *wizard = ctx;
    size_t len;
    const char *text = outgoing_message(wizard->mail.outgoing, &len);
    bool written = overwrite ? file_replace(path, text, len, 0600, err)
                             : file_create(path, text, len, 0600, err);
    if (written)
        note_exported(wizard);
    return written;
}

static char *text_alone(void *ctx)
{
    struct wizard *wizard = ctx;
    size_t len;
    wizard_reply_now(wizard);
    return reply_text(&wizard->mail.reply, &len);
}

static void copied(void *ctx)
{
    note_exported(ctx);
}

static bool by_sendmail(void *ctx, struct err *err)
{
    struct wizard *wizard = ctx;
    wizard->mail.kept = false;
    return outgoing_sendmail(wizard->mail.outgoing, err);
}

static bool by_server(void *ctx, const char *server, const char *user,
                      const char *password, struct err *err)
{
    struct wizard *wizard = ctx;
    struct wizard_mail *mail = &wizard->mail;
    autofree char *host = NULL;
    unsigned port;
    if (wizard->app->options.offline)
        return err_set(err, ERR_INPUT, "%s",
                       _("with --offline no server is asked"));
    if (!host_port_parse(server, PORT_USUAL, &host, &port))
        return err_set(err, ERR_INPUT,
                       _("“%s” is no server: name one, or one and a port, "
                         "like mail.example.com:587"),
                       server);
    char *new_server = xstrdup(server), *new_user = xstrdup(user);
    free(mail->server);
    free(mail->user);
    mail->server = new_server;
    mail->user = new_user;
    mail->kept = false;
    const struct outgoing_server to = {
        .host = host,
        .port = port,
        .user = *user ? user : NULL,
        .password = *user ? password : NULL,
        .timeout_ms =
            options_timeout_ms(&wizard->app->options, SUBMIT_TIMEOUT_MS),
    };
    return outgoing_submit(mail->outgoing, &to, err);
}

static void cancel(void *ctx)
{
    struct wizard *wizard = ctx;
    if (wizard->mail.outgoing)
        outgoing_cancel(wizard->mail.outgoing);
}

char *wizard_send_stop(struct wizard *wizard)
{
    struct outgoing *outgoing = wizard->mail.outgoing;
    if (!outgoing || outgoing_state(outgoing) != OUTGOING_SENDING)
        return NULL;
    outgoing_cancel(outgoing);
    return *outgoing_said(outgoing) ? xstrdup(outgoing_said(outgoing)) : NULL;
}

void wizard_send_init(struct wizard *wizard)
{
    struct host_mail_calls *mail = &wizard->host.mail;
    mail->sending = sending;
    mail->set_to = set_to;
    mail->set_subject = set_subject;
    mail->compose = compose;
    mail->write = write_mail;
    mail->text = text_alone;
    mail->copied = copied;
    mail->sendmail = by_sendmail;
    mail->submit = by_server;
    mail->cancel = cancel;
}

void wizard_send_end(struct wizard *wizard)
{
    struct wizard_mail *mail = &wizard->mail;
    outgoing_free(mail->outgoing);
    mail->outgoing = NULL;
    forget_text(&mail->said);
    forget_text(&mail->sent_when);
    forget_text(&mail->copy);
    forget_text(&mail->trouble);
}

void wizard_send_done(struct wizard *wizard)
{
    struct wizard_mail *mail = &wizard->mail;
    wizard_send_end(wizard);
    forget_text(&mail->path);
    forget_text(&mail->server);
    forget_text(&mail->user);
}
