/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "model/quantity.h"
#include "model/rules_kinds.h"
#include "model/word_list.h"

#include <string.h>

#define HOUR 3600.0
#define DAY  (24 * HOUR)

/* Yahoo's requirement for senders since 2024. */
#define LONGEST (2 * DAY)

static const char at_once_words[] =
    "immediate immediately instant instantaneous instantaneously instantly "
    "directly";
static const char lead_words[] =
    "about after almost approx approximately around at ca circa hardly in "
    "less maximum max most nearly no not than to under up usually within "
    "later only";
static const char join_words[] = "and";

struct duration {
    double seconds; /* the longer end of a range */
    bool known;
    bool no_unit; /* a number stands there without */
};

static double unit_seconds(const char *word, size_t len)
{
    static const struct {
        const char *words;
        double seconds;
    } units[] = {
        {"s sec secs second seconds", 1},
        {"m min mins minute minutes", 60},
        {"h hr hrs hour hours", HOUR},
        {"d day days", DAY},
        {"w wk week weeks fortnight", 7 * DAY},
        {"month months", 30 * DAY},
        {"year years", 365 * DAY},
    };
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
        if (word_listed(units[i].words, word, len))
            return units[i].seconds;
    return 0;
}

/* "one" to "twelve", "a", "half"; 0: no number. */
static double word_number(const char *word, size_t len)
{
    static const char *const words[] = {
        "a an one", "two",   "three", "four", "five",   "six",
        "seven",    "eight", "nine",  "ten",  "eleven", "twelve",
    };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (word_listed(words[i], word, len))
            return (double)(i + 1);
    return word_listed("half", word, len) ? 0.5 : 0;
}

static size_t gap(const char *text)
{
    return strspn(text, " -~<>=.,(/");
}

static size_t read_number(const char *text, double *ret)
{
    struct quantity quantity;
    size_t len = quantity_read(text, &quantity);
    if (len > 0) {
        *ret = quantity.value;
        return len;
    }
    len = word_len(text);
    double value = word_number(text, len);
    if (value <= 0)
        return 0;
    *ret = value;
    return len;
}

/* Between a number and its unit may stand: the other end of a range,
 * "business", "half an". The length of it all, without the unit. */
static size_t read_amount(const char *text, double *ret)
{
    size_t at = read_number(text, ret);
    while (at > 0) {
        size_t next = at + gap(text + at);
        size_t word = word_len(text + next);
        if (word_listed("to or", text + next, word))
            next += word + gap(text + next + word);
        else if (word_listed("business working full", text + next, word))
            return next + word;
        double more;
        size_t len = read_number(text + next, &more);
        if (len == 0)
            return at;
        *ret = *ret < 1 && more <= 1 ? *ret : more;
        at = next + len;
    }
    return 0;
}

/* One "1 hour" of "1 hour 30 minutes"; its length. */
static size_t read_part(const char *text, struct duration *duration)
{
    double amount;
    size_t len = read_amount(text, &amount);
    if (len == 0)
        return 0;
    const char *unit = text + len + gap(text + len);
    size_t size = word_len(unit);
    double seconds = unit_seconds(unit, size);
    if (seconds <= 0) {
        duration->no_unit |= text[0] >= '0' && text[0] <= '9';
        return 0;
    }
    duration->known = true;
    duration->seconds += amount * seconds;
    return (size_t)(unit - text) + size;
}

/* "right away", "at once", "real time", and words for it. */
static bool is_at_once(const char *text)
{
    static const char *const phrases[] = {
        "at once",   "right away", "straight away", "real time",
        "real-time", "realtime",   "on the spot",   "automatically",
    };
    for (size_t i = 0; i < sizeof phrases / sizeof phrases[0]; i++)
        if (strcasestr(text, phrases[i]))
            return true;
    for (; *text; text += *text != '\0') {
        size_t len = word_len(text);
        if (word_listed(at_once_words, text, len))
            return true;
        text += len > 0 ? len - 1 : 0;
    }
    return false;
}

static const char *skip_lead(const char *text)
{
    for (;;) {
        text += gap(text);
        size_t len = word_len(text);
        if (!word_listed(lead_words, text, len))
            return text;
        text += len;
    }
}

static void read_duration(const char *text, struct duration *ret)
{
    *ret = (struct duration){.known = false};
    text = skip_lead(text);
    for (;;) {
        size_t len = read_part(text, ret);
        if (len == 0)
            break;
        text += len;
        text += gap(text);
        size_t word = word_len(text);
        if (word_listed(join_words, text, word))
            text += word + gap(text + word);
    }
}

void rule_duration(const struct rule_in *in)
{
    autofree char *plain = text_plain_punctuation(in->text);
    autofree char *text = rule_clip(in->text, strlen(in->text));
    struct duration duration;
    read_duration(plain, &duration);
    if (duration.known && duration.seconds > LONGEST + 1)
        rule_say_guide(in, SEVERITY_WARNING,
                       N_("The guide: 1 hour or similar. Yahoo asks since 2024 "
                          "for 2 days at most, and \"%s\" is longer: speed "
                          "it up, then write the new time."),
                       text);
    else if (duration.known)
        return;
    else if (duration.no_unit)
        rule_say(in, SEVERITY_WARNING,
                 N_("\"%s\" has no unit. Write it, such as 1 hour or 2 days."),
                 text);
    else if (!is_at_once(plain))
        rule_say(in, SEVERITY_WARNING,
                 N_("\"%s\" is no length of time. Write one, such as 1 hour "
                    "or 2 days."),
                 text);
}
