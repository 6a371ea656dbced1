#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
#
# test_probe_lines.sh PROGRAM PROBE: the lines the probe is told by, and how it
# is locked in. Needs no world. Prints TAP.
set -u
root=$(readlink -f -- "$(dirname -- "$0")/../..")
. "$root/tests/tap.sh"
probe=$2

# says WANTED CODE LINE...: standard error and the exit code of a run.
says() {
    wanted=$1
    code=$2
    shift 2
    said=$(printf '%s\n' "$@" | timeout 20 "$probe" 2>&1 >/dev/null)
    got=$?
    [ "$got" = "$code" ] || echo "exit $got, not $code: $said"
    case $said in
    *"$wanted"*) ;;
    *) echo "no '$wanted' in: $said" ;;
    esac
}

tap 'nothing asked, nothing said' says '' 0 '{"set": {}}'
tap 'no JSON' says 'no JSON' 2 'hello'
tap 'no request' says 'no request' 2 '{"hello": 1}'
tap 'neither' says 'neither' 2 '{}'
tap 'an unknown kind' says 'no probe finds out' 2 '{"ask": "weather"}'
tap 'a wrong subject' says 'is not asked about' 2 \
    '{"ask": "ptr", "subject": "mail.example.org"}'
tap 'a subject that is no name' says 'is not asked about' 2 \
    '{"ask": "mx", "subject": "a b"}'
tap 'a wrong resolver' says 'no name server' 2 \
    '{"set": {"resolver": "ns.example.org"}}'
tap 'set behind ask' says 'came behind' 2 \
    '{"ask": "hostname"}' '{"set": {}}'
tap 'doubled keys' says 'no JSON' 2 '{"ask": "ptr", "ask": "mx"}'

long_line() {
    head -c 100000 /dev/zero | tr '\0' x | timeout 20 "$probe" 2>&1 |
        grep -q 'a line of more than' || echo 'it took a long line'
}
tap 'a line that is too long' long_line

without_newline() {
    printf '{"ask": "hostname"}' | timeout 20 "$probe" | grep -q . &&
        echo 'half a line was obeyed'
}
tap 'half a line is none' without_newline

# Of the process that talks, while it waits for a line.
status_of() {
    mkfifo "$work/in"
    "$probe" <"$work/in" >/dev/null 2>&1 &
    talker=$!
    exec 9>"$work/in"
    printf '{"ask": "hostname"}\n' >&9
    for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        sleep 0.1 # there is no event to wait for from outside
        grep -q '^Uid:.65534' "/proc/$talker/status" && break
    done
    cat "/proc/$talker/status"
    exec 9>&-
    wait "$talker"
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=$(status_of)
no_line() {
    printf '%s\n' "$status" | grep -qE "$1" || printf '%s\n' "$status"
}
case $("$probe" --version) in
*seccomp*) tap 'system calls are filtered' no_line '^Seccomp:.2' ;;
*) tap_skip 'system calls are filtered' 'this build or kernel has no seccomp' ;;
esac
if [ "$(id -u)" -eq 0 ]; then
    tap 'it is root no more' no_line '^Uid:.65534.65534.65534.65534'
    tap 'nor in any group' no_line '^Groups:[[:space:]]*$'
else
    tap_skip 'it is root no more' 'the test is not run by root'
    tap_skip 'nor in any group' 'the test is not run by root'
fi
tap 'no privilege comes back' no_line '^NoNewPrivs:.1'
tap_end
