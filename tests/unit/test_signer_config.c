/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * tests/cases/signer_config: SOURCE-WHAT holds what that source says, and
 * behind lines "=== PATH" the files that it names, and which selectors there
 * are then.
 */
#include "probe/signer_config.h"

#include "case_folders.h"

static const struct signer_source *source_of(const char *name)
{
    size_t len = strcspn(name, "-");
    for (const struct signer_source *source = signer_table(); source->id;
         source++)
        if (strlen(source->id) == len && strncmp(source->id, name, len) == 0)
            return source;
    fail_msg("%s: there is no such source", name);
    return NULL;
}

/* The text of the part behind "=== PATH", "" in front; empty: there is none.
 */
static struct span part_of(struct span input, const char *path)
{
    struct span line, mark, part = span_of(input.at, 0);
    bool inside = !*path;
    while (span_line(&input, &line)) {
        mark = line;
        if (!span_skip(&mark, "=== ")) {
            part.len += inside ? (size_t)(input.at - line.at) : 0;
            continue;
        }
        if (inside)
            return part;
        inside = span_is(mark, path);
        part = span_of(input.at, 0);
    }
    return inside ? part : span_of(input.at, 0);
}

/* At the end of its memory, so that reading on is seen; new. */
static char *exact_copy(struct span part)
{
    char *exact = malloc(part.len ? part.len : 1);
    assert_non_null(exact);
    memcpy(exact, part.at, part.len);
    return exact;
}

static void say_all(const struct signer_config *config, struct buf *out)
{
    for (size_t i = 0; i < config->pair_count; i++)
        buf_printf(out, "%s %s (%s)\n", config->pairs[i].domain,
                   config->pairs[i].selector, config->pairs[i].source);
    for (size_t i = 0; i < config->file_count; i++)
        buf_printf(out, "file: %s\n", config->files[i].path);
    if (config->unread)
        buf_puts(out, "something unread\n");
    if (config->cut)
        buf_puts(out, "cut\n");
}

static void says(const char *name, const char *input, size_t len,
                 struct buf *out)
{
    struct signer_config config = {0};
    struct span whole = span_of(input, len);
    struct span part = part_of(whole, "");
    char *exact = exact_copy(part);
    signer_config_read(&config, source_of(name), exact, part.len);
    free(exact);
    for (size_t i = 0; i < config.file_count; i++) {
        part = part_of(whole, config.files[i].path);
        exact = exact_copy(part);
        signer_config_read_file(&config, i, exact, part.len);
        free(exact);
    }
    say_all(&config, out);
    signer_config_done(&config);
}

static void signer_table__each_source__can_be_run_or_read(void **state)
{
    (void)state;
    for (const struct signer_source *source = signer_table(); source->id;
         source++) {
        assert_non_null(source->read);
        assert_non_null(source->places[0]);
        for (size_t i = 0; source->places[i]; i++)
            assert_int_equal(source->places[i][0], '/');
    }
}

static void signer_config_read__too_many__leaves_out_the_rest(void **state)
{
    struct signer_config config = {0};
    struct buf text;
    (void)state;
    buf_init(&text, SIGNER_TEXT_MAX);
    for (size_t i = 0; i < SIGNER_PAIRS_MAX + 1; i++)
        buf_printf(&text, "domain { d%zu.org { selector = s; } }\n", i);
    for (size_t i = 0; i < SIGNER_FILES_MAX + 1; i++)
        buf_printf(&text, "selector_map = \"/etc/%zu\";\n", i);
    signer_config_read(&config, source_of("rspamd"), text.data, text.len);
    assert_true(config.cut);
    assert_int_equal(config.pair_count, SIGNER_PAIRS_MAX);
    assert_int_equal(config.file_count, SIGNER_FILES_MAX);
    signer_config_done(&config);
    buf_done(&text);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest others[] = {
        cmocka_unit_test(signer_table__each_source__can_be_run_or_read),
        cmocka_unit_test(signer_config_read__too_many__leaves_out_the_rest),
    };
    if (argc > 1)
        return case_print("signer_config", argv[1], says);
    return case_folders_run("signer_config", says, others,
                            sizeof others / sizeof *others);
}
