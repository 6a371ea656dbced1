/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "scan/source_journal.h"

#include "base/i18n.h"

#include <string.h>

struct magic {
    const char *bytes;
    size_t len;
};

#define MAGIC(text)                                                            \
    {                                                                          \
        (text), sizeof(text) - 1                                               \
    }

/* Ways to pack that are met in folders of logs and not read here. */
static const struct magic strangers[] = {
    MAGIC("\x1f\x9d"),                         /* compress */
    MAGIC("\x04\x22\x4d\x18"),                 /* lz4 */
    MAGIC("LZIP"),                             /* lzip */
    MAGIC("\x89LZO\x00\r\n\x1a\n"),            /* lzop */
    MAGIC("PK\x03\x04"),                       /* zip */
    MAGIC("7z\xbc\xaf\x27\x1c"),               /* 7-Zip */
    MAGIC("Rar!\x1a\x07"),                     /* RAR */
    MAGIC("\xff\x06\x00\x00sNaPpY"),           /* snappy, framed */
    MAGIC("\x00\xe9\x55\x43\x4c\xff\x01\x1a"), /* UCL */
};

static bool is_strange(const unsigned char *bytes, size_t len)
{
    for (size_t i = 0; i < sizeof strangers / sizeof *strangers; i++)
        if (len >= strangers[i].len &&
            memcmp(bytes, strangers[i].bytes, strangers[i].len) == 0)
            return true;
    return false;
}

static void *open_nothing(void)
{
    static char nothing;
    return &nothing;
}

static enum codec_step refuse(void *decoder, struct packed *in,
                              struct room *out, const char **ret_why)
{
    (void)decoder;
    (void)in;
    (void)out;
    *ret_why = N_("it is packed in a way that is not read here: unpack it "
                  "first");
    return CODEC_BREAKS;
}

static void close_nothing(void *decoder)
{
    (void)decoder;
}

const struct codec codec_unknown = {SOURCE_UNKNOWN, 0,      is_strange,
                                    open_nothing,   refuse, close_nothing};

const struct codec *codec_find(const unsigned char *bytes, size_t len)
{
    static const struct codec *const codecs[] = {
        &codec_gzip,    &codec_xz,      &codec_zstd, &codec_bzip2,
        &codec_journal, &codec_unknown, NULL,
    };
    const struct codec *const *at = codecs;
    while (*at && !(*at)->is_its(bytes, len))
        at++;
    return *at;
}
