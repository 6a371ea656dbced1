#!/bin/bash
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
#
# completion.sh SOURCE_ROOT PROGRAM: what bash offers behind a Tab. Prints TAP.
set -u
. "$1/tests/tap.sh"
. "$1/completion/senderform.bash"
program=$(readlink -f -- "$2")
HOME=$(mktemp -d) || exit 1
trap 'rm -rf "$HOME"' EXIT
export HOME
unset XDG_DATA_HOME
cd "$HOME" || exit 1

# offers WORD...: what is offered for the last word, one a line, sorted.
offers() {
    COMP_WORDS=("$program" "$@")
    COMP_CWORD=$#
    _senderform "$program" "${COMP_WORDS[COMP_CWORD]}" \
        "${COMP_WORDS[COMP_CWORD - 1]}"
    ((${#COMPREPLY[@]})) && printf '%s\n' "${COMPREPLY[@]}" | sort
}

# is WANTED WORD...: prints what is offered when that is something else.
is() {
    local wanted=$1 got
    shift
    got=$(offers "$@" | tr '\n' ' ')
    [ "$got" = "${wanted:+$wanted }" ] || echo "offered: $got"
}

# The command's options by its --help and by the completion.
same_options() {
    local help words
    help=$("$program" "$1" --help | grep -oE -- '^  --[a-z]+' | tr -d ' ' | sort)
    words=$(for word in "${@:2}"; do offers "$1" ${word:+"$word"} --; done | sort -u)
    diff <(echo "$help") <(echo "$words")
}

# "drafts x" says which words there are.
same_words() {
    local said
    said=$("$program" "$1" no-such-word 2>&1 | sed 's/.*, only //; s/, /\n/g')
    diff <(echo "$said" | sort) <(offers "$1" '')
}

same_commands() {
    diff <("$program" --help | sed -nE 's/^  ([a-z]+) ?[^ -].*/\1/p' | sort) \
        <(offers '')
}

export LC_ALL=C.UTF-8 LANGUAGE=
echo '{"form": "yahoo-sender-support", "answers": {"name": "A B"}}' >mx1.json
for name in mx1 mx2 old; do
    "$program" drafts import mx1.json --name $name 2>/dev/null
done
"$program" drafts remove old 2>/dev/null
mkdir forms.d
touch returned.eml exim.log

tap 'commands' same_commands
tap 'commands by their first letter' is 'evidence export' e
tap 'words of drafts' same_words drafts
tap 'words of forms' same_words forms
tap 'options of fill' same_options fill ''
tap 'options of check' same_options check ''
tap 'options of export' same_options export ''
tap 'options of evidence' same_options evidence '' 'mail.log mail.log.1'
tap 'options of reply' same_options reply ''
tap 'options of drafts' same_options drafts list show import export
tap 'options of forms' same_options forms list new
tap 'no command is fill' is '--draft' --d
tap 'drafts as a value' is 'mx1 mx2' --draft ''
tap 'drafts behind an equals sign' is 'mx1 mx2' --draft =
tap 'drafts behind an equals sign, begun' is 'mx1 mx2' --draft = m
tap 'formats' is 'json text' export mx1 --format ''
tap 'formats of a reply' is 'body mail' reply --format ''
tap 'logs' is 'exim.log' evidence ex
tap 'logs, another one' is 'exim.log' evidence other.log --since 30d ex
tap 'mails' is 'returned.eml' reply ret
tap 'mails behind options' is 'returned.eml' \
    reply --answer 5 = x --answer role = y --to a@b.example ret
tap 'drafts and files with answers, for a reply' is 'mx1 mx1.json mx2' \
    reply returned.eml --draft m
tap 'messages' is 'returned.eml' check mx1 --message ret
tap 'drafts and files' is 'mx1 mx1.json mx2' check m
tap 'files' is 'mx1.json' drafts import m
tap 'folders' is 'forms.d' --forms f
tap 'drafts of a word' is 'mx2' drafts rename mx2
tap 'a new name is not guessed' is '' drafts rename mx1 ''
tap 'drafts behind options' is 'mx1 mx2' drafts --lang de remove ''
tap 'forms' \
    is 'yahoo-bulk-template yahoo-circular yahoo-questionnaire yahoo-sender-support' \
    fill ''
tap 'forms to show' is 'yahoo-sender-support' forms show yahoo-s
tap 'removed drafts, by their id' is \
    "$(cd .local/share/senderform/drafts/removed && echo old.2*)" \
    drafts restore ''
tap_end
