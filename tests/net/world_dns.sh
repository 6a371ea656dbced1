# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
# shellcheck shell=bash disable=SC2154 # shared with world.sh
#
# Sourced by world.sh: nsd with zones/ (its keys made anew each time) and
# unbound, which takes nsd for the root of all names.

# The base64 of what openssl prints, as strings of a TXT record.
txt_strings() {
    base64 -w 200 | sed 's/.*/"&"/' | tr '\n' ' '
}

# make_key NAME ALGORITHM...: writes keys/NAME.txt, the record's p=.
make_key() {
    local key=$world/keys/$1
    openssl genpkey -algorithm "${@:2}" -out "$key.pem" 2>/dev/null
    case $2 in
    ED25519) openssl pkey -in "$key.pem" -pubout -outform DER | tail -c 32 ;;
    *) openssl pkey -in "$key.pem" -pubout -outform DER ;;
    esac | txt_strings >"$key.txt"
}

# Each word @KEY:NAME@ becomes the strings of a key.
fill_zone() {
    local text key
    text=$(<"$1")
    for key in good weak ed; do
        text=${text//@KEY:$key@/$(<"$world/keys/$key.txt")}
    done
    printf '%s\n' "$text"
}

make_zones() {
    local file zone
    mkdir -p "$world/zones"
    {
        echo 'server:'
        printf '  %s\n' "ip-address: $WORLD_NS" 'username: nsd' \
            "zonesdir: $world/zones" 'database: ""' 'server-count: 1' \
            'rrl-ratelimit: 0' 'ipv4-edns-size: 1232' \
            "pidfile: $world/nsd.pid" \
            "xfrdfile: $world/conf/xfrd" "xfrdir: $world/conf" \
            "zonelistfile: $world/conf/zones"
        printf 'remote-control:\n  control-enable: no\n'
        for file in "$here"/zones/*.zone; do
            zone=${file##*/}
            fill_zone "$file" >"$world/zones/$zone"
            zone=${zone%.zone}
            [ "$zone" != root ] || zone=.
            printf 'zone:\n  name: "%s"\n  zonefile: "%s"\n' "$zone" \
                "${file##*/}"
        done
    } >"$world/conf/nsd.conf"
}

make_resolver() {
    {
        echo 'server:'
        printf '  %s\n' "interface: $WORLD_RESOLVER" 'do-daemonize: no' \
            'access-control: 0.0.0.0/0 allow' 'username: unbound' \
            'module-config: "iterator"' 'chroot: ""' 'use-syslog: no' \
            "pidfile: $world/unbound.pid" "directory: $world" \
            'num-threads: 1' 'do-ip6: no' 'qname-minimisation: no' \
            'so-rcvbuf: 0' 'so-sndbuf: 0'
        printf 'remote-control:\n  control-enable: no\n'
        printf 'stub-zone:\n  name: "."\n  stub-addr: %s\n' "$WORLD_NS"
    } >"$world/conf/unbound.conf"
}

make_dns() {
    make_resolver
    start unbound unbound -d -c "$world/conf/unbound.conf"
    make_key good RSA -pkeyopt rsa_keygen_bits:2048 &
    local wait_for=$!
    make_key weak RSA -pkeyopt rsa_keygen_bits:512
    make_key ed ED25519
    wait "$wait_for"
    make_zones
    chmod 755 "$world" "$world"/{conf,zones}
    chown nsd "$world/conf"
    start nsd nsd -d -c "$world/conf/nsd.conf"
}

resolves() {
    [ -n "$(dig +short +tries=1 +time=1 "@$1" harbour-post.com SOA)" ]
}

await_dns() {
    within 15 resolves "$WORLD_NS" || give_up 'nsd does not answer'
    within 15 resolves "$WORLD_RESOLVER" || give_up 'unbound does not answer'
}
