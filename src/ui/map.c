/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "ui/map.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "ui/external.h"
#include "ui/field.h"
#include "ui/finish.h"
#include "ui/help.h"
#include "ui/pasted.h"
#include "ui/question.h"

#include <string.h>
#include <strings.h>

#define SEARCH_MAX 256 /* bytes */
#define LABEL_COLS 34

struct map_row { /* a section's title or a question */
    bool is_title;
    size_t index;
};

struct map {
    struct view view;
    struct map_row *row;
    size_t count;
    size_t at, scroll;
    size_t number; /* being typed, 0: none */
    bool searching;
    struct lineedit search;
};

static struct map *map_of(struct view *view)
{
    return (struct map *)view;
}

static const struct work *work_of(const struct map *map)
{
    return map->view.ui->work;
}

static void add_row(struct map *map, bool is_title, size_t index)
{
    map->row = xreallocarray(map->row, map->count + 1, sizeof *map->row);
    map->row[map->count++] =
        (struct map_row){.is_title = is_title, .index = index};
}

static void build_rows(struct map *map)
{
    const struct form *form = work_of(map)->form;
    map->count = 0;
    for (size_t section = 0; section < form->section_count; section++) {
        add_row(map, true, section);
        for (size_t i = 0; i < form->field_count; i++)
            if (form->fields[i].section == section)
                add_row(map, false, i);
    }
}

static void go_to_field(struct map *map, size_t field)
{
    for (size_t i = 0; i < map->count; i++)
        if (!map->row[i].is_title && map->row[i].index == field)
            map->at = i;
}

static bool can_stand(const struct map *map, size_t row)
{
    return !map->row[row].is_title;
}

static void move(struct map *map, int step)
{
    size_t at = map->at;
    while (step < 0 ? at > 0 : at + 1 < map->count) {
        at = step < 0 ? at - 1 : at + 1;
        if (can_stand(map, at)) {
            map->at = at;
            return;
        }
    }
}

static enum mark mark_of(enum field_state state, enum style *ret_style)
{
    *ret_style = STYLE_TEXT;
    switch (state) {
    case FIELD_FINE:
        *ret_style = STYLE_FINE;
        return MARK_FINE;
    case FIELD_WARNING:
        *ret_style = STYLE_WARNING;
        return MARK_WARNING;
    case FIELD_ERROR:
        *ret_style = STYLE_ERROR;
        return MARK_ERROR;
    case FIELD_OPEN:
        *ret_style = STYLE_BOLD;
        return MARK_OPEN;
    case FIELD_EMPTY:
    case FIELD_NOT_ASKED:
        break;
    }
    *ret_style = STYLE_DIM;
    return MARK_EMPTY;
}

/* The answer in one line; new. */
static char *summary(const struct work *work, size_t field,
                     enum field_state state)
{
    const struct field *def = &work->form->fields[field];
    const struct value *value = answers_value(work->answers, field);
    size_t rows = value_rows(value);
    if (state == FIELD_NOT_ASKED)
        return xstrdup(_("(not asked)"));
    if (state == FIELD_OPEN)
        return xstrdup(_("(still open)"));
    if (value_is_empty(value))
        return xstrdup(_("(left empty)"));
    if (def->kind->shape == SHAPE_ROWS && rows > 1)
        return xasprintf(P_("%zu row: %s", "%zu rows: %s", rows), rows,
                         value_text(value));
    char *text = answer_print(def, value, i18n_text);
    for (char *at = text; (at = strchr(at, '\n')) != NULL;)
        *at = ' ';
    return text;
}

static void draw_row(const struct map *map, const struct canvas *canvas,
                     int row, size_t i)
{
    const struct work *work = work_of(map);
    size_t index = map->row[i].index;
    if (map->row[i].is_title) {
        canvas_clip(canvas, row, 3, canvas->cols - 3, STYLE_BOLD,
                    _(work->form->sections[index].title));
        return;
    }
    enum field_state state = work_state(work, index);
    bool here = i == map->at;
    enum style style;
    enum mark mark = mark_of(state, &style);
    autofree char *number = xasprintf("%3zu", index + 1);
    autofree char *answer = summary(work, index, state);
    bool dim = state == FIELD_NOT_ASKED || state == FIELD_EMPTY;
    int answer_col = canvas->cols >= 70 ? 8 + LABEL_COLS : canvas->cols / 2;
    if (here) {
        canvas_text(canvas, row, 0, STYLE_FOCUS,
                    canvas_mark(canvas, MARK_POINTER));
        canvas_cursor(canvas, row, 2);
    }
    canvas_text(canvas, row, 1, here ? STYLE_FOCUS : STYLE_DIM, number);
    canvas_text(canvas, row, 5, style, canvas_mark(canvas, mark));
    canvas_clip(canvas, row, 7, answer_col - 8,
                here  ? STYLE_FOCUS
                : dim ? STYLE_DIM
                      : STYLE_TEXT,
                _(work->form->fields[index].label));
    canvas_clip(canvas, row, answer_col, canvas->cols - answer_col - 1,
                dim ? STYLE_DIM : STYLE_TEXT, answer);
}

