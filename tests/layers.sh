#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
#
# layers.sh SOURCE_ROOT PROGRAM: who may include whom, and what the program may
# link. base <- model <- {out, ui, probe, mail, scan}, app over out and ui;
# programs include version.h, which the build makes. Prints TAP.
set -u
. "$1/tests/tap.sh"
program=$(readlink -f "$2")
cd "$1/src" || exit 1
networks='curl/|ares|gmime|archive|systemd/|libxml|isa-l|zstd|lzma|bzlib|xxhash'

allowed() {
    case $1 in
    base) echo 'base' ;;
    model) echo 'base|model' ;;
    out) echo 'base|model|out' ;;
    ui) echo 'base|model|ui' ;;
    app) echo 'base|model|out|ui|app' ;;
    *) echo "base|model|$1" ;;
    esac
}

wrong_arrows() {
    grep -rnE '#include "' "$1" --include='*.[ch]' |
        grep -vE "#include \"($(allowed "$1"))/" |
        grep -vE '^(app|probe|mail|scan)/.*"version\.h"$'
}

curses_outside() {
    grep -rnE '#include <(n?cursesw?|panel|form|menu|term|term_entry)\.h>' . \
        --include='*.[ch]' | grep -v '^\./ui/'
}

network_includes() {
    grep -rnE "#include <($networks)" base model out ui app --include='*.[ch]'
}

network_links() {
    readelf -d "$program" | grep NEEDED |
        grep -E 'curl|cares|gmime|archive|systemd|xml|glib|ssl|zstd|isal|lzma|bz2'
}

headers_not_alone() {
    # shellcheck disable=SC2046 # one word a flag
    set -- $(pkg-config --cflags gmime-3.0)
    find . -name '*.h' | sort | while read -r header; do
        "${CC:-cc}" -std=c11 -D_GNU_SOURCE -Wall -I. "$@" -include "$header" \
            -fsyntax-only -x c /dev/null 2>&1 | head -n 3
    done
}

for layer in */; do
    tap "${layer%/} includes only what lies below it" wrong_arrows "${layer%/}"
done
tap 'curses stays in ui' curses_outside
tap 'no network, archive or MIME library is included' network_includes
tap 'the program links none either' network_links
tap 'each header compiles alone' headers_not_alone
tap_end
