/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * tests/cases/rules: FIELD.txt has answers to that field of form.json there,
 * each with what all rules together say about it, word for word:
 *
 *     > other an answer to another field
 *     ! kind|subject|state|value of a fact
 *     the answer
 *         severity row.column: the message
 *
 * or "ok" for nothing. Row and column are left out for the whole answer. In
 * answers "\n" is a new line, "\s" a blank, "\e" nothing at all, "\\" a
 * backslash, "{a*64}" 64 times an a; cells of a row are parted by "|". Lines
 * with # are comments. A case with facts is judged twice more, when they have
 * all failed and when they are only asked: that must say what no facts say.
 *
 * With a file's name as argument the program prints the file as it would have
 * to be: for reading after a rule or its words have changed.
 */
#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "model/fact_kinds.h"
#include "model/rules.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define CASES_MAX 100
#define FILE_MAX  (1024u * 1024u)

static char *case_path(const char *file)
{
    return xasprintf("%s/tests/cases/rules/%s", getenv("SOURCE_ROOT"), file);
}

static char *read_file(const char *path, size_t *ret_len)
{
    struct err err = {0};
    char *text = NULL;
    if (!file_read(path, FILE_MAX, &text, ret_len, &err))
        fail_msg("%s: %s", path, err.text);
    return text;
}

static struct form *read_form(void)
{
    autofree char *path = case_path("form.json");
    size_t len;
    autofree char *json = read_file(path, &len);
    struct form *form = NULL;
    struct err err = {0};
    if (!form_parse(json, len, path, &form, &err))
        fail_msg("%s", err.text);
    return form;
}

/* {a*64}: its length in the file, or 0 when it is something else. */
static int add_repeated(struct buf *buf, const char *text)
{
    char piece[32];
    int times;
    int len = 0;
    if (sscanf(text, "{%31[^*]*%d}%n", piece, &times, &len) != 2)
        return 0;
    for (int i = 0; i < times; i++)
        buf_puts(buf, piece);
    return len;
}

/* What stands for "\\" and this letter; NULL: nothing special. */
static const char *escaped(char letter)
{
    switch (letter) {
    case 'n':
        return "\n";
    case 's':
        return " ";
    case 'e':
        return "";
    case '\\':
        return "\\";
    default:
        return NULL;
    }
}

static char *unescape(const char *text)
{
    struct buf buf;
    buf_init(&buf, FILE_MAX);
    while (*text) {
        int repeated = add_repeated(&buf, text);
        const char *plain = *text == '\\' ? escaped(text[1]) : NULL;
        if (plain)
            buf_puts(&buf, plain);
        else if (!repeated)
            buf_putc(&buf, *text);
        text += repeated ? repeated : plain ? 2 : 1;
    }
    return buf_steal(&buf);
}

static void set_rows(struct value *value, const char *text, size_t columns)
{
    for (size_t row = 0; *text; row++) {
        value_insert_row(value, row, columns);
        for (size_t column = 0; column < columns; column++) {
            size_t len = strcspn(text, "|\n");
            autofree char *cell = xstrndup(text, len);
            value_set_cell(value, row, column, cell);
            text += len + (text[len] == '|');
        }
        text += *text == '\n';
    }
}

static void set_many(struct value *value, const char *text)
{
    while (*text) {
        size_t len = strcspn(text, "|");
        autofree char *item = xstrndup(text, len);
        value_toggle(value, item);
        text += len + (text[len] == '|');
    }
}

static void set_answer(struct answers *answers, size_t field, const char *line)
{
    const struct field *asked = &answers_form(answers)->fields[field];
    autofree char *raw = unescape(line);
    autofree char *text = text_clean(raw, strlen(raw), TEXT_BLOCK);
    struct value value = {.columns = 1};
    if (asked->kind->shape == SHAPE_ROWS)
        set_rows(&value, text, asked->column_count);
    else if (asked->kind->shape == SHAPE_MANY)
        set_many(&value, text);
    else
        value_set_text(&value, text);
    answers_set(answers, field, value, ORIGIN_TYPED, STEP_NEW);
}

