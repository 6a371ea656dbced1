/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* The first and the last lines of the screen. */
#include "base/buf.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "ui/question.h"
#include "ui/ui.h"

#include <stdio.h>
#include <string.h>

#define FOOTER_LINES  3
#define ROWS_FOR_DOTS 16 /* on lower screens the questions need the room */

static void add_part(struct buf *line, const struct canvas *canvas,
                     const char *part)
{
    if (!*part)
        return;
    if (line->len)
        buf_printf(line, " %s ", canvas_mark(canvas, MARK_PARTS));
    buf_puts(line, part);
}

static char *saved_part(const struct ui *ui)
{
    struct host_status status = ui->host->status(ui->host->ctx);
    struct tm when;
    char clock[16];
    if (status.state == HOST_FAILED)
        return xstrdup(_("NOT SAVED"));
    if (status.state == HOST_NOTHING || !status.saved_at)
        return xstrdup(status.state == HOST_SAFE ? _("kept") : "");
    localtime_r(&status.saved_at, &when);
    strftime(clock, sizeof clock, "%H:%M:%S", &when);
    /* TRANSLATORS: %s is the time of day */
    return xasprintf(_("saved %s"), clock);
}

static char *open_part(const struct ui *ui)
{
    struct check_counts counts = work_counts(ui->work);
    size_t open = counts.open + counts.look_at;
    if (open == 0)
        return xstrdup(_("complete"));
    return counts.open ? xasprintf(_("%zu open"), counts.open)
                       : xasprintf(_("%zu to look at"), counts.look_at);
}

static bool is_measuring(const struct ui *ui)
{
    return ui->host->measuring(ui->host->ctx).pending > 0;
}

static bool is_reading(const struct ui *ui)
{
    return ui->host->evidence.look(ui->host->ctx).state ==
           HOST_EVIDENCE_READING;
}

/* The right part of the title line, with less of it where there is less
 * room: 0 all, 2 only how far one is. */
static char *state_line(const struct ui *ui, const struct canvas *canvas,
                        size_t here, int level)
{
    struct buf line;
    buf_init(&line, 512);
    autofree char *saved = saved_part(ui);
    autofree char *open = open_part(ui);
    autofree char *place =
        here == FORM_NONE
            ? xstrdup("")
            : xasprintf(_("%zu of %zu"), here + 1, ui->work->form->field_count);
    if (level < 2)
        add_part(&line, canvas, ui->host->draft_name(ui->host->ctx));
    if (level < 1 && is_measuring(ui))
        add_part(&line, canvas, _("measuring"));
    if (level < 1 && is_reading(ui))
        add_part(&line, canvas, _("reading logs"));
    bool failed = ui->host->status(ui->host->ctx).state == HOST_FAILED;
    if (level < 1 || failed)
        add_part(&line, canvas, saved);
    add_part(&line, canvas, place);
    add_part(&line, canvas, open);
    return buf_steal(&line);
}

static void draw_title(const struct ui *ui, const struct canvas *canvas,
                       size_t here)
{
    const char *title = _(ui->work->form->title);
    int title_cols = (int)text_cols(title, strlen(title));
    for (int level = 0; level < 3; level++) {
        autofree char *state = state_line(ui, canvas, here, level);
        int state_cols = (int)text_cols(state, strlen(state));
        if (1 + title_cols + 2 + state_cols + 1 > canvas->cols && level < 2)
            continue;
        canvas_clip(canvas, 0, 1, canvas->cols - state_cols - 3, STYLE_BOLD,
                    title);
        canvas_text(canvas, 0, canvas->cols - state_cols - 1, STYLE_TEXT,
                    state);
        return;
    }
}

static enum mark dot_of(const struct ui *ui, size_t field, size_t here,
                        enum style *ret_style)
{
    *ret_style = STYLE_TEXT;
    if (field == here)
        return MARK_DOT_PART;
    switch (work_state(ui->work, field)) {
    case FIELD_FINE:
        return MARK_DOT_DONE;
    case FIELD_WARNING:
        *ret_style = STYLE_WARNING;
        return MARK_WARNING;
    case FIELD_ERROR:
        *ret_style = STYLE_ERROR;
        return MARK_ERROR;
    case FIELD_OPEN:
    case FIELD_EMPTY:
    case FIELD_NOT_ASKED:
        break;
    }
    return MARK_DOT_OPEN;
}

/* Draws a section's title and dots at col; the columns it took. With
 * `measure` it only says how many it would take. */
static int draw_section(const struct ui *ui, const struct canvas *canvas,
                        int row, int col, size_t section, size_t here,
                        bool measure)
{
    const struct form *form = ui->work->form;
    const char *title = _(form->sections[section].title);
    int used = (int)text_cols(title, strlen(title)) + 1;
    if (!measure)
        canvas_text(canvas, row, col, STYLE_DIM, title);
    for (size_t i = 0; i < form->field_count; i++) {
        if (form->fields[i].section != section ||
            !answers_asked(ui->work->answers, i))
            continue;
        enum style style;
        enum mark dot = dot_of(ui, i, here, &style);
        if (!measure)
            canvas_text(canvas, row, col + used, style,
                        canvas_mark(canvas, dot));
        used++;
    }
    return used;
}

