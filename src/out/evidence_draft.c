/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* English, whatever the screen speaks: it goes to the provider. */
#include "out/evidence_draft.h"

#include "base/buf.h"
#include "base/mem.h"
#include "model/ip_special.h"
#include "out/evidence_parts.h"
#include "out/export_print.h"
#include "out/rfc3339.h"

#include <string.h>

enum {
    CODES_MOST = 6, /* that are named */
    IPS_MOST = 8,
    LINES_MOST = 6,
    DRAFT_MAX = 64 * 1024,
};

/* A line without a code may tell of a server that was not reached, or of what
 * this machine decided: nobody refused. */
enum sort { WITH_CODE, OTHERS, SILENT, SORTS };

/* All refusals of the provider, by sort, the most frequent first. */
struct account {
    const struct provider *provider;
    const struct evidence_refusal *refusals[EVIDENCE_REFUSALS_MAX];
    size_t count, coded;
    uint64_t lines[SORTS], deferred, bounced;
    time_t first, last; /* of refusals; where there is none, of all */
};

static enum sort sort_of(const struct evidence_refusal *refusal)
{
    if (!*refusal->tag && !refusal->reply && !*refusal->enhanced)
        return SILENT;
    return strcmp(refusal->tag, "other") == 0 ? OTHERS : WITH_CODE;
}

static uint64_t refused_lines(const struct account *account)
{
    return account->lines[WITH_CODE] + account->lines[OTHERS];
}

static bool goes_before(const struct evidence_refusal *one,
                        const struct evidence_refusal *other)
{
    if (sort_of(one) != sort_of(other))
        return sort_of(one) < sort_of(other);
    return one->lines > other->lines;
}

static void add_refusal(struct account *account,
                        const struct evidence_refusal *refusal)
{
    size_t at = account->count++;
    for (; at > 0 && goes_before(refusal, account->refusals[at - 1]); at--)
        account->refusals[at] = account->refusals[at - 1];
    account->refusals[at] = refusal;
    account->coded += sort_of(refusal) == WITH_CODE;
    account->lines[sort_of(refusal)] += refusal->lines;
    account->deferred += refusal->deferred;
    account->bounced += refusal->bounced;
}

static void set_times(struct account *account)
{
    for (size_t i = 0; i < account->count; i++) {
        const struct evidence_refusal *refusal = account->refusals[i];
        if (sort_of(refusal) == SILENT && refused_lines(account))
            break;
        if (refusal->first &&
            (!account->first || refusal->first < account->first))
            account->first = refusal->first;
        if (refusal->last > account->last)
            account->last = refusal->last;
    }
}

static void take_account(const struct evidence *evidence,
                         const struct provider *provider,
                         struct account *account)
{
    account->provider = provider;
    for (size_t i = 0; i < evidence->refusal_count; i++)
        if (strcmp(evidence->refusals[i].provider, provider->id) == 0)
            add_refusal(account, &evidence->refusals[i]);
    set_times(account);
}

/* "2026-11-20" */
static char *utc_date(time_t at)
{
    char *text = rfc3339_utc(at);
    text[strlen("2026-11-20")] = '\0';
    return text;
}

/* "2026-11-20 08:14 UTC" */
static char *utc_minute(time_t at)
{
    autofree char *text = rfc3339_utc(at);
    return xasprintf("%.10s %.5s UTC", text, text + strlen("2026-11-20T"));
}

static char *count_of(uint64_t number)
{
    return evidence_number(number, ",");
}

/* "one refusal", "12 refusals" */
static void add_count(struct buf *out, uint64_t number, const char *one,
                      const char *many)
{
    autofree char *text = count_of(number);
    buf_printf(out, "%s %s", number == 1 ? "one" : text,
               number == 1 ? one : many);
}

static const char *separator(size_t i, size_t count)
{
    return i == 0 ? "" : i + 1 == count ? " and " : ", ";
}

/* "12 refusals by mail servers of Yahoo" */
static void add_what(const struct account *account, struct buf *out)
{
    uint64_t refused = refused_lines(account);
    if (refused)
        add_count(out, refused, "refusal by", "refusals by");
    else
        add_count(out, account->lines[SILENT], "attempt to reach",
                  "attempts to reach");
    buf_printf(out, " mail servers of %s%s", account->provider->name,
               refused ? "" : " that failed without a code");
}

static void add_since(const struct account *account, struct buf *out)
{
    autofree char *first = utc_minute(account->first);
    autofree char *last = utc_minute(account->last);
    bool span = account->first && strcmp(first, last) != 0;
    if (span)
        buf_printf(out, "Since %s our mail logs show ", first);
    else if (account->last)
        buf_printf(out, "At %s our mail logs show ", last);
    else
        buf_puts(out, "Our mail logs show ");
    add_what(account, out);
    if (span)
        buf_printf(out, ", the last at %s", last);
    buf_putc(out, '.');
}

/* "[TSS04] (421 4.7.0)" */
static void add_code(const struct evidence_refusal *refusal, struct buf *out)
{
    autofree char *name = evidence_code_name(refusal);
    autofree char *reply = evidence_code_reply(refusal);
    if (*refusal->tag)
        buf_printf(out, "[%s]", name);
    else
        buf_puts(out, name);
    if (*reply)
        buf_printf(out, " (%s)", reply);
}

/* Mails are told apart by their queue ids, which not every line has. */
static void add_mails(const struct evidence_refusal *refusal, struct buf *out)
{
    if (!refusal->mails || !refusal->recipients)
        return;
    buf_printf(out, ", for %s", refusal->about ? "about " : "");
    add_count(out, refusal->mails, "mail", "mails");
    buf_puts(out, " to ");
    add_count(out, refusal->recipients, "recipient", "recipients");
}

