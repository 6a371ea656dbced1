/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* A terminal's screen as an SVG picture: what README.md shows. */
#include "script.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"

#include <stdio.h>
#include <string.h>
#include <vterm.h>

enum {
    CELL_WIDTH = 9,
    CELL_HEIGHT = 20,
    BASELINE = 15, /* of a row, from its top */
    MARGIN = 14,
    TITLE_HEIGHT = 34,
    SVG_MAX = 4 * 1024 * 1024,
};

#define INK   "#d8dee9"
#define PAPER "#1f2430"
#define FRAME "#2e3440"

struct look {
    char ink[8], paper[8]; /* "#rrggbb"; an empty paper is the window's */
    bool bold, underline;
};

static void name_colour(struct vt *vt, VTermColor colour, char ret[8])
{
    vterm_screen_convert_color_to_rgb(vt_cells(vt), &colour);
    snprintf(ret, 8, "#%02x%02x%02x", colour.rgb.red, colour.rgb.green,
             colour.rgb.blue);
}

static struct look look_of(struct vt *vt, const VTermScreenCell *cell)
{
    struct look look = {.ink = INK,
                        .bold = cell->attrs.bold,
                        .underline = cell->attrs.underline != 0};
    if (!VTERM_COLOR_IS_DEFAULT_FG(&cell->fg))
        name_colour(vt, cell->fg, look.ink);
    if (!VTERM_COLOR_IS_DEFAULT_BG(&cell->bg))
        name_colour(vt, cell->bg, look.paper);
    if (cell->attrs.reverse) {
        char ink[8];
        memcpy(ink, look.ink, sizeof ink);
        memcpy(look.ink, look.paper[0] ? look.paper : PAPER, sizeof ink);
        memcpy(look.paper, ink, sizeof ink);
    }
    return look;
}

static bool same_look(const struct look *a, const struct look *b)
{
    return strcmp(a->ink, b->ink) == 0 && strcmp(a->paper, b->paper) == 0 &&
           a->bold == b->bold && a->underline == b->underline;
}

static void add_text(struct buf *svg, const char *text)
{
    for (; *text; text++) {
        if (*text == '<')
            buf_puts(svg, "&lt;");
        else if (*text == '&')
            buf_puts(svg, "&amp;");
        else
            buf_putc(svg, *text);
    }
}

/* Cells from..to of a row, which look the same. textLength keeps the columns
 * where they are, whatever font the reader has. */
static void add_run(struct buf *svg, struct vt *vt, int row, int from, int to,
                    const struct look *look)
{
    int x = MARGIN + from * CELL_WIDTH;
    int y = TITLE_HEIGHT + row * CELL_HEIGHT;
    int width = (to - from) * CELL_WIDTH;
    if (look->paper[0])
        buf_printf(svg,
                   "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\""
                   " fill=\"%s\"/>\n",
                   x, y, width, CELL_HEIGHT, look->paper);
    autofree char *text = vt_row_part(vt, row, from, to);
    if (text_is_blank(text) && !look->underline)
        return;
    buf_printf(svg,
               "<text x=\"%d\" y=\"%d\" textLength=\"%d\" fill=\"%s\"%s%s>", x,
               y + BASELINE, width, look->ink,
               look->bold ? " font-weight=\"bold\"" : "",
               look->underline ? " text-decoration=\"underline\"" : "");
    add_text(svg, text);
    buf_puts(svg, "</text>\n");
}

static void add_row(struct buf *svg, struct vt *vt, int row, int cols)
{
    int from = 0;
    struct look run = {.ink = INK};
    for (int col = 0; col <= cols; col++) {
        VTermScreenCell cell = {0};
        struct look look = {.ink = ""};
        if (col < cols &&
            vterm_screen_get_cell(vt_cells(vt), (VTermPos){row, col}, &cell))
            look = look_of(vt, &cell);
        if (col > 0 && same_look(&look, &run))
            continue;
        if (col > from)
            add_run(svg, vt, row, from, col, &run);
        from = col;
        run = look;
    }
}

static void add_cursor(struct buf *svg, struct vt *vt)
{
    int col, row;
    vt_cursor(vt, &col, &row);
    if (vt_cursor_visible(vt))
        buf_printf(svg,
                   "<rect x=\"%d\" y=\"%d\" width=\"2\" height=\"%d\""
                   " fill=\"" INK "\"/>\n",
                   MARGIN + col * CELL_WIDTH,
                   TITLE_HEIGHT + row * CELL_HEIGHT + 1, CELL_HEIGHT - 2);
}

static void add_window(struct buf *svg, int width, int height,
                       const char *title)
{
    static const char *const buttons[] = {"#bf616a", "#ebcb8b", "#a3be8c"};
    buf_printf(svg,
               "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\""
               " height=\"%d\" viewBox=\"0 0 %d %d\">\n<title>",
               width, height, width, height);
    add_text(svg, title);
    buf_printf(svg,
               "</title>\n<rect width=\"%d\" height=\"%d\" rx=\"8\""
               " fill=\"" FRAME "\"/>\n"
               "<rect x=\"1\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"7\""
               " fill=\"" PAPER "\"/>\n",
               width, height, TITLE_HEIGHT - 8, width - 2,
               height - TITLE_HEIGHT + 7);
    for (int i = 0; i < 3; i++)
        buf_printf(svg, "<circle cx=\"%d\" cy=\"13\" r=\"5\" fill=\"%s\"/>\n",
                   18 + i * 18, buttons[i]);
    buf_printf(svg,
               "<g font-family=\"'DejaVu Sans Mono', 'Liberation Mono', Menlo,"
               " Consolas, monospace\" font-size=\"15\""
               " xml:space=\"preserve\">\n<text x=\"%d\" y=\"18\""
               " text-anchor=\"middle\" font-size=\"13\" fill=\"" INK "\">",
               width / 2);
    add_text(svg, title);
    buf_puts(svg, "</text>\n");
}

bool picture_write(struct vt *vt, const char *path, const char *title,
                   struct err *err)
{
    int cols, rows;
    struct buf svg;
    vt_size(vt, &cols, &rows);
    buf_init(&svg, SVG_MAX);
    add_window(&svg, 2 * MARGIN + cols * CELL_WIDTH,
               TITLE_HEIGHT + rows * CELL_HEIGHT + MARGIN, title);
    for (int row = 0; row < rows; row++)
        add_row(&svg, vt, row, cols);
    add_cursor(&svg, vt);
    buf_puts(&svg, "</g>\n</svg>\n");
    bool ok = file_replace(path, buf_text(&svg), svg.len, 0644, err);
    buf_done(&svg);
    return ok;
}