/* What holds for each finding of each rule. */
static void assert_decent(const struct finding *finding)
{
    size_t len = strlen(finding->message);
    bool guide = strstr(finding->message, "guide") != NULL;
    autofree char *clean = text_clean(finding->message, len, TEXT_LINE);
    assert_string_equal(clean, finding->message);
    assert_in_range(len, 10, 240);
    assert_int_equal(finding->message[len - 1], '.');
    assert_int_equal(guide, finding->guide);
}

static void say_findings(const struct check_in *in, size_t field,
                         struct buf *out)
{
    struct findings findings;
    bool ok = true;
    check(in, &findings);
    for (size_t i = 0; i < findings.count; i++) {
        const struct finding *finding = &findings.item[i];
        if (finding->field != field)
            continue;
        ok = false;
        assert_decent(finding);
        buf_printf(out, "    %s", severity_name(finding->severity));
        if (finding->row != FORM_NONE)
            buf_printf(out, " %zu", finding->row + 1);
        if (finding->column != FORM_NONE)
            buf_printf(out, ".%zu", finding->column + 1);
        buf_printf(out, ": %s\n", finding->message);
    }
    if (ok)
        buf_puts(out, "    ok\n");
    findings_done(&findings);
}

struct reader { /* one file of cases, line by line */
    struct form *form;
    struct answers *answers;
    struct facts *facts;
    size_t field;
    struct buf said;
};

static void read_other(struct reader *reader, const char *line)
{
    autofree char *id = xstrndup(line, strcspn(line, " "));
    size_t field = form_field(reader->form, id);
    if (field == FORM_NONE)
        fail_msg("%s: no such field", line);
    line += strlen(id);
    set_answer(reader->answers, field, line + (*line == ' '));
}

static void read_fact(struct reader *reader, const char *line)
{
    char *part[4] = {NULL};
    autofree char *text = unescape(line);
    const char *rest = text;
    enum fact_state state = FACT_FAILED;
    for (size_t i = 0; i < 4; i++) {
        size_t len = i < 3 ? strcspn(rest, "|") : strlen(rest);
        part[i] = xstrndup(rest, len);
        rest += len + (rest[len] == '|');
    }
    const struct fact_kind *kind = fact_kind_find(part[0]);
    if (!kind || !fact_subject_ok(kind->subject, part[1]) ||
        !fact_state_find(part[2], &state))
        fail_msg("%s: no such fact", line);
    facts_set(reader->facts,
              fact_make(part[0], part[1], state, part[3], "a test"));
    for (size_t i = 0; i < 4; i++)
        free(part[i]);
}

static char *said_with(const struct reader *reader, const struct facts *facts)
{
    struct check_in in = {.form = reader->form,
                          .answers = reader->answers,
                          .facts = facts,
                          .english = true};
    struct buf said;
    buf_init(&said, FILE_MAX);
    say_findings(&in, reader->field, &said);
    return buf_steal(&said);
}

/* What could not be found out, or not yet, never counts. */
static void assert_silent(const struct reader *reader, enum fact_state state)
{
    struct facts *facts = facts_new();
    for (size_t i = 0; i < facts_count(reader->facts); i++) {
        const struct fact *fact = facts_at(reader->facts, i);
        facts_set(facts, fact_make(fact->kind, fact->subject, state,
                                   fact->value, fact->source));
    }
    autofree char *without = said_with(reader, NULL);
    autofree char *said = said_with(reader, facts);
    assert_string_equal(said, without);
    facts_free(facts);
}

static void judge(struct reader *reader, const char *line)
{
    set_answer(reader->answers, reader->field, line);
    autofree char *said = said_with(reader, reader->facts);
    buf_puts(&reader->said, said);
    assert_silent(reader, FACT_FAILED);
    assert_silent(reader, FACT_ASKED);
    answers_free(reader->answers);
    facts_free(reader->facts);
    reader->answers = answers_new(reader->form);
    reader->facts = facts_new();
}

