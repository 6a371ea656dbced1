/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "ui/verdict.h"

enum mark verdict_mark(enum fact_verdict verdict, enum style *ret_style)
{
    *ret_style = STYLE_TEXT;
    switch (verdict) {
    case VERDICT_GOOD:
        return MARK_FINE;
    case VERDICT_LOOK:
        *ret_style = STYLE_WARNING;
        return MARK_WARNING;
    case VERDICT_BAD:
        *ret_style = STYLE_ERROR;
        return MARK_ERROR;
    case VERDICT_UNKNOWN:
        *ret_style = STYLE_DIM;
        return MARK_OPEN;
    case VERDICT_PLAIN:
        break;
    }
    return MARK_ADVICE;
}
