/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/quantity.h"

#include <string.h>

#define DIGITS     "0123456789"
#define GROUPS_MAX 8u /* 10^24 and a little */

struct groups { /* of digits, each but the first behind a separator */
    size_t len[GROUPS_MAX];
    char separator[GROUPS_MAX];
    const char *start[GROUPS_MAX];
    size_t count;
    size_t bytes;
};

/* A blank parts only three digits from three: "10 20" are two numbers. */
static bool goes_on(const char *text)
{
    size_t len = strspn(text + (*text != '\0'), DIGITS);
    if (!*text || len == 0)
        return false;
    return *text == ' ' ? len == 3 : strchr(",.'", *text) != NULL;
}

static void read_groups(const char *text, struct groups *ret)
{
    *ret = (struct groups){.count = 0};
    size_t at = 0;
    do {
        if (ret->count > 0)
            ret->separator[ret->count] = text[at++];
        ret->start[ret->count] = text + at;
        ret->len[ret->count] = strspn(text + at, DIGITS);
        at += ret->len[ret->count++];
    } while (ret->count < GROUPS_MAX && goes_on(text + at));
    ret->bytes = at;
}

static double ten_to_the(size_t power)
{
    double value = 1;
    while (power-- > 0)
        value *= 10;
    return value;
}

static double digits_value(const char *digits, size_t len)
{
    double value = 0;
    for (size_t i = 0; i < len; i++)
        value = value * 10 + (digits[i] - '0');
    return value;
}

/* Thousands, or lakhs and crores: 12,34,567. */
static bool parts_thousands(const struct groups *groups)
{
    size_t last = groups->count - 1;
    if (groups->len[0] > 3 || groups->len[last] != 3)
        return false;
    bool indian = groups->separator[1] == ',';
    bool western = true;
    for (size_t i = 1; i <= last; i++) {
        if (groups->separator[i] != groups->separator[1])
            return false;
        western = western && groups->len[i] == 3;
        indian = indian && groups->len[i] == (i == last ? 3 : 2);
    }
    return western || indian;
}

static double joined_value(const struct groups *groups, size_t count)
{
    double value = 0;
    for (size_t i = 0; i < count; i++)
        value = (value > 0 ? value * ten_to_the(groups->len[i]) : 0) +
                digits_value(groups->start[i], groups->len[i]);
    return value;
}

size_t quantity_read(const char *text, struct quantity *ret)
{
    struct groups groups;
    if (strspn(text, DIGITS) == 0)
        return 0;
    read_groups(text, &groups);
    size_t last = groups.count - 1;
    bool thousands = last == 0 || parts_thousands(&groups);
    bool decimal = !thousands && groups.separator[last] != '\'' &&
                   groups.separator[last] != ' ';
    double fraction = digits_value(groups.start[last], groups.len[last]) /
                      ten_to_the(groups.len[last]);
    *ret = (struct quantity){
        .value = decimal ? joined_value(&groups, last) + fraction
                         : joined_value(&groups, groups.count),
        .whole = !decimal,
        .unclear = !thousands && !(decimal && last == 1),
    };
    return groups.bytes;
}
