#!/bin/bash
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
#
# evidence.sh PROGRAM: small logs of each mail server, read by senderform-scan,
# and what senderform evidence says of them. Prints TAP.
#
# Stamps are of the last days, since older ones would not be read.
set -u
root=$(readlink -f -- "$(dirname -- "$0")/..")
. "$root/tests/tap.sh"
program=$(readlink -f -- "$1")
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
export HOME=$scratch LC_ALL=C.UTF-8 TZ=UTC
unset XDG_DATA_HOME XDG_STATE_HOME XDG_CONFIG_HOME LANGUAGE
cd "$scratch" || exit 1

# day N FORMAT: of N days ago.
now=$(date +%s)
day() {
    date -d "@$((now - $1 * 86400))" "+$2"
}

evidence() {
    timeout -s KILL 60 "$program" evidence "$@"
}

# is WANTED FILTER WORD...: what jq makes of the JSON, in one line.
is() {
    local wanted=$1 filter=$2 got
    shift 2
    got=$(evidence --json "$@" 2>err | jq -rc "$filter" 2>&1 | tr '\n' ' ')
    [ "$got" = "$wanted " ] || { echo "got: $got" && cat err; }
}

# says CODE TEXT WORD...: the exit code, and text on standard output.
says() {
    local code=$1 text=$2 got
    shift 2
    evidence "$@" >out 2>err
    got=$?
    [ "$got" -eq "$code" ] || { echo "exit code $got" && cat err; }
    # Lines that are long are not wrapped without a terminal.
    grep -qF -- "$text" out || { echo "no \"$text\", but:" && cat out; }
}

codes='.providers[] | select(.id == "yahoo") | .codes[] |
    "\(.code) \(.lines) \(.deferred) \(.bounced) \(.mails) \(.recipients)"'
results='.providers[] | select(.id == "yahoo") | .results |
    "\(.delivered) \(.deferred) \(.bounced)"'
