/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/form.h"

#include <string.h>

static const struct field_kind kinds[] = {
    {"text", SHAPE_LINE, NULL},           {"block", SHAPE_BLOCK, NULL},
    {"email", SHAPE_LINE, "email"},       {"url", SHAPE_LINE, "url"},
    {"phone", SHAPE_LINE, "phone"},       {"count", SHAPE_LINE, "count"},
    {"duration", SHAPE_LINE, "duration"}, {"ip", SHAPE_LINE, "ip"},
    {"host", SHAPE_LINE, "host"},         {"domain", SHAPE_LINE, "domain"},
    {"choice", SHAPE_CHOICE, "option"},   {"many", SHAPE_MANY, "option"},
    {"rows", SHAPE_ROWS, NULL},           {NULL, SHAPE_LINE, NULL},
};

const struct field_kind *field_kind_table(void)
{
    return kinds;
}

const struct field_kind *field_kind_find(const char *name)
{
    for (size_t i = 0; kinds[i].name; i++)
        if (strcmp(kinds[i].name, name) == 0)
            return &kinds[i];
    return NULL;
}

const char *severity_name(enum severity severity)
{
    switch (severity) {
    case SEVERITY_ADVICE:
        return "advice";
    case SEVERITY_WARNING:
        return "warning";
    case SEVERITY_ERROR:
        return "error";
    }
    return "";
}
