/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* gzip (RFC 1952) by ISA-L. As gzip does it: members follow each other, with
 * zeros between and behind them, and what else follows is none of it. */
#include "scan/source_codec.h"

#include "base/i18n.h"
#include "base/mem.h"

#include <isa-l/igzip_lib.h>

/* ISA-L would read headers by itself, but forgets what it knows of one that
 * comes in pieces. */
struct gzip {
    struct inflate_state state;
    struct isal_gzip_header header;
    bool in_header, in_data; /* of a member */
    bool any;                /* members that are complete */
};

static bool is_gzip(const unsigned char *bytes, size_t len)
{
    return len >= 3 && bytes[0] == 0x1f && bytes[1] == 0x8b && bytes[2] == 8;
}

static void *gzip_open(void)
{
    return calloc(1, sizeof(struct gzip));
}

/* True: a member begins. */
static bool begin_member(struct gzip *gzip, struct packed *in)
{
    while (gzip->any && in->left && *in->at == 0) {
        in->at++;
        in->left--;
    }
    if (!in->left)
        return false;
    isal_inflate_init(&gzip->state);
    gzip->header = (struct isal_gzip_header){0};
    gzip->state.crc_flag = ISAL_GZIP_NO_HDR_VER;
    gzip->in_header = true;
    return true;
}

static uint32_t at_most_32_bits(size_t size)
{
    return size < UINT32_MAX ? (uint32_t)size : UINT32_MAX;
}

/* The header, then data. */
static int inflate_some(struct gzip *gzip, struct packed *in, struct room *out)
{
    struct inflate_state *state = &gzip->state;
    uint32_t given = at_most_32_bits(in->left);
    uint32_t room = at_most_32_bits(out->left);
    state->next_in = (uint8_t *)(uintptr_t)in->at; /* it only reads */
    state->avail_in = given;
    state->next_out = (uint8_t *)out->at;
    state->avail_out = room;
    int status = gzip->in_data ? isal_inflate(state)
                               : isal_read_gzip_header(state, &gzip->header);
    in->at += given - state->avail_in;
    in->left -= given - state->avail_in;
    out->at += room - state->avail_out;
    out->left -= room - state->avail_out;
    return status;
}

static const char *trouble(int status)
{
    switch (status) {
    case ISAL_INVALID_WRAPPER:
        return N_("its header is damaged");
    case ISAL_INCORRECT_CHECKSUM:
        return N_("its checksum is wrong");
    case ISAL_UNSUPPORTED_METHOD:
        return N_("it is packed in a way that gzip does not know");
    default:
        return N_("its packed data are damaged");
    }
}

/* What comes next after a call that went well. */
static void go_on(struct gzip *gzip, int status)
{
    if (gzip->in_header && status == ISAL_DECOMP_OK) {
        gzip->in_header = false;
        gzip->in_data = true;
    } else if (gzip->in_data && gzip->state.block_state == ISAL_BLOCK_FINISH) {
        gzip->in_data = false;
        gzip->any = true;
    }
}

static enum codec_step gzip_unpack(void *decoder, struct packed *in,
                                   struct room *out, const char **ret_why)
{
    struct gzip *gzip = decoder;
    if (!gzip->in_header && !gzip->in_data && !begin_member(gzip, in))
        return in->last && gzip->any ? CODEC_ENDS : CODEC_GOES;
    int status = inflate_some(gzip, in, out);
    if (status == ISAL_INVALID_WRAPPER && gzip->any)
        return CODEC_ENDS;
    if (status < 0) {
        *ret_why = trouble(status);
        return CODEC_BREAKS;
    }
    go_on(gzip, status);
    return CODEC_GOES;
}

const struct codec codec_gzip = {SOURCE_GZIP, 512u * 1024, is_gzip,
                                 gzip_open,   gzip_unpack, free};
