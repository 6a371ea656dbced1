/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * tests/cases/mta_config: MTA-WHAT holds what the sources of that mail server
 * said, each behind a line "=== SOURCE", and what is known then.
 */
#include "probe/mta_config.h"

#include "case_folders.h"

static const struct mta *mta_of(const char *name)
{
    size_t len = strcspn(name, "-");
    for (const struct mta *mta = mta_table(); mta->id; mta++)
        if (strlen(mta->id) == len && strncmp(mta->id, name, len) == 0)
            return mta;
    fail_msg("%s: there is no such mail server", name);
    return NULL;
}

static const struct mta_source *source_of(const struct mta *mta, struct span id)
{
    for (size_t i = 0; i < MTA_SOURCES_MAX && mta->sources[i].id; i++)
        if (span_is(id, mta->sources[i].id))
            return &mta->sources[i];
    fail_msg("%s has no source %.*s", mta->id, (int)id.len, id.at);
    return NULL;
}

/* The next source's text; false: there is none. */
static bool next_source(struct span *rest, struct span *ret_id,
                        struct span *ret_text)
{
    struct span line, ahead;
    if (!span_line(rest, ret_id) || !span_skip(ret_id, "=== "))
        return false;
    *ret_text = span_of(rest->at, 0);
    for (ahead = *rest; span_line(&ahead, &line); *rest = ahead) {
        if (span_skip(&line, "=== "))
            break;
        ret_text->len = (size_t)(ahead.at - ret_text->at);
    }
    return true;
}

static void say(const char *what, const char *text, struct buf *out)
{
    if (text)
        buf_printf(out, "%s: %s\n", what, text);
}

static void say_all(const struct mta_config *config, struct buf *out)
{
    say("hostname", config->hostname, out);
    say("helo", config->helo, out);
    say("bind v4", config->bind_v4, out);
    say("bind v6", config->bind_v6, out);
    say("outside", config->outside, out);
    say("relay", config->relay, out);
    say("origin", config->origin, out);
    say("no IPv4", config->no_v4 ? "yes" : NULL, out);
    say("no IPv6", config->no_v6 ? "yes" : NULL, out);
    say("varies", config->varies ? "yes" : NULL, out);
    say("helo unknown", config->helo_unknown ? "yes" : NULL, out);
    say("empty", mta_config_is_empty(config) ? "yes" : NULL, out);
}

static void says(const char *name, const char *input, size_t len,
                 struct buf *out)
{
    struct mta_config config = {0};
    const struct mta *mta = mta_of(name);
    struct span rest = span_of(input, len), id, text;
    while (next_source(&rest, &id, &text)) {
        /* At the end of its memory, so that reading on is seen. */
        char *exact = malloc(text.len ? text.len : 1);
        assert_non_null(exact);
        memcpy(exact, text.at, text.len);
        mta_config_read(&config, source_of(mta, id), exact, text.len);
        free(exact);
    }
    mta_config_settle(&config);
    say_all(&config, out);
    mta_config_done(&config);
}

static void mta_table__each_source__can_be_run_or_read(void **state)
{
    (void)state;
    for (const struct mta *mta = mta_table(); mta->id; mta++) {
        assert_non_null(mta->name);
        assert_non_null(mta->sources[0].id);
        for (size_t i = 0; i < MTA_SOURCES_MAX && mta->sources[i].id; i++) {
            const struct mta_source *source = &mta->sources[i];
            assert_non_null(source->read);
            assert_non_null(source->places[0]);
            for (size_t j = 0; source->places[j]; j++)
                assert_int_equal(source->places[j][0], '/');
            assert_true(!source->args || source->args[0]);
        }
    }
}

static void mta_config_read__names_in_circles__come_to_an_end(void **state)
{
    struct mta_config config = {0};
    struct buf text;
    (void)state;
    buf_init(&text, MTA_TEXT_MAX);
    for (const char *name = "abcdefgh"; *name; name++) {
        buf_printf(&text, "%c = ", *name);
        for (size_t i = 0; i < 10000; i++)
            buf_printf(&text, "$%c", name[1] ? name[1] : 'z');
        buf_puts(&text, "\n");
    }
    buf_puts(&text, "z = \nmyhostname = $a\nmydomain = $mydomain\n"
                    "myorigin = $mydomain\nsmtp_helo_name = $a\n");
    mta_config_read(&config, &mta_table()->sources[0], text.data, text.len);
    assert_null(config.hostname);
    assert_null(config.origin);
    assert_true(config.helo_unknown);
    mta_config_done(&config);
    buf_done(&text);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest others[] = {
        cmocka_unit_test(mta_table__each_source__can_be_run_or_read),
        cmocka_unit_test(mta_config_read__names_in_circles__come_to_an_end),
    };
    if (argc > 1)
        return case_print("mta_config", argv[1], says);
    return case_folders_run("mta_config", says, others,
                            sizeof others / sizeof *others);
}
