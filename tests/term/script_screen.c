/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* Whole screens, compared with the ones that are kept beside the scripts. */
#include "script.h"

#include "base/file.h"
#include "base/mem.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

/* As long as vt_home_new()'s names, so that nothing moves. */
#define HOME_SHOWN "/home/postmaster/mails"

static void replace_all(char *text, const char *old, const char *by)
{
    size_t len = strlen(old);
    for (char *at = text; len && (at = strstr(at, old)); at += len)
        memcpy(at, by, len);
}

/* 14:02 and 14:02:07 become HH:MM and HH:MM:SS. */
static void mask_times(char *text)
{
    static const char shape[] = "HH:MM:SS";
    for (char *at = text; *at; at++) {
        size_t len = 0;
        while (len < 8 && (shape[len] == ':' ? at[len] == ':'
                                             : isdigit((unsigned char)at[len])))
            len++;
        len = len == 8 ? 8 : 5 * (len >= 5);
        bool alone = at == text || !isalnum((unsigned char)at[-1]);
        if (len > 0 && alone && !isalnum((unsigned char)at[len]))
            memcpy(at, shape, len);
    }
}

static void mask_match(char *text, const struct script_mask *mask)
{
    regmatch_t match;
    for (char *at = text; *at; at += match.rm_eo) {
        if (regexec(&mask->regex, at, 1, &match, 0) != 0 || match.rm_eo == 0)
            return;
        memset(at + match.rm_so, mask->fill,
               (size_t)(match.rm_eo - match.rm_so));
    }
}

char *script_masked_screen(struct script *script, struct vt *vt)
{
    autofree char *screen = vt_screen(vt);
    mask_times(screen);
    replace_all(screen, script->home, HOME_SHOWN);
    replace_all(screen, SENDERFORM_VERSION, "V.V.V.V.V.V.V");
    for (size_t i = 0; i < script->mask_count; i++)
        mask_match(screen, &script->mask[i]);
    int col, row;
    vt_cursor(vt, &col, &row);
    if (!vt_cursor_visible(vt))
        return xasprintf("%s-- cursor hidden\n", screen);
    return xasprintf("%s-- cursor in row %d, column %d\n", screen, row + 1,
                     col + 1);
}

struct expected {
    struct script *script;
    const char *text;
};

static bool screen_is(struct vt *vt, void *ctx)
{
    const struct expected *expected = ctx;
    autofree char *shown = script_masked_screen(expected->script, vt);
    return strcmp(shown, expected->text) == 0;
}

/* The rows that differ, one above the other, and then the whole screen. */
static void report_rows(struct buf *report, const char *wanted,
                        const char *shown)
{
    autofree char *wanted_copy = xstrdup(wanted);
    autofree char *shown_copy = xstrdup(shown);
    char *wanted_next = wanted_copy, *shown_next = shown_copy;
    for (int row = 1; wanted_next || shown_next; row++) {
        const char *a = wanted_next ? strsep(&wanted_next, "\n") : "";
        const char *b = shown_next ? strsep(&shown_next, "\n") : "";
        if (strcmp(a, b) != 0)
            buf_printf(report, "row %2d expected |%s|\n       shown    |%s|\n",
                       row, a, b);
    }
    buf_printf(report, "The whole screen:\n%s", shown);
}

static bool screen_write(struct script *script, struct vt *vt,
                         const char *path, struct err *err)
{
    if (!vt_wait_quiet(vt, 2 * VT_QUIET_MS, VT_DEADLINE_MS))
        return err_set(err, ERR_BUSY, "the screen does not come to rest");
    autofree char *shown = script_masked_screen(script, vt);
    printf("# wrote %s\n", path);
    return file_replace(path, shown, strlen(shown), 0644, err);
}

bool script_screen(struct script *script, const char *rest, struct err *err)
{
    struct vt *vt;
    if (!script_vt(script, &vt, err))
        return false;
    autofree char *size =
        xasprintf(".%dx%d", script->cols, script->rows);
    autofree char *path =
        xasprintf("%s/%s%s.screen", script->folder, rest,
                  script->one_of_sizes ? size : "");
    if (script->update)
        return screen_write(script, vt, path, err);
    autofree char *wanted = NULL;
    size_t len = 0;
    if (!file_read(path, SCRIPT_FILE_MAX, &wanted, &len, err))
        return false;
    struct expected expected = {script, wanted};
    if (vt_wait(vt, screen_is, &expected, VT_DEADLINE_MS))
        return true;
    autofree char *shown = script_masked_screen(script, vt);
    report_rows(&script->report, wanted, shown);
    return err_set(err, ERR_INPUT, "the screen is another one than %s", path);
}

bool script_picture(struct script *script, const char *rest, struct err *err)
{
    struct vt *vt;
    if (!script_vt(script, &vt, err) || !script->picture)
        return script->vt[script->current] != NULL;
    vt_wait_quiet(vt, 2 * VT_QUIET_MS, VT_DEADLINE_MS);
    script->stop = true;
    return picture_write(vt, script->picture, rest, err);
}
