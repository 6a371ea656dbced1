/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "out/evidence_print.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "out/evidence_parts.h"

#include <stdlib.h>
#include <string.h>

/* "Yahoo, Microsoft or Gmail" */
static char *all_names(const struct providers *providers)
{
    struct buf out;
    buf_init(&out, 4096);
    for (size_t i = 0; i < providers->count; i++) {
        bool last = i + 1 == providers->count;
        if (i > 0)
            buf_puts(&out, last ? _(" or ") : ", ");
        buf_puts(&out, providers->items[i]->name);
    }
    return buf_steal(&out);
}

/* What is too old was looked at. */
static char *nothing_read(const struct evidence_page *page)
{
    if (!page->evidence->source_count)
        return xstrdup(_("No log was found where mail servers write theirs."));
    for (size_t i = 0; i < page->evidence->source_count; i++)
        if (page->evidence->sources[i].state == EVIDENCE_OLDER)
            return xstrdup(_("No refusal: there is no log of this time."));
    return xstrdup(_("No log could be read."));
}

/* Where refusals may stand after all; "": nowhere. */
static char *unreadable(const struct evidence *evidence)
{
    size_t count = 0;
    for (size_t i = 0; i < evidence->source_count; i++)
        count += evidence->sources[i].state == EVIDENCE_UNREADABLE;
    if (!count)
        return xstrdup("");
    autofree char *number = evidence_count(count);
    return xasprintf(P_(" But %s file could not be read: see below.",
                        " But %s files could not be read: see below.", count),
                     number);
}

static void print_nothing(const struct evidence_page *page)
{
    autofree char *names = all_names(page->providers);
    autofree char *read = evidence_what_was_read(page->evidence);
    autofree char *since = evidence_since(page->evidence);
    autofree char *text =
        !read ? nothing_read(page)
        : page->evidence->lines > 0
            ? xasprintf(_("No refusal by %s since %s in %s."), names, since,
                        read)
            : xasprintf(_("No mail to %s in %s: either none was sent there, or "
                          "these are not the logs of the mail server that "
                          "sends."),
                        names, read);
    autofree char *torn = read ? unreadable(page->evidence) : xstrdup("");
    autofree char *both = xasprintf("%s%s", text, torn);
    evidence_item(page, "", 0, both);
}

/* Codes stand in the order of their urgency, and so do providers. */
static bool is_first_of_its(const struct evidence_code *codes, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (codes[i].provider == codes[at].provider)
            return false;
    return true;
}

static void print_provider(const struct evidence_page *page,
                           const struct provider *provider)
{
    struct evidence_code *codes;
    size_t count =
        evidence_codes(page->evidence, page->providers, provider, &codes);
    buf_printf(page->out, "\n%s\n", provider->name);
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            buf_putc(page->out, '\n');
        evidence_print_code(page, &codes[i]);
    }
    evidence_print_days(page, provider);
    evidence_print_course(page, provider);
    free(codes);
}

static void print_quiet(const struct evidence_page *page,
                        const struct provider *provider)
{
    const struct evidence_delivery *delivery =
        evidence_delivery(page->evidence, provider->id);
    autofree char *month = evidence_month_count(page, delivery);
    autofree char *when = evidence_month_span(page);
    autofree char *text =
        delivery ? xasprintf(_("%s: no refusal; %s delivered %s"),
                             provider->name, month, when)
                 : xasprintf(_("%s: no mail to it was found"), provider->name);
    evidence_item(page, "", 2, text);
}

static bool has_refused(const struct evidence *evidence,
                        const struct provider *provider)
{
    for (size_t i = 0; i < evidence->refusal_count; i++)
        if (strcmp(evidence->refusals[i].provider, provider->id) == 0)
            return true;
    return false;
}

static void print_quiet_ones(const struct evidence_page *page)
{
    bool first = true;
    for (size_t i = 0; i < page->providers->count; i++) {
        const struct provider *provider = page->providers->items[i];
        if (has_refused(page->evidence, provider))
            continue;
        if (first)
            buf_putc(page->out, '\n');
        first = false;
        print_quiet(page, provider);
    }
}

void evidence_print(const struct evidence *evidence,
                    const struct providers *providers,
                    const struct evidence_look *look, struct buf *out)
{
    const struct evidence_page page = {evidence, providers, look, out};
    struct evidence_code *codes;
    size_t count = evidence_codes(evidence, providers, NULL, &codes);
    if (count > 0)
        evidence_print_means(&page, codes, count);
    else
        print_nothing(&page);
    for (size_t i = 0; i < count; i++)
        if (is_first_of_its(codes, i))
            print_provider(&page, codes[i].provider);
    if (evidence->lines > 0)
        print_quiet_ones(&page);
    evidence_print_read(&page);
    free(codes);
}
