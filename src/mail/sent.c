/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "mail/sent.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "mail/mail_header.h"
#include "mail/signature.h"
#include "mail/unsubscribe.h"
#include "model/hostname.h"

#include <gmime/gmime.h>
#include <string.h>
#include <strings.h>

#define SOURCE "the message you opened"

struct sent {
    struct facts *facts; /* borrowed */
    char from[HOSTNAME_MAX + 1];
    size_t signatures;
    bool signs_unsubscribe;
};

void sent_init(void)
{
    g_mime_init();
}

size_t sent_header_len(const char *mail, size_t len)
{
    for (size_t i = 0; i + 1 < len; i++) {
        if (mail[i] != '\n')
            continue;
        if (mail[i + 1] == '\n')
            return i + 2;
        if (i + 2 < len && mail[i + 1] == '\r' && mail[i + 2] == '\n')
            return i + 3;
    }
    return len;
}

static void tell(const struct sent *sent, const char *kind, const char *subject,
                 enum fact_state state, const char *value)
{
    facts_set(sent->facts, fact_make(kind, subject, state, value, SOURCE));
}

static bool same_owner(const char *one, const char *other)
{
    const char *a = hostname_registered(one);
    const char *b = hostname_registered(other);
    return strcmp(one, other) == 0 || (a && b && strcmp(a, b) == 0);
}

/* Of the first mailbox; false: there is none with a domain. */
static bool domain_of(InternetAddressList *list, char ret[HOSTNAME_MAX + 1])
{
    struct hostname host;
    for (int i = 0; list && i < internet_address_list_length(list); i++) {
        InternetAddress *address = internet_address_list_get_address(list, i);
        if (!INTERNET_ADDRESS_IS_MAILBOX(address))
            continue;
        const char *text = internet_address_mailbox_get_addr(
            INTERNET_ADDRESS_MAILBOX(address));
        const char *at = text ? strrchr(text, '@') : NULL;
        if (!at)
            continue;
        hostname_check(at + 1, strlen(at + 1), &host);
        memcpy(ret, host.ascii, sizeof host.ascii);
        return *ret;
    }
    return false;
}

static void tell_signature(struct sent *sent, const char *value)
{
    struct signature signature;
    if (sent->signatures >= SENT_SIGNATURES_MAX ||
        !signature_read(value, strlen(value), &signature))
        return;
    sent->signatures++;
    bool aligned = same_owner(signature.domain, sent->from);
    autofree char *verdict =
        aligned ? xasprintf("aligned%s%s", *signature.algorithm ? ": " : "",
                            signature.algorithm)
                : xasprintf("other domain: From is at %s", sent->from);
    tell(sent, "signature", signature.key, FACT_KNOWN, verdict);
    sent->signs_unsubscribe |= signature.signs_unsubscribe;
    signature_done(&signature);
}

static void tell_signatures(struct sent *sent, GMimeHeaderList *headers)
{
    int count = g_mime_header_list_get_count(headers);
    for (int i = 0; i < count; i++) {
        GMimeHeader *header = g_mime_header_list_get_header_at(headers, i);
        const char *value = g_mime_header_get_raw_value(header);
        if (strcasecmp(g_mime_header_get_name(header), "DKIM-Signature") == 0 &&
            value)
            tell_signature(sent, value);
    }
    autofree char *number = xasprintf("%zu", sent->signatures);
    tell(sent, "signatures", sent->from,
         sent->signatures ? FACT_KNOWN : FACT_ABSENT,
         sent->signatures ? number : "");
}

static const char *raw_value(GMimeHeaderList *headers, const char *name)
{
    GMimeHeader *header = g_mime_header_list_get_header(headers, name);
    return header ? g_mime_header_get_raw_value(header) : NULL;
}

/* Written by the server that delivered it (RFC 5321 4.4); "<>" is none. */
static void tell_envelope(const struct sent *sent, GMimeHeaderList *headers)
{
    char domain[HOSTNAME_MAX + 1];
    const char *path = raw_value(headers, "Return-Path");
    if (!path)
        return;
    InternetAddressList *list = internet_address_list_parse(NULL, path);
    if (domain_of(list, domain)) {
        autofree char *verdict = xasprintf(
            "%s: %s",
            same_owner(domain, sent->from) ? "aligned" : "other domain",
            domain);
        tell(sent, "envelope_sender", sent->from, FACT_KNOWN, verdict);
    }
    if (list)
        g_object_unref(list);
}

/* Folded lines become one; what is foreign in it is cleaned with the fact. */
static char *unfolded(const char *value)
{
    char *text = value ? xstrdup(value) : NULL;
    for (char *c = text; c && *c; c++)
        if (*c == '\r' || *c == '\n' || *c == '\t')
            *c = ' ';
    return text;
}

static void tell_unsubscribe(const struct sent *sent, GMimeHeaderList *headers)
{
    autofree char *list = unfolded(raw_value(headers, "List-Unsubscribe"));
    autofree char *post = unfolded(raw_value(headers, "List-Unsubscribe-Post"));
    autofree char *verdict =
        unsubscribe_verdict(list, post, sent->signs_unsubscribe);
    tell(sent, "unsubscribe", sent->from, verdict ? FACT_KNOWN : FACT_ABSENT,
         verdict ? verdict : "");
}

static void tell_all(struct sent *sent, GMimeMessage *message)
{
    GMimeHeaderList *headers =
        g_mime_object_get_header_list(GMIME_OBJECT(message));
    tell(sent, "message", "", FACT_KNOWN, sent->from);
    tell_signatures(sent, headers);
    tell_envelope(sent, headers);
    tell_unsubscribe(sent, headers);
}

/* As mailboxes have it ("From " before the header), or a message alone. */
static GMimeMessage *parse(const char *mail, size_t len)
{
    bool mbox = len > 5 && memcmp(mail, "From ", 5) == 0;
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer(mail, len);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    g_mime_parser_set_format(parser,
                             mbox ? GMIME_FORMAT_MBOX : GMIME_FORMAT_MESSAGE);
    GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);
    g_object_unref(parser);
    g_object_unref(stream);
    return message;
}

void sent_facts(struct facts *facts, const char *mail, size_t len)
{
    struct sent sent = {.facts = facts};
    size_t header = sent_header_len(mail, len);
    bool safe =
        header <= SENT_HEADER_MAX && header_safe_len(mail, header) == header;
    GMimeMessage *message = safe ? parse(mail, header) : NULL;
    if (message && domain_of(g_mime_message_get_from(message), sent.from))
        tell_all(&sent, message);
    else
        tell(&sent, "message", "", FACT_FAILED,
             N_("it has no From with an address: is it a whole mail, with its "
                "header?"));
    if (message)
        g_object_unref(message);
}
