/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "vt.h"

#include <ftw.h>
#include <glob.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

/* Sanitizers write their reports beside the home folder: the terminal is not
 * theirs, and the home may be full on purpose. */
#define REPORT_SUFFIX ".report"

enum { REPORT_MAX = 64 * 1024, ENV_MAX = 64 };

char *vt_home_new(void)
{
    char path[] = "/tmp/senderform.XXXXXX";
    if (!mkdtemp(path))
        vt_die("%s", path);
    return xstrdup(path);
}

static int remove_one(const char *path, const struct stat *info, int kind,
                      struct FTW *where)
{
    (void)info;
    (void)kind;
    (void)where;
    return remove(path);
}

void vt_home_free(char *home)
{
    if (!home)
        return;
    umount2(home, MNT_DETACH); /* it may be a small disk */
    nftw(home, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    autofree char *pattern = xasprintf("%s" REPORT_SUFFIX ".*", home);
    glob_t found = {0};
    if (glob(pattern, 0, NULL, &found) == 0) {
        for (size_t i = 0; i < found.gl_pathc; i++)
            unlink(found.gl_pathv[i]);
    }
    globfree(&found);
    free(home);
}

/* A program that is killed while it looks for leaks says so; that is none. */
static bool is_finding(const char *text)
{
    return strstr(text, "ERROR") || strstr(text, "runtime error");
}

char *vt_home_report(const char *home)
{
    autofree char *pattern = xasprintf("%s" REPORT_SUFFIX ".*", home);
    glob_t found = {0};
    struct buf all;
    buf_init(&all, REPORT_MAX);
    if (glob(pattern, 0, NULL, &found) == 0) {
        for (size_t i = 0; i < found.gl_pathc; i++) {
            autofree char *text = NULL;
            size_t len = 0;
            if (file_read(found.gl_pathv[i], REPORT_MAX / 2, &text, &len,
                          NULL) &&
                is_finding(text))
                buf_add(&all, text, len);
        }
    }
    globfree(&found);
    char *report = all.len > 0 ? buf_steal(&all) : NULL;
    buf_done(&all);
    return report;
}

static bool same_name(const char *a, const char *b)
{
    size_t len = strcspn(a, "=");
    return strncmp(a, b, len) == 0 && (b[len] == '=' || b[len] == '\0');
}

/* Sets, replaces or (without '=') takes away; takes entry. */
static void env_put(char **env, char *entry)
{
    size_t count = 0;
    for (size_t i = 0; env[i]; i++) {
        if (same_name(env[i], entry))
            free(env[i]);
        else
            env[count++] = env[i];
    }
    if (count + 1 >= ENV_MAX)
        vt_die("more than %d variables", ENV_MAX);
    if (strchr(entry, '='))
        env[count++] = entry;
    else
        free(entry);
    env[count] = NULL;
}

static void env_pass(char **env, const char *name)
{
    const char *value = getenv(name);
    if (value)
        env_put(env, xasprintf("%s=%s", name, value));
}

static void env_put_sanitizer(char **env, const char *name, const char *home)
{
    const char *given = getenv(name);
    env_put(env, xasprintf("%s=halt_on_error=1:print_stacktrace=1:%s%s"
                           "log_path=%s" REPORT_SUFFIX,
                           name, given ? given : "", given ? ":" : "", home));
}

char **vt_env_new(const char *home, const char *const *env)
{
    char **made = xcalloc(ENV_MAX, sizeof *made);
    env_put(made, xstrdup("TERM=xterm-256color"));
    env_put(made, xstrdup("LANG=C.UTF-8"));
    env_put(made, xstrdup("TZ=UTC"));
    env_pass(made, "PATH");
    env_pass(made, "SENDERFORM_FORMS");
    env_pass(made, "SENDERFORM_LOCALEDIR");
    env_pass(made, "SENDERFORM_HELPERS");
    if (home) {
        env_put(made, xasprintf("HOME=%s", home));
        env_put_sanitizer(made, "ASAN_OPTIONS", home);
        env_put_sanitizer(made, "UBSAN_OPTIONS", home);
    }
    for (size_t i = 0; env && env[i]; i++)
        env_put(made, xstrdup(env[i]));
    return made;
}

void vt_env_free(char **env)
{
    for (size_t i = 0; env && env[i]; i++)
        free(env[i]);
    free(env);
}
