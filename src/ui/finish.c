/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "ui/finish.h"

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "model/form_extend.h"
#include "ui/ask.h"
#include "ui/field.h"
#include "ui/help.h"
#include "ui/paper.h"
#include "ui/pasted.h"
#include "ui/question.h"

#include <string.h>

enum row_kind { ROW_MISSING, ROW_WRITE, ROW_SHOW };

struct finish_row {
    enum row_kind kind;
    size_t index; /* the question, or the format */
};

struct finish {
    struct view view;
    struct finish_row *row;
    size_t count, missing;
    size_t at, scroll;
    char *written; /* where to, once that is done */
};

struct target { /* what is being written, while a question is asked */
    size_t format;
    char path[];
};

static struct finish *finish_of(struct view *view)
{
    return (struct finish *)view;
}

static void add_row(struct finish *finish, enum row_kind kind, size_t index)
{
    finish->row =
        xreallocarray(finish->row, finish->count + 1, sizeof *finish->row);
    finish->row[finish->count++] =
        (struct finish_row){.kind = kind, .index = index};
}

/* What a mail asks beyond the form is not in the export. */
static bool is_exported(const struct form *form, size_t field)
{
    const struct section *section =
        &form->sections[form->fields[field].section];
    return strcmp(section->id, ASKED_SECTION) != 0;
}

static void build_rows(struct finish *finish)
{
    struct ui *ui = finish->view.ui;
    const struct host_format *formats;
    for (size_t i = 0; i < ui->work->form->field_count; i++) {
        enum field_state state = work_state(ui->work, i);
        if ((state == FIELD_OPEN || state == FIELD_ERROR) &&
            is_exported(ui->work->form, i))
            add_row(finish, ROW_MISSING, i);
    }
    finish->missing = finish->count;
    size_t count = ui->host->formats(ui->host->ctx, &formats);
    for (size_t i = 0; i < count; i++)
        add_row(finish, ROW_WRITE, i);
    if (count > 0)
        add_row(finish, ROW_SHOW, 0);
}

static const struct host_format *format_of(const struct finish *finish,
                                           size_t index)
{
    const struct host *host = finish->view.ui->host;
    const struct host_format *formats;
    host->formats(host->ctx, &formats);
    return &formats[index];
}

static char *row_text(const struct finish *finish, size_t i)
{
    const struct form *form = finish->view.ui->work->form;
    size_t index = finish->row[i].index;
    switch (finish->row[i].kind) {
    case ROW_MISSING:
        return xasprintf("%2zu  %s", index + 1, _(form->fields[index].label));
    case ROW_WRITE:
        return xasprintf(_("write it to a file: %s"),
                         format_of(finish, index)->about);
    case ROW_SHOW:
        break;
    }
    return xstrdup(_("show it here"));
}

static void add_steps(const struct finish *finish, struct paper *paper)
{
    char **after = finish->view.ui->work->form->after;
    autofree char *done =
        xasprintf(_("Written: %s. What comes next:"), finish->written);
    paper_gap(paper);
    paper_add(paper, STYLE_FINE, 1, NULL, false, done);
    for (size_t i = 0; after && after[i]; i++) {
        autofree char *step = xasprintf("%zu. %s", i + 1, _(after[i]));
        paper_add(paper, STYLE_TEXT, 3, NULL, false, step);
    }
}

static void build_head(const struct finish *finish, struct paper *paper)
{
    if (finish->missing == 0) {
        paper_add(paper, STYLE_FINE, 1, NULL, false,
                  _("The form is complete."));
        return;
    }
    autofree char *text = xasprintf(
        P_("%zu question is still open before the form is complete; Enter "
           "goes there. What is written before that is marked as incomplete.",
           "%zu questions are still open before the form is complete; Enter "
           "goes there. What is written before that is marked as incomplete.",
           finish->missing),
        finish->missing);
    paper_add(paper, STYLE_BOLD, 1, NULL, false, text);
}

/* A question that is missing has the mark it has on the map. */
static void draw_missing(const struct finish *finish,
                         const struct canvas *canvas, int row, size_t field)
{
    bool open = work_state(finish->view.ui->work, field) == FIELD_OPEN;
    canvas_text(canvas, row, 3, open ? STYLE_BOLD : STYLE_ERROR,
                canvas_mark(canvas, open ? MARK_OPEN : MARK_ERROR));
}

static void draw_rows(struct finish *finish, const struct canvas *canvas)
{
    finish->scroll = field_scroll(finish->scroll, finish->at, finish->count,
                                  (size_t)canvas->rows);
    for (int row = 0; row < canvas->rows; row++) {
        size_t i = finish->scroll + (size_t)row;
        if (i >= finish->count)
            return;
        bool here = i == finish->at;
        bool missing = finish->row[i].kind == ROW_MISSING;
        int col = missing ? 5 : 3;
        autofree char *text = row_text(finish, i);
        if (here) {
            canvas_text(canvas, row, 1, STYLE_FOCUS,
                        canvas_mark(canvas, MARK_POINTER));
            canvas_cursor(canvas, row, col);
        }
        if (missing)
            draw_missing(finish, canvas, row, finish->row[i].index);
        canvas_clip(canvas, row, col, canvas->cols - col - 1,
                    here ? STYLE_FOCUS : STYLE_TEXT, text);
    }
}

