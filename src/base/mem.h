/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Memory that cannot fail, and locals that free themselves.
 *
 * Out of memory ends the program by abort(): whoever holds the terminal
 * restores it on SIGABRT, and the draft's journal has what was typed. All
 * functions return new memory.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

void *xcalloc(size_t count, size_t size);
/* The first `count` elements of `old` (taken); an overflow of count * size
 * is out of memory. */
void *xreallocarray(void *old, size_t count, size_t size);
char *xstrdup(const char *text);
char *xstrndup(const char *text, size_t len);
/* len bytes and a NUL behind them. */
char *xmemdup(const void *bytes, size_t len);
char *xvasprintf(const char *fmt, va_list args)
    __attribute__((format(printf, 1, 0)));
char *xasprintf(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

static inline void free_at(void *place)
{
    free(*(void **)place);
}

/* A local pointer that is freed when it goes out of scope. */
#define autofree __attribute__((cleanup(free_at)))

/* Moves a pointer out of a variable that would free it. */
static inline void *steal_at(void *place)
{
    void *kept = *(void **)place;
    *(void **)place = NULL;
    return kept;
}
#define steal(pointer) ((__typeof__(*(pointer)))steal_at(pointer))
