/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * The name under which an address has its PTR records, and its block lists'
 * entries: RFC 1035 3.5 (in-addr.arpa), RFC 3596 2.5 (ip6.arpa), RFC 5782 2.
 */
#include "model/ip_special.h"

#define REVERSE_LABELS_SIZE 65 /* 32 nibbles with dots, and the NUL */
#define REVERSE_NAME_SIZE   (REVERSE_LABELS_SIZE + 16)

/* "1.2.0.192", or 32 nibbles; an IPv4 address within IPv6 is taken out. */
void reverse_labels(const struct ip_address *ip, char ret[REVERSE_LABELS_SIZE]);
/* The same below in-addr.arpa or ip6.arpa. */
void reverse_name(const struct ip_address *ip, char ret[REVERSE_NAME_SIZE]);
