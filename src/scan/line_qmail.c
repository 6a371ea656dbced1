/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * qmail (qmail-send.c), by multilog or splogger:
 *
 *   starting delivery 21817: msg 3769432 to remote anna@example.org
 *   delivery 21817: deferral: Connected_to_98.136.96.74_but_sender_was_
 *       rejected./Remote_host_said:_421_4.7.0_[TSS04]_Messages_from_.../
 *
 * Blanks are "_" and ends of lines "/". No host is named, and the recipient
 * in another line; the number joins both, on one machine.
 */
#include "scan/line_parts.h"

#include "base/hash.h"
#include "base/mem.h"

#define DELIVERIES_MAX 1024 /* at once; qmail itself starts 500 at most */
#define RECIPIENT_MAX  120  /* bytes; of a longer one only its domain counts */
#define MESSAGE_MAX    20
#define SAID           "Remote_host_said:_"

struct delivery {
    uint64_t number; /* 0: it has come to its end */
    uint64_t machine;
    int provider;
    unsigned char recipient_len, message_len;
    char recipient[RECIPIENT_MAX], message[MESSAGE_MAX];
};

struct line_deliveries {
    struct delivery at[DELIVERIES_MAX];
};

/* What splogger writes in front: "1289842876.742046 ". */
static void skip_seconds(struct span *said)
{
    size_t len = 0;
    while (len < said->len &&
           (line_is_digit(said->at[len]) || (said->at[len] == '.' && len > 0)))
        len++;
    if (len > 10 && len < said->len && said->at[len] == ' ')
        *said = line_behind(*said, len + 1);
}

bool line_is_qmail(const struct line_entry *entry)
{
    struct span said = entry->said;
    skip_seconds(&said);
    line_skip(&said, "starting ");
    return line_skip(&said, "delivery ") && said.len && line_is_digit(*said.at);
}

static uint64_t take_number(struct span *rest)
{
    uint64_t number = 0;
    for (int i = 0; i < 19 && rest->len && line_is_digit(*rest->at); i++) {
        number = number * 10 + (uint64_t)(*rest->at - '0');
        *rest = line_behind(*rest, 1);
    }
    return line_skip(rest, ": ") ? number : 0;
}

static uint64_t machine_of(const struct line_entry *entry)
{
    uint64_t hash = HASH_START;
    for (size_t i = 0; i < entry->machine.len; i++)
        hash = hash_mix(hash, (unsigned char)entry->machine.at[i]);
    return hash;
}

static void copy(struct span from, char *to, size_t max, unsigned char *ret)
{
    *ret = (unsigned char)(from.len > max ? 0 : from.len);
    memcpy(to, from.at, *ret);
}

static struct delivery *place_of(struct line_reader *reader, uint64_t number)
{
    if (!reader->deliveries)
        reader->deliveries = xcalloc(1, sizeof *reader->deliveries);
    return &reader->deliveries->at[number % DELIVERIES_MAX];
}

/* "msg 3769432 to remote anna@example.org"; to nobody else's mails. */
static void remember(struct line_reader *reader, const struct line_entry *entry,
                     uint64_t number, struct span rest)
{
    struct delivery *delivery = place_of(reader, number);
    delivery->number = 0;
    if (!line_skip(&rest, "msg "))
        return;
    struct span message = line_take_until(&rest, ' ');
    if (!line_skip(&rest, "to remote "))
        return;
    const char *mark = memrchr(rest.at, '@', rest.len);
    if (!mark)
        return;
    delivery->provider = keys_domain(reader->keys, line_from(rest, mark + 1));
    if (delivery->provider == KEYS_NONE)
        return;
    delivery->number = number;
    delivery->machine = machine_of(entry);
    copy(rest, delivery->recipient, RECIPIENT_MAX, &delivery->recipient_len);
    copy(message, delivery->message, MESSAGE_MAX, &delivery->message_len);
}

/* What was remembered is told and forgotten. */
static bool join(struct line_reader *reader, const struct line_entry *entry,
                 uint64_t number, struct sighting *ret)
{
    struct delivery *delivery = place_of(reader, number);
    if (!number || delivery->number != number ||
        delivery->machine != machine_of(entry))
        return false;
    delivery->number = 0;
    ret->provider = delivery->provider;
    ret->recipient = span_of(delivery->recipient, delivery->recipient_len);
    ret->queue = span_of(delivery->message, delivery->message_len);
    return true;
}

/* "Connected_to_98.136.96.74_but_", "98.136.96.74_does_not_like_recipient.",
 * "Giving_up_on_98.136.96.74.": the address alone is there. */
static struct span server_of(struct span rest)
{
    struct span found = span_of(rest.at, 0);
    line_skip(&rest, "Connected_to_");
    found.at = rest.at;
    while (found.len < rest.len &&
           (line_is_digit(found.at[found.len]) || found.at[found.len] == '.' ||
            found.at[found.len] == ':'))
        found.len++;
    bool ends = found.len < rest.len && found.at[found.len] == '_';
    return found.len >= 7 && ends ? found : span_of(rest.at, 0);
}

static bool take_outcome(struct span *rest, struct sighting *ret)
{
    if (line_skip(rest, "success: "))
        ret->outcome = LINE_SENT;
    else if (line_skip(rest, "deferral: "))
        ret->outcome = LINE_DEFERRED;
    else if (line_skip(rest, "failure: "))
        ret->outcome = LINE_BOUNCED;
    else
        return false;
    return true;
}

bool line_read_qmail(struct line_reader *reader, const struct line_entry *entry,
                     struct sighting *ret)
{
    struct span rest = entry->said;
    skip_seconds(&rest);
    bool starts = line_skip(&rest, "starting ");
    line_skip(&rest, "delivery ");
    uint64_t number = take_number(&rest);
    if (starts) {
        remember(reader, entry, number, rest);
        return false;
    }
    if (!take_outcome(&rest, ret))
        return false;
    bool joined = join(reader, entry, number, ret);
    ret->host = server_of(rest);
    struct span said = rest;
    bool speaks = line_skip_past(&said, SAID);
    if (!joined && speaks && ret->outcome != LINE_SENT)
        ret->provider = line_page(reader, entry, said);
    if (ret->provider == KEYS_NONE)
        return false;
    if (speaks && ret->outcome != LINE_SENT)
        line_said(reader, said, ret);
    return true;
}
