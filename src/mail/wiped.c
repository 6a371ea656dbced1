/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "mail/wiped.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>

void wiped_free(void *memory)
{
    if (memory)
        explicit_bzero(memory, malloc_usable_size(memory));
    free(memory);
}

void *wiped_realloc(void *memory, size_t size)
{
    size_t had = memory ? malloc_usable_size(memory) : 0;
    void *other = malloc(size);
    if (!other)
        return NULL;
    if (had)
        memcpy(other, memory, had < size ? had : size);
    wiped_free(memory);
    return other;
}
