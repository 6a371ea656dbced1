/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/mail_address.h"

#include <arpa/inet.h>
#include <string.h>
#include <strings.h>

#define LITERAL_MAX 64u /* more than an IPv6 address with its tag needs */

/* RFC 5322 3.2.3, and RFC 6532 3.2 for what is not ASCII. */
static bool is_atext(unsigned char c)
{
    return c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || (c && strchr("!#$%&'*+-/=?^_`{|}~", c));
}

static enum mail_fault fault_at(struct mail_address *mail, const char *part,
                                size_t len, enum mail_fault fault)
{
    mail->part = part;
    mail->part_len = len;
    return fault;
}

/* The quoted string's length with both quotes, 0: it does not end. RFC 5321
 * 4.1.2: a backslash quotes what follows it. */
static size_t quoted_len(const char *text)
{
    size_t i = 1;
    while (text[i] && text[i] != '"')
        i += text[i] == '\\' && text[i + 1] ? 2 : 1;
    return text[i] == '"' ? i + 1 : 0;
}

/* "Name <a@b>" and "<a@b>"; a quoted local part may have < and >. */
static bool has_brackets(const char *text, struct mail_address *mail)
{
    const char *open = strrchr(text, '<');
    const char *close = open ? strchr(open, '>') : NULL;
    if (!close || !memchr(open, '@', (size_t)(close - open)) || close[1])
        return false;
    fault_at(mail, open + 1, (size_t)(close - open - 1), MAIL_NAMED);
    return true;
}

static bool is_several(const char *text, struct mail_address *mail)
{
    size_t len = strcspn(text, ",; ");
    if (!text[len] || !memchr(text, '@', len))
        return false;
    if (!strchr(text + len, '@'))
        return false;
    fault_at(mail, text, len, MAIL_SEVERAL);
    return true;
}

static enum mail_fault read_around(const char *text, struct mail_address *mail)
{
    if (strncasecmp(text, "mailto:", 7) == 0)
        return fault_at(mail, text + 7, strcspn(text + 7, "?"), MAIL_MAILTO);
    if (has_brackets(text, mail))
        return MAIL_NAMED;
    if (text[0] != '"' && is_several(text, mail))
        return MAIL_SEVERAL;
    return MAIL_FINE;
}

static enum mail_fault read_quoted(const char *text, struct mail_address *mail)
{
    size_t len = quoted_len(text);
    mail->quoted = true;
    if (len == 0 || text[len] != '@')
        return fault_at(mail, text, len ? len : strlen(text), MAIL_QUOTE);
    for (size_t i = 0; i < len; i++)
        mail->utf8 |= (unsigned char)text[i] >= 0x80;
    mail->local_len = len;
    return MAIL_FINE;
}

static enum mail_fault read_dot_atom(const char *text,
                                     struct mail_address *mail)
{
    size_t len = strcspn(text, "@");
    if (!text[len])
        return MAIL_NO_AT;
    if (len == 0)
        return MAIL_NO_LOCAL;
    if (memchr(text, ' ', len))
        return MAIL_BLANK;
    for (size_t i = 0; i < len; i++) {
        bool dot = text[i] == '.';
        if (!dot && !is_atext((unsigned char)text[i]))
            return fault_at(mail, text + i, 1, MAIL_CHARACTER);
        if (dot && (i == 0 || i + 1 == len || text[i + 1] == '.'))
            return fault_at(mail, text, len, MAIL_DOT);
        mail->utf8 |= (unsigned char)text[i] >= 0x80;
    }
    mail->local_len = len;
    return MAIL_FINE;
}

/* RFC 5321 4.1.3. Other tags than IPv6 were never given out. */
static bool is_literal(const char *domain, size_t len)
{
    char inner[LITERAL_MAX];
    unsigned char bytes[16];
    if (len < 3 || len >= sizeof inner || domain[len - 1] != ']')
        return false;
    memcpy(inner, domain + 1, len - 2);
    inner[len - 2] = '\0';
    if (strncasecmp(inner, "IPv6:", 5) == 0)
        return inet_pton(AF_INET6, inner + 5, bytes) == 1;
    return inet_pton(AF_INET, inner, bytes) == 1;
}

static enum mail_fault read_domain(const char *domain,
                                   struct mail_address *mail)
{
    mail->domain = domain;
    mail->domain_len = strlen(domain);
    if (mail->domain_len == 0)
        return MAIL_NO_DOMAIN;
    if (strchr(domain, '@'))
        return MAIL_TWO_AT;
    if (strchr(domain, ' '))
        return MAIL_BLANK;
    mail->literal = domain[0] == '[';
    if (mail->literal && !is_literal(domain, mail->domain_len))
        return fault_at(mail, domain, mail->domain_len, MAIL_LITERAL);
    return MAIL_FINE;
}

enum mail_fault mail_address_read(const char *text, struct mail_address *ret)
{
    *ret = (struct mail_address){.local = text};
    enum mail_fault fault = read_around(text, ret);
    if (fault)
        return fault;
    fault = text[0] == '"' ? read_quoted(text, ret) : read_dot_atom(text, ret);
    if (!fault)
        fault = read_domain(text + ret->local_len + 1, ret);
    if (fault)
        return fault;
    if (ret->local_len > MAIL_LOCAL_MAX)
        return MAIL_LONG_LOCAL;
    return ret->local_len + 1 + ret->domain_len > MAIL_MAX ? MAIL_LONG
                                                           : MAIL_FINE;
}
