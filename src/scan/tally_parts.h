/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* What counting, merging and telling share. */
#include "model/evidence.h"
#include "scan/distinct.h"
#include "scan/tally.h"

#define TALLY_TAG_MAX      31u /* bytes; the rest of a longer one is cut off */
#define TALLY_ENHANCED_MAX 15u
#define TALLY_NAME_MAX     255u
#define TALLY_NAMES_MAX    1024u /* of a list; the most frequent are told */
#define TALLY_NAMES_LEFT   8192u /* of all lists */
#define TALLY_QUEUE_MAX    100u
#define TALLY_RECENT       64u  /* a power of 2 */
#define TALLY_ALIKE        512u /* a power of 2 */

struct tally_day {
    int32_t day;       /* of this machine, since 1970-01-01 */
    uint64_t count[4]; /* by enum line_outcome */
};

/* Ascending; when there are too many the oldest is left out. */
struct tally_days {
    struct tally_day *items;
    size_t count, last; /* last: where the last one was found */
};

struct tally_name {
    char *name;
    size_t len;
    uint64_t count;
};

struct tally_names {
    struct tally_name **items; /* ascending, whatever the case of letters */
    size_t count, room;
    uint64_t more; /* lines with names that there was no room for */
};

struct tally_raw {
    int64_t at;
    char *text, *queue, *recipient, *host, *ip; /* owned, any bytes cut */
};

struct tally_refusal {
    int provider;
    char tag[TALLY_TAG_MAX + 1];
    unsigned reply;
    char enhanced[TALLY_ENHANCED_MAX + 1];
    uint64_t count[4]; /* lines, by enum line_outcome */
    int64_t first, last;
    struct tally_names ips, hosts;
    struct tally_days days;
    struct tally_raw raw[EVIDENCE_RAW_MAX];
    size_t raw_count, worst_raw;
};

/* Where sightings are counted that are alike, by what was said: `own` counts
 * lines that name our address, and is NULL if none does; */
struct tally_said {
    uint64_t reply_id;
    int provider;
    unsigned refusal;
    uint64_t *own;
};

/* and by who said it. */
struct tally_server {
    uint64_t host_id;
    unsigned refusal;
    uint64_t *lines;
};

struct tally_delivery {
    uint64_t count[4];
    int64_t first, last;
    struct tally_days days;
};

struct tally {
    const struct keys *keys; /* borrowed */
    int64_t since;
    int64_t quarter; /* of an hour, the day of which is remembered */
    int32_t day;
    struct tally_delivery delivery[KEYS_PROVIDERS_MAX];
    struct tally_refusal *refusals;
    size_t refusal_count, names_left;
    unsigned short recent[TALLY_RECENT]; /* where a tag was found last */
    struct tally_said said[TALLY_ALIKE];
    struct tally_server servers[TALLY_ALIKE];
    /* Group 2n: mails of refusal n, 2n + 1: its recipients. */
    struct distinct *distinct;
};

void tally_days_add(struct tally_days *days, int32_t day,
                    enum line_outcome outcome, uint64_t count);
/* The count of lines with this name, or with names that there was no room for;
 * borrowed. `left`: how many more there is room for in all lists. */
uint64_t *tally_names_count(struct tally_names *names, struct span name,
                            size_t *left);
/* Keeps the line if it is among the best examples. */
void tally_raw_add(struct tally_refusal *refusal, const struct sighting *line);
/* Borrowed; the one for all others when there is no room. */
struct tally_refusal *tally_refusal_get(struct tally *tally, int provider,
                                        struct span tag, unsigned reply,
                                        struct span enhanced);
