/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "mail/tell.h"

#include "base/mem.h"

void tell(json_t *value, struct buf *out)
{
    autofree char *text = json_dumps(value, JSON_COMPACT);
    json_decref(value);
    if (!text)
        return;
    buf_puts(out, text);
    buf_putc(out, '\n');
}
