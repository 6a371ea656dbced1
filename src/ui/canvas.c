/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "ui/canvas.h"

#include "base/mem.h"
#include "base/text.h"

#include <string.h>
#include <wchar.h>

static const struct {
    const char *unicode, *ascii;
} marks[] = {
    [MARK_ERROR] = {"✗", "x"},    [MARK_WARNING] = {"!", "!"},
    [MARK_ADVICE] = {"·", "."},   [MARK_FINE] = {"✓", "+"},
    [MARK_EMPTY] = {"–", "-"},    [MARK_OPEN] = {"○", "o"},
    [MARK_DOT_DONE] = {"●", "*"}, [MARK_DOT_PART] = {"◐", "%"},
    [MARK_DOT_OPEN] = {"○", "o"}, [MARK_BAR] = {"┃", "|"},
    [MARK_POINTER] = {"▸", ">"},  [MARK_MORE] = {"…", ">"},
    [MARK_PARTS] = {"·", "-"},    [MARK_RULE] = {"─", "-"},
    [MARK_FULL] = {"█", "#"},
};

struct canvas canvas_of(struct screen *screen)
{
    screen->cursor_row = screen->cursor_col = -1;
    return (struct canvas){
        .screen = screen, .rows = screen->grid.rows, .cols = screen->grid.cols};
}

static int clamp(int value, int low, int high)
{
    return value < low ? low : value > high ? high : value;
}

struct canvas canvas_part(const struct canvas *canvas, int top, int left,
                          int rows, int cols)
{
    top = clamp(top, 0, canvas->rows);
    left = clamp(left, 0, canvas->cols);
    return (struct canvas){
        .screen = canvas->screen,
        .top = canvas->top + top,
        .left = canvas->left + left,
        .rows = clamp(rows, 0, canvas->rows - top),
        .cols = clamp(cols, 0, canvas->cols - left),
    };
}

const char *canvas_mark(const struct canvas *canvas, enum mark mark)
{
    const struct screen *screen = canvas->screen;
    return screen->utf8 && !screen->ascii ? marks[mark].unicode
                                          : marks[mark].ascii;
}

/* ASCII of the same width, so that columns stay what the layout counted. */
static void put_ascii(struct cell *cells, const char *utf8, size_t len,
                      int cols, enum style style)
{
    autofree char *one = xstrndup(utf8, len);
    autofree char *ascii = text_ascii(one);
    /* Of a letter that is two in ASCII the first is drawn: an s for the German
     * sharp one. */
    size_t got = strlen(ascii), wanted = (size_t)cols;
    bool fits = got == wanted || (got > wanted && ascii[0] >= 'A');
    for (int i = 0; i < cols; i++)
        cells[i] = (struct cell){.base = fits ? ascii[i] : '?',
                                 .style = (unsigned char)style,
                                 .cols = 1};
}

/* What curses would draw in another width than we count is not drawn. */
static void put_unicode(struct cell *cells, uint32_t ucs, int cols,
                        enum style style)
{
    bool same = wcwidth((wchar_t)ucs) == cols;
    for (int i = 0; i < cols; i++)
        cells[i] = (struct cell){.base = same ? (i ? 0 : (wchar_t)ucs) : '?',
                                 .style = (unsigned char)style,
                                 .cols = same ? (i ? 0 : cols) : 1};
}

/* Joiners and variation selectors, about which terminals disagree, are not
 * drawn; other marks go with the character before them. */
static void add_mark(struct cell *cell, uint32_t ucs)
{
    bool drawn = ucs != 0x200c && ucs != 0x200d &&
                 (ucs < 0xfe00 || ucs > 0xfe0f) && wcwidth((wchar_t)ucs) == 0;
    for (size_t i = 0; drawn && i < CELL_MARKS; i++)
        if (!cell->mark[i]) {
            cell->mark[i] = (wchar_t)ucs;
            return;
        }
}

