/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "vt_private.h"

#include "base/mem.h"
#include "base/text.h"

#include <string.h>

enum { ROW_MAX = 64 * 1024 };

/* libvterm's mark for the right half of a wide character. */
#define RIGHT_HALF ((uint32_t)-1)

static int on_property(VTermProp property, VTermValue *value, void *ctx)
{
    struct vt *vt = ctx;
    if (property == VTERM_PROP_ALTSCREEN)
        vt->alternate = value->boolean;
    else if (property == VTERM_PROP_CURSORVISIBLE)
        vt->cursor_visible = value->boolean;
    return 1;
}

static void on_answer(const char *bytes, size_t len, void *ctx)
{
    struct vt *vt = ctx;
    buf_add(vt->answer_to, bytes, len);
}

void vt_screen_open(struct vt *vt)
{
    static const VTermScreenCallbacks callbacks = {.settermprop = on_property};
    vt->term = vterm_new(vt->rows, vt->cols);
    vt->screen = vterm_obtain_screen(vt->term);
    vt->cursor_visible = true;
    vt->answer_to = &vt->input;
    vterm_set_utf8(vt->term, 1);
    vterm_output_set_callback(vt->term, on_answer, vt);
    vterm_screen_set_callbacks(vt->screen, &callbacks, vt);
    vterm_screen_enable_altscreen(vt->screen, 1);
    vterm_screen_reset(vt->screen, 1);
}

static void add_cell(struct buf *row, const VTermScreenCell *cell)
{
    if (cell->chars[0] == RIGHT_HALF)
        return;
    if (cell->chars[0] == 0)
        buf_putc(row, ' ');
    for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i]; i++) {
        char utf8[4];
        buf_add(row, utf8, text_encode(cell->chars[i], utf8));
    }
}

char *vt_row_part(struct vt *vt, int row, int from, int to)
{
    struct buf text;
    buf_init(&text, ROW_MAX);
    for (int col = from; col < to && col < vt->cols; col++) {
        VTermScreenCell cell = {0};
        vterm_screen_get_cell(vt->screen, (VTermPos){row, col}, &cell);
        add_cell(&text, &cell);
    }
    return buf_steal(&text);
}

char *vt_row(struct vt *vt, int row)
{
    char *text = vt_row_part(vt, row, 0, vt->cols);
    size_t len = strlen(text);
    while (len > 0 && text[len - 1] == ' ')
        text[--len] = '\0';
    return text;
}

char *vt_screen(struct vt *vt)
{
    struct buf all;
    buf_init(&all, (size_t)vt->rows * ROW_MAX);
    for (int row = 0; row < vt->rows; row++) {
        autofree char *text = vt_row(vt, row);
        buf_printf(&all, "%s\n", text);
    }
    return buf_steal(&all);
}

bool vt_shows(struct vt *vt, const char *text)
{
    for (int row = 0; row < vt->rows; row++) {
        autofree char *shown = vt_row_part(vt, row, 0, vt->cols);
        if (strstr(shown, text))
            return true;
    }
    return false;
}

static bool shows(struct vt *vt, void *ctx)
{
    const char **text = ctx;
    return vt_shows(vt, *text);
}

static bool shows_not(struct vt *vt, void *ctx)
{
    const char **text = ctx;
    return !vt_shows(vt, *text);
}

bool vt_wait_text(struct vt *vt, const char *text, int ms)
{
    return vt_wait(vt, shows, &text, ms);
}

bool vt_wait_gone(struct vt *vt, const char *text, int ms)
{
    return vt_wait(vt, shows_not, &text, ms);
}

void vt_size(const struct vt *vt, int *ret_cols, int *ret_rows)
{
    *ret_cols = vt->cols;
    *ret_rows = vt->rows;
}

void vt_cursor(const struct vt *vt, int *ret_col, int *ret_row)
{
    VTermPos pos;
    vterm_state_get_cursorpos(vterm_obtain_state(vt->term), &pos);
    *ret_col = pos.col;
    *ret_row = pos.row;
}

bool vt_cursor_visible(const struct vt *vt)
{
    return vt->cursor_visible;
}

bool vt_is_alternate(const struct vt *vt)
{
    return vt->alternate;
}

struct VTermScreen *vt_cells(const struct vt *vt)
{
    return vt->screen;
}
