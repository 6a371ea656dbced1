#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
#
# test_detect.sh PROGRAM: the commands that measure, in a world that answers.
# Prints TAP.
set -u
root=$(readlink -f -- "$(dirname -- "$0")/../..")
. "$root/tests/net/inside.sh"
program=$1
export HOME="$WORLD" LC_ALL=C.UTF-8 LANGUAGE=

answers=$WORLD/answers.json
cat >"$answers" <<END
{"senderform": 1, "form": "yahoo-sender-support", "answers": {
 "email": "ottilie@no-mail.org", "signing": "both",
 "servers": [
  {"ip": "$WORLD_IP4", "rdns": "mail.harbour-post.com", "domain": "harbour-post.com"},
  {"ip": "$WORLD_IP4_POOR", "rdns": "mx.poor-letters.net", "domain": "poor-letters.net"}],
 "privacy_url": "https://www.harbour-post.com/fr-says-en"}}
END

value() {
    "$program" detect --json | jq -r --arg kind "$1" --arg subject "$2" \
        '.facts[] | select(.kind == $kind and .subject == $subject) | .value'
}
tap 'detect finds the PTR' is mail.harbour-post.com value ptr "$WORLD_IP4"
tap 'and the public address' is "$WORLD_IP4" value public_address v4
tap 'and what follows from both' is \
    "$WORLD_IP4 mail.harbour-post.com harbour-post.com" value server "$WORLD_IP4"
tap 'for people' has 'does reverse DNS lead back?: pass' "$program" detect
tap 'about others too' has 'too short: rsa 512 bits' \
    "$program" detect --domain poor-letters.net
offline() {
    "$program" detect --offline --json | jq -r '.facts[].kind' |
        grep -E '^(ptr|mx|spf|greeting|page|public_address)$'
}
tap 'offline it asks nobody' offline
tap 'block lists when they are wanted' has 'listed: zen.spamhaus.org' \
    "$program" detect --lists --ip "$WORLD_IP4_POOR"

# A message that was sent: its selector is none that would be guessed.
message=$WORLD/sent.eml
cat >"$message" <<'END'
Return-Path: <bounces@mail.harbour-post.com>
DKIM-Signature: v=1; a=rsa-sha256; d=harbour-post.com; s=2026a;
 h=from:subject:list-unsubscribe:list-unsubscribe-post; bh=AAAA; b=AAAA
From: Ottilie <ottilie@harbour-post.com>
Subject: News
List-Unsubscribe: <https://www.harbour-post.com/leave>
List-Unsubscribe-Post: List-Unsubscribe=One-Click

News.
END
tap 'a sent message names its key' has '2026a._domainkey.harbour-post.com: good' \
    "$program" detect --message "$message"
tap 'and its unsubscribing' has 'one-click: https://www.harbour-post.com/leave' \
    "$program" detect --offline --message "$message"
piped() {
    "$program" detect --offline --message - <"$message"
}
tap 'from a pipe' has 'aligned: mail.harbour-post.com' piped
demands() {
    "$program" check "$answers" --message "$message"
}
tap 'check: one-click' has 'met: Bulk senders (February 2024): one-click' demands
tap 'check: alignment' has 'met: Bulk senders (February 2024): From is aligned' \
    demands
without_net() {
    "$program" check "$answers" --offline --message "$message"
}
tap 'check: a message is read offline too' has \
    'met: Bulk senders (February 2024): one-click' without_net
no_mail() {
    "$program" detect --offline --message "$1" 2>&1
}
tap 'no such message' has 'sent.none: No such file' no_mail "$WORLD/sent.none"
tap 'a folder is none' has 'not a file' no_mail "$WORLD"
check_no_mail() {
    "$program" check "$answers" --offline --message "$answers" 2>&1
}
tap 'check says that it is no mail' has 'it has no From' check_no_mail
tap 'nor is just anything' has 'it has no From' no_mail "$answers"

# found WANTED: in what check says of the answers.
found() {
    has "$1" "$program" check "$answers"
}
tap 'check: reverse DNS' found 'not mx.poor-letters.net. Write that name'
tap 'check: SPF' found 'The SPF record of poor-letters.net is broken'
tap 'check: DMARC' found '_dmarc.poor-letters.net. TXT'
tap 'check: DKIM' found 's1._domainkey.poor-letters.net is no good'
tap 'check: the e-mail domain' found 'no-mail.org takes no mail (null MX'
tap 'check: the language' found 'The page is not in English'
tap 'check: demands' found 'not measurable from here: '
demand() {
    "$program" check "$answers" --json |
        jq -r '.demands[] | select(.demand | test("at least p=none")) | .state'
}
tap 'check: a demand for programs' is missed demand
quiet() {
    "$program" check "$answers" --offline | grep -E 'poor-letters|English'
}
tap 'check offline knows nothing of the world' quiet
tap_end
