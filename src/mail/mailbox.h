/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * One mail out of a file or a pipe: the only one in it, or the last one of a
 * mailbox (mbox, RFC 4155), which is the newest.
 */
#include "base/buf.h"

#include <stdbool.h>

#define MAILBOX_MAIL_MAX (16u * 1024 * 1024) /* bytes of the mail */

/*
 * ret, which is the caller's then, is the mail without its "From " line; lines
 * that a mailbox has quoted (">From ") are as they were. True: the mail is
 * longer, its begin was read. A mailbox may be of any length; a file is read
 * from its end.
 */
bool mailbox_read(int fd, struct buf *ret);
