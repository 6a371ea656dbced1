#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
#
# test_world.sh: the world of world.sh is as its files say, asked with the
# tools of others (dig, curl, swaks, openssl). Prints TAP.
set -u
root=$(readlink -f -- "$(dirname -- "$0")/../..")
. "$root/tests/net/inside.sh"

. "$root/tests/net/test_world_dns.sh"
. "$root/tests/net/test_world_web.sh"
. "$root/tests/net/test_world_mta.sh"
. "$root/tests/net/test_world_hostile.sh"
tap_end
