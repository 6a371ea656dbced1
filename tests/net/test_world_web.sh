# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
# shellcheck shell=sh
#
# Sourced by test_world.sh: web pages, certificates, "what is my address?".

page=https://www.harbour-post.com

get() {
    curl -sS --max-time 5 --cacert "$WORLD_CA" "$@"
}

# What came of it: fetched FORMAT ARGS..., FORMAT as curl's -w knows it.
fetched() {
    format=$1
    shift
    get -o /dev/null -w "%{$format}" "$@"
}

seen_by() {
    get "$@" | sed -nE 's/^ip=//p; s/.*"ip":"([^"]*)".*/\1/p'
}

secret_was_fetched() {
    get "http://$WORLD_INSIDE/secret"
    grep -c /secret "$WORLD/log/inside"
}

tap 'the privacy page is there' has 'weekly newsletter' get "$page/privacy"
tap 'the system trusts the authority' is 200 \
    curl -sS -o /dev/null -w '%{http_code}' "$page/privacy"
tap 'by IPv6 too' is "$WORLD_WEB6" fetched remote_ip -6 "$page/privacy"
tap 'from http over https to www' is "$page/privacy" \
    fetched url_effective -L http://harbour-post.com/privacy
tap 'in two steps' is 2 \
    fetched num_redirects -L http://harbour-post.com/privacy
tap 'a loop' has 'Maximum (10) redirects' get -L --max-redirs 10 "$page/loop"
tap 'a chain of six' is 6 fetched num_redirects -L "$page/chain/xxxxxx"
tap 'to a file' is file:///etc/passwd fetched redirect_url "$page/to-file"
tap 'to the inside' is http://10.0.0.1/secret \
    fetched redirect_url "$page/to-inside"
tap 'which is there, and notes it' is 'the secret inside
1' secret_was_fetched
tap 'a German page' has Gezeiten get "$page/de"
tap 'a French page that says it is English' has '<html lang="en">' \
    get "$page/fr-says-en"
tap 'French it is' has 'chaque semaine' get "$page/fr-says-en"
tap 'no such page' is 404 fetched http_code "$page/no-such-page"
tap 'none, but not said so' is 200 fetched http_code "$page/soft-404"
tap 'gone' is 410 fetched http_code "$page/gone"
tap 'an empty page' is 0 fetched size_download "$page/empty"
tap 'behind a login' is "$page/login?next=/members" \
    fetched url_effective -L "$page/members"
tap 'a PDF' is application/pdf fetched content_type "$page/privacy.pdf"
tap 'an expired certificate' has 'certificate has expired' \
    get https://expired.harbour-post.com/
tap 'one for another name' has 'no alternative certificate subject name' \
    get https://wrong-name.harbour-post.com/
tap 'one of nobody' has 'self-signed certificate' \
    get https://unknown-ca.harbour-post.com/
tap 'no TLS' is 200 fetched http_code http://plain.harbour-post.com/
tap 'nobody listens' has 'curl: (7)' \
    get http://closed.harbour-post.com/
tap 'a void swallows' has 'curl: (28)' \
    get --connect-timeout 1 http://void.harbour-post.com/
tap 'ipify tells the truth' is "$WORLD_IP4" \
    seen_by 'https://api.ipify.org?format=json'
tap 'of IPv6' is "$WORLD_IP6" seen_by 'https://api6.ipify.org/?format=json'
tap 'Cloudflare too' is "$WORLD_IP4" \
    seen_by -4 https://www.cloudflare.com/cdn-cgi/trace
tap 'by its address' is "$WORLD_IP4" seen_by https://1.1.1.1/cdn-cgi/trace
tap 'a liar' is 45.90.4.200 seen_by https://api.liar.net/
tap 'another door of it' is 45.90.4.200 \
    seen_by https://api.liar.net/cdn-cgi/trace
tap 'one that tells a private address' is 10.0.0.5 \
    seen_by https://api.liar.net/private
