/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "ui/command_table.h"

#include "base/buf.h"
#include "base/i18n.h"
#include "base/text.h"

#include <string.h>

#define HINTS_MAX 6

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

enum command_id command_find(unsigned place, const struct input *key,
                             bool prefixed)
{
    /* Where one types, a letter is a letter: the answer at most keys. */
    if ((place & PLACE_TYPING) && key->kind == INPUT_CHAR && !key->alt &&
        !prefixed)
        return COMMAND_NONE;
    for (size_t i = 0; command_table[i].places; i++)
        for (size_t k = 0; (command_table[i].places & place) &&
                           k < command_table[i].chord_count;
             k++)
            if (chord_is(&command_table[i].chord[k], key, prefixed))
                return command_table[i].id;
    return COMMAND_NONE;
}

size_t command_help(unsigned place, struct command_line *ret, size_t max)
{
    size_t count = 0;
    for (size_t i = 0; command_table[i].places && count < max; i++)
        if ((command_table[i].places & place) && command_table[i].sentence)
            ret[count++] =
                (struct command_line){.keys = command_table[i].keys,
                                      .sentence = _(command_table[i].sentence)};
    return count;
}

/* The first of a command's keys: "Esc" of "Esc, Ctrl-G". */
static size_t first_key(const char *keys)
{
    return strcspn(keys, ",");
}

char *command_hints(unsigned place, size_t cols)
{
    struct buf line;
    buf_init(&line, 1024);
    size_t used = 0, hints = 0;
    for (size_t i = 0; command_table[i].places && hints < HINTS_MAX; i++) {
        if (!(command_table[i].places & place) || !command_table[i].hint)
            continue;
        const char *hint = _(command_table[i].hint);
        size_t key = first_key(command_table[i].keys);
        size_t wide = key + 1 + text_cols(hint, strlen(hint));
        size_t gap = used ? 3 : 0;
        if (used + gap + wide > cols)
            continue;
        buf_printf(&line, "%*s%.*s %s", (int)gap, "", (int)key,
                   command_table[i].keys, hint);
        used += gap + wide;
        hints++;
    }
    return buf_steal(&line);
}
