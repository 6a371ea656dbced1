/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Host and domain names: syntax, names that nobody can own, and who owns the
 * rest by the Public Suffix List (as libpsl has it built in).
 *
 * Syntax is RFC 1123 2.1 over RFC 952, with the lengths of RFC 1035 2.3.4;
 * names with other letters than ASCII go through IDNA 2008 (libidn2). Nothing
 * here asks a name server.
 */
#include <stdbool.h>
#include <stddef.h>

#define HOSTNAME_MAX  253u /* octets without the dot at the end */
#define HOSTLABEL_MAX 63u

enum host_fault {
    HOST_FINE,
    HOST_EMPTY,
    HOST_CHARACTER, /* one that no host name has, a blank too */
    HOST_UNDERSCORE,
    HOST_EMPTY_LABEL, /* two dots in a row, or one in front */
    HOST_LONG_LABEL,
    HOST_LONG,
    HOST_HYPHEN,  /* at the start or end of a label */
    HOST_ADDRESS, /* an IP address */
    HOST_NUMERIC, /* the last label is digits only: like an IP address */
    HOST_IDNA,    /* IDNA 2008 does not allow it */
    HOST_NO_DOT,
    HOST_LOCALHOST, /* also localhost.localdomain */
    HOST_REVERSE,   /* under in-addr.arpa or ip6.arpa */
    HOST_EXAMPLE,   /* reserved for documentation */
    HOST_RESERVED,  /* under a name that public DNS does not have */
};

struct hostname {
    char ascii[HOSTNAME_MAX + 1]; /* small letters, A-labels, no dot at the
                                     end; set for HOST_FINE and from
                                     HOST_NO_DOT on, else "" */
    bool idn;          /* was written with other letters than ASCII */
    bool trailing_dot; /* was written with a dot at the end */
    const char *part;  /* what the fault is about, in the text given; NULL
                          where it is the whole name */
    size_t part_len;
    const char *reserved;  /* HOST_RESERVED, HOST_EXAMPLE: the suffix ... */
    const char *reference; /* ... and who reserved it; both static */
};

/* Judges len bytes of valid UTF-8 as the name of something on the public
 * internet. */
enum host_fault hostname_check(const char *text, size_t len,
                               struct hostname *ret);

/*
 * All below take names as hostname_check leaves them in `ascii`. Without a
 * built-in list they know nothing: false, and NULL.
 */
enum host_suffix {
    SUFFIX_NONE,
    SUFFIX_PUBLIC,  /* of a registry, such as "co.uk" */
    SUFFIX_PRIVATE, /* of a company that gives names away under it */
};
enum host_suffix hostname_suffix(const char *ascii);
/* Is its last label, or what the list has for it, a known top-level domain? */
bool hostname_top_known(const char *ascii);
/* The part that was registered, within `ascii`, or NULL. */
const char *hostname_registered(const char *ascii);
/* Is it the domain, or under it, or of the same owner? */
bool hostname_belongs(const char *ascii, const char *domain);
