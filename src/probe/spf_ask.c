/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/mem.h"
#include "probe/spf_state.h"

#include <assert.h>
#include <string.h>
#include <strings.h>

#define LABEL_MAX 63u

bool spf_is_name(const char *name)
{
    size_t len = strlen(name);
    if (len == 0 || len > SPF_NAME_MAX)
        return false;
    for (size_t label = 0; *name; name += label + (name[label] == '.')) {
        label = strcspn(name, ".");
        if (label == 0 || label > LABEL_MAX)
            return false;
        if (name[label] == '.' && !name[label + 1])
            return false;
    }
    return true;
}

bool spf_is_below(const char *name, const char *domain)
{
    size_t len = strlen(name), end = strlen(domain);
    return len >= end && strcasecmp(name + len - end, domain) == 0 &&
           (len == end || name[len - end - 1] == '.');
}

void spf_names_add(struct spf_names *names, const char *name)
{
    if (names->count < SPF_NAMES_MAX)
        names->name[names->count++] = xstrdup(name);
}

void spf_names_done(struct spf_names *names)
{
    for (size_t i = 0; i < names->count; i++)
        free(names->name[i]);
    *names = (struct spf_names){0};
}

/* A backslash that a macro brought would begin an escape. */
bool spf_ask(struct spf *spf, const char *name, enum dns_type type,
             enum spf_want want)
{
    size_t len = 0;
    assert(spf->want == WANT_NOTHING);
    if (!spf_is_name(name))
        return false;
    for (; *name; name++) {
        if (*name == '\\')
            spf->query.name[len++] = '\\';
        spf->query.name[len++] = *name;
    }
    spf->query.name[len] = '\0';
    spf->query.type = type;
    spf->want = want;
    return true;
}

bool spf_ask_host(struct spf *spf)
{
    while (spf->host < spf->hosts.count) {
        const char *name = spf->hosts.name[spf->host++];
        if (spf_ask(spf, name, spf->ip.v6 ? DNS_AAAA : DNS_A,
                    spf->confirming ? WANT_PTR_HOST : WANT_MX_HOST))
            return true;
    }
    return false;
}

void spf_confirm(struct spf *spf)
{
    autofree char *name = spf_macro_reverse(&spf->ip);
    if (!spf_ask(spf, name, DNS_PTR, WANT_PTR))
        assert(!"an address has a name");
}

/* Section 7.3: the domain itself, else one below it, else any. */
static const char *best_valid(const struct spf *spf, const char *domain)
{
    const char *best = spf->valid.count ? spf->valid.name[0] : "unknown";
    for (size_t i = spf->valid.count; i-- > 0;)
        if (spf_is_below(spf->valid.name[i], domain))
            best = spf->valid.name[i];
    for (size_t i = 0; i < spf->valid.count; i++)
        if (strcasecmp(spf->valid.name[i], domain) == 0)
            best = spf->valid.name[i];
    return best;
}

bool spf_expand(struct spf *spf, struct spf_piece text, bool domain, char **ret)
{
    const char *own = spf_top(spf)->domain;
    if (!spf->confirmed && spf_macro_needs_valid(text.text, text.len)) {
        spf_confirm(spf);
        return false;
    }
    struct spf_words words = {
        .local = spf->local,
        .sender = spf->sender,
        .domain = own,
        .valid = best_valid(spf, own),
        .helo = spf->helo,
        .receiver = spf->receiver,
        .ip = spf->ip,
        .now = spf->now,
    };
    *ret = domain ? spf_macro_expand_domain(text.text, text.len, &words)
                  : spf_macro_expand(text.text, text.len, &words);
    return true;
}
