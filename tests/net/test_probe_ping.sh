#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
#
# test_probe_ping.sh PROGRAM PROBE: which names answer, by ping, and by TCP where
# the kernel does not allow that. Prints TAP.
set -u
root=$(readlink -f -- "$(dirname -- "$0")/../..")
. "$root/tests/net/inside.sh"
probe=$2
. "$root/tests/net/facts.sh"

range=/proc/sys/net/ipv4/ping_group_range

tap 'a name answers a ping' is "known answers: $WORLD_WEB" \
    fact ping www.harbour-post.com
tap 'which is said' has "ping of $WORLD_WEB" facts ping www.harbour-post.com
tap 'no answer is no error' is \
    'absent no answer to ping within 3 s; many servers drop pings' \
    fact ping void.harbour-post.com
tap 'and takes 3 s' seconds_below 5 fact ping void.harbour-post.com
tap 'no such name' has 'absent' fact ping nobody.harbour-post.com
tap 'an address within a network is not asked' is \
    "failed not asked: $WORLD_INSIDE is a private address" \
    fact ping inside.harbour-post.com
tap 'a resolver that fails' has 'failed' fact ping www.servfail-dns.com

echo '1 0' >"$range"
tap 'by TCP' is "known answers: $WORLD_WEB" fact ping www.harbour-post.com
tap 'which is said, too' has 'ping is not allowed here' \
    facts ping www.harbour-post.com
tap 'who refuses is there' is 'known answers: 193.46.13.25' \
    fact ping closed.harbour-post.com
tap 'silence by TCP' is 'absent no answer on ports 25 and 443 within 3 s; ping itself is not allowed here' \
    fact ping void.harbour-post.com
tap_end
