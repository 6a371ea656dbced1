/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* The mail that is kept with the draft, so that one can stop and come back. */
#include "app/about_draft.h"
#include "app/wizard.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "out/session.h"

/* "": of the open one. */
static const char *name_of(const struct wizard *wizard, const char *draft)
{
    return !*draft && wizard->session ? session_name(wizard->session) : draft;
}

bool wizard_has_kept(const struct wizard *wizard, const char *draft)
{
    return store_has_mail(wizard->app->store, name_of(wizard, draft));
}

char *wizard_waits(const struct wizard *wizard)
{
    if (wizard_has_kept(wizard, ""))
        return xstrdup(_("The mail to answer is kept: r goes on with it."));
    return about_event_notice(session_draft(wizard->session), wizard->form,
                              time(NULL));
}

/* A draft of which nothing was saved yet would not be found again. */
static void save_draft(struct wizard *wizard)
{
    if (!store_has(wizard->app->store, session_name(wizard->session)))
        draft_add_event(session_draft(wizard->session), "mail", time(NULL));
    session_save_now(wizard->session);
}

void wizard_keep(struct wizard *wizard)
{
    struct wizard_mail *mail = &wizard->mail;
    struct err err = {0};
    autofree char *bytes = NULL;
    size_t len;
    if (mail->is_kept || !mail->plan.answerable)
        return;
    mail->is_kept =
        opened_mail_bytes(mail->opened, STORE_MAIL_MAX, &bytes, &len, &err) &&
        store_keep_mail(wizard->app->store, session_name(wizard->session),
                        bytes, len, &err);
    if (mail->is_kept)
        save_draft(wizard);
    else
        mail->not_kept =
            xasprintf(_("The mail is not kept with the draft: %s"), err.text);
}

void wizard_say_not_kept(struct wizard *wizard)
{
    autofree char *why = steal(&wizard->mail.not_kept);
    if (why && wizard->ui)
        ui_say(wizard->ui, true, "%s", why);
    if (why && wizard->plain)
        plain_lost(wizard->plain, why);
}

void wizard_drop_kept(struct wizard *wizard)
{
    store_drop_mail(wizard->app->store, session_name(wizard->session));
}

static bool has_kept(void *ctx, const char *draft)
{
    return wizard_has_kept(ctx, draft);
}

static bool open_kept(void *ctx, const char *draft, struct err *err)
{
    struct wizard *wizard = ctx;
    const char *name = name_of(wizard, draft);
    autofree char *bytes = NULL;
    autofree char *path = store_path(wizard->app->store, name, STORE_MAIL);
    size_t len;
    return store_read(wizard->app->store, name, STORE_MAIL, STORE_MAIL_MAX,
                      &bytes, &len, NULL, err) &&
           wizard_reply_take(wizard, path, bytes, len, err);
}

void wizard_kept_init(struct wizard *wizard)
{
    wizard->host.mail.has_kept = has_kept;
    wizard->host.mail.open_kept = open_kept;
    wizard_theirs_init(wizard);
}
