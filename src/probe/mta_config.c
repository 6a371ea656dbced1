/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "probe/mta_config.h"

#include "base/mem.h"
#include "model/ip_special.h"
#include "probe/mta_parts.h"

#include <string.h>
#include <strings.h>

/* Texts, ended by NULL. */
#define LIST(...)                                                              \
    (const char *const[])                                                      \
    {                                                                          \
        __VA_ARGS__, NULL                                                      \
    }

#define POSTCONF LIST("/usr/sbin/postconf", "/usr/local/sbin/postconf")
#define EXIM                                                                   \
    LIST("/usr/sbin/exim4", "/usr/sbin/exim", "/usr/exim/bin/exim",            \
         "/usr/local/sbin/exim")

/* What runs: not "smtpd" for Postfix, which has one too, nor "master". */
static const struct mta table[] = {
    {"postfix",
     "Postfix",
     LIST("qmgr"),
     {{"main", POSTCONF,
       LIST("myhostname", "mydomain", "myorigin", "smtp_helo_name",
            "smtp_bind_address", "smtp_bind_address6", "inet_protocols",
            "inet_interfaces", "proxy_interfaces", "relayhost",
            "default_transport", "sender_dependent_default_transport_maps",
            "sender_dependent_relayhost_maps"),
       mta_read_postconf},
      {"services", POSTCONF, LIST("-P"), mta_read_postconf_services}}},
    {"exim",
     "Exim",
     LIST("exim4", "exim"),
     {{"hostname", EXIM, LIST("-bP", "primary_hostname"),
       mta_read_exim_hostname},
      {"transports", EXIM, LIST("-bP", "transports"), mta_read_exim_transports},
      {"routers", EXIM, LIST("-bP", "routers"), mta_read_exim_routers}}},
    {"opensmtpd",
     "OpenSMTPD",
     LIST("smtpd"),
     {{"config",
       LIST("/etc/mail/smtpd.conf", "/etc/smtpd.conf",
            "/etc/opensmtpd/smtpd.conf", "/usr/local/etc/mail/smtpd.conf"),
       NULL, mta_read_smtpd_conf},
      {"mailname", LIST("/etc/mail/mailname", "/etc/mailname"), NULL,
       mta_read_hostname_line}}},
    {"sendmail",
     "Sendmail",
     LIST("sendmail-mta", "sendmail"),
     {{"config", LIST("/etc/mail/sendmail.cf", "/etc/sendmail.cf"), NULL,
       mta_read_sendmail_cf}}},
    {"qmail",
     "qmail",
     LIST("qmail-send"),
     {{"me", LIST("/var/qmail/control/me", "/etc/qmail/me"), NULL,
       mta_read_hostname_line},
      {"helohost", LIST("/var/qmail/control/helohost", "/etc/qmail/helohost"),
       NULL, mta_read_helo_line},
      {"outgoingip",
       LIST("/var/qmail/control/outgoingip", "/etc/qmail/outgoingip"), NULL,
       mta_read_bind_line},
      {"smtproutes",
       LIST("/var/qmail/control/smtproutes", "/etc/qmail/smtproutes"), NULL,
       mta_read_smtproutes}}},
    {NULL, NULL, NULL, {{NULL, NULL, NULL, NULL}}},
};

const struct mta *mta_table(void)
{
    return table;
}

bool mta_is_expression(struct span value)
{
    for (size_t i = 0; i < value.len; i++)
        if (value.at[i] && strchr("${}<>|\\", value.at[i]))
            return true;
    return false;
}

void mta_set(struct mta_config *config, char **place, struct span value)
{
    value = span_trim(value);
    if (value.len == 0 || value.len > MTA_VALUE_MAX)
        return;
    autofree char *clean = span_clean(value, MTA_VALUE_MAX);
    if (!*clean)
        return;
    if (!*place)
        *place = steal(&clean);
    else if (strcasecmp(*place, clean) != 0)
        config->varies = true;
}

void mta_set_name(struct mta_config *config, char **place, struct span value)
{
    if (!mta_is_expression(value))
        mta_set(config, place, value);
}

void mta_set_helo(struct mta_config *config, struct span value)
{
    if (!mta_is_expression(value)) {
        mta_set(config, &config->helo, value);
        return;
    }
    config->helo_unknown = true;
    config->varies = true;
}

void mta_set_bind(struct mta_config *config, struct span value)
{
    struct ip_address ip;
    char text[IP_TEXT_SIZE];
    value = span_trim(value);
    if (span_skip(&value, "["))
        value = span_before(value, ']');
    span_skip(&value, "ipv6:");
    if (value.len == 0)
        return;
    autofree char *address = span_clean(value, MTA_VALUE_MAX);
    if (!ip_parse(address, &ip)) {
        config->varies = true; /* a name, or a list kept elsewhere */
        return;
    }
    if (ip.high == 0 && ip.low == 0)
        return; /* any */
    ip_print(&ip, text);
    mta_set(config, ip.v6 ? &config->bind_v6 : &config->bind_v4,
            span_of(text, strlen(text)));
}

void mta_config_read(struct mta_config *config, const struct mta_source *source,
                     const char *text, size_t len)
{
    source->read(config,
                 span_of(text, len > MTA_TEXT_MAX ? MTA_TEXT_MAX : len));
}

void mta_config_settle(struct mta_config *config)
{
    if (!config->helo && !config->helo_unknown && config->hostname)
        config->helo = xstrdup(config->hostname);
}

bool mta_config_is_empty(const struct mta_config *config)
{
    return !config->hostname && !config->helo && !config->bind_v4 &&
           !config->bind_v6 && !config->outside && !config->relay &&
           !config->origin && !config->no_v4 && !config->no_v6 &&
           !config->varies;
}

void mta_config_done(struct mta_config *config)
{
    free(config->hostname);
    free(config->helo);
    free(config->bind_v4);
    free(config->bind_v6);
    free(config->outside);
    free(config->relay);
    free(config->origin);
    *config = (struct mta_config){0};
}
