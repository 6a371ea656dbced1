#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
#
# codecs.sh CODECS [LOG]: packs LOG (without one, 128 MiB of lines that are made
# up) by each program, and lets CODECS measure how fast it comes out again.
set -eu
codecs=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

lines() {
    awk 'BEGIN {
        srand(1)
        for (at = 0; at < 134217728; at += length(line) + 1) {
            id = sprintf("%08X", rand() * 4294967295)
            line = sprintf("Nov %2d %02d:%02d:%02d mx postfix/smtp[%d]: %s: " \
                "to=<u%d@example.com>, relay=mx%d.example.net[192.0.2.%d]:25, " \
                "delay=%.2f, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as " \
                "%08X)", 1 + at / 5000000, at / 223696 % 24, rand() * 60,
                rand() * 60, rand() * 30000, id, rand() * 1000000, rand() * 9,
                rand() * 255, rand() * 9, rand() * 4294967295)
            print line
        }
    }'
}

if [ $# -gt 1 ]; then
    cp "$2" "$work/log"
else
    lines >"$work/log"
fi
cd "$work"
gzip -k log
zstd -qk log
bzip2 -k log
xz -T0 -k log
"$codecs" log log.gz log.zst log.xz log.bz2
