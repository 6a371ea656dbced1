/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Mail logs for the pages that show them: reading is over once it has been
 * looked at a few times. A file with a slash cannot be read; a paste with a T
 * in it is a refusal.
 */
#include "base/mem.h"
#include "ui/host.h"
#include "ui/pasted.h"

#include <string.h>

#define EVIDENCE_LOOKS 20 /* until all is read */

static struct {
    struct ui *ui;
    struct host_evidence now;
    int looks;
    size_t refused_count;
} evidence_host = {
    .now = {
        .why = "", .provider = "Yahoo", .name = "", .rate = -1, .left = -1}};

static void evidence_host_forget(void)
{
    evidence_host.now.state = HOST_EVIDENCE_NONE;
    evidence_host.now.refusals = 0;
    evidence_host.now.rev++;
    evidence_host.refused_count = 0;
}

static struct host_evidence evidence_host_look(void *ctx)
{
    struct host_evidence *now = &evidence_host.now;
    (void)ctx;
    if (now->state == HOST_EVIDENCE_READING &&
        ++evidence_host.looks > EVIDENCE_LOOKS) {
        now->state = HOST_EVIDENCE_READ;
        now->refusals = 7;
        now->first = 1795162440;
        now->rev++;
    }
    return *now;
}

static bool evidence_host_begin(void *ctx, const char *path, struct err *err)
{
    (void)ctx;
    evidence_host_forget();
    if (path && strchr(path, '/')) {
        evidence_host.now.state = HOST_EVIDENCE_FAILED;
        return err_set(err, ERR_INPUT, "%s: no", path);
    }
    evidence_host.now.state = HOST_EVIDENCE_READING;
    evidence_host.looks = 0;
    return true;
}

static void evidence_host_cancel(void *ctx)
{
    (void)ctx;
    evidence_host_forget();
    evidence_host.now.state = HOST_EVIDENCE_CANCELLED;
}

static char *evidence_host_report(void *ctx, size_t cols, bool ascii)
{
    (void)ctx;
    return evidence_host.now.state == HOST_EVIDENCE_READ
               ? xasprintf("What it means\n  %s TSS04 %zu\n\nRead\n",
                           ascii ? "!" : "\xe2\x9c\x97", cols)
               : NULL;
}

static char *evidence_host_draft(void *ctx)
{
    (void)ctx;
    return xstrdup("Since Monday.\n\nmx1 postfix/smtp[1]: 3F2A61C012: "
                   "to=<anna@yahoo.com>, relay=mta5.am0.yahoodns.net"
                   "[67.195.204.72]:25, status=deferred\n");
}

static bool evidence_host_paste(void *ctx, const char *text, struct err *err)
{
    (void)ctx;
    (void)err;
    evidence_host.refused_count = strchr(text, 'T') ? 1 : 0;
    pasted_show(evidence_host.ui);
    return true;
}

static size_t evidence_host_pasted(void *ctx, const struct host_refused **ret)
{
    static const struct host_refused refused = {
        .provider = "Gmail",
        .code = "421",
        .meaning = "It waits.",
        .act = "Wait.",
        .count = 2,
        .ip = "45.1.2.3",
        .host = "",
        .queue = "",
    };
    (void)ctx;
    *ret = &refused;
    return evidence_host.refused_count;
}

static const struct host_evidence_calls evidence_host_calls = {
    .look = evidence_host_look,
    .begin = evidence_host_begin,
    .cancel = evidence_host_cancel,
    .report = evidence_host_report,
    .draft = evidence_host_draft,
    .paste = evidence_host_paste,
    .pasted = evidence_host_pasted,
};
