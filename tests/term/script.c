/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "script.h"

#include "base/mem.h"

#include <libgen.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

void script_init(struct script *script, const char *path, const char *program,
                 int cols, int rows)
{
    *script = (struct script){
        .path = path, .program = program, .cols = cols, .rows = rows};
    autofree char *copy = xstrdup(path);
    script->folder = xstrdup(dirname(copy));
    script->home = vt_home_new();
    script->env = xcalloc(1, sizeof *script->env);
    buf_init(&script->report, SCRIPT_FILE_MAX);
}

void script_done(struct script *script)
{
    for (int i = 0; i < SCRIPT_TERMINALS; i++)
        vt_free(script->vt[i]);
    for (size_t i = 0; i < script->mask_count; i++)
        regfree(&script->mask[i].regex);
    vt_env_free(script->env);
    vt_home_free(script->home);
    free(script->folder);
    free(script->input);
    free(script->output);
    free(script->errors);
    free(script->skip);
    buf_done(&script->report);
}

bool script_vt(struct script *script, struct vt **ret, struct err *err)
{
    *ret = script->vt[script->current];
    return *ret || err_set(err, ERR_MISSING, "nothing has been started here");
}

static const struct script_statement *find(const char *name, size_t len)
{
    static const struct script_statement *const tables[] = {
        script_place_statements, script_term_statements,
        script_look_statements, script_run_statements};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        for (const struct script_statement *s = tables[i]; s->name; s++) {
            if (strlen(s->name) == len && strncmp(s->name, name, len) == 0)
                return s;
        }
    }
    return NULL;
}

static bool run_line(struct script *script, char *line, struct err *err)
{
    line += strspn(line, " ");
    size_t len = strcspn(line, " ");
    if (len == 0 || line[0] == '#')
        return true;
    const struct script_statement *statement = find(line, len);
    if (!statement)
        return err_set(err, ERR_INPUT, "there is no statement %.*s", (int)len,
                       line);
    const char *rest = line + len;
    return statement->fn(script, rest + strspn(rest, " "), err);
}

/* A sanitizer's report counts even when everything looked fine. */
static bool look_for_report(struct script *script, struct err *err)
{
    for (int i = 0; i < SCRIPT_TERMINALS; i++) {
        vt_free(script->vt[i]);
        script->vt[i] = NULL;
    }
    autofree char *report = vt_home_report(script->home);
    if (!report)
        return true;
    buf_puts(&script->report, report);
    return err_set(err, ERR_INPUT, "a sanitizer has found something");
}

static void show_screen(struct script *script)
{
    struct vt *vt = script->vt[script->current];
    if (!vt || script->report.len > 0)
        return;
    autofree char *screen = vt_screen(vt);
    buf_printf(&script->report, "The screen:\n%s", screen);
}

bool script_run(struct script *script, const char *text, struct err *err)
{
    autofree char *copy = xstrdup(text);
    char *next = copy;
    for (int number = 1; next && !script->skip && !script->stop; number++) {
        char *line = strsep(&next, "\n");
        autofree char *shown = xstrdup(line);
        if (!run_line(script, line, err)) {
            show_screen(script);
            look_for_report(script, NULL);
            return err_prefix(err, "%s:%d: %s", script->path, number, shown);
        }
    }
    return look_for_report(script, err);
}