static void read_line(struct reader *reader, const char *line)
{
    if (strncmp(line, "    ", 4) == 0)
        return;
    buf_printf(&reader->said, "%s\n", line);
    if (*line == '#' || *line == '\0')
        return;
    if (strncmp(line, "> ", 2) == 0) {
        read_other(reader, line + 2);
        return;
    }
    if (strncmp(line, "! ", 2) == 0)
        read_fact(reader, line + 2);
    else
        judge(reader, line);
}

/* The file with what the rules say now; new. */
static char *said_about(const char *file, const char *text)
{
    struct reader reader = {.form = read_form()};
    autofree char *id = xstrndup(file, strcspn(file, "."));
    reader.answers = answers_new(reader.form);
    reader.facts = facts_new();
    reader.field = form_field(reader.form, id);
    if (reader.field == FORM_NONE)
        fail_msg("%s: form.json has no such field", file);
    buf_init(&reader.said, FILE_MAX);
    while (*text) {
        size_t len = strcspn(text, "\n");
        autofree char *line = xstrndup(text, len);
        read_line(&reader, line);
        text += len + (text[len] == '\n');
    }
    answers_free(reader.answers);
    facts_free(reader.facts);
    form_free(reader.form);
    return buf_steal(&reader.said);
}

static size_t same_lines(const char *a, const char *b, size_t *ret_start)
{
    size_t line = 1;
    *ret_start = 0;
    for (size_t i = 0; a[i] && a[i] == b[i]; i++)
        if (a[i] == '\n') {
            line++;
            *ret_start = i + 1;
        }
    return line;
}

static void check__says__what_the_case_expects(void **state)
{
    const char *file = *state;
    size_t len;
    autofree char *path = case_path(file);
    autofree char *text = read_file(path, &len);
    autofree char *said = said_about(file, text);
    if (strcmp(said, text) != 0) {
        size_t start;
        size_t line = same_lines(text, said, &start);
        fail_msg("%s:%zu: expected \"%.*s\", got \"%.*s\"", file, line,
                 (int)strcspn(text + start, "\n"), text + start,
                 (int)strcspn(said + start, "\n"), said + start);
    }
    assert_non_null(strstr(text, "\n    ok\n"));
    assert_non_null(strstr(text, ": "));
}

static void rule_table__each_rule__has_cases(void **state)
{
    (void)state;
    for (const struct rule_kind *kind = rule_table(); kind->name; kind++) {
        autofree char *file = xasprintf("%s.txt", kind->name);
        autofree char *path = case_path(file);
        size_t len;
        autofree char *text = read_file(path, &len);
        assert_true(text && len > 0);
        assert_non_null(kind->judge);
        assert_ptr_equal(rule_find(kind->name), kind);
    }
}

static int is_case(const struct dirent *entry)
{
    const char *end = strrchr(entry->d_name, '.');
    return end && strcmp(end, ".txt") == 0;
}

static int print_case(const char *file)
{
    size_t len;
    autofree char *path = case_path(file);
    autofree char *text = read_file(path, &len);
    autofree char *said = said_about(file, text);
    fputs(said, stdout);
    return 0;
}

int main(int argc, char **argv)
{
    static struct CMUnitTest tests[CASES_MAX + 1] = {
        cmocka_unit_test(rule_table__each_rule__has_cases)};
    struct dirent **entries;
    if (argc > 1)
        return print_case(argv[1]);
    autofree char *folder = case_path("");
    int count = scandir(folder, &entries, is_case, alphasort);
    if (count < 1 || count > CASES_MAX) {
        perror(folder);
        return 1;
    }
    for (int i = 0; i < count; i++)
        tests[i + 1] = (struct CMUnitTest){
            .name = entries[i]->d_name,
            .test_func = check__says__what_the_case_expects,
            .initial_state = entries[i]->d_name,
        };
    int failed = _cmocka_run_group_tests("rules cases", tests,
                                         (size_t)count + 1, NULL, NULL);
    for (int i = 0; i < count; i++)
        free(entries[i]);
    free(entries);
    return failed;
}
