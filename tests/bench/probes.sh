#!/bin/bash
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
#
# probes.sh PROBE [ROUNDS]: how long 30 questions take, each answered 100 ms
# late, beside one of them; in a world of its own (tests/net/world.sh, root).
set -uo pipefail
root=$(readlink -f -- "$(dirname -- "$0")/../..")
if [ -z "${WORLD:-}" ]; then
    exec "$root/tests/net/world.sh" --delay 100 -- "$0" "$@"
fi
probe=$1
rounds=${2:-9}
late=$(sed -nE 's/^dns-late ([^ ]+) .*/\1/p' "$WORLD_HOSTILE")

# ask COUNT: milliseconds of a whole run.
ask() {
    local begin end number
    begin=${EPOCHREALTIME/./}
    {
        printf '{"set": {"resolver": "%s"}}\n' "$late"
        for ((number = 1; number <= $1; number++)); do
            printf '{"ask": "ptr", "subject": "45.90.4.%d"}\n' "$number"
        done
    } | "$probe" >/dev/null
    end=${EPOCHREALTIME/./}
    echo $(((end - begin) / 1000))
}

for ((round = 0; round < rounds; round++)); do
    echo "$(ask 1) $(ask 30)"
done >"$WORLD/times"

# middle COLUMN: of what awk prints for each round.
middle() {
    awk "{ print $1 }" "$WORLD/times" | sort -n | sed -n "$(((rounds + 1) / 2))p"
}
printf '%d rounds in turn, an answer after 100 ms; medians\n' "$rounds"
# shellcheck disable=SC2016 # the dollars are awk's
printf 'one question %d ms, thirty %d ms, ratio %.2f\n' \
    "$(middle '$1')" "$(middle '$2')" "$(middle '$2 / $1')"
