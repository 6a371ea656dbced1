/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "mail/lent.h"

#include "mail/requests.h"

#include <errno.h>
#include <unistd.h>

bool lent_read(struct buf *ret)
{
    char bytes[16384];
    ssize_t got;
    do {
        got = read(MAIL_FD, bytes, sizeof bytes);
        if (got > 0 && !buf_add(ret, bytes, (size_t)got))
            return false;
    } while (got > 0 || (got < 0 && errno == EINTR));
    return got == 0;
}
