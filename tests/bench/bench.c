/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * bench SENDERFORM FLOOR HELPERS [ROUNDS]: how senderform stands beside dialog,
 * without its probe and while that asks a name server which never answers.
 *
 * All programs run in each round, one after the other. A ratio is taken
 * within its round, and the median over the rounds is printed: the machine's
 * noise hits both sides of it. senderform fills in a text field of a saved
 * draft, with its journal and its checks; dialog and whiptail do neither.
 */
#include "measure.h"

#include "base/file.h"
#include "base/mem.h"
#include "vt.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
    PROGRAMS = 5,
    ROUNDS = 21,
    ROUNDS_MAX = 200,
    IDLE_ROUNDS = 3,
    KEYS = 40
};
enum { OURS, MEASURING, DIALOG, WHIPTAIL, FLOOR };

static const char *const dialog[] = {"dialog",
                                     "--form",
                                     "senderform",
                                     "14",
                                     "76",
                                     "5",
                                     "Your Name",
                                     "1",
                                     "1",
                                     "",
                                     "1",
                                     "18",
                                     "50",
                                     "100",
                                     "Your Role",
                                     "2",
                                     "1",
                                     "",
                                     "2",
                                     "18",
                                     "50",
                                     "100",
                                     "Email Address",
                                     "3",
                                     "1",
                                     "",
                                     "3",
                                     "18",
                                     "50",
                                     "100",
                                     NULL};
static const char *const whiptail[] = {"whiptail", "--inputbox", "Your Name",
                                       "10",       "70",         NULL};

static void make_draft(const char *home)
{
    static const char draft[] =
        "{\"senderform\": 1, \"form\": \"yahoo-sender-support\","
        " \"answers\": {\"email\": \"ottilie@harbour.org\","
        " \"company\": \"Harbour\"}, \"here\": \"name\"}\n";
    autofree char *folder =
        xasprintf("%s/.local/share/senderform/drafts", home);
    autofree char *path = xasprintf("%s/bench.json", folder);
    struct err err;
    if (!file_make_dirs(folder, 0700, &err) ||
        !file_replace(path, draft, sizeof draft - 1, 0600, &err))
        vt_die("%s", err.text);
}

/* "127.0.0.1:PORT" of a socket that takes questions and answers none; it
 * lasts as long as we do. */
