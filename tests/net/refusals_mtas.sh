# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
# shellcheck shell=bash disable=SC2034,SC2154 # shared with test_refusals.sh
#
# Sourced by test_refusals.sh: mail servers, each with MTA_is_there, _start,
# _send SENDER RECIPIENT... (a mail on standard input), _await until all have
# been tried once, and _stop; MTA_log is what it writes, $mta_log here.

# /dev/log is a socket of our own: /dev becomes a folder of this world.
start_syslog() {
    local dev=$WORLD/dev name
    mkdir -p "$dev/pts" "$dev/shm"
    for name in null zero full random urandom tty; do
        : >"$dev/$name"
        mount --bind "/dev/$name" "$dev/$name" || echo "no $name"
    done
    ln -s /proc/self/fd "$dev/fd"
    chmod -R go+rX "$dev"
    mount --rbind "$dev" /dev || echo 'no /dev'
}

# sink STYLE: from now on $mta_log is written.
sink() {
    rm -f /dev/log
    /usr/bin/python3 "$here/syslog_sink.py" /dev/log "$mta_log" mail "$1" \
        </dev/null >>"$WORLD/log/sink" 2>&1 &
    echo $! >"$WORLD/sink.pid"
    within 10 test -S /dev/log || echo 'no /dev/log'
}

stop_sink() {
    kill "$(cat "$WORLD/sink.pid")"
}

lines_with() {
    grep -cE -- "$1" "$mta_log" 2>/dev/null || true
}

# so_many PATTERN: a line for each recipient.
so_many() {
    [ "$(lines_with "$1")" -ge "$recipients" ]
}

postfix_log=$WORLD/log/mail
postfix_is_there() {
    true
}

# It runs already.
postfix_start() {
    true
}

postfix_send() {
    sendmail -oi -f "$@"
}

# Bounces to ourselves do not count.
postfix_await() {
    within 30 so_many ' to=<[^>]*@(yahoo|aol|att|other).*status=' ||
        tail -n 20 "$mta_log"
}

postfix_stop() {
    postfix stop >/dev/null 2>&1
}

exim=$root/build-check/exim/usr/sbin/exim4
exim_log=$WORLD/exim/mainlog
exim_is_there() {
    [ -x "$exim" ]
}

exim_start() {
    echo 'Debian-exim:x:64992:64992::/:/usr/sbin/nologin' >>/etc/passwd
    echo 'Debian-exim:x:64992:' >>/etc/group
    install -d -o 64992 -g 64992 "$WORLD/exim" "$WORLD/exim/spool"
    mkdir -p /etc/exim4
    echo "$WORLD/exim/conf" >/etc/exim4/trusted_configs
    cat >"$WORLD/exim/conf" <<END
exim_path = $exim
primary_hostname = $WORLD_NAME
spool_directory = $WORLD/exim/spool
log_file_path = $WORLD/exim/%slog
log_selector = +all
keep_environment =
begin routers
out:
  driver = dnslookup
  domains = ! $WORLD_NAME
  transport = out
begin transports
out:
  driver = smtp
  interface = $WORLD_IP4
begin retry
* * F,1d,1h
END
}

# In the foreground; what it remembers of hosts is forgotten.
exim_send() {
    rm -rf "$WORLD/exim/spool/db"
    "$exim" -C "$WORLD/exim/conf" -odf -oi -f "$@" 2>&1
}

exim_await() {
    within 30 so_many ' (=>|->|==|\*\*) [^ ]*@(yahoo|aol|att|other)' ||
        tail -n 20 "$mta_log"
}

exim_stop() {
    true
}

smtpd=$root/build-check/opensmtpd/usr/sbin/smtpd
opensmtpd_log=$WORLD/opensmtpd.log
opensmtpd_is_there() {
    [ -x "$smtpd" ]
}

# That of the world is pushed aside.
opensmtpd_start() {
    sink old
    mount -t tmpfs -o mode=755,size=16m spool /var/spool
    mkdir -m 711 /var/spool/smtpd
    rm -f /run/smtpd.sock
    printf '%s\n' 'listen on 127.0.0.1 port 2526' \
        "action out relay src $WORLD_IP4 helo $WORLD_NAME" \
        'match from any for any action out' >"$WORLD/opensmtpd.conf"
    "$smtpd" -f "$WORLD/opensmtpd.conf" </dev/null >"$WORLD/log/opensmtpd" 2>&1 ||
        cat "$WORLD/log/opensmtpd"
    within 10 swaks --server 127.0.0.1 -p 2526 --quit-after BANNER ||
        cat "$mta_log"
}

opensmtpd_send() {
    local sender=$1 to
    shift
    to=$(printf ',%s' "$@")
    swaks --server 127.0.0.1 -p 2526 -f "$sender" -t "${to#,}" --data - \
        --suppress-data >"$WORLD/swaks" 2>&1 || cat "$WORLD/swaks"
}

opensmtpd_await() {
    within 30 so_many ' delivery .* to=<[^>]*@(yahoo|aol|att|other).*result=' ||
        tail -n 20 "$mta_log"
}

opensmtpd_stop() {
    stop_sink
}

sendmail_root=$root/build-check/sendmail
sendmail_log=$WORLD/sendmail.log
sendmail_is_there() {
    [ -x "$sendmail_root/usr/libexec/sendmail/sendmail" ]
}

# What it needs lies beside it.
with_libraries() {
    LD_LIBRARY_PATH=$(echo "$sendmail_root"/usr/lib/*-linux-gnu) "$@"
}

sendmail_start() {
    local cf=$sendmail_root/usr/share/sendmail/cf
    sink iso
    mkdir -m 700 "$WORLD/sendmail" "$WORLD/sendmail/queue"
    cat >"$WORLD/sendmail/mc" <<END
include(\`$cf/m4/cf.m4')
OSTYPE(\`linux')
define(\`QUEUE_DIR', \`$WORLD/sendmail/queue')
define(\`STATUS_FILE', \`$WORLD/sendmail/status')
define(\`HELP_FILE', \`')
define(\`ALIAS_FILE', \`')
define(\`confDOMAIN_NAME', \`$WORLD_NAME')
define(\`confHOST_STATUS_DIRECTORY', \`')
define(\`confCLIENT_OPTIONS', \`Addr=$WORLD_IP4')
FEATURE(\`nocanonify')
MAILER(\`local')
MAILER(\`smtp')
END
    with_libraries "$sendmail_root/usr/bin/m4" "-D_CF_DIR_=$cf/" \
        "$WORLD/sendmail/mc" >"$WORLD/sendmail/cf" 2>"$WORLD/log/m4" ||
        cat "$WORLD/log/m4"
}

# Delivered at once; each a run of its own.
sendmail_send() {
    with_libraries "$sendmail_root/usr/libexec/sendmail/sendmail" \
        -C "$WORLD/sendmail/cf" -odi -oi -f "$@" 2>&1
}

sendmail_await() {
    within 30 so_many ' to=<?[^>,]*@(yahoo|aol|att|other).* stat=' ||
        tail -n 20 "$mta_log"
}

sendmail_stop() {
    stop_sink
}
