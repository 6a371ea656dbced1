#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
#
# test_probe_dns.sh PROGRAM PROBE: what the probe finds in the DNS, polite and
# hostile. Prints TAP.
set -u
root=$(readlink -f -- "$(dirname -- "$0")/../..")
. "$root/tests/net/inside.sh"
probe=$2
. "$root/tests/net/facts.sh"

tap 'one PTR' is 'known mail.harbour-post.com' fact ptr "$WORLD_IP4"
tap 'one by IPv6' is 'known mail.harbour-post.com' fact ptr "$WORLD_IP6"
tap 'no PTR' is 'absent no such name' fact ptr 45.90.4.99
tap 'it leads back' is 'known pass' fact fcrdns "$WORLD_IP4"
tap 'so does that of IPv6' is 'known pass' fact fcrdns "$WORLD_IP6"
tap 'an alias that does is told' is \
    'known pass: alias42.hoster.net is an alias' fact fcrdns 45.90.4.42
tap 'addresses of a name' is "known $WORLD_IP4 $WORLD_IP6" \
    fact forward mail.harbour-post.com
tap 'no such name' is 'absent no such name' fact forward nowhere-at-all.com
tap 'mail servers' is 'known 10 mail.harbour-post.com' fact mx harbour-post.com
tap 'null MX' has 'known null' fact mx no-mail.org
tap 'the domain exists' has 'known exists' fact soa harbour-post.com
tap 'a name below it exists' has 'known exists' fact soa mail.harbour-post.com
tap 'one does not' is 'absent no such name' fact soa nowhere-at-all.com

odd=$(sed -n 's/^\([0-9]*\) .*/\1/p' "$root"/tests/net/zones/4.90.45.in-addr.arpa.zone |
    sort -un)
for last in $odd; do
    tap "45.90.4.$last comes out clean" unclean ptr "45.90.4.$last"
    tap "... and so does where it leads" unclean fcrdns "45.90.4.$last"
done

# The world itself is made slow and wrong.
for kind in silent servfail truncated garbage refused; do
    set="\"resolver\": \"$(hostile "dns-$kind")\""
    tap "dns-$kind: could not find out" has 'failed' fact ptr "$WORLD_IP4"
    tap "dns-$kind: soon enough" seconds_below 20 fact fcrdns "$WORLD_IP4"
done
set="\"resolver\": \"$(hostile dns-late)\""
tap 'a late answer is one' is 'known pass' fact fcrdns "$WORLD_IP4"
set="\"resolver\": \"$(hostile dns-lossy)\""
tap 'a lost question is asked again' is 'known pass' fact fcrdns "$WORLD_IP4"
set="\"resolver\": \"$WORLD_RESOLVER:53\""
tap 'a resolver with its port' is 'known pass' fact fcrdns "$WORLD_IP4"
set='"offline": true'
tap 'offline nobody is asked' is 'failed not asked: offline' \
    fact ptr "$WORLD_IP4"
set='"timeout_ms": 300, "resolver": "'$(hostile dns-silent)'"'
tap 'the whole run has a limit' seconds_below 2 fact ptr "$WORLD_IP4"

# Many at once take no longer than one.
many() {
    {
        printf '{"set": {"resolver": "%s"}}\n' "$(hostile dns-late)"
        for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
            printf '{"ask": "ptr", "subject": "45.90.4.%s"}\n' "$i"
        done
    } | timeout 60 "$probe" | grep -c '"done":true'
}
tap 'twenty questions, twenty answers' is 20 many
tap 'at once' seconds_below 3 many
tap_end
