#!/bin/bash
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
#
# world.sh [OPTION]... COMMAND...: runs COMMAND on a mail server of a
# small internet of its own, made of real servers, that nothing gets out
# of and nothing outlives: all of it is namespaces (network, mounts, processes,
# host name) that end with this script, however it ends. Needs root. Exits as
# COMMAND does; 77 where it cannot be made, 99 where a server does not start
# (what it said is printed). world.sh --possible: says why not, if not.
#
# What COMMAND sees is a host as a provider sells it: /etc is a copy that may
# be written to (a line in /etc/resolv.conf puts a hostile resolver in place),
# /run, /var/lib and /var/spool hold what the world's servers need and no more,
# the system trusts the test CA, `postconf` tells of the postfix that runs here.
#
#   --nat        the host has only 10.0.0.5; the services outside see .25
#   --name NAME  what the host and its MTA are called
#   --delay MS   how late dns-late answers (100)
#
# Another test, test_NAME.sh PROGRAM, uses it so (more in inside.sh):
#     root=$(readlink -f -- "$(dirname -- "$0")/../..")
#     world_options='--delay 200' # if any
#     . "$root/tests/net/inside.sh" # starts it again inside, or skips it
#     tap 'it knows the PTR' has mail.harbour-post.com "$1" detect --json
#     echo "nameserver $(hostile dns-silent)" >/etc/resolv.conf
#     ...
#     tap_end
# It finds in the environment:
#
#   WORLD            /run/world: logs in log/, keys in keys/
#   WORLD_CA         the test CA's certificate
#   WORLD_NAME       this host's name
#   WORLD_IP4 _IP6   its public addresses (behind NAT: the router's)
#   WORLD_IP4_POOR   a second one, whose PTR is a generic name ('' behind NAT)
#   WORLD_NS         the authoritative name server (nsd, zones/)
#   WORLD_RESOLVER   the resolver (unbound), that of /etc/resolv.conf
#   WORLD_WEB _WEB6  the web server (nginx.conf, pages/), ports 80 and 443
#   WORLD_INSIDE     a private address with a web page nobody must fetch
#   WORLD_MTA2       a second MTA, OpenSMTPD, port 25; '' where it was not found
#   WORLD_USER       has a Maildir, mail/ottilie/, and may submit on ports 587
#                    and 465 as ottilie@WORLD_NAME, and on 2587 without ever
#                    being told that it worked; '' without Cyrus SASL
#   WORLD_PASSWORD   his, with all that shells and JSON find hard
#   WORLD_VOID       an address that swallows everything
#   WORLD_HOSTILE    the file hostile.txt: KIND ADDRESS PORT, one server a line
#
# The domains are in zones/, each file's head says what is wrong with it:
# harbour-post.com perfect, poor-letters.net poor, no-mail.org null MX,
# loops.net, odd-records.org, reports-desk.net; no nowhere-at-all.com.
set -uo pipefail

world=/run/world
root=$(readlink -f -- "$(dirname -- "$0")/../..")
here=$root/tests/net
name=mail.harbour-post.com
nat=
delay=100
needed='nsd unbound nginx postfix openssl curl dig swaks ip unshare nsenter
    setpriv'
export PATH=$PATH:/usr/sbin:/sbin

die() {
    echo "world: $1" >&2
    exit "${2:-99}"
}

# Died of a wrong start: what the servers wrote, too.
give_up() {
    echo "world: $1" >&2
    tail -n 20 "$world"/log/* >&2
    exit 99
}

# within SECONDS COMMAND...: until it succeeds.
within() {
    local end=$((SECONDS + $1))
    shift
    until "$@" >/dev/null 2>&1; do
        [ "$SECONDS" -le "$end" ] || return 1
        sleep 0.02
    done
}

outside() {
    nsenter --net=/run/netns/outside "$@"
}

# start NAME COMMAND...: in the background, among the servers outside.
start() {
    outside "${@:2}" </dev/null >"$world/log/$1" 2>&1 &
}

. "$root/tests/net/world_network.sh"
. "$root/tests/net/world_dns.sh"
. "$root/tests/net/world_web.sh"
. "$root/tests/net/world_mta.sh"

# Every file that COMMAND or a server may want otherwise than the machine has.
make_etc() {
    mkdir -p "$world"/{log,keys,conf}
    cp -a /etc "$world/etc" || die '/etc: cannot be copied'
    mount --bind "$world/etc" /etc || die '/etc: cannot be replaced'
    rm -f /etc/resolv.conf
    echo "nameserver $WORLD_RESOLVER" >/etc/resolv.conf
    echo "$name" >/etc/hostname
    echo "$name" >/etc/mailname
    hostname "$name"
    printf '%s\n' '127.0.0.1 localhost' '::1 localhost' >/etc/hosts
}

inside() {
    unset http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY \
        CURL_CA_BUNDLE SSL_CERT_FILE SSL_CERT_DIR
    mount -t tmpfs -o mode=755,size=128m world /run || die '/run: no tmpfs'
    make_network
    make_etc
    make_mta_folders
    make_mail_user
    make_postfix &
    make_web &
    local web=$!
    make_dns
    wait "$web"
    make_second_mta
    start hostile /usr/bin/python3 "$here/hostile.py" --delay "$delay" \
        --upstream "$WORLD_RESOLVER" "$here/hostile.txt"
    await_dns
    await_web
    await_mta
    within 15 grep -qx ready "$world/log/hostile" ||
        give_up 'hostile.py does not start'
    export WORLD=$world WORLD_NAME=$name WORLD_HOSTILE=$here/hostile.txt
    "$@"
    exit
}

# Why it cannot be made here.
impossible() {
    local program
    for program in $needed; do
        command -v "$program" >/dev/null || echo "there is no $program"
    done
    case $root in
    /run/* | /var/lib/* | /var/spool/*) echo "${root%/*} is empty inside" ;;
    esac
    [ -e /proc/sys/net/ipv6 ] || echo 'the kernel knows no IPv6'
    unshare -n -m -p -f --mount-proc -u true 2>/dev/null ||
        echo 'namespaces cannot be made here (not root?)'
}

while [ $# -gt 0 ]; do
    case $1 in
    --nat) nat=yes ;;
    --name) name=${2:?} && shift ;;
    --delay) delay=${2:?} && shift ;;
    --possible)
        why=$(impossible | head -n 1)
        echo "$why"
        [ -z "$why" ]
        exit
        ;;
    --) shift && break ;;
    -*) die "$1: there is no such option" 2 ;;
    *) break ;;
    esac
    shift
done
[ $# -gt 0 ] ||
    die 'usage: world.sh [--nat] [--name NAME] [--delay MS] COMMAND...' 2

if [ "${WORLD_BEGUN:-}" = "$$" ]; then
    unset WORLD_BEGUN
    inside "$@"
fi
why=$(impossible | head -n 1)
[ -z "$why" ] || die "$why" 77
# When this shell dies, setpriv has the kernel kill unshare, and that the
# first process inside, and with it go all others.
WORLD_BEGUN=1 setpriv --pdeathsig KILL unshare -n -m -p -f --mount-proc -u \
    --kill-child=KILL "$0" ${nat:+--nat} --name "$name" --delay "$delay" -- \
    "$@" <&0 &
wait $!
