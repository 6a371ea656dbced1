/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "ui/command.h"

#include "base/buf.h"
#include "base/i18n.h"
#include "base/text.h"

#include <string.h>

#define HINTS_MAX 6

struct chord {
    enum input_kind kind;
    uint32_t ucs;
    enum { PLAIN, ALT, PREFIXED } how;
};

struct command {
    enum command_id id;
    unsigned places;
    const char *keys;     /* as people write them */
    const char *hint;     /* for the hint line, or NULL */
    const char *sentence; /* for the help page */
    size_t chord_count;
    struct chord chord[4];
};

#define LETTER(c)                                                              \
    {                                                                          \
        INPUT_CHAR, c, PLAIN                                                   \
    }
#define CTRL(c)                                                                \
    {                                                                          \
        INPUT_CTRL, c, PLAIN                                                   \
    }

/* One row a command and place; the order is that of the help page and, where
 * `hint` is set, of the hint line. */
static const struct command table[] = {
    {COMMAND_ENTER,
     PLACE_LINE,
     "Enter",
     N_("next"),
     N_("To the next question."),
     0,
     {{0}}},
    {COMMAND_ENTER,
     PLACE_BLOCK,
     "Enter",
     NULL,
     N_("A new line; Tab goes to the next question."),
     0,
     {{0}}},
    {COMMAND_ENTER,
     PLACE_PICK,
     "Enter",
     N_("choose"),
     N_("Choose this and go on; the number of an option does the same."),
     0,
     {{0}}},
    {COMMAND_TICK,
     PLACE_TICK,
     "Space",
     N_("tick"),
     N_("Tick or untick; the number of an option does the same."),
     0,
     {{0}}},
    {COMMAND_ENTER,
     PLACE_TICK,
     "Enter",
     N_("next"),
     N_("To the next question."),
     0,
     {{0}}},
    {COMMAND_ENTER,
     PLACE_CELL,
     "Enter",
     N_("done"),
     N_("To the next cell; behind the last one the row is done."),
     0,
     {{0}}},
    {COMMAND_ENTER,
     PLACE_ROWS,
     "Enter",
     N_("edit"),
     N_("Edit this row."),
     0,
     {{0}}},
    {COMMAND_ADD,
     PLACE_ROWS,
     "a",
     N_("add"),
     N_("Add a row."),
     1,
     {LETTER('a')}},
    {COMMAND_REMOVE,
     PLACE_ROWS,
     "d, Delete",
     N_("remove"),
     N_("Remove this row; u brings it back."),
     2,
     {LETTER('d'), {INPUT_DELETE, 0, PLAIN}}},
    {COMMAND_UP,
     PLACE_ROWS,
     "K",
     NULL,
     N_("Move this row up."),
     1,
     {LETTER('K')}},
    {COMMAND_DOWN,
     PLACE_ROWS,
     "J",
     NULL,
     N_("Move this row down."),
     1,
     {LETTER('J')}},
    {COMMAND_ENTER,
     PLACE_MAP,
     "Enter",
     N_("go there"),
     N_("Go to this question."),
     0,
     {{0}}},
    {COMMAND_ENTER,
     PLACE_START,
     "Enter",
     N_("open"),
     N_("Open this draft, or start a new one."),
     0,
     {{0}}},
    {COMMAND_ADD,
     PLACE_START,
     "n",
     N_("new"),
     N_("Start a new draft."),
     1,
     {LETTER('n')}},
    {COMMAND_REMOVE,
     PLACE_START,
     "d",
     N_("remove"),
     N_("Remove this draft; “senderform drafts” can bring it back."),
     1,
     {LETTER('d')}},
    {COMMAND_SEARCH,
     PLACE_MAP | PLACE_LETTERS,
     "/",
     N_("search"),
     N_("Search the questions and answers."),
     1,
     {LETTER('/')}},
    {COMMAND_NEXT_OPEN,
     PLACE_MAP,
     "n",
     N_("next open"),
     N_("To the next question that is open or wants another look."),
     1,
     {LETTER('n')}},
    {COMMAND_JUMP,
     PLACE_LETTERS,
     "g",
     NULL,
     N_("Jump to a question by its number; on the map just type it."),
     1,
     {LETTER('g')}},
    {COMMAND_NEXT,
     PLACE_QUESTION & ~PLACE_CELL,
     "Tab, PgDn",
     NULL,
     N_("To the next question."),
     2,
     {{INPUT_TAB, 0, PLAIN}, {INPUT_PAGE_DOWN, 0, PLAIN}}},
    {COMMAND_NEXT, PLACE_BLOCK, "Tab", N_("next"), NULL, 0, {{0}}},
    {COMMAND_NEXT, PLACE_ROWS, "Tab", N_("next"), NULL, 0, {{0}}},
    {COMMAND_PREVIOUS,
     PLACE_QUESTION & ~PLACE_CELL,
     "Shift-Tab, PgUp",
     NULL,
     N_("Back to the question before."),
     2,
     {{INPUT_BACKTAB, 0, PLAIN}, {INPUT_PAGE_UP, 0, PLAIN}}},
    {COMMAND_PREVIOUS,
     PLACE_LINE | PLACE_BLOCK,
     "Shift-Tab",
     N_("back"),
     NULL,
     0,
     {{0}}},
    {COMMAND_TAKE,
     PLACE_QUESTION,
     "Ctrl-T",
     NULL,
     N_("Take what was measured as the answer."),
     1,
     {CTRL('t')}},
    {COMMAND_TAKE, PLACE_LETTERS, "s", NULL, NULL, 1, {LETTER('s')}},
    {COMMAND_EDITOR,
     PLACE_LINE | PLACE_BLOCK | PLACE_ROWS,
     "F4, Ctrl-X Ctrl-E",
     NULL,
     N_("Write the answer in your editor ($VISUAL, $EDITOR)."),
     2,
     {{INPUT_F, 4, PLAIN}, {INPUT_CTRL, 'e', PREFIXED}}},
    {COMMAND_EDITOR,
     PLACE_MAP,
     "e, F4",
     NULL,
     N_("Write this answer in your editor ($VISUAL, $EDITOR)."),
     2,
     {LETTER('e'), {INPUT_F, 4, PLAIN}}},
    {COMMAND_MAP,
     PLACE_QUESTION,
     "Esc, Ctrl-G",
     N_("map"),
     N_("The map of all questions: jump, review, export, leave."),
     2,
     {{INPUT_ESC, 0, PLAIN}, CTRL('g')}},
    {COMMAND_MAP, PLACE_LETTERS, "m", NULL, NULL, 1, {LETTER('m')}},
    {COMMAND_UNDO,
     PLACE_LETTERS | PLACE_MAP,
     "u",
     NULL,
     N_("Undo, as often as you like."),
     1,
     {LETTER('u')}},
    {COMMAND_REDO,
     PLACE_LETTERS | PLACE_MAP,
     "U",
     NULL,
     N_("Do again what was undone."),
     1,
     {LETTER('U')}},
    {COMMAND_UNDO,
     PLACE_QUESTION | PLACE_MAP,
     "Alt-U, Ctrl-_, Ctrl-X u",
     NULL,
     N_("Undo, as often as you like."),
     3,
     {{INPUT_CHAR, 'u', ALT}, CTRL('_'), {INPUT_CHAR, 'u', PREFIXED}}},
    {COMMAND_REDO,
     PLACE_QUESTION | PLACE_MAP,
     "Alt-E, Ctrl-X r",
     NULL,
     N_("Do again what was undone."),
     2,
     {{INPUT_CHAR, 'e', ALT}, {INPUT_CHAR, 'r', PREFIXED}}},
    {COMMAND_EXPORT,
     PLACE_MAP | PLACE_LETTERS,
     "x",
     N_("export"),
     N_("Write the completed form to a file, or show it."),
     1,
     {LETTER('x')}},
    {COMMAND_COPY,
     PLACE_MAP | PLACE_LETTERS,
     "y",
     NULL,
     N_("Copy the answer to your clipboard, through the terminal."),
     1,
     {LETTER('y')}},
    {COMMAND_COPY,
     PLACE_TYPING,
     "Alt-C",
     NULL,
     N_("Copy the answer to your clipboard, through the terminal."),
     1,
     {{INPUT_CHAR, 'c', ALT}}},
    {COMMAND_DRAFTS,
     PLACE_MAP,
     "d",
     N_("drafts"),
     N_("The start page with all drafts."),
     1,
     {LETTER('d')}},
    {COMMAND_BACK,
     PLACE_MAP | PLACE_PAGE | PLACE_ASK,
     "Esc, Ctrl-G",
     N_("back"),
     N_("Back to where you were."),
     2,
     {{INPUT_ESC, 0, PLAIN}, CTRL('g')}},
    {COMMAND_HELP,
     PLACE_TYPING,
     "F1",
     N_("help"),
     N_("This page, with all that is known about the question."),
     1,
     {{INPUT_F, 1, PLAIN}}},
    {COMMAND_HELP,
     PLACE_LETTERS | PLACE_MAP | PLACE_START,
     "?, F1",
     N_("help"),
     N_("This page."),
     2,
     {LETTER('?'), {INPUT_F, 1, PLAIN}}},
    {COMMAND_SAVE,
     PLACE_QUESTION | PLACE_MAP,
     "Ctrl-S, Ctrl-O",
     NULL,
     N_("Save now; it happens by itself too, every two seconds."),
     2,
     {CTRL('s'), CTRL('o')}},
    {COMMAND_REDRAW,
     ~0u,
     "Ctrl-L",
     NULL,
     N_("Draw the screen anew."),
     1,
     {CTRL('l')}},
    {COMMAND_SUSPEND,
     ~0u,
     "Ctrl-Z",
     NULL,
     N_("To the shell; “fg” comes back here."),
     1,
     {CTRL('z')}},
    {COMMAND_QUIT,
     PLACE_LETTERS | PLACE_MAP | PLACE_START,
     "q, Ctrl-Q",
     N_("quit"),
     N_("Leave; the draft is kept."),
     2,
     {LETTER('q'), CTRL('q')}},
    {COMMAND_QUIT,
     PLACE_TYPING | PLACE_PAGE | PLACE_ASK,
     "Ctrl-Q",
     NULL,
     N_("Leave; the draft is kept."),
     1,
     {CTRL('q')}},
    {COMMAND_INTERRUPT,
     ~0u,
     "Ctrl-C",
     NULL,
     N_("Leave at once; the draft is kept."),
     1,
     {CTRL('c')}},
};

