/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * What "exim -bP" prints: "name = value" a line, below "NAME transport:" and
 * "NAME router:". Only transports by SMTP have helo_data and interface.
 */
#include "base/buf.h"
#include "probe/mta_parts.h"

#include <string.h>

static bool is_punctuation(char c)
{
    return c && strchr("!\"#%&'()*+,-./:;<=>?@[]^_`|~", c);
}

/* The next item of an Exim list: parted by colons or what "<" in front names,
 * doubled where it is meant. False: no more. */
static bool list_next(struct span *rest, char separator, struct buf *ret)
{
    bool any = rest->len > 0;
    buf_clear(ret);
    while (rest->len) {
        char c = *rest->at;
        *rest = span_of(rest->at + 1, rest->len - 1);
        if (c == separator) {
            if (!rest->len || *rest->at != separator)
                break;
            *rest = span_of(rest->at + 1, rest->len - 1);
        }
        buf_putc(ret, c);
    }
    return any;
}

static void read_interface(struct mta_config *config, struct span value)
{
    struct buf item;
    char separator = ':';
    if (mta_is_expression(value) && span_has(value, '$')) {
        config->varies = true;
        return;
    }
    if (value.len > 1 && *value.at == '<' && is_punctuation(value.at[1])) {
        separator = value.at[1];
        value = span_of(value.at + 2, value.len - 2);
    }
    buf_init(&item, MTA_VALUE_MAX);
    while (list_next(&value, separator, &item))
        mta_set_bind(config, span_of(buf_text(&item), item.len));
    buf_done(&item);
}

static void read_helo_data(struct mta_config *config, struct span value)
{
    bool own = span_is(value, "$primary_hostname") ||
               span_is(value, "${primary_hostname}") ||
               span_is(value, "$smtp_active_hostname");
    if (!own)
        mta_set_helo(config, value);
    else if (config->hostname)
        mta_set_helo(config,
                     span_of(config->hostname, strlen(config->hostname)));
}

void mta_read_exim_hostname(struct mta_config *config, struct span text)
{
    struct span line, name, value;
    while (span_line(&text, &line))
        if (span_setting(line, &name, &value) &&
            span_is(name, "primary_hostname"))
            mta_set_name(config, &config->hostname, value);
}

void mta_read_exim_transports(struct mta_config *config, struct span text)
{
    struct span line, name, value;
    while (span_line(&text, &line)) {
        if (!span_setting(line, &name, &value))
            continue;
        if (span_is(name, "helo_data"))
            read_helo_data(config, value);
        else if (span_is(name, "interface"))
            read_interface(config, value);
    }
}

/* "* HOST OPTIONS": all that comes to this router goes to HOST. */
static void read_route_list(struct mta_config *config, struct span value)
{
    struct span pattern, host;
    struct buf plain;
    if (!span_word(&value, &pattern) || !span_word(&value, &host) ||
        (*pattern.at != '*' && *pattern.at != '!') ||
        (*pattern.at == '*' && pattern.len > 1))
        return;
    host = span_unquote(host);
    buf_init(&plain, MTA_VALUE_MAX);
    if (list_next(&host, ':', &plain))
        mta_set(config, &config->relay, span_of(buf_text(&plain), plain.len));
    buf_done(&plain);
}

void mta_read_exim_routers(struct mta_config *config, struct span text)
{
    struct span line, name, value;
    while (span_line(&text, &line)) {
        if (!span_setting(line, &name, &value))
            continue;
        if (span_is(name, "route_list"))
            read_route_list(config, value);
        else if (span_is(name, "route_data"))
            config->varies |= value.len > 0;
    }
}
