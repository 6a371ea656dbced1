/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "scan/logs.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "scan/logs_private.h"
#include "scan/source_journal.h"

#include <string.h>
#include <sys/resource.h>

#define LOOKS_MAX 5
#define LENT      3              /* the descriptor of "-" */
#define ROOM      (2 * LOGS_MAX) /* descriptors: logs, and the journal's files */

void logs_skip(struct logs *logs, const char *name, const char *state,
               const char *why)
{
    for (size_t i = 0; i < logs->skipped_count; i++)
        if (strcmp(logs->skipped[i].name, name) == 0)
            return;
    logs->skipped = xreallocarray(logs->skipped, logs->skipped_count + 1,
                                  sizeof *logs->skipped);
    logs->skipped[logs->skipped_count++] =
        (struct log_skipped){xstrdup(name), state, xstrdup(why)};
}

static int newest_first(const void *first, const void *second)
{
    const struct log_opened *a = first, *b = second;
    int64_t left = source_written(a->source), right = source_written(b->source);
    if (left != right)
        return left > right ? -1 : 1;
    return strverscmp(source_name(a->source), source_name(b->source));
}

/* What is opened belongs to told afterwards. */
static void hand_over(struct log_list *list)
{
    if (list->count)
        qsort(list->opened, list->count, sizeof *list->opened, newest_first);
    list->told->items = xcalloc(list->count + 1, sizeof(void *));
    for (size_t i = 0; i < list->count; i++)
        list->told->items[i] = list->opened[i].source;
    list->told->count = list->count;
    free(list->opened);
}

static void take_journal(struct log_list *list, struct source *journal,
                         const struct err *err)
{
    if (journal)
        logs_take_source(list, journal);
    else if (err->code)
        logs_skip(list->told, SOURCE_JOURNAL_ALL,
                  err->code == ERR_MISSING ? "skipped" : "unreadable",
                  err->text);
}

static bool is_file(const char *name)
{
    return strcmp(name, "-") != 0 && strcmp(name, SOURCE_JOURNAL_ALL) != 0;
}

static void take_other(struct log_list *list, const char *name)
{
    struct err err = {0};
    if (strcmp(name, "-") == 0) {
        logs_take_source(list, source_new(LENT, name));
        return;
    }
    struct source *journal = source_journal(list->since, &err);
    if (!journal && !err.code)
        err_set(&err, ERR_MISSING, "%s", N_("this machine has none"));
    take_journal(list, journal, &err);
}

static void forget_skipped(struct logs *logs)
{
    for (size_t i = 0; i < logs->skipped_count; i++) {
        free(logs->skipped[i].name);
        free(logs->skipped[i].why);
    }
    logs->skipped_count = 0;
}

/* Files are renamed while they are looked for, and a look can miss one: it is
 * done again until nothing new turns up. What the last look says holds. */
static bool goes_on(struct log_list *list)
{
    bool again = list->count > list->seen && ++list->looks < LOOKS_MAX;
    list->seen = list->count;
    if (again)
        forget_skipped(list->told);
    return again;
}

static void look_at(struct log_list *list, struct log_paths *paths)
{
    logs_choose(list, paths);
    logs_take(list, paths);
    log_paths_done(paths);
}

static void look_by_hand(struct log_list *list, const char *const *names,
                         size_t count)
{
    struct log_paths paths = {0};
    for (size_t i = 0; i < count; i++)
        if (is_file(names[i]) && !logs_folder(names[i], list->told, &paths))
            log_paths_add(&paths, names[i], LOG_NAMED);
    look_at(list, &paths);
}

static void look_around(struct log_list *list, const char *root)
{
    struct log_paths paths = {0};
    logs_places(root, list->told, &paths);
    look_at(list, &paths);
}

/* All that is to be read is open at the same time. */
static void make_room(void)
{
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) < 0 || limit.rlim_cur >= ROOM)
        return;
    limit.rlim_cur = limit.rlim_max < ROOM ? limit.rlim_max : ROOM;
    setrlimit(RLIMIT_NOFILE, &limit);
}

static bool is_repeated(const char *const *names, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (strcmp(names[i], names[at]) == 0)
            return true;
    return false;
}

void logs_open(const char *const *names, size_t count, int64_t since,
               struct logs *ret)
{
    *ret = (struct logs){0};
    make_room();
    struct log_list list = {.told = ret, .since = since};
    for (bool again = true; again; again = goes_on(&list))
        look_by_hand(&list, names, count);
    for (size_t i = 0; i < count; i++)
        if (!is_file(names[i]) && !is_repeated(names, i))
            take_other(&list, names[i]);
    hand_over(&list);
}

/* Where logs of syslog are, the journal has the same lines: what is left to it
 * is the time before and after them. */
static size_t find_gaps(const struct log_list *list,
                        struct source_span spans[SOURCE_SPANS_MAX],
                        bool *ret_covered)
{
    struct source_span cover;
    size_t count = 0;
    *ret_covered = logs_cover(list, &cover);
    if (!*ret_covered) {
        spans[0] = (struct source_span){list->since, INT64_MAX};
        return 1;
    }
    if (cover.from != INT64_MAX && cover.from > list->since)
        spans[count++] = (struct source_span){list->since, cover.from - 1};
    spans[count++] = (struct source_span){cover.to + 1, INT64_MAX};
    return count;
}

static void find_journal(struct log_list *list, const char *root)
{
    struct source_span spans[SOURCE_SPANS_MAX];
    bool covered;
    struct err err = {0};
    size_t count = find_gaps(list, spans, &covered);
    struct source *journal = source_journal_spans(root, spans, count, &err);
    if (covered && err.code == ERR_MISSING)
        err_set(&err, ERR_MISSING, "%s",
                N_("the same lines stand in the logs of syslog"));
    take_journal(list, journal, &err);
}

void logs_find(const char *root, int64_t since, bool journal, struct logs *ret)
{
    *ret = (struct logs){0};
    make_room();
    struct log_list list = {.told = ret, .since = since};
    for (bool again = true; again; again = goes_on(&list))
        look_around(&list, root);
    if (journal)
        find_journal(&list, root);
    hand_over(&list);
}

void logs_done(struct logs *logs)
{
    for (size_t i = 0; i < logs->count; i++)
        source_free(logs->items[i]);
    free(logs->items);
    forget_skipped(logs);
    free(logs->skipped);
    *logs = (struct logs){0};
}
