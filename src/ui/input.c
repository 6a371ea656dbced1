/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "ui/input.h"

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "ui/input_sequence.h"

#include <string.h>

#define PENDING_MAX   (2u * INPUT_PASTE_MAX)
#define DEFINES_MAX   64u
#define SEQUENCE_MS   500  /* for the rest of a sequence that has begun */
#define RAW_PASTE_MS  50   /* silence that ends a paste without marks */
#define MARKED_MS     3000 /* silence that ends a paste without its end mark */
#define BURST_BYTES   512  /* of text at once are no typing, even in a line */
#define HELD_ENTER_MS 30   /* for more text behind a text with a newline */

static const char paste_start[] = "\033[200~";
static const char paste_end[] = "\033[201~";

enum waiting { WAIT_NOTHING, WAIT_ESC, WAIT_SEQUENCE, WAIT_ENTER };
enum pasting { PASTE_NONE, PASTE_MARKED, PASTE_RAW };

struct define {
    char *sequence;
    size_t len;
    struct input meaning;
};

struct input_decoder {
    int esc_ms;
    struct buf pending;
    size_t at; /* bytes of pending that are done with */
    struct buf paste;
    bool paste_cut;
    enum pasting pasting;
    enum waiting waiting;
    bool timed_out;  /* what is pending gets nothing more */
    bool broken_off; /* Ctrl-C came alone while a paste went on */
    bool late_esc;   /* a lone ESC was taken for the key; its sequence may
                        still come on a slow line */
    char *event_paste;
    struct define define[DEFINES_MAX];
    size_t define_count;
};

/* It may be a password: nothing of it stays behind. */
static void forget_event(struct input_decoder *in)
{
    if (in->event_paste)
        explicit_bzero(in->event_paste, strlen(in->event_paste));
    free(in->event_paste);
    in->event_paste = NULL;
}

struct input_decoder *input_new(int esc_ms)
{
    struct input_decoder *in = xcalloc(1, sizeof *in);
    in->esc_ms = esc_ms;
    buf_init(&in->pending, PENDING_MAX);
    buf_init(&in->paste, INPUT_PASTE_MAX);
    return in;
}

void input_free(struct input_decoder *in)
{
    if (!in)
        return;
    for (size_t i = 0; i < in->define_count; i++)
        free(in->define[i].sequence);
    buf_done(&in->pending);
    buf_done(&in->paste);
    forget_event(in);
    free(in);
}

void input_define(struct input_decoder *in, const char *sequence,
                  struct input meaning)
{
    if (in->define_count == DEFINES_MAX || sequence[0] != '\033')
        return;
    in->define[in->define_count++] = (struct define){
        .sequence = xstrdup(sequence),
        .len = strlen(sequence),
        .meaning = meaning,
    };
}

static void drop_done(struct input_decoder *in)
{
    buf_splice(&in->pending, 0, in->at, NULL, 0);
    buf_wipe_rest(&in->pending);
    in->at = 0;
}

void input_feed(struct input_decoder *in, const char *bytes, size_t len)
{
    drop_done(in);
    in->timed_out = false;
    in->waiting = WAIT_NOTHING;
    in->broken_off = len == 1 && bytes[0] == 3 && in->pasting != PASTE_NONE;
    while (len > 0) { /* a flood is bounded: what cannot be kept is dropped */
        size_t room = in->pending.max - in->pending.len;
        size_t part = len < room ? len : room;
        if (part == 0)
            return;
        buf_add(&in->pending, bytes, part);
        bytes += part;
        len -= part;
    }
}

static bool is_text(unsigned char byte)
{
    return byte >= 0x20 && byte != 0x7f;
}

static bool is_newline(unsigned char byte)
{
    return byte == '\r' || byte == '\n';
}

/* Does what has arrived at once look like pasted lines: text right behind a
 * newline, or very much of it? *ret_ends: it is a text that ends in one, so
 * more may follow. */
static bool looks_pasted(const char *bytes, size_t len, bool *ret_ends)
{
    bool newline = false;
    size_t text = 0, i = 0;
    for (; i < len; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        if (is_newline(byte)) {
            newline = true;
        } else if (is_text(byte) || byte == '\t') {
            if (newline && is_text(byte))
                return true;
            if (++text >= BURST_BYTES)
                return true;
        } else {
            break;
        }
    }
    *ret_ends = newline && text > 1 && i == len;
    return false;
}

