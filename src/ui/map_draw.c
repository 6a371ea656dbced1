/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "ui/map.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "ui/field.h"
#include "ui/question.h"

#include <string.h>

#define LABEL_COLS 34

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
    const struct work *work = map->view.ui->work;
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
        {MARK_OPEN, _("still open")},
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
    map->view.ui->drawn[UI_FOOTER] = 0; /* drawn over */
    canvas_text(canvas, last, 1, STYLE_BOLD, "/");
    field_draw_line(canvas, last, 2, canvas->cols - 3, &map->search, true);
}

void map_draw(struct view *view, const struct canvas *canvas)
{
    struct map *map = (struct map *)view;
    struct ui *ui = view->ui;
    bool roomy = canvas->rows >= 16;
    int top = header_draw(ui, canvas, FORM_NONE);
    int bottom = footer_rows(ui, canvas) + (roomy ? 2 : 0);
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
