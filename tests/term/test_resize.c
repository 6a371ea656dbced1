/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * test_resize SENDERFORM: a thousand resizes from 1x1 to 500x200. Between the
 * storms, words are typed while sizes that the wizard works at change; all of
 * them arrive, in order, and the program leaves as ever.
 */
#include "base/buf.h"
#include "base/mem.h"
#include "stored.h"
#include "vt.h"

#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

enum {
    RESIZES = 1000,
    STORM = 20, /* resizes of any size in a row */
    CALM = 5,   /* and then of sizes one can work at, while a word is typed */
    COLS_MAX = 500,
    ROWS_MAX = 200,
    COLS_MIN = 40, /* below, the wizard waits for room */
    ROWS_MIN = 10,
};

struct storm {
    struct vt *vt;
    unsigned random;
    int resizes;
    struct buf typed;
};

static int between(struct storm *storm, int least, int most)
{
    storm->random = storm->random * 1664525u + 1013904223u;
    return least + (int)((storm->random >> 8) % (unsigned)(most - least + 1));
}

static void resize(struct storm *storm, int cols_min, int rows_min)
{
    vt_resize(storm->vt, between(storm, cols_min, COLS_MAX),
              between(storm, rows_min, ROWS_MAX));
    storm->resizes++;
    vt_turn(storm->vt, between(storm, 0, 2));
}

/* One storm of any sizes, then a word between sizes to work at. The wizard
 * takes no letters while it waits for room, so it must have drawn the
 * question again before a letter is typed. */
static bool one_storm(struct storm *storm, int number)
{
    char word[16];
    snprintf(word, sizeof word, "word%03d", number);
    for (int i = 0; i < STORM; i++)
        resize(storm, 1, 1);
    vt_resize(storm->vt, COLS_MIN, ROWS_MIN);
    if (!vt_wait_text(storm->vt, "Your Name", VT_DEADLINE_MS) ||
        !vt_wait_quiet(storm->vt, VT_QUIET_MS, VT_DEADLINE_MS))
        return false;
    for (const char *at = word; *at; at++) {
        vt_send(storm->vt, at, 1);
        if (at - word < CALM)
            resize(storm, COLS_MIN, ROWS_MIN);
    }
    buf_puts(&storm->typed, word);
    return vt_wait_text(storm->vt, word, VT_DEADLINE_MS);
}

static bool all_storms(struct storm *storm)
{
    if (!vt_wait_text(storm->vt, "Your Name", VT_DEADLINE_MS))
        return false;
    for (int i = 0; storm->resizes < RESIZES; i++) {
        if (!one_storm(storm, i))
            return false;
    }
    vt_resize(storm->vt, 80, 24);
    return vt_wait_text(storm->vt, "Your Name", VT_DEADLINE_MS);
}

static bool report(int number, bool ok, const char *what)
{
    printf("%sok %d - %s\n", ok ? "" : "not ", number, what);
    return ok;
}

static bool leaves(struct vt *vt)
{
    int status;
    vt_key(vt, "Ctrl-q");
    return vt_wait_exit(vt, &status, VT_DEADLINE_MS) && WIFEXITED(status) &&
           WEXITSTATUS(status) == 3 && !vt_is_alternate(vt);
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fputs("usage: test_resize SENDERFORM\n", stderr);
        return 2;
    }
    autofree char *program = realpath(argv[1], NULL);
    if (!program)
        vt_die("%s", argv[1]);
    char fill[] = "fill", form[] = "yahoo-sender-support";
    char draft[] = "--draft", name[] = "resized";
    char *start[] = {program, fill, form, draft, name, NULL};
    char *home = vt_home_new();
    struct storm storm = {.random = 1};
    buf_init(&storm.typed, 64 * 1024);
    storm.vt = vt_start(&(struct vt_setup){.home = home}, start);
    bool ok = report(1, all_storms(&storm), "a thousand resizes");
    if (!ok) {
        autofree char *screen = vt_screen(storm.vt);
        fprintf(stderr, "after %d resizes:\n%s", storm.resizes, screen);
    }
    ok = report(2, leaves(storm.vt), "and it leaves as ever") && ok;
    vt_free(storm.vt);
    json_t *answers = stored_answers(program, home, "resized");
    bool same =
        storm.typed.len > 0 &&
        strcmp(stored_text(answers, "name"), buf_text(&storm.typed)) == 0;
    ok = report(3, same, "every letter has arrived") && ok;
    json_decref(answers);
    autofree char *found = vt_home_report(home);
    ok = report(4, !found, "no sanitizer has found anything") && ok;
    if (found)
        fputs(found, stderr);
    puts("1..4");
    buf_done(&storm.typed);
    vt_home_free(home);
    return !ok;
}
