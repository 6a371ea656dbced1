/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "mail/compose_address.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "base/span.h"
#include "base/text.h"
#include "mail/compose.h"
#include "model/hostname.h"
#include "model/mail_address.h"

#include <gmime/gmime.h>
#include <string.h>

#define TOO_MANY N_("it would go to too many addresses")

/* GMime goes down one level of its stack at each ":" of an address field. */
enum { COLONS_MAX = 200 };

/* With the domain in ASCII; new. */
static char *in_ascii(const char *text, const char **ret_why)
{
    struct mail_address address;
    struct hostname host;
    autofree char *clean = text_clean(text, strlen(text), TEXT_LINE);
    if (strcmp(clean, text) != 0 ||
        mail_address_read(text, &address) != MAIL_FINE) {
        *ret_why = N_("one of the addresses is not written as mail addresses "
                      "are");
        return NULL;
    }
    if (address.utf8) {
        *ret_why = N_("an address has other letters than ASCII before the @, "
                      "which few mail servers take");
        return NULL;
    }
    if (address.literal)
        return xstrdup(text);
    hostname_check(address.domain, address.domain_len, &host);
    if (!*host.ascii || strstr(host.ascii, "..")) {
        *ret_why = N_("the domain of an address is not written as domains are");
        return NULL;
    }
    return xasprintf("%.*s@%s", (int)address.local_len, address.local,
                     host.ascii);
}

/* One line; new. NULL: there is nothing in it. */
static char *clean_name(const char *name)
{
    if (!name)
        return NULL;
    autofree char *line =
        span_clean(span_of(name, strlen(name)), COMPOSE_NAME_MAX);
    char *trimmed = text_trim(line);
    if (*trimmed)
        return trimmed;
    free(trimmed);
    return NULL;
}

InternetAddress *compose_mailbox(const char *name, const char *address,
                                 const char **ret_why)
{
    autofree char *ascii = in_ascii(address, ret_why);
    if (!ascii)
        return NULL;
    autofree char *clean = clean_name(name);
    InternetAddress *mailbox = internet_address_mailbox_new(clean, ascii);
    return mailbox;
}

const char *compose_mailbox_address(InternetAddress *mailbox)
{
    return internet_address_mailbox_get_idn_addr(
        INTERNET_ADDRESS_MAILBOX(mailbox));
}

/* What is in a group is added as if it stood alone; a group holds no other
 * (RFC 5322 3.4). False: *ret_why says why not. */
static bool add_mailboxes(InternetAddressList *to, InternetAddressList *from,
                          bool groups, const char **ret_why)
{
    for (int i = 0; i < internet_address_list_length(from); i++) {
        InternetAddress *address = internet_address_list_get_address(from, i);
        if (INTERNET_ADDRESS_IS_GROUP(address)) {
            InternetAddressGroup *group = INTERNET_ADDRESS_GROUP(address);
            if (groups &&
                !add_mailboxes(to, internet_address_group_get_members(group),
                               false, ret_why))
                return false;
            continue;
        }
        InternetAddress *mailbox =
            compose_mailbox(internet_address_get_name(address),
                            internet_address_mailbox_get_addr(
                                INTERNET_ADDRESS_MAILBOX(address)),
                            ret_why);
        if (!mailbox)
            return false;
        internet_address_list_add(to, mailbox);
        g_object_unref(mailbox);
    }
    return true;
}

static bool is_sane(const char *text)
{
    size_t colons = 0;
    for (const char *c = text; *c; c++)
        colons += *c == ':';
    return colons <= COLONS_MAX && strlen(text) <= COMPOSE_TO_MAX;
}

InternetAddressList *compose_mailboxes_of(InternetAddressList *parsed,
                                          const char **ret_why)
{
    InternetAddressList *list = internet_address_list_new();
    bool fine = !parsed || add_mailboxes(list, parsed, true, ret_why);
    int count = internet_address_list_length(list);
    if (fine && count > 0 && count <= COMPOSE_RECIPIENTS_MAX)
        return list;
    if (fine)
        *ret_why =
            count == 0 ? N_("there is no address to send it to") : TOO_MANY;
    g_object_unref(list);
    return NULL;
}

InternetAddressList *compose_mailboxes(const char *text, const char **ret_why)
{
    autofree char *line = text_clean(text, strlen(text), TEXT_LINE);
    if (!is_sane(line)) {
        *ret_why = TOO_MANY;
        return NULL;
    }
    InternetAddressList *parsed = internet_address_list_parse(NULL, line);
    InternetAddressList *list = compose_mailboxes_of(parsed, ret_why);
    if (parsed)
        g_object_unref(parsed);
    return list;
}