/* A byte that is no UTF-8 is read as Latin-1, which is what it nearly always
 * is; the person sees it at once. */
static size_t decode_guess(const char *bytes, size_t len, uint32_t *ret)
{
    size_t used = text_decode(bytes, len, ret);
    unsigned char byte = (unsigned char)bytes[0];
    if (used == 1 && *ret == TEXT_REPLACEMENT && byte >= 0xa0)
        *ret = byte;
    return used;
}

static void keep_paste(struct input_decoder *in, const char *bytes, size_t len)
{
    size_t room = in->paste.max - in->paste.len;
    if (len > room)
        in->paste_cut = true;
    buf_add(&in->paste, bytes, len < room ? len : room);
}

char *input_clean(const char *bytes, size_t len)
{
    if (text_is_utf8(bytes, len))
        return text_clean(bytes, len, TEXT_BLOCK);
    struct buf guess;
    buf_init(&guess, 4 * len + 1);
    for (size_t i = 0; i < len;) {
        uint32_t ucs;
        char utf8[4];
        i += decode_guess(bytes + i, len - i, &ucs);
        buf_add(&guess, utf8, text_encode(ucs, utf8));
    }
    char *clean = text_clean(buf_text(&guess), guess.len, TEXT_BLOCK);
    buf_done(&guess);
    return clean;
}

static bool emit_paste(struct input_decoder *in, struct input *ret)
{
    forget_event(in);
    in->event_paste = input_clean(buf_text(&in->paste), in->paste.len);
    *ret = (struct input){
        .kind = INPUT_PASTE,
        .paste = in->event_paste,
        .paste_len = strlen(in->event_paste),
        .paste_cut = in->paste_cut,
    };
    buf_clear(&in->paste);
    buf_wipe_rest(&in->paste);
    in->paste_cut = false;
    in->pasting = PASTE_NONE;
    return true;
}

/* Collects bytes of a marked paste; true when its end has come. */
static bool collect_marked(struct input_decoder *in)
{
    const char *bytes = in->pending.data + in->at;
    size_t len = in->pending.len - in->at;
    const char *end = memmem(bytes, len, paste_end, sizeof paste_end - 1);
    if (end) {
        keep_paste(in, bytes, (size_t)(end - bytes));
        in->at += (size_t)(end - bytes) + sizeof paste_end - 1;
        return true;
    }
    size_t tail = 0; /* the end mark may have come in part */
    for (size_t n = 1; n < sizeof paste_end - 1 && n <= len; n++)
        if (memcmp(bytes + len - n, paste_end, n) == 0)
            tail = n;
    if (in->timed_out)
        tail = 0;
    keep_paste(in, bytes, len - tail);
    in->at += len - tail;
    return in->timed_out;
}

static bool collect_paste(struct input_decoder *in, struct input *ret)
{
    if (in->broken_off) { /* a paste whose end got lost is no prison */
        in->broken_off = false;
        return emit_paste(in, ret);
    }
    if (in->pasting == PASTE_MARKED)
        return collect_marked(in) && emit_paste(in, ret);
    keep_paste(in, in->pending.data + in->at, in->pending.len - in->at);
    in->at = in->pending.len;
    return in->timed_out && emit_paste(in, ret);
}

static bool match_define(struct input_decoder *in, const char *bytes,
                         size_t len, struct input *ret, size_t *ret_used)
{
    for (size_t i = 0; i < in->define_count; i++) {
        const struct define *def = &in->define[i];
        if (def->len <= len && memcmp(def->sequence, bytes, def->len) == 0) {
            *ret = def->meaning;
            *ret_used = def->len;
            return true;
        }
    }
    return false;
}

enum outcome { GOT_KEY, GOT_NOTHING, NEED_MORE };

