/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * tests/cases/facts: what follows from facts (derive.txt), how they are listed
 * (list.txt), and which demands they meet (demands.txt), word for word:
 *
 *     @ 1000                     the time of the facts below
 *     ! kind|subject|state|value a fact
 *     - kind|subject             it is forgotten
 *     > ip|host|domain           a row of the answers
 *     ? own_name                 what is asked; only demands.txt has a word
 *         what is said
 *
 * An empty line forgets everything. Lines with # are comments. With a file's
 * name as argument the program prints the file as it would have to be: for
 * reading after a word has changed.
 */
#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "model/demands.h"
#include "model/derive.h"
#include "model/fact_list.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { COLUMNS = 3, FILE_MAX = 1024 * 1024 };

/* One demand a check, called as the check is. */
static struct form *make_form(void)
{
    struct err err = {0};
    struct form *form = NULL;
    struct buf json;
    buf_init(&json, FILE_MAX);
    buf_puts(&json,
             "{\"senderform\": 1, \"id\": \"small\", \"title\": \"Small\","
             " \"provider\": \"Tests\", \"demands\": [");
    for (size_t i = 0; demand_check_name(i); i++)
        buf_printf(&json, "%s{\"text\": \"%s\", \"check\": \"%s\"}",
                   i ? ", " : "", demand_check_name(i), demand_check_name(i));
    buf_puts(&json,
             "], \"sections\": [{\"id\": \"all\", \"title\": \"All\","
             " \"fields\": [{\"id\": \"hosts\", \"kind\": \"rows\","
             " \"label\": \"Hosts\", \"columns\": ["
             "{\"id\": \"ip\", \"kind\": \"ip\", \"label\": \"IP\"},"
             "{\"id\": \"host\", \"kind\": \"host\", \"label\": \"Host\"},"
             "{\"id\": \"domain\", \"kind\": \"domain\","
             " \"label\": \"Domain\"}]}]}]}");
    if (!form_parse(buf_text(&json), json.len, "small", &form, &err))
        fail_msg("%s", err.text);
    buf_done(&json);
    return form;
}

struct reader { /* one file of cases, line by line */
    struct form *form;
    struct facts *facts;
    struct value rows;
    time_t at;
    struct buf said;
};

typedef void says_fn(struct reader *reader, const char *word);

static void say_derived(struct reader *reader, const char *word)
{
    static const char *const kinds[] = {"server", "email", "website",
                                        "signing"};
    struct facts *facts = reader->facts;
    assert_string_equal(word, "");
    derive_facts(facts);
    unsigned long rev = facts_rev(facts);
    derive_facts(facts);
    assert_int_equal(facts_rev(facts), rev); /* once is enough */
    size_t start = reader->said.len;
    for (size_t i = 0; i < facts_count(facts); i++) {
        const struct fact *fact = facts_at(facts, i);
        for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
            if (strcmp(fact->kind, kinds[k]) == 0)
                buf_printf(&reader->said, "    %s|%s|%s, from %s at %ld\n",
                           fact->kind, fact->subject, fact->value, fact->source,
                           (long)fact->at);
    }
    if (reader->said.len == start)
        buf_puts(&reader->said, "    nothing\n");
}

static void say_list(struct reader *reader, const char *word)
{
    const struct fact **list;
    size_t count = fact_list(reader->facts, &list);
    assert_string_equal(word, "");
    for (size_t i = 0; i < count; i++) {
        autofree char *about = fact_about(list[i]);
        autofree char *sentence = fact_sentence(list[i], about);
        buf_printf(&reader->said, "    %c %s| %s\n",
                   fact_verdict_mark(fact_verdict(list[i])), about, sentence);
    }
    if (count == 0)
        buf_puts(&reader->said, "    nothing\n");
    free(list);
}

static void say_demand(struct reader *reader, const char *word)
{
    struct answers *answers = answers_new(reader->form);
    struct check_in in = {
        .form = reader->form, .answers = answers, .facts = reader->facts};
    enum demand_state state;
    size_t demand = 0;
    assert_true(demand_check_known(word));
    while (strcmp(demand_check_name(demand), word) != 0)
        demand++;
    answers_set(answers, 0, value_copy(&reader->rows), ORIGIN_TYPED, STEP_NEW);
    autofree char *sentence = demand_sentence(&in, demand, &state);
    assert_non_null(strstr(sentence, demand_state_words(state)));
    buf_printf(&reader->said, "    %s\n", sentence);
    answers_free(answers);
}

/* Up to the next bar, or the end for the last; new. */
static char *take_part(const char **rest, bool last)
{
    size_t len = last ? strlen(*rest) : strcspn(*rest, "|");
    char *part = xstrndup(*rest, len);
    *rest += len + ((*rest)[len] == '|');
    return part;
}

