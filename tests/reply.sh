#!/bin/bash
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
#
# reply.sh PROGRAM: mails in which the form came back, and what the
# reply to each must be, to the byte. Prints TAP.
# reply.sh PROGRAM --print NAME: what a case gives now.
#
# A folder of cases/reply is a case: mail.eml, expected (the reply, its date and
# its Message-ID masked), said (on standard error), and where they differ from
# the rest: exit (the code, else 0), answers.json (the draft, else that beside
# the folders), arguments (further words, one a line), piped (the mail comes on
# standard input).
set -u
root=$(readlink -f -- "$(dirname -- "$0")/..")
. "$root/tests/tap.sh"
program=$(readlink -f -- "$1")
cases=$root/tests/cases/reply
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
export LC_ALL=C.UTF-8
unset XDG_DATA_HOME XDG_STATE_HOME XDG_CONFIG_HOME LANGUAGE

# The words of a case's command line, unless its own replace them.
words_of() {
    words=(reply --offline)
    own=()
    [ ! -e "$1/arguments" ] || mapfile -t own <"$1/arguments"
    local draft=../answers.json
    [ ! -e "$1/answers.json" ] || draft=answers.json
    [[ " ${own[*]} " == *' --draft '* ]] || words+=(--draft "$draft")
    [[ " ${own[*]} " == *' --format '* ]] || words+=(--format mail)
    words+=("${own[@]}")
    if [ -e "$1/piped" ]; then words+=(-); else words+=(mail.eml); fi
}

# run NAME: leaves out, err and code in the scratch folder. senderform-mail
# reads the mail of the case's folder; nothing is written there.
run() {
    rm -rf "${scratch:?}/home"
    mkdir "$scratch/home"
    words_of "$cases/$1"
    (
        cd "$cases/$1" || exit 1
        HOME=$scratch/home timeout -s KILL 60 "$program" "${words[@]}" \
            >"$scratch/bare" 2>"$scratch/said" <mail.eml
        echo $? >"$scratch/exit"
    )
    # The header only: an answer may hold such lines too.
    if head -n 1 "$scratch/bare" | grep -aq '^From: '; then
        sed -E '1,/^$/s/^(Date|Message-Id): .*/\1: MASKED/' "$scratch/bare"
    else
        cat "$scratch/bare"
    fi >"$scratch/expected"
}

differs() {
    local name=$1 code=0 file
    [ ! -e "$cases/$name/exit" ] || code=$(cat "$cases/$name/exit")
    run "$name"
    [ "$(cat "$scratch/exit")" = "$code" ] ||
        echo "exit code $(cat "$scratch/exit"), not $code"
    for file in expected said; do
        diff -a -u --label "$file" --label "it gave" \
            "$cases/$name/$file" "$scratch/$file" | cat -A | sed 's/\$$//'
    done
}

if [ "${2:-}" = --print ]; then
    run "$3"
    cat "$scratch/expected"
    echo "--- on standard error:"
    cat "$scratch/said"
    echo "--- exit code $(cat "$scratch/exit")"
    exit 0
fi

for folder in "$cases"/*/; do
    name=$(basename "$folder")
    tap "$name" differs "$name"
done
tap_end
