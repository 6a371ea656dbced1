/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * What source.c knows of a way to pack bytes: one row of source_codecs.c each.
 * Nothing is allocated before the first byte is wanted, and all of it is given
 * back at the end: there may be a thousand sources.
 */
#include "scan/source.h"

/* Bytes that codecs look at before they say that it is theirs. */
#define CODEC_MAGIC_MAX 16

struct packed { /* taken from the front */
    const unsigned char *at;
    size_t left;
    bool last; /* nothing comes behind it */
};

struct room { /* filled from the front */
    char *at;
    size_t left;
};

enum codec_step {
    CODEC_GOES,   /* the input is used up, or the room is full */
    CODEC_ENDS,   /* where it may end; what follows is no part of it */
    CODEC_BREAKS, /* *ret_why, N_(), static, says why */
};

struct codec {
    enum source_kind kind;
    size_t memory; /* bytes that it takes at most, the input's included */
    bool (*is_its)(const unsigned char *bytes, size_t len);
    void *(*open)(void); /* new; NULL: there is no memory for it */
    /* Without any more input it still fills the room with what it holds, and
     * says CODEC_GOES without a byte when its data are not complete. */
    enum codec_step (*unpack)(void *decoder, struct packed *in,
                              struct room *out, const char **ret_why);
    void (*close)(void *decoder); /* NULL is fine */
};

extern const struct codec codec_gzip, codec_xz, codec_zstd, codec_bzip2;
/* Known, so that it is said and not read as text: compress, lz4, zip ... */
extern const struct codec codec_unknown;

/* By the first bytes; NULL: it is not packed. Borrowed. */
const struct codec *codec_find(const unsigned char *bytes, size_t len);
