/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* Where mail servers write, and what lies in a folder. */
#include "scan/logs_private.h"

#include "base/i18n.h"
#include "base/mem.h"

#include <dirent.h>
#include <errno.h>
#include <fnmatch.h>
#include <string.h>

struct place {
    const char *folder, *name; /* the name is a pattern for fnmatch() */
    enum log_from from;
};

/* Debian's mail.info, mail.warn and mail.err hold lines of mail.log again, and
 * syslog and messages do so, too: they are not here. */
static const struct place places[] = {
    {"/var/log", "mail.log*", LOG_SYSLOG},   /* Debian, Ubuntu, Alpine */
    {"/var/log", "maillog*", LOG_SYSLOG},    /* Red Hat, the BSDs, Slackware */
    {"/var/log", "mail", LOG_SYSLOG},        /* SUSE */
    {"/var/log", "mail-[0-9]*", LOG_SYSLOG}, /* the same, rotated */
    {"/var/log", "mail.[0-9]*", LOG_SYSLOG},
    {"/var/log/mail", "*.log*", LOG_SYSLOG},  /* ALT, Mageia */
    {"/var/log/mail", "current", LOG_SYSLOG}, /* metalog */
    {"/var/log/mail", "log-[0-9]*", LOG_SYSLOG},
    {"/var/log/socklog/mail", "current", LOG_SYSLOG}, /* Void */
    {"/var/log/socklog/mail", "@*", LOG_SYSLOG},
    {"/var/log/exim4", "mainlog*", LOG_PLACE}, /* Debian */
    {"/var/log/exim", "mainlog*", LOG_PLACE},  /* FreeBSD, DirectAdmin */
    {"/var/log/exim", "main.log*", LOG_PLACE}, /* Red Hat */
    {"/var/log/exim", "exim_main*", LOG_PLACE},
    {"/var/log", "exim_main*", LOG_PLACE}, /* cPanel: exim_mainlog */
    {"/var/spool/exim/log", "mainlog*", LOG_PLACE},
    {"/var/spool/exim4/log", "mainlog*", LOG_PLACE},
    {"/var/log/qmail", "current", LOG_PLACE},
    {"/var/log/qmail", "@*", LOG_PLACE},
    {"/var/log/qmail/send", "current", LOG_PLACE},
    {"/var/log/qmail/send", "@*", LOG_PLACE},
    {"/var/log/qmail/qmail-send", "current", LOG_PLACE},
    {"/var/log/qmail/qmail-send", "@*", LOG_PLACE},
    {"/var/log/qmail-send", "current", LOG_PLACE},
    {"/var/log/qmail-send", "@*", LOG_PLACE},
    {"/var/log/pmta", "log*", LOG_PLACE}, /* PowerMTA */
    {"/var/log/pmta", "*.log*", LOG_PLACE},
    {"/var/log/postal", "*.log*", LOG_PLACE},
    {"/opt/postal/log", "*.log*", LOG_PLACE},
    {"/opt/postal/app/log", "*.log*", LOG_PLACE},
};

void log_paths_add(struct log_paths *paths, const char *path,
                   enum log_from from)
{
    size_t count = paths->count;
    if (count == LOG_PATHS_MAX)
        return;
    if ((count & (count - 1)) == 0)
        paths->items = xreallocarray(paths->items, count ? 2 * count : 1,
                                     sizeof *paths->items);
    paths->items[paths->count++] =
        (struct log_path){.path = xstrdup(path), .from = from};
}

void log_paths_done(struct log_paths *paths)
{
    for (size_t i = 0; i < paths->count; i++)
        free(paths->items[i].path);
    free(paths->items);
    *paths = (struct log_paths){0};
}

/* The files of a folder whose names are as `pattern` says; the hidden ones are
 * no logs. */
static void list(DIR *dir, const char *folder, const char *pattern,
                 enum log_from from, struct log_paths *ret)
{
    struct dirent *entry;
    while ((entry = readdir(dir))) {
        if (entry->d_type == DT_DIR ||
            fnmatch(pattern, entry->d_name, FNM_PERIOD) != 0)
            continue;
        autofree char *path = xasprintf("%s/%s", folder, entry->d_name);
        log_paths_add(ret, path, from);
    }
    closedir(dir);
}

static bool is_nowhere(int errnum)
{
    return errnum == ENOENT || errnum == ENOTDIR;
}

void logs_places(const char *root, struct logs *told, struct log_paths *ret)
{
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        autofree char *folder = xasprintf("%s%s", root, places[i].folder);
        DIR *dir = opendir(folder);
        if (dir)
            list(dir, folder, places[i].name, places[i].from, ret);
        else if (!is_nowhere(errno))
            logs_skip(told, folder, "unreadable", logs_trouble(errno));
    }
}

bool logs_folder(const char *path, struct logs *told, struct log_paths *ret)
{
    struct stat st;
    size_t before = ret->count, len = strlen(path);
    while (len > 1 && path[len - 1] == '/')
        len--;
    if (stat(path, &st) < 0 || !S_ISDIR(st.st_mode))
        return false;
    autofree char *folder = xstrndup(path, len);
    DIR *dir = opendir(folder);
    if (!dir) {
        logs_skip(told, folder, "unreadable", logs_trouble(errno));
        return true;
    }
    list(dir, folder, "*", LOG_FOLDER, ret);
    if (ret->count == before)
        logs_skip(told, folder, "skipped", N_("there is no file in it"));
    return true;
}
