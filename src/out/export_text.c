/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/mem.h"
#include "base/text.h"
#include "out/export_print.h"

#include <string.h>

/* Not translated: the form is sent in English. */
static const char open_mark[] = "[not answered]";

/*
 * What stands between a label and its answer: a colon, unless the label has
 * one, or a question mark, at its end or before a last "(Optional)" or "*".
 */
static const char *mark_behind(const char *label)
{
    size_t len = strlen(label);
    while (len > 0 && strchr(" *", label[len - 1]))
        len--;
    if (len > 0 && label[len - 1] == ')')
        while (len > 0 && label[len - 1] != '(')
            len--;
    while (len > 0 && (label[len - 1] == '(' || label[len - 1] == ' '))
        len--;
    bool marked = len > 0 && strchr(":?", label[len - 1]);
    return marked ? "" : ":";
}

/* How many columns the last line of a wrapped text takes. */
static size_t last_cols(const struct buf *out, size_t from)
{
    size_t end = out->len;
    size_t start = end;
    while (start > from && out->data[start - 1] != '\n')
        start--;
    return text_cols(out->data + start, end - start);
}

/* The label, without the newline behind it. */
static size_t add_label(struct buf *out, const char *label)
{
    size_t from = out->len;
    autofree char *marked = xasprintf("%s%s", label, mark_behind(label));
    export_wrap(out, marked, 0);
    buf_splice(out, out->len - 1, 1, "", 0);
    return last_cols(out, from);
}

/* Behind the label where it fits, else on lines of its own. */
static void add_line(struct buf *out, const char *label, const char *text)
{
    size_t used = add_label(out, label);
    size_t cols = text_cols(text, strlen(text));
    if (*text && used + 1 + cols > EXPORT_COLS) {
        buf_putc(out, '\n');
        used = 0;
    }
    export_wrap(out, text, used);
}

static void add_block(struct buf *out, const char *label, const char *text)
{
    add_label(out, label);
    buf_putc(out, '\n');
    export_block(out, text, EXPORT_COLS);
}

/* At most one empty line between things, none at the start. */
static void add_gap(struct buf *out)
{
    bool doubled = out->len >= 2 && out->data[out->len - 2] == '\n';
    if (out->len > 0 && !doubled)
        buf_putc(out, '\n');
}

static void add_field(const struct export_in *in, size_t i, struct buf *out)
{
    const struct field *field = &in->check->form->fields[i];
    const struct value *value = answers_value(in->check->answers, i);
    bool open = check_state(in->check, in->findings, i) == FIELD_OPEN;
    autofree char *text =
        value_is_empty(value) ? xstrdup("") : export_value(field, value);
    if (field->heading) {
        add_gap(out);
        buf_printf(out, "%s\n", field->heading);
    }
    if (!export_goes_below(field) || !*text) {
        add_line(out, field->label, open ? open_mark : text);
        return;
    }
    add_gap(out);
    add_block(out, field->label, text);
    add_gap(out);
}

static void add_incomplete(const struct export_in *in, struct buf *out)
{
    size_t open = check_count(in->check, in->findings).open;
    autofree char *said =
        xasprintf("INCOMPLETE, do not send: %zu %s open or to be corrected.",
                  open, open == 1 ? "question is" : "questions are");
    export_wrap(out, said, 0);
    buf_putc(out, '\n');
}

void export_print_text(const struct export_in *in, struct buf *out)
{
    if (!export_complete(in))
        add_incomplete(in, out);
    for (size_t i = 0; i < in->check->form->field_count; i++)
        if (answers_asked(in->check->answers, i))
            add_field(in, i, out);
    while (out->len >= 2 && out->data[out->len - 2] == '\n')
        buf_splice(out, out->len - 1, 1, "", 0);
}
