/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "probe/smtp_greeting.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "probe/smtp_name.h"

#include <string.h>

#define REPLY_LINE_OCTETS 512u /* with CR LF, RFC 5321 4.5.3.1.5 */

static const struct {
    const char *word, *software;
} programs[] = {
    /* What contains another one's word comes first. */
    {"OpenSMTPD", "OpenSMTPD"},
    {"Postfix", "Postfix"},
    {"Exim", "Exim"},
    {"Sendmail", "Sendmail"},
    {"qmail", "qmail"},
    {"netqmail", "qmail"},
    {"Microsoft ESMTP", "Microsoft Exchange"},
    {"PowerMTA", "PowerMTA"},
    {"KumoMTA", "KumoMTA"},
    {"Haraka", "Haraka"},
    {"Stalwart", "Stalwart"},
    {"maddy", "maddy"},
    {"MDaemon", "MDaemon"},
    {"IceWarp", "IceWarp"},
    {"Zimbra", "Zimbra"},
    {"Kerio", "Kerio Connect"},
    {"CommuniGate", "CommuniGate Pro"},
    {"Lotus Domino", "Domino"},
    {"HCL Domino", "Domino"},
    {"ecelerity", "Momentum"},
};

static void break_off(struct smtp_greeting *greeting, const char *why)
{
    greeting->stage = SMTP_BROKEN;
    greeting->broken = why;
}

static bool is_letter_or_digit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9');
}

/* Whole words only: a host may be called "eximious". */
static bool has_word(struct span text, const char *word)
{
    bool start = true;
    for (; text.len; text.at++, text.len--) {
        struct span rest = text;
        if (start && span_skip(&rest, word) &&
            (!rest.len || !is_letter_or_digit(*rest.at)))
            return true;
        start = !is_letter_or_digit(*text.at);
    }
    return false;
}

static void find_software(struct smtp_greeting *greeting, struct span text)
{
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++)
        if (!greeting->software && has_word(text, programs[i].word))
            greeting->software = programs[i].software;
}

/* The greeting of a Cisco filter has asterisks for all but some digits, and
 * for all behind the name at least. */
static bool is_starred(struct span text)
{
    size_t stars = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (!text.at[i] || !strchr("*02 ", text.at[i]))
            return false;
        stars += text.at[i] == '*';
    }
    return stars > 2;
}

static void read_greeting_line(struct smtp_greeting *greeting, struct span text)
{
    if (greeting->greeting.code != 220)
        return;
    if (greeting->greeting.lines == 1) {
        struct span name;
        smtp_name_read(text, &greeting->name);
        greeting->filtered = is_starred(text);
        span_word(&text, &name);
        greeting->filtered |= is_starred(text);
    }
    find_software(greeting, text);
}

/* RFC 1870 3: up to 20 digits. */
static void read_size(struct smtp_greeting *greeting, struct span digits)
{
    unsigned long long size = 0;
    if (digits.len > 20)
        return;
    for (size_t i = 0; i < digits.len; i++) {
        unsigned digit = (unsigned char)digits.at[i] - (unsigned)'0';
        if (digit > 9 || __builtin_mul_overflow(size, 10ull, &size) ||
            __builtin_add_overflow(size, digit, &size))
            return;
    }
    greeting->has_size = true;
    greeting->size = size;
}

/* XXXXXXXA is what a Cisco filter makes of STARTTLS. */
static void read_extension(struct smtp_greeting *greeting, struct span text)
{
    struct span keyword, digits = {0};
    if (!span_word(&text, &keyword))
        return;
    if (span_skip(&keyword, "SIZE=")) {
        read_size(greeting, keyword);
    } else if (span_is(keyword, "SIZE")) {
        span_word(&text, &digits);
        read_size(greeting, digits);
    } else if (span_is(keyword, "STARTTLS")) {
        greeting->starttls = true;
    } else if (span_is(keyword, "XXXXXXXA")) {
        greeting->filtered = true;
    }
}

static void read_ehlo_line(struct smtp_greeting *greeting, struct span text)
{
    if (greeting->ehlo.code != 250)
        return;
    if (greeting->ehlo.lines == 1)
        smtp_name_read(text, &greeting->helo_name);
    else if (greeting->stage == SMTP_WANTS_EHLO)
        read_extension(greeting, text);
}

