/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/rules_ip.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "model/rules_kinds.h"

#include <stdio.h>
#include <string.h>

#define ADDRESS_CHARS "0123456789abcdefABCDEF:."
#define SEPARATORS    " ,;"

/* Is this part of the text an address? Then it is in ret. */
static bool part_is_ip(const char *part, size_t len, char ret[IP_TEXT_SIZE])
{
    struct ip_address ip;
    if (len >= IP_TEXT_SIZE)
        return false;
    memcpy(ret, part, len);
    ret[len] = '\0';
    return ip_parse(ret, &ip);
}

bool rule_say_special(const struct rule_in *in, const char *text,
                      const struct ip_address *ip)
{
    const struct ip_block *block = ip_special(ip);
    if (!block)
        return false;
    const char *what = rule_text(in, block->name);
    struct ip_address inner;
    char shown[IP_TEXT_SIZE];
    if (ip_unmap(ip, &inner)) {
        ip_print(&inner, shown);
        rule_say(in, SEVERITY_ERROR,
                 N_("%s is %s (%s). Write the address itself: %s."), text, what,
                 block->reference, shown);
    } else if (block->use == IP_EXAMPLE) {
        rule_say(in, SEVERITY_ERROR,
                 N_("%s is %s, for examples only (%s). Write the address of "
                    "your own server."),
                 text, what, block->reference);
    } else {
        rule_say(in, SEVERITY_ERROR,
                 N_("%s is %s (%s). Write the public one, which the "
                    "internet sees."),
                 text, what, block->reference);
    }
    return true;
}

/* More than one address in a cell, or a range of them. */
static bool say_several(const struct rule_in *in)
{
    char one[IP_TEXT_SIZE];
    size_t first = strcspn(in->text, SEPARATORS "-/");
    if (first == strlen(in->text) || !part_is_ip(in->text, first, one))
        return false;
    const char *rest = in->text + first;
    if (*rest == '/')
        return false;
    rest += strspn(rest, SEPARATORS "-");
    char next[IP_TEXT_SIZE];
    if (!part_is_ip(rest, strcspn(rest, SEPARATORS), next))
        return false;
    rule_say(in, SEVERITY_ERROR,
             N_("There is more than one address here. Write each in a row of "
                "its own, beginning with %s."),
             one);
    return true;
}

static bool say_prefix(const struct rule_in *in)
{
    char one[IP_TEXT_SIZE];
    size_t len = strcspn(in->text, "/");
    const char *bits = in->text + len;
    if (!*bits || !part_is_ip(in->text, len, one))
        return false;
    autofree char *shown = rule_clip(in->text, strlen(in->text));
    bool single = strcmp(bits, strchr(one, ':') ? "/128" : "/32") == 0;
    if (single)
        rule_say(in, SEVERITY_ERROR,
                 N_("Leave out the prefix length \"%s\": write %s."), bits,
                 one);
    else
        rule_say(in, SEVERITY_ERROR,
                 N_("\"%s\" is a network. Write the address of each server, "
                    "one in a row."),
                 shown);
    return true;
}

/* [2001:db8::1], [2001:db8::1]:25, 192.0.2.1:25 */
static bool say_port_or_brackets(const struct rule_in *in)
{
    char one[IP_TEXT_SIZE];
    bool open = in->text[0] == '[';
    const char *start = in->text + open;
    size_t len = strcspn(start, open ? "]" : ":");
    const char *port = start + len + (open && start[len]);
    if (!part_is_ip(start, len, one))
        return false;
    autofree char *shown = rule_clip(port, strlen(port));
    if (*port == ':')
        rule_say(in, SEVERITY_ERROR, N_("Leave out the port \"%s\": write %s."),
                 shown, one);
    else
        rule_say(in, SEVERITY_ERROR, N_("Leave out the brackets: write %s."),
                 one);
    return true;
}

static bool say_zone(const struct rule_in *in)
{
    char one[IP_TEXT_SIZE];
    size_t len = strcspn(in->text, "%");
    struct ip_address ip;
    if (!in->text[len] || !part_is_ip(in->text, len, one))
        return false;
    autofree char *zone = rule_clip(in->text + len, strlen(in->text + len));
    ip_parse(one, &ip);
    if (!rule_say_special(in, one, &ip))
        rule_say(in, SEVERITY_ERROR, N_("Leave out the zone \"%s\": write %s."),
                 zone, one);
    return true;
}

/* Four numbers with dots; false when it is something else. */
static bool read_quad(const char *text, unsigned ret[4])
{
    char tail;
    return strlen(text) == strspn(text, "0123456789.") &&
           sscanf(text, "%9u.%9u.%9u.%9u%c", &ret[0], &ret[1], &ret[2], &ret[3],
                  &tail) == 4;
}

static void say_digits(const struct rule_in *in, const char *text)
{
    unsigned part[4];
    if (!read_quad(in->text, part))
        rule_say(in, SEVERITY_ERROR,
                 N_("\"%s\" is no complete IP address. Version 4 has four "
                    "numbers, such as 192.0.2.53."),
                 text);
    else if (part[0] > 255 || part[1] > 255 || part[2] > 255 || part[3] > 255)
        rule_say(in, SEVERITY_ERROR,
                 N_("\"%s\" has a number over 255. Each of the four goes from "
                    "0 to 255."),
                 text);
    else
        rule_say(in, SEVERITY_ERROR,
                 N_("\"%s\" has zeros in front, which some programs read as "
                    "octal. If it is decimal, write %u.%u.%u.%u."),
                 text, part[0], part[1], part[2], part[3]);
}

static void say_no_ip(const struct rule_in *in)
{
    autofree char *text = rule_clip(in->text, strlen(in->text));
    if (in->text[strspn(in->text, "0123456789.xX*")] == '\0')
        say_digits(in, text);
    else if (in->text[strspn(in->text, ADDRESS_CHARS)] == '\0' &&
             strchr(in->text, ':'))
        rule_say(in, SEVERITY_ERROR,
                 N_("\"%s\" is no complete IPv6 address. It has eight groups, "
                    "or :: once in place of zeros."),
                 text);
    else if (strchr(in->text, '.') && !strpbrk(in->text, " /*"))
        rule_say(in, SEVERITY_ERROR,
                 N_("\"%s\" is a name, and an IP address is asked here. Write "
                    "the address that the name leads to."),
                 text);
    else
        rule_say(in, SEVERITY_ERROR,
                 N_("\"%s\" is no IP address. Write one such as 192.0.2.53 or "
                    "2001:db8::53."),
                 text);
}

void rule_ip(const struct rule_in *in)
{
    struct ip_address ip;
    if (ip_parse(in->text, &ip))
        rule_say_special(in, in->text, &ip);
    else if (!say_several(in) && !say_prefix(in) && !say_port_or_brackets(in) &&
             !say_zone(in))
        say_no_ip(in);
}
