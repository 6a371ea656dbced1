/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/ip_special.h"

#include "base/i18n.h"

#include <arpa/inet.h>
#include <stddef.h>

/*
 * IANA's IPv4 special-purpose registry, multicast and class E; the smaller
 * block before the larger. Blocks that the registry has as globally reachable
 * are here too: they are anycast services, never somebody's mail server.
 */
static const struct ip_block blocks4[] = {
#define V4(a, b, c, d, bits)                                                   \
    0, ((uint64_t)(a) << 24 | (b) << 16 | (c) << 8 | (d)), (bits)
    {V4(0, 0, 0, 0, 32), IP_INSIDE, N_("the unspecified address"), "RFC 1122"},
    {V4(0, 0, 0, 0, 8), IP_INSIDE, N_("an address of \"this network\""),
     "RFC 791"},
    {V4(10, 0, 0, 0, 8), IP_INSIDE, N_("a private address"), "RFC 1918"},
    {V4(100, 64, 0, 0, 10), IP_INSIDE,
     N_("a carrier-grade NAT address, inside a provider's network"),
     "RFC 6598"},
    {V4(127, 0, 0, 0, 8), IP_INSIDE, N_("a loopback address"), "RFC 1122"},
    {V4(169, 254, 0, 0, 16), IP_INSIDE, N_("a link-local address"), "RFC 3927"},
    {V4(172, 16, 0, 0, 12), IP_INSIDE, N_("a private address"), "RFC 1918"},
    {V4(192, 0, 0, 0, 29), IP_INSIDE, N_("an address of DS-Lite routers"),
     "RFC 7335"},
    {V4(192, 0, 0, 8, 32), IP_DUTY, N_("the IPv4 dummy address"), "RFC 7600"},
    {V4(192, 0, 0, 9, 32), IP_DUTY, N_("the anycast address of PCP"),
     "RFC 7723"},
    {V4(192, 0, 0, 10, 32), IP_DUTY, N_("the anycast address of TURN"),
     "RFC 8155"},
    {V4(192, 0, 0, 170, 31), IP_DUTY,
     N_("an address for the discovery of NAT64"), "RFC 7050"},
    {V4(192, 0, 0, 0, 24), IP_DUTY, N_("an address of the IETF's protocols"),
     "RFC 6890"},
    {V4(192, 0, 2, 0, 24), IP_EXAMPLE, N_("a documentation address"),
     "RFC 5737"},
    {V4(192, 31, 196, 0, 24), IP_DUTY, N_("an address of the AS112 service"),
     "RFC 7535"},
    {V4(192, 52, 193, 0, 24), IP_DUTY, N_("an address of multicast relays"),
     "RFC 7450"},
    {V4(192, 88, 99, 0, 24), IP_DUTY,
     N_("an address of 6to4 relays, given up in 2015"), "RFC 7526"},
    {V4(192, 168, 0, 0, 16), IP_INSIDE, N_("a private address"), "RFC 1918"},
    {V4(192, 175, 48, 0, 24), IP_DUTY, N_("an address of the AS112 service"),
     "RFC 7534"},
    {V4(198, 18, 0, 0, 15), IP_INSIDE, N_("an address for benchmarks"),
     "RFC 2544"},
    {V4(198, 51, 100, 0, 24), IP_EXAMPLE, N_("a documentation address"),
     "RFC 5737"},
    {V4(203, 0, 113, 0, 24), IP_EXAMPLE, N_("a documentation address"),
     "RFC 5737"},
    {V4(233, 252, 0, 0, 24), IP_EXAMPLE,
     N_("a documentation address for multicast"), "RFC 6676"},
    {V4(224, 0, 0, 0, 4), IP_DUTY, N_("a multicast address"), "RFC 5771"},
    {V4(255, 255, 255, 255, 32), IP_DUTY, N_("the broadcast address"),
     "RFC 919"},
    {V4(240, 0, 0, 0, 4), IP_DUTY, N_("an address of the reserved class E"),
     "RFC 1112"},
#undef V4
};

/* IANA's IPv6 special-purpose registry and what RFC 4291 sets apart. Only
 * 2000::/3 is given to networks at all (RFC 3587); what is neither there nor
 * in a smaller block is caught by the last row. */
