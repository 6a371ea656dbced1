/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/word_list.h"

#include <string.h>
#include <strings.h>

bool word_listed(const char *list, const char *word, size_t len)
{
    while (*list && len > 0) {
        size_t size = strcspn(list, " ");
        if (size == len && strncasecmp(list, word, len) == 0)
            return true;
        list += size + (list[size] == ' ');
    }
    return false;
}

size_t word_len(const char *text)
{
    size_t len = 0;
    while ((text[len] >= 'a' && text[len] <= 'z') ||
           (text[len] >= 'A' && text[len] <= 'Z'))
        len++;
    return len;
}
