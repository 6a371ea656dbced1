/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/mem.h"
#include "out/draft_parts.h"
#include "out/journal_parts.h"

#include <string.h>

struct edit {
    size_t at, cut;
    const char *put;
    size_t put_len;
};

/* Not the first byte of a character in UTF-8 (RFC 3629, section 3). */
static bool is_inside(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

static size_t same_start(const char *old, const char *new)
{
    size_t same = 0;
    while (old[same] && old[same] == new[same])
        same++;
    while (same > 0 && (is_inside(old[same]) || is_inside(new[same])))
        same--;
    return same;
}

/* What both end with, at most `max` bytes. */
static size_t same_end(const char *old, size_t old_len, const char *new,
                       size_t new_len, size_t max)
{
    size_t same = 0;
    while (same < max && old[old_len - 1 - same] == new[new_len - 1 - same])
        same++;
    while (same > 0 && is_inside(new[new_len - same]))
        same--;
    return same;
}

static struct edit find_edit(const char *old, const char *new)
{
    size_t old_len = strlen(old);
    size_t new_len = strlen(new);
    size_t start = same_start(old, new);
    size_t shorter = old_len < new_len ? old_len : new_len;
    size_t end = same_end(old, old_len, new, new_len, shorter - start);
    return (struct edit){
        .at = start,
        .cut = old_len - start - end,
        .put = new + start,
        .put_len = new_len - start - end,
    };
}

/* Text as JSON wants it (RFC 8259, 7): it is clean UTF-8, so that only these
 * three can need an escape. */
static void add_escaped(struct buf *out, const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (text[i] == '\n')
            buf_add(out, "\\n", 2);
        else if (text[i] == '"' || text[i] == '\\')
            buf_printf(out, "\\%c", text[i]);
        else
            buf_putc(out, text[i]);
    }
}

/* Written by hand, since one is written at every key; jansson takes ten times
 * as long. */
static void add_edit(struct buf *out, unsigned long long number, const char *id,
                     struct edit edit)
{
    buf_puts(out, "{\"n\":");
    buf_number(out, number);
    buf_puts(out, ",\"field\":\"");
    buf_puts(out, id);
    buf_puts(out, "\",\"at\":");
    buf_number(out, edit.at);
    buf_puts(out, ",\"cut\":");
    buf_number(out, edit.cut);
    buf_puts(out, ",\"put\":\"");
    add_escaped(out, edit.put, edit.put_len);
    buf_puts(out, "\"}\n");
}

static void add_json(struct buf *out, json_t *record)
{
    char *line = json_dumps(record, JSON_COMPACT);
    json_decref(record);
    /* All texts are UTF-8, so only memory can have been missing. */
    if (!line)
        abort();
    buf_puts(out, line);
    buf_putc(out, '\n');
    free(line);
}

void journal_add_record(struct buf *out, unsigned long long number,
                        const struct answers *answers, size_t field,
                        const struct seen *seen)
{
    const struct field *it = &answers_form(answers)->fields[field];
    enum answer_origin origin = answers_origin(answers, field);
    if (seen->text && seen->origin == origin)
        add_edit(out, number, it->id,
                 find_edit(seen->text, answers_text(answers, field)));
    else
        add_json(out,
                 json_pack("{sI ss so ss}", "n", (json_int_t)number, "field",
                           it->id, "value",
                           answer_to_json(it, answers_value(answers, field)),
                           "origin", answer_origin_name(origin)));
}

void journal_add_header(struct buf *out, const struct form *form)
{
    add_json(out, json_pack("{si ss}", "senderform", DRAFT_VERSION, "form",
                            form->id));
}
