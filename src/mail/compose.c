/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "mail/compose.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "base/span.h"
#include "base/text.h"
#include "mail/compose_address.h"
#include "mail/compose_body.h"
#include "mail/compose_field.h"
#include "mail/compose_references.h"
#include "mail/compose_words.h"

#include <gmime/gmime.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>

void compose_init(void)
{
    g_mime_init();
    tzset();
}

static const char *text_of(const char *text)
{
    return text ? text : "";
}

/* "Name <address>", a line for each. */
static void set_mailboxes(GMimeMessage *message, const char *field,
                          InternetAddressList *list)
{
    struct buf value;
    struct compose_line line = {.out = &value, .column = strlen(field) + 1};
    int count = internet_address_list_length(list);
    buf_init(&value, COMPOSE_MESSAGE_MAX);
    for (int i = 0; i < count; i++) {
        InternetAddress *one = internet_address_list_get_address(list, i);
        const char *name = internet_address_get_name(one);
        const char *address = compose_mailbox_address(one);
        autofree char *word = xasprintf(name ? "<%s>%s" : "%s%s", address,
                                        i + 1 < count ? "," : "");
        if (i > 0)
            compose_break(&line);
        if (name)
            compose_phrase(&line, name);
        compose_word(&line, word, strlen(word));
    }
    compose_field(message, field, buf_text(&value));
    buf_done(&value);
}

static void set_subject(GMimeMessage *message, const char *subject)
{
    struct buf value;
    struct compose_line line = {.out = &value, .column = strlen("Subject:")};
    autofree char *clean =
        span_clean(span_of(subject, strlen(subject)), COMPOSE_SUBJECT_MAX);
    autofree char *trimmed = text_trim(clean);
    buf_init(&value, COMPOSE_MESSAGE_MAX);
    compose_words(&line, trimmed);
    compose_field(message, "Subject", buf_text(&value));
    buf_done(&value);
}

/* In the time zone of this machine, as RFC 5322 3.6.1 wants it. */
static const char *set_date(GMimeMessage *message, long long date)
{
    const time_t seconds = (time_t)date;
    struct tm local;
    if (!localtime_r(&seconds, &local) || local.tm_year < 0)
        return N_("the date is not valid");
    GTimeZone *zone = g_time_zone_new_offset((gint32)local.tm_gmtoff);
    GDateTime *utc = g_date_time_new_from_unix_utc(date);
    GDateTime *there = utc ? g_date_time_to_timezone(utc, zone) : NULL;
    if (there)
        g_mime_message_set_date(message, there);
    bool is_set = there;
    if (there)
        g_date_time_unref(there);
    if (utc)
        g_date_time_unref(utc);
    g_time_zone_unref(zone);
    return is_set ? NULL : N_("the date is not valid");
}

/* Of this machine it tells nothing but the domain of the sender. */
static const char *set_message_id(GMimeMessage *message,
                                  InternetAddressList *from)
{
    unsigned char random[16];
    char id[2 * sizeof random + 1];
    if (getrandom(random, sizeof random, 0) != (ssize_t)sizeof random)
        return N_("the system gives no random numbers");
    for (size_t i = 0; i < sizeof random; i++)
        snprintf(id + 2 * i, 3, "%02x", random[i]);
    const char *sender =
        compose_mailbox_address(internet_address_list_get_address(from, 0));
    autofree char *whole = xasprintf("%s%s", id, strrchr(sender, '@'));
    g_mime_message_set_message_id(message, whole);
    return NULL;
}

/* New; NULL: *ret_why says why not. */
static InternetAddressList *read_sender(const struct compose_head *head,
                                        const char **ret_why)
{
    const char *address = text_of(head->from);
    *ret_why = N_("there is no address to send it from");
    InternetAddress *sender =
        *address ? compose_mailbox(head->from_name, address, ret_why) : NULL;
    if (!sender)
        return NULL;
    InternetAddressList *list = internet_address_list_new();
    internet_address_list_add(list, sender);
    g_object_unref(sender);
    return list;
}

static const char *set_head(GMimeMessage *message,
                            const struct compose_head *head)
{
    const char *why;
    InternetAddressList *from = read_sender(head, &why);
    InternetAddressList *to =
        from ? compose_mailboxes(text_of(head->to), &why) : NULL;
    if (to) {
        set_mailboxes(message, "From", from);
        set_mailboxes(message, "To", to);
        set_subject(message, text_of(head->subject));
        why = set_date(message, head->date);
        if (!why)
            why = set_message_id(message, from);
        compose_references(message, head);
        g_object_unref(to);
    }
    if (from)
        g_object_unref(from);
    return why;
}

/* All that was promised; what GMime could not break is too long. */
static bool is_sound(const struct buf *message)
{
    struct span rest = span_of(buf_text(message), message->len), line;
    while (span_until(&rest, '\n', &line)) {
        if (line.len > COMPOSE_LINE_MAX)
            return false;
        for (size_t i = 0; i < line.len; i++)
            if ((line.at[i] < ' ' && line.at[i] != '\t') || line.at[i] > '~')
                return false;
    }
    return !message->full;
}

static const char *write_message(GMimeMessage *message, struct buf *ret)
{
    GByteArray *bytes = g_byte_array_new();
    GMimeStream *stream = g_mime_stream_mem_new_with_byte_array(bytes);
    g_mime_object_write_to_stream(GMIME_OBJECT(message), NULL, stream);
    buf_add(ret, bytes->data, bytes->len);
    g_object_unref(stream); /* and the bytes with it */
    if (is_sound(ret))
        return NULL;
    buf_clear(ret);
    return N_("it cannot be written in the lines that mail servers take");
}

const char *compose_message(const struct compose_head *head, const char *body,
                            size_t len, struct buf *ret)
{
    if (len > COMPOSE_BODY_MAX)
        return N_("the text is too long");
    if (!text_is_utf8(body, len))
        return N_("the text is not UTF-8");
    GMimeMessage *message = g_mime_message_new(FALSE);
    const char *why = set_head(message, head);
    if (!why) {
        GMimePart *part = compose_body(body, len);
        g_mime_message_set_mime_part(message, GMIME_OBJECT(part));
        g_object_unref(part);
        why = write_message(message, ret);
    }
    g_object_unref(message);
    return why;
}
