/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * OpenSMTPD (mta.c, mta_log()), since 6.4, in 6.0 and before:
 *
 *   4b3a6c195c1f6010 mta delivery evpid=8f26ea98359eccea from=<..> to=<..>
 *       rcpt=<-> source=".." relay="ADDRESS (HOST)" delay=0s
 *       result="TempFail" stat="421 ..."
 *   4b3a6c195c1f6010 mta event=delivery evpid=... (as above)
 *   relay: TempFail for 66251a4092099e2d: session=.., from=<..>, to=<..>,
 *       relay=ADDRESS (HOST), delay=12s, stat=421 ...
 */
#include "scan/line_parts.h"

#define SESSION_LENGTH 16
#define MESSAGE_LENGTH                                                         \
    8 /* of an envelope's id: the same for all recipients                      \
       */

static bool is_new(struct span said)
{
    if (said.len < SESSION_LENGTH || said.at[SESSION_LENGTH] != ' ')
        return false;
    said = line_behind(said, SESSION_LENGTH + 1);
    return line_begins(said, "mta delivery evpid=") ||
           line_begins(said, "mta event=delivery evpid=");
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

/* "67.195.204.77 (mta7.am0.yahoodns.net)" */
static bool take_relay(struct line_reader *reader, struct span *rest,
                       struct sighting *ret)
{
    struct span named = *rest;
    line_take_host(&named);
    if (line_skip_past(rest, " (") && rest->at <= named.at + 40)
        ret->host = line_take_host(rest);
    ret->provider = line_host(reader, ret->host);
    return ret->provider != KEYS_NONE;
}

static void take_message(struct span *rest, struct sighting *ret)
{
    if (rest->len >= MESSAGE_LENGTH)
        ret->queue = span_of(rest->at, MESSAGE_LENGTH);
}

static bool read_new(struct line_reader *reader, struct span rest,
                     struct sighting *ret)
{
    if (!line_skip_past(&rest, "evpid="))
        return false;
    take_message(&rest, ret);
    if (!line_skip_past(&rest, "> to=<"))
        return false;
    ret->recipient = line_take_until(&rest, '>');
    if (!line_skip_past(&rest, " relay=\"") || !take_relay(reader, &rest, ret))
        return false;
    if (!line_skip_past(&rest, " result=\"") || !take_result(&rest, ret))
        return false;
    if (ret->outcome != LINE_SENT && line_skip_past(&rest, " stat=\""))
        line_reply(rest, ret);
    return true;
}

static bool read_old(struct line_reader *reader, struct span rest,
                     struct sighting *ret)
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
        line_reply(rest, ret);
    return true;
}

bool line_read_opensmtpd(struct line_reader *reader,
                         const struct line_entry *entry, struct sighting *ret)
{
    return line_begins(entry->said, "relay: ")
               ? read_old(reader, entry->said, ret)
               : read_new(reader, entry->said, ret);
}
