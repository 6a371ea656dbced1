/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Before a mail is parsed: has it a header at all, and how much of it can a
 * parser be given?
 */
#include <stdbool.h>
#include <stddef.h>

#define HEADER_MAX            (1024u * 1024) /* bytes */
#define HEADER_COLONS_MAX     1000u          /* of a field with addresses */
#define HEADER_ADDRESSES_MAX  2000u          /* in a field */
#define HEADER_ALL_MAX        10000u  /* addresses in all fields of all parts */
#define HEADER_BOUNDARIES_MAX 100u    /* of multiparts, in the whole mail */
#define HEADER_DELIMITERS_MAX 20000u  /* lines that may part its parts */
#define HEADER_FIELDS_MAX     200000u /* lines that may be fields of them */

/*
 * The header as it came or as a mail client shows it: From and one of Date, To,
 * Subject, Message-ID, Received or Return-Path, then an empty line. A form that
 * has a "Subject:" is none. Empty lines and a byte order mark may stand before
 * it: ret_begin is where it begins, ret_len its length with the empty line.
 */
bool header_find(const char *mail, size_t len, size_t *ret_begin,
                 size_t *ret_len);

/*
 * How many bytes of the mail a parser can read that goes down its stack at each
 * colon of an address, looks at all addresses of a field for each, makes an
 * object of each part and compares each line with the boundaries of all parts
 * around it. What is more than the limits above is no mail that anybody has
 * written.
 */
size_t header_safe_len(const char *mail, size_t len);
