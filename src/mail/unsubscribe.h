/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * How a mail lets people unsubscribe: the header fields List-Unsubscribe (RFC
 * 2369 3.2) and List-Unsubscribe-Post (RFC 8058 3.1).
 */
#include <stdbool.h>

/*
 * The verdict as a fact's value: "one-click: https://...", "not signed: ..."
 * (RFC 8058 4 wants both fields under a DKIM signature), "link only: ...",
 * "mail only: ...". Either field may be NULL: there is none; `is_signed`: one
 * signature has both. New; NULL: there is no way at all.
 */
char *unsubscribe_verdict(const char *list_unsubscribe, const char *post,
                          bool is_signed);
