#!/bin/bash
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
#
# hostile_mail.sh SOURCE_ROOT SENDERFORM_MAIL: mails that want too much of who
# reads them. The program, locked in, reads each within its time and memory, and
# says what it has left out. Prints TAP.
set -u
. "$1/tests/tap.sh"
program=$(readlink -f -- "$2")
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 1
echo '{"tell": "mail"}' >request

# Sanitizers need their time, and what they read.
slow=1
case $("$program" --version) in *sanitizers*) slow=10 ;; esac

# write CODE: what this Python writes is the mail.
write() {
    python3 -c "
import sys
MIB = 1 << 20
HEAD = b'From: a@b.example\nTo: c@d.example\nSubject: x\n'
HTML = HEAD + b'Content-Type: text/html\n\n'
MIXED = HEAD + b'Content-Type: multipart/mixed; boundary=b'
put = sys.stdout.buffer.write
def fill(unit, size):
    return (unit * (size // len(unit) + 1))[:size]
$1" >mail
}

# reads SECONDS SAYS CODE: within so many seconds of the processor's time; SAYS
# is in what it tells.
reads() {
    write "$3"
    (
        ulimit -t $(($1 * slow))
        exec timeout -s KILL 120 "$program" 3<mail <request >out 2>err
    ) 2>/dev/null
    code=$?
    [ "$code" -eq 0 ] || { echo "exit code $code" && cat err; }
    grep -qF -- "$2" out || { echo "no $2, but:" && tail -n 3 out | cut -c1-300; }
    tail -n 1 out | grep -qxE '\{"(end":true|failed":".*")\}' || echo 'no end'
    [ "$(awk 'length > 65535' out | wc -l)" -eq 0 ] || echo 'a line too long'
}

long='"left_out":"long"'
end='"end":true'
broken='"failed":"its header cannot be read"'

tap '100,000 nested parts' reads 1 "$long" '
put(MIXED + b"0\n\n")
for i in range(100000):
    put(b"--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n" % (i, i + 1))'
tap '100,000 nested parts with one name' reads 1 "$long" '
put(MIXED + b"\n\n")
put(b"--b\nContent-Type: multipart/mixed; boundary=b\n\n" * 100000)'
tap '100,000 nested mails' reads 1 "$long" '
put((HEAD + b"Content-Type: message/rfc822\n\n") * 100000)'
tap '60 nested alternatives' reads 1 "$long" '
put(HEAD + b"Content-Type: multipart/alternative; boundary=b0\n\n")
for i in range(60):
    put(b"--b%d\nContent-Type: multipart/alternative; boundary=b%d\n\n"
        % (i, i + 1))'
tap 'a line of 100 MiB' reads 1 "$long" '
put(HEAD + b"\n")
for i in range(100):
    put(b"x" * MIB)'
tap 'a field of 100 MiB' reads 1 "$broken" '
put(b"From: a@b.example\nSubject: ")
for i in range(100):
    put(b"x" * MIB)'
tap '16 MiB of empty lines' reads 2 "$long" 'put(HEAD + b"\n" * 16 * MIB)'
tap '1 MiB of text' reads 1 "$end" '
put(HEAD + b"\n" + fill(b"A line of text, as people write them.\n", MIB))'
tap '1 MiB of escape sequences' reads 1 "$end" '
put(HEAD + b"\n" + fill(b"\x1b[2J\x1b]0;x\x07\0\x9b", MIB))'
tap '500,000 groups of addresses' reads 1 "$broken" '
put(b"From: " + b"a:" * 500000 + b"\nTo: x\n\ntext\n")'
tap 'the same in a forwarded mail' reads 1 "$long" '
put(HEAD + b"Content-Type: message/rfc822\n\nFrom: " + b"a:" * 500000)'
tap '500,000 addresses' reads 1 "$broken" '
put(b"From: " + b"a," * 500000 + b"\nTo: x\n\ntext\n")'
tap 'as many addresses as are read' reads 1 "$end" '
for name in (b"From", b"To", b"Cc", b"Sender", b"Reply-To"):
    put(name + b": " + b"a," * 1999 + b"x\n")
put(b"\ntext\n")'
# shellcheck disable=SC1003 # that one is a backslash
for unit in '(' '\"' '<' '<a>' 'a ' '@' 'a@b ' 'a<b> ' '\\' '[' '=?' 'a\n '; do
    tap "1 MiB of $unit for an address" reads 1 "$end" "
put(b'From: ' + fill(b'$unit', MIB - 100) + b'\nTo: x\n\ntext\n')"
done
tap '1 MiB of fields' reads 1 "$end" '
put(HEAD + fill(b"a:\n", MIB - 100) + b"\ntext\n")'
tap '16 MiB of fields of a part' reads 2 "$long" '
put(MIXED + b"\n\n--b\n" + fill(b"a:\n", 16 * MIB))'
tap '100,000 parameters' reads 1 "$end" '
put(HEAD + b"Content-Type: text/plain" + b"; a=b" * 100000 + b"\n\ntext\n")'
tap '50,000 parameters in pieces' reads 1 "$end" '
put(HEAD + b"Content-Type: text/plain")
for i in range(50000):
    put(b"; a*%d=b" % i)
put(b"\n\ntext\n")'
tap 'a subject of 50,000 words in charsets' reads 1 "$end" '
put(b"From: a@b\nSubject: " + b"=?gb2312?b?1tDOxA==?= " * 20000
    + b"=?koi8-r?q?=C1?= =?x-none?q?=C1?= " * 10000 + b"\n\ntext\n")'
tap '16 MiB of empty parts' reads 2 "$long" '
put(MIXED + b"\n\n" + fill(b"--b\n\n", 16 * MIB))'
tap 'a boundary of 500,000 bytes' reads 1 "$end" '
name = b"B" * 500000
put(MIXED + name + b"\n\n--b" + name + b"\n\ntext\n--b" + name + b"--\n")'
tap '1 MiB of lines that may be boundaries' reads 1 "$long" '
put(MIXED + b"\n\n" + fill(b"--\n", MIB))'
for tag in '<div>' '<p>' '<b>' '<table><tr><td>' '<blockquote>x' '<ul><li>x' \
    '<tr>' '<td>x' '<br>' '</p>' '<a ' '&' '<' '<!--' '<font><div>' '<b></i>' \
    '<select><option>' '<pre>'; do
    tap "1 MiB of $tag" reads 1 "$end" "put(HTML + fill(b'$tag', MIB - 100))"
done
tap 'HTML of 16 MiB' reads 2 "$long" 'put(HTML + fill(b"<i>x", 16 * MIB))'
tap 'a tag of 1 MiB' reads 1 "$end" '
put(HTML + b"<p " + fill(b"a=b ", MIB) + b">text")'
tap 'deep quotes that flow' reads 1 "$end" '
put(HEAD + b"Content-Type: text/plain; format=flowed; delsp=yes\n\n"
    + fill(b">" * 300 + b" a b c \n", MIB))'
tap 'one paragraph that flows' reads 1 "$end" '
put(HEAD + b"Content-Type: text/plain; format=flowed; delsp=yes\n\n"
    + fill(b"a \xcc\x80 \n", MIB))'
tap 'a charset in the header, once locked in' reads 1 '中文 <a@b>' '
put(b"From: =?gb2312?B?1tDOxA==?= <a@b>\nTo: x\n\ntext\n")'
tap 'a charset in the text, once locked in' reads 1 '"お名前"' '
put(HEAD + b"Content-Type: text/plain; charset=shift_jis\n\n"
    + "お名前\n".encode("shift_jis"))'
tap_end
