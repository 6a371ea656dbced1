#!/bin/bash
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
#
# evidence_million.sh SENDERFORM LOGGEN [MTA...]: logs whose true counts are
# known, read by the real program: every count must be right, to the last
# recipient. A million lines of each MTA with CI, else (and under sanitizers) a
# twentieth of that; LINES_OF_LOG says otherwise. Prints TAP.
set -u
root=$(readlink -f -- "$(dirname -- "$0")/..")
# shellcheck source=/dev/null
. "$root/tests/tap.sh"
program=$(readlink -f -- "$1")
loggen=$(readlink -f -- "$2")
shift 2
[ $# -gt 0 ] || set -- postfix exim sendmail qmail opensmtpd powermta \
    accounting postal exchange
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 1
export TZ=UTC LC_ALL=C.UTF-8

lines=50000
[ -z "${CI:-}" ] || lines=1000000
case $("$SENDERFORM_HELPERS/senderform-scan" --version) in
*sanitizers*) lines=50000 ;;
esac
lines=${LINES_OF_LOG:-$lines}
pinned=()

# write MTA LINES [OPTION...]: to the file log, its counts to the file true.
write() {
    "$loggen" "$1" "$2" --truth told "${@:3}" >log ||
        echo 'loggen fails'
    jq -cS '.codes |= sort_by(.tag, .reply, .enhanced)' told | sort >true
}

# counts ARGUMENT...: what evidence says of logs is what the file true says.
counts() {
    "${pinned[@]}" "$program" evidence --json "$@" >said.json 2>err || {
        echo "exit code $?"
        cat err
    }
    jq -cSf "$root/tests/log/evidence.jq" said.json |
        jq -cS '.codes |= sort_by(.tag, .reply, .enhanced)' | sort >said
    cmp -s true said && return
    jq -S . true >true.lines
    jq -S . said >said.lines
    diff -U 3 true.lines said.lines | head -n 30
}

# As if the machine had one processor.
in_one_thread() {
    pinned=(taskset -c "$(taskset -cp $$ | sed 's/.*: *\([0-9]*\).*/\1/')")
    counts log
    pinned=()
}

through_a_pipe() {
    mkfifo pipe
    cat log >pipe &
    counts - <pipe
    wait
    rm pipe
}

# Each typical line stands in the log as it is.
shows_its_lines() {
    jq -r '.providers[].codes[].typical[].text' said.json | sort -u >typical
    [ -s typical ] || grep -q '"codes":\[{' true || return
    while IFS= read -r line; do
        grep -qaF -- "$line" log || echo "not in the log: $line"
    done <typical
}

# At six places, the older pieces packed. qmail's are cut where nothing is
# under way.
rotated() {
    rm -rf pieces
    mkdir pieces
    if grep -qa 'status: exiting' log; then
        awk '{ print >("pieces/p" (n % 6)) } /status: exiting/ { n++ }' log
    else
        split -a 1 -d -n l/6 log pieces/p
    fi
    (
        cd pieces || exit
        touch p0 p1 p2 p3 p4 p5
        mv p5 mail.log
        mv p4 mail.log.1
        gzip -1 <p3 >mail.log.2.gz
        bzip2 -1 <p2 >mail.log.3.bz2
        xz -0 <p1 >mail.log.4.xz
        pack_oldest
        rm -f p0 p1 p2 p3
    )
    counts pieces/*
}

pack_oldest() {
    if command -v zstd >/dev/null; then
        zstd -q -1 <p0 >mail.log.5.zst
    else
        mv p0 mail.log.5
    fi
}

nothing() {
    write "$@" --none
    grep -qv '"delivered":0,.*' true && echo 'the log is not what it should be'
    counts log
    jq -e '[.providers[].codes[], .sources[].mta] | length == 1 and
        .[0] == null' said.json >/dev/null || jq .sources said.json
}

# Over the turn of the year, without years in the stamps.
over_new_year() {
    year=$(date -d '10 days ago' +%Y)
    write "$1" $((lines / 10)) --end "$(date -d "$year-01-09 12:00" +%s)" \
        --days 25
    touch -d "$year-01-09 12:00:01" log
    counts --since "$((year - 1))-12-01" log
}

elsewhere() {
    TZ=$1
    write "$2" $((lines / 10)) "${@:3}"
    counts log
    TZ=UTC
}

for mta in "$@"; do
    tap "$mta: a log of $lines lines" write "$mta" "$lines"
    tap "$mta: every count is right" counts log
    tap "$mta: in one thread" in_one_thread
    tap "$mta: no provider is in it, but much that looks so" \
        nothing "$mta" "$lines"
    tap "$mta: a shorter one" write "$mta" $((lines / 10))
    tap "$mta: through a pipe" through_a_pipe
    tap "$mta: rotated and packed" rotated
    tap "$mta: CRLF, NULs, lines cut and lines of megabytes" \
        elsewhere UTC "$mta" --stamp iso --crlf --nul --cut --long
    tap "$mta: its typical lines are lines of it" shows_its_lines
    tap "$mta: RFC 5424, half an hour off" \
        elsewhere Asia/Kolkata "$mta" --stamp 5424
    tap "$mta: west of Greenwich" elsewhere America/Caracas "$mta"
    tap "$mta: over the turn of the year" over_new_year "$mta"
done
tap_end
