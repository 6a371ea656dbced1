/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "probe/echo_answer.h"

#include "base/mem.h"
#include "base/text.h"

#include <jansson.h>
#include <string.h>

static char *from_json(const char *body, size_t len)
{
    json_t *root = json_loadb(body, len, JSON_REJECT_DUPLICATES, NULL);
    const char *text = json_string_value(json_object_get(root, "ip"));
    char *copy = text ? xstrdup(text) : NULL;
    json_decref(root);
    return copy;
}

static char *from_lines(const char *text)
{
    for (const char *line = text; *line;) {
        size_t len = strcspn(line, "\r\n");
        if (len > 3 && strncmp(line, "ip=", 3) == 0)
            return xstrndup(line + 3, len - 3);
        line += len;
        line += strspn(line, "\r\n");
    }
    return text_trim(text);
}

bool echo_answer(const char *body, size_t len, bool v6, struct ip_address *ret)
{
    if (len > ECHO_ANSWER_MAX)
        return false;
    autofree char *text = xmemdup(body, len);
    autofree char *address =
        *text == '{' ? from_json(body, len) : from_lines(text);
    struct ip_address ip;
    if (!address || !ip_parse(address, &ip) || ip.v6 != v6 || ip_special(&ip))
        return false;
    *ret = ip;
    return true;
}
