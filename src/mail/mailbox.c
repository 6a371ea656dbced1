/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "mail/mailbox.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    READ_BYTES = 64 * 1024,
    FROM_LINE_MAX = 300, /* bytes; longer ones are no "From " lines */
    FROM_LEN = 5,
};

static bool has_digits(const char *at, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (at[i] < '0' || at[i] > '9')
            return false;
    return true;
}

/* "From address Sat Jan  3 01:05:34 1996": its time of day tells it from a
 * line of text. */
static bool is_from_line(const char *line, size_t len)
{
    const char *end =
        memchr(line, '\n', len < FROM_LINE_MAX ? len : FROM_LINE_MAX);
    if (!end || len < FROM_LEN || memcmp(line, "From ", FROM_LEN) != 0)
        return false;
    for (const char *at = line + FROM_LEN; end - at >= 5; at++)
        if (at[2] == ':' && has_digits(at, 2) && has_digits(at + 3, 2))
            return true;
    return false;
}

/* Is the line before this one empty? */
static bool is_behind_empty_line(const char *bytes, size_t at)
{
    if (at < 2 || bytes[at - 1] != '\n')
        return false;
    return bytes[at - 2] == '\n' ||
           (bytes[at - 2] == '\r' && at > 2 && bytes[at - 3] == '\n');
}

/* Where the last mail begins behind `from`; 0: none begins there. */
static size_t last_begin(const struct buf *buf, size_t from)
{
    size_t begin = 0;
    const char *found;
    while (from < buf->len && (found = memmem(buf->data + from, buf->len - from,
                                              "\nFrom ", FROM_LEN + 1))) {
        size_t at = (size_t)(found - buf->data) + 1;
        if (is_behind_empty_line(buf->data, at) &&
            is_from_line(buf->data + at, buf->len - at))
            begin = at;
        from = at;
    }
    return begin;
}

/* Behind the most of one mail only as much is kept as a "From " line needs to
 * be found. True: a mail began in what came last, and is all there is now. */
static bool look_for_next(struct buf *mail, size_t looked)
{
    size_t from = looked > FROM_LINE_MAX ? looked - FROM_LINE_MAX : 0;
    size_t begin = last_begin(mail, from);
    size_t kept = MAILBOX_MAIL_MAX + FROM_LINE_MAX;
    if (begin)
        buf_splice(mail, 0, begin, "", 0);
    if (mail->len > kept)
        buf_splice(mail, MAILBOX_MAIL_MAX, mail->len - kept, "", 0);
    return begin > 0;
}

static bool is_mailbox(const struct buf *mail)
{
    return mail->len >= FROM_LEN && memcmp(mail->data, "From ", FROM_LEN) == 0;
}

/* True: a mail began after the start. */
static bool read_on(int fd, struct buf *mail, bool within_mailbox)
{
    char bytes[READ_BYTES];
    bool begun = false;
    while (mail->len <= MAILBOX_MAIL_MAX || within_mailbox) {
        size_t looked = mail->len;
        ssize_t got = read(fd, bytes, sizeof bytes);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        buf_add(mail, bytes, (size_t)got);
        within_mailbox |= is_mailbox(mail);
        if (within_mailbox)
            begun |= look_for_next(mail, looked);
    }
    return begun;
}

/* Of a large mailbox that is a file, only the end is read, if a mail begins
 * there. */
static bool read_end(int fd, struct buf *mail)
{
    char first[FROM_LEN];
    struct stat status;
    if (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode) ||
        status.st_size <= 2 * (off_t)MAILBOX_MAIL_MAX ||
        pread(fd, first, FROM_LEN, 0) != FROM_LEN ||
        memcmp(first, "From ", FROM_LEN) != 0 ||
        lseek(fd, -(off_t)MAILBOX_MAIL_MAX, SEEK_END) < 0)
        return false;
    if (read_on(fd, mail, true))
        return true;
    buf_clear(mail);
    lseek(fd, 0, SEEK_SET);
    return false;
}

/* "From " at the begin of a line is quoted in a mailbox; quoted ones are quoted
 * once more. */
static void unquote(struct buf *mail)
{
    size_t to = 0;
    for (size_t at = 0; at < mail->len; at++) {
        bool begins = at == 0 || mail->data[at - 1] == '\n';
        size_t marks = begins ? strspn(mail->data + at, ">") : 0;
        bool quoted = marks > 0 && mail->len - at > marks + FROM_LEN &&
                      memcmp(mail->data + at + marks, "From ", FROM_LEN) == 0;
        if (!quoted)
            mail->data[to++] = mail->data[at];
    }
    mail->len = to;
    if (mail->data)
        mail->data[to] = '\0';
}

static void remove_from_line(struct buf *mail)
{
    const char *end = memchr(mail->data, '\n', mail->len);
    buf_splice(mail, 0, end ? (size_t)(end - mail->data) + 1 : mail->len, "",
               0);
}

/* The empty line that ends a mail in a mailbox is none of its own. */
static void remove_last_line(struct buf *mail)
{
    static const char *const ends[] = {"\r\n\r\n", "\n\n"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t len = strlen(ends[i]);
        if (mail->len < len ||
            memcmp(mail->data + mail->len - len, ends[i], len) != 0)
            continue;
        buf_splice(mail, mail->len - len / 2, len / 2, "", 0);
        return;
    }
}

bool mailbox_read(int fd, struct buf *ret)
{
    buf_init(ret, SIZE_MAX); /* see look_for_next() */
    if (!read_end(fd, ret))
        read_on(fd, ret, false);
    bool cut = ret->len > MAILBOX_MAIL_MAX;
    if (cut)
        buf_splice(ret, MAILBOX_MAIL_MAX, ret->len - MAILBOX_MAIL_MAX, "", 0);
    if (is_mailbox(ret)) {
        remove_from_line(ret);
        unquote(ret);
        if (!cut)
            remove_last_line(ret);
    }
    return cut;
}
