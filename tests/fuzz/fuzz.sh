#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
#
# fuzz.sh TARGET FOLDER...: feeds TARGET for FUZZ_SECONDS (5) with what grows
# out of the files in the folders. The input of a crash stays beside TARGET.
set -u
target=$1
shift
seconds=${FUZZ_SECONDS:-5}
grown=$(mktemp -d)
trap 'rm -rf "$grown"' EXIT
mkdir "$grown/home" "$grown/inputs"

HOME=$grown/home "$target" -max_total_time="$seconds" -timeout=10 \
    -rss_limit_mb=2048 -error_exitcode=1 -max_len=65536 -print_final_stats=1 \
    -artifact_prefix="$target-" "$grown/inputs" "$@" >"$grown/log" 2>&1
status=$?
if [ "$status" -ne 0 ]; then
    tail -n 60 "$grown/log"
    for crash in "$target"-crash-* "$target"-oom-* "$target"-timeout-* \
        "$target"-leak-*; do
        [ -e "$crash" ] && echo "$crash" && base64 "$crash"
    done
fi
grep -E '^stat::number_of_executed_units|cov:' "$grown/log" | tail -n 2
exit "$status"
