/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "truth.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define KINDS_MAX 64
#define NAMES_MAX 64
#define DAYS_MAX  1000

static const char *const ids[PROVIDERS] = {"yahoo", "microsoft", "gmail"};

struct name {
    const char *text;
    uint64_t count;
};

struct days {
    uint64_t count[DAYS_MAX][OUTCOMES];
};

struct kind {
    int provider;
    const char *tag, *enhanced;
    unsigned reply;
    uint64_t count[OUTCOMES], mails, people;
    int64_t first, last;
    struct name own[NAMES_MAX], hosts[NAMES_MAX];
    struct days days;
};

struct truth {
    int first_day; /* of all, since 1970 */
    struct {
        uint64_t count[OUTCOMES];
        struct days days;
    } results[PROVIDERS];
    struct kind kinds[KINDS_MAX];
    unsigned kind_count;
    uint64_t *set; /* of what was seen: open addressing, 0 is free */
    size_t set_size, set_used;
};

struct truth *truth_new(void)
{
    struct truth *truth = calloc(1, sizeof *truth);
    assert(truth);
    truth->set_size = 1 << 16;
    truth->set = calloc(truth->set_size, sizeof *truth->set);
    assert(truth->set);
    return truth;
}

void truth_free(struct truth *truth)
{
    free(truth->set);
    free(truth);
}

static uint64_t *place(const struct truth *truth, uint64_t word)
{
    size_t at = (size_t)(word * 0x9e3779b97f4a7c15u >> 20) % truth->set_size;
    while (truth->set[at] && truth->set[at] != word)
        at = (at + 1) % truth->set_size;
    return &truth->set[at];
}

static void grow(struct truth *truth)
{
    struct truth old = *truth;
    truth->set_size *= 2;
    truth->set = calloc(truth->set_size, sizeof *truth->set);
    assert(truth->set);
    for (size_t i = 0; i < old.set_size; i++)
        if (old.set[i])
            *place(truth, old.set[i]) = old.set[i];
    free(old.set);
}

/* For the first time? */
static bool is_new(struct truth *truth, unsigned group, uint64_t number)
{
    assert(number > 0 && number >> 56 == 0);
    uint64_t word = (uint64_t)group << 56 | number;
    uint64_t *slot = place(truth, word);
    if (*slot)
        return false;
    *slot = word;
    if (++truth->set_used * 2 > truth->set_size)
        grow(truth);
    return true;
}

static struct kind *kind_of(struct truth *truth, const struct fact *fact)
{
    for (unsigned i = 0; i < truth->kind_count; i++) {
        struct kind *kind = &truth->kinds[i];
        if (kind->provider == fact->provider &&
            strcmp(kind->tag, fact->tag) == 0 &&
            (*fact->tag || (kind->reply == fact->reply &&
                            strcmp(kind->enhanced, fact->enhanced) == 0)))
            return kind;
    }
    assert(truth->kind_count < KINDS_MAX);
    struct kind *kind = &truth->kinds[truth->kind_count++];
    kind->provider = fact->provider;
    kind->tag = fact->tag;
    kind->enhanced = fact->enhanced;
    kind->reply = fact->reply;
    return kind;
}

static void add_name(struct name *names, const char *text, uint64_t count)
{
    unsigned i = 0;
    while (names[i].text && strcmp(names[i].text, text) != 0)
        i++;
    assert(i < NAMES_MAX);
    names[i].text = text;
    names[i].count += count;
}

/* That of the local time; looked up a quarter of an hour each. */
static int day_of(int64_t at)
{
    static int64_t quarter = -1;
    static int day;
    struct tm local;
    time_t seconds = (time_t)at;
    if (at / 900 == quarter)
        return day;
    quarter = at / 900;
    localtime_r(&seconds, &local);
    struct tm date = {.tm_year = local.tm_year,
                      .tm_mon = local.tm_mon,
                      .tm_mday = local.tm_mday};
    return day = (int)(timegm(&date) / 86400);
}

static void add_day(const struct truth *truth, struct days *days,
                    const struct fact *fact)
{
    int day = day_of(fact->at) - truth->first_day;
    assert(day >= 0 && day < DAYS_MAX);
    days->count[day][fact->outcome] += fact->times;
}

static void add_kind(struct truth *truth, const struct fact *fact)
{
    struct kind *kind = kind_of(truth, fact);
    unsigned group = (unsigned)(kind - truth->kinds) * 2;
    kind->count[fact->outcome] += fact->times;
    if (!kind->first || fact->at < kind->first)
        kind->first = fact->at;
    if (fact->at > kind->last)
        kind->last = fact->at;
    add_day(truth, &kind->days, fact);
    if (fact->own)
        add_name(kind->own, fact->own, fact->times);
    if (fact->host)
        add_name(kind->hosts, fact->host, fact->times);
    if (fact->mail)
        kind->mails += is_new(truth, group, fact->mail);
    if (fact->person)
        kind->people += is_new(truth, group + 1, fact->person);
}

