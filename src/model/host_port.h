/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* A server as people name it: "mail.example.com", "mail.example.com:465",
 * "192.0.2.1:587", "2001:db8::1", "[2001:db8::1]:587". */
#include <stdbool.h>

/* usual: the port where none is said. False: it is no such thing; whether
 * there is a host of that name is not looked at. *ret_host is new. */
bool host_port_parse(const char *text, unsigned usual, char **ret_host,
                     unsigned *ret_port);