#define TABLE_COUNT (sizeof table / sizeof table[0])

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
    for (size_t i = 0; i < TABLE_COUNT; i++)
        for (size_t k = 0;
             (table[i].places & place) && k < table[i].chord_count; k++)
            if (chord_is(&table[i].chord[k], key, prefixed))
                return table[i].id;
    return COMMAND_NONE;
}

size_t command_help(unsigned place, struct command_line *ret, size_t max)
{
    size_t count = 0;
    for (size_t i = 0; i < TABLE_COUNT && count < max; i++)
        if ((table[i].places & place) && table[i].sentence)
            ret[count++] = (struct command_line){
                .keys = table[i].keys, .sentence = _(table[i].sentence)};
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
    for (size_t i = 0; i < TABLE_COUNT && hints < HINTS_MAX; i++) {
        if (!(table[i].places & place) || !table[i].hint)
            continue;
        const char *hint = _(table[i].hint);
        size_t key = first_key(table[i].keys);
        size_t wide = key + 1 + text_cols(hint, strlen(hint));
        size_t gap = used ? 3 : 0;
        if (used + gap + wide > cols)
            continue;
        buf_printf(&line, "%*s%.*s %s", (int)gap, "", (int)key, table[i].keys,
                   hint);
        used += gap + wide;
        hints++;
    }
    return buf_steal(&line);
}
