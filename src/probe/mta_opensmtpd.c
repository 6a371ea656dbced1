/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * smtpd.conf(5): the "relay" actions, of this grammar and of that before 6.4.
 * Tables are kept elsewhere, and so what is in them is not known.
 */
#include "probe/mta_parts.h"
#include "probe/tokens.h"

#include <string.h>

#define MACROS_MAX 32u /* of a file; the rest is not known */

struct reader {
    struct tokens tokens;
    struct span macro_names[MACROS_MAX], macro_values[MACROS_MAX];
    size_t macro_count;
    bool relays; /* within a line: "relay" has been seen */
    struct mta_config *config;
};

static bool next(struct reader *reader, struct token *ret)
{
    return tokens_next(&reader->tokens, ret);
}

static struct span expanded(const struct reader *reader, struct span value)
{
    struct span name = value;
    if (!span_skip(&name, "$"))
        return value;
    for (size_t i = 0; i < reader->macro_count; i++)
        if (span_same(reader->macro_names[i], name))
            return reader->macro_values[i];
    return value;
}

/* "smtp+tls://label@host:587": the label names a password elsewhere. */
static void set_relay(struct mta_config *config, struct span value)
{
    const char *slashes = memmem(value.at, value.len, "://", 3);
    const char *start = slashes ? slashes + 3 : value.at;
    size_t len = value.len - (size_t)(start - value.at);
    const char *at = memrchr(start, '@', len);
    struct span host = span_of(start, len);
    if (at)
        host = span_of(at + 1, len - (size_t)(at + 1 - start));
    mta_set(config, &config->relay, host);
}

static void set_vague(struct mta_config *config, struct span value)
{
    (void)value;
    config->varies = true;
    config->helo_unknown = true;
}

static const struct {
    const char *word;
    void (*set)(struct mta_config *config, struct span value);
} options[] = {
    {"host", set_relay},     {"via", set_relay},
    {"src", mta_set_bind},   {"source", mta_set_bind},
    {"helo", mta_set_helo},  {"hostname", mta_set_helo},
    {"helo-src", set_vague}, {"hostnames", set_vague},
};

/* A value, or several in braces. */
static void read_values(struct reader *reader,
                        void (*set)(struct mta_config *, struct span))
{
    struct token token;
    if (!next(reader, &token) || token.kind == TOKEN_LINE_END)
        return;
    if (token.kind != TOKEN_MARK)
        set(reader->config, expanded(reader, token.span));
    if (!token_is_mark(token, '{'))
        return;
    while (next(reader, &token) && !token_is_mark(token, '}'))
        if (token.kind == TOKEN_WORD || token.kind == TOKEN_STRING)
            set(reader->config, expanded(reader, token.span));
}

static void read_option(struct reader *reader, struct span word)
{
    for (size_t i = 0; i < sizeof options / sizeof *options; i++)
        if (span_is(word, options[i].word)) {
            read_values(reader, options[i].set);
            return;
        }
}

/* "relay" is an action's word; "action relay ..." names one so. */
static void read_action(struct reader *reader, bool named)
{
    struct token token;
    bool first = named;
    reader->relays = false;
    while (next(reader, &token) && token.kind != TOKEN_LINE_END) {
        if (!first && token.kind == TOKEN_WORD) {
            if (span_is(token.span, "relay"))
                reader->relays = true;
            else if (reader->relays)
                read_option(reader, token.span);
        }
        first = false;
    }
}

static void read_rest(struct reader *reader, struct span name)
{
    struct token token = {.kind = TOKEN_LINE_END};
    bool macro = next(reader, &token) && token_is_mark(token, '=');
    if (token.kind == TOKEN_LINE_END)
        return;
    if (macro && next(reader, &token) && reader->macro_count < MACROS_MAX &&
        (token.kind == TOKEN_WORD || token.kind == TOKEN_STRING)) {
        reader->macro_names[reader->macro_count] = name;
        reader->macro_values[reader->macro_count++] = token.span;
    }
    while (token.kind != TOKEN_LINE_END && next(reader, &token))
        ;
}

void mta_read_smtpd_conf(struct mta_config *config, struct span text)
{
    struct reader reader = {.tokens = {text, "{},="}, .config = config};
    struct token token;
    while (next(&reader, &token)) {
        if (token.kind == TOKEN_LINE_END)
            continue;
        if (span_is(token.span, "action") || span_is(token.span, "accept"))
            read_action(&reader, span_is(token.span, "action"));
        else
            read_rest(&reader, token.span);
    }
}
