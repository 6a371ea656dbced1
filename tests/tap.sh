# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
# shellcheck shell=sh
#
# Sourced by the shell tests: a case is a command that prints what is wrong.

tap_number=0
tap_failed=0

# tap TITLE COMMAND...
tap() {
    tap_title=$1
    shift
    tap_wrong=$("$@" 2>&1)
    tap_number=$((tap_number + 1))
    if [ -z "$tap_wrong" ]; then
        echo "ok $tap_number - $tap_title"
        return
    fi
    tap_failed=1
    echo "not ok $tap_number - $tap_title"
    printf '%s\n' "$tap_wrong" | sed 's/^/# /'
}

# tap_skip TITLE WHY
tap_skip() {
    tap_number=$((tap_number + 1))
    echo "ok $tap_number - $1 # SKIP $2"
}

tap_end() {
    echo "1..$tap_number"
    exit "$tap_failed"
}
