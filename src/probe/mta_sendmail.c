/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * sendmail.cf: Dj the own name, DS the server that mail leaves through, DM the
 * name put into addresses, "O ClientPortOptions=" and "O HeloName="; $w, $m
 * within Dj by Dw and Dm.
 */
#include "base/buf.h"
#include "probe/mta_parts.h"

#include <string.h>

struct macros {
    struct span j, m, w;
};

static struct span *macro_named(struct macros *macros, char name)
{
    switch (name) {
    case 'j':
        return &macros->j;
    case 'm':
        return &macros->m;
    case 'w':
        return &macros->w;
    default:
        return NULL;
    }
}

static void set_hostname(struct mta_config *config, struct macros *macros)
{
    struct buf out;
    struct span value = macros->j;
    buf_init(&out, MTA_VALUE_MAX);
    while (value.len) {
        struct span *macro = NULL;
        if (*value.at == '$' && value.len > 1) {
            macro = macro_named(macros, value.at[1]);
            if (!macro || !macro->at || macro == &macros->j)
                break;
            buf_add(&out, macro->at, macro->len);
        } else {
            buf_putc(&out, *value.at);
        }
        size_t used = macro ? 2 : 1;
        value = span_of(value.at + used, value.len - used);
    }
    if (!value.len && !out.full)
        mta_set_name(config, &config->hostname,
                     span_of(buf_text(&out), out.len));
    buf_done(&out);
}

/* "Family=inet, Address=192.0.2.1": only the first letter counts. */
static void read_port_options(struct mta_config *config, struct span value)
{
    struct span part, key, setting;
    while (span_until(&value, ',', &part)) {
        if (!span_setting(part, &key, &setting) || !key.len)
            continue;
        if (*key.at == 'A' || *key.at == 'a')
            mta_set_bind(config, setting);
        if ((*key.at == 'M' || *key.at == 'm') && span_has(setting, 'h'))
            config->helo_unknown = config->varies = true;
    }
}

static void read_option(struct mta_config *config, struct span line)
{
    struct span name, value;
    if (!span_setting(line, &name, &value))
        return;
    if (span_is(name, "ClientPortOptions"))
        read_port_options(config, value);
    else if (span_is(name, "HeloName"))
        mta_set_helo(config, value);
}

/* "DSmailer:host", "DS[host]": the mailer is of no interest. */
static void read_relay(struct mta_config *config, struct span value)
{
    const char *colon = memchr(value.at, ':', value.len);
    if (colon && !span_has(span_before(value, ':'), '['))
        span_until(&value, ':', &(struct span){0});
    mta_set(config, &config->relay, value);
}

static void read_macro(struct mta_config *config, struct macros *macros,
                       struct span line)
{
    char name = *line.at;
    struct span value = span_trim(span_of(line.at + 1, line.len - 1));
    struct span *macro = macro_named(macros, name);
    if (macro)
        *macro = value;
    else if (name == 'S' && value.len)
        read_relay(config, value);
    else if (name == 'M')
        mta_set_name(config, &config->origin, value);
}

void mta_read_sendmail_cf(struct mta_config *config, struct span text)
{
    struct macros macros = {0};
    struct span line;
    while (span_line(&text, &line)) {
        if (line.len < 2)
            continue;
        struct span rest = span_of(line.at + 1, line.len - 1);
        if (*line.at == 'D')
            read_macro(config, &macros, rest);
        else if (*line.at == 'O')
            read_option(config, rest);
    }
    set_hostname(config, &macros);
}
