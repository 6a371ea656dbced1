/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/file_tail.h"

#include <fcntl.h>
#include <linux/magic.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/vfs.h>

#define XFS_FSM 0x58465342 /* XFS_SUPER_MAGIC; linux/magic.h lacks it */

/* Does fallocate() there mean that no later write finds the disk full? */
static bool keeps_promise(int fd)
{
    struct statfs fs;
    if (fstatfs(fd, &fs) < 0)
        return false;
    return fs.f_type == EXT4_SUPER_MAGIC || fs.f_type == XFS_FSM ||
           fs.f_type == TMPFS_MAGIC;
}

void file_tail_reserve(struct file_tail *tail, int fd, size_t len)
{
    file_tail_drop(tail);
    size_t size = len + FILE_TAIL_ROOM;
    if (!keeps_promise(fd) || fallocate(fd, 0, 0, (off_t)size) < 0)
        return;
    void *map = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (map == MAP_FAILED)
        return;
    tail->fd = fd;
    tail->map = map;
    tail->size = size;
}

bool file_tail_put(const struct file_tail *tail, size_t at, const char *bytes,
                   size_t len)
{
    struct stat now;
    if (at >= tail->size || len > tail->size - at)
        return false;
    /* Somebody may have cut it off: a store behind its end would be SIGBUS. */
    if (fstat(tail->fd, &now) < 0 || (size_t)now.st_size < tail->size)
        return false;
    if (len == 0)
        return true;
    memcpy(tail->map + at + 1, bytes + 1, len - 1);
    atomic_signal_fence(memory_order_release);
    tail->map[at] = bytes[0];
    return true;
}

void file_tail_drop(struct file_tail *tail)
{
    if (tail->map)
        munmap(tail->map, tail->size);
    *tail = (struct file_tail){0};
}
