#!/bin/bash
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
#
# test_refusals.sh PROGRAM: real mail servers send mails to a provider that
# refuses some of them (refuser.py); what evidence finds in their logs must be
# what that provider remembers. Prints TAP.
set -u
root=$(readlink -f -- "$(dirname -- "$0")/../..")
here=$root/tests/net
. "$root/tests/net/inside.sh"
. "$root/tests/net/refusals_mtas.sh"
program=$1
record=$WORLD/refused

within() {
    local end=$((SECONDS + $1))
    shift
    until "$@" >/dev/null 2>&1; do
        [ "$SECONDS" -le "$end" ] || return 1
        sleep 0.05
    done
}

start_refuser() {
    local outside=(nsenter --net=/run/netns/outside) address
    while read -r address _; do
        "${outside[@]}" ip address add "$address/32" dev wire
    done <"$here/refuser.txt"
    "${outside[@]}" /usr/bin/python3 "$here/refuser.py" "$here/refuser.txt" \
        >>"$record" 2>"$WORLD/log/refuser" &
    within 15 grep -qx ready "$record" || cat "$WORLD/log/refuser"
}

# Each of them is tried once.
send_all() {
    local what
    for what in ok-1 ok-2 ok-3 mail-tss04-1 mail-tss04-2 mail-ts03-1 \
        mail-tss09-1 mail-tss09-2 rcpt-vs1-1 rcpt-user-1 rcpt-user-2 \
        data-ph01-1 data-tss04-1 data-policy-1 data-soa-1; do
        send "$what" "$what@yahoo.com"
    done
    send multi ok-m@yahoo.com rcpt-user-m@yahoo.com rcpt-vs1-m@yahoo.com
    send aol-1 aol-1@aol.com
    send att-1 att-1@att.net
    # Nobody's business.
    send mail-vs98-1 mail-vs98-1@yahoo.co.jp
    send mail-tss04-o mail-tss04-o@other-mail.org
    send data-policy-o data-policy-o@other-mail.org
    send ok-o ok-o@other-mail.org
}
recipients=24 # of all these

# send SENDER RECIPIENT...: subjects look like what is searched.
send() {
    local sender=$1@$WORLD_NAME
    shift
    printf '%s\n' "From: $sender" "To: $1" 'Subject: host
 mta5.am0.yahoodns.net[193.46.16.5] said: 421 4.7.0 [TSS04] see
 https://postmaster.yahooinc.com/error-codes' '' 'Text.' |
        "$mta_send" "$sender" "$@"
}

# What the provider remembers, a code a line.
remembered() {
    jq -csS --arg name "$WORLD_NAME" '
        map(select(.host | endswith(".yahoodns.net"))) |
        (map(select(.stage == "taken").recipients | length) | add) as $taken |
        map(select(.stage != "taken") | .key = (if .tag != "" then .tag else
                "\(.reply) \(.enhanced)" end) |
            .people = (if .stage == "mail" then
                    [.sender | sub("@.*"; "@yahoo.com")]
                elif .stage == "greeting" then
                    [{aol: "aol-1@aol.com", att: "att-1@att.net"}
                        [.host[3:6]]]
                else .recipients end)) |
        group_by(.key) | {taken: $taken}, (.[] | {
            key: .[0].key,
            recipients: (map(.people[]) | unique | length),
            results: (map(.people[]) | unique | length),
            ips: (map(.ip | select(. != "")) | unique),
            hosts: (map(.host) | unique)
        })' "$record"
}

# Some write the names that stand in the reverse zone, or the address alone.
mx_names() {
    sed -E 's/mtaproxy([567])\.free\.mail\.vip\.[a-z0-9]*\.yahoo\.com/mta\1.am0.yahoodns.net/g
        s/mtaproxy8\.free\.mail\.vip\.bf1\.yahoo\.com/mx-aol.mail.gm0.yahoodns.net/g
        s/"193\.46\.16\.9"/"mx-att.mail.am0.yahoodns.net"/g'
}

