/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* However many threads there are, what unpacks for them stays small together:
 * two of what xz -6 needs, which is the most that one takes. */
#include "scan/reading_parts.h"

#define MEMORY_MAX ((size_t)20 * 1024 * 1024)

void reading_take_memory(struct reading *reading, const struct source *source)
{
    size_t need = source_memory(source);
    pthread_mutex_lock(&reading->lock);
    while (need && reading->memory && reading->memory + need > MEMORY_MAX)
        pthread_cond_wait(&reading->freed, &reading->lock);
    reading->memory += need;
    pthread_mutex_unlock(&reading->lock);
}

void reading_give_memory(struct reading *reading, const struct source *source)
{
    pthread_mutex_lock(&reading->lock);
    reading->memory -= source_memory(source);
    pthread_cond_broadcast(&reading->freed);
    pthread_mutex_unlock(&reading->lock);
}
