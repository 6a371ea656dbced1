#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
#
# logs.sh LOGS SENDERFORM LOGGEN [LOG...]: lets LOGS measure how fast LOG is
# read; without one, a Postfix log that is made up, plain and packed by gzip:
# of every hundred lines about two are Yahoo's refusals, in blocks.
set -eu
logs=$1
senderform=$2
loggen=$3
shift 3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ $# -eq 0 ]; then
    lines=${LINES_OF_LOG:-4000000}
    for seed in 1 2 3 4 5 6 7 8; do
        "$loggen" postfix $((lines / 100)) --seed $seed
        "$loggen" postfix $((lines * 23 / 200)) --seed $seed --none
    done >"$work/log"
    gzip -k "$work/log"
    set -- "$work/log" "$work/log.gz"
fi
"$logs" "$senderform" "$@"
