/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "out/lock.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "out/rfc3339.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define OWNER_TEXT_MAX 512        /* bytes of a lock file that are read */
#define BELIEVED_FOR   (24 * 3600) /* seconds, another host without flock */
#define PATIENCE_MS    2000       /* for a dead owner's last child */
#define NAP_MS         20

struct lock {
    int fd;
};

enum look {
    LOOK_OURS,    /* the kernel gave it to us */
    LOOK_THEIRS,  /* the kernel says that somebody has it */
    LOOK_UNKNOWN, /* this file system has no locks */
    LOOK_FAILED,  /* errno says why */
};

static void own_host(char ret[256])
{
    if (gethostname(ret, 255) < 0 || !*ret)
        snprintf(ret, 256, "localhost");
    ret[255] = '\0';
}

/* The file is not locked against other programs, so nothing in it is
 * believed: a line "host pid since" or nobody. */
static struct lock_owner read_owner(int fd)
{
    struct lock_owner owner = {.pid = 0};
    char text[OWNER_TEXT_MAX + 1];
    ssize_t len = pread(fd, text, OWNER_TEXT_MAX, 0);
    if (len <= 0)
        return owner;
    autofree char *line = text_clean(text, (size_t)len, TEXT_LINE);
    long long pid;
    long long since;
    char host[256];
    if (sscanf(line, "%255s %lld %lld", host, &pid, &since) != 3 || pid < 1 ||
        pid > 0x7fffffff)
        return owner;
    snprintf(owner.host, sizeof owner.host, "%s", host);
    owner.pid = (pid_t)pid;
    owner.since = (time_t)since;
    return owner;
}

static void write_owner(int fd)
{
    char host[256];
    own_host(host);
    autofree char *text = xasprintf("%s %lld %lld\n", host,
                                    (long long)getpid(),
                                    (long long)time(NULL));
    /* Only for people: a full disk does not take the lock away. */
    if (ftruncate(fd, 0) == 0 && pwrite(fd, text, strlen(text), 0) < 0)
        errno = 0;
}

static bool is_own_host(const struct lock_owner *owner)
{
    char host[256];
    own_host(host);
    return strcmp(owner->host, host) == 0;
}

static bool is_alive(const struct lock_owner *owner)
{
    return owner->pid > 0 && (kill(owner->pid, 0) == 0 || errno == EPERM);
}

/* Without locks of the kernel: does the text name somebody who is there? */
static bool text_says_held(const struct lock_owner *owner)
{
    if (owner->pid == 0)
        return false;
    if (is_own_host(owner))
        return is_alive(owner);
    time_t now = time(NULL);
    return owner->since <= now && now - owner->since < BELIEVED_FOR;
}

static enum look look(int fd, int how)
{
    while (flock(fd, how | LOCK_NB) < 0) {
        if (errno == EINTR)
            continue;
        if (errno == EWOULDBLOCK)
            return LOOK_THEIRS;
        if (errno == ENOLCK || errno == ENOTSUP || errno == ENOSYS ||
            errno == EINVAL)
            return LOOK_UNKNOWN;
        return LOOK_FAILED;
    }
    return LOOK_OURS;
}

/* A folder that cannot be written may hold a lock file from better days. */
static int open_lock(const char *path)
{
    int flags = O_CLOEXEC | O_NOFOLLOW | O_NOCTTY | O_NONBLOCK;
    int fd = open(path, O_RDWR | O_CREAT | flags, 0600);
    if (fd >= 0 || (errno != EROFS && errno != EACCES))
        return fd;
    int why = errno;
    fd = open(path, O_RDONLY | flags);
    if (fd < 0)
        errno = why;
    return fd;
}

/* A rename or removal may have taken the file away since it was opened; a
 * lock on what is no longer there protects nothing. */
static bool is_still_there(int fd, const char *path)
{
    struct stat ours;
    struct stat there;
    return fstat(fd, &ours) == 0 && lstat(path, &there) == 0 &&
           ours.st_ino == there.st_ino && ours.st_dev == there.st_dev;
}

static bool say_busy(const struct lock_owner *owner,
                     struct lock_owner *ret_owner, struct err *err)
{
    if (ret_owner)
        *ret_owner = *owner;
    if (owner->pid == 0)
        return err_set(err, ERR_BUSY, _("another program has it open"));
    char since[64];
    struct tm tm;
    if (!localtime_r(&owner->since, &tm) ||
        strftime(since, sizeof since, "%Y-%m-%d %H:%M", &tm) == 0)
        since[0] = '\0';
    return err_set(err, ERR_BUSY,
                   _("it is open on %s, process %lld, since %s"), owner->host,
                   (long long)owner->pid, since);
}

/*
 * Somebody has it. When that is no living owner of ours, it is a child that
 * still saves for one that was killed, or somebody's short look: both are
 * over soon.
 */
static bool is_passing(int fd)
{
    struct lock_owner owner = read_owner(fd);
    return owner.pid == 0 || (is_own_host(&owner) && !is_alive(&owner));
}

/* One attempt at the open file. *ret_again: worth another one. */
static bool try_once(int fd, const char *path, bool *ret_again,
                     struct lock_owner *ret_owner, struct err *err)
{
    enum look got = look(fd, LOCK_EX);
    struct lock_owner owner = read_owner(fd);
    *ret_again = false;
    if (got == LOOK_FAILED)
        return err_sys(err, "%s", path);
    if (got == LOOK_THEIRS ||
        (got == LOOK_UNKNOWN && text_says_held(&owner))) {
        *ret_again = got == LOOK_THEIRS && is_passing(fd);
        return say_busy(&owner, ret_owner, err);
    }
    if (!is_still_there(fd, path)) {
        *ret_again = true;
        return say_busy(&owner, ret_owner, err);
    }
    return true;
}

bool lock_take(const char *path, struct lock **ret,
               struct lock_owner *ret_owner, struct err *err)
{
    for (int waited = 0;; waited += NAP_MS) {
        int fd = open_lock(path);
        if (fd < 0)
            return err_sys(err, "%s", path);
        bool again;
        if (try_once(fd, path, &again, ret_owner, err)) {
            write_owner(fd);
            *ret = xcalloc(1, sizeof **ret);
            (*ret)->fd = fd;
            return true;
        }
        close(fd);
        if (!again || waited >= PATIENCE_MS)
            return false;
        poll(NULL, 0, NAP_MS);
    }
}

bool lock_stands(const struct lock *lock, const char *path)
{
    return is_still_there(lock->fd, path);
}

void lock_free(struct lock *lock)
{
    if (!lock)
        return;
    /* Empty first: whoever gets it next finds no name of ours. A copy of the
     * descriptor in a child must not keep it either. */
    if (ftruncate(lock->fd, 0) < 0)
        errno = 0;
    flock(lock->fd, LOCK_UN);
    close(lock->fd);
    free(lock);
}

bool lock_held(const char *path, struct lock_owner *ret_owner)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY |
                            O_NONBLOCK);
    if (fd < 0)
        return false;
    enum look got = look(fd, LOCK_SH);
    struct lock_owner owner = read_owner(fd);
    close(fd);
    bool held = got == LOOK_THEIRS ||
                (got == LOOK_UNKNOWN && text_says_held(&owner));
    if (held && ret_owner)
        *ret_owner = owner;
    return held;
}
