/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* Pasted text in the wizard: which refusals are in it. */
#include "app/scanning.h"
#include "app/wizard.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "out/evidence_codes.h"
#include "ui/pasted.h"

static void forget_refused(struct wizard_evidence *evidence)
{
    for (size_t i = 0; i < evidence->refused_count; i++)
        free(evidence->code[i]);
    free(evidence->code);
    free(evidence->refused);
    evidence->code = NULL;
    evidence->refused = NULL;
    evidence->refused_count = 0;
}

void wizard_pasted_end(struct wizard *wizard)
{
    forget_refused(&wizard->evidence);
    scanning_free(wizard->evidence.paste);
    wizard->evidence.paste = NULL;
}

/* "TSS04 (421 4.7.0)" */
static char *code_words(const struct evidence_refusal *refusal)
{
    char *name = evidence_code_name(refusal);
    autofree char *reply = evidence_code_reply(refusal);
    if (!*reply)
        return name;
    autofree char *alone = name;
    return xasprintf("%s (%s)", alone, reply);
}

static const char *or_empty(const char *text)
{
    return text ? text : "";
}

static struct host_refused refused_of(const struct evidence_code *code)
{
    static const struct evidence_raw none = {0};
    const struct evidence_refusal *refusal = code->refusal;
    const struct evidence_raw *raw =
        refusal->raw_count ? &refusal->raw[0] : &none;
    const char *ip = refusal->ip_count ? refusal->ips[0].name : "";
    return (struct host_refused){
        .provider = code->provider->name,
        .meaning = code->code ? _(code->code->meaning) : "",
        .act = code->code ? _(code->code->act) : "",
        .count = refusal->lines,
        .ip = raw->ip ? raw->ip : ip,
        .host = or_empty(raw->host),
        .queue = or_empty(raw->queue),
        .at = raw->at ? raw->at : refusal->first,
    };
}

static void take(struct wizard_evidence *evidence)
{
    struct evidence_code *codes;
    size_t count = evidence_codes(scanning_evidence(evidence->paste),
                                  &evidence->providers, NULL, &codes);
    forget_refused(evidence);
    evidence->refused = xcalloc(count + 1, sizeof *evidence->refused);
    evidence->code = xcalloc(count + 1, sizeof *evidence->code);
    for (size_t i = 0; i < count; i++) {
        evidence->refused[i] = refused_of(&codes[i]);
        evidence->code[i] = code_words(codes[i].refusal);
        evidence->refused[i].code = evidence->code[i];
    }
    evidence->refused_count = count;
    free(codes);
}

/* What cannot be found out is not missed: the paste can be put in anyway. */
static void changed(void *ctx)
{
    struct wizard *wizard = ctx;
    const struct scanning *paste = wizard->evidence.paste;
    if (!paste || !scanning_over(paste) || scanning_trouble(paste))
        return;
    take(&wizard->evidence);
    if (wizard->ui)
        pasted_show(wizard->ui);
}

static bool paste(void *ctx, const char *text, struct err *err)
{
    struct wizard *wizard = ctx;
    struct wizard_evidence *evidence = &wizard->evidence;
    wizard_pasted_end(wizard);
    evidence->paste =
        scanning_new(wizard->loop, wizard->children, &evidence->providers,
                     &(const struct scanning_request){
                         .lent = -1, .paste = text, .now = time(NULL)},
                     &(const struct scanning_calls){changed, wizard}, err);
    return evidence->paste != NULL;
}

static size_t pasted(void *ctx, const struct host_refused **ret)
{
    const struct wizard *wizard = ctx;
    *ret = wizard->evidence.refused;
    return wizard->evidence.refused_count;
}

void wizard_pasted_init(struct wizard *wizard)
{
    wizard->host.evidence.paste = paste;
    wizard->host.evidence.pasted = pasted;
}
