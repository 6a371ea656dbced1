/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * Any bytes as what any signer's configuration says, and the files it names:
 * each pair is there once and could be asked for in DNS.
 */
#include "model/hostname.h"
#include "probe/signer_config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void need(bool fact)
{
    if (!fact)
        abort();
}

static void check_pair(const struct signer_config *config, size_t index)
{
    const struct signer_pair *pair = &config->pairs[index];
    need(*pair->domain && strlen(pair->domain) <= HOSTNAME_MAX);
    need(*pair->selector && strlen(pair->selector) <= HOSTNAME_MAX);
    for (const char *c = pair->selector; *c; c++)
        need((*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') ||
             (*c >= '0' && *c <= '9') || strchr("-_.", *c));
    for (size_t i = 0; i < index; i++)
        need(strcmp(config->pairs[i].domain, pair->domain) != 0 ||
             strcasecmp(config->pairs[i].selector, pair->selector) != 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct signer_config config = {0};
    for (const struct signer_source *source = signer_table(); source->id;
         source++)
        signer_config_read(&config, source, (const char *)data, size);
    for (size_t i = 0; i < config.file_count; i++) {
        need(config.files[i].path[0] == '/');
        need(strlen(config.files[i].path) <= SIGNER_PATH_MAX);
        signer_config_read_file(&config, i, (const char *)data, size);
    }
    need(config.pair_count <= SIGNER_PAIRS_MAX);
    for (size_t i = 0; i < config.pair_count; i++)
        check_pair(&config, i);
    signer_config_done(&config);
    return 0;
}
