/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * What was found out before: a log names the same few hosts again and again,
 * and has the same few replies.
 */
#include "base/bytes.h"
#include "scan/line_parts.h"

static size_t host_place(struct span name)
{
    uint32_t first, last;
    memcpy(&first, name.at, sizeof first);
    memcpy(&last, name.at + name.len - sizeof last, sizeof last);
    return (((first ^ (last << 1)) * 2654435761u) >> 24) % LINE_HOSTS_MAX;
}

static SELDOM void remember_host(struct line_reader *reader,
                                 struct line_known_host *known,
                                 struct span host)
{
    known->id = ++reader->known_count;
    known->provider = (short)keys_host(reader->keys, host);
    known->len = (unsigned char)host.len;
    memcpy(known->name, host.at, host.len);
}

static SELDOM void ask_keys(const struct line_reader *reader, struct span host,
                            struct sighting *ret)
{
    ret->provider = keys_host(reader->keys, host);
    ret->host_id = 0;
}

void line_host(struct line_reader *reader, struct span host,
               struct sighting *ret)
{
    ret->host = host;
    if (host.len < sizeof(uint32_t) || host.len > LINE_HOST_MAX) {
        ask_keys(reader, host, ret);
        return;
    }
    struct line_known_host *known = &reader->hosts[host_place(host)];
    if (known->len != host.len || !bytes_same(known->name, host.at, host.len))
        remember_host(reader, known, host);
    ret->provider = known->provider;
    ret->host_id = known->id;
}

/* By the words in which code, tag and our address mostly stand, at the begin
 * or at the end. Every bit of a word reaches the highest ones. */
static size_t reply_place(struct span said)
{
    static const uint64_t odd[] = {
        0x9e3779b97f4a7c15, 0xd6e8feb86659fd93, 0xc2b2ae3d27d4eb4f,
        0x9fb21c651e98df25, 0xff51afd7ed558ccd, 0xa0761d6478bd642f,
        0xe7037ed1a0b428db,
    };
    uint64_t sum =
        (bytes_eight(said.at + said.len - 8) ^ said.len) * 0x8ebc6af09c88c6e3u;
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
        sum += bytes_eight(said.at + 8 * i) * odd[i];
    return (size_t)(sum >> 32) * LINE_PLACES >> 32;
}

static struct line_piece piece_of(struct span all, struct span piece)
{
    return (struct line_piece){
        .from = (unsigned short)(piece.len ? piece.at - all.at : 0),
        .len = (unsigned short)piece.len,
    };
}

static struct span span_of_piece(struct span all, struct line_piece piece)
{
    return span_of(all.at + piece.from, piece.len);
}

/* Returns which of the replies it is. */
static SELDOM unsigned short remember_reply(struct line_reader *reader,
                                            struct span said,
                                            const struct sighting *found)
{
    size_t at = reader->replies_next++ % LINE_REPLIES_MAX;
    struct line_known_reply *known = &reader->replies[at];
    known->id = found->reply_id;
    known->len = (unsigned short)said.len;
    known->reply = (unsigned short)found->reply;
    known->enhanced = piece_of(said, found->enhanced);
    known->tag = piece_of(said, found->tag);
    known->own = piece_of(said, found->own);
    memcpy(known->text, said.at, said.len);
    return (unsigned short)at;
}

void line_said(struct line_reader *reader, struct span said,
               struct sighting *ret)
{
    if (said.len < LINE_REPLY_MIN || said.len > LINE_REPLY_MAX) {
        line_reply(said, ret);
        ret->reply_id = 0;
        return;
    }
    unsigned short *at = &reader->reply_at[reply_place(said)];
    const struct line_known_reply *known = &reader->replies[*at];
    if (known->len != said.len || memcmp(known->text, said.at, said.len) != 0) {
        line_reply(said, ret);
        ret->reply_id = ++reader->known_count;
        *at = remember_reply(reader, said, ret);
        return;
    }
    ret->reply_id = known->id;
    ret->reply = known->reply;
    ret->enhanced = span_of_piece(said, known->enhanced);
    ret->tag = span_of_piece(said, known->tag);
    ret->own = span_of_piece(said, known->own);
}
