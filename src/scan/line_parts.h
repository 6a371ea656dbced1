/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * What the modules behind line.h share: a line, taken apart as far as all MTAs
 * write it alike, and the readers, one for each way of writing the rest.
 */
#include "base/buf.h"
#include "scan/line.h"

#include <string.h>

#define LINE_HOSTS_MAX 64 /* names that are remembered; a power of 2 */
#define LINE_HOST_MAX  53 /* bytes of one; longer ones are looked up */

struct line_known_host {
    uint64_t id;
    short provider;
    unsigned char len;
    char name[LINE_HOST_MAX];
};

#define LINE_REPLIES_MAX 512  /* that are remembered */
#define LINE_PLACES      8192 /* for them; a power of 2 */
#define LINE_REPLY_MIN   56   /* bytes of one */
#define LINE_REPLY_MAX   368

struct line_piece {
    unsigned short from, len;
};

struct line_known_reply {
    uint64_t id;
    unsigned short len, reply;
    struct line_piece enhanced, tag, own;
    char text[LINE_REPLY_MAX];
};

struct line_deliveries; /* of qmail, those that are under way */

#define LINE_BEGIN_MAX 48

struct line_begin { /* " mx1 postfix/smtp[", as many lines have it */
    size_t len;
    char text[LINE_BEGIN_MAX];
};

struct line_reader {
    const struct keys *keys;
    struct stamp_frame *stamps;
    struct stamp_frame inner; /* of stamps behind syslog's: Exim's own */
    struct line_deliveries *deliveries; /* NULL until there is one */
    struct buf room;                    /* a line put together anew */
    uint64_t written[MTA_COUNT];
    struct line_begin begin;
    uint64_t known_count; /* hosts and replies that were ever remembered */
    struct line_known_host hosts[LINE_HOSTS_MAX];
    struct line_known_reply replies[LINE_REPLIES_MAX]; /* in turn */
    unsigned short reply_at[LINE_PLACES];              /* which of them */
    size_t replies_next;
};

struct line_entry {
    struct span text;    /* all of it, as a person should see it */
    struct span said;    /* what stands behind stamp, machine and program */
    struct span machine; /* of syslog, else empty; so is program: */
    struct span program; /* "postfix/smtp" */
    const char *hit;     /* no host or page of a provider ends before it */
    int64_t at;
};

/*
 * A row for each way in which lines are written. `is` must be quick and says
 * whether the line is written that way; then `read` alone decides what it
 * says: false is nothing. It finds provider, at, text and repeats filled in,
 * KEYS_NONE as the provider.
 */
struct line_kind {
    enum line_mta mta;
    bool (*is)(const struct line_entry *entry);
    bool (*read)(struct line_reader *reader, const struct line_entry *entry,
                 struct sighting *ret);
};

#define LINE_KIND(name)                                                        \
    bool line_is_##name(const struct line_entry *entry);                       \
    bool line_read_##name(struct line_reader *reader,                          \
                          const struct line_entry *entry,                      \
                          struct sighting *ret)
LINE_KIND(exim);
LINE_KIND(qmail);
LINE_KIND(opensmtpd);
LINE_KIND(postfix);
LINE_KIND(dragonfly);
LINE_KIND(powermta);
LINE_KIND(postal);
LINE_KIND(exchange);
LINE_KIND(other);

/* Of Postfix: "host HOST[ADDRESS] said: 421 ..." and the like: whose server,
 * unless that is known, and what it said. */
void line_read_trouble(struct line_reader *reader, struct span text,
                       struct sighting *ret);
/* The line that ends behind this place of it: sets its text, and how much was
 * read. Returns its end. */
const char *line_end(const char *from, const char *end, struct sighting *ret);
/* The most frequent lines, by a short way; untold ones go the long way. As to
 * line_read(), the text may go on behind the line; only what counts says how
 * much of it was read. */
enum line_quick { QUICK_UNTOLD, QUICK_NOTHING, QUICK_COUNTS };
enum line_quick line_read_quick(struct line_reader *reader, struct span text,
                                const char *hit, struct sighting *ret);
/* Of Sendmail: what stands behind "relay=HOST", and behind "Deferred: ". */
bool line_read_stat(struct line_reader *reader, const struct line_entry *entry,
                    struct span rest, struct sighting *ret);
