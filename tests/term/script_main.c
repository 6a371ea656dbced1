/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * script PROGRAM SCRIPT...              runs scripts, one TAP line a size
 * script --picture OUT PROGRAM SCRIPT   runs one up to its `picture` line
 *
 * With UPDATE_SCREENS in the environment the screens are written anew.
 */
#include "script.h"

#include "base/file.h"
#include "base/mem.h"

#include <libgen.h>
#include <stdio.h>
#include <string.h>

enum { SIZES_MAX = 8 };

struct size {
    int cols, rows;
};

struct job {
    const char *program, *path, *picture;
    char *text;
    int count, failed;
};

/* The sizes of a "sizes" line (not the first, which is a comment); none: the
 * script has one size of its own. */
static size_t read_sizes(const char *text, struct size sizes[SIZES_MAX])
{
    static const char key[] = "\nsizes ";
    size_t count = 0;
    const char *at = strstr(text, key);
    if (!at)
        return 0;
    at += sizeof key - 1;
    int used = 0;
    while (count < SIZES_MAX && sscanf(at, "%dx%d%n", &sizes[count].cols,
                                       &sizes[count].rows, &used) == 2) {
        count++;
        at += used;
        if (*at != ' ')
            break;
    }
    return count;
}

static void say(const struct job *job, const struct script *script,
                const struct err *err, bool ok)
{
    autofree char *copy = xstrdup(job->path);
    printf("%sok %d - %s %dx%d", ok ? "" : "not ", job->count, basename(copy),
           script->cols, script->rows);
    printf(script->skip ? " # SKIP %s\n" : "\n", script->skip);
    if (!ok) {
        printf("# %s\n", err->text);
        autofree char *report = xstrdup(buf_text(&script->report));
        for (char *next = report; next;)
            printf("# %s\n", strsep(&next, "\n"));
    }
    fflush(stdout);
}

static void run_at(struct job *job, struct size size, bool one_of_sizes)
{
    struct script script;
    struct err err = {0};
    script_init(&script, job->path, job->program, size.cols, size.rows);
    script.one_of_sizes = one_of_sizes;
    script.update = getenv("UPDATE_SCREENS") != NULL;
    script.picture = job->picture;
    bool ok = script_run(&script, job->text, &err);
    job->count++;
    job->failed += !ok;
    say(job, &script, &err, ok);
    script_done(&script);
}

static bool run_script(struct job *job)
{
    struct size sizes[SIZES_MAX] = {{80, 24}};
    struct err err;
    size_t len = 0;
    if (!file_read(job->path, SCRIPT_FILE_MAX, &job->text, &len, &err)) {
        printf("Bail out! %s\n", err.text);
        return false;
    }
    size_t count = read_sizes(job->text, sizes);
    for (size_t i = 0; i < (count && !job->picture ? count : 1); i++)
        run_at(job, sizes[i], count > 0);
    free(job->text);
    return true;
}

int main(int argc, char **argv)
{
    struct job job = {0};
    int first = 1;
    if (argc > 3 && strcmp(argv[1], "--picture") == 0) {
        job.picture = argv[2];
        first = 3;
    }
    if (first + 1 >= argc) {
        fputs("usage: script [--picture OUT] PROGRAM SCRIPT...\n", stderr);
        return 2;
    }
    autofree char *program = realpath(argv[first], NULL);
    if (!program)
        vt_die("%s", argv[first]);
    job.program = program;
    for (int i = first + 1; i < argc; i++) {
        job.path = argv[i];
        if (!run_script(&job))
            return 1;
    }
    printf("1..%d\n", job.count);
    return job.failed > 0;
}
