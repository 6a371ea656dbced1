/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * OpenSMTPD (mta.c, mta_log()), since 6.4, in 6.0 and before:
 *
 *   4b3a6c195c1f6010 mta delivery evpid=8f26ea98359eccea from=<..> to=<..>
 *       rcpt=<-> source=".." relay="ADDRESS (HOST)" delay=0s
 *       result="TempFail" stat="421 ..."
 *   4b3a6c195c1f6010 mta event=delivery evpid=... (as above)
 *   4b3a6c195c1f6010 mta error reason=BANNER rejected: 421 ...
 *   relay: TempFail for 66251a4092099e2d: session=.., from=<..>, to=<..>,
 *       relay=ADDRESS (HOST), delay=12s, stat=421 ...
 */
#include "scan/line_parts.h"

#define SESSION_LENGTH 16
#define ERROR_BEGINS   "mta error reason="
#define MESSAGE_LENGTH                                                         \
    8 /* of an envelope's id: the same for all recipients                      \
       */

static bool is_new(struct span said)
{
    if (said.len < SESSION_LENGTH || said.at[SESSION_LENGTH] != ' ')
        return false;
    said = line_behind(said, SESSION_LENGTH + 1);
    return line_begins(said, "mta delivery evpid=") ||
           line_begins(said, "mta event=delivery evpid=") ||
           line_begins(said, ERROR_BEGINS);
}

bool line_is_opensmtpd(const struct line_entry *entry)
{
    return entry->said.len > SESSION_LENGTH + 1 &&
           (line_begins(entry->said, "relay: ") || is_new(entry->said));
}

static bool take_result(struct span *rest, struct sighting *ret)
{
    if (line_skip(rest, "Ok"))
        ret->outcome = LINE_SENT;
    else if (line_skip(rest, "TempFail"))
        ret->outcome = LINE_DEFERRED;
    else if (line_skip(rest, "PermFail"))
        ret->outcome = LINE_BOUNCED;
    else
        return false;
    return true;
}

/* "67.195.204.77 (67.195.204.77)": nobody has given it a name. */
static bool is_nameless(struct span relay)
{
    struct span address = relay;
    if (!line_skip_past(&relay, " ("))
        return false;
    address.len = (size_t)(relay.at - address.at) - 2;
    return relay.len > address.len && relay.at[address.len] == ')' &&
           memcmp(relay.at, address.at, address.len) == 0;
}

/* "67.195.204.77 (mta7.am0.yahoodns.net)"; false: it is somebody else's. */
static bool take_relay(struct line_reader *reader, struct span *rest,
                       struct sighting *ret)
{
    struct span named = *rest;
    if (is_nameless(*rest)) {
        ret->host = line_take_host(rest);
        return true;
    }
    line_take_host(&named);
    if (line_skip_past(rest, " (") && rest->at <= named.at + 40)
        line_host(reader, line_take_host(rest), ret);
    return ret->provider != KEYS_NONE;
}

/* What it said; without a name its page must tell who it was. */
static bool read_stat(struct line_reader *reader,
                      const struct line_entry *entry, struct span stat,
                      struct sighting *ret)
{
    if (ret->provider == KEYS_NONE)
        ret->provider = line_page(reader, entry, stat);
    if (ret->provider == KEYS_NONE)
        return false;
    line_said(reader, stat, ret);
    return true;
}

static void take_message(struct span *rest, struct sighting *ret)
{
    if (rest->len >= MESSAGE_LENGTH)
        ret->queue = span_of(rest->at, MESSAGE_LENGTH);
}

static bool read_new(struct line_reader *reader, const struct line_entry *entry,
                     struct span rest, struct sighting *ret)
{
    if (!line_skip_past(&rest, "evpid="))
        return false;
    take_message(&rest, ret);
    if (!line_skip_past(&rest, " from=<"))
        return false;
    line_take_path(&rest);
    if (!line_skip(&rest, " to=<"))
        return false;
    ret->recipient = line_take_path(&rest);
    if (!line_skip_past(&rest, " relay=\"") || !take_relay(reader, &rest, ret))
        return false;
    if (!line_skip_past(&rest, " result=\"") || !take_result(&rest, ret))
        return false;
    if (ret->outcome != LINE_SENT && line_skip_past(&rest, " stat=\""))
        return read_stat(reader, entry, rest, ret);
    return ret->provider != KEYS_NONE;
}

/* Who refused a greeting is not named. */
static bool read_error(struct line_reader *reader,
                       const struct line_entry *entry, struct span rest,
                       struct sighting *ret)
{
    return line_skip_past(&rest, " rejected: ") &&
           read_stat(reader, entry, rest, ret);
}

static bool read_old(struct line_reader *reader, const struct line_entry *entry,
                     struct span rest, struct sighting *ret)
{
    if (!line_skip(&rest, "relay: ") || !take_result(&rest, ret) ||
        !line_skip(&rest, " for "))
        return false;
    take_message(&rest, ret);
    if (!line_skip_past(&rest, ", to="))
        return false;
    ret->recipient = line_take_address(&rest);
    if (!line_skip_past(&rest, ", relay=") || !take_relay(reader, &rest, ret))
        return false;
    if (ret->outcome != LINE_SENT && line_skip_past(&rest, ", stat="))
        return read_stat(reader, entry, rest, ret);
    return ret->provider != KEYS_NONE;
}

bool line_read_opensmtpd(struct line_reader *reader,
                         const struct line_entry *entry, struct sighting *ret)
{
    if (line_begins(entry->said, "relay: "))
        return read_old(reader, entry, entry->said, ret);
    struct span rest = line_behind(entry->said, SESSION_LENGTH + 1);
    return line_skip(&rest, ERROR_BEGINS)
               ? read_error(reader, entry, rest, ret)
               : read_new(reader, entry, entry->said, ret);
}