static void finish_draw(struct view *view, const struct canvas *canvas)
{
    struct finish *finish = finish_of(view);
    struct ui *ui = view->ui;
    int top = header_draw(ui, canvas, FORM_NONE);
    int bottom = footer_rows(ui, canvas);
    struct canvas area =
        canvas_part(canvas, top, 0, canvas->rows - top - bottom, canvas->cols);
    struct paper head, steps;
    paper_init(&head, area.cols - 2);
    paper_init(&steps, area.cols - 2);
    build_head(finish, &head);
    if (finish->written)
        add_steps(finish, &steps);
    paper_draw(&head, &area, 0, NULL);
    int row = (int)head.count + (area.rows > 10);
    int rows = area.rows - row - (int)steps.count;
    int wanted = (int)finish->count;
    rows = rows < 3 ? 3 : rows > wanted ? wanted : rows;
    struct canvas part = canvas_part(&area, row, 0, rows, area.cols);
    draw_rows(finish, &part);
    part = canvas_part(&area, row + rows + (area.rows > 10), 0, area.rows,
                       area.cols);
    paper_draw(&steps, &part, 0, NULL);
    footer_draw(ui, canvas, PLACE_FINISH);
    paper_done(&head);
    paper_done(&steps);
}

static void write_form(struct ui *ui, const struct target *target,
                       bool overwrite);

static void overwrite_asked(struct ui *ui, void *ctx, int choice)
{
    if (choice == 1)
        write_form(ui, ctx, true);
}

static void ask_overwrite(struct ui *ui, const struct target *target)
{
    const struct ask_choice choices[] = {
        {0, _("leave it as it is")},
        {1, _("replace it")},
    };
    autofree char *text = xasprintf(_("%s is there already."), target->path);
    size_t size = sizeof *target + strlen(target->path) + 1;
    ask_push(ui, text, choices, 2, overwrite_asked, xmemdup(target, size));
}

static void write_form(struct ui *ui, const struct target *target,
                       bool overwrite)
{
    struct err err = {0};
    const struct host *host = ui->host;
    if (host->write(host->ctx, target->format, target->path, overwrite, &err)) {
        struct finish *finish = finish_of(ui->top);
        free(finish->written);
        finish->written = xstrdup(target->path);
    } else if (err.code == ERR_EXISTS && !overwrite) {
        ask_overwrite(ui, target);
    } else {
        ui_say(ui, true, "%s", err.text);
    }
}

static void path_asked(struct ui *ui, void *ctx, const char *text)
{
    const size_t *format = ctx;
    autofree char *path = file_typed_path(text ? text : "");
    if (!*path)
        return;
    size_t len = strlen(path) + 1;
    struct target *target = xcalloc(1, sizeof *target + len);
    target->format = *format;
    memcpy(target->path, path, len);
    write_form(ui, target, false);
    free(target);
}

static void enter(struct finish *finish)
{
    struct ui *ui = finish->view.ui;
    const struct finish_row *row = &finish->row[finish->at];
    if (row->kind == ROW_MISSING) {
        ui_go(ui, row->index);
    } else if (row->kind == ROW_WRITE) {
        ask_text_push(ui, _("File to write"),
                      format_of(finish, row->index)->path, path_asked,
                      xmemdup(&row->index, sizeof row->index));
    } else {
        autofree char *text = ui->host->print(ui->host->ctx, row->index);
        text_page_push(ui, _("The form as it would be written"), text);
    }
}

static void finish_key(struct view *view, const struct input *key)
{
    struct finish *finish = finish_of(view);
    if (key->kind == INPUT_UP || key->kind == INPUT_BACKTAB)
        finish->at -= finish->at > 0;
    else if (key->kind == INPUT_DOWN || key->kind == INPUT_TAB)
        finish->at += finish->at + 1 < finish->count;
    else if (key->kind == INPUT_ENTER)
        enter(finish);
    else if (key->kind == INPUT_PASTE)
        pasted_ask(view->ui, NULL, key);
}

static unsigned finish_place(struct view *view)
{
    (void)view;
    return PLACE_FINISH;
}

static bool finish_command(struct view *view, enum command_id id)
{
    if (id == COMMAND_BACK)
        ui_show_map(view->ui, false);
    else if (id == COMMAND_HELP)
        help_push(view->ui, PLACE_FINISH, FORM_NONE);
    else
        return false;
    return true;
}

static void finish_free(struct view *view)
{
    struct finish *finish = finish_of(view);
    free(finish->row);
    free(finish->written);
    free(finish);
}

static const struct view_ops finish_ops = {
    .draw = finish_draw,
    .key = finish_key,
    .place = finish_place,
    .command = finish_command,
    .free = finish_free,
};

struct view *finish_new(struct ui *ui)
{
    struct finish *finish = xcalloc(1, sizeof *finish);
    finish->view.ops = &finish_ops;
    finish->view.ui = ui;
    finish->view.covers = true;
    build_rows(finish);
    return &finish->view;
}
