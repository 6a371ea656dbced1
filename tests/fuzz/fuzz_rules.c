/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * Any text as the answer to every field of a form that has every rule: it is
 * judged in clean sentences of one line, the same ones each time. Newlines
 * part rows, "|" parts cells.
 */
#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "model/rules.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerInitialize(int *argc, char ***argv);

static struct form *form; /* read once, never changed */

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    char *json;
    size_t len;
    struct err err = {0};
    (void)argc;
    (void)argv;
    if (!file_read(RULES_FORM, FORM_FILE_MAX, &json, &len, &err) ||
        !form_parse(json, len, RULES_FORM, &form, &err))
        abort();
    free(json);
    return 0;
}

static struct value rows_of(const char *text, size_t columns)
{
    struct value value = {.columns = columns};
    for (size_t row = 0; *text && row < VALUE_ROWS_MAX; row++) {
        value_insert_row(&value, row, columns);
        for (size_t column = 0; column < columns; column++) {
            size_t len = strcspn(text, "|\n");
            char *cell = xstrndup(text, len);
            value_set_cell(&value, row, column, cell);
            free(cell);
            text += len + (text[len] == '|');
        }
        text += *text == '\n';
    }
    return value;
}

static struct value value_for(const struct field *field, const char *data,
                              size_t size)
{
    bool line = field->kind->shape == SHAPE_LINE;
    char *text = text_clean(data, size, line ? TEXT_LINE : TEXT_BLOCK);
    struct value value = field->kind->shape == SHAPE_ROWS
                             ? rows_of(text, field->column_count)
                             : value_of_text(text);
    free(text);
    return value;
}

static void assert_decent(const struct finding *finding)
{
    size_t len = strlen(finding->message);
    char *clean = text_clean(finding->message, len, TEXT_LINE);
    if (strcmp(clean, finding->message) != 0 || len < 10 || len > 1000)
        abort();
    free(clean);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct answers *answers = answers_new(form);
    struct check_in in = {.form = form, .answers = answers, .english = true};
    struct findings first, again;
    if (size > VALUE_TEXT_MAX)
        size = VALUE_TEXT_MAX;
    for (size_t i = 0; i < form->field_count; i++)
        answers_set(answers, i,
                    value_for(&form->fields[i], (const char *)data, size),
                    ORIGIN_TYPED, STEP_NEW);
    check(&in, &first);
    check(&in, &again);
    if (first.count != again.count)
        abort();
    for (size_t i = 0; i < first.count; i++) {
        assert_decent(&first.item[i]);
        if (strcmp(first.item[i].message, again.item[i].message) != 0)
            abort();
    }
    findings_done(&first);
    findings_done(&again);
    answers_free(answers);
    return 0;
}
