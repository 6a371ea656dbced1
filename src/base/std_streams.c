/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/std_streams.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

/* The lowest free descriptor is taken, so they fill up in order; each is
 * opened the wrong way round, so that using it is an error. */
void std_streams_open(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0 && errno == EBADF &&
            open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0)
            return;
}