/* The cell in which the character before column `used` stands. */
static struct cell *last_cell(struct cell *cells, int used)
{
    int at = used - 1;
    while (at > 0 && cells[at].cols == 0)
        at--;
    return &cells[at];
}

static void put_char(const struct canvas *canvas, struct cell *cells,
                     const char *utf8, size_t len, uint32_t ucs, int cols,
                     enum style style)
{
    if (ucs < 0x80)
        *cells = (struct cell){.base = ucs < 0x20 ? ' ' : (wchar_t)ucs,
                               .style = (unsigned char)style,
                               .cols = 1};
    else if (canvas->screen->utf8)
        put_unicode(cells, ucs, cols, style);
    else
        put_ascii(cells, utf8, len, cols, style);
}

int canvas_textn(const struct canvas *canvas, int row, int col,
                 enum style style, const char *text, size_t len)
{
    if (row < 0 || row >= canvas->rows || col < 0 || col >= canvas->cols)
        return 0;
    struct cell *cells =
        grid_cell(&canvas->screen->grid, canvas->top + row, canvas->left + col);
    int room = canvas->cols - col, used = 0;
    for (size_t i = 0; i < len;) {
        uint32_t ucs;
        size_t step = text_decode(text + i, len - i, &ucs);
        int cols = ucs < 0x80 ? 1 : text_ucs_cols(ucs);
        if (used + cols > room)
            break;
        if (cols > 0)
            put_char(canvas, cells + used, text + i, step, ucs, cols, style);
        else if (used > 0 && canvas->screen->utf8)
            add_mark(last_cell(cells, used), ucs);
        used += cols;
        i += step;
    }
    return used;
}

int canvas_text(const struct canvas *canvas, int row, int col, enum style style,
                const char *text)
{
    return canvas_textn(canvas, row, col, style, text, strlen(text));
}

int canvas_clip(const struct canvas *canvas, int row, int col, int cols,
                enum style style, const char *text)
{
    size_t len = strlen(text);
    if (cols <= 0)
        return 0;
    if (text_fit(text, len, (size_t)cols) == len)
        return canvas_textn(canvas, row, col, style, text, len);
    size_t fit = text_fit(text, len, (size_t)cols - 1);
    int used = canvas_textn(canvas, row, col, style, text, fit);
    return used + canvas_text(canvas, row, col + used, style,
                              canvas_mark(canvas, MARK_MORE));
}

void canvas_right(const struct canvas *canvas, int row, enum style style,
                  const char *text)
{
    int cols = (int)text_cols(text, strlen(text));
    canvas_text(canvas, row, canvas->cols - cols, style, text);
}

void canvas_blank(const struct canvas *canvas, int row, int col, int cols,
                  enum style style)
{
    if (row < 0 || row >= canvas->rows || col < 0 || col >= canvas->cols)
        return;
    struct cell *cells =
        grid_cell(&canvas->screen->grid, canvas->top + row, canvas->left + col);
    for (int i = 0; i < cols && i < canvas->cols - col; i++)
        cells[i] = (struct cell){
            .base = L' ', .style = (unsigned char)style, .cols = 1};
}

void canvas_rule(const struct canvas *canvas, int row)
{
    if (row < 0 || row >= canvas->rows || canvas->cols == 0)
        return;
    struct cell *cells =
        grid_cell(&canvas->screen->grid, canvas->top + row, canvas->left);
    canvas_text(canvas, row, 0, STYLE_DIM, canvas_mark(canvas, MARK_RULE));
    for (int col = 1; col < canvas->cols; col++)
        cells[col] = cells[0];
}

void canvas_cursor(const struct canvas *canvas, int row, int col)
{
    if (row < 0 || row >= canvas->rows || canvas->cols == 0)
        return;
    canvas->screen->cursor_row = canvas->top + row;
    canvas->screen->cursor_col = canvas->left + clamp(col, 0, canvas->cols - 1);
}
