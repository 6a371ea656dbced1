#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
#
# test_probe_mail.sh PROGRAM PROBE: SPF, DKIM, DMARC and DomainKeys of domains
# right, wrong and hostile. Prints TAP.
set -u
root=$(readlink -f -- "$(dirname -- "$0")/../..")
. "$root/tests/net/inside.sh"
probe=$2
. "$root/tests/net/facts.sh"

tap 'the record' is \
    "known v=spf1 ip4:$WORLD_IP4 ip6:$WORLD_IP6 -all" fact spf harbour-post.com
tap 'two records' has 'known permerror' fact spf poor-letters.net
tap 'no record' is 'absent no SPF record' fact spf reports-desk.net
tap 'no such domain' is 'absent no SPF record' fact spf nowhere-at-all.com
tap 'glued together' has 'known permerror' fact spf glued.odd-records.org
tap 'everybody may' has 'known ' told spf spf_notes plusall.odd-records.org
tap 'no such address' has 'known permerror' fact spf broken.odd-records.org

# spf WANTED IP DOMAIN
spf() {
    tap "SPF of $3 for $2: $1" has "known $1" fact spf_result "$2 $3"
}
spf pass "$WORLD_IP4" harbour-post.com
spf pass "$WORLD_IP6" harbour-post.com
spf fail "$WORLD_IP4_POOR" harbour-post.com
spf permerror "$WORLD_IP4_POOR" poor-letters.net
spf none "$WORLD_IP4" nowhere-at-all.com
for domain in loops.net itself.loops.net redirect.loops.net many.loops.net \
    void.loops.net; do
    spf permerror "$WORLD_IP4" "$domain"
done

tap 'a policy' has 'known quarantine: v=DMARC1; p=quarantine' \
    fact dmarc harbour-post.com
tap 'of the domain above' has 'known quarantine' fact dmarc mail.harbour-post.com
tap 'no policy' is 'absent no DMARC record' fact dmarc poor-letters.net
tap 'reports that nobody takes' has 'known none' fact dmarc odd-records.org
tap 'their consent is missing' has poor-letters.net fact dmarc odd-records.org
tap 'a walk into a loop ends' has ' ' fact dmarc loops.net

tap 'an RSA key' is 'known good: rsa 2048 bits' \
    fact dkim 2026a._domainkey.harbour-post.com
tap 'an Ed25519 key' has 'known good: ed25519' \
    fact dkim 2026b._domainkey.harbour-post.com
tap 'a short key' has 'known too short' fact dkim s1._domainkey.poor-letters.net
tap 'no key' is 'absent no such name' fact dkim s9._domainkey.poor-letters.net
tap 'revoked' has 'known revoked' fact dkim revoked._domainkey.odd-records.org
tap 'for tests' has 'known testing' fact dkim testing._domainkey.odd-records.org
tap 'two at one selector' has 'known several' \
    fact dkim twice._domainkey.odd-records.org
tap 'no base64' has 'known ' fact dkim broken._domainkey.odd-records.org
tap 'there are keys' has 'known some' fact dkim_any harbour-post.com
tap 'there are none' has 'known none' fact dkim_any no-mail.org
tap 'the old policy' has 'known policy' fact domainkeys harbour-post.com
tap 'none of it' is 'absent no DomainKeys policy' fact domainkeys no-mail.org

for name in escape bidi bytes bulk; do
    tap "$name comes out clean" unclean spf "$name.odd-records.org"
    tap "... also judged" unclean spf_result "$WORLD_IP4 $name.odd-records.org"
done
tap 'a DMARC record with escapes' unclean dmarc escape.odd-records.org
tap 'a key with escapes' unclean dkim escape._domainkey.odd-records.org

for kind in silent servfail truncated garbage refused; do
    set="\"resolver\": \"$(hostile "dns-$kind")\""
    for about in spf dmarc dkim_any domainkeys; do
        tap "dns-$kind, $about: could not find out" has 'failed' \
            fact $about harbour-post.com
    done
done
tap_end
