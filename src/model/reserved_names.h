/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Names that public DNS does not have, or has only to show how names look.
 */
#include "model/hostname.h"

struct reserved_name {
    const char *suffix;    /* it and everything under it */
    enum host_fault fault; /* HOST_LOCALHOST, _REVERSE, _EXAMPLE, _RESERVED */
    const char *reference; /* who reserved it, or NULL: only custom */
};

/* For a name as hostname_check leaves it in `ascii`; static, or NULL. */
const struct reserved_name *reserved_name_find(const char *ascii);
