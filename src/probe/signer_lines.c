/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * Signers within mail servers: Exim's transports as "exim -bP" prints them,
 * dkim_key() in the Perl of amavisd.conf, and OpenSMTPD's filter-dkimsign.
 */
#include "probe/signer_parts.h"
#include "probe/tokens.h"

#include <string.h>

#define LIST_MAX 32u /* domains or selectors of one transport */

/* Lists are parted by colons, of domains and of selectors; each signs. */
static void add_exim_pairs(struct signer_config *config, struct span domains,
                           struct span selectors)
{
    struct span domain, selector;
    if (!selectors.len)
        return;
    if (span_has(selectors, '$')) {
        config->unread = true;
        return;
    }
    if (!domains.len || span_has(domains, '$'))
        domains = span_of("*", 1);
    for (size_t i = 0; i < LIST_MAX && span_until(&domains, ':', &domain);
         i++) {
        struct span rest = selectors;
        for (size_t j = 0; j < LIST_MAX && span_until(&rest, ':', &selector);
             j++)
            signer_add(config, domain, selector);
        config->cut |= rest.len > 0;
    }
    config->cut |= domains.len > 0;
}

void signer_read_exim(struct signer_config *config, struct span text)
{
    struct span line, name, value, domains = {0}, selectors = {0};
    while (span_line(&text, &line)) {
        if (!span_setting(line, &name, &value)) {
            if (span_has(line, ':')) { /* "NAME transport:" */
                add_exim_pairs(config, domains, selectors);
                domains = selectors = span_of(NULL, 0);
            }
        } else if (span_is(name, "dkim_domain")) {
            domains = value;
        } else if (span_is(name, "dkim_selector")) {
            selectors = value;
        }
    }
    add_exim_pairs(config, domains, selectors);
}

/* The next argument of a call; false: no string stands there. */
static bool next_string(struct tokens *tokens, char before, struct span *ret)
{
    struct token token = {.kind = TOKEN_LINE_END};
    while (tokens_next(tokens, &token))
        if (token.kind != TOKEN_LINE_END)
            break;
    if (!token_is_mark(token, before))
        return false;
    while (tokens_next(tokens, &token))
        if (token.kind != TOKEN_LINE_END)
            break;
    *ret = token.span;
    return token.kind == TOKEN_STRING;
}

void signer_read_amavis(struct signer_config *config, struct span text)
{
    struct tokens tokens = {text, "(),;"};
    struct token token;
    while (tokens_next(&tokens, &token)) {
        struct span domain, selector;
        if (token.kind != TOKEN_WORD || !span_is(token.span, "dkim_key"))
            continue;
        if (next_string(&tokens, '(', &domain) &&
            next_string(&tokens, ',', &selector))
            signer_add(config, domain, selector);
        else
            config->unread = true;
    }
}

/* "filter-dkimsign -d DOMAIN -s SELECTOR -k KEY": several -d may stand. */
static void read_command(struct signer_config *config, struct span command)
{
    struct span word, value, rest = command, selector = {0};
    while (span_word(&rest, &word))
        if (span_is(word, "-s") && span_word(&rest, &value))
            selector = value;
    while (selector.len && span_word(&command, &word))
        if (span_is(word, "-d") && span_word(&command, &value))
            signer_add(config, value, selector);
}

void signer_read_smtpd(struct signer_config *config, struct span text)
{
    struct tokens tokens = {text, "{},="};
    struct token token;
    while (tokens_next(&tokens, &token))
        if (token.kind == TOKEN_STRING &&
            memmem(token.span.at, token.span.len, "filter-dkimsign", 15))
            read_command(config, token.span);
}
