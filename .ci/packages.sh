# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
# shellcheck shell=sh
#
# Sourced by run and check: install_missing PACKAGE... makes sure that Debian
# packages are there. Asks for rights only when one is missing, and says what
# it does; everything goes to standard error. The caller sets $me, its name.

: "${me:?}"

packages_missing() {
    packages_have=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "$@" \
        2>/dev/null | sed -n 's/^installed //p' | tr '\n' ' ')
    for package; do
        case " $packages_have" in
        *" $package "*) ;;
        *) printf ' %s' "$package" ;;
        esac
    done
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

# Without recommended packages; waits for an update that runs already; no
# question is ever asked, and what is piped to the caller is not read.
apt_get() {
    as_root env DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1 \
        apt-get -q -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@" \
        </dev/null >&2 9<&- # run's lock is not for daemons
}

install_missing() {
    command -v dpkg-query >/dev/null || return 0 # not Debian: just try
    missing=$(packages_missing "$@")
    [ -n "$missing" ] || return 0
    echo "$me: installing with apt-get:$missing" >&2
    if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
        echo "$me: that needs root, and there is no sudo. As root, run:" >&2
        echo "    apt-get update && apt-get install$missing" >&2
        return 1
    fi
    apt_get update ||
        echo "$me: the package lists could not be renewed; trying anyway" >&2
    # shellcheck disable=SC2086 # one word a package
    apt_get install -y --no-install-recommends $missing && return 0
    echo "$me: the packages could not be installed. As root, run:" >&2
    echo "    apt-get update && apt-get install$missing" >&2
    return 1
}
