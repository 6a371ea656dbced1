/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * What postconf(1) prints: "name = value", $name in a value for another one's,
 * and with -P "service/type/name = value" for what master.cf sets otherwise.
 */
#include "base/buf.h"
#include "model/ip_special.h"
#include "probe/mta_parts.h"

#include <stdlib.h>
#include <string.h>

#define SETTINGS_MAX                                                           \
    32u                 /* of those that are asked for; the rest is left out   \
                         */
#define STEPS_MAX 1000u /* $names worked out for one value */
#define DEPTH_MAX 8u    /* of $name within the value of $name */

struct settings {
    struct span names[SETTINGS_MAX], values[SETTINGS_MAX];
    size_t count;
};

static struct span value_of(const struct settings *settings, struct span name)
{
    for (size_t i = 0; i < settings->count; i++)
        if (span_same(settings->names[i], name))
            return settings->values[i];
    return span_of(NULL, 0);
}

static void read_settings(struct span text, struct settings *ret)
{
    struct span line;
    ret->count = 0;
    while (ret->count < SETTINGS_MAX && span_line(&text, &line))
        if (span_setting(line, &ret->names[ret->count],
                         &ret->values[ret->count]))
            ret->count++;
}

static bool is_name_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '_';
}

/* Takes "name", "{name}" or "(name)" off rest; empty: something else. */
static struct span take_name(struct span *rest)
{
    struct span name = {0};
    bool braced = span_skip(rest, "{") || span_skip(rest, "(");
    name.at = rest->at;
    while (name.len < rest->len && is_name_char(name.at[name.len]))
        name.len++;
    *rest = span_of(rest->at + name.len, rest->len - name.len);
    if (braced && !span_skip(rest, "}") && !span_skip(rest, ")"))
        name.len = 0;
    return name;
}

struct expansion {
    const struct settings *settings;
    struct buf *out;
    size_t steps;
};

/* False: it cannot be worked out here. */
static bool expand(struct expansion *expansion, struct span value, size_t depth)
{
    struct span plain;
    while (value.len) {
        bool more = span_has(value, '$');
        span_until(&value, '$', &plain);
        if (!buf_add(expansion->out, plain.at, plain.len))
            return false;
        if (!more)
            break;
        struct span name = take_name(&value);
        struct span other = value_of(expansion->settings, name);
        if (!other.at || depth == DEPTH_MAX || ++expansion->steps > STEPS_MAX ||
            !expand(expansion, other, depth + 1))
            return false;
    }
    return true;
}

/* The value of a setting; out, to be done with by the caller, holds its text.
 * What cannot be worked out stays as it is written. */
static struct span expanded(const struct settings *settings, struct span value,
                            struct buf *out)
{
    struct expansion expansion = {.settings = settings, .out = out};
    buf_init(out, MTA_VALUE_MAX);
    if (!expand(&expansion, value, 0))
        return value;
    return span_of(buf_text(out), out->len);
}

/* The next of words parted by commas, blanks or both. */
static bool list_next(struct span *rest, struct span *ret)
{
    while (rest->len && strchr(", \t", *rest->at) && *rest->at)
        *rest = span_of(rest->at + 1, rest->len - 1);
    *ret = span_of(rest->at, 0);
    while (ret->len < rest->len &&
           (!rest->at[ret->len] || !strchr(", \t", rest->at[ret->len])))
        ret->len++;
    *rest = span_of(rest->at + ret->len, rest->len - ret->len);
    return ret->len > 0;
}

static bool read_address(struct span word, struct ip_address *ret)
{
    char text[IP_TEXT_SIZE] = "";
    if (span_skip(&word, "["))
        word = span_before(word, ']');
    if (word.len >= sizeof text)
        return false;
    memcpy(text, word.at, word.len);
    return ip_parse(text, ret);
}

static bool is_loopback(const struct ip_address *ip)
{
    return ip->v6 ? ip->high == 0 && ip->low == 1 : ip->low >> 24 == 127;
}

/* With just one address of a kind, Postfix sends from that: postconf(5),
 * inet_interfaces. "all" and "loopback-only" are none. */
