/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/mail_address_list.h"

#include "base/mem.h"
#include "base/text.h"
#include "model/hostname.h"
#include "model/mail_address.h"

#include <string.h>

/* Where the part that begins here ends: at a comma, or at the end. */
static size_t part_len(const char *text)
{
    bool quoted = false;
    size_t len = 0;
    for (; text[len] && (quoted || text[len] != ','); len++) {
        if (text[len] == '\\' && text[len + 1])
            len++;
        else if (text[len] == '"')
            quoted = !quoted;
    }
    return len;
}

/* Without the name before it, or in brackets behind it; new. */
static char *bare_address(const char *part)
{
    size_t len = strlen(part);
    const char *open = strrchr(part, '<');
    const char *note = strrchr(part, '(');
    if (open && part[len - 1] == '>')
        return xstrndup(open + 1, (size_t)(part + len - 1 - open - 1));
    if (!note || part[len - 1] != ')')
        return xstrdup(part);
    autofree char *before = xstrndup(part, (size_t)(note - part));
    return text_trim(before);
}

static bool is_address(const char *text)
{
    struct mail_address address;
    struct hostname host;
    if (mail_address_read(text, &address) != MAIL_FINE)
        return false;
    if (address.literal)
        return true;
    hostname_check(address.domain, address.domain_len, &host);
    return *host.ascii != '\0';
}

char *mail_address_list_wrong(const char *text)
{
    for (size_t len; *text; text += len + (text[len] == ',')) {
        len = part_len(text);
        autofree char *raw = xstrndup(text, len);
        autofree char *part = text_trim(raw);
        if (!*part)
            continue;
        autofree char *address = bare_address(part);
        if (!is_address(address))
            return steal(&part);
    }
    return NULL;
}
