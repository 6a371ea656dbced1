# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
# shellcheck shell=sh
#
# Sourced by test_world.sh: mail servers.

# Of an address: its banner and what it answers to EHLO.
greeting() {
    swaks --server "$1" --timeout 5 --quit-after EHLO
}

# The same by IPv6, which swaks does without.
greeting6() {
    curl -sS -v --max-time 5 -X NOOP "smtp://[$1]/"
}

# What TLS after STARTTLS comes to.
verified() {
    openssl s_client -starttls smtp -connect "$1:25" -brief \
        -verify_hostname "$WORLD_NAME" </dev/null 2>&1 |
        sed -n 's/^Verification: //p'
}

said_by_postconf() {
    postconf -h myhostname
}

tap 'postfix greets on the loopback' has '220 mail.harbour-post.com ESMTP' \
    greeting 127.0.0.1
tap 'on that of IPv6' has '220 mail.harbour-post.com ESMTP' greeting6 ::1
tap 'on the public address' has '250-mail.harbour-post.com' \
    greeting "$WORLD_IP4"
tap 'on that of IPv6' has '250-mail.harbour-post.com' greeting6 "$WORLD_IP6"
tap 'not on the poor one' has 'Connection refused' greeting "$WORLD_IP4_POOR"
tap 'it offers STARTTLS' has STARTTLS greeting "$WORLD_IP4"
tap 'with a certificate of its name' is OK verified "$WORLD_IP4"
tap 'postconf knows the name' is "$WORLD_NAME" said_by_postconf
tap '/etc/mailname knows the name' is "$WORLD_NAME" cat /etc/mailname
if [ -n "$WORLD_MTA2" ]; then
    tap 'OpenSMTPD greets' has '220 mx2.hoster.net ESMTP OpenSMTPD' \
        greeting "$WORLD_MTA2"
    tap 'offers STARTTLS' has STARTTLS greeting "$WORLD_MTA2"
else
    tap 'OpenSMTPD greets # SKIP it is not there, see fetch_mta.sh' true
fi
