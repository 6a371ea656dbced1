/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/file.h"
#include "base/mem.h"
#include "out/store_files.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define TRIES_MAX  100                 /* mails sent in one second */
#define HEADER_MAX ((size_t)64 * 1024) /* bytes that are looked at */

/* Dates sort as text; "...-2" of the same second stands behind "....eml" as
 * '-' does before '.', so the length decides first there. */
static int by_date(const void *a, const void *b)
{
    const char *const *one = a;
    const char *const *other = b;
    size_t same = strlen(".sent-YYYYMMDD-HHMMSS");
    int by = strncmp(*one, *other, same);
    if (by != 0)
        return by;
    size_t len = strlen(*one), other_len = strlen(*other);
    if (len != other_len)
        return len < other_len ? -1 : 1;
    return strcmp(*one, *other);
}

/* A copy that cannot be removed is no reason to fail. */
static void remove_oldest(const struct store *store, const char *name)
{
    struct suffixes all;
    if (!store_suffixes(store->dir, name, &all, NULL))
        return;
    autofree char **sent = xcalloc(all.count + 1, sizeof *sent);
    size_t count = 0;
    for (size_t i = 0; i < all.count; i++)
        if (store_is_sent(all.item[i]))
            sent[count++] = all.item[i];
    if (count > 1)
        qsort(sent, count, sizeof *sent, by_date);
    for (size_t i = 0; i + STORE_SENT < count; i++) {
        autofree char *path = store_path(store, name, sent[i]);
        unlink(path);
    }
    suffixes_done(&all);
}

bool store_keep_sent(const struct store *store, const char *name,
                     const char *message, size_t len, time_t at, char **ret,
                     struct err *err)
{
    char date[32] = "0";
    struct tm tm;
    struct err why = {.code = ERR_NONE};
    if (!store_make(store, err))
        return false;
    if (gmtime_r(&at, &tm))
        strftime(date, sizeof date, "%Y%m%d-%H%M%S", &tm);
    for (int n = 1; n < TRIES_MAX; n++) {
        autofree char *suffix = n == 1 ? xasprintf(".sent-%s.eml", date)
                                       : xasprintf(".sent-%s-%d.eml", date, n);
        autofree char *path = store_path(store, name, suffix);
        if (file_create(path, message, len, 0600, &why)) {
            *ret = steal(&path);
            remove_oldest(store, name);
            return true;
        }
        if (why.code != ERR_EXISTS)
            break;
    }
    if (err)
        *err = why;
    return false;
}

/* Its begin, which has its header; new, or NULL. */
static char *read_begin(const char *path)
{
    int fd =
        open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY | O_NONBLOCK);
    if (fd < 0)
        return NULL;
    char *text = xcalloc(1, HEADER_MAX + 1);
    ssize_t got = read(fd, text, HEADER_MAX);
    text[got > 0 ? got : 0] = '\0';
    close(fd);
    return text;
}

/* In our own header, of which no line holds more than one field. */
static bool answers(const char *path, const char *message_id)
{
    static const char field[] = "\nIn-Reply-To:";
    autofree char *text = read_begin(path);
    char *end = text ? strstr(text, "\n\n") : NULL;
    if (end)
        *end = '\0';
    const char *at = text ? strcasestr(text, field) : NULL;
    if (!at)
        return false;
    at += strlen(field);
    at += strspn(at, " \t\n");
    size_t len = strlen(message_id);
    return strncmp(at, message_id, len) == 0 &&
           (at[len] == '\0' || at[len] == '\n');
}

/* 0: it has no such date. */
static time_t date_of(const char *suffix)
{
    struct tm tm = {.tm_isdst = 0};
    return strptime(suffix, ".sent-%Y%m%d-%H%M%S", &tm) ? timegm(&tm) : 0;
}

time_t store_sent_for(const struct store *store, const char *name,
                      const char *message_id)
{
    struct suffixes all;
    time_t last = 0;
    if (!*message_id || !store_suffixes(store->dir, name, &all, NULL))
        return 0;
    for (size_t i = 0; i < all.count; i++) {
        autofree char *path = store_path(store, name, all.item[i]);
        time_t at = store_is_sent(all.item[i]) ? date_of(all.item[i]) : 0;
        if (at > last && answers(path, message_id))
            last = at;
    }
    suffixes_done(&all);
    return last;
}
