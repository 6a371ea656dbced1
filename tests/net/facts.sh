# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
# shellcheck shell=sh disable=SC2154 # $probe, $set
#
# Sourced by tests of the probe: fact KIND [SUBJECT] prints what senderform-probe
# ($probe) finds out about it: "known VALUE". $set: settings, as JSON members.

# All fact lines of one ask.
facts() {
    {
        printf '{"set": {%s}}\n' "${set:-}"
        printf '{"ask": "%s", "subject": "%s"}\n' "$1" "${2:-}"
    } | timeout 60 "$probe" 2>&1
}

fact() {
    facts "$@" | jq -r 'select(.done) | "\(.state) \(.value)"'
}

# said KIND KIND2 SUBJECT: of another kind, told along with the first.
told() {
    facts "$1" "$3" |
        jq -r --arg kind "$2" 'select(.kind == $kind) | "\(.state) \(.value)"' |
        head -n 1
}

# Nothing but printable characters of JSON ever comes out.
unclean() {
    facts "$@" | LC_ALL=C.UTF-8 grep -nP '[\x00-\x08\x0b-\x1f\x7f]|\\u00[0189]|‮|‪'
}

# seconds_below N COMMAND...: complains when it took longer.
seconds_below() {
    most=$1
    shift
    begin=$(date +%s)
    "$@" >/dev/null 2>&1
    took=$(($(date +%s) - begin))
    [ "$took" -lt "$most" ] || echo "took $took s"
}
