/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "mail/forwarded.h"

#include <gmime/gmime.h>
#include <stdbool.h>
#include <strings.h>

static bool is_same_address(InternetAddress *one, const char *other)
{
    const char *address =
        INTERNET_ADDRESS_IS_MAILBOX(one)
            ? internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(one))
            : NULL;
    return address && other && strcasecmp(address, other) == 0;
}

static const char *sender_of(GMimeMessage *message)
{
    InternetAddressList *from = g_mime_message_get_from(message);
    InternetAddress *first = from && internet_address_list_length(from) > 0
                                 ? internet_address_list_get_address(from, 0)
                                 : NULL;
    return first && INTERNET_ADDRESS_IS_MAILBOX(first)
               ? internet_address_mailbox_get_addr(
                     INTERNET_ADDRESS_MAILBOX(first))
               : NULL;
}

static bool was_sent_to(GMimeMessage *message, const char *address)
{
    static const GMimeAddressType types[] = {GMIME_ADDRESS_TYPE_TO,
                                             GMIME_ADDRESS_TYPE_CC};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        InternetAddressList *list =
            g_mime_message_get_addresses(message, types[i]);
        for (int k = 0; list && k < internet_address_list_length(list); k++)
            if (is_same_address(internet_address_list_get_address(list, k),
                                address))
                return true;
    }
    return false;
}

static GMimeMessage *message_in(GMimeObject *object)
{
    return object && GMIME_IS_MESSAGE_PART(object)
               ? g_mime_message_part_get_message(GMIME_MESSAGE_PART(object))
               : NULL;
}

GMimeMessage *forwarded_find(GMimeMessage *message)
{
    GMimeObject *object = g_mime_message_get_mime_part(message);
    const char *sender = sender_of(message);
    GMimeMessage *inner = message_in(object);
    if (inner)
        return was_sent_to(inner, sender) ? inner : NULL;
    int count = object && GMIME_IS_MULTIPART(object)
                    ? g_mime_multipart_get_count(GMIME_MULTIPART(object))
                    : 0;
    for (int i = 0; i < count; i++) {
        inner =
            message_in(g_mime_multipart_get_part(GMIME_MULTIPART(object), i));
        if (inner && was_sent_to(inner, sender))
            return inner;
    }
    return NULL;
}
