/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "model/rules_kinds.h"

#include <string.h>
#include <unictype.h>

#define LOOKED_AT 2000u /* bytes; no postal address is longer */
#define TAIL_MAX  16u   /* bytes behind a placeholder */

/* Beginnings and wholes that are no address of anybody. */
static const char *const placeholders[] = {
    "123 main st",      "123 main street",       "1234 main st",
    "123 any street",   "123 anystreet",         "123 fake street",
    "123 street",       "123 test street",       "123 example street",
    "1 example street", "742 evergreen terrace", "street, city",
    "street city",      "city, state",           "anytown",
    "12345 anytown",    "your address",          "your street",
    "musterstr",        "street address",        "street name",
};
static const char *const refusals[] = {
    "address",   "n/a",        "na",
    "no",        "no address", "none",
    "nowhere",   "on request", "postal address",
    "private",   "same",       "same as above",
    "secret",    "see above",  "see website",
    "somewhere", "test",       "test address",
    "unknown",   "xxx",        "-",
    "--",        "---",
};

struct address { /* what the characters of an address say */
    size_t words, lines;
    bool digit;
    bool caseless; /* has letters of a script that puts no blanks */
};

static void read_address(const char *text, size_t len, struct address *ret)
{
    bool inside = false;
    *ret = (struct address){.lines = 1};
    for (size_t at = 0; at < len;) {
        uint32_t ucs;
        at += text_decode(text + at, len - at, &ucs);
        bool blank = uc_is_property_white_space(ucs) || ucs == ',';
        ret->lines += ucs == '\n';
        ret->words += !blank && !inside;
        ret->digit |= uc_is_general_category_withtable(ucs, UC_CATEGORY_MASK_N);
        ret->caseless |=
            uc_is_general_category_withtable(ucs, UC_CATEGORY_MASK_Lo);
        inside = !blank;
    }
}

static bool is_refusal(const char *text)
{
    for (size_t i = 0; i < sizeof refusals / sizeof refusals[0]; i++)
        if (strcasecmp(text, refusals[i]) == 0)
            return true;
    return false;
}

/* Much behind "123 Main Street" makes it somebody's address after all. */
static bool is_placeholder(const char *text)
{
    size_t len = strlen(text);
    for (size_t i = 0; i < sizeof placeholders / sizeof placeholders[0]; i++) {
        size_t size = strlen(placeholders[i]);
        if (strncasecmp(text, placeholders[i], size) == 0 &&
            len - size <= TAIL_MAX)
            return true;
    }
    return strcasestr(text, "anytown") || strcasestr(text, "musterstadt") ||
           strcasestr(text, "example street");
}

static void judge_words(const struct rule_in *in, const struct address *address,
                        const char *text)
{
    if (address->words == 1 && !address->caseless)
        rule_say(in, SEVERITY_ERROR,
                 N_("The guide: use real data. \"%s\" is one word; write "
                    "street and number, postal code, city and country."),
                 text);
    else if (!address->digit)
        rule_say(in, SEVERITY_WARNING,
                 N_("The guide: use real data. There is no number here; "
                    "write house number and postal code too, if you have "
                    "them."));
    else if (address->words < 4 && address->lines < 3 && !address->caseless)
        rule_say(in, SEVERITY_WARNING,
                 N_("The guide: use real data. \"%s\" is short for an "
                    "address; write street, postal code, city and country."),
                 text);
}

void rule_postal_address(const struct rule_in *in)
{
    autofree char *text = rule_clip(in->text, strlen(in->text));
    size_t len = strlen(in->text);
    struct address address;
    read_address(in->text, len < LOOKED_AT ? len : LOOKED_AT, &address);
    if (is_refusal(in->text))
        rule_say(in, SEVERITY_ERROR,
                 N_("The guide: use real data. \"%s\" is no address; write "
                    "street and number, postal code, city and country."),
                 text);
    else if (len < LOOKED_AT && is_placeholder(in->text))
        rule_say(in, SEVERITY_WARNING,
                 N_("The guide: use real data. \"%s\" looks like an example; "
                    "write your own address."),
                 text);
    else
        judge_words(in, &address, text);
}
