/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * ../shared/data/rdns-generic-samples.tsv: names that other projects say are
 * dynamic, generic or somebody's own. How often we agree may not fall.
 *
 * Where we do not, it is by choice:
 * - One or two numbers of the address in a name are too few ("m17-178",
 *   "cm-vina5-168-207", "h234n2fls32o895"): mail1and2 is somebody's own.
 * - Three are enough only where the address is known ("118.red-80-35-201").
 * - Numbers and letters that only their provider understands ("pcp04024417pcs",
 *   "ec9z5l.cm") would want a rule a provider, and such rules grow old.
 * - "reverse" beside the address says how a name was made, not for what line.
 * A name that is taken for somebody's own costs one hint. One that is taken for
 * a dynamic line is a false alarm, of which there may be none.
 */
#include "base/buf.h"
#include "model/host_look.h"
#include "model/hostname.h"

#include "vectors.h"

#include <string.h>

#define FILE_NAME "rdns-generic-samples.tsv"

enum { SAMPLES = 78, AGREED = 52 };

static const char *const look_names[] = {
    [LOOK_OWN] = "own",
    [LOOK_STATIC] = "static",
    [LOOK_DYNAMIC] = "dynamic",
};

/* Names with the address in them that say what the server is for may count as
 * own or as generic. */
static bool agrees(const char *label, enum host_look look)
{
    if (strcmp(label, "dynamic") == 0)
        return look == LOOK_DYNAMIC;
    if (strcmp(label, "generic-static") == 0)
        return look == LOOK_STATIC;
    if (strcmp(label, "ip-in-name") == 0)
        return look != LOOK_OWN;
    if (strcmp(label, "mail-named") == 0)
        return look != LOOK_DYNAMIC;
    assert_string_equal(label, "custom");
    return look == LOOK_OWN;
}

struct figures {
    size_t samples, agreed, alarms;
    struct buf others; /* the samples that are seen otherwise */
};

/* "NAME, IP or nothing, LABEL, SOURCE", a tabulator between each. */
static void judge(char *line, struct figures *figures)
{
    const char *name = strsep(&line, "\t"), *ip = strsep(&line, "\t");
    const char *label = strsep(&line, "\t");
    struct hostname host;
    struct ip_address address;
    assert_non_null(label);
    assert_int_equal(hostname_check(name, strlen(name), &host), HOST_FINE);
    bool known = ip_parse(ip, &address);
    assert_true(known || !*ip);
    enum host_look look = host_look(host.ascii, known ? &address : NULL);
    bool agreed = agrees(label, look);
    figures->samples++;
    figures->agreed += agreed;
    figures->alarms += look == LOOK_DYNAMIC && strcmp(label, "dynamic") != 0;
    if (!agreed)
        buf_printf(&figures->others, "# %s, %s: %s, not %s\n", name, ip,
                   look_names[look], label);
}

static void host_look__agrees__with_other_projects(void **state)
{
    autofree char *text = vectors_read(FILE_NAME);
    struct figures figures = {.samples = 0};
    char *rest = text, *line;
    (void)state;
    buf_init(&figures.others, VECTORS_MAX);
    while ((line = strsep(&rest, "\n")))
        if (*line && *line != '#' && strncmp(line, "host\t", 5) != 0)
            judge(line, &figures);
    printf("# %zu of %zu, %zu false alarms\n", figures.agreed, figures.samples,
           figures.alarms);
    if (figures.agreed < AGREED)
        fputs(buf_text(&figures.others), stdout);
    fflush(stdout);
    buf_done(&figures.others);
    assert_in_range(figures.samples, SAMPLES, 10000);
    assert_in_range(figures.agreed, AGREED, figures.samples);
    assert_int_equal(figures.alarms, 0);
}

int main(void)
{
    const struct CMUnitTest test =
        cmocka_unit_test(host_look__agrees__with_other_projects);
    return vectors_run(FILE_NAME, &test);
}