static void draw_legend(const struct canvas *canvas, int row)
{
    const struct {
        enum mark mark;
        const char *word;
    } legend[] = {
        {MARK_ERROR, _("must be mended")},
        {MARK_OPEN, _("open")},
        {MARK_WARNING, _("look again")},
        {MARK_EMPTY, _("empty, allowed")},
        {MARK_FINE, _("fine")},
    };
    int col = 1;
    for (size_t i = 0; i < sizeof legend / sizeof legend[0]; i++) {
        int wide = (int)text_cols(legend[i].word, strlen(legend[i].word)) + 5;
        if (col + wide > canvas->cols)
            return;
        canvas_text(canvas, row, col, STYLE_DIM,
                    canvas_mark(canvas, legend[i].mark));
        canvas_text(canvas, row, col + 2, STYLE_DIM, legend[i].word);
        col += wide;
    }
}

static void draw_search(struct map *map, const struct canvas *canvas)
{
    int last = canvas->rows - 1;
    canvas_blank(canvas, last, 0, canvas->cols, STYLE_TEXT);
    canvas_text(canvas, last, 1, STYLE_BOLD, "/");
    field_draw_line(canvas, last, 2, canvas->cols - 3, &map->search, true);
}

static void map_draw(struct view *view, const struct canvas *canvas)
{
    struct map *map = map_of(view);
    struct ui *ui = view->ui;
    bool roomy = canvas->rows >= 16;
    int top = header_draw(ui, canvas, FORM_NONE);
    int bottom = footer_rows(ui) + (roomy ? 2 : 0);
    struct canvas list =
        canvas_part(canvas, top, 0, canvas->rows - top - bottom, canvas->cols);
    map->scroll =
        field_scroll(map->scroll, map->at, map->count, (size_t)list.rows);
    if (map->scroll == 1 && map->at == 1)
        map->scroll = 0; /* the first section's title is worth a row */
    for (int row = 0; row < list.rows; row++)
        if (map->scroll + (size_t)row < map->count)
            draw_row(map, &list, row, map->scroll + (size_t)row);
    if (roomy) {
        struct canvas legend =
            canvas_part(canvas, top + list.rows, 0, 2, canvas->cols);
        canvas_rule(&legend, 0);
        draw_legend(&legend, 1);
    }
    footer_draw(ui, canvas, PLACE_MAP);
    if (map->searching)
        draw_search(map, canvas);
}

static bool contains(const char *text, const char *part)
{
    size_t part_len = strlen(part);
    for (; *text; text++)
        if (strncasecmp(text, part, part_len) == 0)
            return true;
    return part_len == 0;
}

/* Does the question's label or answer contain it? Case is folded. */
static bool matches(const struct map *map, size_t i, const char *wanted)
{
    const struct work *work = work_of(map);
    size_t field = map->row[i].index;
    if (map->row[i].is_title)
        return false;
    const struct field *def = &work->form->fields[field];
    autofree char *answer =
        answer_print(def, answers_value(work->answers, field), i18n_text);
    return contains(_(def->label), wanted) || contains(answer, wanted);
}

/* The first match from the cursor on, around the end; false for none. */
static bool find(struct map *map, size_t from)
{
    for (size_t i = 0; i < map->count; i++) {
        size_t row = (from + i) % map->count;
        if (matches(map, row, map->search.text)) {
            map->at = row;
            return true;
        }
    }
    ui_say(map->view.ui, true, _("Nothing matches “%s”."), map->search.text);
    return false;
}

static void key_search(struct map *map, const struct input *key)
{
    if (key->kind == INPUT_ENTER || key->kind == INPUT_ESC ||
        key->kind == INPUT_TAB) {
        map->searching = false;
    } else if (key->kind == INPUT_DOWN) {
        find(map, map->at + 1);
    } else if (key->kind == INPUT_PASTE) {
        lineedit_insert(&map->search, key->paste, key->paste_len);
        find(map, map->at);
    } else if (lineedit_key(&map->search, key) != EDIT_IGNORED &&
               map->search.len) {
        find(map, map->at);
    }
}

