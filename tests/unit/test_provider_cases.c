/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * tests/cases/provider: each folder has an input.json and either the exact
 * error it must be refused with, or an "ok" with what is in it. One test a
 * folder.
 */
#include "base/buf.h"
#include "model/provider.h"

#include "case_names.h"

#define SAID_MAX (2u * PROVIDER_FILE_MAX)

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
    buf_init(&out, SAID_MAX);
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
    size_t len;
    autofree char *json = case_compare("provider", *state, said_by, &len);
    if (json)
        parse_prefixes(json, len);
}

/* For reading after the parser has changed. */
static int print_case(const char *name)
{
    size_t len;
    autofree char *json = case_text("provider", name, "input.json", &len);
    if (!json)
        return 1;
    autofree char *said = said_by(json, len);
    fputs(said, stdout);
    return 0;
}

int main(int argc, char **argv)
{
    if (argc > 1)
        return print_case(argv[1]);
    return case_names_run("provider",
                          provider_parse__says__what_the_case_expects);
}
