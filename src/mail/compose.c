/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "mail/compose.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "base/span.h"
#include "base/text.h"
#include "mail/compose_address.h"
#include "mail/compose_body.h"
#include "mail/compose_references.h"

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

static const char *set_people(GMimeMessage *message,
                              const struct compose_head *head)
{
    const char *why = NULL;
    if (!*text_of(head->from))
        return N_("there is no address to send it from");
    InternetAddress *from =
        compose_mailbox(head->from_name, text_of(head->from), &why);
    if (!from)
        return why;
    internet_address_list_add(g_mime_message_get_from(message), from);
    g_object_unref(from);
    InternetAddressList *to = compose_mailboxes(text_of(head->to), &why);
    if (!to)
        return why;
    internet_address_list_append(g_mime_message_get_to(message), to);
    g_object_unref(to);
    return NULL;
}

static void set_subject(GMimeMessage *message, const char *subject)
{
    autofree char *line =
        span_clean(span_of(subject, strlen(subject)), COMPOSE_TEXT_MAX);
    autofree char *trimmed = text_trim(line);
    g_mime_message_set_subject(message, trimmed, "utf-8");
}

/* In the time zone of this machine, as RFC 5322 3.6.1 wants it. */
static const char *set_date(GMimeMessage *message, long long date)
{
    const time_t seconds = (time_t)date;
    struct tm local;
    if (!localtime_r(&seconds, &local))
        return N_("the date is none");
    GTimeZone *zone = g_time_zone_new_offset((gint32)local.tm_gmtoff);
    GDateTime *utc = g_date_time_new_from_unix_utc(date);
    GDateTime *there = utc ? g_date_time_to_timezone(utc, zone) : NULL;
    bool fits = there && g_date_time_get_year(there) >= 1900;
    if (fits)
        g_mime_message_set_date(message, there);
    if (there)
        g_date_time_unref(there);
    if (utc)
        g_date_time_unref(utc);
    g_time_zone_unref(zone);
    return fits ? NULL : N_("the date is none");
}

/* Nothing of this machine is in it but the domain of the sender. */
static const char *set_message_id(GMimeMessage *message)
{
    unsigned char random[16];
    char id[2 * sizeof random + 1];
    if (getrandom(random, sizeof random, 0) != (ssize_t)sizeof random)
        return N_("the system gives no random numbers");
    for (size_t i = 0; i < sizeof random; i++)
        snprintf(id + 2 * i, 3, "%02x", random[i]);
    const char *from = compose_mailbox_address(
        internet_address_list_get_address(g_mime_message_get_from(message), 0));
    autofree char *whole = xasprintf("%s%s", id, strrchr(from, '@'));
    g_mime_message_set_message_id(message, whole);
    return NULL;
}

static const char *set_parts(GMimeMessage *message,
                             const struct compose_head *head)
{
    const char *why = set_people(message, head);
    if (why)
        return why;
    set_subject(message, text_of(head->subject));
    why = set_date(message, head->date);
    if (!why)
        why = set_message_id(message);
    if (!why)
        compose_references(message, head);
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
    const char *why = set_parts(message, head);
    if (!why) {
        GMimePart *part = compose_body(body, len);
        g_mime_message_set_mime_part(message, GMIME_OBJECT(part));
        g_object_unref(part);
        why = write_message(message, ret);
    }
    g_object_unref(message);
    return why;
}
