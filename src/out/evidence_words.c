/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* Numbers, times and codes as they stand in a report. */
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "out/evidence_parts.h"
#include "out/rfc3339.h"

#include <stdlib.h>
#include <string.h>

#define NEAR (2 * 86400)

char *evidence_number(uint64_t number, const char *mark)
{
    struct buf out;
    autofree char *digits = xasprintf("%llu", (unsigned long long)number);
    size_t len = strlen(digits);
    buf_init(&out, 200);
    for (size_t i = 0; i < len; i++) {
        if (i > 0 && (len - i) % 3 == 0)
            buf_puts(&out, mark);
        buf_putc(&out, digits[i]);
    }
    return buf_steal(&out);
}

char *evidence_count(uint64_t number)
{
    /* TRANSLATORS: what parts the thousands of a number, as in 1,204 */
    return evidence_number(number, _(","));
}

char *evidence_share(double part, double whole)
{
    double share = whole > 0 ? part * 100 / whole : 0;
    if (part > 0 && share < 1)
        return xstrdup(_("under 1%"));
    /* All of it is said only when it is all of it. */
    int percent = (int)(share + 0.5);
    if (part < whole && percent > 99)
        percent = 99;
    return xasprintf(_("%d%%"), percent > 100 ? 100 : percent);
}

char *evidence_bytes(uint64_t bytes)
{
    static const struct {
        double size;
        const char *name;
    } units[] = {{1e12, "TB"}, {1e9, "GB"}, {1e6, "MB"}, {1e3, "kB"}};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if ((double)bytes >= units[i].size)
            return xasprintf("%.0f %s", (double)bytes / units[i].size,
                             units[i].name);
    return xasprintf(P_("%d byte", "%d bytes", bytes), (int)bytes);
}

char *evidence_date(time_t at)
{
    autofree char *text = rfc3339_local(at);
    return xasprintf("%.10s", text);
}

char *evidence_minute(time_t at)
{
    autofree char *text = rfc3339_local(at);
    return xasprintf("%.10s %.5s", text, text + strlen("2026-11-20T"));
}

char *evidence_since(const struct evidence *evidence)
{
    bool near = evidence->until - evidence->since < NEAR;
    return near ? evidence_minute(evidence->since)
                : evidence_date(evidence->since);
}

static char *reply_and_enhanced(const struct evidence_refusal *refusal)
{
    const char *enhanced = refusal->enhanced;
    if (!refusal->reply)
        return xstrdup(enhanced);
    return xasprintf("%u%s%s", refusal->reply, *enhanced ? " " : "", enhanced);
}

char *evidence_code_name(const struct evidence_refusal *refusal)
{
    return *refusal->tag ? xstrdup(refusal->tag) : reply_and_enhanced(refusal);
}

char *evidence_code_reply(const struct evidence_refusal *refusal)
{
    return *refusal->tag ? reply_and_enhanced(refusal) : xstrdup("");
}

/* `lead` and all lines of the text, side by side. */
static void add_beside(const struct evidence_page *page, const char *lead,
                       size_t indent, const char *text)
{
    struct text_line *lines;
    size_t count = text_wrap(text, page->look->cols - indent, &lines);
    for (size_t i = 0; i < count; i++)
        buf_printf(page->out, "%*s%.*s\n", i ? (int)indent : 0, i ? "" : lead,
                   (int)lines[i].len, text + lines[i].start);
    free(lines);
}

void evidence_item(const struct evidence_page *page, const char *lead,
                   size_t indent, const char *text)
{
    size_t cols = page->look->cols, blanks = strspn(lead, " ");
    autofree char *all = xasprintf("%s%s", lead + blanks, text);
    struct text_line *lines;
    if (cols <= indent) {
        buf_printf(page->out, "%s%s\n", lead, text);
        return;
    }
    if (text_cols(lead, strlen(lead)) == indent) {
        add_beside(page, lead, indent, text);
        return;
    }
    size_t count = text_wrap(all, cols - indent, &lines);
    for (size_t i = 0; i < count; i++)
        buf_printf(page->out, "%*s%.*s\n", (int)(i ? indent : blanks), "",
                   (int)lines[i].len, all + lines[i].start);
    free(lines);
}

/* An unknown code stands between what is urgent and what is not: a permanent
 * one may be anything. */
static unsigned urgency(const struct evidence_code *code)
{
    if (code->code)
        return code->code->urgency;
    return code->refusal->reply >= 500 ? 5 : 3;
}

static int by_urgency(const void *left, const void *right)
{
    const struct evidence_code *a = left, *b = right;
    unsigned one = urgency(a), other = urgency(b);
    if (one != other)
        return one < other ? 1 : -1;
    if (a->refusal->lines != b->refusal->lines)
        return a->refusal->lines < b->refusal->lines ? 1 : -1;
    return a->refusal < b->refusal ? -1 : a->refusal > b->refusal;
}

size_t evidence_codes(const struct evidence *evidence,
                      const struct providers *providers,
                      const struct provider *provider,
                      struct evidence_code **ret)
{
    size_t count = 0;
    *ret = xcalloc(evidence->refusal_count + 1, sizeof **ret);
    for (size_t i = 0; i < evidence->refusal_count; i++) {
        const struct evidence_refusal *refusal = &evidence->refusals[i];
        const struct provider *its =
            providers_find(providers, refusal->provider);
        if (!its || (provider && its != provider))
            continue;
        (*ret)[count++] = (struct evidence_code){
            .provider = its,
            .refusal = refusal,
            .code = provider_code(its, refusal->tag, refusal->reply,
                                  refusal->enhanced),
        };
    }
    qsort(*ret, count, sizeof **ret, by_urgency);
    return count;
}
