/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * libcurl's transfers on the loop: connections, TLS, HTTP and SMTP.
 *
 * libcurl is never asked to resolve a name or to follow a redirect: each
 * transfer is told the address, so that nobody is reached who was not looked
 * at first (transfer_new). At most TRANSFERS_MAX connections are open at once;
 * others wait, their own time running.
 */
#include "base/err.h"
#include "base/loop.h"
#include "model/ip_special.h"

#include <curl/curl.h>

#define TRANSFERS_MAX 64L

struct transfers;
typedef void transfer_done_fn(void *ctx, CURLcode code);

/* Nothing is opened later but sockets. New; NULL is an error. */
struct transfers *transfers_new(struct loop *loop, struct err *err);
/* All transfers are over and were forgotten before. */
void transfers_free(struct transfers *transfers);

/* A transfer to url, whose host and port are reached at ip and nowhere else;
 * host NULL: the URL has an address in its place. TLS is verified. New, for
 * options of the caller's own; NULL when libcurl does not like the URL. */
CURL *transfer_new(struct transfers *transfers, const char *url,
                   const char *host, unsigned port,
                   const struct ip_address *ip);
/* Starts it; done is called once, in a later turn. */
void transfer_start(struct transfers *transfers, CURL *easy,
                    transfer_done_fn *done, void *ctx);
/* Ends it, wherever it is, and frees it; done is not called any more. Not
 * within libcurl's own callbacks. NULL is fine. */
void transfer_free(struct transfers *transfers, CURL *easy);
