# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
# shellcheck shell=bash disable=SC2154 # shared with world.sh
#
# Sourced by world.sh: a certificate authority made anew, its certificates,
# and nginx. This host trusts the authority (in its copy of /etc).

export WORLD_CA=$world/keys/ca.crt

# certificate NAME SUBJECT_ALT_NAMES FROM TO: keys/NAME.crt for keys/web.key.
certificate() {
    printf 'subjectAltName=%s\n' "$2" >"$world/keys/$1.ext"
    openssl req -new -key "$world/keys/web.key" -subj "/CN=$1" |
        openssl ca -batch -notext -config "$world/keys/ca.conf" -in - \
            -startdate "$3" -enddate "$4" -extfile "$world/keys/$1.ext" \
            -out "$world/keys/$1.crt"
}

make_authority() {
    local dir=$world/keys
    printf '%s\n' '[ca]' 'default_ca=test' '[test]' "database=$dir/index" \
        "new_certs_dir=$dir" "certificate=$dir/ca.crt" \
        "private_key=$dir/ca.key" 'rand_serial=yes' 'default_md=sha256' \
        'policy=any' 'unique_subject=no' '[any]' 'commonName=supplied' \
        >"$world/keys/ca.conf"
    : >"$world/keys/index"
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes \
        -subj '/CN=Authority of the tests' -days 2 \
        -keyout "$world/keys/ca.key" -out "$WORLD_CA"
    cat "$WORLD_CA" >>/etc/ssl/certs/ca-certificates.crt
}

make_certificates() {
    local names address
    make_authority
    openssl ecparam -name prime256v1 -genkey -noout -out "$world/keys/web.key"
    names=IP:1.1.1.1,IP:2606:4700:4700::1111
    for address in harbour-post.com poor-letters.net ipify.org cloudflare.com \
        liar.net; do
        names=$names,DNS:$address,DNS:www.$address,DNS:api.$address
    done
    names=$names,DNS:api6.ipify.org,DNS:api64.ipify.org,DNS:$name
    certificate web "$names" 20200101000000Z 20991231000000Z
    certificate expired DNS:expired.harbour-post.com \
        20200101000000Z 20210101000000Z
    certificate wrong-name DNS:shared-hosting.hoster.net \
        20200101000000Z 20991231000000Z
    openssl req -x509 -key "$world/keys/web.key" -days 2 \
        -subj '/CN=unknown-ca.harbour-post.com' \
        -addext 'subjectAltName=DNS:unknown-ca.harbour-post.com' \
        -out "$world/keys/unknown-ca.crt"
}

make_web() {
    mkdir -p "$world/web"
    cp "$here"/pages/* "$world/web/"
    printf '<title>\033[31mowned\033]0;owned\007 \342\200\256la</title>%s\n' \
        '<body lang="\033[2J">' >"$world/web/escape.html"
    make_certificates >"$world/log/certificates" 2>&1
    start nginx.start nginx -p "$world" -c "$here/nginx.conf" -e stderr
}

await_web() {
    within 15 curl -sf --max-time 2 -o "$world/log/first-page" \
        https://www.harbour-post.com/privacy || give_up 'nginx does not answer'
}
