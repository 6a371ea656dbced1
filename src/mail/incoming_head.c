/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "mail/incoming_head.h"

#include "base/buf.h"
#include "base/mem.h"
#include "base/span.h"
#include "base/text.h"
#include "model/mail_told.h"

#include <gmime/gmime.h>
#include <string.h>

/* Of a thread the first and the newest mails are kept (RFC 5322 3.6.4). */
enum { REFERENCES_MAX = 21, ID_MAX = 250 };

void incoming_head_none(struct mail_head *ret)
{
    *ret = (struct mail_head){
        .reply_to = xstrdup(""),
        .from = xstrdup(""),
        .to = xstrdup(""),
        .subject = xstrdup(""),
        .message_id = xstrdup(""),
        .references = xstrdup(""),
        .auto_submitted = xstrdup(""),
        .bare = true,
    };
}

/* Trimmed; new. */
static char *clean(const char *text)
{
    autofree char *line =
        span_clean(span_of(text, text ? strlen(text) : 0), MAIL_HEAD_TEXT_MAX);
    return text_trim(line);
}

static const char *raw_value(GMimeMessage *message, const char *name)
{
    GMimeHeader *header = g_mime_header_list_get_header(
        g_mime_object_get_header_list(GMIME_OBJECT(message)), name);
    return header ? g_mime_header_get_raw_value(header) : NULL;
}

/* Folded lines become one; new. */
static char *unfolded(const char *value)
{
    char *text = xstrdup(value ? value : "");
    char *to = text;
    for (const char *c = text; *c; c++)
        if (*c != '\r' && *c != '\n')
            *to++ = *c;
    *to = '\0';
    return text;
}

/* As mail clients show it: "Care [mailto:care@example.org]" or
 * "Care <mailto:care@example.org>" is "Care <care@example.org>". */
static void remove_mailto(char *text)
{
    static const char word[] = "mailto:";
    for (char *at = text; (at = strstr(at, word));) {
        char *close = at + strcspn(at, "]>");
        if (at == text || !strchr("[<", at[-1]) || !*close)
            return;
        at[-1] = '<';
        *close = '>';
        memmove(at, at + sizeof word - 1, strlen(at + sizeof word - 1) + 1);
    }
}

/* New; NULL: there is none. */
static char *print_list(InternetAddressList *list)
{
    if (!list || internet_address_list_length(list) == 0)
        return NULL;
    char *text = internet_address_list_to_string(list, NULL, FALSE);
    char *ret = clean(text);
    g_free(text);
    return ret;
}

/* As it came, where no address can be found in it. */
static char *addresses(GMimeMessage *message, GMimeAddressType type,
                       const char *name)
{
    char *ret = print_list(g_mime_message_get_addresses(message, type));
    if (ret)
        return ret;
    autofree char *raw = unfolded(raw_value(message, name));
    remove_mailto(raw);
    InternetAddressList *list = internet_address_list_parse(NULL, raw);
    ret = print_list(list);
    if (list)
        g_object_unref(list);
    if (ret)
        return ret;
    char *text = g_mime_utils_header_decode_text(NULL, raw);
    ret = clean(text);
    g_free(text);
    return ret;
}

static void add_id(struct buf *out, const char *id)
{
    if (strlen(id) > ID_MAX || id[strcspn(id, " \t\r\n<>")])
        return;
    if (out->len > 0)
        buf_putc(out, ' ');
    buf_printf(out, "<%s>", id);
}

static char *ids(const char *value)
{
    struct buf out;
    GMimeReferences *list = g_mime_references_parse(NULL, value ? value : "");
    int count = g_mime_references_length(list);
    buf_init(&out, MAIL_HEAD_TEXT_MAX);
    for (int i = 0; i < count; i++)
        if (i == 0 || i > count - REFERENCES_MAX)
            add_id(&out, g_mime_references_get_message_id(list, i));
    g_mime_references_free(list);
    autofree char *text = buf_steal(&out);
    return clean(text);
}

static char *references(GMimeMessage *message)
{
    char *list = ids(raw_value(message, "References"));
    if (*list)
        return list;
    free(list);
    return ids(raw_value(message, "In-Reply-To"));
}

static char *message_id(GMimeMessage *message)
{
    struct buf out;
    const char *id = g_mime_message_get_message_id(message);
    buf_init(&out, MAIL_HEAD_TEXT_MAX);
    if (id && *id)
        add_id(&out, id);
    autofree char *text = buf_steal(&out);
    return clean(text);
}

/* RFC 3834 5, or what programs of its time said instead. */
static char *auto_submitted(GMimeMessage *message)
{
    static const char *const names[] = {"Auto-Submitted", "X-Autoreply",
                                        "X-Autorespond", "X-Auto-Response",
                                        "X-Autoresponder"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char *value = clean(raw_value(message, names[i]));
        if (*value && !text_same(value, "no"))
            return value;
        free(value);
    }
    autofree char *precedence = clean(raw_value(message, "Precedence"));
    return xstrdup(text_same(precedence, "auto_reply") ? precedence : "");
}

static time_t date(GMimeMessage *message)
{
    GDateTime *when = g_mime_message_get_date(message);
    gint64 unix_time = when ? g_date_time_to_unix(when) : 0;
    return unix_time > 0 ? (time_t)unix_time : 0;
}

void incoming_head_read(GMimeMessage *message, struct mail_head *ret)
{
    *ret = (struct mail_head){
        .reply_to = addresses(message, GMIME_ADDRESS_TYPE_REPLY_TO, "Reply-To"),
        .from = addresses(message, GMIME_ADDRESS_TYPE_FROM, "From"),
        .to = addresses(message, GMIME_ADDRESS_TYPE_TO, "To"),
        .subject = clean(g_mime_message_get_subject(message)),
        .message_id = message_id(message),
        .references = references(message),
        .auto_submitted = auto_submitted(message),
        .date = date(message),
    };
    if (*ret->reply_to)
        return;
    free(ret->reply_to);
    ret->reply_to = xstrdup(ret->from);
}
