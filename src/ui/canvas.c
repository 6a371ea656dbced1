/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "ui/canvas.h"

#include "base/mem.h"
#include "base/text.h"

#include <curses.h>
#include <string.h>
#include <wchar.h>

#define CELLS_MAX 512 /* columns drawn by one call */

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
};

static attr_t attributes(enum style style)
{
    switch (style) {
    case STYLE_TEXT:
        return A_NORMAL;
    case STYLE_BOLD:
    case STYLE_FOCUS:
        return A_BOLD;
    case STYLE_DIM:
        return A_DIM;
    case STYLE_GUIDE:
        return COLOR_PAIR(COLOR_YELLOW);
    case STYLE_FACT:
        return COLOR_PAIR(COLOR_CYAN);
    case STYLE_FIELD:
        return A_UNDERLINE;
    case STYLE_ERROR:
        return A_BOLD | COLOR_PAIR(COLOR_RED);
    case STYLE_WARNING:
        return A_BOLD | COLOR_PAIR(COLOR_YELLOW);
    case STYLE_FINE:
        return COLOR_PAIR(COLOR_GREEN);
    }
    return A_NORMAL;
}

struct canvas canvas_begin(struct screen *screen)
{
    erase();
    screen->cursor_row = screen->cursor_col = -1;
    return (struct canvas){
        .screen = screen, .rows = getmaxy(stdscr), .cols = getmaxx(stdscr)};
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

void canvas_end(struct screen *screen)
{
    bool shown = screen->cursor_row >= 0;
    curs_set(shown ? 1 : 0);
    if (shown)
        move(screen->cursor_row, screen->cursor_col);
    wnoutrefresh(stdscr);
    doupdate();
}

const char *canvas_mark(const struct canvas *canvas, enum mark mark)
{
    const struct screen *screen = canvas->screen;
    return screen->utf8 && !screen->ascii ? marks[mark].unicode
                                          : marks[mark].ascii;
}

/* ASCII of the same width, so that columns stay what the layout counted. */
static void add_ascii(wchar_t *cells, size_t *count, const char *utf8,
                      size_t len, int cols)
{
    autofree char *one = xstrndup(utf8, len);
    autofree char *ascii = text_ascii(one);
    bool fits = strlen(ascii) == (size_t)cols;
    for (int i = 0; i < cols; i++)
        cells[(*count)++] = fits ? (wchar_t)ascii[i] : L'?';
}

/* What curses would draw in another width than we count is not drawn. */
static void add_unicode(wchar_t *cells, size_t *count, uint32_t ucs, int cols)
{
    if (cols == 0) {
        bool mark = *count > 0 && wcwidth((wchar_t)ucs) == 0;
        if (mark && ucs != 0x200c && ucs != 0x200d &&
            (ucs < 0xfe00 || ucs > 0xfe0f))
            cells[(*count)++] = (wchar_t)ucs;
    } else if (wcwidth((wchar_t)ucs) == cols) {
        cells[(*count)++] = (wchar_t)ucs;
    } else {
        for (int i = 0; i < cols; i++)
            cells[(*count)++] = L'?';
    }
}

int canvas_textn(const struct canvas *canvas, int row, int col,
                 enum style style, const char *text, size_t len)
{
    if (row < 0 || row >= canvas->rows || col < 0 || col >= canvas->cols)
        return 0;
    wchar_t cells[CELLS_MAX * 2];
    size_t count = 0;
    int room = canvas->cols - col, used = 0;
    for (size_t i = 0; i < len && count < CELLS_MAX * 2 - 4;) {
        uint32_t ucs;
        size_t step = text_decode(text + i, len - i, &ucs);
        int cols = text_ucs_cols(ucs);
        if (used + cols > room)
            break;
        if (ucs < 0x80)
            cells[count++] = ucs < 0x20 ? L' ' : (wchar_t)ucs;
        else if (canvas->screen->utf8)
            add_unicode(cells, &count, ucs, cols);
        else
            add_ascii(cells, &count, text + i, step, cols);
        used += cols;
        i += step;
    }
    attrset(attributes(style));
    mvaddnwstr(canvas->top + row, canvas->left + col, cells, (int)count);
    attrset(A_NORMAL);
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
    if (row < 0 || row >= canvas->rows || col < 0)
        return;
    if (cols > canvas->cols - col)
        cols = canvas->cols - col;
    attrset(attributes(style));
    for (int i = 0; i < cols; i++)
        mvaddch(canvas->top + row, canvas->left + col + i, ' ');
    attrset(A_NORMAL);
}

void canvas_rule(const struct canvas *canvas, int row)
{
    const char *cell = canvas_mark(canvas, MARK_RULE);
    for (int col = 0; col < canvas->cols; col++)
        canvas_text(canvas, row, col, STYLE_DIM, cell);
}

void canvas_cursor(const struct canvas *canvas, int row, int col)
{
    if (row < 0 || row >= canvas->rows || canvas->cols == 0)
        return;
    canvas->screen->cursor_row = canvas->top + row;
    canvas->screen->cursor_col = canvas->left + clamp(col, 0, canvas->cols - 1);
}
