/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * What one line of a log says about mail to a provider, whichever MTA wrote
 * it. Pure: no file, no clock.
 *
 * A line is any bytes without its newline, of any length; lines of more than
 * LINE_READ_MAX bytes are read up to there.
 */
#include "base/span.h"
#include "scan/keys.h"
#include "scan/stamp.h"

#include <stdint.h>

#define LINE_READ_MAX 8192 /* bytes of a line that are looked at */

enum line_mta {
    MTA_NONE,
    MTA_POSTFIX,
    MTA_EXIM,
    MTA_SENDMAIL,
    MTA_QMAIL,
    MTA_OPENSMTPD,
    MTA_POWERMTA,
    MTA_POSTAL,
    MTA_EXCHANGE,
    MTA_DRAGONFLY,
    MTA_OTHER, /* a reply of the provider in words nobody here knows */
    MTA_COUNT
};
const char *line_mta_name(enum line_mta mta); /* "postfix"; "" for MTA_NONE */

enum line_outcome {
    LINE_TRIED, /* one server refused; what becomes of it is told elsewhere */
    LINE_SENT,
    LINE_DEFERRED,
    LINE_BOUNCED,
};

/* All spans are pieces of the line, or of the reader's own room until its next
 * call; empty: not said. */
struct sighting {
    int provider; /* of the keys */
    enum line_mta mta;
    enum line_outcome outcome;
    int64_t at;       /* Unix seconds; 0: the line has no time */
    uint64_t repeats; /* "message repeated N times": N, else 1 */
    unsigned reply;   /* 421; 0: none is given */
    struct span enhanced, tag;
    struct span own;   /* our address, as the provider saw it */
    struct span host;  /* of the provider */
    uint64_t reply_id; /* not 0: in all sightings of this reader that have */
    uint64_t host_id;  /* the same, reply to own are alike, or the host */
    struct span queue; /* queue id or what stands for it */
    struct span recipient; /* without <> */
    struct span text;      /* the line as a person should see it: syslog's
                              "message repeated" taken off, qmail's "_" as
                              they stand; empty for what was sent */
    size_t read;           /* bytes: the line without its newline, or less
                              where nothing more of it can count */
};

struct line_reader; /* what has to be remembered from line to line */

/* keys and stamps are borrowed. New. */
struct line_reader *line_reader_new(const struct keys *keys,
                                    struct stamp_frame *stamps);
void line_reader_free(struct line_reader *reader);
/* Another log, or a part that lies elsewhere: only what names and replies mean
 * is still known. */
void line_reader_begin(struct line_reader *reader, struct stamp_frame *stamps);

/* The text begins with a line and may go on behind its newline. `hit` is the
 * first place in the line that seek_next() finds: no name of a provider ends
 * before it. False: the line says nothing that counts (a delivery by another
 * provider, a Subject, ...), and only ret->read is set. qmail's "starting
 * delivery" is remembered and says nothing yet. */
bool line_read(struct line_reader *reader, struct span text, size_t hit,
               struct sighting *ret);

/* Which MTA has written most of what was read so far. */
enum line_mta line_reader_mta(const struct line_reader *reader);

/* The code in what a provider's server said: "421 4.7.0 [TSS04] Messages from
 * 192.0.2.1 ..." (RFC 5321 4.2, RFC 3463); also behind "421-", and with "_" for
 * blanks. What is not there is left 0 or empty. A tag is kept as it stands,
 * known or not. Our own address is what follows "from", never what stands in
 * brackets behind a host. */
void line_reply(struct span said, struct sighting *ret);