static char *black_hole(void)
{
    struct sockaddr_in at = {.sin_family = AF_INET,
                             .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t len = sizeof at;
    int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd < 0 || bind(fd, (struct sockaddr *)&at, len) != 0 ||
        getsockname(fd, (struct sockaddr *)&at, &len) != 0)
        vt_die("%s", "no socket");
    return xasprintf("127.0.0.1:%d", ntohs(at.sin_port));
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Of those that are not negative; -1: there are none. */
static double median(const double *values, int count)
{
    double good[ROUNDS_MAX];
    size_t used = 0;
    for (int i = 0; i < count; i++) {
        if (values[i] >= 0)
            good[used++] = values[i];
    }
    if (used == 0)
        return -1;
    qsort(good, used, sizeof *good, by_value);
    return good[used / 2];
}

struct column {
    const char *title;
    size_t offset; /* of the figure in struct visit */
    double scale;
    double bar; /* at most so many times dialog's; 0: no bar */
};

static const struct column columns[] = {
    {"first frame ms", offsetof(struct visit, first_frame_ms), 1, 1.5},
    {"settled ms", offsetof(struct visit, settled_ms), 1, 0},
    {"start CPU ms", offsetof(struct visit, start_cpu_ms), 1, 0},
    {"key us", offsetof(struct visit, key_us), 1, 1},
    {"key CPU us", offsetof(struct visit, key_cpu_us), 1, 0},
    {"key bytes", offsetof(struct visit, key_bytes), 1, 0},
    {"peak MiB", offsetof(struct visit, peak_kib), 1.0 / 1024, 2},
    {"wake-ups/s", offsetof(struct visit, wake_ups), 1, 0},
};
enum { COLUMNS = sizeof columns / sizeof *columns };

struct results {
    int rounds;
    bool there[PROGRAMS];
    struct visit visit[PROGRAMS][ROUNDS_MAX];
};

static double figure(const struct visit *visit, const struct column *column)
{
    double value;
    memcpy(&value, (const char *)visit + column->offset, sizeof value);
    return value < 0 ? -1 : value * column->scale;
}

static double middle(const struct results *results, int program, int column)
{
    double values[ROUNDS_MAX];
    for (int i = 0; i < results->rounds; i++)
        values[i] = figure(&results->visit[program][i], &columns[column]);
    return median(values, results->rounds);
}

static double ratio_to(const struct results *results, int program, int peer,
                       int column)
{
    double values[ROUNDS_MAX];
    for (int i = 0; i < results->rounds; i++) {
        double own = figure(&results->visit[program][i], &columns[column]);
        double base = figure(&results->visit[peer][i], &columns[column]);
        values[i] = base > 0 ? own / base : -1;
    }
    return median(values, results->rounds);
}

static double ratio(const struct results *results, int program, int column)
{
    return ratio_to(results, program, DIALOG, column);
}

static void print_value(double value)
{
    if (value < 0)
        printf("%10s", "-");
    else
        printf("%10.2f", value);
}

static void print_table(const struct results *results,
                        const struct program programs[PROGRAMS])
{
    printf("%-16s", "");
    for (int p = 0; p < PROGRAMS; p++)
        printf("%20s", programs[p].name);
    printf("\n%-16s", "");
    for (int p = 0; p < PROGRAMS; p++)
        printf("%10s%10s", "", "x dialog");
    puts("");
    for (int column = 0; column < COLUMNS; column++) {
        printf("%-16s", columns[column].title);
        for (int p = 0; p < PROGRAMS; p++) {
            bool there = results->there[p];
            bool both = there && results->there[DIALOG];
            print_value(there ? middle(results, p, column) : -1);
            print_value(both ? ratio(results, p, column) : -1);
        }
        puts("");
    }
}

static void print_bars(const struct results *results)
{
    puts("");
    for (int column = 0; column < COLUMNS; column++) {
        double have = ratio(results, OURS, column), bar = columns[column].bar;
        if (bar > 0)
            printf("%-16s at most %.1f x dialog: %.2f, %s\n",
                   columns[column].title, bar, have,
                   have >= 0 && have <= bar ? "kept" : "NOT kept");
    }
    printf("%-16s with the probe running, to without: %.2f\n", "key",
           ratio_to(results, MEASURING, OURS, 3));
    double bytes = middle(results, OURS, 5), idle = middle(results, OURS, 7);
    printf("%-16s under 100: %.0f, %s\n", "key bytes", bytes,
           bytes < 100 ? "kept" : "NOT kept");
    printf("%-16s none: %.0f, %s\n", "wake-ups", idle,
           idle == 0 ? "kept" : "NOT kept");
}

static void measure_all(struct results *results,
                        const struct program programs[PROGRAMS])
{
    for (int p = 0; p < PROGRAMS; p++)
        results->there[p] = true;
    for (int round = 0; round < results->rounds; round++) {
        for (int p = 0; p < PROGRAMS; p++) {
            if (results->there[p])
                results->there[p] =
                    measure(&programs[p], KEYS, round < IDLE_ROUNDS,
                            &results->visit[p][round]);
        }
        fprintf(stderr, "round %d of %d\r", round + 1, results->rounds);
    }
    fputs("\n", stderr);
}

int main(int argc, char **argv)
{
    if (argc < 4) {
        fputs("usage: bench SENDERFORM FLOOR HELPERS [ROUNDS]\n", stderr);
        return 2;
    }
    const char *const ours[] = {argv[1], "fill", "--draft", "bench", NULL};
    autofree char *hole = black_hole();
    autofree char *helpers = xasprintf("SENDERFORM_HELPERS=%s", argv[3]);
    const char *const measuring[] = {"env",        helpers,   argv[1],
                                     "fill",       "--draft", "bench",
                                     "--resolver", hole,      NULL};
    const char *const floor_echo[] = {argv[2], NULL};
    const struct program programs[PROGRAMS] = {
        [OURS] = {"senderform", "Your Name", ours, make_draft},
        [MEASURING] = {"... measuring", "Your Name", measuring, make_draft},
        [DIALOG] = {"dialog --form", "Email Address", dialog, NULL},
        [WHIPTAIL] = {"whiptail", "Your Name", whiptail, NULL},
        [FLOOR] = {"floor", "Floor", floor_echo, NULL},
    };
    struct results *results = xcalloc(1, sizeof *results);
    int wanted = argc > 4 ? atoi(argv[4]) : ROUNDS;
    results->rounds = wanted < 1 || wanted > ROUNDS_MAX ? ROUNDS : wanted;
    measure_all(results, programs);
    printf("%d rounds in turn, %ld processors; medians, and medians of the"
           " ratios of each round\n\n",
           results->rounds, sysconf(_SC_NPROCESSORS_ONLN));
    print_table(results, programs);
    if (results->there[OURS] && results->there[DIALOG])
        print_bars(results);
    bool ok = results->there[OURS];
    free(results);
    return !ok;
}
