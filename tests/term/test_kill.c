/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * test_kill SENDERFORM: the program is killed at random points while answers
 * are typed, 200 times, by KILL, TERM, HUP and INT in turn. What was on the
 * screen by then is in the draft, and opening it again shows it.
 */
#include "base/buf.h"
#include "base/mem.h"
#include "stored.h"
#include "vt.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

enum {
    ROUNDS = 200,
    REOPEN_EVERY = 8,
    KEY_GAP_US = 1500,
    TEXT_MAX = 4096,
    TELLING = 3, /* so many characters are nowhere else on the screen */
};

/* What is typed, one after the other; a block's lines share its answer. */
struct piece {
    const char *field;
    const char *text;
    const char *leave; /* the key behind it */
};

static const struct piece pieces[] = {
    {"name", "a1b2-c3d4-e5f6-g7h8-name", "Enter"},
    {"role", "i9j1-k2l3-m4n5-role", "Enter"},
    {"email", "o6p7@q8r9-mail.example", "Enter"},
    {"email_confirm", "s1t2@u3v4-again.example", "Enter"},
    {"company", "w5x6-y7z8-company", "Enter"},
    {"website", "b1c2.site.d3e4.example", "Enter"},
    {"address", "e3d4-f5g6 first line of it", "Enter"},
    {"address", "h7i8-j9k1 second line", "Enter"},
    {"address", "l2m3-n4o5 third, and last", "Tab"},
    {"phone", "9081 726 354 01", "Enter"},
};
enum { PIECES = sizeof pieces / sizeof *pieces };

static const struct {
    int signum;
    int code; /* exit code, 0: it dies by the signal */
} ends[] = {{SIGKILL, 0},
            {SIGTERM, 128 + SIGTERM},
            {SIGHUP, 128 + SIGHUP},
            {SIGINT, 128 + SIGINT}};

struct round {
    char *program;
    char *home;
    struct vt *vt;
    unsigned random;
    int typed[PIECES]; /* characters sent */
    int seen[PIECES];  /* characters that have been on the screen */
    char why[TEXT_MAX];
};

/* A row of numbers that is the same everywhere: Numerical Recipes' LCG. */
static unsigned next_random(struct round *round, unsigned below)
{
    round->random = round->random * 1664525u + 1013904223u;
    return (round->random >> 8) % below;
}

static int total_keys(void)
{
    int keys = 0;
    for (int i = 0; i < PIECES; i++)
        keys += (int)strlen(pieces[i].text) + 1;
    return keys;
}

/* How much of the piece that is typed now is on the screen. */
static void look(struct round *round, int piece)
{
    char shown[TEXT_MAX];
    int len = round->seen[piece] ? round->seen[piece] + 1 : TELLING;
    for (; len <= round->typed[piece]; len++) {
        snprintf(shown, sizeof shown, "%.*s", len, pieces[piece].text);
        if (!vt_shows(round->vt, shown))
            return;
        round->seen[piece] = len;
    }
}

/* Lets the program run for a moment that is too short to finish everything. */
static void let_run(struct round *round, int piece)
{
    long long end =
        vt_now_ns() + 1000LL * next_random(round, KEY_GAP_US);
    do
        vt_turn(round->vt, 0);
    while (vt_now_ns() < end);
    look(round, piece);
}

/* Types `keys` keys; the piece it stopped in. */
static int type_keys(struct round *round, int keys)
{
    int piece = 0;
    for (; piece < PIECES; piece++) {
        int len = (int)strlen(pieces[piece].text);
        for (int i = 0; i < len; i++, keys--) {
            if (keys == 0)
                return piece;
            vt_send(round->vt, pieces[piece].text + i, 1);
            round->typed[piece] = i + 1;
            let_run(round, piece);
        }
        if (keys-- == 0)
            return piece;
        vt_key(round->vt, pieces[piece].leave);
        let_run(round, piece);
    }
    return PIECES - 1;
}

static bool start(struct round *round)
{
    char fill[] = "fill", form[] = "yahoo-sender-support";
    char draft[] = "--draft", name[] = "killed";
    char *argv[] = {round->program, fill, form, draft, name, NULL};
    round->vt = vt_start(&(struct vt_setup){.home = round->home}, argv);
    return vt_wait_text(round->vt, "Yahoo sender support", VT_DEADLINE_MS);
}

static bool end_is(struct round *round, int signum, int code)
{
    int status;
    if (!vt_wait_exit(round->vt, &status, VT_DEADLINE_MS)) {
        snprintf(round->why, sizeof round->why, "it goes on after signal %d",
                 signum);
        return false;
    }
    bool right = code ? WIFEXITED(status) && WEXITSTATUS(status) == code
                      : WIFSIGNALED(status) && WTERMSIG(status) == signum;
    if (!right)
        snprintf(round->why, sizeof round->why, "signal %d: wait status %#x",
                 signum, (unsigned)status);
    return right;
}

