#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
#
# second_mta.sh FOLDER: fetches OpenSMTPD, which Debian does not install beside
# another MTA, and unpacks it into FOLDER, once; world.sh starts it from there.
# Nothing is installed.
set -eu
[ ! -x "$1/usr/sbin/smtpd" ] || exit 0
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
chmod 755 "$scratch" # apt gives up root to download
cd "$scratch"
apt-get -q -o APT::Sandbox::User=root download opensmtpd >&2
cd "$OLDPWD"
mkdir -p "$1"
dpkg -x "$scratch"/opensmtpd_*.deb "$1"
if ldd "$1/usr/sbin/smtpd" | grep 'not found' >&2; then
    rm -rf "$1"
    exit 1
fi
