/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/host_look.h"

#include "model/hostname.h"
#include "model/word_list.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>

#define GROUPS_MAX 32u /* of digits in a name */

static const char dynamic_words[] =
    "adsl broadband cable catv client cpe cust customer dhcp dial dialin "
    "dialup dip dsl dyn dynamic fbx ftth modem modemcable pool pools ppp "
    "pppoe pptp res sdsl unassigned unused user vdsl xdsl";
static const char static_words[] =
    "business dedicated fix fixed rev reverse static";
/* With four digits and more behind them a machine gave the name. */
static const char machine_words[] = "host ip kvm node server srv vm vmi vps";
static const char mail_words[] = "mail mailout mta mx out outbound relay smtp";

struct words { /* what the letters of a name say */
    bool dynamic, fixed, machine, mail;
};

/* Only the part that was not registered speaks: mail.dsl.example is fine when
 * dsl.example is the domain. */
static struct words read_words(const char *ascii)
{
    const char *owner = hostname_registered(ascii);
    size_t len = owner && owner > ascii ? (size_t)(owner - ascii) : 0;
    struct words words = {.mail = false};
    for (size_t i = 0; i < len;) {
        const char *word = ascii + i;
        size_t size = word_len(word);
        size_t digits = strspn(word + size, "0123456789");
        words.dynamic |= word_listed(dynamic_words, word, size);
        words.fixed |= word_listed(static_words, word, size);
        words.mail |= word_listed(mail_words, word, size);
        words.machine |= digits >= 4 && word_listed(machine_words, word, size);
        i += size + digits > 0 ? size + digits : 1;
    }
    return words;
}

struct groups { /* numbers in a name, with one separator between each */
    unsigned value[GROUPS_MAX];
    bool joined[GROUPS_MAX]; /* to the one before */
    size_t count;
};

static void read_groups(const char *ascii, struct groups *ret)
{
    size_t last_end = 0;
    ret->count = 0;
    for (size_t i = 0; ascii[i] && ret->count < GROUPS_MAX;) {
        size_t len = strspn(ascii + i, "0123456789");
        if (len == 0) {
            i++;
            continue;
        }
        unsigned value = 0;
        for (size_t k = 0; k < len; k++)
            value = value > 999 ? 1000
                                : value * 10 + (unsigned)(ascii[i + k] - '0');
        ret->joined[ret->count] = ret->count > 0 && i == last_end + 1;
        ret->value[ret->count++] = value;
        last_end = i += len;
    }
}

static bool has_four(const struct groups *groups)
{
    size_t run = 0;
    for (size_t i = 0; i < groups->count; i++) {
        run = groups->value[i] > 255 ? 0 : groups->joined[i] ? run + 1 : 1;
        if (run == 4)
            return true;
    }
    return false;
}

/* Three octets of the address in a row, forwards or backwards. */
static bool has_octets(const struct groups *groups, const unsigned octet[4])
{
    for (size_t i = 2; i < groups->count; i++) {
        const unsigned *v = &groups->value[i - 2];
        if (!groups->joined[i] || !groups->joined[i - 1])
            continue;
        for (size_t k = 0; k < 2; k++) {
            const unsigned *o = octet + k;
            if ((v[0] == o[0] && v[1] == o[1] && v[2] == o[2]) ||
                (v[2] == o[0] && v[1] == o[1] && v[0] == o[2]))
                return true;
        }
    }
    return false;
}

/* Are there eight hexadecimal digits in a row? Few own names have them. */
static bool has_long_run(const char *ascii)
{
    while (*ascii) {
        size_t len = strspn(ascii, "0123456789abcdef");
        if (len >= 8)
            return true;
        ascii += len > 0 ? len : 1;
    }
    return false;
}

/* All four glued together: 198051100025, 1985110025, c6336419. */
static bool has_glued(const char *ascii, const unsigned o[4])
{
    char text[16];
    snprintf(text, sizeof text, "%03u%03u%03u%03u", o[0], o[1], o[2], o[3]);
    if (strstr(ascii, text))
        return true;
    snprintf(text, sizeof text, "%02x%02x%02x%02x", o[0], o[1], o[2], o[3]);
    if (strstr(ascii, text))
        return true;
    snprintf(text, sizeof text, "%u%u%u%u", o[0], o[1], o[2], o[3]);
    return strlen(text) >= 8 && strstr(ascii, text);
}

static bool has_v4(const char *ascii, const struct groups *groups,
                   const struct ip_address *ip)
{
    unsigned octet[4], back[4];
    for (unsigned i = 0; i < 4; i++)
        octet[i] = back[3 - i] = (unsigned)(ip->low >> (24 - 8 * i)) & 255;
    if (has_octets(groups, octet))
        return true;
    return has_long_run(ascii) &&
           (has_glued(ascii, octet) || has_glued(ascii, back));
}

/* The 32 nibbles in either order, or the short form with hyphens. */
static bool has_v6(const char *ascii, const struct ip_address *ip)
{
    char nibbles[33], back[33], plain[HOSTNAME_MAX + 1], shown[IP_TEXT_SIZE];
    size_t len = 0;
    for (unsigned i = 0; i < 16; i++) {
        nibbles[i] = "0123456789abcdef"[ip->high >> (60 - 4 * i) & 15];
        nibbles[i + 16] = "0123456789abcdef"[ip->low >> (60 - 4 * i) & 15];
    }
    for (unsigned i = 0; i < 32; i++)
        back[31 - i] = nibbles[i];
    nibbles[32] = back[32] = '\0';
    for (const char *c = ascii; *c; c++)
        if (*c != '-' && *c != '.')
            plain[len++] = *c;
    plain[len] = '\0';
    ip_print(ip, shown);
    for (char *c = shown; *c; c++)
        if (*c == ':')
            *c = '-';
    return strstr(plain, nibbles) || strstr(plain, back) ||
           strstr(ascii, shown);
}

enum host_look host_look(const char *ascii, const struct ip_address *ip)
{
    struct words words = read_words(ascii);
    struct groups groups;
    read_groups(ascii, &groups);
    bool numbered = has_four(&groups);
    if (ip)
        numbered |= ip->v6 ? has_v6(ascii, ip) : has_v4(ascii, &groups, ip);
    bool served = words.mail || words.fixed || words.machine;
    if (numbered)
        return served ? LOOK_STATIC : LOOK_DYNAMIC;
    if (words.mail)
        return LOOK_OWN;
    if (words.machine || (words.fixed && groups.count > 0))
        return LOOK_STATIC;
    return words.dynamic ? LOOK_DYNAMIC : LOOK_OWN;
}
