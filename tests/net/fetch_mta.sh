#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
#
# fetch_mta.sh FOLDER PROGRAM PACKAGE...: fetches a mail server, which Debian
# does not install beside another one, and what it needs, and unpacks them into
# FOLDER, once; PROGRAM is the file in there that must run. world.sh and the
# tests start it from there. Nothing is installed.
set -eu
folder=$1
program=$1/$2
shift 2
[ ! -x "$program" ] || exit 0
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
chmod 755 "$scratch" # apt gives up root to download
cd "$scratch"
apt-get -q -o APT::Sandbox::User=root download "$@" >&2
cd "$OLDPWD"
mkdir -p "$folder"
for file in "$scratch"/*.deb; do
    dpkg -x "$file" "$folder"
done
# With the rights of their owner they would not take libraries from here.
find "$folder" -type f -perm /6000 -exec chmod -s {} +
libraries=$(echo "$folder"/usr/lib/*-linux-gnu)
if LD_LIBRARY_PATH=$libraries ldd "$program" | grep 'not found' >&2; then
    rm -rf "$folder"
    exit 1
fi
