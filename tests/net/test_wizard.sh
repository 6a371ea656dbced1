#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
#
# test_wizard.sh PROGRAM PROBE SCRIPT: the wizard in a terminal, measuring in a
# world that answers, and in one where everything is a black hole. Prints TAP.
set -u
root=$(readlink -f -- "$(dirname -- "$0")/../..")
. "$root/tests/net/inside.sh"
program=$(readlink -f -- "$1")
script=$(readlink -f -- "$3")

# script NAME: complains as the script does.
script() {
    "$script" "$program" "$1" >"$WORLD/said" 2>&1 || head -c 4000 "$WORLD/said"
}

tap 'suggestions are taken, the server page is read' \
    script "$root/tests/net/wizard.keys"

# Names are never answered, and neither is any server.
echo "nameserver $(hostile dns-silent)" >/etc/resolv.conf
tap 'leaving is at once while everything hangs' \
    script "$root/tests/net/black_hole.keys"
tap 'the whole form, while everything hangs' \
    script "$root/tests/term/walk.keys"
tap_end
