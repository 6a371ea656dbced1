#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
#
# logs.sh LOGS SENDERFORM LOGGEN [LOG...]: lets LOGS measure how fast LOG is
# read; without one, a Postfix log that is made up, plain and packed by gzip.
set -eu
logs=$1
senderform=$2
loggen=$3
shift 3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ $# -eq 0 ]; then
    "$loggen" postfix "${LINES_OF_LOG:-4000000}" >"$work/log"
    gzip -k "$work/log"
    set -- "$work/log" "$work/log.gz"
fi
"$logs" "$senderform" "$@"
