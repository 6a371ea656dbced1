/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "scan/paste.h"

#include "base/buf.h"
#include "scan/seek.h"
#include "scan/stamp.h"

#include <string.h>

struct pasting {
    const struct seek *seek;
    struct line_reader *reader;
    struct tally *tally;
    size_t lines;
};

static void read_line(struct pasting *pasting, struct span line)
{
    struct sighting sighting;
    const char *hit = seek_next(pasting->seek, line.at, line.at + line.len);
    if (!hit ||
        !line_read(pasting->reader, line, (size_t)(hit - line.at), &sighting))
        return;
    pasting->lines++;
    tally_add(pasting->tally, &sighting);
}

static void read_as_it_stands(struct pasting *pasting, struct span text)
{
    struct span line;
    while (span_line(&text, &line))
        read_line(pasting, line);
}

/* What somebody else has put before the line. */
static struct span without_marks(struct span line)
{
    while (line.len > 0 && strchr("> |\t", *line.at)) {
        line.at++;
        line.len--;
    }
    return span_trim(line);
}

static bool has_stamp(struct span line, int64_t latest)
{
    struct stamp_frame frame = {.latest = latest};
    return stamp_take(&frame, &line) != 0;
}

static void read_joined_line(struct pasting *pasting, struct buf *joined)
{
    if (joined->len > 0)
        read_line(pasting, span_of(joined->data, joined->len));
    buf_clear(joined);
}

/* Lines go on until one begins with a time, or is empty. */
static void read_joined(struct pasting *pasting, struct span text,
                        int64_t latest)
{
    struct buf joined;
    struct span line;
    buf_init(&joined, PASTE_MAX);
    while (span_line(&text, &line)) {
        line = without_marks(line);
        if (line.len == 0 || has_stamp(line, latest))
            read_joined_line(pasting, &joined);
        if (joined.len > 0)
            buf_putc(&joined, ' ');
        buf_add(&joined, line.at, line.len);
    }
    read_joined_line(pasting, &joined);
    buf_done(&joined);
}

size_t paste_read(const char *text, size_t len, const struct keys *keys,
                  int64_t latest, struct tally *tally)
{
    struct stamp_frame frame = {.latest = latest};
    struct seek *seek = seek_new(keys_needles(keys));
    struct pasting pasting = {
        .seek = seek,
        .reader = line_reader_new(keys, &frame),
        .tally = tally,
    };
    read_as_it_stands(&pasting, span_of(text, len));
    if (pasting.lines == 0)
        read_joined(&pasting, span_of(text, len), latest);
    line_reader_free(pasting.reader);
    seek_free(seek);
    return pasting.lines;
}
