# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
# shellcheck shell=sh disable=SC2154 # $root
#
# Sourced by the tests of this folder, which set $root: the test is started
# again inside of the world, or skipped where there cannot be one.
. "$root/tests/tap.sh"

if [ -z "${WORLD:-}" ]; then
    if ! why=$("$root/tests/net/world.sh" --possible); then
        echo "1..0 # SKIP $why"
        exit 0
    fi
    # shellcheck disable=SC2086 # options, one word each
    exec "$root/tests/net/world.sh" ${world_options:-} -- "$0" "$@"
fi

# is WANTED COMMAND...: says what COMMAND prints when it is something else.
is() {
    wanted=$1
    shift
    said=$("$@" 2>&1) || said="$said (exit $?)"
    [ "$said" = "$wanted" ] || printf 'not %s but: %s\n' "$wanted" "$said"
}

# has WANTED COMMAND...: the same for a part of it.
has() {
    wanted=$1
    shift
    said=$("$@" 2>&1)
    case $said in
    *"$wanted"*) ;;
    *) printf 'no %s in: %s\n' "$wanted" "$said" | head -c 2000 ;;
    esac
}

# hostile KIND: the address of the server that behaves so.
hostile() {
    sed -nE "s/^$1 ([^ ]+) .*/\1/p" "$WORLD_HOSTILE"
}
