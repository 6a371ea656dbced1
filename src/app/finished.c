/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "app/finished.h"

#define EXPORT_MAX (64u * 1024u * 1024u) /* bytes; answers are limited too */

char *finished_form(const struct work *work, const struct export_format *format)
{
    struct check_in in = work_check(work);
    struct findings findings;
    struct buf text;
    in.english = true;
    check(&in, &findings);
    struct export_in export = {.check = &in, .findings = &findings};
    export.partial = !export_complete(&export);
    buf_init(&text, EXPORT_MAX);
    format->print(&export, &text);
    findings_done(&findings);
    return buf_steal(&text);
}
