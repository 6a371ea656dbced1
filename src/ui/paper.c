/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "ui/paper.h"

#include "base/mem.h"
#include "base/text.h"

void paper_init(struct paper *paper, int cols)
{
    *paper = (struct paper){.cols = cols};
}

void paper_done(struct paper *paper)
{
    for (size_t i = 0; i < paper->count; i++)
        free(paper->line[i].text);
    free(paper->line);
    *paper = (struct paper){0};
}

static void add_line(struct paper *paper, struct paper_line line)
{
    paper->line =
        xreallocarray(paper->line, paper->count + 1, sizeof *paper->line);
    paper->line[paper->count++] = line;
}

void paper_add(struct paper *paper, enum style style, int indent,
               const char *lead, bool every, const char *text)
{
    autofree struct text_line *lines = NULL;
    int cols = paper->cols - indent;
    size_t count = text_wrap(text, cols > 1 ? (size_t)cols : 1, &lines);
    for (size_t i = 0; i < count; i++)
        add_line(paper,
                 (struct paper_line){
                     .text = xstrndup(text + lines[i].start, lines[i].len),
                     .style = style,
                     .indent = indent,
                     .lead = i == 0 || every ? lead : NULL,
                     .lead_style = style,
                 });
}

void paper_gap(struct paper *paper)
{
    if (paper->count > 0 && paper->line[paper->count - 1].text[0] != '\0')
        add_line(paper, (struct paper_line){.text = xstrdup("")});
}

static void draw_line(const struct paper_line *line,
                      const struct canvas *canvas, int row)
{
    if (line->lead)
        canvas_text(canvas, row, line->indent - 2, line->lead_style,
                    line->lead);
    canvas_text(canvas, row, line->indent, line->style, line->text);
}

/* As far in as the text above it. */
static void draw_more(const struct paper *paper, const struct canvas *canvas,
                      int row, size_t i, const char *more)
{
    while (i > 0 && !paper->line[i].text[0])
        i--;
    int indent = paper->line[i].indent;
    canvas_clip(canvas, row, indent, canvas->cols - indent, STYLE_DIM, more);
}

void paper_draw(const struct paper *paper, const struct canvas *canvas,
                size_t from, const char *more)
{
    for (int row = 0; row < canvas->rows; row++) {
        size_t i = from + (size_t)row;
        if (i >= paper->count)
            return;
        bool cut = row == canvas->rows - 1 && i + 1 < paper->count;
        if (cut && more)
            draw_more(paper, canvas, row, i, more);
        else
            draw_line(&paper->line[i], canvas, row);
    }
}
