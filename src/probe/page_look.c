/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "probe/page_look.h"

#include "base/i18n.h"
#include "base/text.h"

#include <string.h>

static bool says_missing(const struct page_text *page)
{
    static const char *const words[] = {
        "404",           "not found",     "page not",    "nicht gefunden",
        "no such page",  "doesn't exist", "introuvable", "no encontrada",
        "does not exist"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcasestr(page->title, words[i]) ||
            strcasestr(page->text, words[i]))
            return true;
    return false;
}

static enum page_look look_at_text(const struct page_text *page)
{
    size_t len = text_is_blank(page->text) ? 0 : strlen(page->text);
    if (len >= PAGE_SHORT)
        return PAGE_FINE;
    if (page->asks)
        return PAGE_LOGIN;
    if (says_missing(page))
        return PAGE_SOFT;
    if (page->scripts)
        return PAGE_SHELL;
    return len == 0 ? PAGE_EMPTY : PAGE_FINE;
}

enum page_look page_look(long status, const struct page_text *page)
{
    if (status == 404 || status == 410)
        return PAGE_MISSING;
    if (status == 401 || status == 403)
        return PAGE_BARRED;
    if (status < 200 || status > 299)
        return PAGE_BROKEN;
    return page ? look_at_text(page) : PAGE_OTHER;
}

static const struct {
    const char *name, *why;
} looks[] = {
    [PAGE_FINE] = {"ok", NULL},
    [PAGE_MISSING] = {"missing", N_("there is no such page")},
    [PAGE_BROKEN] = {"broken", N_("the server cannot show it")},
    [PAGE_BARRED] = {"barred", N_("it is not shown to everybody")},
    [PAGE_SOFT] = {"missing", N_("the page says itself that there is none")},
    [PAGE_LOGIN] = {"login", N_("one has to log in to read it")},
    [PAGE_SHELL] = {"script",
                    N_("only scripts would show something: look yourself")},
    [PAGE_EMPTY] = {"empty", N_("there is nothing on it")},
    [PAGE_OTHER] = {"file", N_("it is no web page but a file: look yourself")},
};

const char *page_look_name(enum page_look look)
{
    return looks[look].name;
}

const char *page_look_why(enum page_look look)
{
    return looks[look].why;
}
