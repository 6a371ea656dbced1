/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "out/evidence_print.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "out/evidence_parts.h"

#include <stdlib.h>
#include <string.h>

enum {
    URGENT = 7, /* from here on nothing goes on before it is done */
    WORTH_DOING = 4,
    WIDE = 60, /* columns from which texts stand beside names */
    NAME_MOST = 16,
};

static const char *mark_of(const struct evidence_page *page,
                           const struct evidence_code *code)
{
    bool ascii = page->look->ascii;
    if (!code->code)
        return "?";
    if (code->code->urgency >= URGENT)
        return ascii ? "!!" : "✗";
    return code->code->urgency >= WORTH_DOING ? "!" : ascii ? "-" : "·";
}

static char *name_of(const struct evidence_code *code)
{
    char *name = evidence_code_name(code->refusal);
    if (*name)
        return name;
    free(name);
    return xstrdup(_("no code"));
}

/* Where the provider's own form is of use. The command is in one piece, to be
 * copied. */
static void print_form(const struct evidence_page *page,
                       const struct evidence_code *code, size_t indent)
{
    char *const *forms = code->provider->forms;
    if (forms && forms[0] && code->code->help != HELP_NO)
        buf_printf(page->out, "%*s%s senderform fill %s\n", (int)indent, "",
                   _("The form:"), forms[0]);
}

static void print_known(const struct evidence_page *page,
                        const struct evidence_code *code, const char *lead,
                        size_t indent)
{
    autofree char *arrow =
        xasprintf("%*s%s ", (int)indent, "", page->look->ascii ? ">" : "→");
    evidence_item(page, lead, indent, _(code->code->meaning));
    evidence_item(page, arrow, indent + 2, _(code->code->act));
    print_form(page, code, indent + 2);
}

static void print_unknown(const struct evidence_page *page,
                          const struct evidence_code *code, const char *lead,
                          size_t indent)
{
    bool named =
        *code->refusal->tag || *code->refusal->enhanced || code->refusal->reply;
    autofree char *text =
        named ? xasprintf(_("Not known here: nobody has written down what %s "
                            "means by it. Its own words stand in the lines "
                            "below."),
                          code->provider->name)
              : xasprintf(_("%s gave no code, or broke off. What happened "
                            "stands in the lines below."),
                          code->provider->name);
    evidence_item(page, lead, indent, text);
}

/* `cols`: of the longest name. */
static void print_meaning(const struct evidence_page *page,
                          const struct evidence_code *code, size_t cols,
                          bool with_provider)
{
    size_t wide = page->look->cols, mark_cols = page->look->ascii ? 2 : 1;
    bool beside = (!wide || wide >= WIDE) && cols <= NAME_MOST;
    autofree char *name = name_of(code);
    autofree char *full = with_provider
                              ? xasprintf("%s %s", code->provider->name, name)
                              : xstrdup(name);
    const char *mark = mark_of(page, code);
    size_t used = text_cols(full, strlen(full));
    size_t mark_used = text_cols(mark, strlen(mark));
    size_t indent = beside ? 2 + mark_cols + 1 + cols + 2 : 4;
    autofree char *lead =
        xasprintf("  %s%*s%s%*s", mark, (int)(mark_cols - mark_used + 1), "",
                  full, beside ? (int)(cols - used + 2) : 2, "");
    (code->code ? print_known : print_unknown)(page, code, lead, indent);
}

static size_t longest(const struct evidence_code *codes, size_t count,
                      bool with_provider)
{
    size_t most = 0;
    for (size_t i = 0; i < count; i++) {
        autofree char *name = name_of(&codes[i]);
        const char *provider = codes[i].provider->name;
        size_t cols = text_cols(name, strlen(name));
        if (with_provider)
            cols += text_cols(provider, strlen(provider)) + 1;
        most = cols > most ? cols : most;
    }
    return most;
}

static bool of_several(const struct evidence_code *codes, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (codes[i].provider != codes[0].provider)
            return true;
    return false;
}

static void print_meanings(const struct evidence_page *page,
                           const struct evidence_code *codes, size_t count)
{
    bool several = of_several(codes, count);
    size_t cols = longest(codes, count, several);
    evidence_item(page, "", 0,
                  _("What the refusals mean and what to do first, the most "
                    "urgent above"));
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            buf_putc(page->out, '\n');
        print_meaning(page, &codes[i], cols, several);
    }
}

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
    for (size_t i = 0; i < page->evidence->source_count; i++)
        if (page->evidence->sources[i].state == EVIDENCE_OLDER)
            return xstrdup(_("No refusal: there is no log of this time."));
    return xstrdup(_("No log could be read."));
}

static void print_nothing(const struct evidence_page *page)
{
    autofree char *names = all_names(page->providers);
    autofree char *read = evidence_what_was_read(page->evidence);
    autofree char *text =
        read ? xasprintf(_("No refusal by %s in %s."), names, read)
             : nothing_read(page);
    evidence_item(page, "", 0, text);
}

static void print_provider(const struct evidence_page *page,
                           const struct provider *provider)
{
    struct evidence_code *codes;
    size_t count =
        evidence_codes(page->evidence, page->providers, provider, &codes);
    if (count > 0) {
        buf_printf(page->out, "\n%s\n", provider->name);
        for (size_t i = 0; i < count; i++) {
            if (i > 0)
                buf_putc(page->out, '\n');
            evidence_print_code(page, &codes[i]);
        }
        evidence_print_days(page, provider);
        evidence_print_course(page, provider);
    }
    free(codes);
}

static void print_quiet(const struct evidence_page *page,
                        const struct provider *provider)
{
    const struct evidence_delivery *delivery =
        evidence_delivery(page->evidence, provider->id);
    autofree char *month =
        evidence_count(evidence_month(delivery, page->look->now));
    autofree char *text =
        delivery ? xasprintf(_("%s: no refusal; %s delivered in the last 30 "
                               "days"),
                             provider->name, month)
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
        print_meanings(&page, codes, count);
    else
        print_nothing(&page);
    for (size_t i = 0; i < providers->count; i++)
        print_provider(&page, providers->items[i]);
    if (evidence_was_read(evidence))
        print_quiet_ones(&page);
    evidence_print_read(&page);
    free(codes);
}
