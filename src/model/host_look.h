/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Does a server's name look given by a person, or made up by a provider?
 *
 * Receivers distrust names that hold the address or say how the line is
 * connected. What is looked for follows SpamAssassin's and Haraka's checks
 * of reverse DNS and draft-msullivan-dnsop-generic-naming-schemes-00.
 */
#include "model/ip_special.h"

enum host_look {
    LOOK_OWN,
    LOOK_STATIC,  /* made up, for a server or a fixed line */
    LOOK_DYNAMIC, /* made up, for a line of who knows whom */
};

/* A name as hostname_check leaves it, and its address or NULL. */
enum host_look host_look(const char *ascii, const struct ip_address *ip);
