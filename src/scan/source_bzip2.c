/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* bzip2 by libbz2: streams follow each other; as bzip2 does it, what else
 * follows is none of it. */
#include "scan/source_codec.h"

#include "base/i18n.h"

#include <bzlib.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

struct bunzip {
    bz_stream stream;
    bool inside; /* a stream */
    bool any;    /* streams that are complete */
};

/* The level, and how a block or an empty stream begins. */
static bool is_bzip2(const unsigned char *bytes, size_t len)
{
    return len >= 10 && memcmp(bytes, "BZh", 3) == 0 && bytes[3] >= '1' &&
           bytes[3] <= '9' &&
           (memcmp(bytes + 4, "\x31\x41\x59\x26\x53\x59", 6) == 0 ||
            memcmp(bytes + 4, "\x17\x72\x45\x38\x50\x90", 6) == 0);
}

static void *bzip2_open(void)
{
    return calloc(1, sizeof(struct bunzip));
}

static void end_stream(struct bunzip *bunzip)
{
    if (bunzip->inside)
        BZ2_bzDecompressEnd(&bunzip->stream);
    bunzip->inside = false;
}

static void bzip2_close(void *decoder)
{
    if (decoder)
        end_stream(decoder);
    free(decoder);
}

static int begin_stream(struct bunzip *bunzip)
{
    bunzip->stream = (bz_stream){0};
    int status = BZ2_bzDecompressInit(&bunzip->stream, 0, 0);
    bunzip->inside = status == BZ_OK;
    return status;
}

static unsigned fit(size_t size)
{
    return size < UINT_MAX ? (unsigned)size : UINT_MAX;
}

static int decompress(bz_stream *stream, struct packed *in, struct room *out)
{
    unsigned given = fit(in->left), room = fit(out->left);
    stream->next_in = (char *)(uintptr_t)in->at; /* it only reads */
    stream->avail_in = given;
    stream->next_out = out->at;
    stream->avail_out = room;
    int status = BZ2_bzDecompress(stream);
    in->at += given - stream->avail_in;
    in->left -= given - stream->avail_in;
    out->at += room - stream->avail_out;
    out->left -= room - stream->avail_out;
    return status;
}

static enum codec_step bzip2_unpack(void *decoder, struct packed *in,
                                    struct room *out, const char **ret_why)
{
    struct bunzip *bunzip = decoder;
    int status = BZ_OK;
    if (!bunzip->inside && !in->left)
        return in->last && bunzip->any ? CODEC_ENDS : CODEC_GOES;
    if (!bunzip->inside)
        status = begin_stream(bunzip);
    if (status == BZ_OK)
        status = decompress(&bunzip->stream, in, out);
    if (status == BZ_STREAM_END) {
        end_stream(bunzip);
        bunzip->any = true;
        return CODEC_GOES;
    }
    if (status == BZ_DATA_ERROR_MAGIC && bunzip->any)
        return CODEC_ENDS;
    if (status == BZ_OK)
        return CODEC_GOES;
    *ret_why = status == BZ_MEM_ERROR ? N_("there is no memory to unpack it")
                                      : N_("its packed data are damaged");
    return CODEC_BREAKS;
}

const struct codec codec_bzip2 = {SOURCE_BZIP2, 4u * 1024 * 1024, is_bzip2,
                                  bzip2_open,   bzip2_unpack,     bzip2_close};
