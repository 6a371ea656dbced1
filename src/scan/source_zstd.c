/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* zstd by libzstd: frames follow each other, some of which are skipped. */
#include "scan/source_codec.h"

#include "base/i18n.h"

#include <stdlib.h>
#include <zstd.h>
#include <zstd_errors.h>

/* 8 MiB is the window of zstd -19 and all below it; --ultra and --long take
 * more than the whole program shall. */
#define WINDOW_LOG 23

struct unzstd {
    ZSTD_DCtx *context;
    bool between; /* frames */
};

static bool is_zstd(const unsigned char *bytes, size_t len)
{
    if (len < 4)
        return false;
    uint32_t magic = (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 |
                     (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
    return magic == ZSTD_MAGICNUMBER ||
           (magic & ZSTD_MAGIC_SKIPPABLE_MASK) == ZSTD_MAGIC_SKIPPABLE_START;
}

static void zstd_close(void *decoder)
{
    struct unzstd *unzstd = decoder;
    if (unzstd)
        ZSTD_freeDCtx(unzstd->context);
    free(unzstd);
}

static void *zstd_open(void)
{
    struct unzstd *unzstd = calloc(1, sizeof *unzstd);
    if (!unzstd)
        return NULL;
    unzstd->context = ZSTD_createDCtx();
    if (unzstd->context &&
        !ZSTD_isError(ZSTD_DCtx_setParameter(unzstd->context,
                                             ZSTD_d_windowLogMax, WINDOW_LOG)))
        return unzstd;
    zstd_close(unzstd);
    return NULL;
}

static const char *trouble(size_t status)
{
    ZSTD_ErrorCode code = ZSTD_getErrorCode(status);
    if (code == ZSTD_error_frameParameter_windowTooLarge)
        return N_("it was packed by zstd --ultra or --long, which needs more "
                  "memory than is taken here: unpack it first");
    if (code == ZSTD_error_memory_allocation)
        return N_("there is no memory to unpack it");
    if (code == ZSTD_error_checksum_wrong)
        return N_("its checksum is wrong");
    return N_("its packed data are damaged");
}

static enum codec_step zstd_unpack(void *decoder, struct packed *in,
                                   struct room *out, const char **ret_why)
{
    struct unzstd *unzstd = decoder;
    if (unzstd->between && !in->left)
        return in->last ? CODEC_ENDS : CODEC_GOES;
    ZSTD_inBuffer from = {in->at, in->left, 0};
    ZSTD_outBuffer to = {out->at, out->left, 0};
    size_t status = ZSTD_decompressStream(unzstd->context, &to, &from);
    *in = (struct packed){in->at + from.pos, in->left - from.pos, in->last};
    *out = (struct room){out->at + to.pos, out->left - to.pos};
    unzstd->between = status == 0;
    if (!ZSTD_isError(status))
        return CODEC_GOES;
    *ret_why = trouble(status);
    return CODEC_BREAKS;
}

const struct codec codec_zstd = {SOURCE_ZSTD, 9u * 1024 * 1024, is_zstd,
                                 zstd_open,   zstd_unpack,      zstd_close};
