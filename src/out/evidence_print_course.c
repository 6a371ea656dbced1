/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* What was delivered, and whether it has been getting better. */
#include "base/i18n.h"
#include "base/mem.h"
#include "out/evidence_parts.h"

#include <string.h>

enum { DAY_SECONDS = 86400, WEEK = 7, MONTH = 30 };

/* Old logs say nothing of the days behind their last line; a provider may get
 * no mail for some. */
static time_t month_end(const struct evidence_page *page)
{
    const struct evidence *evidence = page->evidence;
    time_t last = 0;
    for (size_t i = 0; i < evidence->source_count; i++)
        if (evidence->sources[i].last > last)
            last = evidence->sources[i].last;
    bool old = last < page->look->now - WEEK * DAY_SECONDS;
    return old && last >= evidence_begin(evidence) ? last : page->look->now;
}

char *evidence_month_count(const struct evidence_page *page,
                           const struct evidence_delivery *delivery)
{
    return evidence_count(evidence_month(delivery, month_end(page)));
}

/* The first of these days need not have a line at all. */
char *evidence_month_span(const struct evidence_page *page)
{
    time_t begin = evidence_begin(page->evidence), end = month_end(page);
    bool whole = begin <= end - (MONTH - 2) * DAY_SECONDS;
    bool now = end == page->look->now;
    autofree char *first = evidence_date(begin);
    autofree char *last = evidence_date(end);
    if (whole)
        return now ? xstrdup(_("in the last 30 days"))
                   : xasprintf(_("in the 30 days up to %s"), last);
    return now ? xasprintf(_("since %s"), first)
               : xasprintf(_("from %s to %s"), first, last);
}

static void add_month(const struct evidence_page *page,
                      const struct provider *provider,
                      const struct evidence_delivery *delivery)
{
    autofree char *month = evidence_month_count(page, delivery);
    autofree char *when = evidence_month_span(page);
    autofree char *text =
        xasprintf(_("Delivered to %s %s: %s, counted by recipient."),
                  provider->name, when, month);
    evidence_item(page, "  ", 2, text);
}

static void add_shares(const struct evidence_page *page,
                       const struct evidence_delivery *delivery)
{
    double sent = (double)delivery->sent, bounced = (double)delivery->bounced;
    double deferred = (double)delivery->deferred;
    double all = sent + deferred + bounced;
    if (all <= 0)
        return;
    autofree char *one = evidence_share(sent, all);
    autofree char *two = evidence_share(deferred, all);
    autofree char *three = evidence_share(bounced, all);
    autofree char *text =
        xasprintf(_("Of all results %s were delivered, %s deferred and %s "
                    "bounced; a deferred mail counts each time it was tried."),
                  one, two, three);
    evidence_item(page, "  ", 2, text);
}

/* Was the provider heard to refuse within the week? Lines about one try with
 * one server are no results, but they are refusals. */
static bool refused_lately(const struct evidence_page *page,
                           const struct provider *provider)
{
    const struct evidence *evidence = page->evidence;
    for (size_t i = 0; i < evidence->refusal_count; i++)
        if (strcmp(evidence->refusals[i].provider, provider->id) == 0 &&
            evidence->refusals[i].last > page->look->now - WEEK * DAY_SECONDS)
            return true;
    return false;
}

/* New. */
static char *trend_sentence(enum evidence_trend trend, double before,
                            double after)
{
    autofree char *one = evidence_share(before, 1);
    autofree char *two = evidence_share(after, 1);
    switch (trend) {
    case TREND_BETTER:
        return xasprintf(_("It has been getting better: before, %s of the "
                           "results were refusals; in the last seven days "
                           "%s."),
                         one, two);
    case TREND_SAME:
        return xasprintf(_("There is no clear change: before, %s of the "
                           "results were refusals; in the last seven days "
                           "%s."),
                         one, two);
    case TREND_WORSE:
        return xasprintf(_("It has been getting worse: before, %s of the "
                           "results were refusals; in the last seven days "
                           "%s."),
                         one, two);
    case TREND_OVER:
        return xasprintf(_("It seems to be over: before, %s of the results "
                           "were refusals; in the last seven days none, though "
                           "mail was sent."),
                         one);
    case TREND_UNKNOWN:
        break;
    }
    return xstrdup(_("Whether it has been getting better cannot be said: there "
                     "are too few results, or too few days."));
}

enum evidence_trend evidence_course(const struct evidence_page *page,
                                    const struct provider *provider,
                                    double *ret_before, double *ret_after)
{
    enum evidence_trend trend =
        evidence_trend(evidence_delivery(page->evidence, provider->id),
                       page->look->now, ret_before, ret_after);
    return trend == TREND_OVER && refused_lately(page, provider) ? TREND_UNKNOWN
                                                                 : trend;
}

static void add_trend(const struct evidence_page *page,
                      const struct provider *provider)
{
    double before = 0, after = 0;
    enum evidence_trend trend =
        evidence_course(page, provider, &before, &after);
    autofree char *text = trend_sentence(trend, before, after);
    evidence_item(page, "  ", 2, text);
}

void evidence_print_course(const struct evidence_page *page,
                           const struct provider *provider)
{
    const struct evidence_delivery *delivery =
        evidence_delivery(page->evidence, provider->id);
    buf_putc(page->out, '\n');
    if (!delivery) {
        evidence_item(page, "  ", 2,
                      _("No line says what has become of a mail in the end: "
                        "what was delivered is not known."));
        return;
    }
    add_month(page, provider, delivery);
    add_shares(page, delivery);
    add_trend(page, provider);
}