static void read_interfaces(struct mta_config *config, struct span value)
{
    struct span word, found[2] = {{0}};
    size_t count[2] = {0};
    struct ip_address ip;
    while (list_next(&value, &word))
        if (read_address(word, &ip) && !is_loopback(&ip)) {
            found[ip.v6] = word;
            count[ip.v6]++;
        }
    if (count[0] == 1 && !config->bind_v4)
        mta_set_bind(config, found[0]);
    if (count[1] == 1 && !config->bind_v6)
        mta_set_bind(config, found[1]);
}

static void read_protocols(struct mta_config *config, struct span value)
{
    struct span word;
    bool v4 = false, v6 = false;
    while (list_next(&value, &word)) {
        v4 |= span_is(word, "ipv4") || span_is(word, "all");
        v6 |= span_is(word, "ipv6") || span_is(word, "all");
    }
    config->no_v4 = v6 && !v4;
    config->no_v6 = v4 && !v6;
}

/* The first one; with more it varies. */
static void read_proxies(struct mta_config *config, struct span value)
{
    struct span word;
    while (list_next(&value, &word))
        mta_set_name(config, &config->outside, word);
}

static void read_origin(struct mta_config *config, struct span value)
{
    if (value.len && *value.at != '/') /* else the name of a file */
        mta_set_name(config, &config->origin, value);
}

static void read_helo(struct mta_config *config, struct span value)
{
    mta_set_helo(config, value);
}

static void read_hostname(struct mta_config *config, struct span value)
{
    mta_set_name(config, &config->hostname, value);
}

static void read_relay(struct mta_config *config, struct span value)
{
    mta_set(config, &config->relay, value);
}

/* "smtp", or "smtp:host" for everything. */
static void read_transport(struct mta_config *config, struct span value)
{
    struct span transport;
    span_until(&value, ':', &transport);
    mta_set(config, &config->relay, value);
}

static void read_map(struct mta_config *config, struct span value)
{
    config->varies |= value.len > 0;
}

static const struct {
    const char *name;
    void (*read)(struct mta_config *config, struct span value);
} readers[] = {
    /* in this order: addresses to bind to come first */
    {"myhostname", read_hostname},
    {"myorigin", read_origin},
    {"smtp_helo_name", read_helo},
    {"smtp_bind_address", mta_set_bind},
    {"smtp_bind_address6", mta_set_bind},
    {"inet_protocols", read_protocols},
    {"inet_interfaces", read_interfaces},
    {"proxy_interfaces", read_proxies},
    {"relayhost", read_relay},
    {"default_transport", read_transport},
    {"sender_dependent_default_transport_maps", read_map},
    {"sender_dependent_relayhost_maps", read_map},
};

void mta_read_postconf(struct mta_config *config, struct span text)
{
    struct settings settings;
    read_settings(text, &settings);
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        struct buf out;
        const char *name = readers[i].name;
        struct span value = value_of(&settings, span_of(name, strlen(name)));
        if (value.at)
            readers[i].read(config, expanded(&settings, value, &out));
        if (value.at)
            buf_done(&out);
    }
}

static void replace_helo(struct mta_config *config, struct span value)
{
    if (span_is(value, "$myhostname") && config->hostname)
        value = span_of(config->hostname, strlen(config->hostname));
    free(config->helo);
    config->helo = NULL;
    mta_set_helo(config, value);
}

static void replace_bind(struct mta_config *config, char **place,
                         struct span value)
{
    free(*place);
    *place = NULL;
    mta_set_bind(config, value);
}

/* "smtp/unix" is what sends to other hosts; others are pools. */
void mta_read_postconf_services(struct mta_config *config, struct span text)
{
    struct span line, name, value;
    while (span_line(&text, &line)) {
        if (!span_setting(line, &name, &value))
            continue;
        bool usual = span_skip(&name, "smtp/unix/");
        struct span service = {0};
        while (!usual && span_has(name, '/'))
            span_until(&name, '/', &service);
        bool helo = span_is(name, "smtp_helo_name");
        bool bind_v4 = span_is(name, "smtp_bind_address");
        bool bind_v6 = span_is(name, "smtp_bind_address6");
        if (!usual)
            config->varies |= helo || bind_v4 || bind_v6;
        else if (helo)
            replace_helo(config, value);
        else if (bind_v4 || bind_v6)
            replace_bind(config, bind_v4 ? &config->bind_v4 : &config->bind_v6,
                         value);
    }
}
