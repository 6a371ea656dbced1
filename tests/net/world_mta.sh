# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
# shellcheck shell=bash disable=SC2154 # shared with world.sh
#
# Sourced by world.sh: postfix, on this host, and OpenSMTPD outside, unpacked
# by fetch_mta.sh (SMTPD_FOLDER; else build-check/opensmtpd).

export WORLD_MTA2=193.46.13.25
export WORLD_USER=ottilie WORLD_PASSWORD='oars & s\ails "8"'
smtpd_folder=${SMTPD_FOLDER:-$root/build-check/opensmtpd}

# All of these write to /var/spool and /var/lib, which become empty here.
make_mta_folders() {
    mount -t tmpfs -o mode=755,size=64m spool /var/spool || die 'no /var/spool'
    mount -t tmpfs -o mode=755,size=64m lib /var/lib || die 'no /var/lib'
    mkdir -p /var/spool/postfix /var/lib/opensmtpd/empty /var/spool/smtpd
    chmod 711 /var/spool/smtpd
    install -d -o postfix /var/lib/postfix
}

postfix_settings() {
    local addresses=10.0.0.5
    [ -n "$nat" ] || addresses="$WORLD_IP4, [$WORLD_IP6]"
    printf '%s\n' 'compatibility_level = 3.6' "myhostname = $name" \
        "mydestination = localhost, $name" 'alias_maps =' \
        "inet_interfaces = 127.0.0.1, [::1], $addresses" \
        'inet_protocols = all' 'mynetworks_style = host' \
        "smtpd_tls_chain_files = $world/keys/web.key, $world/keys/web.crt" \
        'smtpd_tls_security_level = may' "maillog_file = $world/log/mail" \
        "maillog_file_prefixes = $world" \
        "mail_spool_directory = $world/mail/" \
        'smtpd_sasl_type = cyrus' 'smtpd_sasl_path = smtpd' \
        'smtpd_tls_auth_only = yes'
    [ -n "$nat" ] || echo "smtp_bind_address = $WORLD_IP4"
}

# service type private unpriv chroot wakeup maxproc command
postfix_services() {
    cat <<'END'
smtp     inet       n - n -     - smtpd
pickup   unix       n - n 60    1 pickup
cleanup  unix       n - n -     0 cleanup
qmgr     unix       n - n 300   1 qmgr
tlsmgr   unix       - - n 1000? 1 tlsmgr
rewrite  unix       - - n -     - trivial-rewrite
bounce   unix       - - n -     0 bounce
defer    unix       - - n -     0 bounce
trace    unix       - - n -     0 bounce
proxymap unix       - - n -     - proxymap
smtp     unix       - - n -     - smtp
error    unix       - - n -     - error
local    unix       - n n -     - local
anvil    unix       - - n -     1 anvil
scache   unix       - - n -     1 scache
postlog  unix-dgram n - n -     1 postlogd
END
    [ -n "$WORLD_USER" ] || return
    cat <<'END'
submission inet n - n - - smtpd
  -o smtpd_tls_security_level=encrypt
  -o smtpd_sasl_auth_enable=yes
  -o smtpd_client_restrictions=permit_sasl_authenticated,reject
submissions inet n - n - - smtpd
  -o smtpd_tls_wrappermode=yes
  -o smtpd_sasl_auth_enable=yes
  -o smtpd_client_restrictions=permit_sasl_authenticated,reject
2587 inet n - n - - smtpd
  -o smtpd_tls_security_level=encrypt
  -o smtpd_sasl_auth_enable=yes
  -o { smtpd_end_of_data_restrictions = sleep 60, reject }
END
}

# Who has a mailbox here (a Maildir), and may submit mails of any sender.
make_mail_user() {
    local dir=/etc/postfix/sasl
    echo 'ottilie:x:64992:65534::/nonexistent:/usr/sbin/nologin' >>/etc/passwd
    install -d -m 1777 "$world/mail"
    mkdir -p "$dir"
    printf '%s\n' 'pwcheck_method: auxprop' 'auxprop_plugin: sasldb' \
        'mech_list: PLAIN LOGIN' >"$dir/smtpd.conf"
    printf '%s' "$WORLD_PASSWORD" |
        saslpasswd2 -p -c -u "$name" ottilie >"$world/log/sasl" 2>&1 ||
        WORLD_USER=
    [ -z "$WORLD_USER" ] || chown postfix /etc/sasldb2
}

make_postfix() {
    postfix_settings >/etc/postfix/main.cf
    postfix_services >/etc/postfix/master.cf
    postfix start >"$world/log/postfix" 2>&1
}

make_second_mta() {
    local smtpd=$smtpd_folder/usr/sbin/smtpd
    if [ ! -x "$smtpd" ]; then
        WORLD_MTA2=
        return
    fi
    printf '%s:x:%d:65534::/var/lib/opensmtpd/empty:/usr/sbin/nologin\n' \
        opensmtpd 64990 opensmtpq 64991 >>/etc/passwd
    echo 'opensmtpq:x:64991:' >>/etc/group
    install -m 600 "$world/keys/web.key" "$world/keys/mx2.key"
    printf '%s\n' "pki mx2 cert \"$world/keys/web.crt\"" \
        "pki mx2 key \"$world/keys/mx2.key\"" \
        "listen on $WORLD_MTA2 port 25 tls pki mx2 hostname mx2.hoster.net" \
        'action keep maildir' 'match for local action keep' \
        >"$world/conf/smtpd.conf"
    start smtpd "$smtpd" -d -f "$world/conf/smtpd.conf"
}


greets() {
    swaks --server "$1" --quit-after BANNER --timeout 2
}

await_mta() {
    within 15 greets 127.0.0.1 || give_up 'postfix does not answer'
    [ -z "$WORLD_MTA2" ] || within 15 greets "$WORLD_MTA2" ||
        give_up 'OpenSMTPD does not answer'
}
