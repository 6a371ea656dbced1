/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * A DNS message becomes an answer; the readers of messages are c-ares'.
 */
#include "probe/dns_answer.h"

/* `status` as c-ares gives it to a callback, with the message, which may be
 * NULL. CNAMEs on the way are followed. ret need not be initialised; done
 * with dns_answer_done(). */
void dns_parse(int status, enum dns_type type, const unsigned char *bytes,
               int len, struct dns_answer *ret);
