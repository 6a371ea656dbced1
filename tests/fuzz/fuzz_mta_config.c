/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * Any bytes as what any source of any mail server says, twice over: all that
 * is kept is clean and short, and addresses are addresses.
 */
#include "base/mem.h"
#include "base/text.h"
#include "model/ip_special.h"
#include "probe/mta_config.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void need(bool fact)
{
    if (!fact)
        abort();
}

static void need_clean(const char *text)
{
    if (!text)
        return;
    autofree char *clean = text_clean(text, strlen(text), TEXT_LINE);
    need(strcmp(clean, text) == 0 && strlen(text) <= MTA_VALUE_MAX);
}

static void need_address(const char *text, bool v6)
{
    struct ip_address ip;
    need(!text || (ip_parse(text, &ip) && ip.v6 == v6));
}

static void check(struct mta_config *config)
{
    mta_config_settle(config);
    need_clean(config->hostname);
    need_clean(config->helo);
    need_clean(config->outside);
    need_clean(config->relay);
    need_clean(config->origin);
    need_address(config->bind_v4, false);
    need_address(config->bind_v6, true);
    need(!config->no_v4 || !config->no_v6);
    mta_config_done(config);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    for (const struct mta *mta = mta_table(); mta->id; mta++) {
        struct mta_config config = {0};
        for (size_t i = 0; i < MTA_SOURCES_MAX && mta->sources[i].id; i++) {
            mta_config_read(&config, &mta->sources[i], (const char *)data,
                            size);
            mta_config_read(&config, &mta->sources[i], (const char *)data,
                            size / 2);
        }
        check(&config);
    }
    return 0;
}