# What evidence says, in the same words.
found() {
    "$program" evidence --json "$@" >"$WORLD/found" 2>"$WORLD/err" ||
        cat "$WORLD/err"
    jq -cS '.providers[] | select(.id == "yahoo") |
        {taken: .results.delivered}, (.codes | map({
            key: (.tag // "\(.reply // 0) \(.enhanced // "")"),
            recipients, results: (.deferred + .bounced),
            ips: (.ips | map(.name) | unique),
            hosts: (.hosts | map(.name) | unique)}) | sort_by(.key)[])' \
        "$WORLD/found" | mx_names
}

# unlike REMEMBERED FOUND: what differs. Not every host that was tried is in
# every log, Sendmail tells of some recipients once for each, and OpenSMTPD who
# was greeted badly in a line that names nobody.
unlike() {
    jq -nr --slurpfile old "$1" --slurpfile new "$2" --arg mta "$mta" '
        def codes(all): all | map(select(.key) | {(.key): .}) | add // {};
        def but(what; one; other):
            if one == other then empty
            else "\(what): \(other) instead of \(one)" end;
        codes($old) as $was | codes($new) as $is |
        but("taken"; $old[0].taken; $new[0].taken),
        but("codes"; $was | keys; $is | keys),
        ($was | keys[] | select($is[.]) | . as $key | $was[.] as $one |
            $is[.] as $other |
            select($mta != "opensmtpd" or
                ($key | IN("TSS05", "BL21") | not) or $one.ips != $other.ips) |
            but("\($key), recipients"; $one.recipients; $other.recipients),
            but("\($key), our addresses"; $one.ips; $other.ips),
            (if $mta == "sendmail" then empty else
                but("\($key), results"; $one.results; $other.results) end),
            (if $other.hosts != [] and $other.hosts - $one.hosts == []
                and ($mta != "postfix" and $mta != "exim" or
                    $other.hosts == $one.hosts) then empty
                else "\($key): hosts \($other.hosts) of \($one.hosts)" end))'
}

same() {
    remembered >"$WORLD/remembered"
    found "$@" >"$WORLD/said"
    [ "$(wc -l <"$WORLD/remembered")" -eq 11 ] || cat "$WORLD/remembered"
    unlike "$WORLD/remembered" "$WORLD/said"
}

# Codes of 4xx are deferrals, of 5xx bounces; at the greeting each MTA has its
# own opinion.
outcomes() {
    jq -r '.providers[] | select(.id == "yahoo").codes[] |
        select(.tag != "BL21") |
        select((if .reply < 500 then .bounced else .deferred end) != 0) |
        "\(.tag) \(.reply): \(.deferred) deferred, \(.bounced) bounced"' \
        "$WORLD/found"
}

# The other providers have nothing to do with it.
nobody_else() {
    jq -c '.providers[] | select(.id != "yahoo") |
        select(.codes != [] or .results != null) | .id' "$WORLD/found"
}

# try MTA: starts it, sends all, reads its log.
try() {
    local mta=$1 name=${1}_log
    if ! "${mta}_is_there"; then
        tap_skip "$mta" 'it is not there, see fetch_mta.sh'
        return
    fi
    : >"$record"
    mta_send=${mta}_send
    mta_log=${!name}
    tap "$mta starts" "${mta}_start"
    tap "$mta gets the mails" send_all
    tap "$mta has tried them all" "${mta}_await"
    tap "$mta: what the log says is what the provider said" same "$mta_log"
    tap "$mta: deferred is not bounced" outcomes
    tap "$mta: nothing of others" nobody_else
    "${mta}_stop"
}

tap 'a provider that refuses' start_refuser
tap 'a syslog' start_syslog
for mta in postfix exim opensmtpd sendmail; do
    try "$mta"
done

# Where mail servers write their logs, and some that are none.
make_logs() {
    mkdir -p "$WORLD/logs/exim4"
    cp "$WORLD/log/mail" "$WORLD/logs/mail.log"
    [ ! -e "$exim_log" ] || cp "$exim_log" "$WORLD/logs/exim4/mainlog"
    mount --bind "$WORLD/logs" /var/log
}
finds_them() {
    make_logs
    "$program" evidence --json >"$WORLD/found" 2>"$WORLD/err" ||
        cat "$WORLD/err"
    jq -r '.sources[] | select(.state == "read") | "\(.name) \(.mta)"' \
        "$WORLD/found" | sort >"$WORLD/said"
    {
        [ ! -e "$exim_log" ] || echo '/var/log/exim4/mainlog exim'
        echo '/var/log/mail.log postfix'
    } | diff - "$WORLD/said"
}
tap 'it finds the logs by itself' finds_them
tap_end
