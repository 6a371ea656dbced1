/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "out/session_read.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "out/journal.h"
#include "out/session.h"

#include <errno.h>
#include <string.h>

/* One save, read and not judged yet. */
struct save {
    char *suffix;
    char *source; /* its path, for errors */
    char *json;
    size_t len;
    time_t changed;
};

static void save_done(struct save *save)
{
    free(save->suffix);
    free(save->source);
    free(save->json);
    *save = (struct save){.len = 0};
}

static bool read_save(const struct store *store, const char *name,
                      int generation, struct save *ret, struct err *err)
{
    struct save save = {
        .suffix =
            generation ? xasprintf(".json.~%d~", generation) : xstrdup(".json"),
    };
    save.source = store_path(store, name, save.suffix);
    if (!store_read(store, name, save.suffix, DRAFT_FILE_MAX, &save.json,
                    &save.len, &save.changed, err)) {
        save_done(&save);
        return false;
    }
    *ret = save;
    return true;
}

/* May an older save help? Not against a folder that cannot be read, nor
 * against a draft that is newer than this program. */
static bool is_damage(const struct err *err)
{
    return err->code == ERR_INPUT ||
           (err->code == ERR_SYSTEM && err->errnum == EIO);
}

static void add_notice(char **notice, char *sentence)
{
    char *before = *notice;
    *notice = before ? xasprintf("%s %s", before, sentence) : xstrdup(sentence);
    free(before);
    free(sentence);
}

static char *print_time(time_t at)
{
    char text[64];
    struct tm tm;
    if (!localtime_r(&at, &tm) ||
        strftime(text, sizeof text, "%Y-%m-%d %H:%M", &tm) == 0)
        text[0] = '\0';
    return xstrdup(text);
}

/* Something stood before this save: it was damaged, or is gone. */
static void note_older(struct found *found, const struct save *save,
                       const struct err *first)
{
    autofree char *when = print_time(save->changed);
    found->damaged = first->code != ERR_MISSING;
    if (found->damaged)
        add_notice(&found->notice,
                   xasprintf(_("The newest save cannot be read (%s). This is "
                               "the one before it, of %s; the damaged file "
                               "is kept."),
                             first->text, when));
    else
        add_notice(&found->notice,
                   xasprintf(_("The newest save is gone. This is the one "
                               "before it, of %s."),
                             when));
}

/* Of all saves the newest that `use` takes; the error is that of the first
 * one that is there, ERR_MISSING when none is. */
typedef bool use_fn(void *ctx, const struct save *save, const struct err *first,
                    struct err *err);

static bool try_saves(const struct store *store, const char *name, use_fn *use,
                      void *ctx, struct err *err)
{
    struct err first = {.code = ERR_NONE};
    for (int i = 0; i <= STORE_GENERATIONS; i++) {
        struct save save;
        struct err why = {.code = ERR_NONE};
        bool read = read_save(store, name, i, &save, &why);
        bool too_large = !read && why.code == ERR_LIMIT;
        if (read) {
            bool used = use(ctx, &save, &first, &why);
            save_done(&save);
            if (used)
                return true;
        }
        if (first.code == ERR_NONE ||
            (first.code == ERR_MISSING && why.code != ERR_MISSING))
            first = why;
        if (why.code != ERR_MISSING && !too_large && !is_damage(&why))
            break;
    }
    if (err)
        *err = first;
    return false;
}

struct draft_use {
    const struct form *form;
    struct found *found;
};

static bool use_draft(void *ctx, const struct save *save,
                      const struct err *first, struct err *err)
{
    struct draft_use *use = ctx;
    if (!draft_parse(save->json, save->len, save->source, use->form,
                     &use->found->draft, err))
        return false;
    use->found->exists = true;
    use->found->number = draft_journal(use->found->draft);
    if (first->code != ERR_NONE)
        note_older(use->found, save, first);
    return true;
}

static void note_journal(struct found *found, bool ok, const struct err *why)
{
    if (found->recovered)
        add_notice(&found->notice,
                   xstrdup(_("The last run was cut off. What was typed in it "
                             "is here.")));
    found->journal_damaged = !ok;
    if (!ok)
        add_notice(&found->notice,
                   xasprintf(_("A part of what was typed last cannot be read "
                               "(%s); its file is kept."),
                             why->text));
}

/* What was typed after the save. */
static bool read_journal(const struct store *store, const char *name,
                         struct found *found, struct err *err)
{
    autofree char *text = NULL;
    autofree char *source = store_path(store, name, ".journal");
    size_t len;
    struct err why = {.code = ERR_NONE};
    if (!store_read(store, name, ".journal", JOURNAL_FILE_MAX, &text, &len,
                    NULL, &why)) {
        if (why.code == ERR_MISSING)
            return true;
        if (err)
            *err = why;
        return false;
    }
    unsigned long rev = draft_rev(found->draft);
    bool ok = journal_apply(text, len, found->number, found->draft,
                            &found->number, &found->journal_len, &why);
    if (!ok)
        err_prefix(&why, "%s", source);
    found->recovered = draft_rev(found->draft) != rev;
    note_journal(found, ok, &why);
    return true;
}

bool session_find(const struct store *store, const char *name,
                  const struct form *form, struct found *ret, struct err *err)
{
    struct found found = {.draft = NULL};
    struct draft_use use = {.form = form, .found = &found};
    struct err why = {.code = ERR_NONE};
    if (!try_saves(store, name, use_draft, &use, &why)) {
        if (why.code != ERR_MISSING || !store_has(store, name)) {
            if (err)
                *err = why;
            return false;
        }
        /* Cut off before its first save: all of it is in the journal. */
        found.draft = draft_new(form);
    }
    if (!read_journal(store, name, &found, err)) {
        draft_free(found.draft);
        free(found.notice);
        return false;
    }
    *ret = found;
    return true;
}

bool session_read(const struct store *store, const char *name,
                  const struct form *form, struct draft **ret,
                  char **ret_notice, struct err *err)
{
    struct found found;
    if (!session_find(store, name, form, &found, err))
        return false;
    *ret = found.draft;
    if (ret_notice)
        *ret_notice = found.notice;
    else
        free(found.notice);
    return true;
}

static bool use_form_id(void *ctx, const struct save *save,
                        const struct err *first, struct err *err)
{
    (void)first;
    return draft_form_id(save->json, save->len, save->source, ctx, err);
}

/* Of a draft that was cut off before its first save; new, or NULL. */
static char *form_id_of_journal(const struct store *store, const char *name)
{
    autofree char *text = NULL;
    size_t len;
    if (!store_read(store, name, ".journal", JOURNAL_FILE_MAX, &text, &len,
                    NULL, NULL))
        return NULL;
    return journal_form_id(text, len);
}

bool session_form_id(const struct store *store, const char *name, char **ret,
                     struct err *err)
{
    char *id = NULL;
    struct err why = {.code = ERR_NONE};
    bool ok = try_saves(store, name, use_form_id, &id, &why);
    if (!ok && why.code == ERR_MISSING)
        id = form_id_of_journal(store, name);
    if (!ok && !id) {
        if (err)
            *err = why;
        return false;
    }
    if (!id)
        return err_set(err, ERR_INPUT,
                       _("draft \"%s\": it does not say which form it is "
                         "for"),
                       name);
    *ret = id;
    return true;
}
