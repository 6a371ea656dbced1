/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/buf.h"

#include "base/mem.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { BUF_FIRST_SIZE = 64 };

void buf_init(struct buf *buf, size_t max)
{
    *buf = (struct buf){.max = max};
}

void buf_done(struct buf *buf)
{
    if (!buf)
        return;
    free(buf->data);
    *buf = (struct buf){.max = buf->max};
}

void buf_clear(struct buf *buf)
{
    buf->len = 0;
    buf->full = false;
    if (buf->data)
        buf->data[0] = '\0';
}

void buf_wipe_rest(struct buf *buf)
{
    if (buf->data)
        explicit_bzero(buf->data + buf->len, buf->size - buf->len);
}

/* Makes room for a text of len bytes and its NUL. */
static void buf_reserve(struct buf *buf, size_t len)
{
    if (len < buf->size)
        return;
    size_t size = buf->size ? buf->size : BUF_FIRST_SIZE;
    while (size <= len)
        size *= 2;
    buf->data = xreallocarray(buf->data, size, 1);
    buf->size = size;
}

bool buf_splice(struct buf *buf, size_t pos, size_t del, const void *bytes,
                size_t len)
{
    assert(pos <= buf->len && del <= buf->len - pos);
    size_t kept = buf->len - del;
    if (len > buf->max - kept) {
        buf->full = true;
        return false;
    }
    buf_reserve(buf, kept + len);
    char *at = buf->data + pos;
    memmove(at + len, at + del, kept - pos);
    if (len)
        memcpy(at, bytes, len);
    buf->len = kept + len;
    buf->data[buf->len] = '\0';
    return true;
}

bool buf_add(struct buf *buf, const void *bytes, size_t len)
{
    return buf_splice(buf, buf->len, 0, bytes, len);
}

bool buf_puts(struct buf *buf, const char *text)
{
    return buf_add(buf, text, strlen(text));
}

bool buf_putc(struct buf *buf, char c)
{
    return buf_add(buf, &c, 1);
}

bool buf_number(struct buf *buf, unsigned long long number)
{
    char digits[3 * sizeof number];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    return buf_add(buf, digits + at, sizeof digits - at);
}

bool buf_printf(struct buf *buf, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    int len = vsnprintf(NULL, 0, fmt, args);
    va_end(args);
    if (len < 0 || (size_t)len > buf->max - buf->len) {
        buf->full = true;
        return false;
    }
    buf_reserve(buf, buf->len + (size_t)len);
    va_start(args, fmt);
    vsnprintf(buf->data + buf->len, (size_t)len + 1, fmt, args);
    va_end(args);
    buf->len += (size_t)len;
    return true;
}

char *buf_steal(struct buf *buf)
{
    char *text = buf->data ? buf->data : xstrdup("");
    *buf = (struct buf){.max = buf->max};
    return text;
}

const char *buf_text(const struct buf *buf)
{
    return buf->data ? buf->data : "";
}