static void add_codes(const struct account *account, struct buf *out)
{
    size_t named = account->coded < CODES_MOST ? account->coded : CODES_MOST;
    uint64_t rest = refused_lines(account);
    if (!named)
        return;
    bool many = account->refusals[0]->lines < rest;
    buf_puts(out, many ? " The codes are " : " The code is ");
    for (size_t i = 0; i < named; i++) {
        const struct evidence_refusal *refusal = account->refusals[i];
        rest -= refusal->lines;
        buf_puts(out, i == 0 ? "" : "; ");
        add_code(refusal, out);
        if (many) {
            buf_puts(out, ", ");
            add_count(out, refusal->lines, "time", "times");
        }
        add_mails(refusal, out);
    }
    if (rest) {
        buf_puts(out, "; others, ");
        add_count(out, rest, "time", "times");
    }
    buf_putc(out, '.');
}

static void add_silent(const struct account *account, struct buf *out)
{
    if (!account->lines[SILENT] || !refused_lines(account))
        return;
    buf_puts(out, " Besides, ");
    add_count(out, account->lines[SILENT], "attempt", "attempts");
    buf_puts(out, " to reach these servers failed without a code.");
}

/* Ours, as the provider saw them; no address that it cannot have seen. */
static bool is_ours(const char *name)
{
    struct ip_address ip;
    if (!ip_parse(name, &ip))
        return false;
    const struct ip_block *block = ip_special(&ip);
    return !block || block->use == IP_EXAMPLE;
}

static bool is_listed(const char *const *names, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

/* The first few different ones; `ret` has room for IPS_MOST. Whether there are
 * more. */
static bool take_ips(const struct account *account, const char **ret,
                     size_t *ret_count)
{
    bool more = false;
    *ret_count = 0;
    for (size_t i = 0; i < account->count; i++) {
        const struct evidence_refusal *refusal = account->refusals[i];
        more |= refusal->more_ips > 0;
        for (size_t j = 0; j < refusal->ip_count; j++) {
            const char *name = refusal->ips[j].name;
            if (!is_ours(name) || is_listed(ret, *ret_count, name))
                continue;
            if (*ret_count == IPS_MOST)
                return true;
            ret[(*ret_count)++] = name;
        }
    }
    return more;
}

static void add_ips(const struct account *account, struct buf *out)
{
    const char *names[IPS_MOST];
    size_t count;
    bool more = take_ips(account, names, &count);
    if (!count)
        return;
    buf_puts(out, " The mail came from ");
    for (size_t i = 0; i < count; i++)
        buf_printf(out, "%s%s", more ? (i ? ", " : "") : separator(i, count),
                   names[i]);
    buf_puts(out, more ? " and others of our addresses." : ".");
}

/* Lines about one try with one server have no result. */
static void add_results(const struct account *account, struct buf *out)
{
    if (!account->deferred && !account->bounced)
        return;
    buf_puts(out, account->deferred + account->bounced == 1
                      ? " The result was "
                      : " The results were ");
    if (account->deferred)
        add_count(out, account->deferred, "deferral", "deferrals");
    if (account->deferred && account->bounced)
        buf_puts(out, " and ");
    if (account->bounced)
        add_count(out, account->bounced, "bounce", "bounces");
    buf_putc(out, '.');
}

static void add_delivered(const struct account *account,
                          const struct evidence_delivery *delivery,
                          struct buf *out)
{
    if (!delivery || !delivery->sent || !delivery->first || !delivery->last)
        return;
    autofree char *first = utc_date(delivery->first);
    autofree char *last = utc_date(delivery->last);
    if (strcmp(first, last) == 0)
        buf_printf(out, " On %s, ", first);
    else
        buf_printf(out, " Between %s and %s, ", first, last);
    add_count(out, delivery->sent, "mail to", "mails to");
    buf_printf(out, " %s %s delivered", account->provider->name,
               delivery->sent == 1 ? "was" : "were");
    buf_puts(out, ", counted by recipient.");
}

/* How many lines of each code: all of one, the first of many. */
static void add_lines(const struct account *account, unsigned masked,
                      struct buf *out)
{
    size_t named = account->count < CODES_MOST ? account->count : CODES_MOST;
    size_t each = LINES_MOST / named;
    bool titled = false;
    for (size_t i = 0; i < named; i++) {
        const struct evidence_refusal *refusal = account->refusals[i];
        for (size_t j = 0; j < refusal->raw_count && j < each; j++) {
            autofree char *line = private_mask(refusal->raw[j].text, masked);
            if (!titled)
                buf_puts(out, "\nLines of our logs:\n\n");
            titled = true;
            buf_printf(out, "%s\n", line);
        }
    }
}

char *evidence_draft(const struct evidence *evidence,
                     const struct provider *provider, unsigned masked)
{
    struct account account = {.count = 0};
    struct buf prose, out;
    take_account(evidence, provider, &account);
    if (!account.count)
        return NULL;
    buf_init(&prose, DRAFT_MAX);
    buf_init(&out, DRAFT_MAX);
    add_since(&account, &prose);
    add_ips(&account, &prose);
    add_codes(&account, &prose);
    add_silent(&account, &prose);
    add_results(&account, &prose);
    add_delivered(&account, evidence_delivery(evidence, provider->id), &prose);
    export_wrap(&out, buf_text(&prose), 0);
    add_lines(&account, masked, &out);
    buf_done(&prose);
    return buf_steal(&out);
}
