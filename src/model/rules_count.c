/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "model/quantity.h"
#include "model/rules_kinds.h"
#include "model/word_list.h"

#include <string.h>

#define DIGITS   "0123456789"
#define TOO_MANY 1e11 /* more mail a month than one sender sends */

static const char lead_words[] =
    "about after almost approx approximately around at between c ca circa "
    "least less "
    "max maximum min minimum more most nearly over roughly some than to under "
    "up";
static const char unit_words[] =
    "a addresses an and approx approximately bounce bounces contacts "
    "currently each email emails every failure failures in less mail mails "
    "members message messages month monthly more now of on or per people "
    "recipients so subscriber subscribers the time times total user users";
static const char zero_words[] = "nil no nobody none nothing null zero";

struct count {
    double low, high;
    const char *number; /* the first, as written; NULL: there is none */
    size_t number_len;
    const char *rest;
    bool negative, unclear, whole;
    bool words; /* others than belong around a number */
};

static size_t blanks(const char *text)
{
    return strspn(text, " ");
}

/* "k", "thousand", "M", "million": its factor, 1 when there is none. */
static double read_factor(const char **at)
{
    static const struct {
        const char *words;
        double factor;
    } factors[] = {
        {"k t tsd thousand thousands", 1e3},
        {"m mio mill mln million millions", 1e6},
        {"lakh lakhs", 1e5},
        {"b bn billion billions", 1e9},
        {"dozen dozens", 12},
        {"hundred hundreds", 1e2},
    };
    const char *word = *at + blanks(*at);
    size_t len = word_len(word);
    for (size_t i = 0; i < sizeof factors / sizeof factors[0]; i++)
        if (word_listed(factors[i].words, word, len)) {
            *at = word + len;
            return factors[i].factor;
        }
    return 1;
}

static bool read_number(const char **at, double *ret, struct count *count)
{
    struct quantity quantity;
    size_t len = quantity_read(*at, &quantity);
    if (len == 0)
        return false;
    *at += len;
    double factor = read_factor(at);
    *ret = quantity.value * factor;
    count->unclear |=
        quantity.unclear || (!quantity.whole && factor < 2 &&
                             quantity.value >= 1 && strchr(*at - len, ','));
    count->whole &= quantity.whole || factor > 1;
    return true;
}

/* "-20k" or "to 20k" behind a number. */
static void read_range(struct count *count)
{
    const char *at = count->rest + blanks(count->rest);
    size_t word = word_len(at);
    if (*at == '-')
        at += strspn(at, "-");
    else if (word_listed("and to", at, word))
        at += word;
    else
        return;
    at += blanks(at);
    if (read_number(&at, &count->high, count))
        count->rest = at;
}

static const char *skip_lead(const char *text)
{
    for (;;) {
        text += strspn(text, " ~<>=.(");
        size_t len = word_len(text);
        if (!word_listed(lead_words, text, len))
            return text;
        text += len;
    }
}

static bool rest_is_known(const char *rest)
{
    for (;;) {
        rest += strspn(rest, " +/().,-!:");
        size_t len = word_len(rest);
        if (len == 0)
            return *rest == '\0';
        if (!word_listed(unit_words, rest, len) &&
            !word_listed(lead_words, rest, len))
            return false;
        rest += len;
    }
}

static void read_count(const char *text, struct count *ret)
{
    *ret = (struct count){.whole = true};
    const char *at = skip_lead(text);
    ret->negative = *at == '-' && strspn(at + 1, DIGITS) > 0;
    at += ret->negative;
    ret->words = !strspn(at, DIGITS);
    at += strcspn(at, DIGITS);
    ret->number = *at ? at : NULL;
    ret->rest = at;
    if (!read_number(&ret->rest, &ret->low, ret))
        return;
    ret->number_len = (size_t)(ret->rest - at);
    ret->high = ret->low;
    read_range(ret);
    ret->words |= !rest_is_known(ret->rest);
}

static void say_no_number(const struct rule_in *in)
{
    autofree char *text = rule_clip(in->text, strlen(in->text));
    if (word_listed(zero_words, in->text, strlen(in->text)))
        rule_say(in, SEVERITY_WARNING,
                 N_("\"%s\" is a word; a number is asked. Write 0, or leave "
                    "it empty if it does not apply."),
                 text);
    else
        rule_say(in, SEVERITY_ERROR,
                 N_("\"%s\" is no number. Write one in digits, such as 12000 "
                    "or 12k; \"about\" may stand before it."),
                 text);
}

/* What is written like a number and cannot be taken as one. */
static bool say_form(const struct rule_in *in, const struct count *count)
{
    autofree char *text = rule_clip(in->text, strlen(in->text));
    if (count->negative)
        rule_say(in, SEVERITY_ERROR,
                 N_("\"%s\" is less than nothing. Write a number from 0 up."),
                 text);
    else if (count->unclear)
        rule_say(in, SEVERITY_WARNING,
                 N_("The separators in \"%s\" do not part thousands. Write "
                    "the number without any, such as 12000."),
                 text);
    else if (count->rest[blanks(count->rest)] == '%')
        rule_say(in, SEVERITY_WARNING,
                 N_("\"%s\" is a share; a number is asked. Write how many."),
                 text);
    else if (!count->whole)
        rule_say(in, SEVERITY_WARNING,
                 N_("\"%s\" is not a whole number. Write one without "
                    "decimals."),
                 text);
    else
        return false;
    return true;
}

static void judge_size(const struct rule_in *in, const struct count *count)
{
    autofree char *text = rule_clip(in->text, strlen(in->text));
    autofree char *number = rule_clip(count->number, count->number_len);
    if (count->high < count->low)
        rule_say(in, SEVERITY_WARNING,
                 N_("\"%s\" goes from the larger to the smaller number. "
                    "Write the smaller first."),
                 text);
    else if (count->high > TOO_MANY)
        rule_say(in, SEVERITY_WARNING,
                 N_("\"%s\" is more than anybody has. Look for a digit too "
                    "many."),
                 text);
    else if (strpbrk(count->rest, DIGITS))
        rule_say(in, SEVERITY_WARNING,
                 N_("There is more than one number in \"%s\". Write only the "
                    "one that is asked."),
                 text);
    else if (count->words)
        rule_say(in, SEVERITY_ADVICE,
                 N_("Only a number is asked. Alone, \"%s\" is read fastest."),
                 number);
    else if (count->high < 0.5)
        rule_say(in, SEVERITY_ADVICE,
                 N_("0 is right only if there are none. Leave the field "
                    "empty if it does not apply."));
}

void rule_count(const struct rule_in *in)
{
    autofree char *plain = text_plain_punctuation(in->text);
    struct count count;
    read_count(plain, &count);
    if (!count.number)
        say_no_number(in);
    else if (!say_form(in, &count))
        judge_size(in, &count);
}
