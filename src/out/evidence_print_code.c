/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* One code with its numbers, and lines of the log as they stand. */
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "out/evidence_parts.h"

#include <string.h>

enum {
    PEERS_SHOWN = 4,
    WIDE = 60,  /* columns from which texts stand beside their titles */
    INDENT = 4, /* of titles */
    NARROW = 6, /* of what is wrapped, where there is no room */
};

enum row { ROW_LINES, ROW_MAILS, ROW_RESULTS, ROW_FROM, ROW_BY, ROWS };
static const char *const titles[ROWS] = {
    [ROW_LINES] = N_("lines"),     [ROW_MAILS] = N_("mails"),
    [ROW_RESULTS] = N_("results"), [ROW_FROM] = N_("sent from"),
    [ROW_BY] = N_("refused by"),
};

static size_t title_cols(void)
{
    size_t most = 0;
    for (int row = 0; row < ROWS; row++) {
        const char *title = _(titles[row]);
        size_t cols = text_cols(title, strlen(title));
        most = cols > most ? cols : most;
    }
    return most;
}

static void add_row(const struct evidence_page *page, enum row row,
                    const char *text)
{
    const char *title = _(titles[row]);
    size_t cols = title_cols(), wide = page->look->cols;
    bool beside = !wide || wide >= WIDE;
    size_t used = text_cols(title, strlen(title));
    autofree char *lead =
        xasprintf("%*s%s%s%*s", INDENT, "", title, beside ? "" : ":",
                  beside ? (int)(cols - used + 2) : 1, "");
    evidence_item(page, lead, beside ? INDENT + cols + 2 : NARROW, text);
}

static void add_lines(const struct evidence_page *page,
                      const struct evidence_refusal *refusal)
{
    autofree char *count = evidence_count(refusal->lines);
    autofree char *first = evidence_minute(refusal->first);
    autofree char *last = evidence_minute(refusal->last);
    autofree char *text =
        refusal->first && strcmp(first, last) != 0
            ? xasprintf(_("%s, from %s to %s"), count, first, last)
        : refusal->last ? xasprintf(_("%s, %s"), count, last)
                        : xstrdup(count);
    add_row(page, ROW_LINES, text);
}

/* Queue ids and addresses may be missing from lines. */
static void add_mails(const struct evidence_page *page,
                      const struct evidence_refusal *refusal)
{
    autofree char *mails = evidence_count(refusal->mails);
    autofree char *people = evidence_count(refusal->recipients);
    autofree char *to = xasprintf(
        P_("%s recipient", "%s recipients", refusal->recipients), people);
    autofree char *both = refusal->mails && refusal->recipients
                              ? xasprintf(_("%s, to %s"), mails, to)
                              : xstrdup(refusal->mails ? mails : to);
    autofree char *text =
        refusal->about ? xasprintf(_("about %s"), both) : xstrdup(both);
    if (refusal->mails || refusal->recipients)
        add_row(page, ROW_MAILS, text);
}

/* Both with their shares, or the only one. New. */
static char *results_text(const struct evidence_refusal *refusal)
{
    double all = (double)refusal->deferred + (double)refusal->bounced;
    autofree char *deferred = evidence_count(refusal->deferred);
    autofree char *bounced = evidence_count(refusal->bounced);
    autofree char *share = evidence_share((double)refusal->deferred, all);
    autofree char *other = evidence_share((double)refusal->bounced, all);
    if (!refusal->deferred && !refusal->bounced)
        return xstrdup(_("none in these lines: each is about one try with one "
                         "server"));
    if (!refusal->bounced)
        return xasprintf(_("%s, all deferred"), deferred);
    if (!refusal->deferred)
        return xasprintf(_("%s, all bounced"), bounced);
    return xasprintf(_("%s deferred (%s), %s bounced (%s)"), deferred, share,
                     bounced, other);
}

static void add_results(const struct evidence_page *page,
                        const struct evidence_refusal *refusal)
{
    autofree char *text = results_text(refusal);
    add_row(page, ROW_RESULTS, text);
}

/* Each with its lines; `more` lines name others. */
static void add_peers(const struct evidence_page *page, enum row row,
                      const struct evidence_count *peers, size_t count,
                      uint64_t more)
{
    struct buf text;
    buf_init(&text, (size_t)64 * 1024);
    for (size_t i = 0; i < count && i < PEERS_SHOWN; i++) {
        autofree char *times = evidence_count(peers[i].count);
        buf_printf(&text, "%s%s (%s)", i ? ", " : "", peers[i].name, times);
    }
    for (size_t i = PEERS_SHOWN; i < count; i++)
        more += peers[i].count;
    autofree char *rest = evidence_count(more);
    if (more)
        buf_printf(&text, _(", the rest (%s)"), rest);
    if (count)
        add_row(page, row, buf_text(&text));
    buf_done(&text);
}

/* In one piece, however long: it is to be found again. */
static void add_raw(const struct evidence_page *page,
                    const struct evidence_refusal *refusal)
{
    if (refusal->raw_count)
        buf_printf(page->out, "%*s%s\n", INDENT, "", _("as logged"));
    for (size_t i = 0; i < refusal->raw_count; i++)
        buf_printf(page->out, "%*s%s\n", NARROW, "", refusal->raw[i].text);
}

void evidence_print_code(const struct evidence_page *page,
                         const struct evidence_code *code)
{
    const struct evidence_refusal *refusal = code->refusal;
    autofree char *name = evidence_code_name(refusal);
    autofree char *reply = evidence_code_reply(refusal);
    autofree char *text = *reply ? xasprintf("%s (%s)", name, reply)
                                 : xstrdup(*name ? name : _("no code"));
    evidence_item(page, "  ", 2, text);
    add_lines(page, refusal);
    add_mails(page, refusal);
    add_results(page, refusal);
    add_peers(page, ROW_FROM, refusal->ips, refusal->ip_count,
              refusal->more_ips);
    add_peers(page, ROW_BY, refusal->hosts, refusal->host_count,
              refusal->more_hosts);
    add_raw(page, refusal);
}