/* Digits build a number as long as there is such a question. */
static void key_digit(struct map *map, size_t digit)
{
    size_t most = work_of(map)->form->field_count;
    size_t number = map->number * 10 + digit;
    if (number > most)
        number = digit;
    map->number = number;
    if (number > 0)
        go_to_field(map, number - 1);
}

static void open_question(struct map *map)
{
    struct ui *ui = map->view.ui;
    size_t field = map->row[map->at].index;
    if (answers_asked(ui->work->answers, field))
        ui_go(ui, field);
    else
        ui_say(ui, true, _("Question %zu is not asked with these answers."),
               field + 1);
}

static void key_list(struct map *map, const struct input *key)
{
    int page = 10;
    switch ((int)key->kind) {
    case INPUT_UP:
    case INPUT_BACKTAB:
        move(map, -1);
        break;
    case INPUT_DOWN:
    case INPUT_TAB:
        move(map, 1);
        break;
    case INPUT_PAGE_UP:
        while (page-- > 0)
            move(map, -1);
        break;
    case INPUT_PAGE_DOWN:
        while (page-- > 0)
            move(map, 1);
        break;
    case INPUT_HOME:
        go_to_field(map, 0);
        break;
    case INPUT_END:
        go_to_field(map, work_of(map)->form->field_count - 1);
        break;
    case INPUT_ENTER:
        open_question(map);
        break;
    default:
        break;
    }
}

static void map_key(struct view *view, const struct input *key)
{
    struct map *map = map_of(view);
    bool digit = key->kind == INPUT_CHAR && !key->alt && key->ucs >= '0' &&
                 key->ucs <= '9';
    if (map->searching) {
        key_search(map, key);
    } else if (key->kind == INPUT_PASTE) {
        pasted_ask(view->ui, NULL, key);
    } else if (digit) {
        key_digit(map, key->ucs - '0');
        return;
    } else {
        key_list(map, key);
        return; /* the map may be gone now */
    }
    map->number = 0;
}

/* While a search is typed, letters are text. */
static unsigned map_place(struct view *view)
{
    return map_of(view)->searching ? 0 : PLACE_MAP;
}

static bool next_open(struct map *map)
{
    for (size_t i = 1; i <= map->count; i++) {
        size_t row = (map->at + i) % map->count;
        if (map->row[row].is_title)
            continue;
        enum field_state state = work_state(work_of(map), map->row[row].index);
        if (state == FIELD_OPEN || state == FIELD_ERROR ||
            state == FIELD_WARNING) {
            map->at = row;
            return true;
        }
    }
    return false;
}

static bool map_command(struct view *view, enum command_id id)
{
    struct map *map = map_of(view);
    struct ui *ui = view->ui;
    map->number = 0;
    switch ((int)id) {
    case COMMAND_BACK:
        ui_go(ui, ui->here);
        return true;
    case COMMAND_SEARCH:
        map->searching = true;
        lineedit_set(&map->search, "", true);
        return true;
    case COMMAND_NEXT_OPEN:
        if (!next_open(map))
            ui_say(ui, false, _("Nothing is open any more: x exports."));
        return true;
    case COMMAND_EDITOR:
        external_edit(ui, map->row[map->at].index);
        return true;
    case COMMAND_COPY:
        ui_copy(ui, map->row[map->at].index);
        return true;
    case COMMAND_HELP:
        help_push(ui, PLACE_MAP, FORM_NONE);
        return true;
    default:
        return false;
    }
}

static void map_free(struct view *view)
{
    struct map *map = map_of(view);
    lineedit_done(&map->search);
    free(map->row);
    free(map);
}

static const struct view_ops map_ops = {
    .draw = map_draw,
    .key = map_key,
    .place = map_place,
    .command = map_command,
    .free = map_free,
};

struct view *map_new(struct ui *ui, size_t here, bool search)
{
    struct map *map = xcalloc(1, sizeof *map);
    map->view.ops = &map_ops;
    map->view.ui = ui;
    map->view.covers = true;
    map->searching = search;
    lineedit_init(&map->search, false, SEARCH_MAX);
    build_rows(map);
    go_to_field(map, here == FORM_NONE ? 0 : here);
    return &map->view;
}
