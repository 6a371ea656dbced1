# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
# shellcheck shell=bash disable=SC2034,SC2154 # shared with world.sh
#
# Sourced by world.sh: one wire between this host and all others. These stand
# on the far end, in a network namespace of their own, so that "own addresses"
# means what it does in life. What is not there is swallowed by the router.

export WORLD_IP4=45.90.4.25 WORLD_IP6=2a0e:b107:25::25
export WORLD_IP4_POOR=45.90.4.26
export WORLD_NS=193.46.10.53 WORLD_RESOLVER=193.46.10.54
export WORLD_WEB=193.46.12.80 WORLD_WEB6=2a0e:b107:12::80
export WORLD_INSIDE=10.0.0.1 WORLD_VOID=193.46.99.1

add4() {
    ip address add "$1" dev eth0
}

add6() {
    ip -6 address add "$1" dev eth0 nodad
}

make_host_addresses() {
    if [ -n "$nat" ]; then
        WORLD_IP4_POOR=
        add4 10.0.0.5/24
        ip route add default via 10.0.0.1
        return
    fi
    add4 "$WORLD_IP4/24"
    add4 "$WORLD_IP4_POOR/24"
    add6 "$WORLD_IP6/64"
    ip route add default via 45.90.4.1
    ip -6 route add default via 2a0e:b107:25::1
}

# Addresses of the others; hostile.txt has more.
make_outside_addresses() {
    local address
    for address in "$WORLD_NS" "$WORLD_RESOLVER" "$WORLD_WEB" "$WORLD_MTA2" \
        1.1.1.1 $(sed -nE 's/^[a-z].* ([0-9.]+) [0-9]+$/\1/p' "$here/hostile.txt" |
            sort -u); do
        echo "address add $address/32 dev wire"
    done
    echo 'address add 45.90.4.1/24 dev wire'
    echo 'address add 10.0.0.1/24 dev wire'
    [ -z "$nat" ] || echo "address add $WORLD_IP4/32 dev wire"
    for address in 25::1/64 12::80/128; do
        echo "address add 2a0e:b107:$address dev wire nodad"
    done
    echo 'address add 2606:4700:4700::1111/128 dev wire nodad'
}

make_wire() {
    mkdir -p /run/netns
    ip netns add outside || return
    ip link add eth0 type veth peer name wire netns outside || return
    ip link set lo up && ip link set eth0 up || return
    outside ip link set lo up && outside ip link set wire up
}

# Some machines switch IPv6 off for every new interface.
allow_ipv6() {
    if [ "$(</proc/sys/net/ipv6/conf/eth0/disable_ipv6)" != 0 ]; then
        echo 0 >/proc/sys/net/ipv6/conf/eth0/disable_ipv6
        outside bash -c 'echo 0 >/proc/sys/net/ipv6/conf/wire/disable_ipv6'
    fi
}

make_network() {
    make_wire || die 'the network cannot be made'
    allow_ipv6
    make_outside_addresses | outside ip -batch - || die 'no addresses'
    make_host_addresses || die 'this host gets no addresses'
    # As systemd sets it: everybody may ping.
    echo 0 2147483647 >/proc/sys/net/ipv4/ping_group_range ||
        echo 'world: pinging stays forbidden' >&2
}
