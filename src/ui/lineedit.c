/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "ui/lineedit.h"

#include "base/mem.h"

#include <string.h>

#define NO_GOAL ((size_t)-1)

void lineedit_init(struct lineedit *edit, bool block, size_t max)
{
    *edit = (struct lineedit){.block = block, .max = max, .cols = 72};
    edit->text = xcalloc(1, 1);
    edit->size = 1;
    edit->goal = NO_GOAL;
}

void lineedit_done(struct lineedit *edit)
{
    if (edit->secret)
        explicit_bzero(edit->text, edit->size);
    free(edit->text);
    free(edit->killed);
    *edit = (struct lineedit){0};
}

static void reserve(struct lineedit *edit, size_t len)
{
    if (len < edit->size)
        return;
    edit->size = len + len / 2 + 64;
    edit->text = xreallocarray(edit->text, edit->size, 1);
}

/* All the room it can need at once, so that it never moves. */
void lineedit_hide(struct lineedit *edit)
{
    reserve(edit, edit->max);
    edit->secret = true;
}

void lineedit_set(struct lineedit *edit, const char *text, bool to_end)
{
    size_t len = strlen(text);
    reserve(edit, len);
    memcpy(edit->text, text, len + 1);
    edit->len = len;
    edit->goal = NO_GOAL;
    if (to_end || edit->cursor >= len)
        edit->cursor = len;
    else if (edit->cursor > 0) /* back onto a boundary */
        edit->cursor = text_next(text, len, text_prev(text, len, edit->cursor));
}

/* Replaces the bytes from..to by the given ones; the cursor stands behind. */
static void replace(struct lineedit *edit, size_t from, size_t to,
                    const char *bytes, size_t len)
{
    size_t tail = edit->len - to;
    reserve(edit, from + len + tail);
    memmove(edit->text + from + len, edit->text + to, tail);
    if (len)
        memcpy(edit->text + from, bytes, len);
    edit->len = from + len + tail;
    edit->text[edit->len] = '\0';
    edit->cursor = from + len;
}

static enum lineedit_did cut(struct lineedit *edit, size_t from, size_t to,
                             bool keep)
{
    if (from == to)
        return EDIT_MOVED;
    if (keep && !edit->secret) {
        free(edit->killed);
        edit->killed = xstrndup(edit->text + from, to - from);
    }
    enum lineedit_did did = keep ? EDIT_CHANGED : EDIT_TYPED;
    replace(edit, from, to, NULL, 0);
    return did;
}

enum lineedit_did lineedit_insert(struct lineedit *edit, const char *text,
                                  size_t len)
{
    if (len == 0)
        return EDIT_MOVED;
    autofree char *clean =
        text_clean(text, len, edit->block ? TEXT_BLOCK : TEXT_LINE);
    size_t clean_len = strlen(clean);
    bool fits = clean_len <= edit->max - edit->len;
    if (clean_len > 0 && fits)
        replace(edit, edit->cursor, edit->cursor, clean, clean_len);
    if (edit->secret)
        explicit_bzero(clean, clean_len);
    if (clean_len == 0)
        return EDIT_MOVED;
    return fits ? EDIT_CHANGED : EDIT_FULL;
}

static enum lineedit_did type(struct lineedit *edit, uint32_t ucs)
{
    char utf8[4];
    size_t len = text_encode(ucs, utf8);
    if (ucs > ' ' && ucs < 0x7F && edit->len < edit->max) { /* is clean */
        replace(edit, edit->cursor, edit->cursor, utf8, len);
        return EDIT_TYPED;
    }
    enum lineedit_did did = lineedit_insert(edit, utf8, len);
    return did == EDIT_CHANGED && ucs != ' ' ? EDIT_TYPED : did;
}

static size_t line_start(const struct lineedit *edit)
{
    size_t pos = edit->cursor;
    while (pos > 0 && edit->text[pos - 1] != '\n')
        pos--;
    return pos;
}

static size_t line_end(const struct lineedit *edit)
{
    const char *end =
        memchr(edit->text + edit->cursor, '\n', edit->len - edit->cursor);
    return end ? (size_t)(end - edit->text) : edit->len;
}

size_t lineedit_lines(const struct lineedit *edit, struct text_line **ret)
{
    return text_wrap_exact(edit->text, edit->cols, ret);
}

