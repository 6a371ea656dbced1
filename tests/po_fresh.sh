#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
#
# po_fresh.sh SOURCE_ROOT [--write]: is po/forms.h what the forms give now?
# With --write it is made anew.
set -eu
cd "$1"
new=$(mktemp)
trap 'rm -f "$new"' EXIT

set -- "${2:-}" forms/*.json
write=$1
shift
for form; do
    case $form in
    *.schema.json) ;;
    *) set -- "$@" "$form" ;;
    esac
    shift
done
jq -n -r -f po/forms.jq "$@" >"$new"

if [ "$write" = --write ]; then
    cat "$new" >po/forms.h
elif ! diff -u po/forms.h "$new"; then
    echo 'po/forms.h is older than the forms: tests/po_fresh.sh . --write'
    exit 1
fi
