/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* Who takes mail, and what they say when they do not. */
#include "loggen.h"

static const struct server servers[] = {
    {YAHOO, "mta5.am0.yahoodns.net", "67.195.204.72", "yahoo.com"},
    {YAHOO, "mta6.am0.yahoodns.net", "98.136.96.91", "yahoo.com"},
    {YAHOO, "mta7.am0.yahoodns.net", "98.138.112.35", "ymail.com"},
    {YAHOO, "mx-aol.mail.gm0.yahoodns.net", "98.136.96.92", "aol.com"},
    {YAHOO, "mx-att.mail.am0.yahoodns.net", "66.218.88.1", "att.net"},
    {YAHOO, "mx-apac.mail.gm0.yahoodns.net", "106.10.166.54", "yahoo.com.sg"},
    {YAHOO, "mx2.mail.tw.yahoo.com", "203.188.197.9", "yahoo.com.tw"},
    {YAHOO, "mx5.biz.mail.yahoo.com", "98.139.214.154", "yahoo.com"},
    {MICROSOFT, "outlook-com.olc.protection.outlook.com", "104.47.55.33",
     "outlook.com"},
    {MICROSOFT, "hotmail-com.olc.protection.outlook.com", "104.47.12.33",
     "hotmail.com"},
    {GMAIL, "gmail-smtp-in.l.google.com", "142.250.102.26", "gmail.com"},
    {GMAIL, "alt1.gmail-smtp-in.l.google.com", "142.250.153.26", "gmail.com"},
    {NOBODY, "mx1.mail.yahoo.co.jp", "183.79.56.161", "yahoo.co.jp"},
    {NOBODY, "mx.small.example", "192.0.2.44", "small.example"},
    {NOBODY, "mx.notyahoodns.net", "192.0.2.45", "notyahoo.com"},
    {NOBODY, "yahoodns.net.mx.example", "192.0.2.46", "yahoo.com.example"},
    {NOBODY, "mx-ha.web.de.example", "192.0.2.47", "l.google.com.example"},
};

#define PAGE "https://postmaster.yahooinc.com/error-codes"

