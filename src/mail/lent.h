/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* What is on MAIL_FD, for those who want all of it. */
#include "base/buf.h"

/* Adds it up to its end. False: it cannot be read, or has no room in there. */
bool lent_read(struct buf *ret);