void truth_add(struct truth *truth, const struct fact *fact)
{
    if (!truth->first_day)
        truth->first_day = day_of(fact->at) - 1;
    if (fact->outcome != TRIED) {
        truth->results[fact->provider].count[fact->outcome] += fact->times;
        add_day(truth, &truth->results[fact->provider].days, fact);
    }
    if (fact->outcome != SENT)
        add_kind(truth, fact);
}

/* What follows: an object's members, "begin" before the first. */
static const char *between(bool *begun)
{
    const char *text = *begun ? ", " : "";
    *begun = true;
    return text;
}

static void print_names(const char *key, const struct name *names, FILE *file)
{
    bool begun = false;
    fprintf(file, ", \"%s\": {", key);
    for (; names->text; names++)
        fprintf(file, "%s\"%s\": %llu", between(&begun), names->text,
                (unsigned long long)names->count);
    fputs("}", file);
}

static void print_date(int day, FILE *file)
{
    char text[32];
    struct tm date;
    time_t at = (time_t)day * 86400;
    gmtime_r(&at, &date);
    strftime(text, sizeof text, "%F", &date);
    fprintf(file, "\"%s\": ", text);
}

static void print_time(const char *key, int64_t at, FILE *file)
{
    char text[32];
    struct tm date;
    time_t seconds = (time_t)at;
    gmtime_r(&seconds, &date);
    strftime(text, sizeof text, "%FT%TZ", &date);
    fprintf(file, ", \"%s\": \"%s\"", key, text);
}

static uint64_t sum(const uint64_t count[OUTCOMES])
{
    return count[TRIED] + count[SENT] + count[DEFERRED] + count[BOUNCED];
}

static void print_days(const struct truth *truth, const struct days *days,
                       bool results, FILE *file)
{
    bool begun = false;
    fputs(", \"days\": {", file);
    for (int i = 0; i < DAYS_MAX; i++) {
        const uint64_t *count = days->count[i];
        if (!sum(count))
            continue;
        fputs(between(&begun), file);
        print_date(truth->first_day + i, file);
        if (results)
            fprintf(file, "[%llu, %llu, %llu]", (unsigned long long)count[SENT],
                    (unsigned long long)count[DEFERRED],
                    (unsigned long long)count[BOUNCED]);
        else
            fprintf(file, "%llu", (unsigned long long)sum(count));
    }
    fputs("}", file);
}

static void print_kind(const struct truth *truth, const struct kind *kind,
                       FILE *file)
{
    fprintf(file,
            "{\"tag\": \"%s\", \"reply\": %u, \"enhanced\": \"%s\", "
            "\"lines\": %llu, \"deferred\": %llu, \"bounced\": %llu, "
            "\"mails\": %llu, \"recipients\": %llu",
            kind->tag, kind->reply, kind->enhanced,
            (unsigned long long)sum(kind->count),
            (unsigned long long)kind->count[DEFERRED],
            (unsigned long long)kind->count[BOUNCED],
            (unsigned long long)kind->mails, (unsigned long long)kind->people);
    print_time("first", kind->first, file);
    print_time("last", kind->last, file);
    print_names("ips", kind->own, file);
    print_names("hosts", kind->hosts, file);
    print_days(truth, &kind->days, false, file);
    fputs("}", file);
}

static void print_provider(const struct truth *truth, int provider, FILE *file)
{
    const uint64_t *count = truth->results[provider].count;
    bool begun = false;
    fprintf(file,
            "{\"id\": \"%s\", \"delivered\": %llu, \"deferred\": %llu, "
            "\"bounced\": %llu",
            ids[provider], (unsigned long long)count[SENT],
            (unsigned long long)count[DEFERRED],
            (unsigned long long)count[BOUNCED]);
    print_days(truth, &truth->results[provider].days, true, file);
    fputs(", \"codes\": [", file);
    for (unsigned i = 0; i < truth->kind_count; i++) {
        if (truth->kinds[i].provider != provider)
            continue;
        fputs(between(&begun), file);
        print_kind(truth, &truth->kinds[i], file);
    }
    fputs("]}\n", file);
}

void truth_print(const struct truth *truth, FILE *file)
{
    for (int provider = 0; provider < PROVIDERS; provider++)
        print_provider(truth, provider, file);
}
