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
#include "ui/mail_page.h"
#include "ui/pasted.h"
#include "ui/question.h"

#include <string.h>
#include <strings.h>

#define SEARCH_MAX 256 /* bytes */

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
    return contains(_(def->label), wanted) || contains(def->label, wanted) ||
           contains(answer, wanted);
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
    case COMMAND_REPLY:
        if (ui->host->mail.look(ui->host->ctx).state == HOST_MAIL_FORM)
            ui_show_mail(ui); /* r there takes another one */
        else
            mail_go_on(ui, "");
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
