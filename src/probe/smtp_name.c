/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "probe/smtp_name.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "model/ip_special.h"

#include <string.h>

static const struct {
    const char *name;  /* for programs */
    const char *fault; /* for people */
} kinds[] = {
    [SMTP_NAME_UNKNOWN] = {"unknown", NULL},
    [SMTP_NAME_PROPER] = {"proper", NULL},
    [SMTP_NAME_NONE] = {"none",
                        N_("The server gives no name where RFC 5321 4.2 wants "
                           "its host name.")},
    [SMTP_NAME_LOCALHOST] = {"localhost",
                             N_("The server calls itself localhost, which "
                                "every computer is to itself.")},
    [SMTP_NAME_LITERAL] = {"literal",
                           N_("The server gives an address in brackets where "
                              "its host name belongs.")},
    [SMTP_NAME_ADDRESS] = {"address",
                           N_("The server gives an IP address where its host "
                              "name belongs; RFC 5321 4.1.3 wants brackets "
                              "around an address.")},
    [SMTP_NAME_BARE] = {"bare",
                        N_("The server's name has no dot, so it is not a full "
                           "host name (RFC 5321 2.3.5).")},
    [SMTP_NAME_RESERVED] = {"reserved",
                            N_("The server's name ends in one that public DNS "
                               "does not have.")},
    [SMTP_NAME_HIDDEN] = {"hidden",
                          N_("A firewall in between hides the server's "
                             "greeting behind asterisks.")},
    [SMTP_NAME_WRONG] = {"wrong",
                         N_("What the server gives as its name is not the "
                            "syntax of a host name (RFC 5321 2.3.5).")},
};

/* Greetings without a name go on with one of these at once. */
static bool is_protocol(struct span word)
{
    return span_is(word, "ESMTP") || span_is(word, "SMTP") ||
           span_is(word, "LMTP") || span_is(word, "ready");
}

static bool is_address(const char *text, size_t len)
{
    struct ip_address ip;
    autofree char *address = xstrndup(text, len);
    return ip_parse(address, &ip);
}

/* RFC 5321 4.1.3 */
static bool is_literal(struct span word)
{
    if (!span_skip(&word, "[") || !word.len || word.at[word.len - 1] != ']')
        return false;
    span_skip(&word, "IPv6:");
    return word.len && is_address(word.at, word.len - 1);
}

static enum smtp_name_kind kind_of(enum host_fault fault)
{
    switch (fault) {
    case HOST_FINE:
        return SMTP_NAME_PROPER;
    case HOST_EMPTY:
        return SMTP_NAME_NONE;
    case HOST_ADDRESS:
        return SMTP_NAME_ADDRESS;
    case HOST_NO_DOT:
        return SMTP_NAME_BARE;
    case HOST_LOCALHOST:
        return SMTP_NAME_LOCALHOST;
    case HOST_REVERSE:
    case HOST_EXAMPLE:
    case HOST_RESERVED:
        return SMTP_NAME_RESERVED;
    case HOST_CHARACTER:
    case HOST_UNDERSCORE:
    case HOST_EMPTY_LABEL:
    case HOST_LONG_LABEL:
    case HOST_LONG:
    case HOST_HYPHEN:
    case HOST_NUMERIC:
    case HOST_IDNA:
        break;
    }
    return SMTP_NAME_WRONG;
}

static enum smtp_name_kind judge(struct span word, struct smtp_name *name)
{
    struct hostname host;
    if (word.len > 2 && strncmp(word.at, "***", 3) == 0)
        return SMTP_NAME_HIDDEN;
    if (is_literal(word))
        return SMTP_NAME_LITERAL;
    if (is_address(name->text, strlen(name->text)))
        return SMTP_NAME_ADDRESS;
    name->fault = hostname_check(name->text, strlen(name->text), &host);
    memcpy(name->ascii, host.ascii, sizeof name->ascii);
    return kind_of(name->fault);
}

void smtp_name_read(struct span text, struct smtp_name *ret)
{
    struct span word;
    smtp_name_done(ret);
    if (!span_word(&text, &word) || is_protocol(word)) {
        ret->kind = SMTP_NAME_NONE;
        ret->fault = HOST_EMPTY;
        return;
    }
    ret->text = span_clean(word, SMTP_NAME_MAX);
    ret->kind = judge(word, ret);
}

void smtp_name_done(struct smtp_name *name)
{
    free(name->text);
    *name = (struct smtp_name){0};
}

const char *smtp_name_fault(enum smtp_name_kind kind)
{
    return kinds[kind].fault;
}

const char *smtp_name_kind_name(enum smtp_name_kind kind)
{
    return kinds[kind].name;
}
