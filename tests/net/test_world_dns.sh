# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
# shellcheck shell=sh
#
# Sourced by test_world.sh: network and names.

ask() {
    dig +short +tries=1 +time=2 "$@" | sort
}

ask_first() {
    ask "$@" | head -n 1
}

# The header's status or a flag: NOERROR, NXDOMAIN, SERVFAIL.
status() {
    dig +tries=1 +time=3 "$@" | sed -nE 's/.*status: ([A-Z]+).*/\1/p'
}

tcp_bytes() {
    dig +ignore +noedns "$1" TXT | grep -c '^;; flags:.* tc'
    dig +tcp +short "$1" TXT | wc -c
}

count() {
    ask "$@" | grep -c .
}

route_source() {
    ip -o route get "$1" | sed -E 's/.* src ([^ ]+).*/\1/'
}

key_bits() {
    {
        echo '-----BEGIN PUBLIC KEY-----'
        ask "$1" TXT | tr -d '" ' | sed 's/.*p=//' | fold -w 64
        echo '-----END PUBLIC KEY-----'
    } | openssl pkey -pubin -noout -text | sed -nE 's/.*\(([0-9]+) bit.*/\1/p'
}

ed25519_bytes() {
    ask 2026b._domainkey.harbour-post.com TXT | tr -d '" ' | sed 's/.*p=//' |
        base64 -d | wc -c
}

only_the_world() {
    ip -br link | grep -vE '^(lo|eth0@)'
}

tap 'there is one wire and no other' only_the_world
tap 'the route knows the source address' is "$WORLD_IP4" route_source 9.9.9.9
tap 'and of IPv6' is "$WORLD_IP6" route_source 2a00::1
tap 'nsd answers' is NOERROR status "@$WORLD_NS" harbour-post.com SOA
tap 'the resolver of resolv.conf answers' is 'NOERROR' \
    status harbour-post.com SOA
tap 'the perfect sender has an MX' is '10 mail.harbour-post.com.' \
    ask harbour-post.com MX
tap 'its address' is "$WORLD_IP4" ask mail.harbour-post.com A
tap 'its IPv6 address' is "$WORLD_IP6" ask mail.harbour-post.com AAAA
tap 'a key of 2048 bits' is 2048 key_bits 2026a._domainkey.harbour-post.com
tap 'an Ed25519 key of 32 bytes' is 32 ed25519_bytes
tap 'its DomainKeys policy' has 'o=-' ask _domainkey.harbour-post.com TXT
tap 'its reports go elsewhere, and may' is '"v=DMARC1"' \
    ask harbour-post.com._report._dmarc.reports-desk.net TXT
tap 'those of others may not' is NXDOMAIN \
    status odd-records.org._report._dmarc.poor-letters.net TXT
tap 'the poor one has two SPF records' is 2 count poor-letters.net TXT
tap 'a key of 512 bits' is 512 key_bits s1._domainkey.poor-letters.net
tap 'no DMARC' is NXDOMAIN status _dmarc.poor-letters.net TXT
tap 'null MX' is '0 .' ask no-mail.org MX
tap 'a domain that is not there' is NXDOMAIN status nowhere-at-all.com SOA
tap '_domainkey: some below' is NOERROR status _domainkey.odd-records.org TXT
tap '_domainkey: none' is NXDOMAIN status _domainkey.no-mail.org TXT
tap 'SPF in a circle' is '"v=spf1 include:a.loops.net -all"' \
    ask b.loops.net TXT
tap 'CNAMEs in a circle' is SERVFAIL status c1.loops.net A
tap 'a text of 2,000 bytes by TCP only' is "1
2020" tcp_bytes bulk.odd-records.org
tap 'escape sequences' has '\027[31mred' ask escape.odd-records.org TXT
tap 'bidi marks' has '\226\128\174' ask bidi.odd-records.org TXT
tap 'the own PTR' is mail.harbour-post.com. ask -x "$WORLD_IP4"
tap 'of IPv6' is mail.harbour-post.com. ask -x "$WORLD_IP6"
tap 'a generic one' is 45-90-4-26.static.hoster.net. ask -x 45.90.4.26
tap 'three' is 3 count -x 45.90.4.27
tap 'sixty' is 60 count -x 45.90.4.41
tap 'one that leads nowhere' is gone.hoster.net. ask -x 45.90.4.28
tap 'nowhere' is NXDOMAIN status gone.hoster.net A
tap 'one with escape sequences' is \
    '\027[31mevil\027[0m.odd-records.org.' ask -x 45.90.4.29
tap 'none' is NXDOMAIN status -x 45.90.4.31
tap 'delegated after RFC 2317' has customer33.hoster.net. ask -x 45.90.4.33
tap 'with a slash' has customer34.hoster.net. ask -x 45.90.4.34
tap 'in a circle' is SERVFAIL status -x 45.90.4.35
tap 'by nobody' has 'no servers could be reached' \
    dig +tries=1 +time=1 -x 45.90.4.38
tap 'on no block list' is NXDOMAIN status 25.4.90.45.zen.spamhaus.org A
tap 'on one' is '127.0.0.11
127.0.0.2' ask 26.4.90.45.zen.spamhaus.org A
tap 'a list that does not say' is 127.255.255.254 \
    ask 27.4.90.45.zen.spamhaus.org A
