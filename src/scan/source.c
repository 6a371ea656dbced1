/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "scan/source.h"

#include "base/mem.h"
#include "scan/source_journal.h"
#include "scan/source_private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static ssize_t pread_part(int fd, void *bytes, size_t max, uint64_t offset)
{
    ssize_t got;
    do
        got = pread(fd, bytes, max, (off_t)offset);
    while (got < 0 && errno == EINTR);
    return got;
}

void source_read_journal(struct source *source, void *reader)
{
    source->kind = SOURCE_JOURNAL;
    source->codec = &codec_journal;
    source->decoder = reader;
    source->in.last = true;
}

/* A file of the journal, which no name led to: "-". */
static void read_as_journal(struct source *source)
{
    int *fds = xcalloc(1, sizeof *fds);
    fds[0] = fcntl(source->fd, F_DUPFD_CLOEXEC, 0);
    source_read_journal(
        source, journal_reader(fds, 1, &(struct source_span){0, INT64_MAX}, 1));
}

/* Of a file that lies there: its size from where the descriptor stands, what
 * is packed in it. */
static void look_at_file(struct source *source, const struct stat *st)
{
    unsigned char magic[CODEC_MAGIC_MAX];
    off_t start = lseek(source->fd, 0, SEEK_CUR);
    source->start = start > 0 ? (uint64_t)start : 0;
    if ((uint64_t)st->st_size > source->start)
        source->size = (uint64_t)st->st_size - source->start;
    if (st->st_mtime < source->written) /* which is now */
        source->written = st->st_mtime;
    ssize_t got = pread_part(source->fd, magic, sizeof magic, source->start);
    source->codec = codec_find(magic, got > 0 ? (size_t)got : 0);
    source->kind = source->codec ? source->codec->kind : SOURCE_PLAIN;
    if (source->kind == SOURCE_JOURNAL)
        read_as_journal(source);
    posix_fadvise(source->fd, start, 0, POSIX_FADV_SEQUENTIAL);
}

struct source *source_new(int fd, const char *name)
{
    struct source *source = source_blank(SOURCE_PIPE, name);
    struct stat st;
    source->fd = fd;
    source->written = time(NULL);
    if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode))
        look_at_file(source, &st);
    return source;
}

struct source *source_blank(enum source_kind kind, const char *name)
{
    struct source *source = xcalloc(1, sizeof *source);
    source->fd = -1;
    source->kind = kind;
    source->name = xstrdup(name);
    return source;
}

void source_stop(struct source *source, enum source_end end)
{
    source->end = end;
    if (source->decoder)
        source->codec->close(source->decoder);
    source->decoder = NULL;
    free(source->bytes);
    source->bytes = NULL;
    source->in.left = 0;
}

void source_free(struct source *source)
{
    if (!source)
        return;
    source_stop(source, SOURCE_ALL);
    if (source->fd >= 0)
        close(source->fd);
    free(source->name);
    free(source);
}

const char *source_name(const struct source *source)
{
    return source->name;
}

enum source_kind source_kind(const struct source *source)
{
    return source->kind;
}

uint64_t source_size(const struct source *source)
{
    return source->size;
}

uint64_t source_taken(const struct source *source)
{
    return source->taken - source->in.left;
}

int64_t source_written(const struct source *source)
{
    return source->written;
}

size_t source_memory(const struct source *source)
{
    return source->codec ? source->codec->memory : 0;
}

enum source_change source_change(const struct source *source)
{
    struct stat st;
    if (source->kind == SOURCE_PIPE || source->fd < 0 ||
        fstat(source->fd, &st) < 0)
        return SOURCE_SAME;
    uint64_t size = (uint64_t)st.st_size;
    if (size < source->start + source->size)
        return SOURCE_CUT;
    return size > source->start + source->size ? SOURCE_GREW : SOURCE_SAME;
}

size_t source_read_at(const struct source *source, char *bytes, size_t max,
                      uint64_t offset)
{
    size_t done = 0;
    if (offset >= source->size)
        return 0;
    if (max > source->size - offset)
        max = (size_t)(source->size - offset);
    while (done < max) {
        ssize_t got = pread_part(source->fd, bytes + done, max - done,
                                 source->start + offset + done);
        if (got <= 0)
            break;
        done += (size_t)got;
    }
    return done;
}

size_t source_read(struct source *source, char *bytes, size_t max,
                   enum source_end *ret_end, struct err *err)
{
    size_t got = 0;
    if (source->kind == SOURCE_PIPE && !source->met)
        source_meet(source);
    if (source->end == SOURCE_MORE)
        got = source->codec ? source_unpack(source, bytes, max)
                            : source_copy(source, bytes, max);
    *ret_end = got ? SOURCE_MORE : source->end;
    if (*ret_end == SOURCE_BROKEN)
        err_set(err, ERR_INPUT, "%s", source->why);
    return got;
}
