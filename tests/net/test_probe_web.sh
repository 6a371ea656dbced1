#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
#
# test_probe_web.sh PROGRAM PROBE: web pages and the public address, from
# servers polite and hostile. Prints TAP.
set -u
root=$(readlink -f -- "$(dirname -- "$0")/../..")
. "$root/tests/net/inside.sh"
probe=$2
. "$root/tests/net/facts.sh"
page=https://www.harbour-post.com

# page WANTED PATH
page() {
    tap "$2: $1" has "$1" fact page "$page$2"
}
page 'known ok: Privacy policy of Harbour Post' /privacy
page 'known ok: ' /chain/xxx
# The host is looked up here and nowhere else, however it is spelt.
tap 'a dot at the end of the host' has 'known ok: Privacy policy' \
    fact page "https://www.harbour-post.com./privacy"
page 'known loop: ' /chain/xxxxxxx
page 'known loop: ' /loop
page 'known login: ' /login
page 'known login: ' /members
page 'known script: ' /script-only
page 'known missing: ' /soft-404
page 'known missing: ' /gone
page 'known missing: ' /nothing-here
page 'known empty: ' /empty
page 'known empty: ' /blank
page 'known broken: ' /broken
page 'known barred: ' /forbidden
for path in /to-file /to-inside /to-loopback /to-inside-name /to-ftp \
    /to-javascript; do
    page 'known strange: ' $path
done
page 'known gone: ' /to-nowhere
not_fetched() {
    [ ! -s "$WORLD/log/inside" ] || cat "$WORLD/log/inside"
}
tap 'nobody was led astray' not_fetched

# language WANTED PATH
language() {
    tap "$2 is $1" has "known $1" told page page_language "$page$2"
}
language english /privacy
language english /no-language
language other /de
language other /fr-says-en

tap 'where a redirect leads' is 'known https://www.poor-letters.net/' \
    told page page_address "$page/to-others"
tap 'no redirect, no address' is '' told page page_address "$page/privacy"

# host WANTED HOST [SCHEME]
host() {
    tap "$2: $1" has "$1" fact page "${3:-http}://$2.harbour-post.com/"
    tap "$2 comes out clean" unclean page "${3:-http}://$2.harbour-post.com/"
}
host 'known tls: ' expired https
host 'known tls: ' wrong-name https
host 'known tls: ' unknown-ca https
host 'failed' tls-silent https
host 'known strange: ' inside
host 'known gone: ' closed
host 'known gone: no such name' nowhere
host 'known ok: ' endless
host 'failed' headers
host 'known strange: ' garbage
host 'known strange: ' escape
host 'known file: ' bomb
host 'known loop: ' redirects
host 'failed' short
slow() {
    for name in void slow silent; do
        printf '{"ask": "page", "subject": "http://%s.harbour-post.com/"}\n' \
            "$name"
    done | timeout 60 "$probe" | grep -c '"state":"failed"'
}
tap 'slow, silent and lost ones end' is 3 slow
memory() {
    peak=$({
        for name in endless bomb headers; do
            printf '{"ask": "page", "subject": "http://%s.harbour-post.com/"}\n' \
                "$name"
        done
    } | command time -f %M "$probe" 2>&1 >/dev/null | tail -n 1)
    [ "$peak" -lt 200000 ] || echo "$peak KiB"
}
tap 'memory stays bounded' memory

set='"outside": true'
tap 'the public address' is "known $WORLD_IP4" fact public_address v4
tap 'that of IPv6' is "known $WORLD_IP6" fact public_address v6
set='"outside": false'
tap 'nobody is asked without a yes' has 'failed not asked' \
    fact public_address v4
tap_end
