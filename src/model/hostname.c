/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/hostname.h"

#include "model/reserved_names.h"

#include <arpa/inet.h>
#include <idn2.h>
#include <stdint.h>
#include <string.h>

/* More than this is no name in any script: 4 bytes for each octet. */
#define INPUT_MAX (4u * HOSTNAME_MAX)

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static enum host_fault fault_at(struct hostname *host, const char *part,
                                size_t len, enum host_fault fault)
{
    host->part = part;
    host->part_len = len;
    return fault;
}

static size_t sequence_len(const char *text, size_t len)
{
    size_t size = 1;
    while (size < len && ((unsigned char)text[size] & 0xC0) == 0x80)
        size++;
    return size;
}

/* Letters outside ASCII are left to IDNA. */
static enum host_fault check_characters(const char *text, size_t len,
                                        struct hostname *host)
{
    for (size_t i = 0; i < len; i++) {
        char c = text[i];
        if ((unsigned char)c >= 0x80)
            host->idn = true;
        else if (c == '_')
            return fault_at(host, text + i, 1, HOST_UNDERSCORE);
        else if (!is_letter(c) && !is_digit(c) && c != '-' && c != '.')
            return fault_at(host, text + i, sequence_len(text + i, len - i),
                            HOST_CHARACTER);
    }
    return HOST_FINE;
}

/* RFC 1035 2.3.4 and, for the first character, RFC 1123 2.1. */
static enum host_fault check_label(const char *label, size_t len,
                                   struct hostname *host)
{
    if (len == 0)
        return HOST_EMPTY_LABEL;
    if (len > HOSTLABEL_MAX)
        return fault_at(host, label, len, HOST_LONG_LABEL);
    if (label[0] == '-' || label[len - 1] == '-')
        return fault_at(host, label, len, HOST_HYPHEN);
    return HOST_FINE;
}

static enum host_fault check_labels(const char *text, size_t len,
                                    struct hostname *host)
{
    const char *end = text + len;
    for (const char *label = text;; label++) {
        const char *dot = memchr(label, '.', (size_t)(end - label));
        size_t size = (size_t)((dot ? dot : end) - label);
        enum host_fault fault = check_label(label, size, host);
        if (fault || !dot)
            return fault;
        label = dot;
    }
}

/* The answer of IDNA 2008 with the mapping that browsers use (UTS 46). */
static bool to_ascii(struct hostname *host, const char *name)
{
    uint8_t *ascii = NULL;
    int flags = IDN2_NONTRANSITIONAL | IDN2_USE_STD3_ASCII_RULES;
    int rc = idn2_lookup_u8((const uint8_t *)name, &ascii, flags);
    size_t len = rc == IDN2_OK ? strlen((const char *)ascii) : 0;
    bool fits = len > 0 && len <= HOSTNAME_MAX;
    if (fits)
        memcpy(host->ascii, ascii, len + 1);
    idn2_free(ascii);
    return fits;
}

static enum host_fault check_idna(const char *text, size_t len,
                                  struct hostname *host)
{
    char name[INPUT_MAX + 1];
    memcpy(name, text, len);
    name[len] = '\0';
    /* libidn2 makes an empty label of an A-label that says nothing. */
    bool fine =
        to_ascii(host, name) &&
        check_labels(host->ascii, strlen(host->ascii), host) == HOST_FINE;
    host->part = fine ? host->part : NULL;
    return fine ? HOST_FINE : HOST_IDNA;
}

static enum host_fault lower_ascii(const char *text, size_t len,
                                   struct hostname *host)
{
    enum host_fault fault = check_labels(text, len, host);
    if (fault)
        return fault;
    if (len > HOSTNAME_MAX)
        return HOST_LONG;
    for (size_t i = 0; i < len; i++)
        host->ascii[i] = text[i] >= 'A' && text[i] <= 'Z'
                             ? (char)(text[i] + ('a' - 'A'))
                             : text[i];
    host->ascii[len] = '\0';
    /* What is spelled as an A-label must be one (RFC 5891 5.4). */
    if (!strstr(host->ascii, "xn--"))
        return HOST_FINE;
    return check_idna(text, len, host);
}

static bool is_address(const char *ascii)
{
    unsigned char bytes[16];
    return inet_pton(AF_INET, ascii, bytes) == 1;
}

static bool ends_in_digits(const char *ascii)
{
    const char *dot = strrchr(ascii, '.');
    const char *top = dot ? dot + 1 : ascii;
    return top[strspn(top, "0123456789")] == '\0';
}

static enum host_fault check_meaning(struct hostname *host)
{
    if (is_address(host->ascii))
        return HOST_ADDRESS;
    if (ends_in_digits(host->ascii))
        return HOST_NUMERIC;
    const struct reserved_name *reserved = reserved_name_find(host->ascii);
    bool local = reserved && reserved->fault == HOST_LOCALHOST;
    if (!local && !strchr(host->ascii, '.'))
        return HOST_NO_DOT;
    if (!reserved)
        return HOST_FINE;
    host->reserved = reserved->suffix;
    host->reference = reserved->reference;
    return reserved->fault;
}

enum host_fault hostname_check(const char *text, size_t len,
                               struct hostname *ret)
{
    *ret = (struct hostname){.idn = false};
    if (len == 0)
        return HOST_EMPTY;
    if (memchr(text, ':', len) && len <= INPUT_MAX) {
        char name[INPUT_MAX + 1];
        unsigned char bytes[16];
        memcpy(name, text, len);
        name[len] = '\0';
        if (inet_pton(AF_INET6, name, bytes) == 1)
            return HOST_ADDRESS;
    }
    enum host_fault fault = check_characters(text, len, ret);
    if (fault)
        return fault;
    ret->trailing_dot = len > 1 && text[len - 1] == '.';
    if (ret->trailing_dot)
        len--;
    if (len > INPUT_MAX)
        return HOST_LONG;
    fault = ret->idn ? check_idna(text, len, ret) : lower_ascii(text, len, ret);
    if (!fault)
        fault = check_meaning(ret);
    if (fault && fault < HOST_NO_DOT)
        ret->ascii[0] = '\0';
    return fault;
}
