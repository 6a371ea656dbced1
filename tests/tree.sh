#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
#
# tree.sh SOURCE_ROOT: what holds for every file of the tree. Prints TAP.
set -u
. "$1/tests/tap.sh"
cd "$1" || exit 1

# The files with these names, without what was built.
files() {
    find . -path './build*' -prune -o -path ./.git -prune -o -type f \
        \( "$@" \) -print | sort
}

scripts() {
    printf '%s\n' ./run ./check ./.ci/run
    files -name '*.sh'
}

nameless() {
    files -name '*.[ch]' |
        grep -E '(/|_)(utils?|common|misc|helpers?|managers?)(_[a-z]*)?\.'
}

without_licence() {
    {
        files -name '*.[ch]' -o -name '*.py' -o -name meson.build
        scripts
    } | while read -r file; do
        head -n 4 "$file" | grep -q 'SPDX-License-Identifier: MIT' ||
            echo "$file"
    done
}

too_long() {
    # po/forms.h is made by a program.
    files -name '*.[ch]' | grep -vx ./po/forms.h | xargs wc -l |
        awk '$2 != "total" && $1 > 400'
}

left_for_later() {
    files -name '*.[ch]' | xargs grep -nE '\b(TODO|FIXME|XXX)\b'
}

# A test that its folder's meson.build does not name would never run.
unlisted() {
    for file in tests/screen/*.keys tests/term/*.keys tests/unit/test_*.c \
        tests/term/test_*.c tests/fuzz/fuzz_*.c; do
        [ -e "$file" ] || continue
        name=${file##*/}
        name=${name%.*}
        name=${name#test_}
        name=${name#fuzz_}
        grep -q "'${name}[.']" "${file%/*}/meson.build" || echo "$file"
    done
}

uncompared() {
    for file in tests/screen/*.screen tests/term/*.screen; do
        [ -e "$file" ] || continue
        name=${file##*/}
        name=$(printf '%s' "${name%.screen}" | sed 's/\.[0-9]*x[0-9]*$//')
        grep -qE "^ *screen $name\$" "${file%/*}"/*.keys || echo "$file"
    done
}

shell_findings() {
    # SC2317: it does not see that tap runs these functions.
    # shellcheck disable=SC2046 # the names have no blanks
    shellcheck -x -e SC2317 $(scripts)
}

page_findings() {
    for page in doc/*.[1-9]; do
        [ ! -e "$page" ] || mandoc -T lint -W warning "$page"
    done
}

tap 'no file has a name that says nothing' nameless
tap 'every file names its licence' without_licence
tap 'no file is longer than 400 lines' too_long
tap 'nothing is left for later' left_for_later
tap 'every test is named in a meson.build' unlisted
tap 'every kept screen is compared' uncompared
tap 'shellcheck finds nothing' shell_findings
tap 'mandoc finds nothing' page_findings
tap_end
