#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
#
# po.sh SOURCE_ROOT [PROGRAM]: does the catalog have every text, and every
# language every translation? With PROGRAM: are they found? Prints TAP.
# "po.sh SOURCE_ROOT --merge" brings POTFILES and the languages up to date;
# what is empty afterwards wants translating.
set -u
. "$1/tests/tap.sh"
case ${2:-} in
'' | --merge) program='' ;;
*) program=$(readlink -f "$2") ;;
esac
cd "$1" || exit 1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C.UTF-8 LANGUAGE=''

# The options are those of po/meson.build.
extract() {
    xgettext --from-code=UTF-8 --keyword=_ --keyword=N_ --keyword=P_:1,2 \
        --add-comments=TRANSLATORS: --language=C --package-name=senderform \
        "$@"
}

# The files with texts, as xgettext itself finds them.
files_with_texts() {
    {
        echo po/forms.h
        find src -name '*.[ch]'
    } | extract --files-from=- --output=- | sed -n 's/^#: //p' |
        tr ' ' '\n' | sed 's/:[0-9]*$//' | LC_ALL=C sort -u
}

potfiles() {
    echo '# SPDX-License-Identifier: MIT'
    files_with_texts
}

stale_potfiles() {
    potfiles | diff po/POTFILES - ||
        echo 'po/POTFILES is not up to date: tests/po.sh . --merge'
}

languages() {
    grep -v '^#' po/LINGUAS
}

unlisted_languages() {
    for catalog in po/*.po; do
        language=$(basename "$catalog" .po)
        languages | grep -qx "$language" || echo "$catalog is not in LINGUAS"
    done
}

# A text whose English has changed is as missing as a new one.
merge() {
    msgmerge --quiet --no-fuzzy-matching --add-location=file \
        "po/$1.po" "$work/new.pot" --output-file="$work/$1.all" &&
        msgattrib --no-obsolete --add-location=file "$work/$1.all" \
            --output-file="$work/$1.po"
}

untranslated() {
    merge "$1"
    {
        msgattrib --untranslated --no-wrap "$work/$1.po"
        msgattrib --only-fuzzy --no-wrap "$work/$1.po"
    } | sed -n '/^#: /,/^$/{/^#: /p;/^msgid/,/^msgstr/{/^msgstr/!p;};}'
}

no_longer_used() {
    merge "$1"
    msgattrib --only-obsolete --no-wrap "$work/$1.all" | grep '^#~ msgid'
}

malformed() {
    msgfmt --check --output-file=/dev/null "po/$1.po" || echo 'msgfmt fails'
}

# msgfmt compares only newlines at the ends.
blanks_differ() {
    msgattrib --no-wrap --no-location "po/$1.po" | awk '
        function edges(text) {
            sub(/^[^"]*"/, "", text)
            sub(/"$/, "", text)
            return (text ~ /^ /) " " (text ~ / $/)
        }
        /^msgid "./ { id = $0; from = edges($0) }
        /^msgid ""/ { id = "" }
        /^msgstr "./ && id && edges($0) != from { print $0 }'
}

# In the C locale gettext translates nothing, unless --lang says so.
not_found() {
    LC_ALL=C "$program" --lang "$1" --help >"$work/help" 2>&1
    wanted=$(msggrep --msgid --fixed-strings --regexp='Usage:' "po/$1.po" |
        sed -n 's/^msgstr "\(.*\)"$/\1/p' | tail -n 1)
    head -n 1 "$work/help" | grep -qF "$wanted" || head -n 1 "$work/help"
}

# The form is in English whatever the screen is in.
exports_translated() {
    printf '{"senderform": 1, "form": "%s", "answers": {%s}}' \
        yahoo-sender-support '"signing": "none", "esp": "own",
            "mail_types": ["forum", "newsletters"]' >"$work/answers.json"
    for language in C "$1"; do
        "$program" export "$work/answers.json" --partial --lang "$language" \
            >"$work/form.$language"
        "$program" check "$work/answers.json" --offline --lang "$language" \
            >"$work/said.$language"
    done
    diff "$work/form.C" "$work/form.$1"
    grep -q '^Do you sign emails with DomainKeys/DKIM' "$work/form.C" ||
        echo 'the form has no such question'
    ! cmp -s "$work/said.C" "$work/said.$1" || echo 'check speaks English'
}

if [ "${2:-}" = --merge ]; then
    potfiles >"$work/POTFILES" && cat "$work/POTFILES" >po/POTFILES
fi
extract --add-location=file --files-from=po/POTFILES --output="$work/new.pot" ||
    exit 1

if [ "${2:-}" = --merge ]; then
    for language in $(languages); do
        merge "$language" && cat "$work/$language.po" >"po/$language.po"
        msgfmt --check --statistics --output-file=/dev/null "po/$language.po"
    done
    exit
fi

tap 'POTFILES names the files with texts' stale_potfiles
tap 'LINGUAS names every language' unlisted_languages
for language in $(languages); do
    tap "$language: every text is translated" untranslated "$language"
    tap "$language: no text is left over" no_longer_used "$language"
    tap "$language: formats and plurals are right" malformed "$language"
    tap "$language: blanks at the ends are right" blanks_differ "$language"
    [ -n "$program" ] || continue
    tap "$language: is found in the C locale" not_found "$language"
    tap "$language: the form stays English" exports_translated "$language"
done
tap_end
