/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "out/session.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "out/session_parts.h"

#include <unistd.h>

bool session_is_dirty(const struct session *session)
{
    return session->unsaved || draft_rev(session->draft) != session->saved;
}

static void on_timer(void *ctx)
{
    struct session *session = ctx;
    session->timer = 0;
    /* The journal first: it may be that only it fails. */
    if (session->journal_failed)
        session->settled = draft_rev(session->draft) - 1;
    session_settle(session);
    session_start_save(session);
    if (session->on_change)
        session->on_change(session->on_change_ctx);
}

void session_arm(struct session *session)
{
    if (session->timer == 0 && !session->saving)
        session->timer =
            loop_timer(session->loop, SAVE_EVERY_MS, on_timer, session);
}

/* Of what the person does: without the facts. */
static unsigned long own_rev(struct draft *draft)
{
    return draft_rev(draft) - facts_rev(draft_facts(draft));
}

/* Everything that stays the same from now on is known already. */
static void start_journal(struct session *session, unsigned long long number,
                          const struct answers *known)
{
    autofree char *path =
        store_path(session->store, session->name, ".journal");
    session->journal = journal_new(path, session->form, number, known);
}

static void start_from(struct session *session, struct found *found)
{
    session->draft = found->draft;
    session->notice = found->notice;
    session->exists = found->exists;
    session->damaged = found->damaged;
    session->journal_damaged = found->journal_damaged;
    session->journal_len = found->journal_len;
    session->unsaved = found->recovered;
    session->settled = session->saved = draft_rev(found->draft);
    session->own_rev = own_rev(found->draft);
    session->saved_here = draft_here(found->draft);
    session_note_save(session);
    start_journal(session, found->number, draft_answers(found->draft));
}

/* The lock comes before the reading: what is read is then ours. */
static bool lock_and_find(struct session *session,
                          struct lock_owner *ret_owner, struct err *err)
{
    autofree char *path = store_path(session->store, session->name, ".lock");
    struct found found = {.draft = NULL};
    struct err why = {.code = ERR_NONE};
    if (!store_make(session->store, &why) ||
        !lock_take(path, &session->lock, ret_owner, &why)) {
        if (why.code == ERR_BUSY) {
            if (err)
                *err = why;
            return err_prefix(err, _("draft \"%s\""), session->name);
        }
        session->save_failed = true;
        session_explain(session, &why);
    }
    struct err missing = {.code = ERR_NONE};
    if (!session_find(session->store, session->name, session->form, &found,
                      &missing)) {
        if (missing.code != ERR_MISSING) {
            if (err)
                *err = missing;
            return false;
        }
        found.draft = draft_new(session->form);
    }
    start_from(session, &found);
    return true;
}

static void session_free(struct session *session)
{
    if (session->timer)
        loop_cancel(session->loop, session->timer);
    journal_free(session->journal);
    draft_free(session->draft);
    lock_free(session->lock);
    free(session->notice);
    free(session->name);
    free(session);
}

bool session_open(const struct store *store, const char *name,
                  const struct form *form, struct loop *loop,
                  struct children *children, struct session **ret,
                  struct lock_owner *ret_owner, struct err *err)
{
    if (!store_name_ok(name, err))
        return false;
    struct session *session = xcalloc(1, sizeof *session);
    session->store = store;
    session->form = form;
    session->loop = loop;
    session->children = children;
    session->name = xstrdup(name);
    session->opened_at = time(NULL);
    if (!lock_and_find(session, ret_owner, err)) {
        session_free(session);
        return false;
    }
    /* What a killed run has left is in no save yet. */
    if (session->unsaved)
        session_arm(session);
    *ret = session;
    return true;
}

const char *session_name(const struct session *session)
{
    return session->name;
}

struct draft *session_draft(const struct session *session)
{
    return session->draft;
}

const char *session_notice(const struct session *session)
{
    return session->notice;
}

void session_on_change(struct session *session, void (*fn)(void *ctx),
                       void *ctx)
{
    session->on_change = fn;
    session->on_change_ctx = ctx;
}

static bool write_journal(struct session *session, struct err *err)
{
    return session_prepare(session, err) &&
           session_mend_journal(session, err) &&
           journal_write(session->journal, draft_answers(session->draft),
                         err);
}

/* Facts that came by themselves are kept with the first thing the person
 * does, and are no reason to write on their own before it. */
static bool is_looked_at_only(const struct session *session)
{
    return !session->wrote && !session->unsaved &&
           own_rev(session->draft) == session->own_rev;
}

void session_settle(struct session *session)
{
    unsigned long rev = draft_rev(session->draft);
    if (rev == session->settled)
        return;
    session->settled = rev;
    if (is_looked_at_only(session)) {
        session->saved = rev;
        return;
    }
    struct err why = {.code = ERR_NONE};
    session->wrote = true;
    session->journal_failed = !write_journal(session, &why);
    if (session->journal_failed)
        session_explain(session, &why);
    session_arm(session);
}

void session_save_now(struct session *session)
{
    session_settle(session);
    if (session->saving) {
        session->again = true;
        return;
    }
    session_start_save(session);
}

/* Moving about is saved with what is saved anyway, and at the end, where a
 * save exists that can hold it. It is no answer: no trouble is made of it. */
static void save_place(struct session *session)
{
    bool moved = draft_here(session->draft) != session->saved_here;
    if (moved && session->exists && session->lock && !session->damaged &&
        !session->save_failed)
        session_save_here(session, NULL);
}

/* Nothing is in the journal that is not saved; a draft that never was one
 * leaves no lock file behind. */
static void tidy(const struct session *session)
{
    autofree char *journal =
        store_path(session->store, session->name, ".journal");
    autofree char *lock = store_path(session->store, session->name, ".lock");
    if (session->wrote && !session->journal_damaged)
        unlink(journal);
    if (session->lock && !store_has(session->store, session->name))
        unlink(lock);
}

bool session_close(struct session *session, struct err *err)
{
    if (!session)
        return true;
    session->on_change = NULL;
    session_settle(session);
    session_wait(session);
    bool ok = true;
    if (session_is_dirty(session))
        ok = session_save_here(session, err);
    else
        save_place(session);
    if (ok)
        tidy(session);
    session_free(session);
    return ok;
}
