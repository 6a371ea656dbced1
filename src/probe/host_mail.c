/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "probe/host_mail.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "model/hostname.h"
#include "model/ip_special.h"
#include "probe/host_running.h"
#include "probe/host_text.h"
#include "probe/mta_config.h"
#include "probe/signer_config.h"

#include <string.h>

static void add(struct facts *facts, const char *kind, const char *subject,
                const char *value, const char *source)
{
    if (value && *value)
        facts_set(facts, fact_make(kind, subject, FACT_KNOWN, value, source));
}

static void add_failed(struct facts *facts, const char *kind, const char *why,
                       const char *source)
{
    facts_set(facts, fact_make(kind, "", FACT_FAILED, why, source));
}

/* Everything one mail server has to say; *ret_place: where it said it, or
 * does not. Without its first source it is not there: what the others read may
 * be everybody's (/etc/mailname). */
static bool read_mta(const struct mta *mta, struct mta_config *config,
                     const char **ret_place)
{
    for (size_t i = 0; i < MTA_SOURCES_MAX && mta->sources[i].id; i++) {
        const struct mta_source *source = &mta->sources[i];
        autofree char *text = NULL;
        size_t len;
        if (host_text(source->places, source->args, &text, &len, ret_place))
            mta_config_read(config, source, text, len);
        else if (i == 0)
            return false;
    }
    mta_config_settle(config);
    return !mta_config_is_empty(config);
}

/* Others before it are named by what is no address: a name, a table. */
static void say_outside(struct facts *facts, const char *outside,
                        const char *place)
{
    struct ip_address ip;
    char text[IP_TEXT_SIZE];
    if (!outside || !ip_parse(outside, &ip))
        return;
    ip_print(&ip, text);
    add(facts, "mta_outside", ip.v6 ? "v6" : "v4", text, place);
}

static void say_mta(struct facts *facts, const struct mta *mta,
                    const struct mta_config *config, const char *place)
{
    add(facts, "mta", "", mta->name, place);
    add(facts, "mta_name", "", config->hostname, place);
    add(facts, "mta_helo", "", config->helo, place);
    add(facts, "mta_bind", "v4", config->bind_v4, place);
    add(facts, "mta_bind", "v6", config->bind_v6, place);
    say_outside(facts, config->outside, place);
    if (config->varies)
        add(facts, "mta_varies", "", "yes, by its settings", place);
    add(facts, "mta_relay", "", config->relay, place);
}

static bool say_if_there(struct facts *facts, const struct mta *mta,
                         const char **silent)
{
    struct mta_config config = {0};
    const char *place = NULL;
    bool found = read_mta(mta, &config, &place);
    if (found)
        say_mta(facts, mta, &config, place);
    else if (!*silent)
        *silent = place;
    mta_config_done(&config);
    return found;
}

/* The first that runs; else, since settings outlive what was removed and
 * processes may be hidden, the first that is there. */
void host_mta(struct facts *facts)
{
    autofree char *running = host_running();
    const char *silent = NULL;
    for (int pass = 0; pass < 2; pass++)
        for (const struct mta *mta = mta_table(); mta->id; mta++)
            if (host_runs(running, mta->programs) == (pass == 0) &&
                say_if_there(facts, mta, &silent))
                return;
    if (silent)
        add_failed(facts, "mta", N_("its settings cannot be read"), silent);
}

/* Names in the DNS are asked for in small letters. */
static void add_selector(struct facts *facts, const char *selector,
                         const char *domain, const char *source)
{
    autofree char *key = xasprintf("%s._domainkey.%s", selector, domain);
    for (char *c = key; *c; c++)
        if (*c >= 'A' && *c <= 'Z')
            *c = (char)(*c - 'A' + 'a');
    add(facts, "dkim_selector", key, selector, source);
}

/* The domains that this machine's own names are under. */
static void add_for_own(struct facts *facts, const struct signer_pair *pair)
{
    static const char *const kinds[] = {"hostname", "mailname", "mta_name"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        const struct fact *fact = facts_get(facts, kinds[i], "");
        struct hostname host;
        if (!fact || hostname_check(fact->value, strlen(fact->value), &host) !=
                         HOST_FINE)
            continue;
        const char *domain = hostname_registered(host.ascii);
        if (domain)
            add_selector(facts, pair->selector, domain, pair->source);
    }
}

static void read_files(struct signer_config *config)
{
    for (size_t i = 0; i < config->file_count; i++) {
        const char *const places[] = {config->files[i].path, NULL};
        const char *place;
        autofree char *text = NULL;
        size_t len;
        if (host_text(places, NULL, &text, &len, &place))
            signer_config_read_file(config, i, text, len);
    }
}

void host_signers(struct facts *facts)
{
    struct signer_config config = {0};
    for (const struct signer_source *source = signer_table(); source->id;
         source++) {
        autofree char *text = NULL;
        const char *place;
        size_t len;
        if (host_text(source->places, source->args, &text, &len, &place))
            signer_config_read(&config, source, text, len);
    }
    read_files(&config);
    for (size_t i = 0; i < config.pair_count; i++) {
        const struct signer_pair *pair = &config.pairs[i];
        if (strcmp(pair->domain, "*") == 0)
            add_for_own(facts, pair);
        else
            add_selector(facts, pair->selector, pair->domain, pair->source);
    }
    if (config.pair_count == 0 && config.unread)
        add_failed(facts, "dkim_selectors",
                   N_("they stand in a database, a lookup or a script"),
                   config.source);
    signer_config_done(&config);
}
