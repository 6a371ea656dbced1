/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Mails in which a form came back, made by chance from its definition: any of
 * its fields, quoted, wrapped, numbered, with options below or without, here
 * and there an answer. With each line stands what of it no reply may change.
 */
#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "model/answers.h"
#include "model/mail_lines.h"

#include <stdint.h>
#include <string.h>

enum made_kind {
    MADE_FIXED,  /* all of the line stays */
    MADE_LABEL,  /* what is fixed of it begins it */
    MADE_OPTION, /* what is fixed of it begins it, `tail` ends it */
    MADE_VALUE,  /* an answer: it may go */
};

struct made_line {
    enum made_kind kind;
    char *text;
    size_t fixed; /* bytes */
    size_t tail;  /* byte where it begins */
};

struct made_mail {
    struct made_line *line;
    size_t count;
    struct value *theirs; /* a field each: what it answers already */
    bool *asks;           /* a field each */
};

struct made_style {
    const char *quote;
    size_t cols; /* where labels are wrapped */
    bool numbered, colons;
    unsigned gap; /* empty lines between questions, at most */
    unsigned box; /* of options */
};

struct chance {
    uint32_t state;
};

static inline unsigned chance_below(struct chance *chance, unsigned below)
{
    chance->state = chance->state * 1664525u + 1013904223u;
    return (chance->state >> 8) % below;
}

/* Nothing that a label says. */
static inline char *made_words(struct chance *chance, unsigned count)
{
    static const char *const words[] = {
        "anchor", "beacon", "cargo", "Dock", "ebb",     "ferry's", "gull",
        "hull,",  "inlet",  "jetty", "keel", "lantern", "mooring", "navy",
    };
    struct buf text;
    buf_init(&text, 65536);
    for (unsigned i = 0; i < count; i++)
        buf_printf(&text, "%s%s", i > 0 ? " " : "",
                   words[chance_below(chance, 14)]);
    return buf_steal(&text);
}

static inline char *made_block(struct chance *chance)
{
    struct buf text;
    buf_init(&text, 65536);
    unsigned lines = 1 + chance_below(chance, 5);
    for (unsigned i = 0; i < lines; i++) {
        autofree char *words = made_words(chance, 1 + chance_below(chance, 25));
        unsigned kind = chance_below(chance, 8);
        if (kind == 0)
            buf_printf(&text,
                       "Nov 23 19:35:%02u mx1 smtp[8]: to=<u@example.net>, "
                       "status=deferred (%s)",
                       10 + i, words);
        else if (kind == 1)
            buf_printf(&text, "https://www.example.net/%0*u", 60, i);
        else if (kind > 2 || i == 0 || i + 1 == lines)
            buf_puts(&text, words);
        if (i + 1 < lines)
            buf_putc(&text, '\n');
    }
    if (chance_below(chance, 6) == 0)
        buf_puts(&text, "\nThank you.");
    return buf_steal(&text);
}

static inline char *made_line_text(struct chance *chance,
                                   const struct field *field)
{
    unsigned number = 1 + chance_below(chance, 9999);
    const char *kind = field->kind->name;
    if (strcmp(kind, "email") == 0)
        return xasprintf("post%u@example.net", number);
    if (strcmp(kind, "url") == 0)
        return xasprintf("https://www.example.net/%0*u",
                         1 + (int)chance_below(chance, 90), number);
    if (strcmp(kind, "count") == 0)
        return xasprintf("%u", number);
    if (strcmp(kind, "phone") == 0)
        return xasprintf("+353 21 555 %04u", number);
    if (strcmp(kind, "duration") == 0)
        return xasprintf("%u hours", 2 + number % 90);
    return made_words(chance, 1 + chance_below(chance, 12));
}

