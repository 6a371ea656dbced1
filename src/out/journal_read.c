/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "out/draft_parts.h"
#include "out/journal_parts.h"

#include <string.h>

/* Edits to one text come in long runs, so it is held apart until another
 * field's turn comes. */
struct applier {
    struct draft *draft;
    struct answers *answers; /* the draft's */
    size_t field;            /* whose text is held, or FORM_NONE */
    char *rest;              /* ... or the id of a field that the form does not
                                have, or NULL */
    enum answer_origin origin;
    struct buf text;
};

static void put_back(struct applier *to)
{
    if (to->field != FORM_NONE)
        answers_load(to->answers, to->field, value_of_text(buf_text(&to->text)),
                     to->origin);
    if (to->rest)
        draft_set_rest(to->draft, to->rest, json_string(buf_text(&to->text)),
                       NULL);
    to->field = FORM_NONE;
    free(to->rest);
    to->rest = NULL;
}

static void hold(struct applier *to, size_t field)
{
    if (to->field == field)
        return;
    put_back(to);
    to->field = field;
    to->origin = answers_origin(to->answers, field);
    buf_clear(&to->text);
    buf_puts(&to->text, answers_text(to->answers, field));
}

/* False: it is there, and no text. */
static bool hold_rest(struct applier *to, const char *id)
{
    if (to->rest && strcmp(to->rest, id) == 0)
        return true;
    put_back(to);
    json_t *old = draft_rest_answer(to->draft, id);
    if (old && !json_is_string(old))
        return false;
    to->rest = xstrdup(id);
    buf_clear(&to->text);
    return !old || buf_puts(&to->text, json_string_value(old));
}

static bool get_size(json_t *record, const char *key, size_t *ret)
{
    json_t *number = json_object_get(record, key);
    if (!json_is_integer(number) || json_integer_value(number) < 0 ||
        json_integer_value(number) > (json_int_t)VALUE_TEXT_MAX)
        return false;
    *ret = (size_t)json_integer_value(number);
    return true;
}

static bool is_boundary(const struct buf *text, size_t at)
{
    return at == text->len || ((unsigned char)text->data[at] & 0xC0) != 0x80;
}

static bool is_clean(const char *text, enum field_shape shape)
{
    autofree char *clean = text_clean(
        text, strlen(text), shape == SHAPE_BLOCK ? TEXT_BLOCK : TEXT_LINE);
    return strcmp(clean, text) == 0;
}

static bool put_edit(struct buf *text, json_t *record, enum field_shape shape)
{
    const char *put = json_string_value(json_object_get(record, "put"));
    size_t at;
    size_t cut;
    return put && get_size(record, "at", &at) &&
           get_size(record, "cut", &cut) && is_clean(put, shape) &&
           at <= text->len && cut <= text->len - at && is_boundary(text, at) &&
           is_boundary(text, at + cut) &&
           buf_splice(text, at, cut, put, strlen(put));
}

static bool apply_edit(struct applier *to, size_t field, json_t *record)
{
    const struct form *form = answers_form(to->answers);
    enum field_shape shape = form->fields[field].kind->shape;
    if (shape == SHAPE_MANY || shape == SHAPE_ROWS)
        return false;
    hold(to, field);
    return put_edit(&to->text, record, shape);
}

static bool apply_rest_edit(struct applier *to, const char *id, json_t *record)
{
    return hold_rest(to, id) && put_edit(&to->text, record, SHAPE_BLOCK);
}

static bool apply_rest_whole(struct applier *to, const char *id, json_t *json,
                             json_t *record)
{
    json_t *origin = json_object_get(record, "origin");
    if (!json_is_string(json) && !json_is_array(json))
        return false;
    put_back(to);
    draft_set_rest(to->draft, id, json_incref(json), json_string_value(origin));
    return true;
}

static bool apply_whole(struct applier *to, size_t field, json_t *json,
                        json_t *record)
{
    const struct form *form = answers_form(to->answers);
    const char *origin = json_string_value(json_object_get(record, "origin"));
    struct reader reader = {.json = "", .len = 0, .source = "", .err = NULL};
    struct node node = {.reader = &reader, .json = json};
    struct value value;
    if (!answer_from_json(&node, &form->fields[field], &value))
        return false;
    put_back(to);
    answers_load(to->answers, field, value,
                 origin ? answer_origin_find(origin) : ORIGIN_TYPED);
    return true;
}

/* The record's number, 0 for the first line; false: it is none. */
static bool get_number(json_t *record, unsigned long long *ret)
{
    json_t *number = json_object_get(record, "n");
    *ret = 0;
    if (!number)
        return json_is_object(record) && json_object_get(record, "form");
    if (!json_is_integer(number) || json_integer_value(number) < 1)
        return false;
    *ret = (unsigned long long)json_integer_value(number);
    return true;
}

static bool apply_change(struct applier *to, const char *id, json_t *record)
{
    json_t *value = json_object_get(record, "value");
    size_t field = form_field(answers_form(to->answers), id);
    if (field == FORM_NONE)
        return value ? apply_rest_whole(to, id, value, record)
                     : apply_rest_edit(to, id, record);
    return value ? apply_whole(to, field, value, record)
                 : apply_edit(to, field, record);
}

static bool apply_record(struct applier *to, json_t *record,
                         unsigned long long after, unsigned long long *number)
{
    unsigned long long its;
    if (!get_number(record, &its))
        return false;
    const char *id = json_string_value(json_object_get(record, "field"));
    if (its > 0 && !id)
        return false;
    if (its > after && !apply_change(to, id, record))
        return false;
    if (its > *number)
        *number = its;
    return true;
}

static bool apply_line(struct applier *to, const char *line, size_t len,
                       unsigned long long after, unsigned long long *number)
{
    json_t *record = json_loadb(line, len, JSON_REJECT_DUPLICATES, NULL);
    bool ok = record && apply_record(to, record, after, number);
    json_decref(record);
    return ok;
}

bool journal_apply(const char *text, size_t len, unsigned long long after,
                   struct draft *draft, unsigned long long *ret_number,
                   size_t *ret_len, struct err *err)
{
    struct applier to = {
        .draft = draft, .answers = draft_answers(draft), .field = FORM_NONE};
    buf_init(&to.text, VALUE_TEXT_MAX);
    *ret_number = after;
    *ret_len = 0;
    const char *newline;
    bool ok = true;
    /* What has no newline was cut off before anybody relied on it. */
    for (size_t line = 1;
         *ret_len < len && text[*ret_len] != '\0' &&
         (newline = memchr(text + *ret_len, '\n', len - *ret_len));
         line++) {
        const char *at = text + *ret_len;
        size_t line_len = (size_t)(newline - at);
        if (!apply_line(&to, at, line_len, after, ret_number)) {
            ok = err_set(err, ERR_INPUT, _("line %zu cannot be read"), line);
            break;
        }
        *ret_len += line_len + 1;
    }
    put_back(&to);
    buf_done(&to.text);
    return ok;
}

char *journal_form_id(const char *text, size_t len)
{
    const char *newline = memchr(text, '\n', len);
    if (!newline)
        return NULL;
    json_t *record = json_loadb(text, (size_t)(newline - text), 0, NULL);
    const char *id = json_string_value(json_object_get(record, "form"));
    char *ret = id ? xstrdup(id) : NULL;
    json_decref(record);
    return ret;
}