mx=mta5.am0.yahoodns.net
said='421 4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred due to
unexpected volume or user complaints - 4.16.55.1; see
https://postmaster.yahooinc.com/error-codes'
said=${said//$'\n'/ }
listed="553 5.7.1 [TSS07] Connections will not be accepted from 192.0.2.1,
because the ip is in Spamhaus's list; see
https://postmaster.yahooinc.com/error-codes"
listed=${listed//$'\n'/ }

postfix() {
    local at
    for i in 5 4 3; do
        at="$(day $i '%b %e') 10:00:0$i mx1 postfix/smtp[12]: 4XxK0$i:"
        echo "$at host ${mx}[67.195.204.72] said: $said (in reply to MAIL FROM)"
        echo "$at to=<anna$i@yahoo.com>, relay=${mx}[67.195.204.72]:25," \
            "delay=2, delays=1/0/1/0, dsn=4.7.0, status=deferred (host" \
            "${mx}[67.195.204.72] said: $said (in reply to MAIL FROM command))"
    done
    at="$(day 2 '%b %e') 11:00:00 mx1 postfix/smtp[12]: 4XxK09:"
    echo "$at to=<bert@yahoo.com>, relay=${mx}[67.195.204.72]:25, delay=2," \
        "dsn=5.7.1, status=bounced (host ${mx}[67.195.204.72] said: $listed" \
        "(in reply to MAIL FROM command))"
    echo "$at to=<cora@yahoo.com>, relay=${mx}[67.195.204.72]:25, delay=2," \
        "dsn=2.0.0, status=sent (250 ok dirdel)"
    # What is not Yahoo's: another host that quotes it, a subject, 421.
    echo "$at to=<a@b.example>, relay=mail.b.example[192.0.2.9]:25, delay=1," \
        "dsn=4.7.0, status=deferred (host mail.b.example[192.0.2.9] said:" \
        "421 4.7.0 [TSS04] as $mx says (in reply to RCPT TO command))"
    echo "$at warning: header Subject: 421 4.7.0 [TSS04] $mx from local;" \
        "from=<x@y.example> to=<anna@z.example>"
}

exim() {
    local at
    at="$(day 3 %Y-%m-%d) 22:33:06 1bhOsE-0004e1-VJ"
    echo "$at SMTP error from remote mail server after MAIL FROM:<x@y.example>" \
        "SIZE=2307: host $mx [63.250.192.46]: $said"
    echo "$at == anna@yahoo.com R=dnslookup T=remote_smtp defer (-45) H=$mx" \
        "[63.250.192.46]:25: SMTP error from remote mail server after MAIL" \
        "FROM:<x@y.example> SIZE=2307: $said"
    echo "$at ** bert@yahoo.com R=dnslookup T=remote_smtp H=$mx" \
        "[63.250.192.46]: SMTP error from remote mail server after MAIL" \
        "FROM:<x@y.example> SIZE=2307: $listed"
    echo "$at => cora@yahoo.com R=dnslookup T=remote_smtp H=$mx" \
        "[63.250.192.46] C=\"250 ok dirdel\""
}

sendmail() {
    local at
    at="$(day 3 '%b %e') 04:03:09 sigma"
    for program_name in 'sendmail[7488]' 'sm-mta[7489]'; do
        echo "$at $program_name: w344QRId02$RANDOM: to=<anna@yahoo.com>," \
            "delay=4+06:36:42, xdelay=00:00:00, mailer=esmtp, pri=9301427," \
            "relay=$mx. [67.195.229.59], dsn=4.0.0, stat=Deferred: $said"
    done
    echo "$at sendmail[7488]: w344QRId03: to=<cora@yahoo.com>," \
        "delay=00:00:01, mailer=esmtp, relay=$mx. [67.195.229.59]," \
        "dsn=2.0.0, stat=Sent (ok dirdel)"
}

qmail() {
    local at
    at="$(day 3 '%b %e') 11:41:16 mail qmail: $(day 3 %s).742046"
    echo "$at starting delivery 21817: msg 3769432 to remote anna@yahoo.com"
    echo "$at delivery 21817: deferral:" \
        "Connected_to_98.136.96.74_but_sender_was_rejected./Remote_host_said:_${said// /_}/"
    echo "$at starting delivery 21818: msg 3769433 to remote cora@yahoo.com"
    echo "$at delivery 21818: success:" \
        "98.136.96.74_accepted_message./Remote_host_said:_250_ok_dirdel/"
}

opensmtpd() {
    local at
    at="$(day 3 '%b %e') 10:00:00 mx1 smtpd[12]: 4b3a6c195c1f6010 mta delivery"
    echo "$at evpid=8f26ea98359eccea from=<x@y.example> to=<anna@yahoo.com>" \
        "rcpt=<-> source=\"192.0.2.1\" relay=\"67.195.204.77 ($mx)\" delay=1s" \
        "result=\"TempFail\" stat=\"$said\""
    echo "$at evpid=8f26ea98359eccec from=<x@y.example> to=<cora@yahoo.com>" \
        "rcpt=<-> source=\"192.0.2.1\" relay=\"67.195.204.77 ($mx)\" delay=1s" \
        "result=\"Ok\" stat=\"250 ok dirdel\""
}

postfix >postfix.log
exim >mainlog
sendmail >maillog
qmail >qmail.log
opensmtpd >smtpd.log
grep -v yahoodns postfix.log >other.log
touch empty.log

postfix_codes='TSS07 1 0 1 1 1 TSS04 6 3 0 3 3'
tap 'Postfix' is "$postfix_codes" "$codes" postfix.log
tap 'Postfix, results' is '1 3 1' "$results" postfix.log
tap 'Exim' is 'TSS07 1 0 1 1 1 TSS04 2 1 0 1 1' "$codes" mainlog
tap 'Exim, results' is '1 1 1' "$results" mainlog
tap 'Sendmail' is 'TSS04 2 2 0 2 1' "$codes" maillog
tap 'Sendmail, results' is '1 2 0' "$results" maillog
tap 'qmail' is 'TSS04 1 1 0 1 1' "$codes" qmail.log
tap 'qmail, results' is '1 1 0' "$results" qmail.log
tap 'OpenSMTPD' is 'TSS04 1 1 0 1 1' "$codes" smtpd.log
tap 'OpenSMTPD, results' is '1 1 0' "$results" smtpd.log
tap 'which server wrote it' is 'postfix exim sendmail qmail opensmtpd' \
    '[.sources[] | {(.name): .mta}] | add | .["postfix.log"], .mainlog,
        .maillog, .["qmail.log"], .["smtpd.log"]' \
    postfix.log mainlog maillog qmail.log smtpd.log
tap 'our address, and theirs' is "192.0.2.1 6 $mx 6" \
    '.providers[] | select(.id == "yahoo") | .codes[] |
        select(.code == "TSS04") | (.ips[], .hosts[]) | .name, .lines' \
    postfix.log
tap 'typical lines are as logged' is "$(grep -F TSS07 postfix.log)" \
    '.providers[].codes[] | select(.code == "TSS07") | .typical[].text' \
    postfix.log
tap 'days' is "$(day 5 %F) $(day 4 %F) $(day 3 %F) $(day 2 %F)" \
    '.providers[] | select(.id == "yahoo") | .results.days[].day' postfix.log

for packer in 'gzip gz' 'xz xz' 'zstd zst' 'bzip2 bz2'; do
    read -r tool suffix <<<"$packer"
    if ! command -v "$tool" >/dev/null; then
        tap_skip "$tool" "there is no $tool"
        continue
    fi
    "$tool" -c <postfix.log >"packed.log.$suffix"
    tap "$tool" is "$postfix_codes" "$codes" "packed.log.$suffix"
    tap "$tool, as standard input" is "$postfix_codes" "$codes" - \
        <"packed.log.$suffix"
done

tap 'standard input, a file' is "$postfix_codes" "$codes" - <postfix.log
through_pipe() {
    # shellcheck disable=SC2002 # a pipe is what is meant
    cat postfix.log | is "$postfix_codes" "$codes" -
}
tap 'standard input, a pipe' through_pipe

tap '--since, days' is 'TSS07 1 0 1 1 1' "$codes" --since "$(day 2 %F)" \
    postfix.log
tap '--since, ago' is 'TSS07 1 0 1 1 1 TSS04 2 1 0 1 1' "$codes" \
    --since "$(day 3 %FT00:00:00Z)" postfix.log
tap '--since, what is older is no failure' says 0 'No refusal' --since 1h \
    postfix.log

nothing() {
    local none='^No mail to .*Yahoo in 2 files, [0-9]+ bytes: either none was '
    local quiet='^No refusal by .*Yahoo since [0-9-]+ in 1 file, [0-9]+ bytes\.$'
    says 0 'No mail to ' other.log empty.log
    grep -qE "$none" out || cat out
    grep -q 'no mail to it was found' out && cat out
    sed '/said: /d' postfix.log >quiet.log
    says 0 'No refusal by ' quiet.log
    grep -qE "$quiet" out || cat out
    grep -v '^senderform: ' err
}
tap 'nothing found' nothing

# Logs of other programs do not stand among those that say something.
beside() {
    echo 'nothing of mail' >other.txt
    says 0 TSS04 postfix.log other.txt
    sed -n '/^Read from .*: 2 files, /,/^$/p' out | grep -q '^  postfix.log: ' ||
        cat out
    grep -A1 '^Read, but without mail to ' out | grep -q '^  other.txt: ' ||
        cat out
    is '["other.txt",0] ["postfix.log",true]' '.sources | sort_by(.name)[] |
        [.name, (.lines | if . > 0 then true else . end)]' postfix.log other.txt
}
tap 'a file that is no log' beside

unreadable() {
    says 0 'TSS04' postfix.log nowhere.log
    grep -qF 'senderform: nowhere.log: ' err || cat err
    grep -A1 '^Not read$' out | grep -qF '  nowhere.log: ' || cat out
    says 1 'No log could be read' nowhere.log
    mkdir -p hollow
    says 1 'there is no file in it' hollow
    grep -qF 'senderform: hollow: there is no file in it' err || cat err
}
tap 'a file that cannot be read' unreadable

damaged() {
    gzip -c <postfix.log | head -c -20 >cut.log.gz
    says 0 'it is damaged, read up to there' cut.log.gz
}
tap 'a file that ends too early' damaged

urgent_first() {
    says 0 'TSS07' postfix.log
    head -n 2 out | grep -q TSS07 || cat out
    grep -n 'TSS07\|TSS04' out | sed -n '2s/:.*//p' | grep -qE '^[0-9]+$' || cat out
    grep -qE '^Read from [0-9-]+ on: 1 file, ' out || cat out
}
tap 'the most urgent stands above' urgent_first

escapes() {
    printf '%s host %s[192.0.2.7] said: 421 4.7.0 [TSS04] \e[31m\a\x9b\r\n' \
        "$(day 1 '%b %e') 10:00:00 mx1 postfix/smtp[1]: 4XxK1:" "$mx" >hostile.log
    says 0 'TSS04' hostile.log
    grep -P '[\x00-\x08\x0b-\x1f\x7f]|\x{9b}' out
}
tap 'a log reaches the terminal clean' escapes

# Not where the installed ones are found.
no_provider() {
    local -x SENDERFORM_FORMS=$scratch/nowhere
    [ -z "$("$program" forms list 2>/dev/null)" ] || return 0
    evidence postfix.log >out 2>err && echo 'it has found something'
    [ ! -s out ] || cat out
    grep -q '^senderform: no file about a provider' err || cat err
}
tap 'no provider is known' no_provider

# A pipe that nobody writes to any more holds it until the signal comes.
interrupted() {
    local pid
    mkfifo slow
    "$program" evidence - <slow >out 2>err &
    pid=$!
    exec 9>slow
    cat postfix.log >&9
    until pgrep -P "$pid" -x senderform-scan >/dev/null ||
        ! kill -0 "$pid" 2>/dev/null; do :; done
    kill -TERM "$pid"
    wait "$pid"
    [ $? -eq 143 ] || echo 'it went on'
    exec 9>&-
    [ ! -s out ] || cat out
}
tap 'interrupted, nothing is told' interrupted
tap_end
