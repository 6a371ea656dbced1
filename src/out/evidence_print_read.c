/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* What was read, and what was not. */
#include "base/i18n.h"
#include "base/mem.h"
#include "out/evidence_parts.h"

#include <string.h>

enum { SHOWN_MOST = 20 }; /* of each sort */

static bool was_read(const struct evidence_source *source)
{
    return source->state <= EVIDENCE_DAMAGED;
}

static bool has_lines(const struct evidence_source *source)
{
    return was_read(source) && source->lines > 0;
}

static bool has_no_lines(const struct evidence_source *source)
{
    return was_read(source) && source->lines == 0;
}

static size_t count_read(const struct evidence *evidence)
{
    size_t count = 0;
    for (size_t i = 0; i < evidence->source_count; i++)
        count += was_read(&evidence->sources[i]);
    return count;
}

bool evidence_was_read(const struct evidence *evidence)
{
    return count_read(evidence) > 0;
}

/* "2026-10-26 to 2026-11-25", or the one day. */
static char *span_of_days(time_t first, time_t last)
{
    autofree char *one = evidence_date(first);
    autofree char *other = evidence_date(last);
    return strcmp(one, other) == 0 ? xstrdup(one)
                                   : xasprintf(_("%s to %s"), one, other);
}

char *evidence_what_was_read(const struct evidence *evidence)
{
    size_t files = count_read(evidence);
    if (!files)
        return NULL;
    autofree char *number = evidence_count(files);
    autofree char *bytes = evidence_bytes(evidence->bytes);
    autofree char *what = xasprintf(P_("%s file", "%s files", files), number);
    return xasprintf("%s, %s", what, bytes);
}

/* What else is to be said of one that was read: NULL, nothing. */
static char *trouble_of(const struct evidence_source *source)
{
    if (source->state == EVIDENCE_GREW)
        return xstrdup(_("it has grown meanwhile: the rest is not read"));
    if (source->state == EVIDENCE_CUT)
        return xstrdup(_("it has become shorter meanwhile"));
    if (source->state == EVIDENCE_DAMAGED)
        return xasprintf(_("it is damaged, read up to there: %s"),
                         _(source->why));
    return NULL;
}

static void add_read(const struct evidence_page *page,
                     const struct evidence_source *source)
{
    struct buf text;
    autofree char *lead = xasprintf("  %s: ", source->name);
    autofree char *bytes = evidence_bytes(source->bytes);
    autofree char *days = span_of_days(source->first, source->last);
    autofree char *trouble = trouble_of(source);
    buf_init(&text, 4096);
    buf_puts(&text, bytes);
    if (*source->mta)
        buf_printf(&text, ", %s", source->mta);
    if (source->first && source->last)
        buf_printf(&text, ", %s", days);
    if (trouble)
        buf_printf(&text, "; %s", trouble);
    evidence_item(page, lead, 4, buf_text(&text));
    buf_done(&text);
}

static void add_unread(const struct evidence_page *page,
                       const struct evidence_source *source)
{
    autofree char *lead = xasprintf("  %s: ", source->name);
    const char *why = *source->why ? _(source->why) : _("no reason is known");
    evidence_item(page, lead, 4, why);
}

static size_t count_state(const struct evidence *evidence,
                          enum evidence_state state)
{
    size_t count = 0;
    for (size_t i = 0; i < evidence->source_count; i++)
        count += evidence->sources[i].state == state;
    return count;
}

static void add_more(const struct evidence_page *page, size_t count)
{
    if (count <= SHOWN_MOST)
        return;
    autofree char *more = evidence_count(count - SHOWN_MOST);
    autofree char *text =
        xasprintf(P_("and %s more", "and %s more", count - SHOWN_MOST), more);
    evidence_item(page, "  ", 2, text);
}

static void add_title(const struct evidence_page *page, const char *title)
{
    buf_putc(page->out, '\n');
    evidence_item(page, "", 0, title);
}

/* Those that `wanted` says; `title` above them, if there are any. */
static void add_list(const struct evidence_page *page, const char *title,
                     bool (*wanted)(const struct evidence_source *source),
                     void (*add)(const struct evidence_page *page,
                                 const struct evidence_source *source))
{
    const struct evidence *evidence = page->evidence;
    size_t count = 0;
    for (size_t i = 0; i < evidence->source_count; i++) {
        if (!wanted(&evidence->sources[i]))
            continue;
        if (count == 0)
            add_title(page, title);
        if (count++ < SHOWN_MOST)
            add(page, &evidence->sources[i]);
    }
    add_more(page, count);
}

static bool was_not_read(const struct evidence_source *source)
{
    return source->state == EVIDENCE_UNREADABLE ||
           source->state == EVIDENCE_SKIPPED;
}

/* They are many, and nothing is amiss with them. A wizard has no --since. */
static void add_older(const struct evidence_page *page)
{
    size_t count = count_state(page->evidence, EVIDENCE_OLDER);
    if (!count)
        return;
    autofree char *number = evidence_count(count);
    autofree char *since = evidence_since(page->evidence);
    autofree char *said =
        page->look->in_form
            ? xasprintf(P_("%s file is older than %s.",
                           "%s files are older than %s.", count),
                        number, since)
            : xasprintf(
                  P_("%s file is older than %s; --since reads it, too.",
                     "%s files are older than %s; --since reads them, too.",
                     count),
                  number, since);
    buf_putc(page->out, '\n');
    evidence_item(page, "", 0, said);
}

void evidence_print_read(const struct evidence_page *page)
{
    autofree char *read = evidence_what_was_read(page->evidence);
    autofree char *since = evidence_since(page->evidence);
    autofree char *title =
        xasprintf(_("Read from %s on: %s"), since, read ? read : "");
    bool mixed = page->evidence->lines > 0;
    add_list(page, title, mixed ? has_lines : was_read, add_read);
    if (mixed)
        add_list(page, _("Read, but without mail to a provider known here"),
                 has_no_lines, add_read);
    add_list(page, _("Not read"), was_not_read, add_unread);
    add_older(page);
}