/* All pieces of one field, as far as they were typed or seen; new. */
static char *joined(const char *field, const int lengths[PIECES])
{
    struct buf text;
    buf_init(&text, TEXT_MAX);
    for (int i = 0; i < PIECES; i++) {
        if (strcmp(pieces[i].field, field) != 0 || lengths[i] == 0)
            continue;
        if (text.len > 0)
            buf_putc(&text, '\n');
        buf_add(&text, pieces[i].text, (size_t)lengths[i]);
    }
    return buf_steal(&text);
}

/* What is stored is at least what was seen and at most what was typed. */
static bool field_is_kept(struct round *round, json_t *answers,
                          const char *field)
{
    const char *have = stored_text(answers, field);
    int seen_whole[PIECES];
    for (int i = 0; i < PIECES; i++) {
        bool went_on = i + 1 < PIECES && round->seen[i + 1] > 0;
        seen_whole[i] = went_on ? round->typed[i] : round->seen[i];
    }
    autofree char *typed = joined(field, round->typed);
    autofree char *seen = joined(field, seen_whole);
    for (size_t len = strlen(seen); len > 0 && seen[len - 1] == ' '; len--)
        seen[len - 1] = '\0'; /* a blank at the end is nothing one sees */
    if (strncmp(have, seen, strlen(seen)) == 0 &&
        strncmp(typed, have, strlen(have)) == 0)
        return true;
    snprintf(round->why, sizeof round->why,
             "%s: seen \"%.400s\", typed \"%.400s\", kept \"%.400s\"", field,
             seen, typed, have);
    return false;
}

static bool all_is_kept(struct round *round)
{
    json_t *answers = stored_answers(round->program, round->home, "killed");
    int seen = 0;
    for (int i = 0; i < PIECES; i++)
        seen += round->seen[i];
    bool kept = true;
    if (!answers && seen > 0) {
        kept = false;
        snprintf(round->why, sizeof round->why, "there is no draft");
    }
    for (int i = 0; answers && kept && i < PIECES; i++) {
        if (i == 0 || strcmp(pieces[i].field, pieces[i - 1].field) != 0)
            kept = field_is_kept(round, answers, pieces[i].field);
    }
    json_decref(answers);
    return kept;
}

static bool fail_showing(struct round *round, const char *why)
{
    autofree char *screen = vt_screen(round->vt);
    snprintf(round->why, sizeof round->why, "%s:\n%s", why, screen);
    return false;
}

/* The wizard itself shows the first answer again. */
static bool reopens(struct round *round)
{
    char first[TEXT_MAX];
    snprintf(first, sizeof first, "%.*s", round->seen[0], pieces[0].text);
    vt_free(round->vt);
    if (!start(round))
        return fail_showing(round, "it does not start again");
    vt_key(round->vt, "Esc");
    return vt_wait_text(round->vt, first, VT_DEADLINE_MS) ||
           fail_showing(round, "the first answer is not shown again");
}

static bool run_round(struct round *round, int number)
{
    int signum = ends[number % 4].signum;
    if (!start(round))
        return fail_showing(round, "it does not start");
    int keys = 1 + (int)next_random(round, (unsigned)total_keys());
    int piece = type_keys(round, keys);
    vt_signal(round->vt, signum);
    if (!end_is(round, signum, ends[number % 4].code))
        return false;
    if (signum == SIGKILL) /* the last it drew stands on the screen */
        look(round, piece);
    return all_is_kept(round) && (number % REOPEN_EVERY || reopens(round));
}

static void print_lines(const char *text)
{
    autofree char *copy = xstrdup(text);
    for (char *next = copy; next;)
        printf("# %s\n", strsep(&next, "\n"));
}

static bool check_round(char *program, int number)
{
    struct round round = {.program = program,
                          .home = vt_home_new(),
                          .random = (unsigned)number};
    bool ok = run_round(&round, number);
    vt_free(round.vt);
    autofree char *report = vt_home_report(round.home);
    ok = ok && !report;
    printf("%sok %d - signal %d, point %d\n", ok ? "" : "not ", number + 1,
           ends[number % 4].signum, number);
    if (!ok) {
        print_lines(round.why);
        print_lines(report ? report : "");
    }
    fflush(stdout);
    vt_home_free(round.home);
    return ok;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fputs("usage: test_kill SENDERFORM\n", stderr);
        return 2;
    }
    autofree char *program = realpath(argv[1], NULL);
    if (!program)
        vt_die("%s", argv[1]);
    int failed = 0;
    for (int i = 0; i < ROUNDS; i++)
        failed += !check_round(program, i);
    printf("1..%d\n", ROUNDS);
    return failed > 0;
}
