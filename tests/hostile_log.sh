#!/bin/bash
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
#
# hostile_log.sh SOURCE_ROOT SENDERFORM SENDERFORM_SCAN: logs that want too much
# of who reads them, that change while they are read, and lines that want to
# reach a terminal. The program, locked in, reads each within its time and in
# less than 32 MiB. Prints TAP.
set -u
. "$1/tests/tap.sh"
root=$(readlink -f -- "$1")
senderform=$(readlink -f -- "$2")
program=$(readlink -f -- "$3")
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 1
export TZ=UTC LC_ALL=C.UTF-8
mib=1024 # KiB

# Sanitizers need their time, and memory; with them all is a tenth.
slow=1
small=1
most=$((32 * mib))
case $("$program" --version) in *sanitizers*)
    slow=5 small=10 most=$((4096 * mib))
    ;;
esac

# request NAME...: reads these files; - is descriptor 3.
request() {
    jq -nc '{scan: {providers: [inputs | {id, hosts, pages, domains,
            not_hosts: (.not_hosts // [])}], paths: $ARGS.positional,
            since: 0, now: now | floor, threads: 2}}' \
        "$root"/forms/*.provider.json --args "$@" >request
}

# write CODE: what this Python writes is the log; it has the begin and the end
# of a line that is refused.
write() {
    python3 -c "
import random, sys
MIB = (1 << 20) // $small
MILLION = 1000000 // $small
put = sys.stdout.buffer.write
def fill(unit, size):
    return (unit * (size // len(unit) + 1))[:size]
def refused(tag=b'TSS04', to=b'a@yahoo.com', host=b'mta5.am0.yahoodns.net',
            queue=b'2E901122F931', own=b'203.0.113.1', at=b'Nov 20 10:00:00'):
    return (at + b' mx postfix/smtp[1]: ' + queue + b': to=<' + to
            + b'>, relay=' + host + b'[67.195.204.72]:25, delay=2, '
            b'dsn=4.7.0, status=deferred (host ' + host
            + b'[67.195.204.72] said: 421 4.7.0 [' + tag + b'] Messages from '
            + own + b' temporarily deferred)\n')
$1"
}

# scan SECONDS: the request, within so many seconds of the processor's time, and
# in little memory.
scan() {
    (
        ulimit -t $(($1 * slow))
        exec timeout -s KILL 120 python3 -c '
import os, sys
pid = os.fork()
if pid == 0:
    os.execv(sys.argv[1], sys.argv[1:])
status, usage = os.wait4(pid, 0)[1:]
open("peak", "w").write("%d\n" % usage.ru_maxrss)
os.waitstatus_to_exitcode(status) and sys.exit(1)' "$program"
    ) <request >out 2>err
    code=$?
    [ "$code" -eq 0 ] || { echo "exit code $code" && cat err; }
    [ "$(cat peak)" -lt "$most" ] || echo "$(cat peak) KiB"
    jq -es 'last | .end' out >/dev/null || { echo 'no end:' && tail -c 300 out; }
    [ "$(awk 'length > 65535' out | wc -l)" -eq 0 ] || echo 'a line too long'
}

# says JQ: is it true of all that was told?
says() {
    jq -es "$1" out >said ||
        { echo "not so: $1" && cut -c1-400 out | tail -n 5; }
}

# reads SECONDS JQ CODE: what CODE writes, from a file and through a pipe.
reads() {
    write "$3" >log
    request log
    scan "$1" </dev/null
    says "$2"
    request -
    write "$3" | { scan "$1" 3<&0; }
    says "$2"
}

lines='[.[].refusal | values | .lines] | add'

tap 'a line of 100 MiB, and one behind it' reads 2 "$lines == 1" '
for i in range(100):
    put(b"x" * MIB)
put(b" host mta5.am0.yahoodns.net[1.2.3.4] said: 421 4.7.0 [TSS04] x\n")
put(refused())'
tap '100 MiB of names in one line' reads 3 "$lines == null" '
for i in range(100):
    put(fill(b"mta5.am0.yahoodns.net ", MIB))'
tap 'a refusal with a tail of 100 MiB' reads 2 "$lines == 2" '
put(refused()[:-1])
for i in range(100):
    put(b"x" * MIB)
put(b"\n" + refused())'
tap '32 MiB of lines that are a name' reads 8 "$lines == null" '
put(fill(b"mta5.am0.yahoodns.net\n", 32 * MIB))'
tap '32 MiB of empty lines' reads 2 "$lines == null" 'put(b"\n" * 32 * MIB)'
tap '32 MiB of NULs before a line' reads 2 "$lines == 1" '
put(b"\0" * 32 * MIB + refused())'
tap '32 MiB of chance' reads 3 '.' '
random.seed(1)
for i in range(32):
    put(random.randbytes(MIB))'
tap 'a file that was cut in every line' reads 3 '.' '
line = refused()
for i in range(200000):
    put(line[i % len(line):i * 7 % len(line)] + b"\n")'
million=$((1000000 / small))
tap 'a million codes' reads 8 "($lines == $million) and
    ([.[].refusal | values] | length <= 500)" '
for i in range(MILLION):
    put(refused(tag=b"T%07d" % i))'
tap 'a million recipients, mails, servers, addresses' reads 8 "
    .[] | .refusal | values | (.lines == $million) and
    ((.recipients / $million - 1 | fabs) < 0.12) and
    ((.mails / $million - 1 | fabs) < 0.12) and .about == ($small == 1) and
    (.hosts | length) <= 64 and (.ips | length) <= 64 and
    .more_hosts > $million * 0.9 and .more_ips > $million * 0.9" '
for i in range(MILLION):
    put(refused(to=b"a%d@yahoo.com" % i, queue=b"2E9%08X" % i,
                host=b"mta%d.am0.yahoodns.net" % i,
                own=b"10.%d.%d.%d" % (i >> 16, i >> 8 & 255, i & 255)))'
tap 'every day of 200 years' reads 4 \
    '.[] | .refusal | values | (.days | length) <= 400' '
import datetime
day = datetime.date(1971, 1, 1)
for i in range(73000):
    put(refused(at=(day + datetime.timedelta(i)).isoformat().encode()
                + b"T10:00:00+00:00"))'
tap 'repeated for ever' reads 1 "$lines < 1e13" '
line = refused()
at = line.index(b"2E9")
put(line[:at] + b"message repeated 99999999999999999999 times: [ "
    + line[at:-1] + b"]\n")'
tap 'many deliveries of qmail that never end' reads 3 "$lines == null" '
for i in range(MILLION // 3):
    put(b"@4000000052fafd8d38754cec starting delivery %d: msg 7 to remote "
        b"%s@yahoo.com\n" % (i, b"a" * (i % 200)))'

# What a stranger may choose: an address in quotes that looks like all of it.
forged=' to=<\"a>, relay=mta5.am0.yahoodns.net[1.2.3.4]:25, delay=1, '
forged+='dsn=4.7.0, status=deferred (host mta5.am0.yahoodns.net[1.2.3.4] said: '
forged+='421 4.7.0 [TSS04] x)\"@evil.example>, relay=mx.evil.example'
forged+='[192.0.2.9]:25, delay=1, dsn=2.0.0, status=sent (250 ok)'
nothing='[.[] | .refusal, .delivery | values] == []'
tap 'an address that looks like a refusal' reads 1 "$nothing" "
put(b'''Nov 20 10:00:00 mx postfix/smtp[1]: 2E901122F931:$forged\n''')"
tap 'the same for Exim' reads 1 "$nothing" "
put(b'''2026-11-20 10:00:00 1bhOsE-0004e1-VJ => \"a R=x T=y H=mta5.am0'''
    b'''.yahoodns.net [1.2.3.4]\"@evil.example R=dnslookup T=remote_smtp '''
    b'''H=mx.evil.example [192.0.2.9] C=\"250 ok\"\n''')"

# packed SECONDS JQ PACKER: a GiB of blanks in a file of next to nothing.
bomb() {
    write 'put(refused())
for i in range(1024):
    put(b" " * MIB)
put(b"\n" + refused())' | $3 >log
    request log
    scan "$1"
    says "$2"
}
tap 'a bomb of gzip' bomb 8 "$lines == 2" 'gzip -1'
tap 'a bomb of xz' bomb 20 "$lines == 2" 'xz -1 -T 1'
tap 'a bomb of zstd' bomb 8 "$lines == 2" 'zstd -q -1'
tap 'xz that wants memory' bomb 20 '.[0].source.why != "" and
    .[0].source.state == "damaged"' 'xz --lzma2=preset=1,dict=256MiB'
tap 'zstd that wants memory' bomb 8 '.[0].source.why != "" and
    .[0].source.state == "damaged"' 'zstd -q -1 --long=31'
broken() {
    write 'for i in range(20000):
    put(refused(queue=b"%016X" % random.getrandbits(64)))' >plain
    $1 <plain | head -c 20000 >log
    request log
    scan 2
    says "$2"
}
tap 'gzip that breaks off' broken 'gzip -1' '.[0].source.state == "damaged" and
    .[0].source.why != "" and ([.[].refusal | values | .lines] | add) > 100'
tap 'xz that breaks off' broken 'xz -0' '.[0].source.state == "damaged"'
tap 'zstd that breaks off' broken 'zstd -q' '.[0].source.state == "damaged"'
tap 'bzip2 that breaks off' broken 'bzip2' '.[0].source.state == "damaged"'

# What is no log at all.
strange() {
    mkfifo nobody
    ln -s circle circle
    mkdir folder
    ln -s .. folder/up
    python3 -c 'import socket
socket.socket(socket.AF_UNIX).bind("socket")'
    request nobody circle folder socket /dev/zero /dev/full gone log/x
    scan 2
    says '([.[].source | values | .name] | sort | unique | length) >= 7 and
        ([.[].source | values | select(.state == "read") | .name] - ["nobody"])
        == []'
}
: >log
tap 'pipes without a writer, circles, devices' strange
many() {
    mkdir many
    (cd many && seq -f 'mail.log.%g' 3000 | xargs touch)
    write 'put(refused())' >many/mail.log
    request many
    scan 3
    says "$lines == 1"
}
tap 'three thousand logs' many

# Files that change while they are read. The pipe comes first, and with one
# thread nothing else is read until it ends.
# changes STATE JQ COMMAND...: the command changes the file log meanwhile.
changes() {
    local state=$1 wanted=$2 pid
    shift 2
    write 'for i in range(50000):
    put(refused(to=b"a%d@yahoo.com" % i))' >log
    rm -f pipe && mkfifo pipe
    request log -
    sed -i 's/"threads":2/"threads":1/' request
    "$program" <request 3<pipe >out 2>err &
    pid=$!
    exec 4>pipe
    end=$((SECONDS + 20))
    until grep -q '"progress"' out; do
        [ "$SECONDS" -le "$end" ] || { echo 'no progress' && break; }
        read -rt 0.02 <>/dev/null
    done
    "$@"
    exec 4>&-
    wait "$pid" || echo "exit code $?"
    says "(.[] | .source | values | select(.name == \"log\") | .state) ==
        \"$state\""
    says "$wanted"
}
append() {
    write 'put(refused() * 1000)' >>log
}
rotate() {
    mv log log.1
    write 'put(refused() * 7)' >log
}
tap 'a log that grows is read as it was' changes grew "$lines == 50000" append
tap 'one that is rotated, too' changes read "$lines == 50000" rotate
tap 'one that is removed' changes read "$lines == 50000" rm log
tap 'one that is cut says so' changes cut "($lines // 0) <= 20000" \
    truncate -s 2000000 log
tap 'one that is emptied' changes cut "$lines == null" truncate -s 0 log

# What reaches a terminal.
escapes='put(refused(to=b"\x1b[31m\x1b]0;x\x07\x9b2J\xe2\x80\xae@yahoo.com",
    host=b"mta5\x1b[2J.am0.yahoodns.net", queue=b"2E901122F931"))
put(refused(tag=b"TS\x1b[31m03", to=b"a\xff\xfe\r\b\x7f\xc2\x9b@yahoo.com"))
put(refused(own=b"1.2.3.4\x1b[5m"))
put(refused(to=b"\xe2\x80\xae\xe2\x81\xa6b@yahoo.com"))
put(refused()[:-1] + b" \x1b[31mred\x1b[0m\x1b]0;owned\x07\xc2\x9b\n")'
text_is_clean() {
    write "$escapes" >"$1"
    "$senderform" evidence --since 400d "$1" >out 2>err || cat err
    grep -q TSS04 out || cat out
    iconv -f UTF-8 -t UTF-8 out >/dev/null || echo 'no UTF-8'
    cat out err | LC_ALL=C.UTF-8 grep -nP \
        '[\x00-\x08\x0b-\x1f\x7f]|[\x{80}-\x{9f}\x{202a}-\x{202e}\x{2066}-\x{2069}]'
}
json_is_clean() {
    "$senderform" evidence --since 400d --json "$1" >out 2>err || cat err
    jq -r '.. | strings' out | LC_ALL=C.UTF-8 grep -nP \
        '[\x00-\x08\x0b-\x1f\x7f]|[\x{80}-\x{9f}\x{202a}-\x{202e}\x{2066}-\x{2069}]'
}
tap 'lines with escapes are clean' text_is_clean log
tap 'as JSON, too' json_is_clean log
evil=$(printf 'mail\033[31m\342\200\256.log')
tap 'a name with escapes is clean' text_is_clean "$evil"
tap 'as JSON, too' json_is_clean "$evil"
tap_end