size_t lineedit_cursor_line(const struct lineedit *edit,
                            const struct text_line *lines, size_t count)
{
    size_t low = 0, high = count - 1;
    while (low < high) { /* the last line that starts at or before it */
        size_t middle = (low + high + 1) / 2;
        if (lines[middle].start <= edit->cursor)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

static size_t at_column(const struct lineedit *edit, struct text_line line,
                        size_t cols)
{
    size_t len = line.len;
    if (len > 0 && edit->text[line.start + len - 1] == '\n')
        len--;
    size_t fit = text_fit(edit->text + line.start, len, cols);
    return line.start + fit;
}

/* Up and down by lines as they stand on the screen; false at the edge. */
static bool move_lines(struct lineedit *edit, long step)
{
    autofree struct text_line *lines = NULL;
    size_t count = lineedit_lines(edit, &lines);
    size_t now = lineedit_cursor_line(edit, lines, count);
    if (edit->goal == NO_GOAL)
        edit->goal = text_cols(edit->text + lines[now].start,
                               edit->cursor - lines[now].start);
    if ((step < 0 && now == 0) || (step > 0 && now == count - 1))
        return false;
    long to = (long)now + step;
    to = to < 0 ? 0 : to >= (long)count ? (long)count - 1 : to;
    edit->cursor = at_column(edit, lines[to], edit->goal);
    return true;
}

static enum lineedit_did move_to(struct lineedit *edit, size_t pos)
{
    edit->cursor = pos;
    return EDIT_MOVED;
}

static enum lineedit_did key_ctrl(struct lineedit *edit, uint32_t letter)
{
    const char *text = edit->text;
    size_t len = edit->len, at = edit->cursor;
    switch (letter) {
    case 'a':
        return move_to(edit, line_start(edit));
    case 'e':
        return move_to(edit, line_end(edit));
    case 'b':
        return move_to(edit, text_prev(text, len, at));
    case 'f':
        return move_to(edit, text_next(text, len, at));
    case 'd':
        return cut(edit, at, text_next(text, len, at), false);
    case 'k':
        return cut(edit, at,
                   line_end(edit) > at ? line_end(edit)
                                       : text_next(text, len, at),
                   true);
    case 'u':
        return cut(edit, line_start(edit), at, true);
    case 'w':
        return cut(edit, text_prev_word(text, len, at), at, true);
    case 'y':
        return edit->killed
                   ? lineedit_insert(edit, edit->killed, strlen(edit->killed))
                   : EDIT_MOVED;
    default:
        return EDIT_IGNORED;
    }
}

static enum lineedit_did key_alt(struct lineedit *edit, const struct input *key)
{
    const char *text = edit->text;
    size_t len = edit->len, at = edit->cursor;
    if (key->kind == INPUT_BACKSPACE)
        return cut(edit, text_prev_word(text, len, at), at, true);
    if (key->kind != INPUT_CHAR)
        return EDIT_IGNORED;
    switch (key->ucs) {
    case 'b':
        return move_to(edit, text_prev_word(text, len, at));
    case 'f':
        return move_to(edit, text_next_word(text, len, at));
    case 'd':
        return cut(edit, at, text_next_word(text, len, at), true);
    default:
        return EDIT_IGNORED;
    }
}

static enum lineedit_did key_move(struct lineedit *edit,
                                  const struct input *key)
{
    const char *text = edit->text;
    size_t len = edit->len, at = edit->cursor;
    bool word = key->ctrl || key->alt;
    switch ((int)key->kind) {
    case INPUT_LEFT:
        return move_to(edit, word ? text_prev_word(text, len, at)
                                  : text_prev(text, len, at));
    case INPUT_RIGHT:
        return move_to(edit, word ? text_next_word(text, len, at)
                                  : text_next(text, len, at));
    case INPUT_HOME:
        return move_to(edit, key->ctrl ? 0 : line_start(edit));
    case INPUT_END:
        return move_to(edit, key->ctrl ? len : line_end(edit));
    case INPUT_BACKSPACE:
        return cut(edit, text_prev(text, len, at), at, false);
    case INPUT_DELETE:
        return cut(edit, at, text_next(text, len, at), false);
    default:
        return EDIT_IGNORED;
    }
}

enum lineedit_did lineedit_key(struct lineedit *edit, const struct input *key)
{
    if (edit->block && (key->kind == INPUT_UP || key->kind == INPUT_DOWN))
        return move_lines(edit, key->kind == INPUT_UP ? -1 : 1) ? EDIT_MOVED
                                                                : EDIT_IGNORED;
    edit->goal = NO_GOAL;
    if (key->kind == INPUT_CHAR && !key->alt)
        return type(edit, key->ucs);
    if (key->kind == INPUT_ENTER && edit->block && !key->alt)
        return lineedit_insert(edit, "\n", 1);
    if (key->kind == INPUT_CTRL)
        return key_ctrl(edit, key->ucs);
    enum lineedit_did did = key->alt ? key_alt(edit, key) : EDIT_IGNORED;
    return did == EDIT_IGNORED ? key_move(edit, key) : did;
}