static const struct ip_block blocks6[] = {
    {0, 0, 128, IP_INSIDE, N_("the unspecified address"), "RFC 4291"},
    {0, 1, 128, IP_INSIDE, N_("the loopback address"), "RFC 4291"},
    {0, 0x0000ffff00000000, 96, IP_DUTY,
     N_("an IPv4 address in the spelling of IPv6"), "RFC 4291"},
    {0, 0, 96, IP_DUTY, N_("an IPv4-compatible address, long given up"),
     "RFC 4291"},
    {0x0064ff9b00000000, 0, 96, IP_DUTY, N_("an address of NAT64"), "RFC 6052"},
    {0x0064ff9b00010000, 0, 48, IP_INSIDE, N_("an address of local NAT64"),
     "RFC 8215"},
    {0x0100000000000000, 0, 64, IP_DUTY, N_("an address to discard packets"),
     "RFC 6666"},
    {0x0100000000000001, 0, 64, IP_DUTY, N_("an address of the dummy prefix"),
     "RFC 9780"},
    {0x2001000000000000, 0, 32, IP_INSIDE, N_("an address of Teredo tunnels"),
     "RFC 4380"},
    {0x2001000200000000, 0, 48, IP_INSIDE, N_("an address for benchmarks"),
     "RFC 5180"},
    {0x2001000300000000, 0, 32, IP_DUTY, N_("an address of multicast relays"),
     "RFC 7450"},
    {0x2001000401120000, 0, 48, IP_DUTY, N_("an address of the AS112 service"),
     "RFC 7535"},
    {0x2001001000000000, 0, 28, IP_DUTY,
     N_("an ORCHID identifier, long given up"), "RFC 4843"},
    {0x2001002000000000, 0, 28, IP_DUTY, N_("an ORCHIDv2 identifier"),
     "RFC 7343"},
    {0x2001003000000000, 0, 28, IP_DUTY, N_("an identifier of a drone"),
     "RFC 9374"},
    {0x2001000000000000, 0, 23, IP_DUTY,
     N_("an address of the IETF's protocols"), "RFC 2928"},
    {0x20010db800000000, 0, 32, IP_EXAMPLE, N_("a documentation address"),
     "RFC 3849"},
    {0x2002000000000000, 0, 16, IP_INSIDE, N_("an address of 6to4 tunnels"),
     "RFC 3056"},
    {0x2620004f80000000, 0, 48, IP_DUTY, N_("an address of the AS112 service"),
     "RFC 7534"},
    {0x3fff000000000000, 0, 20, IP_EXAMPLE, N_("a documentation address"),
     "RFC 9637"},
    {0x5f00000000000000, 0, 16, IP_INSIDE, N_("an SRv6 segment identifier"),
     "RFC 9602"},
    {0xfc00000000000000, 0, 7, IP_INSIDE,
     N_("a private (unique local) address"), "RFC 4193"},
    {0xfe80000000000000, 0, 10, IP_INSIDE, N_("a link-local address"),
     "RFC 4291"},
    {0xfec0000000000000, 0, 10, IP_INSIDE,
     N_("a site-local address, long given up"), "RFC 3879"},
    {0xff00000000000000, 0, 8, IP_DUTY, N_("a multicast address"), "RFC 4291"},
    {0x2000000000000000, 0, 3, IP_DUTY, NULL, NULL}, /* global unicast */
    {0, 0, 0, IP_DUTY,
     N_("outside of 2000::/3, which is all that networks are given"),
     "RFC 3587"},
};

static uint64_t read_bytes(const unsigned char *bytes, size_t count)
{
    uint64_t number = 0;
    for (size_t i = 0; i < count; i++)
        number = number << 8 | bytes[i];
    return number;
}

bool ip_parse(const char *text, struct ip_address *ret)
{
    unsigned char bytes[16];
    if (inet_pton(AF_INET, text, bytes) == 1) {
        *ret = (struct ip_address){false, 0, read_bytes(bytes, 4)};
        return true;
    }
    if (inet_pton(AF_INET6, text, bytes) != 1)
        return false;
    *ret = (struct ip_address){true, read_bytes(bytes, 8),
                               read_bytes(bytes + 8, 8)};
    return true;
}

void ip_print(const struct ip_address *ip, char ret[IP_TEXT_SIZE])
{
    unsigned char bytes[16];
    for (unsigned i = 0; i < 8; i++) {
        bytes[i] = (unsigned char)(ip->high >> (56 - 8 * i));
        bytes[i + 8] = (unsigned char)(ip->low >> (56 - 8 * i));
    }
    inet_ntop(ip->v6 ? AF_INET6 : AF_INET, ip->v6 ? bytes : bytes + 12, ret,
              IP_TEXT_SIZE);
}

/* The first `bits` bits of 64. */
static uint64_t mask(unsigned bits)
{
    return bits == 0 ? 0 : UINT64_MAX << (64 - bits);
}

static bool has4(const struct ip_block *block, const struct ip_address *ip)
{
    return ((block->low ^ ip->low) << 32 & mask(block->bits)) == 0;
}

static bool has6(const struct ip_block *block, const struct ip_address *ip)
{
    unsigned high = block->bits < 64 ? block->bits : 64;
    return ((block->high ^ ip->high) & mask(high)) == 0 &&
           ((block->low ^ ip->low) & mask(block->bits - high)) == 0;
}

const struct ip_block *ip_special(const struct ip_address *ip)
{
    const struct ip_block *table = ip->v6 ? blocks6 : blocks4;
    size_t count = ip->v6 ? sizeof blocks6 / sizeof blocks6[0]
                          : sizeof blocks4 / sizeof blocks4[0];
    for (size_t i = 0; i < count; i++)
        if (ip->v6 ? has6(&table[i], ip) : has4(&table[i], ip))
            return table[i].name ? &table[i] : NULL;
    return NULL;
}

bool ip_unmap(const struct ip_address *ip, struct ip_address *ret)
{
    if (!ip->v6 || ip->high != 0 || ip->low >> 32 != 0xffff)
        return false;
    *ret = (struct ip_address){false, 0, ip->low & 0xffffffff};
    return true;
}
