#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
#
# docs.sh SOURCE_ROOT PROGRAM: the documents say what is there, and nothing that
# is not. Prints TAP.
set -u
. "$1/tests/tap.sh"
program=$(readlink -f -- "$2")
cd "$1" || exit 1
page=doc/senderform.1
form_page=doc/senderform-form.5
provider_page=doc/senderform-provider.5
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
export HOME="$scratch" LC_ALL=C.UTF-8 LANGUAGE=
unset XDG_DATA_HOME

# compare WHAT_IS WHAT_IS_SAID: commands that print words, one a line.
compare() {
    "$1" | sort -u >"$scratch/there"
    "$2" | sort -u >"$scratch/said"
    comm -23 "$scratch/there" "$scratch/said" | sed 's/$/: is not said/'
    comm -13 "$scratch/there" "$scratch/said" | sed 's/$/: is not there/'
    [ -s "$scratch/there" ] || echo 'nothing was found'
}

# within WHAT_IS WHAT_IS_SAID: more may be said.
within() {
    compare "$@" | grep -v ': is not there$'
}

# The words of some mdoc macros: macros 'Cm|Ic' FILE.
macros() {
    sed -nE "s/^\.(It |Op |Oo |Pf \( )?($1) //p" "$2" | sed 's/\\&//g' |
        tr ' ' '\n' | grep -vE '^(,|;|\.|\||Ns|No|Ar|Oc|to)$'
}

modules() {
    find src -name '*.c' | sed 's|.*/||; s|\.c$||'
}

modules_said() {
    # shellcheck disable=SC2016 # these are no commands
    sed -nE 's/^\| (`[^|]*`) \|.*/\1/p' src/README.md | tr -d '` ' | tr ',' '\n'
}

commands() {
    "$program" --help | sed -nE 's/^  ([a-z]+) ?[^ -].*/\1/p'
}

commands_in_page() {
    macros Cm "$page"
}

commands_in_readme() {
    sed -nE 's/^\| `senderform ([a-z]+).*/\1/p' README.md
}

words() {
    for command in drafts forms; do
        "$program" "$command" no-such-word 2>&1 |
            sed "s/.*, only //; s/, /\n/g" | sed "s/^/$command /"
    done
}

words_in_page() {
    sed -nE 's/^\.It Cm ((drafts|forms) [a-z]+).*/\1/p' "$page"
}

words_in_readme() {
    sed -nE 's/^\| `senderform ((drafts|forms) [a-z]+).*/\1/p' README.md
}

options() {
    for command in $(commands); do
        "$program" "$command" --help | sed -nE 's/^  --([a-z]+).*/\1/p'
    done
}

options_in_page() {
    sed -nE 's/^\.It Fl -([a-z]+).*/\1/p' "$page"
}

variables() {
    grep -rhoE 'getenv\("[A-Z_]+"\)' src | sed 's/.*"\(.*\)".*/\1/'
}

variables_in_page() {
    macros Ev "$page"
}

# Of keys with more than one stroke each stroke.
keys() {
    sed -nE 's/^     "([^"]+)",$/\1/p' src/ui/command_table*.c | tr -d ',' |
        tr ' ' '\n'
}

line_commands() {
    sed -nE 's/^    \{"([^"]+)", (true|false),.*/\1/p' \
        src/ui/plain_commands.c
}

keys_in_page() {
    macros Ic "$page"
}

rules() {
    sed -nE 's/^    \{"([a-z_]+)", RULE_.*/\1/p' src/model/rules.c
}

kinds() {
    grep -oE '\{"[a-z]+", SHAPE_' src/model/form_kinds.c |
        sed 's/.*"\(.*\)".*/\1/'
}

keys_of() {
    jq -r '.. | objects | select(has("additionalProperties")) |
        .properties | keys[]' "forms/$1.schema.json"
}

keys_of_forms() {
    keys_of form
}

keys_of_providers() {
    keys_of provider
}

said_of_forms() {
    macros Cm "$form_page"
}

said_of_providers() {
    macros Cm "$provider_page"
}

# Files about providers are named in their page, and nothing else is.
provider_files() {
    (cd forms && ls ./*.provider.json provider.schema.json) | sed 's|^\./||'
}

provider_files_said() {
    sed -nE 's/^\.It Pa (.*provider.*)/\1/p' "$provider_page"
}

# The literal text with this in it.
literal() {
    awk -v with="$2" '
        /^\.Bd -literal/ { text = ""; on = 1; next }
        /^\.Ed/ { if (on && index(text, with)) printf "%s", text; on = 0 }
        on { text = text $0 "\n" }' "$1"
}

example_form() {
    literal "$form_page" '"id": "harbour-mail"' >"$scratch/harbour-mail.json"
    "$program" forms check "$scratch/harbour-mail.json" >/dev/null
}

example_provider() {
    literal "$provider_page" '"id": "harbour-mail"' \
        >"$scratch/harbour-mail.provider.json"
    "$program" forms check "$scratch/harbour-mail.provider.json" >/dev/null
}

example_answers() {
    literal "$page" '"answers"' >"$scratch/answers.json"
    "$program" check "$scratch/answers.json" --offline >"$scratch/findings"
    grep -qE '^[0-9]+ ' "$scratch/findings" || echo 'no finding was made'
}

# What stands in `...` with a slash in it is a path from here, or from src/, but
# for a part in capitals that stands for something.
dead_paths() {
    for readme in README.md src/README.md; do
        # shellcheck disable=SC2016 # these are no commands
        grep -oE '`[a-z.]+/[a-zA-Z0-9_./-]*`|\]\([a-z][^)]*\)' "$readme" |
            tr -d '`()]' | grep -vE '(CODE|ID|SUBJECT)\.' |
            while read -r path; do
            [ -e "$path" ] || [ -e "src/$path" ] || echo "$readme: $path"
        done
    done
}

tap 'src/README.md has a line a module' compare modules modules_said
tap 'the page has all commands' within commands commands_in_page
tap 'README has all commands' compare commands commands_in_readme
tap 'the page has their words' compare words words_in_page
tap 'README has their words' compare words words_in_readme
tap 'the page has all options' compare options options_in_page
tap 'the page has all variables' within variables variables_in_page
tap 'the page has all keys' within keys keys_in_page
tap 'the page has the line mode' within line_commands keys_in_page
tap 'the page of forms has all rules' within rules said_of_forms
tap 'the page of forms has all kinds' within kinds said_of_forms
tap 'the page of forms has all keys' within keys_of_forms said_of_forms
tap 'the example of a form is right' example_form
tap 'the page of providers has all keys' \
    within keys_of_providers said_of_providers
tap 'the page of providers has all files' \
    compare provider_files provider_files_said
tap 'the example of a provider is right' example_provider
tap 'the example of answers can be read' example_answers
tap 'paths in the READMEs lead somewhere' dead_paths
tap_end