/* Its source is its kind, so that one sees what something follows from. */
static void read_fact(struct reader *reader, const char *line)
{
    const char *rest = line;
    autofree char *kind = take_part(&rest, false);
    autofree char *subject = take_part(&rest, false);
    autofree char *state_name = take_part(&rest, false);
    enum fact_state state = FACT_FAILED;
    if (!fact_state_find(state_name, &state))
        fail_msg("%s: no such state", line);
    struct fact fact = fact_make(kind, subject, state, rest, kind);
    fact.at = reader->at;
    assert_true(facts_set(reader->facts, fact));
}

static void remove_fact(struct reader *reader, const char *line)
{
    const char *rest = line;
    autofree char *kind = take_part(&rest, false);
    if (!facts_remove(reader->facts, kind, rest))
        fail_msg("%s: no such fact", line);
}

static void read_row(struct reader *reader, const char *line)
{
    size_t row = value_rows(&reader->rows);
    const char *rest = line;
    value_insert_row(&reader->rows, row, COLUMNS);
    for (size_t i = 0; i < COLUMNS; i++) {
        autofree char *cell = take_part(&rest, i == COLUMNS - 1);
        value_set_cell(&reader->rows, row, i, cell);
    }
}

static void forget(struct reader *reader)
{
    facts_free(reader->facts);
    value_done(&reader->rows);
    reader->facts = facts_new();
    reader->rows = (struct value){.columns = COLUMNS};
    reader->at = 1000;
}

static void read_line(struct reader *reader, const char *line, says_fn *says)
{
    if (*line == ' ')
        return;
    buf_printf(&reader->said, "%s\n", line);
    const char *rest = line + (*line ? 1 : 0);
    rest += *rest == ' ';
    if (*line == '\0')
        forget(reader);
    else if (*line == '@')
        reader->at = (time_t)strtol(rest, NULL, 10);
    else if (*line == '!')
        read_fact(reader, rest);
    else if (*line == '-')
        remove_fact(reader, rest);
    else if (*line == '>')
        read_row(reader, rest);
    else if (*line == '?')
        says(reader, rest);
    else if (*line != '#')
        fail_msg("%s: what is this?", line);
}

/* The file with what is said now; new. */
static char *said_about(const char *text, says_fn *says)
{
    struct reader reader = {.form = make_form()};
    forget(&reader);
    buf_init(&reader.said, FILE_MAX);
    while (*text) {
        size_t len = strcspn(text, "\n");
        autofree char *line = xstrndup(text, len);
        read_line(&reader, line, says);
        text += len + (text[len] == '\n');
    }
    facts_free(reader.facts);
    value_done(&reader.rows);
    form_free(reader.form);
    return buf_steal(&reader.said);
}

static char *read_cases(const char *file)
{
    struct err err = {0};
    char *text = NULL;
    autofree char *path =
        xasprintf("%s/tests/cases/facts/%s", getenv("SOURCE_ROOT"), file);
    if (!file_read(path, FILE_MAX, &text, NULL, &err))
        fail_msg("%s", err.text);
    return text;
}

static void compare(const char *file, const char *text, const char *said)
{
    size_t start = 0;
    for (size_t i = 0; text[i] && text[i] == said[i]; i++)
        if (text[i] == '\n')
            start = i + 1;
    if (strcmp(text, said) != 0)
        fail_msg("%s: expected \"%.*s\", got \"%.*s\"", file,
                 (int)strcspn(text + start, "\n"), text + start,
                 (int)strcspn(said + start, "\n"), said + start);
}

static void assert_has(const char *text, const char *before, const char *word,
                       const char *after)
{
    autofree char *wanted = xasprintf("\n%s%s%s", before, word, after);
    if (!strstr(text, wanted))
        fail_msg("there is no case with \"%s\"", wanted + 1);
}

static void derive__cases__say_what_follows(void **state)
{
    autofree char *text = read_cases("derive.txt");
    autofree char *said = said_about(text, say_derived);
    (void)state;
    compare("derive.txt", text, said);
}

static void fact_list__cases__say_it_in_order(void **state)
{
    autofree char *text = read_cases("list.txt");
    autofree char *said = said_about(text, say_list);
    (void)state;
    compare("list.txt", text, said);
    for (const struct fact_kind *kind = fact_kinds(); kind->name; kind++)
        assert_has(text, "! ", kind->name, "|");
}

static void demands__cases__say_what_is_met(void **state)
{
    autofree char *text = read_cases("demands.txt");
    autofree char *said = said_about(text, say_demand);
    (void)state;
    compare("demands.txt", text, said);
    for (size_t i = 0; demand_check_name(i); i++)
        assert_has(text, "? ", demand_check_name(i), "\n");
}

static int print_cases(const char *file)
{
    autofree char *text = read_cases(file);
    autofree char *said =
        said_about(text, strcmp(file, "derive.txt") == 0 ? say_derived
                         : strcmp(file, "list.txt") == 0 ? say_list
                                                         : say_demand);
    fputs(said, stdout);
    return 0;
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(derive__cases__say_what_follows),
        cmocka_unit_test(fact_list__cases__say_it_in_order),
        cmocka_unit_test(demands__cases__say_what_is_met),
    };
    if (argc > 1)
        return print_cases(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
