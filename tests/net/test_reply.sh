#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
#
# test_reply.sh PROGRAM PROBE SCRIPT: the wizard answers a mail, writes the
# answer to a file, hands it to sendmail and sends it through a server: what is
# delivered is what was shown. Prints TAP.
set -u
root=$(readlink -f -- "$(dirname -- "$0")/../..")
. "$root/tests/net/inside.sh"
. "$root/tests/net/mails.sh"
program=$(readlink -f -- "$1")
script=$(readlink -f -- "$3")
address=ottilie@$WORLD_NAME

# What the script finds beside it: the mail comes from who reads the answer.
make_files() {
    jq --arg address "$address" '.email = $address | .email_confirm = $address' \
        "$root/tests/term/complete.json" >"$WORLD/complete.json"
    sed "s/^From: .*/From: Customer Care <$address>/" \
        "$root/tests/term/returned.eml" >"$WORLD/returned.eml"
}

# As a script's texts want it.
escaped() {
    printf '%s' "$1" | sed 's/\\/\\\\/g'
}

begin() {
    cat <<END
size 80x24
copy complete.json complete.json
copy returned.eml returned.eml
run drafts import complete.json --name mx1
start reply returned.eml
wait from the mail
type s
wait show all of it
gone Putting the mail together
END
}

write_file() {
    cat <<END
key Enter
wait File to write
key Ctrl-U
type $WORLD/message
key Enter
wait Written:
END
}

by_sendmail() {
    cat <<END
key Down*2 Enter
wait Send this by
type y
wait Sent
END
}

by_server() {
    cat <<END
key Down*3 Enter
wait Server that takes your mail
type $WORLD_NAME:$1
wait $WORLD_NAME:$1
key Enter
wait Your user name on that server
wait $address
key Enter
wait Send this through
type y
wait Password of
type $(escaped "$2")
key Enter
wait $3
gone $(escaped "$2")
END
}

end() {
    cat <<END
key Ctrl-Q
exit 3
left-normal
END
}

# answer NAME: runs the script that comes in; complains as it does.
answer() {
    rm -f "$WORLD/message"
    { begin && write_file && cat && end; } >"$WORLD/$1.keys"
    "$script" "$program" "$WORLD/$1.keys" >"$WORLD/said" 2>&1 ||
        head -c 4000 "$WORLD/said"
}
handed_over() {
    by_sendmail | answer sendmail
}
submitted() {
    by_server "$1" "$WORLD_PASSWORD" 'queued as' | answer submit
}
refused() {
    by_server 587 wrong 'does not take this user' | answer refused
}

make_files
tap 'by sendmail' handed_over
tap 'it is delivered as it was written' is_delivered
header() {
    sed '/^$/q' "$WORLD/delivered" | grep "^$1"
}
body() {
    sed '1,/^$/d' "$WORLD/delivered"
}
tap 'an answer to that mail' is 'In-Reply-To: <20261124.1@cc.yahoo.example>' \
    header In-Reply-To:
tap 'with its subject' has 'Subject: Re: New sender application (KMM12345678V' \
    header Subject:
tap 'and the answers in it' has 'Company Name: Harbour Mail Ltd' body
if [ -n "$WORLD_USER" ]; then
    tap 'through a server, STARTTLS' submitted 587
    tap 'it is delivered as it was written' is_delivered
    tap 'through a server, TLS' submitted 465
    tap 'it is delivered as it was written' is_delivered
    tap 'with a wrong password' refused
else
    tap_skip 'through a server' 'there is no saslpasswd2'
fi
tap_end
