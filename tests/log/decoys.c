/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* What other programs write beside a mail server, some of it on purpose. */
#include "loggen.h"

static void from_outside(struct gen *gen, unsigned who)
{
    switch (gen_random(gen, 6)) {
    case 0:
        gen_syslog(gen, "sshd",
                   "Invalid user [TSS04] from mta5.am0.yahoodns.net port %u",
                   who);
        break;
    case 1:
        gen_syslog(gen, "named",
                   "client @0x7f 192.0.2.%u#53 (mta7.am0.yahoodns.net): query: "
                   "mta7.am0.yahoodns.net IN A +E(0)",
                   who % 255);
        break;
    case 2:
        gen_syslog(gen, "opendkim",
                   "4A%08X: mta5.am0.yahoodns.net [98.138.1.%u] not internal",
                   who, who % 255);
        break;
    case 3:
        gen_syslog(gen, "dovecot",
                   "imap-login: Login: user=<mx-aol.mail.gm0.yahoodns.net-%u>, "
                   "method=PLAIN, rip=192.0.2.7, lip=203.0.113.25, TLS",
                   who);
        break;
    case 4:
        gen_syslog(gen, "spamd",
                   "spamd: result: Y 9 - "
                   "URIBL,postmaster.yahooinc.com,FREEMAIL scantime=0.%u,"
                   "size=%u,user=421 4.7.0 [TSS04],mid=<%u@yahoo.com>",
                   who % 10, who, who);
        break;
    default:
        gen_syslog(gen, "amavis",
                   "(%u-07) Passed CLEAN, <a@yahoo.com> -> <b@example.org>, "
                   "subject: \"%s\", Hits: -1",
                   who, decoy_said);
    }
}

/* Most lines of a machine have nothing to do with any of this. */
void decoy_any(struct gen *gen)
{
    unsigned who = (unsigned)gen_random(gen, 60000);
    if (gen_chance(gen, 8)) {
        from_outside(gen, who);
        return;
    }
    switch (gen_random(gen, 4)) {
    case 0:
        gen_syslog(gen, "dovecot",
                   "imap-login: Disconnected (auth failed, 1 attempts in 2 "
                   "secs): user=<user%u>, method=PLAIN, rip=192.0.2.%u, "
                   "lip=203.0.113.25, TLS, session=<Zx%u>",
                   who, who % 255, who * 7);
        break;
    case 1:
        gen_syslog(gen, "systemd",
                   "Started Session %u of user backup%u. (timer %u)", who,
                   who % 7, who * 3);
        break;
    case 2:
        gen_syslog(gen, "kernel",
                   "[%u.123456] IN=eth0 OUT= SRC=192.0.2.%u "
                   "DST=203.0.113.25 LEN=60 PROTO=TCP DPT=%u",
                   who * 9, who % 255, who);
        break;
    default:
        gen_syslog(gen, "CRON",
                   "pam_unix(cron:session): session opened for user "
                   "root(uid=0) by (uid=0), number %u",
                   who);
    }
}
