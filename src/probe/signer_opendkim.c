/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * opendkim.conf(5): "Domain" and "Selector", or "KeyTable" with entries
 * "NAME DOMAIN:SELECTOR:KEY", where "%" is the domain of the mail. Sets of data
 * are files (file:, refile:, or just a path), lists by commas (csl:), and
 * databases, which are not looked into.
 */
#include "base/mem.h"
#include "probe/signer_parts.h"

#include <string.h>

static struct span line_of(struct span line)
{
    return span_trim(span_before(line, '#'));
}

/* "DOMAIN:SELECTOR:KEY"; the key is passed over. */
static void read_key_entry(struct signer_config *config, struct span entry)
{
    struct span domain, selector;
    entry = span_trim(entry);
    if (span_until(&entry, ':', &domain) && span_until(&entry, ':', &selector))
        signer_add(config, domain, selector);
}

static void read_key_table(struct signer_config *config, struct span text)
{
    struct span line, name;
    while (span_line(&text, &line)) {
        line = line_of(line);
        if (span_word(&line, &name))
            read_key_entry(config, line);
    }
}

static void read_domain_item(struct signer_config *config, struct span item)
{
    const char *selector = config->selector;
    if (selector)
        signer_add(config, item, span_of(selector, strlen(selector)));
}

static void read_domain_lines(struct signer_config *config, struct span text)
{
    struct span line, domain;
    while (span_line(&text, &line)) {
        line = line_of(line);
        if (span_word(&line, &domain))
            read_domain_item(config, domain);
    }
}

static void read_key_item(struct signer_config *config, struct span item)
{
    struct span name;
    if (span_has(item, '=') && span_until(&item, '=', &name))
        read_key_entry(config, item);
}

static bool is_database(struct span value)
{
    struct span type = span_before(value, ':');
    if (type.len == value.len || type.len == 0)
        return false;
    for (size_t i = 0; i < type.len; i++)
        if (type.at[i] < 'a' || type.at[i] > 'z')
            return false;
    return true;
}

static void read_set(struct signer_config *config, struct span value,
                     signer_read *read_file, signer_read *read_item)
{
    struct span item;
    bool list = span_skip(&value, "csl:");
    if (!list && (span_skip(&value, "file:") || span_skip(&value, "refile:") ||
                  (value.len && *value.at == '/'))) {
        signer_add_file(config, value, read_file);
        return;
    }
    if (!list && is_database(value)) {
        config->unread = true;
        return;
    }
    while (span_until(&value, ',', &item))
        read_item(config, span_trim(item));
}

void signer_read_opendkim(struct signer_config *config, struct span text)
{
    struct span line, name;
    struct span domain = {0}, selector = {0}, key_table = {0};
    while (span_line(&text, &line)) {
        line = line_of(line);
        if (!span_word(&line, &name))
            continue;
        if (span_is(name, "Domain"))
            domain = span_trim(line);
        else if (span_is(name, "Selector"))
            selector = span_trim(line);
        else if (span_is(name, "KeyTable"))
            key_table = span_trim(line);
    }
    free(config->selector);
    config->selector = selector.len ? span_clean(selector, 300) : NULL;
    if (key_table.len) /* the others do not count then */
        read_set(config, key_table, read_key_table, read_key_item);
    else if (domain.len)
        read_set(config, domain, read_domain_lines, read_domain_item);
    else
        read_domain_item(config, span_of(NULL, 0));
}
