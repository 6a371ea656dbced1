/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * One message handed to a submission server (RFC 6409), by libcurl.
 *
 * Nothing is said without TLS: from the start on port 465 (RFC 8314), else by
 * STARTTLS, which must be had. The certificate must be the server's.
 */
#include "mail/server_address.h"
#include "mail/submit_reply.h"

#include <stddef.h>

struct _InternetAddressList; /* GMime's */

#define AUTHORITIES_MAX (4u * 1024 * 1024) /* bytes of their certificates */

struct submit_job { /* all borrowed */
    const struct server_address *server;
    const char *user, *password;     /* NULL: no authentication */
    const char *helo;                /* who we say we are */
    const char *from;                /* an address */
    struct _InternetAddressList *to; /* mailboxes */
    const char *message;             /* lines ended by CR LF */
    size_t len;
    char *authorities; /* PEM; whom servers are verified by */
    size_t authorities_len;
    int timeout_ms;
    /* Called with "tls" and "sending", as it comes to that. */
    void (*state)(const char *name);
};

/* Is this program built with what it takes? NULL, or why not, N_(). Once before
 * submit_message(), while files can still be opened. */
const char *submit_init(void);
/* The file with the certificates of authorities; borrowed, or NULL. */
const char *submit_authorities(void);
/* Waits until it is over. NULL: the server took it; or why not, N_(). What it
 * said is in ret, "" for nothing. */
const char *submit_message(const struct submit_job *job,
                           struct submit_reply *ret);
