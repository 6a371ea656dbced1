/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "out/export.h"

#include "base/i18n.h"
#include "out/export_print.h"

#include <string.h>

static const struct export_format formats[] = {
    {"text", ".txt", N_("the form as it is sent, for people"),
     export_print_text},
    {"json", ".json", N_("answers, findings and facts, for programs"),
     export_print_json},
    {.name = NULL},
};

const struct export_format *export_formats(void)
{
    return formats;
}

const struct export_format *export_format_find(const char *name)
{
    for (size_t i = 0; formats[i].name; i++)
        if (strcmp(formats[i].name, name) == 0)
            return &formats[i];
    return NULL;
}

bool export_complete(const struct export_in *in)
{
    return in->findings->errors == 0 &&
           check_count(in->check, in->findings).open == 0;
}