static inline struct value made_value(struct chance *chance,
                                      const struct field *field)
{
    struct value value = value_of_text(NULL);
    autofree char *text = NULL;
    switch (field->kind->shape) {
    case SHAPE_LINE:
        text = made_line_text(chance, field);
        break;
    case SHAPE_BLOCK:
        text = made_block(chance);
        break;
    case SHAPE_CHOICE:
        text = xstrdup(
            field->options[chance_below(chance, (unsigned)field->option_count)]
                .value);
        break;
    case SHAPE_MANY:
        for (size_t i = 0; i < field->option_count; i++)
            if (chance_below(chance, 3) == 0)
                value_toggle(&value, field->options[i].value);
        return value;
    case SHAPE_ROWS:
        for (unsigned i = 0; i <= chance_below(chance, 4); i++)
            for (size_t j = 0; j < field->column_count; j++) {
                autofree char *cell = xasprintf(
                    j == 0 ? "192.0.2.%u" : "mx%u.example.net", 10 * i + 1);
                if (j == 0)
                    value_insert_row(&value, i, field->column_count);
                value_set_cell(&value, i, j, cell);
            }
        return value;
    }
    return value_of_text(text);
}

static inline struct made_line *made_add(struct made_mail *mail,
                                         enum made_kind kind, char *text)
{
    mail->line = xreallocarray(mail->line, mail->count + 1, sizeof *mail->line);
    struct made_line *line = &mail->line[mail->count++];
    *line = (struct made_line){kind, text, strlen(text), strlen(text)};
    return line;
}

static inline void made_empty(struct made_mail *mail,
                              const struct made_style *style)
{
    size_t len = strlen(style->quote);
    while (len > 0 && style->quote[len - 1] == ' ')
        len--;
    made_add(mail, MADE_FIXED, xstrndup(style->quote, len));
}

/* The label, wrapped; its last line. */
static inline struct made_line *made_label(struct made_mail *mail,
                                           const struct made_style *style,
                                           const char *label)
{
    struct buf line;
    buf_init(&line, 65536);
    buf_puts(&line, style->quote);
    bool first = true;
    while (*label) {
        size_t len = strcspn(label, " ");
        if (!first && line.len + 1 + len > style->cols) {
            made_add(mail, MADE_FIXED, buf_steal(&line));
            buf_init(&line, 65536);
            buf_puts(&line, style->quote);
            first = true;
        }
        buf_printf(&line, "%s%.*s", first ? "" : " ", (int)len, label);
        first = false;
        label += len;
        label += strspn(label, " ");
    }
    return made_add(mail, MADE_LABEL, buf_steal(&line));
}

static inline void made_options(struct made_mail *mail,
                                const struct made_style *style,
                                const struct field *field,
                                const struct value *ticked)
{
    static const char *const boxes[] = {"[", "(", "  <", "* ", "- ", ""};
    static const char *const ends[] = {"] ", ") ", "> ", "", "", ""};
    for (size_t i = 0; i < field->option_count; i++) {
        const char *label = field->options[i].label;
        const char *end = ends[style->box];
        const char *mark = !*end                                        ? ""
                           : value_has(ticked, field->options[i].value) ? "x"
                                                                        : " ";
        struct made_line *line =
            made_add(mail, MADE_OPTION,
                     xasprintf("%s%s%s%s%s", style->quote, boxes[style->box],
                               mark, end, label));
        line->fixed = strlen(style->quote) + strlen(boxes[style->box]);
        line->tail = strlen(line->text) - strlen(label);
    }
}

/* An answer of theirs: behind the label, if it is one line, or below. */
static inline void made_theirs(struct made_mail *mail,
                               const struct made_style *style, const char *text,
                               bool behind)
{
    struct made_line *label = &mail->line[mail->count - 1];
    if (behind && !strchr(text, '\n')) {
        char *line = xasprintf("%s %s", label->text, text);
        free(label->text);
        label->text = line;
        return;
    }
    while (*text) {
        size_t len = strcspn(text, "\n");
        made_add(mail, MADE_VALUE,
                 xasprintf("%s%.*s", style->quote, (int)len, text));
        text += len + (text[len] == '\n');
    }
}

static inline void made_mail_done(struct made_mail *mail, size_t fields)
{
    for (size_t i = 0; i < mail->count; i++)
        free(mail->line[i].text);
    for (size_t i = 0; i < fields; i++)
        value_done(&mail->theirs[i]);
    free(mail->line);
    free(mail->theirs);
    free(mail->asks);
}

static inline void made_lines(const struct made_mail *mail,
                              struct mail_lines *ret)
{
    *ret = (struct mail_lines){0};
    for (size_t i = 0; i < mail->count; i++)
        mail_lines_take(ret, xstrdup(mail->line[i].text));
}
