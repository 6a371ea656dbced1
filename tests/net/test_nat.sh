#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
#
# test_nat.sh: the world of world.sh --nat. Prints TAP.
set -u
root=$(readlink -f -- "$(dirname -- "$0")/../..")
world_options='--nat --name inside.local'
. "$root/tests/net/inside.sh"

own_addresses() {
    ip -4 -o address show dev eth0 | awk '{ print $4 }'
}

tap 'only a private address' is 10.0.0.5/24 own_addresses
tap 'seen from outside it is another' is 45.90.4.25 \
    curl -sS https://api.ipify.org/
tap 'which leads to no name of this host' is mail.harbour-post.com. \
    dig +short -x "$WORLD_IP4"
tap 'the host has the name that was asked for' is inside.local hostname
tap_end
