/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "mail/compose_references.h"

#include "base/span.h"
#include "mail/compose_field.h"

#include <gmime/gmime.h>
#include <string.h>

enum { ID_MAX = 900 }; /* bytes; no field can be folded within one */

struct ids {
    struct span *id;
    size_t count;
};

/* What stands between "<" and ">": printable ASCII without blanks. */
static bool is_id(struct span id)
{
    if (id.len == 0 || id.len > ID_MAX)
        return false;
    for (size_t i = 0; i < id.len; i++)
        if (id.at[i] <= ' ' || id.at[i] > '~' || id.at[i] == '<')
            return false;
    return true;
}

static void remove_at(struct ids *ids, size_t index)
{
    ids->count--;
    memmove(ids->id + index, ids->id + index + 1,
            (ids->count - index) * sizeof *ids->id);
}

static void forget(struct ids *ids, struct span id)
{
    for (size_t i = ids->count; i-- > 0;)
        if (ids->id[i].len == id.len &&
            memcmp(ids->id[i].at, id.at, id.len) == 0)
            remove_at(ids, i);
}

/* The second goes when there are too many: the first says which thread it is,
 * the newest whose answer. */
static void add(struct ids *ids, struct span id)
{
    forget(ids, id);
    if (ids->count == COMPOSE_REFERENCES_MAX)
        remove_at(ids, 1);
    ids->id[ids->count++] = id;
}

static void add_all(struct ids *ids, const char *text)
{
    struct span rest = span_of(text, text ? strlen(text) : 0), before, id;
    while (span_until(&rest, '<', &before) && span_until(&rest, '>', &id))
        if (is_id(id))
            add(ids, id);
}

/* Each on a line of its own: no line is too long then. */
static void set_field(GMimeMessage *message, const char *name,
                      const struct ids *ids)
{
    struct buf value;
    if (ids->count == 0)
        return;
    buf_init(&value, COMPOSE_REFERENCES_MAX * (ID_MAX + 4));
    for (size_t i = 0; i < ids->count; i++) {
        buf_puts(&value, i ? "\n\t<" : " <");
        buf_add(&value, ids->id[i].at, ids->id[i].len);
        buf_putc(&value, '>');
    }
    compose_field(message, name, buf_text(&value));
    buf_done(&value);
}

void compose_references(GMimeMessage *message, const struct compose_head *head)
{
    struct span parents[COMPOSE_REFERENCES_MAX], room[COMPOSE_REFERENCES_MAX];
    struct ids parent = {.id = parents}, all = {.id = room};
    add_all(&parent, head->in_reply_to);
    add_all(&all, head->references);
    if (parent.count) {
        parent.count = 1;
        add(&all, parent.id[0]);
    }
    set_field(message, "In-Reply-To", &parent);
    set_field(message, "References", &all);
}
