#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
#
# test_probe_smtp.sh PROGRAM PROBE: what the probe reads from port 25, of real
# servers and of those that behave like none. Prints TAP.
set -u
root=$(readlink -f -- "$(dirname -- "$0")/../..")
. "$root/tests/net/inside.sh"
probe=$2
. "$root/tests/net/facts.sh"

name='known mail.harbour-post.com'
tap 'the greeting on loopback' is "$name" fact greeting 127.0.0.1
tap 'on the public address' is "$name" fact greeting "$WORLD_IP4"
tap 'by IPv6' is "$name" fact greeting "$WORLD_IP6"
tap 'the name in the EHLO answer' is "$name" told greeting ehlo "$WORLD_IP4"
tap 'STARTTLS is offered' is 'known offered' \
    told greeting starttls "$WORLD_IP4"
tap 'the software' has Postfix facts greeting "$WORLD_IP4"
if [ -n "$WORLD_MTA2" ]; then
    tap 'another mail server' has known fact greeting "$WORLD_MTA2"
else
    tap_skip 'another mail server' 'OpenSMTPD could not be fetched'
fi
tap 'nobody listens' is 'absent nobody listens on port 25' \
    fact greeting "$WORLD_WEB"

# wanted KIND ANSWER: of a hostile server.
wanted() {
    tap "smtp-$1" has "$2" fact greeting "$(hostile "smtp-$1")"
    tap "smtp-$1 comes out clean" unclean greeting "$(hostile "smtp-$1")"
}
wanted flood 'failed'
wanted escape 'known bad: '
wanted localhost 'known bad: localhost: '
wanted refuse 'known refused: 554 5.7.1 Messages from'
wanted garbage 'failed'
wanted ehlo-flood 'known mail.hoster.net'
wanted nameless 'known bad: '
wanted no-tls 'known mail.hoster.net'
wanted close 'failed it hung up without a greeting'
wanted lines 'known mail.hoster.net'
tap 'no STARTTLS is no fault of the greeting' is 'absent not offered' \
    told greeting starttls "$(hostile smtp-lines)"

# Both are slow: at the same time they take no longer than one.
slow() {
    for kind in silent tarpit; do
        printf '{"ask": "greeting", "subject": "%s"}\n' \
            "$(hostile "smtp-$kind")"
    done | timeout 60 "$probe" | grep -c '"done":true'
}
tap 'silence and a tarpit end' is 2 slow
# The goodbye is nobody's to wait for.
tap 'no answer to QUIT stops nobody' seconds_below 5 \
    fact greeting "$(hostile smtp-no-quit)"
tap 'and its name is read' is 'known mail.hoster.net' \
    fact greeting "$(hostile smtp-no-quit)"
tap 'an address that nothing leads to' is \
    'failed there is no way to it from here' fact greeting fe80::1
set='"timeout_ms": 1000'
tap 'or by the limit of the run' seconds_below 3 \
    fact greeting "$(hostile smtp-silent)"
tap_end
