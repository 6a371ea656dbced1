/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "mail/compose_field.h"

#include "base/mem.h"

#include <gmime/gmime.h>

void compose_field(GMimeMessage *message, const char *name, const char *value)
{
    GMimeHeaderList *headers =
        g_mime_object_get_header_list(GMIME_OBJECT(message));
    autofree char *raw = xasprintf("%s\n", value);
    g_mime_header_list_set(headers, name, "", NULL);
    g_mime_header_set_raw_value(g_mime_header_list_get_header(headers, name),
                                raw);
}