static enum outcome take_escape(struct input_decoder *in, struct input *ret)
{
    const char *bytes = in->pending.data + in->at;
    size_t len = in->pending.len - in->at, used = 0;
    if (len >= sizeof paste_start - 1 &&
        memcmp(bytes, paste_start, sizeof paste_start - 1) == 0) {
        in->at += sizeof paste_start - 1;
        in->pasting = PASTE_MARKED;
        return GOT_NOTHING;
    }
    if (match_define(in, bytes, len, ret, &used)) {
        in->at += used;
        return GOT_KEY;
    }
    enum sequence_result got =
        sequence_parse(bytes, len, in->timed_out, ret, &used);
    if (got == SEQUENCE_PARTIAL) {
        in->waiting = len == 1 ? WAIT_ESC : WAIT_SEQUENCE;
        return NEED_MORE;
    }
    in->late_esc = len == 1 && in->timed_out;
    in->at += used;
    return got == SEQUENCE_KEY ? GOT_KEY : GOT_NOTHING;
}

/* The rest of a sequence whose ESC came long before it. */
static enum outcome take_late_sequence(struct input_decoder *in,
                                       struct input *ret)
{
    char bytes[32] = "\033";
    size_t len = in->pending.len - in->at, used = 0;
    if (len > sizeof bytes - 1)
        len = sizeof bytes - 1;
    memcpy(bytes + 1, in->pending.data + in->at, len);
    in->late_esc = false;
    enum sequence_result got =
        sequence_parse(bytes, len + 1, false, ret, &used);
    if (got != SEQUENCE_KEY || used < 3)
        return GOT_NOTHING;
    in->at += used - 1;
    return GOT_KEY;
}

static enum outcome take_char(struct input_decoder *in, struct input *ret)
{
    const char *bytes = in->pending.data + in->at;
    size_t len = in->pending.len - in->at;
    if (!in->timed_out && sequence_utf8_partial(bytes, len)) {
        in->waiting = WAIT_SEQUENCE;
        return NEED_MORE;
    }
    *ret = (struct input){.kind = INPUT_CHAR};
    in->at += decode_guess(bytes, len, &ret->ucs);
    return GOT_KEY;
}

static bool starts_paste(struct input_decoder *in, enum outcome *ret)
{
    bool ends = false;
    const char *bytes = in->pending.data + in->at;
    size_t len = in->pending.len - in->at;
    if (looks_pasted(bytes, len, &ends)) {
        in->pasting = PASTE_RAW;
        *ret = GOT_NOTHING;
        return true;
    }
    if (ends && !in->timed_out) {
        in->waiting = WAIT_ENTER;
        *ret = NEED_MORE;
        return true;
    }
    return false;
}

static enum outcome take_one(struct input_decoder *in, struct input *ret)
{
    unsigned char byte = (unsigned char)in->pending.data[in->at];
    enum outcome outcome;
    if (in->late_esc && (byte == '[' || byte == 'O')) {
        outcome = take_late_sequence(in, ret);
        if (outcome == GOT_KEY)
            return outcome;
    }
    if (byte == 0x1b)
        return take_escape(in, ret);
    in->late_esc = false;
    if ((is_text(byte) || is_newline(byte)) && starts_paste(in, &outcome))
        return outcome;
    if (is_text(byte))
        return take_char(in, ret);
    in->at++;
    *ret = sequence_control(byte);
    return GOT_KEY;
}

bool input_next(struct input_decoder *in, struct input *ret)
{
    forget_event(in);
    while (in->at < in->pending.len || in->timed_out) {
        if (in->pasting != PASTE_NONE) {
            if (collect_paste(in, ret))
                return true;
            break;
        }
        if (in->at == in->pending.len)
            break;
        enum outcome outcome = take_one(in, ret);
        if (outcome == GOT_KEY)
            return true;
        if (outcome == NEED_MORE)
            return false;
    }
    in->timed_out = false;
    drop_done(in);
    return false;
}

int input_wait_ms(const struct input_decoder *in)
{
    if (in->pasting == PASTE_MARKED)
        return MARKED_MS;
    if (in->pasting == PASTE_RAW)
        return RAW_PASTE_MS;
    switch (in->waiting) {
    case WAIT_NOTHING:
        return -1;
    case WAIT_ESC:
        return in->esc_ms;
    case WAIT_SEQUENCE:
        return SEQUENCE_MS;
    case WAIT_ENTER:
        return HELD_ENTER_MS;
    }
    return -1;
}

void input_timeout(struct input_decoder *in)
{
    in->waiting = WAIT_NOTHING;
    in->timed_out = true;
}

bool input_in_paste(const struct input_decoder *in)
{
    return in->pasting != PASTE_NONE;
}
