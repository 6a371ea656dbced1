/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* A bar a day. */
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "out/evidence_parts.h"

#include <stdlib.h>
#include <string.h>

enum {
    DAYS_SHOWN = 30,
    USUAL_COLS = 80,
    WIDE = 60, /* columns from which numbers stand beside the bars */
    BAR_LEAST = 10,
    GAP = 2,
    DAY_SECONDS = 86400,
};

/* What a bar consists of: what was delivered is faint, what was lost is full,
 * so that it can be told without colour. */
enum part { DELIVERED, DEFERRED, BOUNCED, PARTS };
static const struct {
    const char *title, *cell, *ascii;
} parts[PARTS] = {
    {N_("delivered"), "░", "."},
    {N_("deferred"), "▒", "="},
    {N_("bounced"), "█", "#"},
};

struct day {
    uint64_t of[PARTS];
};

struct chart {
    const struct evidence_page *page;
    struct day days[DAYS_SHOWN];
    int32_t first, last; /* the day of days[0], and the newest */
    int count;
    uint64_t most;      /* of a day, all parts */
    bool refusals_only; /* of lines; there are no results */
    bool numbers;
    size_t date_cols, bar_cols, cols[PARTS];
};

static const char *cell_of(const struct chart *chart, int part)
{
    return chart->page->look->ascii ? parts[part].ascii : parts[part].cell;
}

static const char *title_of(const struct chart *chart, int part)
{
    return chart->refusals_only ? _("refused") : _(parts[part].title);
}

/* Which parts there are: lines of refusals have one. */
static int first_part(const struct chart *chart)
{
    return chart->refusals_only ? BOUNCED : DELIVERED;
}

static uint64_t sum(const struct day *day)
{
    return day->of[DELIVERED] + day->of[DEFERRED] + day->of[BOUNCED];
}

static void add_day(struct chart *chart, const struct evidence_day *day)
{
    int64_t at = (int64_t)day->day - chart->first;
    if (at < 0 || at >= DAYS_SHOWN)
        return;
    uint64_t *of = chart->days[at].of;
    of[DELIVERED] += day->sent;
    of[DEFERRED] += day->deferred;
    of[BOUNCED] += day->bounced + day->lines;
}

/* Calls fn with each list of days the chart is made of. */
static void each_list(struct chart *chart, const struct provider *provider,
                      void (*fn)(struct chart *chart,
                                 const struct evidence_day *days, size_t count))
{
    const struct evidence *evidence = chart->page->evidence;
    const struct evidence_delivery *delivery =
        evidence_delivery(evidence, provider->id);
    if (!chart->refusals_only) {
        fn(chart, delivery->days, delivery->day_count);
        return;
    }
    for (size_t i = 0; i < evidence->refusal_count; i++)
        if (strcmp(evidence->refusals[i].provider, provider->id) == 0)
            fn(chart, evidence->refusals[i].days,
               evidence->refusals[i].day_count);
}

static void find_ends(struct chart *chart, const struct evidence_day *days,
                      size_t count)
{
    if (!count)
        return;
    if (!chart->last || days[0].day < chart->first)
        chart->first = days[0].day;
    if (days[count - 1].day > chart->last)
        chart->last = days[count - 1].day;
}

static void add_days(struct chart *chart, const struct evidence_day *days,
                     size_t count)
{
    for (size_t i = 0; i < count; i++)
        add_day(chart, &days[i]);
}

/* Days before the first one with anything. */
static void drop_empty(struct chart *chart)
{
    int empty = 0;
    while (empty < chart->count && !sum(&chart->days[empty]))
        empty++;
    chart->first += empty;
    chart->count -= empty;
    memmove(chart->days, chart->days + empty,
            (size_t)chart->count * sizeof *chart->days);
}

static void take_days(struct chart *chart, const struct provider *provider)
{
    each_list(chart, provider, find_ends);
    if (!chart->last)
        return;
    if (chart->last - chart->first >= DAYS_SHOWN)
        chart->first = chart->last - DAYS_SHOWN + 1;
    chart->count = chart->last - chart->first + 1;
    each_list(chart, provider, add_days);
    drop_empty(chart);
    for (int i = 0; i < chart->count; i++)
        if (sum(&chart->days[i]) > chart->most)
            chart->most = sum(&chart->days[i]);
}

/* A number column is as wide as its head, "█ bounced", or its numbers. */
static size_t column_cols(const struct chart *chart, int part)
{
    const char *title = title_of(chart, part);
    size_t most = 2 + text_cols(title, strlen(title));
    for (int i = 0; i < chart->count; i++) {
        autofree char *number = evidence_count(chart->days[i].of[part]);
        size_t cols = text_cols(number, strlen(number));
        most = cols > most ? cols : most;
    }
    return most;
}

