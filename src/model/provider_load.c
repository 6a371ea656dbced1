/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "model/formdirs.h"
#include "model/provider.h"

#include <string.h>

/* Keys of a log's evidence name the provider by its id, so a file with another
 * one in it would be lost to them. */
static bool load(const struct form_place *place, struct provider **ret,
                 struct err *err)
{
    autofree char *json = NULL;
    size_t len;
    struct provider *provider;
    if (!file_read(place->path, PROVIDER_FILE_MAX, &json, &len, err) ||
        !provider_parse(json, len, place->path, &provider, err))
        return false;
    if (strcmp(provider->id, place->id) != 0) {
        err_set(err, ERR_INPUT,
                _("%s: the provider in it has the id \"%s\", so the file "
                  "must be called %s.provider.json"),
                place->path, provider->id, provider->id);
        provider_free(provider);
        return false;
    }
    *ret = provider;
    return true;
}

bool providers_load(const char *first, struct providers *ret, struct err *err)
{
    struct form_places places;
    bool ok = true;
    provider_places_find(first, &places);
    size_t count = places.count < PROVIDERS_MAX ? places.count : PROVIDERS_MAX;
    struct providers all = {.items =
                                xcalloc(count + 1, sizeof(struct provider *))};
    while (ok && all.count < count) {
        ok = load(&places.place[all.count], &all.items[all.count], err);
        all.count += ok;
    }
    form_places_done(&places);
    if (ok)
        *ret = all;
    else
        providers_done(&all);
    return ok;
}

void providers_done(struct providers *providers)
{
    for (size_t i = 0; i < providers->count; i++)
        provider_free(providers->items[i]);
    free(providers->items);
    *providers = (struct providers){0};
}
