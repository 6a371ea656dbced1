/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "scan/keys.h"

#include "base/mem.h"
#include "scan/seek.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* Lines of qmail name no host of the provider: the recipient stands in one
 * that begins a delivery, the outcome in another. */
static const char *const of_qmail[] = {
    "starting delivery ", ": deferral: ", ": failure: ", ": success: "};
enum { OF_QMAIL = sizeof of_qmail / sizeof *of_qmail };

enum list { HOSTS, NOT_HOSTS, PAGES, DOMAINS, LISTS };
static const char *const list_names[LISTS] = {"hosts", "not_hosts", "pages",
                                              "domains"};

struct names {
    char **items; /* lower case */
    size_t count;
};

struct keys {
    char *id[KEYS_PROVIDERS_MAX];
    struct names list[KEYS_PROVIDERS_MAX][LISTS];
    size_t count;
    const char **needles; /* borrowed from the lists; NULL-terminated */
    size_t needle_count;
};

static char *lower_copy(const char *text)
{
    char *copy = xstrdup(text);
    for (char *at = copy; *at; at++)
        *at = (char)tolower((unsigned char)*at);
    return copy;
}

static bool take_list(struct names *names, const json_t *array)
{
    size_t i;
    json_t *item;
    if (json_array_size(array) > KEYS_NAMES_MAX)
        return false;
    names->items = xcalloc(json_array_size(array) + 1, sizeof *names->items);
    json_array_foreach(array, i, item)
    {
        const char *text = json_string_value(item);
        if (!text || strlen(text) < SEEK_NEEDLE_MIN ||
            strlen(text) > SEEK_NEEDLE_LONGEST)
            return false;
        names->items[names->count++] = lower_copy(text);
    }
    return true;
}

static bool take_provider(struct keys *keys, const json_t *provider)
{
    const char *id = json_string_value(json_object_get(provider, "id"));
    if (!id || keys->count == KEYS_PROVIDERS_MAX)
        return false;
    struct names *lists = keys->list[keys->count];
    keys->id[keys->count++] = xstrdup(id);
    for (int list = 0; list < LISTS; list++)
        if (!take_list(&lists[list],
                       json_object_get(provider, list_names[list])))
            return false;
    return true;
}

static bool is_needle(const struct keys *keys, const char *name)
{
    for (size_t i = 0; i < keys->needle_count; i++)
        if (strcmp(keys->needles[i], name) == 0)
            return true;
    return false;
}

static void add_needles(struct keys *keys, const struct names *names)
{
    for (size_t i = 0; i < names->count; i++)
        if (!is_needle(keys, names->items[i]))
            keys->needles[keys->needle_count++] = names->items[i];
}

static void make_needles(struct keys *keys)
{
    keys->needles = xcalloc(keys->count * 2 * KEYS_NAMES_MAX + OF_QMAIL + 1,
                            sizeof *keys->needles);
    for (size_t i = 0; i < keys->count; i++) {
        add_needles(keys, &keys->list[i][HOSTS]);
        add_needles(keys, &keys->list[i][PAGES]);
    }
    for (size_t i = 0; i < OF_QMAIL; i++)
        keys->needles[keys->needle_count++] = of_qmail[i];
}

struct keys *keys_new(const json_t *providers)
{
    struct keys *keys = xcalloc(1, sizeof *keys);
    size_t i;
    json_t *provider;
    json_array_foreach(providers, i, provider)
    {
        if (!take_provider(keys, provider)) {
            keys_free(keys);
            return NULL;
        }
    }
    make_needles(keys);
    return keys;
}

void keys_free(struct keys *keys)
{
    if (!keys)
        return;
    for (size_t i = 0; i < keys->count; i++) {
        free(keys->id[i]);
        for (int list = 0; list < LISTS; list++) {
            struct names *names = &keys->list[i][list];
            for (size_t j = 0; j < names->count; j++)
                free(names->items[j]);
            free(names->items);
        }
    }
    free(keys->needles);
    free(keys);
}

size_t keys_count(const struct keys *keys)
{
    return keys->count;
}

const char *keys_id(const struct keys *keys, int provider)
{
    return keys->id[provider];
}

/* Is it the name, or does it end in "." and the name? */
static bool is_below(struct span host, const char *name)
{
    size_t len = strlen(name);
    if (host.len < len || strncasecmp(host.at + host.len - len, name, len) != 0)
        return false;
    return host.len == len || host.at[host.len - len - 1] == '.';
}

static bool any_below(const struct names *names, struct span host)
{
    for (size_t i = 0; i < names->count; i++)
        if (is_below(host, names->items[i]))
            return true;
    return false;
}

static int find_below(const struct keys *keys, enum list list, struct span host)
{
    if (host.len && host.at[host.len - 1] == '.')
        host.len--;
    for (size_t i = 0; i < keys->count; i++)
        if (any_below(&keys->list[i][list], host) &&
            !any_below(&keys->list[i][NOT_HOSTS], host))
            return (int)i;
    return KEYS_NONE;
}

int keys_host(const struct keys *keys, struct span host)
{
    return find_below(keys, HOSTS, host);
}

int keys_domain(const struct keys *keys, struct span domain)
{
    return find_below(keys, DOMAINS, domain);
}

static bool in_name(char c)
{
    return isalnum((unsigned char)c) || c == '-' || c == '.';
}

/* Does a page begin the text, as a name of its own? */
static bool begins_with_page(struct span text, const char *page)
{
    size_t len = strlen(page);
    return text.len >= len && strncasecmp(text.at, page, len) == 0 &&
           (text.len == len || !in_name(text.at[len]));
}

static int page_at(const struct keys *keys, struct span text)
{
    for (size_t i = 0; i < keys->count; i++)
        for (size_t j = 0; j < keys->list[i][PAGES].count; j++)
            if (begins_with_page(text, keys->list[i][PAGES].items[j]))
                return (int)i;
    return KEYS_NONE;
}

int keys_page(const struct keys *keys, struct span text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (i > 0 && in_name(text.at[i - 1]))
            continue;
        int provider = page_at(keys, span_of(text.at + i, text.len - i));
        if (provider != KEYS_NONE)
            return provider;
    }
    return KEYS_NONE;
}

const char *const *keys_needles(const struct keys *keys)
{
    return keys->needles;
}
