/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/provider.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void free_texts(char **texts)
{
    for (size_t i = 0; texts && texts[i]; i++)
        free(texts[i]);
    free(texts);
}

void provider_free(struct provider *provider)
{
    if (!provider)
        return;
    for (size_t i = 0; i < provider->code_count; i++) {
        free(provider->codes[i].code);
        free(provider->codes[i].meaning);
        free(provider->codes[i].act);
    }
    free(provider->codes);
    free_texts(provider->forms);
    free_texts(provider->hosts);
    free_texts(provider->not_hosts);
    free_texts(provider->pages);
    free_texts(provider->domains);
    free(provider->id);
    free(provider->name);
    free(provider);
}

const struct provider *providers_find(const struct providers *providers,
                                      const char *id)
{
    for (size_t i = 0; i < providers->count; i++)
        if (strcmp(providers->items[i]->id, id) == 0)
            return providers->items[i];
    return NULL;
}

const struct provider *providers_of_form(const struct providers *providers,
                                         const char *form_id)
{
    for (size_t i = 0; i < providers->count; i++) {
        char **form = providers->items[i]->forms;
        for (; form && *form; form++)
            if (strcmp(*form, form_id) == 0)
                return providers->items[i];
    }
    return NULL;
}

static const struct provider_code *find(const struct provider *provider,
                                        const char *name)
{
    for (size_t i = 0; *name && i < provider->code_count; i++)
        if (strcmp(provider->codes[i].code, name) == 0)
            return &provider->codes[i];
    return NULL;
}

const struct provider_code *provider_code(const struct provider *provider,
                                          const char *tag, unsigned reply,
                                          const char *enhanced)
{
    char alone[16] = "";
    char both[PROVIDER_CODE_MAX + 16] = "";
    if (reply)
        snprintf(alone, sizeof alone, "%u", reply);
    if (reply && *enhanced)
        snprintf(both, sizeof both, "%u %s", reply, enhanced);
    const struct provider_code *found = find(provider, tag);
    if (!found)
        found = find(provider, both);
    if (!found)
        found = find(provider, enhanced);
    /* A tag stands for a reason of its own, which a reply code knows nothing
     * of. */
    if (!found && !*tag)
        found = find(provider, alone);
    return found;
}