/* Is there something to do in it? */
static bool is_wanted(const struct ui *ui, size_t section)
{
    const struct form *form = ui->work->form;
    for (size_t i = 0; i < form->field_count; i++) {
        enum field_state state = work_state(ui->work, i);
        if (form->fields[i].section == section &&
            (state == FIELD_OPEN || state == FIELD_WARNING ||
             state == FIELD_ERROR))
            return true;
    }
    return false;
}

/* Where they do not all fit, those in front that are done are left out. */
static void draw_progress(const struct ui *ui, const struct canvas *canvas,
                          int row, size_t here)
{
    const struct form *form = ui->work->form;
    size_t from = 0;
    int total = 1;
    for (size_t i = 0; i < form->section_count; i++)
        total += draw_section(ui, canvas, row, 0, i, here, true) + 3;
    bool all = total - 3 <= canvas->cols;
    while (here == FORM_NONE && total - 3 > canvas->cols &&
           from + 1 < form->section_count && !is_wanted(ui, from))
        total -= draw_section(ui, canvas, row, 0, from++, here, true) + 3;
    int col = 1;
    for (size_t i = from; i < form->section_count; i++) {
        int wide = draw_section(ui, canvas, row, 0, i, here, true);
        bool fits = here == FORM_NONE && col + wide <= canvas->cols;
        if (all || fits ||
            (here != FORM_NONE && form->fields[here].section == i))
            col += draw_section(ui, canvas, row, col, i, here, false) + 3;
    }
}

/* All that the header is made of, in one number. */
static unsigned long long header_key(const struct ui *ui,
                                     const struct canvas *canvas, size_t here)
{
    const struct work *work = ui->work;
    struct host_status status = ui->host->status(ui->host->ctx);
    unsigned long long hash = HASH_START;
    hash = hash_mix(hash, here);
    hash = hash_mix(hash, (unsigned)(canvas->cols * 1000 + canvas->rows));
    hash = hash_mix(hash, status.state);
    hash = hash_mix(hash, is_measuring(ui));
    hash = hash_mix(hash, is_reading(ui));
    hash = hash_mix(hash, (unsigned long long)status.saved_at);
    for (size_t i = 0; i < work->form->field_count; i++)
        hash = hash_mix(hash, work->states[i]);
    return hash;
}

/* At most keys the header stays as it is; what is shown is taken over then. */
int header_draw(struct ui *ui, const struct canvas *canvas, size_t here)
{
    bool low = canvas->rows < ROWS_FOR_DOTS;
    int rows = low ? 2 : 3;
    if (ui_keeps(ui, UI_HEADER, header_key(ui, canvas, here), 0, rows))
        return rows;
    draw_title(ui, canvas, here);
    if (!low)
        draw_progress(ui, canvas, 1, here);
    canvas_rule(canvas, rows - 1);
    return rows;
}

/* A failure to save stays until it is over; other words until the next key. */
static const char *footer_text(const struct ui *ui, enum style *ret_style)
{
    struct host_status status = ui->host->status(ui->host->ctx);
    if (status.state == HOST_FAILED) {
        *ret_style = STYLE_ERROR;
        return status.why;
    }
    *ret_style = ui->flash_bad ? STYLE_WARNING : STYLE_BOLD;
    return ui->flash;
}

/* The lines of what is said, at most FOOTER_LINES; new. */
static size_t footer_lines(const char *text, int cols, struct text_line **ret)
{
    size_t count = text_wrap(text, cols > 2 ? (size_t)cols - 2 : 1, ret);
    return count < FOOTER_LINES ? count : FOOTER_LINES;
}

int footer_rows(const struct ui *ui, const struct canvas *canvas)
{
    enum style style;
    autofree struct text_line *lines = NULL;
    const char *text = footer_text(ui, &style);
    return text ? 1 + (int)footer_lines(text, canvas->cols, &lines) : 1;
}

static void draw_said(const struct canvas *canvas, const char *text,
                      enum style style)
{
    autofree struct text_line *lines = NULL;
    size_t count = footer_lines(text, canvas->cols, &lines);
    int top = canvas->rows - 1 - (int)count;
    for (size_t i = 0; i < count; i++)
        canvas_textn(canvas, top + (int)i, 1, style, text + lines[i].start,
                     lines[i].len);
}

void footer_draw(struct ui *ui, const struct canvas *canvas, unsigned place)
{
    enum style style;
    const char *text = footer_text(ui, &style);
    int last = canvas->rows - 1;
    unsigned long long key =
        hash_mix(hash_mix(HASH_START, place), (unsigned)canvas->cols);
    if (text)
        draw_said(canvas, text, style);
    else if (ui_keeps(ui, UI_FOOTER, key, last, 1))
        return;
    canvas_text(canvas, last, 1, STYLE_DIM,
                ui_hints(ui, place, canvas->cols - 2));
}