static void add_text(struct smtp_reply *reply, struct span text)
{
    size_t used = reply->text ? strlen(reply->text) + 1 : 0;
    if (used >= SMTP_TEXT_MAX) {
        reply->cut = true;
        return;
    }
    autofree char *all = span_clean(text, SMTP_LINE_MAX * 3);
    autofree char *clean =
        span_clean(span_of(all, strlen(all)), SMTP_TEXT_MAX - used);
    reply->cut |= strlen(all) > strlen(clean);
    char *joined =
        used ? xasprintf("%s\n%s", reply->text, clean) : xstrdup(clean);
    free(reply->text);
    reply->text = joined;
}

/* The three digits of RFC 5321 4.2.1, 0: there are none. */
static int code_of(struct span line)
{
    if (line.len < 3 || line.at[0] < '2' || line.at[0] > '5' ||
        line.at[1] < '0' || line.at[1] > '9' || line.at[2] < '0' ||
        line.at[2] > '9')
        return 0;
    if (line.len > 3 && line.at[3] != ' ' && line.at[3] != '-' &&
        line.at[3] != '\t')
        return 0;
    return (line.at[0] - '0') * 100 + (line.at[1] - '0') * 10 +
           (line.at[2] - '0');
}

static void next_stage(struct smtp_greeting *greeting)
{
    switch (greeting->stage) {
    case SMTP_WANTS_GREETING:
        greeting->stage =
            greeting->greeting.code == 220 ? SMTP_WANTS_EHLO : SMTP_DONE;
        break;
    case SMTP_WANTS_EHLO: /* RFC 5321 3.2: then try HELO */
        greeting->extended = greeting->ehlo.code == 250;
        greeting->stage =
            greeting->ehlo.code / 100 == 5 ? SMTP_WANTS_HELO : SMTP_DONE;
        break;
    case SMTP_WANTS_HELO:
        greeting->stage = SMTP_DONE;
        break;
    case SMTP_DONE:
    case SMTP_BROKEN:
        break;
    }
}

static void reply_done(struct smtp_reply *reply)
{
    free(reply->text);
    *reply = (struct smtp_reply){0};
}

static void read_line(struct smtp_greeting *greeting, struct span line)
{
    bool greets = greeting->stage == SMTP_WANTS_GREETING;
    struct smtp_reply *reply = greets ? &greeting->greeting : &greeting->ehlo;
    int code = code_of(line);
    if (!code) {
        add_text(reply, line);
        break_off(greeting, N_("What answers does not speak SMTP."));
        return;
    }
    if (!greeting->in_reply)
        reply_done(reply);
    bool last = line.len == 3 || line.at[3] != '-';
    size_t skipped = line.len > 3 ? 4 : 3;
    struct span text = span_of(line.at + skipped, line.len - skipped);
    greeting->in_reply = !last;
    reply->mixed |= reply->code && reply->code != code;
    if (!reply->code)
        reply->code = code;
    if (++reply->lines > SMTP_LINES_MAX) {
        break_off(greeting, N_("The server's reply does not end."));
        return;
    }
    add_text(reply, text);
    if (greets)
        read_greeting_line(greeting, text);
    else
        read_ehlo_line(greeting, text);
    if (last)
        next_stage(greeting);
}

static bool is_over(const struct smtp_greeting *greeting)
{
    return greeting->stage == SMTP_DONE || greeting->stage == SMTP_BROKEN;
}

static void end_line(struct smtp_greeting *greeting)
{
    struct span line = span_of(greeting->line, greeting->line_len);
    greeting->long_line |= greeting->line_octets > REPLY_LINE_OCTETS;
    while (line.len && line.at[line.len - 1] == '\r')
        line.len--;
    greeting->line_len = 0;
    greeting->line_octets = 0;
    read_line(greeting, line);
}

void smtp_greeting_feed(struct smtp_greeting *greeting, const char *bytes,
                        size_t len)
{
    for (size_t i = 0; i < len && !is_over(greeting); i++) {
        greeting->line_octets++;
        if (++greeting->bytes > SMTP_BYTES_MAX)
            break_off(greeting, N_("The server's reply does not end."));
        else if (bytes[i] == '\n')
            end_line(greeting);
        else if (greeting->line_len < SMTP_LINE_MAX)
            greeting->line[greeting->line_len++] = bytes[i];
    }
}

void smtp_greeting_end(struct smtp_greeting *greeting)
{
    if (!is_over(greeting) && greeting->line_len)
        end_line(greeting);
}

void smtp_greeting_done(struct smtp_greeting *greeting)
{
    reply_done(&greeting->greeting);
    reply_done(&greeting->ehlo);
    smtp_name_done(&greeting->name);
    smtp_name_done(&greeting->helo_name);
    *greeting = (struct smtp_greeting){0};
}
