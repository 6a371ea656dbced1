#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
#
# test_submit.sh: senderform-mail composes a mail and hands it to submission
# servers, a real one and those that are not to be trusted. Prints TAP.
set -u
root=$(readlink -f -- "$(dirname -- "$0")/../..")
. "$root/tests/net/inside.sh"
. "$root/tests/net/mails.sh"

write_body
tap 'a mail is composed' compose "Käse <ottilie@$WORLD_NAME>"
if [ -z "$WORLD_USER" ]; then
    tap_skip 'submission' 'there is no saslpasswd2'
    tap_end
fi

tap 'STARTTLS on port 587' has '250 2.0.0 Ok: queued as' submit "$WORLD_NAME" 587
tap 'it is delivered as composed' is_delivered
tap 'TLS on port 465' has '250 2.0.0 Ok: queued as' submit "$WORLD_NAME" 465
tap 'it is delivered as composed' is_delivered
header() {
    grep -m 1 -A 3 "^$1" "$WORLD/delivered"
}
tap 'by TLS, logged in' has 'with ESMTPSA id' header Received:
tap 'who says that it is this machine' has "from $WORLD_NAME (" header Received:
tap 'with the sender in the envelope' has "<ottilie@$WORLD_NAME>" \
    header Return-Path:
tap 'it says how far it is' is 'connecting tls sending ' \
    states "$WORLD_NAME" 587
tap 'each time' is_delivered
tap 'with TLS from the start, too' is 'connecting tls sending ' \
    states "$WORLD_NAME" 465
tap 'each time' is_delivered

tap 'a wrong password' has \
    'does not take this user and password: 535 5.7.8 Error' \
    submit "$WORLD_NAME" 587 wrong
tap 'a wrong password on port 465' has ': 535 5.7.8' \
    submit "$WORLD_NAME" 465 wrong
nobody() {
    user='' submit "$WORLD_NAME" 587
}
tap 'nobody logs in' has 'refuses the message: 554 5.7.1' nobody

compose "nobody-here@$WORLD_NAME"
tap 'an unknown recipient' has \
    'refuses the message: 550 5.1.1 <nobody-here@' submit "$WORLD_NAME" 587
compose "ottilie@$WORLD_NAME, nobody-here@$WORLD_NAME"
tap 'one of two is unknown' has '550 5.1.1' submit "$WORLD_NAME" 587
nothing_delivered() {
    find "$mailbox/new" -type f
}
tap 'then nobody gets it' nothing_delivered
compose "ottilie@$WORLD_NAME"

tap 'a server of another name' has 'cannot be trusted for this name: SSL' \
    submit localhost 587
tap 'on port 465' has 'cannot be trusted for this name: SSL' \
    submit 127.0.0.1 465
strange_authority() {
    SSL_CERT_FILE=$WORLD/keys/unknown-ca.crt submit "$WORLD_NAME" 587
}
tap 'an authority that is not trusted' has 'cannot be trusted' strange_authority
no_authority() {
    SSL_CERT_FILE=/nonexistent submit "$WORLD_NAME" 587
}
tap 'no authorities at all' has 'there are no certificates' no_authority

# hostile_says WANTED KIND: on port 25, with a second's time.
hostile_says() {
    tap "smtp-$2" has "$1" submit "$(hostile "smtp-$2")" 25 secret 1000
}
hostile_says 'offers no TLS' localhost
hostile_says 'no mail server answers there' no-tls
hostile_says 'does not answer in time' silent
hostile_says 'does not answer in time' tarpit
hostile_says 'breaks off' close
hostile_says 'refuses the message: 554 5.7.1 Messages from' refuse
hostile_says 'breaks off' garbage
hostile_says ': ' flood
hostile_says ': ' ehlo-flood
hostile_says ': ' escape
unclean() {
    submit "$(hostile smtp-escape)" 25 secret 1000 >/dev/null
    LC_ALL=C.UTF-8 grep -nP '[\x00-\x09\x0b-\x1f\x7f]|\\u00[0189]|‮|‪' "$WORLD/said"
}
tap 'what a server says comes out clean' unclean
tap 'a server that does not say whether it took it' has \
    'does not say whether it took the message; find out' \
    submit "$WORLD_NAME" 2587 "$WORLD_PASSWORD" 2000
tap 'nobody listens' has 'cannot be reached' submit "$WORLD_NAME" 2
tap 'an address that swallows all' has 'does not answer in time' \
    submit "$WORLD_VOID" 587 x 1000
tap 'no such server' has 'no server of this name' \
    submit nowhere-at-all.com 587
tap 'no name at all' has 'not the name and port of a server' submit 'a b' 587
tap 'no port at all' has 'not the name and port of a server' submit "$WORLD_NAME" 0
silent_names() {
    echo "nameserver $(hostile dns-silent)" >/etc/resolv.conf
    submit "$WORLD_NAME" 587 x 1000
    echo "nameserver $WORLD_RESOLVER" >/etc/resolv.conf
}
tap 'name servers are silent' has 'does not answer in time' silent_names
tap_end
