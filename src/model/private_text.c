/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/private_text.h"

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "model/private_marks.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define STARS "****"

#define WORDS_MOST 4096

/* Called for each piece of a line, private or not, in their order. */
typedef void piece_fn(void *ctx, struct span piece, enum private_kind kind);

const char *private_kind_title(enum private_kind kind)
{
    static const char *const titles[PRIVATE_KINDS] = {
        [PRIVATE_RECIPIENT] = N_("recipients (before the @)"),
        [PRIVATE_SENDER] = N_("senders (before the @)"),
        [PRIVATE_USER] = N_("names that people log in with"),
        [PRIVATE_HOST] = N_("names of this machine and of hosts inside"),
        [PRIVATE_ADDRESS] = N_("addresses inside your network"),
    };
    return titles[kind];
}

static void each_piece(struct span line, piece_fn *fn, void *ctx)
{
    struct private_marks marks;
    private_marks_init(&marks, line);
    for (size_t start = 0, end; start < line.len; start = end) {
        for (end = start + 1;
             end < line.len && marks.kind[end] == marks.kind[start];)
            end++;
        fn(ctx, span_of(line.at + start, end - start), marks.kind[start]);
    }
    private_marks_done(&marks);
}

static void note(void *ctx, struct span piece, enum private_kind kind)
{
    struct private_found *found = ctx;
    if (kind == PRIVATE_NOTHING)
        return;
    found->count[kind]++;
    for (size_t i = 0; i < PRIVATE_EXAMPLES_MAX; i++) {
        char **example = &found->example[kind][i];
        if (!*example) {
            *example = span_clean(piece, piece.len);
            return;
        }
        if (span_is(piece, *example))
            return;
    }
    found->more[kind] = true;
}

void private_find(const char *text, struct private_found *found)
{
    struct span rest = span_of(text, strlen(text)), line;
    while (span_until(&rest, '\n', &line))
        each_piece(line, note, found);
}

char *private_found_words(const struct private_found *found,
                          enum private_kind kind)
{
    struct buf words;
    char *const *example = found->example[kind];
    buf_init(&words, WORDS_MOST);
    buf_printf(&words, "%s: ", _(private_kind_title(kind)));
    for (size_t i = 0; i < PRIVATE_EXAMPLES_MAX && example[i]; i++)
        buf_printf(&words, "%s%s", i ? ", " : "", example[i]);
    if (found->more[kind])
        buf_puts(&words, ", ...");
    return buf_steal(&words);
}

void private_found_done(struct private_found *found)
{
    for (int kind = 0; kind < PRIVATE_KINDS; kind++)
        for (size_t i = 0; i < PRIVATE_EXAMPLES_MAX; i++)
            free(found->example[kind][i]);
    *found = (struct private_found){.count = {0}};
}

struct masking {
    struct buf out;
    unsigned kinds;
};

/* "10.0.0.1" becomes "*.*.*.*", so that it still looks like an address. */
static void add_address(struct buf *out, struct span address)
{
    bool digit = false;
    for (size_t i = 0; i < address.len; i++) {
        char c = address.at[i];
        bool mark = c == '.' || c == ':';
        if (mark || !digit)
            buf_putc(out, mark ? c : '*');
        digit = !mark;
    }
}

static void add_piece(void *ctx, struct span piece, enum private_kind kind)
{
    struct masking *masking = ctx;
    if (kind == PRIVATE_NOTHING || !(masking->kinds & PRIVATE_BIT(kind)))
        buf_add(&masking->out, piece.at, piece.len);
    else if (kind == PRIVATE_ADDRESS)
        add_address(&masking->out, piece);
    else
        buf_puts(&masking->out, STARS);
}

char *private_mask(const char *text, unsigned kinds)
{
    struct span rest = span_of(text, strlen(text)), line;
    struct masking masking = {.kinds = kinds};
    buf_init(&masking.out, SIZE_MAX / 2);
    while (span_until(&rest, '\n', &line)) {
        each_piece(line, add_piece, &masking);
        if (line.at + line.len < text + strlen(text))
            buf_putc(&masking.out, '\n');
    }
    return buf_steal(&masking.out);
}
