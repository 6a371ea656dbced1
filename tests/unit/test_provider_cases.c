/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * tests/cases/provider: each folder has an input.json and either the exact
 * error it must be refused with, or an "ok" with what is in it. One test a
 * folder.
 */
#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "model/provider.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define CASES_MAX 1000
#define FILE_MAX  (2u * PROVIDER_FILE_MAX)

static const char *folder; /* of the cases */

/* The text of a file of the case; new, NULL when there is none. */
static char *read_file(const char *name, const char *file, size_t *ret_len)
{
    autofree char *path = xasprintf("%s/%s/%s", folder, name, file);
    char *text = NULL;
    file_read(path, FILE_MAX, &text, ret_len, NULL);
    return text;
}

static void say_list(struct buf *out, const char *key, char **list)
{
    for (size_t i = 0; list && list[i]; i++)
        if (i < 3)
            buf_printf(out, "%s %s\n", key, list[i]);
}

static void say(struct buf *out, const struct provider *provider)
{
    static const char *const help[] = {"yes", "later", "no"};
    buf_printf(out, "%s: %s\n", provider->id, provider->name);
    say_list(out, "form", provider->forms);
    say_list(out, "host", provider->hosts);
    say_list(out, "no host", provider->not_hosts);
    say_list(out, "page", provider->pages);
    say_list(out, "domain", provider->domains);
    for (size_t i = 0; i < provider->code_count; i++) {
        const struct provider_code *code = &provider->codes[i];
        buf_printf(out, "%s, %d to %d, help: %s, urgency %u: %s %s\n",
                   code->code, code->from, code->until, help[code->help],
                   code->urgency, code->meaning, code->act);
    }
}

static char *said_by(const char *json, size_t len)
{
    struct provider *provider = NULL;
    struct err err = {0};
    struct buf out;
    buf_init(&out, FILE_MAX);
    if (provider_parse(json, len, "input.json", &provider, &err))
        say(&out, provider);
    else
        buf_printf(&out, "%s\n", err.text);
    provider_free(provider);
    return buf_steal(&out);
}

/* No prefix of a file is one, or breaks anything. */
static void parse_prefixes(const char *json, size_t len)
{
    while (len > 0 && strchr("}\n", json[len - 1]))
        len--;
    for (size_t i = 0; i < len; i += 7) {
        struct provider *provider = NULL;
        autofree char *prefix = xmemdup(json, i);
        assert_false(provider_parse(prefix, i, "prefix", &provider, NULL));
        assert_null(provider);
    }
}

static void provider_parse__says__what_the_case_expects(void **state)
{
    const char *name = *state;
    size_t len;
    size_t expected_len;
    autofree char *json = read_file(name, "input.json", &len);
    autofree char *error = read_file(name, "error", &expected_len);
    autofree char *ok = read_file(name, "ok", &expected_len);
    assert_non_null(json);
    assert_true(!error != !ok);
    autofree char *said = said_by(json, len);
    assert_string_equal(said, error ? error : ok);
    if (ok)
        parse_prefixes(json, len);
}

static int is_case(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

/* For reading after the parser has changed. */
static int print_case(const char *name)
{
    size_t len;
    autofree char *json = read_file(name, "input.json", &len);
    if (!json)
        return 1;
    autofree char *said = said_by(json, len);
    fputs(said, stdout);
    return 0;
}

int main(int argc, char **argv)
{
    static struct CMUnitTest tests[CASES_MAX];
    struct dirent **entries;
    autofree char *cases =
        xasprintf("%s/tests/cases/provider", getenv("SOURCE_ROOT"));
    folder = cases;
    if (argc > 1)
        return print_case(argv[1]);
    int count = scandir(folder, &entries, is_case, alphasort);
    if (count < 1 || count > CASES_MAX) {
        perror(folder);
        return 1;
    }
    for (int i = 0; i < count; i++)
        tests[i] = (struct CMUnitTest){
            .name = entries[i]->d_name,
            .test_func = provider_parse__says__what_the_case_expects,
            .initial_state = entries[i]->d_name,
        };
    int failed = _cmocka_run_group_tests("provider cases", tests, (size_t)count,
                                         NULL, NULL);
    for (int i = 0; i < count; i++)
        free(entries[i]);
    free(entries);
    return failed;
}
