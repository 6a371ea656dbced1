# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
# shellcheck shell=sh
#
# Sourced by tests of senderform-mail: composing, submitting, and what has been
# delivered. $WORLD/body is the text, $WORLD/message what it became.
mail=$SENDERFORM_HELPERS/senderform-mail
mailbox=$WORLD/mail/ottilie

# What must arrive as it is: dots, "From ", trailing blanks, an empty end.
write_body() {
    cat >"$WORLD/body" <<'END'
> 1. Please provide all ACTIVE IP addresses:
> * IP Address: 45.90.4.25
.
..hidden
From here on it may get lost.
> Phone #: 
	Tab, ümlaut = Größe

-- 
Ottilie

.

END
}

# compose TO [SUBJECT [FROM]]: what it says, if it fails.
compose() {
    jq -n -c --arg to "$1" --arg subject "${2:-Re: The form}" \
        --arg from "${3:-ottilie@$WORLD_NAME}" '{compose: {
            from_name: "Ottilie Häfen, Post", from: $from, to: $to,
            subject: $subject, in_reply_to: "<kana.1@cc.yahoo-inc.com>",
            references: "<kana.0@cc.yahoo-inc.com>", date: 1760000000}}' |
        "$mail" 3<"$WORLD/body" >"$WORLD/composed"
    jq -r '.line | values' "$WORLD/composed" >"$WORLD/message"
    jq -r '.failed | values' "$WORLD/composed"
}

# submit HOST PORT [PASSWORD [TIMEOUT_MS]]: what it says last.
submit() {
    jq -n -c --arg host "$1" --argjson port "$2" \
        --arg user "${user-$WORLD_USER@$WORLD_NAME}" \
        --arg password "${3-$WORLD_PASSWORD}" --argjson ms "${4:-10000}" \
        '{submit: ({host: $host, port: $port, timeout_ms: $ms} +
            if $user == "" then {} else {user: $user, password: $password}
            end)}' |
        "$mail" 3<"$WORLD/message" >"$WORLD/said"
    jq -r '(.sent | values), (select(.failed) | "\(.failed): \(.said)")' \
        "$WORLD/said"
}

# The states on the way.
states() {
    submit "$@" >/dev/null
    jq -r '.state | values' "$WORLD/said" | tr '\n' ' '
}

# Waits for a mail; its file.
delivered() {
    deadline=$(($(date +%s) + 15))
    until found=$(find "$mailbox/new" -type f 2>/dev/null | head -n 1) &&
        [ -n "$found" ]; do
        [ "$(date +%s)" -le "$deadline" ] || return
        sleep 0.05
    done
    echo "$found"
}

# What was delivered is what was composed, but for what servers put above it.
is_delivered() {
    file=$(delivered)
    [ -n "$file" ] || {
        echo 'nothing was delivered' && tail -n 5 "$WORLD/log/mail"
        return
    }
    sed -n '/^From: /,$p' "$file" | diff "$WORLD/message" -
    cp "$file" "$WORLD/delivered"
    rm -f "$file"
}
