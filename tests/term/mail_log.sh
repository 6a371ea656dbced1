#!/bin/sh
# SPDX-License-Identifier: MIT
# Writes mail.log: Postfix and Yahoo, three weeks up to yesterday. Each day the
# same, but that every fifth has a refusal for a listed address.
now=$(date +%s)
to_yahoo() # DAY SECOND QUEUE RECIPIENT RESULT
{
    printf '%s mx1 postfix/smtp[2211]: %s%02d: to=<%s>, relay=%s, delay=5, %s\n' \
        "$(date -u -d "@$((now - $1 * 86400 - now % 86400 + $2))" +%Y-%m-%dT%H:%M:%S+00:00)" \
        "$3" "$1" "$4" 'mta5.am0.yahoodns.net[67.195.204.72]:25' "$5"
}
said='(host mta5.am0.yahoodns.net[67.195.204.72] said:'
see='see https://postmaster.yahooinc.com/error-codes'
for day in 21 20 19 18 17 16 15 14 13 12 11 10 9 8 7 6 5 4 3 2 1; do
    for n in 1 2 3; do
        to_yahoo "$day" $((30000 + n)) "4B61C0$n" "carla$n@yahoo.com" \
            'dsn=2.0.0, status=sent (250 ok dirdel)'
    done
    to_yahoo "$day" 40000 3F2A61C0 anna@yahoo.com \
        "dsn=4.7.0, status=deferred $said 421 4.7.0 [TSS04] Messages from 8.8.4.17 temporarily deferred due to unexpected volume or user complaints - 4.16.55.1; $see (in reply to MAIL FROM command))"
    [ $((day % 5)) -ne 0 ] ||
        to_yahoo "$day" 50000 5D2A61C0 ben@aol.com \
            "dsn=5.7.9, status=bounced $said 554 5.7.9 [TSS07] Messages from 8.8.4.18 permanently deferred; $see (in reply to MAIL FROM command))"
done >mail.log
