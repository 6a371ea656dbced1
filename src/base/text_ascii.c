/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/text.h"

#include "base/buf.h"
#include "base/mem.h"

#include <string.h>
#include <unictype.h>
#include <uninorm.h>

struct plain {
    uint32_t ucs;
    const char *ascii;
};

/* Sorted, as all tables here. */
static const struct plain punctuation[] = {
    {0x00A0, " "},  {0x00AB, "\""}, {0x00B4, "'"},   {0x00BB, "\""},
    {0x1680, " "},  {0x2000, " "},  {0x2001, " "},   {0x2002, " "},
    {0x2003, " "},  {0x2004, " "},  {0x2005, " "},   {0x2006, " "},
    {0x2007, " "},  {0x2008, " "},  {0x2009, " "},   {0x200A, " "},
    {0x2010, "-"},  {0x2011, "-"},  {0x2012, "-"},   {0x2013, "-"},
    {0x2014, "--"}, {0x2015, "--"}, {0x2018, "'"},   {0x2019, "'"},
    {0x201A, "'"},  {0x201B, "'"},  {0x201C, "\""},  {0x201D, "\""},
    {0x201E, "\""}, {0x201F, "\""}, {0x2022, "*"},   {0x2023, "*"},
    {0x2024, "."},  {0x2025, ".."}, {0x2026, "..."}, {0x202F, " "},
    {0x2032, "'"},  {0x2033, "\""}, {0x2035, "'"},   {0x2036, "\""},
    {0x2039, "'"},  {0x203A, "'"},  {0x2043, "-"},   {0x2044, "/"},
    {0x205F, " "},  {0x2212, "-"},  {0x2215, "/"},   {0x2217, "*"},
    {0x3000, " "},
};

/* What has no decomposition in Unicode, and a usual form in ASCII. */
static const struct plain letters[] = {
    {0x00A1, "!"},   {0x00A2, "c"},   {0x00A3, "GBP"}, {0x00A5, "JPY"},
    {0x00A6, "|"},   {0x00A7, "S"},   {0x00A9, "(c)"}, {0x00AC, "-"},
    {0x00AE, "(R)"}, {0x00B0, "o"},   {0x00B1, "+-"},  {0x00B6, "P"},
    {0x00B7, "."},   {0x00BF, "?"},   {0x00C6, "AE"},  {0x00D0, "D"},
    {0x00D7, "x"},   {0x00D8, "O"},   {0x00DE, "Th"},  {0x00DF, "ss"},
    {0x00E6, "ae"},  {0x00F0, "d"},   {0x00F7, "/"},   {0x00F8, "o"},
    {0x00FE, "th"},  {0x0110, "D"},   {0x0111, "d"},   {0x0126, "H"},
    {0x0127, "h"},   {0x0131, "i"},   {0x0138, "k"},   {0x0141, "L"},
    {0x0142, "l"},   {0x014A, "N"},   {0x014B, "n"},   {0x0152, "OE"},
    {0x0153, "oe"},  {0x0166, "T"},   {0x0167, "t"},   {0x0180, "b"},
    {0x0192, "f"},   {0x01E4, "G"},   {0x01E5, "g"},   {0x0237, "j"},
    {0x1E9E, "SS"},  {0x20AC, "EUR"}, {0x2190, "<"},   {0x2191, "^"},
    {0x2192, ">"},   {0x2193, "v"},   {0x2194, "-"},   {0x21B5, "<"},
    {0x2248, "~"},   {0x2264, "<="},  {0x2265, ">="},  {0x25A0, "#"},
    {0x25A1, "o"},   {0x25AA, "*"},   {0x25AB, "o"},   {0x25B2, "^"},
    {0x25B6, ">"},   {0x25B8, ">"},   {0x25BA, ">"},   {0x25BC, "v"},
    {0x25BE, "v"},   {0x25C0, "<"},   {0x25C2, "<"},   {0x25C4, "<"},
    {0x25C6, "*"},   {0x25C7, "o"},   {0x25C9, "*"},   {0x25CB, "o"},
    {0x25CF, "*"},   {0x25E6, "o"},   {0x2605, "*"},   {0x2606, "*"},
    {0x2713, "+"},   {0x2714, "+"},   {0x2717, "x"},   {0x2718, "x"},
    {0x276F, ">"},   {0x27A4, ">"},
};

/* Box Drawing, U+2500 to U+257F, one character each. */
static const char boxes[] = "--||--||--||++++"
                            "++++++++++++++++"
                            "++++++++++++++++"
                            "++++++++++++++++"
                            "++++++++++++--||"
                            "-|++++++++++++++"
                            "++++++++++++++++"
                            "+/\\X-|-|-|-|-|-|";

static int by_ucs(const void *key, const void *row)
{
    uint32_t wanted = *(const uint32_t *)key;
    uint32_t found = ((const struct plain *)row)->ucs;
    return wanted < found ? -1 : wanted > found;
}

#define FIND(table, ucs)                                                       \
    ((const struct plain *)bsearch(&(ucs), table,                              \
                                   sizeof(table) / sizeof *(table),            \
                                   sizeof *(table), by_ucs))

char *text_plain_punctuation(const char *text)
{
    struct buf out;
    buf_init(&out, SIZE_MAX);
    size_t len = strlen(text);
    for (size_t pos = 0; pos < len;) {
        uint32_t ucs;
        size_t step = text_decode(text + pos, len - pos, &ucs);
        const struct plain *plain = ucs < 0x80 ? NULL : FIND(punctuation, ucs);
        if (plain)
            buf_puts(&out, plain->ascii);
        else
            buf_add(&out, text + pos, step);
        pos += step;
    }
    return buf_steal(&out);
}

static void add_ascii(struct buf *out, uint32_t ucs)
{
    const struct plain *plain;
    if (ucs < 0x80)
        buf_putc(out, (char)ucs);
    else if (ucs >= 0x2500 && ucs <= 0x257F)
        buf_putc(out, boxes[ucs - 0x2500]);
    else if (ucs >= 0x2580 && ucs <= 0x259F) /* Block Elements */
        buf_putc(out, '#');
    else if ((plain = FIND(letters, ucs)) || (plain = FIND(punctuation, ucs)))
        buf_puts(out, plain->ascii);
    else if (text_ucs_cols(ucs) > 0 &&
             !uc_is_general_category_withtable(ucs, UC_CATEGORY_MASK_M))
        buf_putc(out, '?');
}

char *text_ascii(const char *text)
{
    if (text_is_ascii(text))
        return xstrdup(text);
    autofree char *plain = text_plain_punctuation(text);
    size_t len = 0;
    autofree char *apart = (char *)u8_normalize(
        UNINORM_NFKD, (const uint8_t *)plain, strlen(plain), NULL, &len);
    struct buf out;
    buf_init(&out, SIZE_MAX);
    for (size_t pos = 0; apart && pos < len;) {
        uint32_t ucs;
        pos += text_decode(apart + pos, len - pos, &ucs);
        add_ascii(&out, ucs);
    }
    return buf_steal(&out);
}
