#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
#
# test_ends.sh: nothing of a world outlives it, however it ends. Prints TAP.
set -u
root=$(readlink -f -- "$(dirname -- "$0")/../..")
WORLD=none # stay outside
. "$root/tests/net/inside.sh"
unset WORLD
world=$root/tests/net/world.sh
if ! why=$("$world" --possible); then
    echo "1..0 # SKIP $why"
    exit 0
fi
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT

# Processes of the world whose process namespace was noted.
remaining() {
    readlink /proc/[0-9]*/ns/pid 2>/dev/null | grep -cxF -f "$scratch/space"
}

# until SECONDS COMMAND...
until_true() {
    deadline=$(($(date +%s) + $1))
    shift
    until "$@"; do
        [ "$(date +%s)" -lt "$deadline" ] || return 1
        sleep 0.05
    done
}

nothing_remains() {
    [ "$(remaining)" -eq 0 ]
}

untouched() {
    grep -E ' /(run/netns|var/spool|var/lib|etc)( |/outside)' /proc/self/mounts
    ip -br link show type veth 2>/dev/null | grep -w wire
    cmp "$scratch/resolv.conf" /etc/resolv.conf
}

by_itself() {
    # shellcheck disable=SC2016 # for the shell inside
    echo hello | "$world" sh -c 'readlink /proc/self/ns/pid >"$0"
        read -r word
        [ "$word" = hello ] && exit 7' "$scratch/space" 2>/dev/null
    code=$?
    [ "$code" -eq 7 ] || echo "exit code $code"
    until_true 10 nothing_remains || echo "$(remaining) processes remain"
}

# by SIGNAL: the world is told to end while its command runs; also when whoever
# started the tests ignores it (nohup).
by() {
    rm -f "$scratch/space"
    # shellcheck disable=SC2016 # for the shell inside
    env --default-signal "$world" sh -c 'readlink /proc/self/ns/pid >"$0.new"
        mv "$0.new" "$0"
        exec sleep 600' "$scratch/space" >/dev/null 2>&1 &
    until_true 20 test -e "$scratch/space" || echo 'it has not begun'
    [ "$(remaining)" -ge 10 ] || echo "only $(remaining) processes to end"
    kill -s "$1" $!
    until_true 10 nothing_remains || echo "$(remaining) processes remain"
}

cp /etc/resolv.conf "$scratch/resolv.conf"
tap 'the exit code and the input are those of the command' by_itself
tap 'told to end' by TERM
tap 'hung up' by HUP
tap 'killed' by KILL
tap 'the machine is as it was' untouched
tap 'no command' is 2 sh -c "$world 2>/dev/null; echo \$?"
tap_end
