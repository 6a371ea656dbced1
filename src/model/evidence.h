/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * What mail logs say about the mail to providers, as senderform-scan tells it
 * between processes, one JSON value a line (times are Unix seconds):
 *
 *   {"progress": {"bytes": 1, "size": 2, "file": 1, "files": 3,
 *                 "name": "/var/log/mail.log"}}      any number, at any place
 *   {"source": {"name": "/var/log/mail.log", "state": "read", "why": "",
 *               "bytes": 1, "lines": 1, "mta": "postfix", "first": 1,
 *               "last": 2}}
 *   {"delivery": {"provider": "yahoo", "sent": 1, "deferred": 2, "bounced": 3,
 *                 "first": 1, "last": 2,
 *                 "days": [[20000, 1, 2, 3], ...]}}  day, sent, deferred, ...
 *   {"refusal": {"provider": "yahoo", "tag": "TSS04", "reply": 421,
 *                "enhanced": "4.7.0", "lines": 5, "deferred": 3, "bounced": 0,
 *                "first": 1, "last": 2, "mails": 3, "recipients": 3,
 *                "about": false,
 *                "ips": [["192.0.2.1", 5]], "more_ips": 0,
 *                "hosts": [["mta5.am0.yahoodns.net", 5]], "more_hosts": 0,
 *                "days": [[20000, 5], ...]}}
 *   {"raw": {"at": 1, "queue": "4XxJ2K", "recipient": "a@yahoo.com",
 *            "host": "mta5...", "ip": "192.0.2.1", "text": "the line"}}
 *                            a typical line of the refusal told last
 *   {"end": {"lines": 12, "bytes": 34}}     or {"failed": "why, N_()"}
 *
 * Counts that have outgrown exact counting are told with "about": true. Days
 * are days since 1970-01-01 in the time of this machine.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#define EVIDENCE_COUNT_MAX      1000000000000u /* a larger number is a lie */
#define EVIDENCE_BYTES_MAX      10000000000000000u
#define EVIDENCE_DELIVERIES_MAX 16u   /* one a provider */
#define EVIDENCE_TEXT_MAX       2048u /* bytes of a raw line */
#define EVIDENCE_NAME_MAX       512u  /* bytes of any other text */
#define EVIDENCE_REFUSALS_MAX   500u /* kinds; the rest is counted as "other" */
#define EVIDENCE_SOURCES_MAX    1000u
#define EVIDENCE_PEERS_MAX      64u /* addresses, hosts of a refusal */
#define EVIDENCE_RAW_MAX        3u
#define EVIDENCE_DAYS_MAX       400u /* the newest */

struct evidence_count { /* of a name */
    char *name;
    uint64_t count;
};

struct evidence_day {
    int32_t day;                      /* since 1970-01-01 */
    uint64_t sent, deferred, bounced; /* results, a recipient each */
    uint64_t lines;                   /* of refusals */
};

struct evidence_raw { /* a typical line, clean; no text is NULL */
    time_t at;        /* 0: not known */
    char *text, *queue, *recipient, *host, *ip;
};

struct evidence_refusal {
    char *provider; /* its id */
    char *tag;      /* "TSS04", "" where there is none */
    unsigned reply; /* 421; 0: the line has none */
    char *enhanced; /* "4.7.0" or "" */
    uint64_t lines, deferred, bounced;
    uint64_t mails, recipients;         /* distinct ones */
    bool about;                         /* these two are estimates */
    time_t first, last;                 /* 0: no line had a time */
    struct evidence_count *ips, *hosts; /* the most frequent first */
    size_t ip_count, host_count;
    uint64_t more_ips, more_hosts; /* lines with others, left out */
    struct evidence_day *days;     /* ascending; only `lines` is filled */
    size_t day_count;
    struct evidence_raw raw[EVIDENCE_RAW_MAX];
    size_t raw_count;
};

struct evidence_delivery { /* all results of mail to a provider */
    char *provider;
    uint64_t sent, deferred, bounced;
    time_t first, last;
    struct evidence_day *days; /* ascending; `lines` stays 0 */
    size_t day_count;
};

enum evidence_state { /* what became of a log */
                      EVIDENCE_READ,
                      EVIDENCE_GREW,    /* read as far as it was at first */
                      EVIDENCE_CUT,     /* became shorter while it was read */
                      EVIDENCE_DAMAGED, /* read up to there: why says it */
                      EVIDENCE_UNREADABLE, /* not read: why says it */
                      EVIDENCE_OLDER,   /* all of it is older than asked for */
                      EVIDENCE_SKIPPED, /* why says it: the same lines stand
                                           elsewhere, or it is no log */
};
#define EVIDENCE_STATES 7
/* "read", "grew", ...: as it is told. */
const char *evidence_state_name(enum evidence_state state);

struct evidence_source {
    char *name;
    enum evidence_state state;
    char *why; /* "" or N_(), clean */
    uint64_t bytes;
    uint64_t lines;     /* that counted */
    char *mta;          /* "postfix", "exim", ...; "": nothing was recognised */
    time_t first, last; /* stamps of what was used; 0: none */
};

struct evidence_progress {
    uint64_t bytes, size; /* of files as they lie on the disk */
    unsigned file, files;
    char *name;
};

/* All zero is "nothing yet". */
struct evidence {
    struct evidence_source *sources;
    size_t source_count;
    struct evidence_delivery *deliveries;
    size_t delivery_count;
    struct evidence_refusal *refusals;
    size_t refusal_count;
    uint64_t lines, bytes;
    time_t since, until; /* of the request; evidence_take() leaves them */
    struct evidence_progress progress;
    char *why; /* of EVIDENCE_FAILED */
    bool done;
};

enum evidence_heard { EVIDENCE_MORE, EVIDENCE_ALL, EVIDENCE_FAILED };

/* Takes a line without its newline. Every text is cleaned, every limit looked
 * at again: who wrote it may have been taken over. What makes no sense is
 * EVIDENCE_FAILED. After EVIDENCE_ALL and EVIDENCE_FAILED no more is taken. */
enum evidence_heard evidence_take(struct evidence *evidence, const char *line,
                                  size_t len);
void evidence_done(struct evidence *evidence);

/* Borrowed; NULL: nothing was delivered or refused there. */
const struct evidence_delivery *evidence_delivery(
    const struct evidence *evidence, const char *provider);

enum evidence_trend {
    TREND_UNKNOWN, /* too few days or too few results to say */
    TREND_BETTER,
    TREND_SAME,
    TREND_WORSE,
    TREND_OVER, /* no refusal any more, though mail was sent */
};
/* Compares the share of refused results of the last seven days, today with
 * them, with that of the days before; ret_before and ret_after are shares, 0 to
 * 1, unless it is unknown. Nothing but results of recipients counts. */
enum evidence_trend evidence_trend(const struct evidence_delivery *delivery,
                                   time_t now, double *ret_before,
                                   double *ret_after);
/* Where what was read begins: the first stamp, but not before `since`. */
time_t evidence_begin(const struct evidence *evidence);
/* Mails that were delivered in the 30 days that end with today, as far as logs
 * of them were read: see evidence_begin(). */
uint64_t evidence_month(const struct evidence_delivery *delivery, time_t now);
