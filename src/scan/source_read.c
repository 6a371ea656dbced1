/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* The bytes of a source as they come, and through its codec. */
#include "scan/source_private.h"

#include "base/i18n.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define INPUT_SIZE  (128u * 1024) /* bytes that are unpacked at a time */
#define WRITER_WAIT 10000         /* ms for the first who writes to a pipe */

static ssize_t read_part(const struct source *source, void *bytes, size_t max)
{
    bool pipe = source->kind == SOURCE_PIPE;
    off_t offset = (off_t)(source->start + source->taken);
    ssize_t got;
    do
        got = pipe ? read(source->fd, bytes, max)
                   : pread(source->fd, bytes, max, offset);
    while (got < 0 && errno == EINTR);
    return got;
}

/* A pipe was opened without waiting for one who writes to it; until there is
 * one, reading looks like the end. */
static ssize_t read_first(struct source *source, void *bytes, size_t max)
{
    struct pollfd pollfd = {.fd = source->fd, .events = POLLIN};
    int flags = fcntl(source->fd, F_GETFL);
    if (flags < 0 || !(flags & O_NONBLOCK))
        return read_part(source, bytes, max);
    bool silent = poll(&pollfd, 1, WRITER_WAIT) == 0;
    ssize_t got = read_part(source, bytes, max);
    fcntl(source->fd, F_SETFL, flags & ~O_NONBLOCK);
    if (got < 0 && errno == EAGAIN)
        return read_part(source, bytes, max);
    if (got == 0 && silent)
        source->why = N_("nobody writes to this pipe");
    return got;
}

/* 0: there are no more; source->why says whether that is as it should be. */
static size_t fetch(struct source *source, void *bytes, size_t max)
{
    bool pipe = source->kind == SOURCE_PIPE;
    if (!pipe && max > source->size - source->taken)
        max = (size_t)(source->size - source->taken);
    if (max == 0)
        return 0;
    ssize_t got = pipe && !source->taken ? read_first(source, bytes, max)
                                         : read_part(source, bytes, max);
    if (got < 0)
        source->why = N_("it cannot be read any further");
    else if (got == 0 && !pipe)
        source->why = N_("it became shorter while it was read");
    source->taken += got > 0 ? (uint64_t)got : 0;
    return got > 0 ? (size_t)got : 0;
}

static bool make_input(struct source *source)
{
    if (!source->bytes)
        source->bytes = malloc(INPUT_SIZE);
    return source->bytes;
}

void source_meet(struct source *source)
{
    size_t len = 0, got;
    source->met = true;
    if (!make_input(source))
        return;
    while (len < CODEC_MAGIC_MAX &&
           (got = fetch(source, source->bytes + len, INPUT_SIZE - len)) > 0)
        len += got;
    source->in.at = source->bytes;
    source->in.left = len;
    source->codec = codec_find(source->bytes, len);
}

/* What source_meet() has read, before all else. */
static size_t take_met(struct source *source, char *bytes, size_t max)
{
    size_t len = source->in.left < max ? source->in.left : max;
    memcpy(bytes, source->in.at, len);
    source->in.at += len;
    source->in.left -= len;
    return len;
}

size_t source_copy(struct source *source, char *bytes, size_t max)
{
    size_t got = source->in.left ? take_met(source, bytes, max)
                                 : fetch(source, bytes, max);
    if (!got)
        source_stop(source, source->why ? SOURCE_BROKEN : SOURCE_ALL);
    return got;
}

static void refill(struct source *source)
{
    source->in.at = source->bytes;
    source->in.left = fetch(source, source->bytes, INPUT_SIZE);
    source->in.last = !source->in.left;
}

static bool make_decoder(struct source *source)
{
    if (!source->decoder && make_input(source))
        source->decoder = source->codec->open();
    if (source->decoder)
        return true;
    source->why = N_("there is no memory to unpack it");
    source_stop(source, SOURCE_BROKEN);
    return false;
}

/* True: something was taken or given. */
static bool unpack_some(struct source *source, struct room *out)
{
    struct packed *in = &source->in;
    if (!in->left && !in->last)
        refill(source);
    size_t left = in->left, room = out->left;
    switch (source->codec->unpack(source->decoder, in, out, &source->why)) {
    case CODEC_ENDS:
        source_stop(source, SOURCE_ALL);
        break;
    case CODEC_BREAKS:
        source_stop(source, SOURCE_BROKEN);
        break;
    case CODEC_GOES:
        break;
    }
    return in->left != left || out->left != room;
}

size_t source_unpack(struct source *source, char *bytes, size_t max)
{
    struct room out = {bytes, max};
    if (!make_decoder(source))
        return 0;
    while (source->end == SOURCE_MORE && out.left) {
        if (unpack_some(source, &out) || source->end != SOURCE_MORE)
            continue;
        if (!source->why)
            source->why = N_("it ends in the middle: the rest is missing");
        source_stop(source, SOURCE_BROKEN);
    }
    return max - out.left;
}
