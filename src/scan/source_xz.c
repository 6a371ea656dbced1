/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* xz by liblzma: streams follow each other, with zeros between them. */
#include "scan/source_codec.h"

#include "base/i18n.h"

#include <lzma.h>
#include <stdlib.h>
#include <string.h>

/* What xz -6 needs, as it packs when nothing is said, is 9 MiB; -7 needs 17,
 * -9 needs 65, which is more than the whole program shall take. */
#define MEMORY (10u * 1024 * 1024)

static bool is_xz(const unsigned char *bytes, size_t len)
{
    return len >= 6 && memcmp(bytes,
                              "\xfd"
                              "7zXZ\0",
                              6) == 0;
}

static void xz_close(void *decoder)
{
    lzma_stream *stream = decoder;
    if (stream)
        lzma_end(stream);
    free(stream);
}

static void *xz_open(void)
{
    lzma_stream *stream = malloc(sizeof *stream);
    if (!stream)
        return NULL;
    *stream = (lzma_stream)LZMA_STREAM_INIT;
    if (lzma_stream_decoder(stream, MEMORY, LZMA_CONCATENATED) == LZMA_OK)
        return stream;
    xz_close(stream);
    return NULL;
}

static const char *trouble(lzma_ret status)
{
    if (status == LZMA_MEMLIMIT_ERROR)
        return N_("it was packed by xz -7 or more, which needs more memory "
                  "than is taken here: unpack it first");
    if (status == LZMA_MEM_ERROR)
        return N_("there is no memory to unpack it");
    return N_("its packed data are damaged");
}

static enum codec_step xz_unpack(void *decoder, struct packed *in,
                                 struct room *out, const char **ret_why)
{
    lzma_stream *stream = decoder;
    stream->next_in = in->at;
    stream->avail_in = in->left;
    stream->next_out = (uint8_t *)out->at;
    stream->avail_out = out->left;
    lzma_ret status = lzma_code(stream, in->last ? LZMA_FINISH : LZMA_RUN);
    *in = (struct packed){stream->next_in, stream->avail_in, in->last};
    *out = (struct room){(char *)stream->next_out, stream->avail_out};
    if (status == LZMA_STREAM_END)
        return CODEC_ENDS;
    if (status == LZMA_OK || status == LZMA_BUF_ERROR)
        return CODEC_GOES;
    *ret_why = trouble(status);
    return CODEC_BREAKS;
}

const struct codec codec_xz = {SOURCE_XZ, MEMORY,    is_xz,
                               xz_open,   xz_unpack, xz_close};
