/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Addresses as a person types them into one line: "Name <address>, ...".
 */

/* The first of them that is none; new. NULL: all are, or there is none. */
char *mail_address_list_wrong(const char *text);