bool line_read_deferred(struct line_reader *reader,
                        const struct line_entry *entry, struct span rest,
                        struct sighting *ret);

/* Takes what stands before the message: stamp, machine and program. */
void line_take_header(struct line_reader *reader, struct line_entry *entry);

/* This is the server; whose is it? As keys_host(), which it asks only once a
 * name. */
void line_host(struct line_reader *reader, struct span host,
               struct sighting *ret);
/* As line_reply(), which it asks only once a text. */
void line_said(struct line_reader *reader, struct span said,
               struct sighting *ret);
/* Whose page does this reply name, in a line that names no host? */
int line_page(struct line_reader *reader, const struct line_entry *entry,
              struct span reply);
/* The host's name at the begin of a text such as "mta5.am0.yahoodns.net.
 * [67.195.229.59]:25"; the rest begins behind name, brackets and port. Empty:
 * no name stands there. */
struct span line_take_host(struct span *rest);
/* The address in "to=<anna@example.org>", with rest behind "to=". */
struct span line_take_address(struct span *rest);

/* Takes all before the mark and the mark off rest; without one, nothing. */
struct span line_take_until(struct span *rest, char mark);
/* Takes an address up to its ">", and that; one in quotes is a stranger's word
 * and ends nothing: <"x>, relay=..."@example.org>. */
struct span line_take_path(struct span *rest);

static inline struct span line_from(struct span span, const char *at)
{
    return span_of(at, (size_t)(span.at + span.len - at));
}

static inline struct span line_behind(struct span span, size_t len)
{
    return span_of(span.at + len, span.len - len);
}

/* In place: a span that is made anew and copied whole is read back before it
 * is written, which costs more than all else here. */
static inline void line_advance(struct span *span, size_t len)
{
    span->at += len;
    span->len -= len;
}

/* Takes the literal off rest, if it stands there; letters as they are. */
#define line_skip(rest, literal)                                               \
    line_skip_bytes((rest), (literal), sizeof(literal) - 1)
static inline bool line_skip_bytes(struct span *rest, const char *bytes,
                                   size_t len)
{
    if (rest->len < len || memcmp(rest->at, bytes, len) != 0)
        return false;
    line_advance(rest, len);
    return true;
}

#define line_begins(span, literal)                                             \
    ((span).len >= sizeof(literal) - 1 &&                                      \
     memcmp((span).at, (literal), sizeof(literal) - 1) == 0)

/* Takes all up to the literal and the literal off rest; false: it is not
 * there, and rest is as it was. */
#define line_skip_past(rest, literal)                                          \
    line_skip_past_bytes((rest), (literal), sizeof(literal) - 1)
static inline bool line_skip_past_bytes(struct span *rest, const char *bytes,
                                        size_t len)
{
    const char *at = memmem(rest->at, rest->len, bytes, len);
    if (!at)
        return false;
    line_advance(rest, (size_t)(at - rest->at) + len);
    return true;
}

static inline bool line_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Bits for the ASCII characters from 0 to 63, and from 64 on. */
#define LINE_DIGITS      (0x3FFull << '0')
#define LINE_ALPHABET(a) (0x3FFFFFFull << ((a)-64))
#define LINE_LETTERS     (LINE_ALPHABET('A') | LINE_ALPHABET('a'))

/* By bits and not by comparisons: nobody can tell what it will be. */
static inline bool line_is_among(char c, uint64_t low, uint64_t high)
{
    unsigned char byte = (unsigned char)c;
    return byte < 128 && ((byte < 64 ? low : high) >> (byte & 63) & 1);
}

static inline bool line_is_alnum(char c)
{
    return line_is_among(c, LINE_DIGITS, LINE_LETTERS);
}

/* Do three digits that begin a refusal stand here? */
static inline bool line_is_reply(struct span span)
{
    return span.len >= 4 && (span.at[0] == '4' || span.at[0] == '5') &&
           span.at[1] >= '0' && span.at[1] <= '5' &&
           line_is_digit(span.at[2]) &&
           (span.at[3] == ' ' || span.at[3] == '-' || span.at[3] == '_');
}
