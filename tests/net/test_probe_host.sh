#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
#
# test_probe_host.sh PROGRAM PROBE: what the installed mail server and the DKIM
# signer say, and what is made of those that say nothing. Prints TAP.
set -u
root=$(readlink -f -- "$(dirname -- "$0")/../..")
. "$root/tests/net/inside.sh"
probe=$2
. "$root/tests/net/facts.sh"

tap 'the mail server' is 'known Postfix' fact mta
tap 'and its name' is "known $WORLD_NAME" told mta mta_name ''

# Debian keeps settings of what was removed; OpenSMTPD is the world's second.
if [ -n "$WORLD_MTA2" ]; then
    echo 'action out relay helo "smtpd.harbour-post.com"' >/etc/smtpd.conf
    tap 'of two that run, the one that has this machine' is 'known Postfix' \
        fact mta
    postfix stop 2>/dev/null
    tap 'of two with settings, the one that runs' is 'known OpenSMTPD' fact mta
    postfix start 2>/dev/null
    rm /etc/smtpd.conf
fi

postconf -e 'proxy_interfaces = 45.9.9.9, 45.9.9.10'
tap 'the NAT before it' is 'known 45.9.9.9' told mta mta_outside ''
tap 'there are two' is 'known yes, by its settings' told mta mta_varies ''
postconf -X proxy_interfaces

printf 'KeyTable mysql://somewhere/keys\n' >/etc/opendkim.conf
tap 'selectors in a database' is \
    'failed they stand in a database, a lookup or a script' fact dkim_selectors
printf 'Domain *\nSelector Letters\n' >/etc/opendkim.conf
tap 'a selector for any domain is one for our own' \
    has '"letters._domainkey.harbour-post.com"' facts dkim_selectors
rm /etc/opendkim.conf
mkfifo /etc/opendkim.conf
tap 'what is no file is not waited for' seconds_below 3 fact dkim_selectors

# postconf is this from now on, in this world only.
no_postconf() {
    printf '#!/bin/sh\n%s\n' "$1" >"$WORLD/postconf"
    chmod 755 "$WORLD/postconf"
    mount --bind "$WORLD/postconf" /usr/sbin/postconf
}
echo news.harbour-post.com >/etc/mailname
no_postconf 'exit 1'
tap 'a mail server that does not say, and none that is not there' is \
    'failed its settings cannot be read' fact mta
umount /usr/sbin/postconf
no_postconf 'exec sleep 333'
left_over() {
    pgrep -fa 'sleep 333$'
}
tap 'one that hangs' is 'failed its settings cannot be read' fact mta
tap 'is waited for shortly' seconds_below 8 fact mta
tap 'and does not stay' left_over
tap_end
