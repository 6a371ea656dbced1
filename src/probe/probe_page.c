/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* A page of the web: is it there, where does it lead, in which language? */
#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "probe/language.h"
#include "probe/page_look.h"
#include "probe/probes.h"
#include "probe/web.h"

#include <string.h>

static void print_votes(struct buf *out, const struct language_verdict *verdict,
                        const char *tag)
{
    buf_printf(out, "%s: ", language_end_name(verdict->end));
    if (verdict->words == VOTE_NONE) {
        buf_puts(out, "too little text to say");
        return;
    }
    buf_printf(out, "the text looks like %s, %u %% English function words, ",
               *verdict->code ? verdict->code : "no language that is known",
               verdict->percent);
    if (*tag)
        buf_printf(out, "the page says lang=%s", tag);
    else
        buf_puts(out, "the page does not say");
}

static void tell_language(struct ask *ask, const struct page_text *page,
                          const char *source)
{
    struct language_verdict verdict;
    struct buf value;
    language_judge(ask_language(ask), page->text, page->tag, &verdict);
    buf_init(&value, FACT_TEXT_MAX);
    print_votes(&value, &verdict, page->tag);
    ask_tell(ask, "page_language", ask->subject, FACT_KNOWN, buf_text(&value),
             source);
    buf_done(&value);
}

static void end_with_page(struct ask *ask, const struct web_result *result,
                          const char *source)
{
    struct page_text page;
    bool text = page_text_read(ask_charsets(ask), result->body, result->len,
                               result->type, &page);
    enum page_look look = page_look(result->status, text ? &page : NULL);
    const char *why = page_look_why(look);
    if (result->redirects > 0)
        ask_tell(ask, "page_address", ask->subject, FACT_KNOWN, result->url,
                 source);
    if (text && look == PAGE_FINE)
        tell_language(ask, &page, source);
    if (why)
        ask_known(ask, source, "%s: %s (status %ld)", page_look_name(look), why,
                  result->status);
    else
        ask_known(ask, source, "%s: %s", page_look_name(look),
                  *page.title ? page.title : "no title");
    if (text)
        page_text_done(&page);
}

static void on_page(void *ctx, const struct web_result *result)
{
    struct ask *ask = ctx;
    autofree char *source =
        xasprintf("fetched, %u redirect%s, %d ms", result->redirects,
                  result->redirects == 1 ? "" : "s", ask_ms(ask));
    switch (result->end) {
    case WEB_DONE:
        end_with_page(ask, result, source);
        break;
    case WEB_GONE:
        ask_known(ask, source, "gone: %s", result->why);
        break;
    case WEB_TLS:
        ask_known(ask, source, "tls: %s", result->why);
        break;
    case WEB_BARRED:
        ask_known(ask, source, "strange: %s (%s)", result->why, result->url);
        break;
    case WEB_LOOP:
        ask_known(ask, source, "loop: %s", result->why);
        break;
    case WEB_UNKNOWN:
        ask_failed(ask, source, result->why);
        break;
    }
}

void probe_page(struct ask *ask)
{
    ask->state = web_new(ask, ask->subject, WEB_ANY, on_page, ask);
}

void probe_page_stop(struct ask *ask)
{
    web_free(ask->state);
}
