/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * rspamd's dkim_signing.conf, as much of UCL as it needs:
 *
 *     selector = "a";
 *     selector_map = "/etc/rspamd/selectors.map";
 *     domain { example.org { selector = "b"; } }
 *     domain { example.net { selectors [ { selector: "c" } ] } }
 */
#include "base/buf.h"
#include "probe/signer_parts.h"
#include "probe/tokens.h"

#include <string.h>

#define DEPTH_MAX 16u /* of braces; what is deeper is passed over */
#define WORDS_MAX 3u  /* of one setting; the rest is passed over */

struct level {
    struct span name, outer; /* "outer name {" is the same as two levels */
};

struct reader {
    struct signer_config *config;
    struct level levels[DEPTH_MAX];
    size_t depth; /* may be more than DEPTH_MAX */
    struct span words[WORDS_MAX];
    size_t word_count;
};

static struct span domain_of(const struct reader *reader)
{
    for (size_t i = 0; i < reader->depth; i++) {
        if (span_is(reader->levels[i].outer, "domain"))
            return reader->levels[i].name;
        if (span_is(reader->levels[i].name, "domain") && i + 1 < reader->depth)
            return reader->levels[i + 1].name;
    }
    return span_of(NULL, 0);
}

/* Folders that rspamd puts in for these, as it is usually built. */
static void read_map_path(struct signer_config *config, struct span path)
{
    struct buf full;
    buf_init(&full, SIGNER_PATH_MAX);
    span_skip(&path, "file://");
    bool known = span_skip(&path, "$LOCAL_CONFDIR") ||
                 span_skip(&path, "${LOCAL_CONFDIR}") ||
                 span_skip(&path, "$CONFDIR") || span_skip(&path, "${CONFDIR}");
    buf_puts(&full, known ? "/etc/rspamd" : "");
    buf_add(&full, path.at, path.len);
    signer_add_file(config, span_of(buf_text(&full), full.len),
                    signer_read_map);
    buf_done(&full);
}

static void read_setting(struct reader *reader, struct span name,
                         struct span value)
{
    if (reader->depth > DEPTH_MAX)
        return;
    if (span_is(name, "selector"))
        signer_add(reader->config, domain_of(reader), value);
    else if (span_is(name, "selector_map"))
        read_map_path(reader->config, value);
    else if (span_is(name, "use_redis") || span_is(name, "use_vault"))
        reader->config->unread |= span_is(value, "true") ||
                                  span_is(value, "yes") || span_is(value, "on");
}

static void end_setting(struct reader *reader)
{
    if (reader->word_count > 1)
        read_setting(reader, reader->words[0], reader->words[1]);
    reader->word_count = 0;
}

static void open_level(struct reader *reader)
{
    size_t count = reader->word_count;
    if (reader->depth < DEPTH_MAX)
        reader->levels[reader->depth] = (struct level){
            .name = count ? reader->words[count - 1] : span_of(NULL, 0),
            .outer = count > 1 ? reader->words[0] : span_of(NULL, 0),
        };
    reader->depth++;
    reader->word_count = 0;
}

static void read_mark(struct reader *reader, char mark)
{
    if (mark == '{' || mark == '[') {
        open_level(reader);
    } else if (mark != '=' && mark != ':') {
        end_setting(reader);
        if ((mark == '}' || mark == ']') && reader->depth)
            reader->depth--;
    }
}

void signer_read_rspamd(struct signer_config *config, struct span text)
{
    struct reader reader = {.config = config};
    struct tokens tokens = {text, "{}[]=:;,"};
    struct token token;
    while (tokens_next(&tokens, &token)) {
        if (token.kind == TOKEN_MARK)
            read_mark(&reader, *token.span.at);
        else if (token.kind != TOKEN_LINE_END && reader.word_count < WORDS_MAX)
            reader.words[reader.word_count++] = token.span;
        else if (reader.word_count > 1) /* a lone name waits for its value */
            end_setting(&reader);
    }
    end_setting(&reader);
}

void signer_read_map(struct signer_config *config, struct span text)
{
    struct span line, domain, selector;
    while (span_line(&text, &line)) {
        line = span_before(line, '#');
        if (span_word(&line, &domain) && span_word(&line, &selector))
            signer_add(config, domain, selector);
    }
}
