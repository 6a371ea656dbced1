/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "out/session_parts.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>

/* Exit statuses of the saving child: 0, an errno below, or this. */
#define EXIT_OTHER 255

/* How long leaving waits for that child, then for its end, how often it looks.
 */
enum { SAVER_MS = 5000, SAVER_KILLED_MS = 1000, SAVER_LOOK_MS = 5 };

bool session_prepare(struct session *session, struct err *err)
{
    if (session->lock)
        return true;
    autofree char *path = store_path(session->store, session->name, ".lock");
    return store_make(session->store, err) &&
           lock_take(path, &session->lock, NULL, err);
}

bool session_mend_journal(struct session *session, struct err *err)
{
    if (!session->journal_damaged)
        return true;
    autofree char *path = store_path(session->store, session->name, ".journal");
    autofree char *text = NULL;
    size_t len;
    if (!store_read(session->store, session->name, ".journal", JOURNAL_FILE_MAX,
                    &text, &len, NULL, err) ||
        !store_keep_damaged(session->store, session->name, ".journal",
                            session->opened_at, err))
        return false;
    if (len > session->journal_len)
        len = session->journal_len;
    if (!file_replace(path, text, len, 0600, err))
        return false;
    session->journal_damaged = false;
    return true;
}

static bool look_at_save(const struct session *session, struct stat *ret)
{
    autofree char *path = store_path(session->store, session->name, ".json");
    return lstat(path, ret) == 0;
}

void session_note_save(struct session *session)
{
    struct stat st;
    if (!look_at_save(session, &st))
        return;
    session->save_ino = st.st_ino;
    session->save_changed = st.st_mtim;
}

/* Has an editor or a copying program put another save in place of ours? */
static bool is_changed_outside(const struct session *session)
{
    struct stat st;
    return look_at_save(session, &st) &&
           (st.st_ino != session->save_ino ||
            st.st_mtim.tv_sec != session->save_changed.tv_sec ||
            st.st_mtim.tv_nsec != session->save_changed.tv_nsec);
}

/* A lock file that somebody has removed is taken anew, or its new owner is
 * respected. */
static bool keep_lock(struct session *session, struct err *err)
{
    autofree char *path = store_path(session->store, session->name, ".lock");
    if (session->lock && !lock_stands(session->lock, path)) {
        lock_free(session->lock);
        session->lock = NULL;
    }
    return session_prepare(session, err);
}

static bool is_rotation_due(const struct session *session)
{
    return session->rotated_at == 0 ||
           time(NULL) - session->rotated_at >= ROTATE_EVERY;
}

/* The whole draft, synced. */
static bool write_draft(const struct session *session, struct err *err)
{
    size_t len;
    autofree char *json = draft_print(session->draft, &len);
    if (len > DRAFT_FILE_MAX) { /* nobody could read it again */
        errno = EFBIG;
        return err_sys(err, "%s", _("cannot write"));
    }
    if (session->damaged &&
        !store_keep_damaged(session->store, session->name, ".json",
                            session->opened_at, err))
        return false;
    return store_save(session->store, session->name, json, len,
                      session->saving_rotates, err);
}

/* In the child, which has a copy of everything as it was. */
static int save_in_child(void *ctx)
{
    const struct session *session = ctx;
    struct err err = {.code = ERR_NONE};
    if (write_draft(session, &err))
        return 0;
    bool fits = err.errnum > 0 && err.errnum < EXIT_OTHER;
    return err.code == ERR_SYSTEM && fits ? err.errnum : EXIT_OTHER;
}

/* Notes what the save that starts now will hold. */
static void begin(struct session *session)
{
    journal_mark(session->journal);
    draft_set_journal(session->draft, journal_number(session->journal));
    session->saving_rev = draft_rev(session->draft);
    session->saving_here = draft_here(session->draft);
    /* A damaged save goes elsewhere and is no generation. */
    session->saving_rotates =
        (is_rotation_due(session) || is_changed_outside(session)) &&
        !session->damaged;
}

static void succeed(struct session *session)
{
    session->save_failed = false;
    session->exists = true;
    session->wrote = true;
    session->damaged = false;
    session->unsaved = false;
    session->saved = session->saving_rev;
    session->saved_here = session->saving_here;
    session->saved_at = time(NULL);
    session_note_save(session);
    if (session->saving_rotates || session->rotated_at == 0)
        session->rotated_at = session->saved_at;
    /* What could not be journalled but is in the save is safe now. */
    if (!session_is_dirty(session))
        session->journal_failed = false;
    /* Old records do no harm: the save says which ones it has. */
    journal_drop(session->journal, NULL);
}

static void fail(struct session *session, const struct err *why)
{
    session->save_failed = true;
    session_explain(session, why);
}

static void explain_status(int status, struct err *ret)
{
    int code = WIFEXITED(status) ? WEXITSTATUS(status) : EXIT_OTHER;
    if (WIFSIGNALED(status)) {
        err_set(ret, ERR_INPUT, _("the saving process was stopped"));
    } else if (code < EXIT_OTHER) {
        errno = code;
        err_sys(ret, "%s", _("the draft"));
    } else {
        err_set(ret, ERR_INPUT, _("the draft cannot be written"));
    }
}

static void on_saved(void *ctx, int status)
{
    struct session *session = ctx;
    session->saving = false;
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) {
        succeed(session);
    } else {
        struct err why = {.code = ERR_NONE};
        explain_status(status, &why);
        fail(session, &why);
    }
    if (session->again) {
        session->again = false;
        session_start_save(session);
    } else if (session_is_dirty(session)) {
        session_arm(session);
    }
    if (session->on_change)
        session->on_change(session->on_change_ctx);
}

void session_start_save(struct session *session)
{
    struct err why = {.code = ERR_NONE};
    if (session->saving || !session_is_dirty(session))
        return;
    bool ready =
        keep_lock(session, &why) && session_mend_journal(session, &why);
    if (ready)
        begin(session);
    if (ready && child_fork(session->children, save_in_child, session, on_saved,
                            session, &session->saver, &why)) {
        session->saving = true;
        loop_cancel(session->loop, session->timer);
        session->timer = 0;
        return;
    }
    fail(session, &why);
    session_arm(session);
}

bool session_save_here(struct session *session, struct err *err)
{
    struct err why = {.code = ERR_NONE};
    if (keep_lock(session, &why) && session_mend_journal(session, &why)) {
        bool changed = session_is_dirty(session);
        begin(session);
        if (!changed && !is_changed_outside(session))
            session->saving_rotates = false;
        if (write_draft(session, &why)) {
            succeed(session);
            return true;
        }
    }
    fail(session, &why);
    if (err)
        *err = why;
    return err_prefix(err, _("draft \"%s\" is not saved"), session->name);
}

/* Until the child has ended; it is reaped by those who know of it. One that is
 * stopped, or waits for a disk that is gone, is killed, and what cannot even
 * be killed is left behind. */
void session_wait(struct session *session)
{
    long long late = loop_now_ms() + SAVER_MS;
    session->again = false;
    for (;;) {
        children_reap(session->children);
        if (!session->saving)
            return;
        if (loop_now_ms() >= late + SAVER_KILLED_MS)
            session->saving = false;
        else if (loop_now_ms() >= late)
            kill(session->saver, SIGKILL);
        poll(NULL, 0, SAVER_LOOK_MS);
    }
}
