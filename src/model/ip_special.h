/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * IP addresses, and the blocks of them that are no servers on the internet.
 */
#include <stdbool.h>
#include <stdint.h>

struct ip_address {
    bool v6;
    uint64_t high, low; /* of 128 bits; version 4 in the last 32 of low */
};

enum ip_use {
    IP_INSIDE,  /* never leaves a host, link or network */
    IP_EXAMPLE, /* for documentation */
    IP_DUTY,    /* the protocols use it for something else */
};

struct ip_block {
    uint64_t high, low;
    unsigned bits;
    enum ip_use use;
    const char *name;      /* N_(): "a private address" */
    const char *reference; /* "RFC 1918" */
};

/* As inet_pton reads them: nothing around, no leading zeros. */
bool ip_parse(const char *text, struct ip_address *ret);
/* In the usual short form (RFC 5952). */
#define IP_TEXT_SIZE 48
void ip_print(const struct ip_address *ip, char ret[IP_TEXT_SIZE]);
/* The smallest special block that has it; NULL: a global unicast address. */
const struct ip_block *ip_special(const struct ip_address *ip);
/* Is it ::ffff:0:0/96? Then ret is the version 4 address in it. */
bool ip_unmap(const struct ip_address *ip, struct ip_address *ret);
