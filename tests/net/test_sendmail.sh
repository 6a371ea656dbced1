#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
#
# test_sendmail.sh PROGRAM PROBE SCRIPT: a composed mail goes through this
# machine's sendmail; a mail client shows it below the one it answers. Prints
# TAP.
set -u
root=$(readlink -f -- "$(dirname -- "$0")/../..")
. "$root/tests/net/inside.sh"
. "$root/tests/net/mails.sh"
script=$(readlink -f -- "$3")

hand_over() {
    sendmail -t -oi -f "ottilie@$WORLD_NAME" <"$WORLD/message" 2>&1
}
# round TITLE: composes what is in $WORLD/body, hands it over, compares.
round() {
    tap "$1 is composed" compose "ottilie@$WORLD_NAME"
    tap "$1 is handed over" hand_over
    tap "$1 is delivered as composed" is_delivered
}
write_body
round 'all that is hard to get through'
printf '.\n..\n-- \nFrompage\n \n\n' >"$WORLD/body"
round 'plain ASCII'
: >"$WORLD/body"
round 'no text at all'
head -c 3000 /dev/zero | tr '\0' x >"$WORLD/body"
round 'a line of 3000 letters'
seq 1 40000 | sed 's/$/ lines of a long mail/' >"$WORLD/body"
round 'a megabyte'

# What a person sees: the mail that came, another one, and the answer, whose
# subject says nothing.
stranger() {
    printf 'From care@example.net Wed Oct  %s 08:00:00 2025\n' "$1"
    printf '%s\n' 'From: Customer Care <care@cc.yahoo-inc.com>' \
        "To: ottilie@$WORLD_NAME" "Subject: $3" "Message-ID: $2" \
        "Date: Wed, 0$1 Oct 2025 08:00:00 +0000" '' 'Text.' ''
}
make_mailbox() {
    stranger 1 '<kana.1@cc.yahoo-inc.com>' 'Your request'
    stranger 2 '<other@example.net>' 'Something else'
    echo 'From ottilie@example.net Thu Oct  9 08:53:20 2025'
    cat "$1"
    echo
}
make_script() {
    printf '%s\n' 'set sort=threads' 'set strict_threads' 'set ascii_chars' \
        'set index_format="%s"' "set folder=$WORLD" 'set nomove' \
        'set nohelp' >"$WORLD/muttrc"
    cat <<END
size 80x24
exec $(command -v mutt) -n -R -F $WORLD/muttrc -f $WORLD/box
wait Something else
screen threads
END
}
# threads FILE: the index as mutt shows it, with the answer in FILE.
threads() {
    make_mailbox "$1" >"$WORLD/box"
    make_script >"$WORLD/threads.keys"
    UPDATE_SCREENS=1 "$script" /bin/true "$WORLD/threads.keys" >"$WORLD/said" ||
        cat "$WORLD/said"
    head -n 3 "$WORLD/threads.screen"
}
write_body
tap 'an answer is composed' compose "ottilie@$WORLD_NAME" 'The answer'
tap 'and handed over' hand_over
tap 'and delivered' is_delivered
grep -vE '^(In-Reply-To:|References:|	<)' "$WORLD/delivered" >"$WORLD/loose"
if command -v mutt >/dev/null; then
    tap 'a mail client shows it below the one it answers' \
        is "$(printf 'Your request\n`->The answer\nSomething else')" \
        threads "$WORLD/delivered"
    tap 'which it would not do without the fields' \
        is "$(printf 'Your request\nSomething else\nThe answer')" \
        threads "$WORLD/loose"
else
    tap_skip 'a mail client shows it below the one it answers' 'there is no mutt'
fi
tap_end
