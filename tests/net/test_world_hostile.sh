# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
# shellcheck shell=sh
#
# Sourced by test_world.sh: servers that do not behave (hostile.py). How much
# of what never ends is looked at here stands behind --max-time.

# connected SECONDS KIND [TEXT]: what a mail server sends, after TEXT if any.
connected() {
    # shellcheck disable=SC2016 # for bash
    timeout "$1" bash -c 'exec 3<>"/dev/tcp/$0/25"
        printf "$1" >&3
        cat <&3' "$(hostile "$2")" "${3:-}" 2>/dev/null
}

banner() {
    connected "$@" | head -c 4000
}

banner_bytes() {
    connected "$1" "$2" | head -c "${3:-9999}" | wc -c
}

tarpit() {
    size=$(banner_bytes 3 smtp-tarpit)
    { [ "$size" -ge 2 ] && [ "$size" -le 4 ]; } || echo "$size bytes in 3 s"
}

lines_of_ehlo() {
    connected 5 smtp-ehlo-flood 'EHLO x\r\n' | head -n 5000 | grep -c '^250-X'
}

after_starttls() {
    openssl s_client -starttls smtp -brief \
        -connect "$(hostile smtp-no-tls):25" </dev/null 2>&1
}

# What curl makes of it, or how many bytes have come.
read_web() {
    curl -sS --max-time "$2" -o /dev/null "http://$1.harbour-post.com/" \
        -w '%{size_download} bytes'
}

more_than() {
    size=$(read_web "$2" "$3" 2>/dev/null | sed 's/ .*//')
    [ "${size:-0}" -ge "$1" ] || echo "only $size bytes"
}

milliseconds() {
    dig +tries=1 "@$1" "$2" SOA | sed -nE 's/^;; Query time: ([0-9]+).*/\1/p'
}

late() {
    time=$(milliseconds "$(hostile dns-late)" no-mail.org)
    { [ "${time:-0}" -ge 95 ] && [ "$time" -lt 2000 ]; } || echo "$time ms"
}

# Six questions, so that every kind comes.
garbage() {
    for number in 1 2 3 4 5 6; do
        dig +tries=1 +time=1 "@$(hostile dns-garbage)" "n$number.com" A
    done 2>&1 | sed -nE 's/^;; (Warning: |Got )([^:,]*).*/\2/p'
}

lost() {
    for number in 1 2 3; do
        status "@$(hostile dns-lossy)" +time=1 harbour-post.com SOA
    done | grep -c NOERROR
}

asked_of() {
    grep -c "^$1 $WORLD_IP4" "$WORLD/log/hostile"
}

dns_answer() {
    dig +tries=1 +time=1 "@$(hostile "$1")" harbour-post.com A
}

garbage_by_dig='short (< header size) message received
bad packet
bad packet
Message parser reports malformed message packet.
answer
Message parser reports malformed message packet.
answer
ID mismatch'

tap 'a silent name server' has 'no servers could be reached' \
    dns_answer dns-silent
tap 'which has heard the question' is 1 asked_of dns-silent
tap 'the resolver has none either, not soon' has 'no servers could be reached' \
    dig +tries=1 +time=2 x.silent-dns.com A
tap 'SERVFAIL' is SERVFAIL status "@$(hostile dns-servfail)" x.com A
tap 'by the resolver' is SERVFAIL status +time=20 x.servfail-dns.com A
tap 'of an address' is SERVFAIL status +time=20 -x 45.90.4.39
tap 'REFUSED' is REFUSED status "@$(hostile dns-refused)" x.com A
tap 'all cut off, and no TCP' has 'connection refused' \
    dns_answer dns-truncated
tap 'garbage' is "$garbage_by_dig" garbage
tap 'a late answer' late
tap 'with what the resolver says' is '0 .' \
    ask "@$(hostile dns-late)" no-mail.org MX
tap 'by TCP too' is '0 .' ask +tcp "@$(hostile dns-late)" no-mail.org MX
tap 'one of three gets lost' is 2 lost

tap 'a banner of megabytes' is 3000000 banner_bytes 5 smtp-flood 3000000
tap 'a banner with escape sequences' has "$(printf '220 \033[31mred')" \
    banner 2 smtp-escape
tap 'one that says localhost' has '220 localhost' greeting \
    "$(hostile smtp-localhost)"
tap 'none' is 0 banner_bytes 1 smtp-silent
tap 'a byte a second' tarpit
tap 'a refusal' has '554 5.7.1 Messages from 45.90.4.25' greeting \
    "$(hostile smtp-refuse)"
tap 'garbage' is 4098 banner_bytes 3 smtp-garbage
tap 'an answer without end' is 4999 lines_of_ehlo
tap 'no name' has '220' greeting "$(hostile smtp-nameless)"
tap 'STARTTLS, but no TLS' has 'wrong version number' after_starttls
tap 'one that hangs up' is 0 banner_bytes 1 smtp-close
tap 'a banner of many lines' has '220 so there' greeting "$(hostile smtp-lines)"

tap 'a page without end' more_than 1000000 endless 1
tap 'a slow page' has 'curl: (28)' read_web slow 2
tap 'headers without end' has 'curl: (' read_web headers 5
tap 'no answer' has 'with 0 bytes received' read_web silent 1
tap 'an answer that is none' has 'HTTP/0.9' read_web garbage 2
tap 'escape sequences' has "$(printf '\033[31mred')" \
    curl -sSi --max-time 2 http://escape.harbour-post.com/
tap 'a bomb' more_than 900000 bomb 20
tap 'redirects without end' has 'Maximum (10) redirects' \
    curl -sSL --max-redirs 10 http://redirects.harbour-post.com/
tap 'less than was announced' has 'bytes remaining to read' read_web short 2
tap 'no TLS' has 'curl: (28)' \
    curl -sS --max-time 1 https://tls-silent.harbour-post.com/
