/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "ui/command_table.h"

#include "base/buf.h"
#include "base/i18n.h"
#include "base/text.h"

#include <string.h>

#define HINTS_MAX 6
#define HINT_GAP  3 /* columns between two */

static bool chord_is(const struct chord *chord, const struct input *key,
                     bool prefixed)
{
    bool alt = chord->how == ALT;
    if ((chord->how == PREFIXED) != prefixed || alt != key->alt ||
        chord->kind != key->kind)
        return false;
    bool has_ucs = key->kind == INPUT_CHAR || key->kind == INPUT_CTRL ||
                   key->kind == INPUT_F;
    return !has_ucs || chord->ucs == key->ucs;
}

struct walk { /* through all tables; all zero is before the first row */
    size_t table, row;
};

/* NULL behind the last one. */
static const struct command *next_row(struct walk *walk)
{
    static const struct command *const tables[] = {
        command_table_reply, command_table_known, command_table, NULL};
    for (; tables[walk->table]; walk->table++) {
        const struct command *row = &tables[walk->table][walk->row];
        if (row->places) {
            walk->row++;
            return row;
        }
        walk->row = 0;
    }
    return NULL;
}

enum command_id command_find(unsigned place, const struct input *key,
                             bool prefixed)
{
    /* Where one types, a letter is a letter: the answer at most keys. */
    if ((place & PLACE_TYPING) && key->kind == INPUT_CHAR && !key->alt &&
        !prefixed)
        return COMMAND_NONE;
    struct walk walk = {0};
    for (const struct command *row; (row = next_row(&walk));)
        for (size_t k = 0; (row->places & place) && k < row->chord_count; k++)
            if (chord_is(&row->chord[k], key, prefixed))
                return row->id;
    return COMMAND_NONE;
}

/* A key means what the first row with it says: another row is not told. */
static bool is_hidden(const struct command *command, unsigned place)
{
    struct walk walk = {0};
    for (const struct command *row; (row = next_row(&walk)) != command;)
        if ((row->places & place) && row->id != command->id &&
            strcmp(row->keys, command->keys) == 0)
            return true;
    return false;
}

size_t command_help(unsigned place, struct command_line *ret, size_t max)
{
    size_t count = 0;
    struct walk walk = {0};
    for (const struct command *row; count < max && (row = next_row(&walk));)
        if ((row->places & place) && row->sentence && !is_hidden(row, place))
            ret[count++] = (struct command_line){.keys = row->keys,
                                                 .sentence = _(row->sentence)};
    return count;
}

/* The first of a command's keys: "Esc" of "Esc, Ctrl-G". */
static size_t first_key(const char *keys)
{
    return strcspn(keys, ",");
}

static bool is_hint(const struct command *row, unsigned place)
{
    return (row->places & place) && row->hint && !is_hidden(row, place);
}

static size_t hint_cols(const struct command *row)
{
    const char *hint = _(row->hint);
    return first_key(row->keys) + 1 + text_cols(hint, strlen(hint));
}

/* How one leaves a question; NULL elsewhere. */
static const struct command *way_out(unsigned place)
{
    struct walk walk = {0};
    const struct command *row;
    while ((place & PLACE_QUESTION) && (row = next_row(&walk)))
        if ((row->id == COMMAND_MAP || row->id == COMMAND_BACK) &&
            is_hint(row, place))
            return row;
    return NULL;
}

/* The way out has its room whatever else there is to say. */
char *command_hints(unsigned place, size_t cols)
{
    struct buf line;
    buf_init(&line, 1024);
    const struct command *out = way_out(place);
    size_t used = 0, hints = 0, kept = out ? hint_cols(out) + HINT_GAP : 0;
    struct walk walk = {0};
    for (const struct command *row;
         hints < HINTS_MAX && (row = next_row(&walk));) {
        size_t gap = used ? HINT_GAP : 0;
        if (row == out)
            kept = 0;
        if (!is_hint(row, place) || used + gap + hint_cols(row) + kept > cols)
            continue;
        buf_printf(&line, "%*s%.*s %s", (int)gap, "", (int)first_key(row->keys),
                   row->keys, _(row->hint));
        used += gap + hint_cols(row);
        hints++;
    }
    return buf_steal(&line);
}