static void lay_out(struct chart *chart)
{
    size_t cols =
        chart->page->look->cols ? chart->page->look->cols : USUAL_COLS;
    size_t used = 0;
    for (int part = first_part(chart); part < PARTS; part++) {
        chart->cols[part] = column_cols(chart, part);
        used += chart->cols[part] + GAP;
    }
    chart->date_cols = cols >= WIDE ? strlen("2026-11-20") : strlen("11-20");
    size_t left = 2 + chart->date_cols + GAP;
    chart->numbers = cols >= WIDE && cols >= left + used + BAR_LEAST;
    if (chart->numbers)
        left += used;
    chart->bar_cols = cols > left + BAR_LEAST ? cols - left : BAR_LEAST;
}

/* Cells of each part: what is not nothing has one at least. */
static void cells_of(const struct chart *chart, const struct day *day,
                     size_t ret[PARTS])
{
    size_t all = 0, widest = 0;
    for (int part = 0; part < PARTS; part++) {
        double cells = (double)day->of[part] * (double)chart->bar_cols /
                       (double)chart->most;
        ret[part] = (size_t)(cells + 0.5);
        if (day->of[part] && !ret[part])
            ret[part] = 1;
        all += ret[part];
        if (ret[part] > ret[widest])
            widest = (size_t)part;
    }
    while (all-- > chart->bar_cols)
        ret[widest]--;
}

static void add_bar(const struct chart *chart, const struct day *day)
{
    size_t cells[PARTS], used = 0;
    struct buf *out = chart->page->out;
    cells_of(chart, day, cells);
    for (int part = 0; part < PARTS; part++)
        for (size_t i = 0; i < cells[part]; i++, used++)
            buf_puts(out, cell_of(chart, part));
    for (; chart->numbers && used < chart->bar_cols; used++)
        buf_putc(out, ' ');
}

static void add_padded(struct buf *out, const char *text, size_t cols)
{
    size_t used = text_cols(text, strlen(text));
    buf_printf(out, "%*s%s", (int)(cols > used ? cols - used : 0), "", text);
}

static void add_numbers(const struct chart *chart, const struct day *day)
{
    for (int part = first_part(chart); part < PARTS; part++) {
        autofree char *number = evidence_count(day->of[part]);
        add_padded(chart->page->out, number, chart->cols[part] + GAP);
    }
}

/* Days are days of this machine: their date is that of the same day in UTC. */
static void add_date(const struct chart *chart, int32_t day)
{
    time_t at = (time_t)day * DAY_SECONDS;
    struct tm tm = {0};
    char text[32] = "";
    gmtime_r(&at, &tm);
    strftime(text, sizeof text, "%Y-%m-%d", &tm);
    buf_printf(chart->page->out, "  %s  ",
               text + (strlen(text) - chart->date_cols));
}

static void add_head(const struct chart *chart)
{
    struct buf *out = chart->page->out;
    buf_printf(out, "\n  %s", _("Each day"));
    if (!chart->numbers)
        buf_puts(out, "\n  ");
    else
        buf_printf(out, "%*s",
                   (int)(chart->date_cols + GAP + chart->bar_cols -
                         text_cols(_("Each day"), strlen(_("Each day")))),
                   "");
    for (int part = first_part(chart); part < PARTS; part++) {
        autofree char *head =
            xasprintf("%s %s", cell_of(chart, part), title_of(chart, part));
        add_padded(out, head, chart->numbers ? chart->cols[part] + GAP : 0);
        if (!chart->numbers && part + 1 < PARTS)
            buf_puts(out, "  ");
    }
    buf_putc(out, '\n');
}

void evidence_print_days(const struct evidence_page *page,
                         const struct provider *provider)
{
    const struct evidence_delivery *delivery =
        evidence_delivery(page->evidence, provider->id);
    struct chart chart = {.page = page,
                          .refusals_only = !delivery || !delivery->day_count};
    take_days(&chart, provider);
    if (!chart.most)
        return;
    lay_out(&chart);
    add_head(&chart);
    for (int i = 0; i < chart.count; i++) {
        add_date(&chart, chart.first + i);
        add_bar(&chart, &chart.days[i]);
        if (chart.numbers)
            add_numbers(&chart, &chart.days[i]);
        while (page->out->len && page->out->data[page->out->len - 1] == ' ')
            buf_splice(page->out, page->out->len - 1, 1, "", 0);
        buf_putc(page->out, '\n');
    }
}
