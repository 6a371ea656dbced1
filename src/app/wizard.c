/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "app/wizard.h"

#include "app/about_draft.h"
#include "app/finished.h"
#include "base/child.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/loop.h"
#include "base/mem.h"
#include "model/formdirs.h"
#include "out/session.h"

#include <string.h>
#include <time.h>
#include <unistd.h>

static struct host_status status(void *ctx)
{
    struct wizard *wizard = ctx;
    if (!wizard->session)
        return (struct host_status){0};
    static const enum host_state states[] = {
        [SAVE_NOTHING] = HOST_NOTHING,
        [SAVE_SAFE] = HOST_SAFE,
        [SAVE_SAVED] = HOST_SAVED,
        [SAVE_FAILED] = HOST_FAILED,
    };
    struct session_status now = session_status(wizard->session);
    return (struct host_status){
        .state = states[now.state], .saved_at = now.saved_at, .why = now.why};
}

static const char *draft_name(void *ctx)
{
    struct wizard *wizard = ctx;
    return wizard->session ? session_name(wizard->session) : "";
}

static void save(void *ctx)
{
    struct wizard *wizard = ctx;
    if (!wizard->session)
        return;
    session_settle(wizard->session);
    session_save_now(wizard->session);
}

static void went_to(void *ctx, size_t field)
{
    struct wizard *wizard = ctx;
    draft_set_here(session_draft(wizard->session), field);
    wizard_evidence_reached(wizard, field);
}

static bool open_draft(void *ctx, const char *name, struct err *err)
{
    autofree char *copy = name ? xstrdup(name) : NULL;
    return wizard_open(ctx, copy, err);
}

static size_t format_count(void)
{
    size_t count = 0;
    while (export_formats()[count].name)
        count++;
    return count;
}

static void free_formats(struct wizard *wizard)
{
    for (size_t i = 0; wizard->formats && i < format_count(); i++)
        free(wizard->formats[i].path);
    free(wizard->formats);
    wizard->formats = NULL;
}

static size_t formats(void *ctx, const struct host_format **ret)
{
    struct wizard *wizard = ctx;
    size_t count = format_count();
    free_formats(wizard);
    wizard->formats = xcalloc(count, sizeof *wizard->formats);
    for (size_t i = 0; i < count; i++) {
        const struct export_format *format = &export_formats()[i];
        wizard->formats[i] = (struct host_format){
            .name = format->name,
            .about = _(format->about),
            .path = xasprintf("%s%s", draft_name(wizard), format->suffix),
        };
    }
    *ret = wizard->formats;
    return count;
}

/* The form itself, without what a mail asks beyond it. */
static char *print_own(struct wizard *wizard, const struct form *own,
                       const struct export_format *format)
{
    struct answers *answers = answers_new(own);
    struct work work;
    for (size_t i = 0; i < own->field_count; i++) {
        size_t field = form_field(wizard->form, own->fields[i].id);
        if (field != FORM_NONE)
            answers_load(answers, i,
                         value_copy(answers_value(wizard->work.answers, field)),
                         answers_origin(wizard->work.answers, field));
    }
    work_init(&work, own, answers, wizard->work.facts, time(NULL));
    char *text = finished_form(&work, format);
    work_done(&work);
    answers_free(answers);
    return text;
}

static char *print(void *ctx, size_t format)
{
    struct wizard *wizard = ctx;
    const struct export_format *row = &export_formats()[format];
    struct form *own;
    work_settle(&wizard->work, time(NULL));
    if (!wizard->extended ||
        !form_load_id(wizard->app->options.forms, wizard->form->id, &own, NULL))
        return finished_form(&wizard->work, row);
    char *text = print_own(wizard, own, row);
    form_free(own);
    return text;
}

static bool write_form(void *ctx, size_t format, const char *path,
                       bool overwrite, struct err *err)
{
    struct wizard *wizard = ctx;
    autofree char *text = print(wizard, format);
    bool written = overwrite ? file_replace(path, text, strlen(text), 0600, err)
                             : file_create(path, text, strlen(text), 0600, err);
    if (!written)
        return err && err->code == ERR_EXISTS
                   ? err_set(err, ERR_EXISTS, _("%s is there already"), path)
                   : false;
    draft_add_event(session_draft(wizard->session), "exported", time(NULL));
    session_save_now(wizard->session);
    return true;
}

void wizard_init(struct wizard *wizard, struct app *app, const char *form)
{
    *wizard = (struct wizard){.app = app, .new_form = form};
    wizard->host = (struct host){
        .ctx = wizard,
        .status = status,
        .draft_name = draft_name,
        .save = save,
        .went_to = went_to,
        .open = open_draft,
        .formats = formats,
        .write = write_form,
        .print = print,
    };
    wizard_drafts_init(wizard);
    wizard_measure_init(wizard);
    wizard_evidence_init(wizard);
    wizard_reply_init(wizard);
}

/* A new draft is named after this host, which is what tells an admin's
 * drafts apart. */
static char *new_name(const struct wizard *wizard)
{
    char host[256] = "";
    gethostname(host, sizeof host - 1);
    host[strcspn(host, ".")] = '\0';
    return store_new_name(wizard->app->store, *host ? host : wizard->new_form);
}

