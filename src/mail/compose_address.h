/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Addresses that mail servers take: domains in ASCII (IDNA 2008), the rest in
 * ASCII as it is. For compose.c, and submit.c, which reads them again.
 */
struct _InternetAddress; /* GMime's */
struct _InternetAddressList;

/* One mailbox, its name cleaned, NULL for none; new. NULL: *ret_why says why
 * not, N_(). */
struct _InternetAddress *compose_mailbox(const char *name, const char *address,
                                         const char **ret_why);
/* All mailboxes in "Name <address>, ...", without their groups; new. NULL: it
 * has none, too many, or one that cannot be written to. */
struct _InternetAddressList *compose_mailboxes(const char *text,
                                               const char **ret_why);
/* The same of those that GMime has read; NULL: none. */
struct _InternetAddressList *compose_mailboxes_of(
    struct _InternetAddressList *parsed, const char **ret_why);
/* The address alone, in ASCII; borrowed. */
const char *compose_mailbox_address(struct _InternetAddress *mailbox);
