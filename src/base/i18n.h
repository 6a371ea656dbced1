/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Translation of what people read: _() at the point of showing, N_() in
 * tables. Ids, keys of files and command names are never translated.
 */
#include <libintl.h>

/* gettext("") would be the catalog's header. The attribute lets compilers
 * check the arguments of a format that is translated. */
static inline const char *i18n_text(const char *text)
    __attribute__((format_arg(1)));
static inline const char *i18n_text(const char *text)
{
    return text && *text ? gettext(text) : "";
}

#define _(text)         i18n_text(text)
#define N_(text)        text
#define P_(one, many, n) ngettext(one, many, (unsigned long)(n))
