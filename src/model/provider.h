/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * A mail provider as data: how its servers are known in a mail log, and what
 * its codes mean. Read once from forms/ID.provider.json, which
 * forms/provider.schema.json describes, and constant ever after. A new
 * provider is a new file and no line of C.
 *
 * Sentences of a refusal are never looked at: real lines have typing errors in
 * them, and the words change every few years. What counts is whose server said
 * it, its reply code (RFC 5321 4.2), the enhanced code (RFC 3463) and the tag.
 */
#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>

#define PROVIDER_FILE_MAX  ((size_t)1024 * 1024) /* bytes of a file */
#define PROVIDER_LIST_MAX  256u                  /* entries of any list in it */
#define PROVIDER_CODE_MAX  32u                   /* bytes of a code's name */
#define PROVIDER_NAME_MIN  4u  /* bytes of a host, a page, a domain: */
#define PROVIDER_NAME_MAX  64u /* logs are searched for them */
#define PROVIDERS_MAX      16u /* files; more are left out */
#define PROVIDER_FILE_NAME ".provider.json"

enum provider_help { /* is the provider's form any use against this code? */
                     HELP_YES,   /* it is what the form is for */
                     HELP_LATER, /* after something else was done first */
                     HELP_NO,
};

struct provider_code {
    /* "TSS04"; where the provider gives no tag, what else tells it from the
     * others: "554 5.7.9", "5.7.9", "4.16.50" or "450". */
    char *code;
    char *meaning; /* what it says about the sender */
    char *act;     /* what to do first, a sentence that can stand alone */
    enum provider_help help;
    int from, until;  /* years it was seen in; 0: not known, or still */
    unsigned urgency; /* 0 to 9: the highest stands above the others */
};

struct provider {
    char *id;     /* "yahoo": the file's name */
    char *name;   /* "Yahoo" */
    char **forms; /* ids of forms that speak to it, or NULL */
    /* Suffixes of its servers' names, matched at a label boundary, without
     * case: "yahoodns.net" is mta5.am0.yahoodns.net. */
    char **hosts;
    char **not_hosts; /* the same, but somebody else's after all, or NULL */
    char *
        *pages; /* hosts of addresses in its replies: "senders.yahooinc.com" */
    char **domains; /* of recipients whose mail it takes */
    struct provider_code *codes;
    size_t code_count;
};

struct providers {
    struct provider **items; /* by id */
    size_t count;
};

/* Takes a file's text apart; path is for the sentence of an error, which names
 * line and column. New. */
bool provider_parse(const char *json, size_t len, const char *path,
                    struct provider **ret, struct err *err);
void provider_free(struct provider *provider);

/* All of them, from the folders that definitions are searched in (formdirs.h);
 * of two with one id the earlier folder's counts. One that cannot be read is
 * an error that names it. */
bool providers_load(const char *first, struct providers *ret, struct err *err);
void providers_done(struct providers *providers);

/* Borrowed; NULL: there is none. */
const struct provider *providers_find(const struct providers *providers,
                                      const char *id);
/* The one that this form speaks to. */
const struct provider *providers_of_form(const struct providers *providers,
                                         const char *form_id);
/* What a code means: by its tag, else by reply and enhanced code, by the
 * enhanced code, by the reply alone; "" and 0 are "not given". NULL: unknown,
 * as is a new tag of which only the reply code is known. */
const struct provider_code *provider_code(const struct provider *provider,
                                          const char *tag, unsigned reply,
                                          const char *enhanced);
