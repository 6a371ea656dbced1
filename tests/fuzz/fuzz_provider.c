/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * A file about a provider by a stranger: it is read or refused with a sentence
 * on one clean line; what was read keeps to its limits, and every code of it
 * is found by itself.
 */
#include "base/text.h"
#include "model/provider.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_list(char **list, bool needed)
{
    size_t count = 0;
    for (; list && list[count]; count++)
        if (strlen(list[count]) < PROVIDER_NAME_MIN ||
            strlen(list[count]) > PROVIDER_NAME_MAX ||
            !strchr(list[count], '.'))
            abort();
    if (count > PROVIDER_LIST_MAX || (needed && count == 0))
        abort();
}

static void check_codes(const struct provider *provider)
{
    if (provider->code_count == 0 || provider->code_count > PROVIDER_LIST_MAX)
        abort();
    for (size_t i = 0; i < provider->code_count; i++) {
        const struct provider_code *code = &provider->codes[i];
        if (strlen(code->code) > PROVIDER_CODE_MAX || !*code->meaning ||
            !*code->act || code->urgency > 9 ||
            provider_code(provider, code->code, 0, "") != code)
            abort();
        provider_code(provider, "", 421, code->code);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct provider *provider = NULL;
    struct err err = {0};
    if (provider_parse((const char *)data, size, "fuzz", &provider, &err)) {
        check_list(provider->hosts, true);
        check_list(provider->not_hosts, false);
        check_list(provider->pages, true);
        check_list(provider->domains, true);
        check_codes(provider);
        provider_free(provider);
        return 0;
    }
    char *clean = text_clean(err.text, strlen(err.text), TEXT_LINE);
    if (provider || strncmp(err.text, "fuzz:", 5) != 0 ||
        strcmp(clean, err.text) != 0)
        abort();
    free(clean);
    return 0;
}