static void on_change(void *ctx)
{
    struct wizard *wizard = ctx;
    if (wizard->ui)
        ui_touch(wizard->ui);
}

/* The form that a saved draft names; a new one is for the form asked for. */
static bool load_form(struct wizard *wizard, const char *name,
                      struct form **ret, struct err *err)
{
    const struct app *app = wizard->app;
    autofree char *id = NULL;
    if (!store_has(app->store, name))
        return form_load(app->options.forms, wizard->new_form, ret, err);
    return session_form_id(app->store, name, &id, err) &&
           form_load_id(app->options.forms, id ? id : DEFAULT_FORM, ret, err);
}

static bool start_session(struct wizard *wizard, const char *name,
                          struct form *form, struct session **ret,
                          struct err *err)
{
    struct lock_owner owner;
    if (session_open(wizard->app->store, name, form, wizard->loop,
                     wizard->children, ret, &owner, err))
        return true;
    if (err->code != ERR_BUSY)
        return false;
    autofree char *since = about_time(owner.since);
    return err_set(err, ERR_BUSY,
                   _("draft “%s” is open in another senderform: %s, process "
                     "%ld, since %s"),
                   name, owner.host, (long)owner.pid, since);
}

static void show(struct wizard *wizard, const char *notice)
{
    size_t here = draft_here(session_draft(wizard->session));
    if (wizard->ui)
        ui_begin(wizard->ui, &wizard->work, here, notice);
    if (wizard->plain)
        plain_begin(wizard->plain, here, notice);
}

/* What was amiss with the draft, or else that a mail waits for its answer, or
 * how long ago it was sent. */
static void find_notice(struct wizard *wizard)
{
    const char *amiss = session_notice(wizard->session);
    free(wizard->notice);
    wizard->notice = NULL;
    if (amiss)
        wizard->notice = xstrdup(amiss);
    else if (!wizard->mail.opened)
        wizard->notice = wizard_waits(wizard);
}

/* All there is of an open draft, made from its session; both are taken. */
static void begin(struct wizard *wizard, struct form *form,
                  struct session *session)
{
    struct draft *draft = session_draft(session);
    wizard->form = form;
    wizard->session = session;
    wizard->extended = false;
    work_init(&wizard->work, form, draft_answers(draft), draft_facts(draft),
              time(NULL));
    session_on_change(session, on_change, wizard);
    wizard_measure(wizard);
    wizard_evidence_begin(wizard);
    find_notice(wizard);
    show(wizard, wizard->notice);
}

bool wizard_open(struct wizard *wizard, const char *name, struct err *err)
{
    autofree char *fresh = name ? NULL : new_name(wizard);
    struct form *form = NULL;
    struct session *session = NULL;
    if (!name)
        name = fresh;
    if (wizard_is_open(wizard, name)) {
        show(wizard, NULL);
        wizard_reply_begin(wizard);
        return true;
    }
    if (!store_name_ok(name, err) || !load_form(wizard, name, &form, err))
        return false;
    if (!start_session(wizard, name, form, &session, err) ||
        !wizard_close(wizard, err)) {
        if (session)
            session_close(session, NULL);
        form_free(form);
        return false;
    }
    wizard_reply_end(wizard);
    begin(wizard, form, session);
    wizard_reply_begin(wizard);
    return true;
}

bool wizard_open_with(struct wizard *wizard, struct form *form, struct err *err)
{
    autofree char *name = xstrdup(draft_name(wizard));
    struct form *own = NULL;
    struct session *session = NULL;
    struct session_status now = session_status(wizard->session);
    if (now.state == SAVE_FAILED)
        err_set(err, ERR_SYSTEM, "%s", now.why); /* it is in memory only */
    if (now.state == SAVE_FAILED || !wizard_close(wizard, err)) {
        form_free(form);
        return false;
    }
    if (start_session(wizard, name, form, &session, err)) {
        begin(wizard, form, session);
        return true;
    }
    struct err again = {0};
    form_free(form);
    if (load_form(wizard, name, &own, &again) &&
        start_session(wizard, name, own, &session, &again))
        begin(wizard, own, session);
    else
        form_free(own);
    return false;
}

bool wizard_close(struct wizard *wizard, struct err *err)
{
    if (!wizard->session)
        return true;
    free(wizard->left);
    wizard->left = xstrdup(draft_name(wizard));
    wizard_measure_end(wizard);
    wizard_evidence_end(wizard);
    work_done(&wizard->work);
    bool saved = session_close(wizard->session, err);
    wizard->session = NULL;
    form_free(wizard->form);
    wizard->form = NULL;
    return saved;
}

void wizard_settle(struct wizard *wizard)
{
    if (!wizard->session)
        return;
    session_settle(wizard->session);
    wizard_measure_settle(wizard);
}

void wizard_done(struct wizard *wizard)
{
    wizard_reply_done(wizard);
    wizard_close(wizard, NULL);
    wizard_evidence_done(wizard);
    wizard_drafts_done(wizard);
    free_formats(wizard);
    free(wizard->notice);
    free(wizard->left);
}