static const struct reply replies[] = {
    {YAHOO, "TSS04", 421, "4.7.0",
     "4.7.0 [TSS04] Messages from %o temporarily deferred due to unexpected "
     "volume or user complaints - 4.16.55.1; see " PAGE,
     AT_MAIL, true, true},
    {YAHOO, "TSS05", 421, "4.7.0",
     "4.7.0 [TSS05] Messages from %o temporarily deferred due to user "
     "complaints - 4.16.55.1; see " PAGE,
     AT_GREETING, true, true},
    {YAHOO, "TS03", 421, "4.7.1",
     "4.7.1 [TS03] All messages from %o will be permanently deferred; Retrying "
     "will NOT succeed. See https://help.yahoo.com/kb/postmaster/SLN3436.html",
     AT_GREETING, true, true},
    {YAHOO, "TSX42", 421, "4.7.0",
     "4.7.0 [TSX42] A code of tomorow from %o; see "
     "https://senders.yahooinc.com/smtp-error-codes",
     AT_RCPT, true, true},
    {YAHOO, "GL01", 421, "4.7.0",
     "4.7.0 [GL01] Message from (%o) temporarily deferred - 4.16.50. Please "
     "refer to http://postmaster.yahoo.com/errors/postmaster-21.html",
     AT_DATA, true, true},
    {YAHOO, "TSS09", 553, "5.7.2",
     "5.7.2 [TSS09] All messages from %o will be permanently deferred; "
     "Retrying will NOT succeed. See " PAGE,
     AT_MAIL, true, true},
    {YAHOO, "BL21", 553, "5.7.1",
     "5.7.1 [BL21] Connections will not be accepted from %o, because the ip is "
     "in Spamhaus's list; see http://postmaster.yahoo.com/550-bl23.html",
     AT_GREETING, true, true},
    {YAHOO, "PH01", 554, "",
     "Message not allowed - [PH01] Email not accepted for policy reasons. "
     "Please visit " PAGE,
     AT_DATA, true, false},
    {YAHOO, "VS1-IP", 451, "4.1.8",
     "VS1-IP Excessive unknown recipients - possible Open Relay (#4.1.8)",
     AT_RCPT, false, false},
    {YAHOO, "", 554, "5.7.9",
     "5.7.9 Message not accepted for policy reasons. See " PAGE, AT_DATA, true,
     false},
    {YAHOO, "", 451, "",
     "Message temporarily deferred due to unresolvable RFC.5321 from domain; "
     "see " PAGE,
     AT_DATA, true, false},
    {YAHOO, "", 421, "4.16.50",
     "Message from (%o) temporarily deferred - 4.16.50. Please refer to "
     "http://help.yahoo.com/help/us/mail/defer/defer-06.html",
     AT_DATA, true, true},
    {YAHOO, "", 554, "",
     "delivery error: dd This user doesn't have a yahoo.com account (%r) [0] - "
     "mta1061.mail.ne1.yahoo.com",
     AT_DATA, false, false},
    {MICROSOFT, "S775", 451, "4.7.650",
     "4.7.650 The mail server [%o] has been temporarily rate limited due to IP "
     "reputation. For e-mail delivery information, see "
     "https://postmaster.live.com (S775)",
     AT_MAIL, true, true},
    {MICROSOFT, "S3140", 550, "5.7.1",
     "5.7.1 Unfortunately, messages from [%o] weren't sent. Please contact "
     "your Internet service provider since part of their network is on our "
     "block list (S3140).",
     AT_MAIL, false, true},
    {MICROSOFT, "", 550, "5.7.515",
     "5.7.515 Access denied, sending domain example.org does not meet the "
     "required authentication level.",
     AT_DATA, false, false},
    {GMAIL, "", 421, "4.7.28",
     "4.7.28 [%o      15] Gmail has detected an unusual rate of unsolicited "
     "mail originating from your IP address. Visit "
     "https://support.google.com/mail/?p=UnsolicitedRateLimitError - gsmtp",
     AT_DATA, true, true},
    {GMAIL, "", 550, "5.7.26",
     "5.7.26 Your email has been blocked because the sender is "
     "unauthenticated. https://support.google.com/mail/answer/81126 - gsmtp",
     AT_DATA, true, false},
    {NOBODY, "", 421, "4.7.0",
     "4.7.0 [TSS04] Messages from %o temporarily deferred, ask Yahoo why",
     AT_MAIL, false, false},
    {NOBODY, "", 421, "",
     "Too many connections from %o, see "
     "https://postmaster.yahooinc.com/error-codes",
     AT_GREETING, false, false},
    {NOBODY, "", 553, "", "Mail from %o not allowed - VS98-IP0 deferred",
     AT_MAIL, false, false},
    {NOBODY, "", 550, "",
     "5.1.1 forwarding failed: host mta5.am0.yahoodns.net[67.195.204.72] said: "
     "421 4.7.0 [TSS04] Messages from 192.0.2.44 temporarily deferred - "
     "4.16.55.1; see " PAGE,
     AT_RCPT, false, false},
    {NOBODY, "", 554, "5.7.1",
     "5.7.1 <%r>: your mta7.am0.yahoodns.net [BL21] is refused", AT_RCPT, false,
     false},
};

const char decoy_said[] =
    "421 4.7.0 [TSS04] Messages from 203.0.113.99 temporarily deferred due to "
    "user complaints - 4.16.55.1; see " PAGE;

/* One of eight goes to Yahoo, one of ten to the others. */
const struct server *gen_server(struct gen *gen)
{
    enum { YAHOOS = 8, OTHERS = 4, ALL = sizeof servers / sizeof *servers };
    uint64_t dice = gen_random(gen, 100);
    if (!gen->none && dice < 45)
        return &servers[gen_random(gen, YAHOOS)];
    if (!gen->none && dice < 60)
        return &servers[YAHOOS + gen_random(gen, OTHERS)];
    return &servers[YAHOOS + OTHERS + gen_random(gen, ALL - YAHOOS - OTHERS)];
}

/* Most often the first ones. */
const struct reply *gen_reply(struct gen *gen, int provider)
{
    size_t first = 0, count = 0;
    for (size_t i = sizeof replies / sizeof *replies; i-- > 0;) {
        if (replies[i].provider != provider)
            continue;
        first = i;
        count++;
    }
    uint64_t dice = gen_random(gen, count * count);
    size_t place = 0;
    while ((place + 1) * (place + 1) <= dice)
        place++;
    return &replies[first + count - 1 - place];
}
