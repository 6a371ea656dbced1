/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* What codes mean and what to do first. Codes of which the same is to be said
 * stand together. */
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "out/evidence_parts.h"

#include <stdlib.h>
#include <string.h>

enum {
    URGENT = 7, /* from here on nothing goes on before it is done */
    WORTH_DOING = 4,
    WIDE = 60,      /* columns from which texts stand beside names */
    NAME_MOST = 20, /* columns of a name that they stand beside */
    TOGETHER = 3,   /* names that are said; of more, their number */
};

/* Codes of which the same is said; `first` stands for all. */
struct meaning {
    const struct evidence_code *first;
    char *names;
    size_t count;
    uint64_t lines;
    time_t last; /* 0: no line had a time */
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

static bool is_named(const struct evidence_code *code)
{
    return *code->refusal->tag || *code->refusal->enhanced ||
           code->refusal->reply;
}

static bool says_the_same(const struct evidence_code *one,
                          const struct evidence_code *other)
{
    if (one->provider != other->provider || !one->code != !other->code)
        return false;
    if (!one->code)
        return is_named(one) == is_named(other);
    return strcmp(one->code->meaning, other->code->meaning) == 0 &&
           strcmp(one->code->act, other->code->act) == 0;
}

static void add_name(struct meaning *meaning, const struct evidence_code *code)
{
    autofree char *own = evidence_code_name(code->refusal);
    autofree char *before = meaning->names;
    const char *name = *own ? own : _("no code");
    meaning->count++;
    if (!before)
        meaning->names = xstrdup(name);
    else if (meaning->count <= TOGETHER)
        meaning->names = xasprintf("%s, %s", before, name);
    else
        meaning->names = xstrdup(before);
}

static void add_lines(struct meaning *meaning,
                      const struct evidence_refusal *refusal)
{
    meaning->lines += refusal->lines;
    if (refusal->last > meaning->last)
        meaning->last = refusal->last;
}

/* How much there is of it, and whether it goes on. */
static char *how_much(const struct meaning *meaning)
{
    autofree char *number = evidence_count(meaning->lines);
    autofree char *minute = evidence_minute(meaning->last);
    return meaning->last
               ? xasprintf(P_("%s line, on %s", "%s lines, the last on %s",
                              meaning->lines),
                           number, minute)
               : xasprintf(P_("%s line", "%s lines", meaning->lines), number);
}

/* New; their number. */
static size_t gather(const struct evidence_code *codes, size_t count,
                     struct meaning **ret)
{
    size_t found = 0;
    *ret = xcalloc(count, sizeof **ret);
    for (size_t i = 0; i < count; i++) {
        size_t at = 0;
        while (at < found && !says_the_same((*ret)[at].first, &codes[i]))
            at++;
        if (at == found)
            (*ret)[found++].first = &codes[i];
        add_name(&(*ret)[at], &codes[i]);
        add_lines(&(*ret)[at], codes[i].refusal);
    }
    return found;
}

/* With the provider, where there are several, and how many more there are. */
static void complete_names(struct meaning *meanings, size_t count)
{
    bool several = false;
    for (size_t i = 1; i < count; i++)
        several |= meanings[i].first->provider != meanings[0].first->provider;
    for (size_t i = 0; i < count; i++) {
        autofree char *names = meanings[i].names;
        size_t more =
            meanings[i].count > TOGETHER ? meanings[i].count - TOGETHER : 0;
        autofree char *number = evidence_count(more);
        autofree char *all =
            more ? xasprintf(P_("%s and %s more", "%s and %s more", more),
                             names, number)
                 : xstrdup(names);
        meanings[i].names =
            several ? xasprintf("%s %s", meanings[i].first->provider->name, all)
                    : xstrdup(all);
    }
}

/* Columns of the longest name that texts can stand beside. */
static size_t longest(const struct meaning *meanings, size_t count)
{
    size_t most = 0;
    for (size_t i = 0; i < count; i++) {
        size_t cols = text_cols(meanings[i].names, strlen(meanings[i].names));
        if (cols > most && cols <= NAME_MOST)
            most = cols;
    }
    return most;
}

static void print_known(const struct evidence_page *page,
                        const struct evidence_code *code, size_t indent)
{
    autofree char *margin = xasprintf("%*s", (int)indent, "");
    autofree char *arrow =
        xasprintf("%s%s ", margin, page->look->ascii ? ">" : "→");
    evidence_item(page, margin, indent, _(code->code->meaning));
    evidence_item(page, arrow, indent + 2, _(code->code->act));
}

static void print_unknown(const struct evidence_page *page,
                          const struct evidence_code *code, size_t indent)
{
    autofree char *margin = xasprintf("%*s", (int)indent, "");
    const char *name = code->provider->name;
    autofree char *text =
        is_named(code)
            ? xasprintf(_("Not known here: nobody has written down what %s "
                          "means by it. Its own words stand in the lines "
                          "below."),
                        name)
            : xasprintf(_("%s gave no code, or broke off. What happened "
                          "stands in the lines below."),
                        name);
    evidence_item(page, margin, indent, text);
}

/* `cols`: of names that the text stands beside. */
static void print_meaning(const struct evidence_page *page,
                          const struct meaning *meaning, size_t cols)
{
    const struct evidence_code *code = meaning->first;
    const char *mark = mark_of(page, code);
    size_t wide = page->look->cols, mark_cols = page->look->ascii ? 2 : 1;
    size_t used = text_cols(meaning->names, strlen(meaning->names));
    size_t mark_used = text_cols(mark, strlen(mark));
    bool beside = (!wide || wide >= WIDE) && used <= cols;
    size_t indent = beside ? 2 + mark_cols + 1 + cols + 2 : 4;
    autofree char *lead =
        xasprintf("  %s%*s%s%*s", mark, (int)(mark_cols - mark_used + 1), "",
                  meaning->names, beside ? (int)(cols - used + 2) : 2, "");
    autofree char *much = how_much(meaning);
    evidence_item(page, lead, indent, much);
    (code->code ? print_known : print_unknown)(page, code, indent);
}

static bool wants_form(const struct provider *provider,
                       const struct meaning *meanings, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (meanings[i].first->provider == provider &&
            meanings[i].first->code && meanings[i].first->code->help != HELP_NO)
            return provider->forms && provider->forms[0];
    return false;
}

/* The command is in one piece, to be copied. */
static void print_forms(const struct evidence_page *page,
                        const struct meaning *meanings, size_t count)
{
    for (size_t i = 0; i < page->providers->count; i++) {
        const struct provider *provider = page->providers->items[i];
        if (!wants_form(provider, meanings, count))
            continue;
        autofree char *title = xasprintf(_("%s's form:"), provider->name);
        buf_printf(page->out, "\n  %s senderform fill %s\n", title,
                   provider->forms[0]);
    }
}

void evidence_print_means(const struct evidence_page *page,
                          const struct evidence_code *codes, size_t count)
{
    struct meaning *meanings;
    size_t found = gather(codes, count, &meanings);
    complete_names(meanings, found);
    size_t cols = longest(meanings, found);
    evidence_item(page, "", 0,
                  _("What the refusals mean and what to do first, the most "
                    "urgent above"));
    for (size_t i = 0; i < found; i++) {
        if (i > 0)
            buf_putc(page->out, '\n');
        print_meaning(page, &meanings[i], cols);
    }
    if (!page->look->in_form)
        print_forms(page, meanings, found);
    for (size_t i = 0; i < found; i++)
        free(meanings[i].names);
    free(meanings);
}
