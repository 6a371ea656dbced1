/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* Any bytes as a web page: what comes out is clean text within its limits. The
 * first byte says what the server calls it. */
#include "base/text.h"
#include "probe/language.h"
#include "probe/page_charset.h"
#include "probe/page_look.h"
#include "probe/page_text.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const types[] = {"",
                                    "text/html",
                                    "text/html; charset=utf-8",
                                    "text/html; charset=iso-8859-1",
                                    "text/html;charset=utf-16",
                                    "text/plain",
                                    "application/xhtml+xml",
                                    "text/html; charset=nonsense",
                                    "text/html; charset=shift_jis",
                                    "text/plain; charset=gb2312",
                                    "text/html; charset=iso-2022-jp"};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct language *language; /* as long as the process lasts */
    static struct charsets *charsets;
    struct page_text page;
    struct language_verdict verdict;
    if (!language) {
        language = language_new();
        charsets = charsets_new();
    }
    if (size == 0)
        return 0;
    const char *type = types[data[0] % (sizeof types / sizeof *types)];
    if (!page_text_read(charsets, (const char *)data + 1, size - 1, type,
                        &page))
        return 0;
    assert(strlen(page.title) <= 3 * PAGE_TITLE_MAX);
    assert(text_is_utf8(page.text, strlen(page.text)));
    assert(!strpbrk(page.title, "\033\n\r\a"));
    assert(!strpbrk(page.text, "\033\r\a"));
    language_judge(language, page.text, page.tag, &verdict);
    page_look(200, &page);
    page_text_done(&page);
    return 0;
}
