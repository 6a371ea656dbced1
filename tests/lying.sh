#!/bin/bash
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
#
# lying.sh SOURCE_ROOT PROGRAM: programs that hang, die or lie in the places of
# senderform-probe and senderform-scan do no harm to senderform. Prints TAP.
set -u
. "$1/tests/tap.sh"
program=$(readlink -f -- "$2")
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
export HOME=$scratch SENDERFORM_HELPERS=$scratch LC_ALL=C.UTF-8
unset XDG_DATA_HOME XDG_STATE_HOME XDG_CONFIG_HOME
cd "$scratch" || exit 1

# as PROGRAM: reads from standard input what it is from now on.
as() {
    { echo '#!/bin/bash' && cat; } >"$1"
    chmod 755 "$1"
}

# ends CODE TEXT COMMAND...: with this exit code, TEXT on standard error.
ends() {
    local code=$1 text=$2 got
    shift 2
    timeout -s KILL 20 "$@" >out 2>err <&-
    got=$?
    [ "$got" -eq "$code" ] || echo "exit code $got"
    grep -qF -- "$text" err || { echo "no \"$text\", but:" && cat err; }
}

detect() {
    local code=$1 text=$2
    ends "$code" "$text" "$program" detect --offline --timeout 1 --json
}

as senderform-probe <<<'sleep 60'
tap 'one that hangs' detect 1 'senderform-probe does not answer'
as senderform-probe <<<'kill -STOP $$'
tap 'one that is stopped' detect 1 'senderform-probe does not answer'
as senderform-probe <<<'exec >&-; sleep 60'
tap 'one that says nothing any more' detect 1 \
    'senderform-probe was killed by signal 9'
as senderform-probe <<<'exit 3'
tap 'one that ends' detect 1 'senderform-probe ended with 3'
as senderform-probe <<'END'
while echo '{"kind":"hostname","subject":"","state":"known","value":"a.example",
"source":"x","done":true,"ms":1}' | tr -d '\n' && echo; do :; done
END
tap 'one that answers for ever' detect 1 'senderform-probe does not answer'

evidence() {
    local code=$1 text=$2
    shift 2
    ends "$code" "$text" "$program" evidence --timeout 1 "$@"
}

as senderform-scan <<<'sleep 60'
tap 'one that reads logs and hangs' evidence 1 'does not answer'
as senderform-scan <<<'kill -STOP $$'
tap 'one that reads logs and is stopped' evidence 1 'does not answer' -
as senderform-scan <<<'exec >&-; sleep 60'
tap 'one that reads logs and says nothing' evidence 1 \
    'senderform-scan was killed by signal 9'
as senderform-scan <<<'kill -SEGV $$'
tap 'one that reads logs and crashes' evidence 1 \
    'senderform-scan was killed by signal 11'
as senderform-scan <<<'exit 0'
tap 'one that reads logs and ends' evidence 1 \
    'senderform-scan ended with 0 before it had told all'
as senderform-scan <<<'head -c 5000 /dev/urandom; echo'
tap 'one that reads logs and tells garbage' evidence 1 'makes no sense'
as senderform-scan <<<'tr "\0" x </dev/zero'
tap 'one that reads logs and never ends a line' evidence 1 'killed by signal 9'
as senderform-scan <<<'yes "{\"progress\": {\"bytes\": 5, \"size\": 9}}"'
tap 'one that reads logs and does not get on' evidence 1 'does not answer'
as senderform-scan <<'END'
while echo '{"refusal": {"provider": "yahoo", "lines": 1}}'; do :; done
END
tap 'one that reads logs and finds more and more' evidence 1 'makes no sense'
as senderform-scan <<'END'
cat <<'LINES'
{"source": {"name": "/a\u001b]0;x\u0007", "state": "unreadable", "why": "\u001b[31m\u202eno"}}
{"source": {"name": "/b\u001b[2J", "state": "read", "mta": "\u009bx"}}
{"refusal": {"provider": "yahoo", "tag": "T\u001bX", "lines": 1, "hosts": [["h\u001b[1m", 1]]}}
{"raw": {"text": "a\u001b[31m\u0007b\r\nc\u202e"}}
{"end": {}}
LINES
sleep 60
END
scan_escapes() {
    timeout -s KILL 20 "$program" evidence >out 2>&1 <&- || echo "code $?"
    grep -qF '/b[2J' out || cat out
    grep -P '[\x00-\x08\x0b-\x1f\x7f]|\x{202e}|\x{9b}' out
}
tap 'what reads logs reaches the terminal clean, and is not waited for' \
    scan_escapes

open_descriptors() {
    as senderform-probe <<<"ls /proc/\$\$/fd >$scratch/fds"
    timeout 20 "$program" detect --offline --timeout 1 >/dev/null 2>&1 7<err 8<err
    grep -vxE '0|1|2|255|3' fds
}
tap 'what the caller has open is not theirs' open_descriptors

escapes() {
    "$program" check $'/no/\e]0;x\a\e[31m\u202ewhere' 2>&1 |
        grep -P '[\x00-\x08\x0b-\x1f\x7f]|\x{202e}'
}
tap 'an argument reaches the terminal clean' escapes
tap_end
