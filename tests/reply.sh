#!/bin/bash
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
#
# reply.sh PROGRAM: mails in which the form came back, and what the
# reply to each must be, to the byte. Prints TAP.
# reply.sh PROGRAM --print NAME: what a case gives now.
# reply.sh PROGRAM --part N OF: only each OF-th case, from the N-th on, so that
# parts run side by side; the last one has the long mails, too.
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

# reply FOLDER MAIL WORD...: as in a home of its own.
reply() {
    local folder=$1 mail=$2
    shift 2
    rm -rf "${scratch:?}/home"
    mkdir "$scratch/home"
    cd "$folder" && HOME=$scratch/home timeout -s KILL 60 "$program" reply \
        --offline "$@" <"$mail"
}

# words_of FOLDER: a case's command line, in parts: its own words go before
# what all cases have. lasting are those that fit a second time.
words_of() {
    local own=() i
    draft=../answers.json format=mail mail=mail.eml words=() lasting=()
    [ ! -e "$1/answers.json" ] || draft=answers.json
    [ ! -e "$1/piped" ] || mail=-
    [ ! -e "$1/arguments" ] || mapfile -t own <"$1/arguments"
    for ((i = 0; i < ${#own[@]}; i += 2)); do
        case ${own[i]} in
            --draft) draft=${own[i + 1]} ;;
            --format) format=${own[i + 1]} ;;
            *) words+=("${own[@]:i:2}") ;;
        esac
        [[ "${own[*]:i:2}" != '--answer '[a-z]*=* ]] ||
            lasting+=("${own[@]:i:2}")
    done
}

# run NAME: leaves bare, said and exit in the scratch folder, and expected, as
# it would have to be.
run() {
    words_of "$cases/$1"
    (reply "$cases/$1" mail.eml --draft "$draft" --format "$format" \
        "${words[@]}" "$mail" >"$scratch/bare" 2>"$scratch/said")
    echo $? >"$scratch/exit"
    # The header only: an answer may hold such lines too.
    if [ "$format" = mail ]; then
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

# The reply as a mail that came in: all answers stand in it already, so the
# reply to it is the same text, and nothing differs.
changes_again() {
    run "$1"
    (reply "$cases/$1" mail.eml --draft "$draft" --format body "${words[@]}" \
        - >"$scratch/body" 2>/dev/null)
    (reply "$cases/$1" "$scratch/bare" --draft "$draft" --format body \
        "${lasting[@]}" - >"$scratch/again" 2>"$scratch/said")
    grep ' differ' "$scratch/said"
    diff -a -u --label 'the reply' --label 'the reply to it' "$scratch/body" \
        "$scratch/again"
}

if [ "${2:-}" = --print ]; then
    run "$3"
    cat "$scratch/expected"
    echo "--- on standard error:"
    cat "$scratch/said"
    echo "--- exit code $(cat "$scratch/exit")"
    exit 0
fi

# too_slow LINE [LINES]: of a mail with LINE again and again, behind LINES. What
# grows faster than its mail would take minutes; sanitizers and two busy
# processors are allowed for.
too_slow() {
    local code
    { printf 'From: bulk@care.example\nSubject: long\n\n%b' "${2:-}" &&
        yes "$1" | head -c 1000000; } >"$scratch/long"
    (ulimit -t 25 && reply "$cases" "$scratch/long" --draft answers.json \
        --format body - >/dev/null 2>"$scratch/said")
    code=$?
    [ "$code" -eq 0 ] || [ "$code" -eq 4 ] ||
        { echo "exit code $code" && cat "$scratch/said"; }
}

part=1 of=1 number=0
[ "${2:-}" != --part ] || { part=$3 of=$4; }
for folder in "$cases"/*/; do
    name=$(basename "$folder")
    number=$((number + 1))
    [ $((number % of)) -eq $((part % of)) ] || continue
    tap "$name" differs "$name"
    [ ! -s "$folder/expected" ] || tap "$name, read again" changes_again "$name"
done
[ "$part" -eq "$of" ] || tap_end
for line in 'Your Name:' 'If other, please specify:' '[ ] Forum Postings' a \
    '* IP Address:' '1. Is it so?' '> > > >' 'This is prose, nothing else.'; do
    tap "1 MB of \"$line\"" too_slow "$line"
done
for line in '[ ] x' 'A line.'; do
    tap "1 MB of \"$line\" below a question" too_slow "$line" \
        'Your Name:\nWhat types of email does your system send?\n'
done
tap_end
