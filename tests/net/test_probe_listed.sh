#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
#
# test_probe_listed.sh PROGRAM PROBE: what block lists say, and what they do not
# say. Of the lists there is only one in the world. Prints TAP.
set -u
root=$(readlink -f -- "$(dirname -- "$0")/../..")
. "$root/tests/net/inside.sh"
probe=$2
. "$root/tests/net/facts.sh"

is_not='it does not answer its own test entry (RFC 5782 5)'
others="bl.spamcop.net ($is_not), b.barracudacentral.org ($is_not)"
failed() {
    printf 'failed zen.spamhaus.org (%s), %s\n' "$1" "$others"
}

tap 'nobody is asked without being told to' is \
    'failed not asked: block lists are asked only when you say so' \
    fact listed 45.90.4.25
set='"lists": true'
tap 'clean; a list that is none says nothing' is \
    "known clean: 1 list; not known: $others" fact listed 45.90.4.25
tap 'listed' is "known listed: zen.spamhaus.org (127.0.0.2 SBL, 127.0.0.11 PBL); not known: $others" \
    fact listed 45.90.4.26
tap 'a public resolver' is \
    "$(failed 'the list does not answer public or shared resolvers')" \
    fact listed 45.90.4.27
tap 'too often' is "$(failed 'too many questions from this resolver')" \
    fact listed 45.90.4.28
tap 'an answer for everything' is \
    "$(failed 'what answers is no block list')" fact listed 45.90.4.29
tap 'IPv6: only those that know it' is 'known clean: 1 list' \
    fact listed "$WORLD_IP6"
tap 'all comes out clean' unclean listed 45.90.4.26
set="\"lists\": true, \"resolver\": \"$(hostile dns-servfail)\""
tap 'a resolver that fails is no good word' has 'failed ' \
    fact listed 45.90.4.25
tap_end
