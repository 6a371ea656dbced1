/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "out/journal_parts.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define STEP     4096 /* bytes of the file that are looked at at once */
#define NO_MARK  SIZE_MAX /* wherever the end will be when it is opened */

/* Edits are told against a text; other shapes are written whole. */
static bool has_edits(const struct field *field)
{
    return field->kind->shape == SHAPE_LINE ||
           field->kind->shape == SHAPE_BLOCK;
}

static void note_field(struct journal *journal, const struct answers *answers,
                       size_t field)
{
    struct seen *seen = &journal->seen[field];
    free(seen->text);
    seen->rev = answers_field_rev(answers, field);
    seen->origin = answers_origin(answers, field);
    seen->text = has_edits(&journal->form->fields[field])
                     ? xstrdup(answers_text(answers, field))
                     : NULL;
}

static void forget_texts(struct journal *journal)
{
    for (size_t i = 0; i < journal->form->field_count; i++) {
        free(journal->seen[i].text);
        journal->seen[i].text = NULL;
    }
}

struct journal *journal_new(const char *path, const struct form *form,
                            unsigned long long number,
                            const struct answers *known)
{
    struct journal *journal = xcalloc(1, sizeof *journal);
    journal->path = xstrdup(path);
    journal->form = form;
    journal->number = number;
    journal->fd = -1;
    journal->mark = NO_MARK;
    buf_init(&journal->lines, SIZE_MAX / 2);
    journal->seen = xcalloc(form->field_count, sizeof *journal->seen);
    for (size_t i = 0; known && i < form->field_count; i++)
        journal->seen[i].rev = answers_field_rev(known, i);
    if (known)
        journal->rev = answers_rev(known);
    return journal;
}

/* Leaves the file at its last whole line. */
static bool mend(struct journal *journal, struct err *err)
{
    if (!journal->cut)
        return true;
    file_tail_drop(&journal->tail);
    if (ftruncate(journal->fd, (off_t)journal->size) < 0)
        return err_sys(err, "%s", journal->path);
    journal->cut = false;
    return true;
}

/* Gives back what was reserved and not needed; a reader passes over it, too. */
static void close_file(struct journal *journal)
{
    if (journal->tail.map) {
        file_tail_drop(&journal->tail);
        journal->cut = true;
        mend(journal, NULL);
    }
    if (journal->fd >= 0)
        close(journal->fd);
    journal->fd = -1;
}

void journal_free(struct journal *journal)
{
    if (!journal)
        return;
    close_file(journal);
    buf_done(&journal->lines);
    forget_texts(journal);
    free(journal->seen);
    free(journal->path);
    free(journal);
}

unsigned long long journal_number(const struct journal *journal)
{
    return journal->number;
}

/* Where the last whole line ends that is before any NUL. */
static bool find_end(int fd, size_t *ret)
{
    char step[STEP];
    ssize_t got;
    *ret = 0;
    for (off_t at = 0; (got = pread(fd, step, sizeof step, at)) > 0;
         at += got) {
        size_t len = strnlen(step, (size_t)got);
        const char *newline = memrchr(step, '\n', len);
        if (newline)
            *ret = (size_t)at + (size_t)(newline - step) + 1;
        if (len < (size_t)got)
            return true;
    }
    return got == 0;
}

static bool open_file(struct journal *journal, struct err *err)
{
    int fd = open(journal->path,
                  O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY |
                      O_NONBLOCK,
                  0600);
    struct stat st;
    size_t size;
    if (fd < 0)
        return err_sys(err, "%s", journal->path);
    if (fstat(fd, &st) < 0 || fchmod(fd, 0600) < 0 || !find_end(fd, &size)) {
        err_sys(err, "%s", journal->path);
        close(fd);
        return false;
    }
    journal->fd = fd;
    journal->size = size;
    journal->cut = (off_t)size < st.st_size;
    if (journal->mark == NO_MARK)
        journal->mark = size;
    return true;
}

/* The way of the first line after a save, and where there is no room. */
static bool append_slowly(struct journal *journal, const struct buf *lines,
                          struct err *err)
{
    if (lseek(journal->fd, (off_t)journal->size, SEEK_SET) < 0)
        return err_sys(err, "%s", journal->path);
    if (!file_write_all(journal->fd, lines->data, lines->len, err)) {
        journal->cut = true;
        mend(journal, NULL);
        return err_prefix(err, "%s", journal->path);
    }
    file_tail_reserve(&journal->tail, journal->fd,
                      journal->size + lines->len);
    return true;
}

static bool append(struct journal *journal, const struct buf *lines,
                   struct err *err)
{
    size_t most = JOURNAL_FILE_MAX - FILE_TAIL_ROOM;
    if (!mend(journal, err))
        return false;
    if (lines->len > most || journal->size > most - lines->len)
        return err_set(err, ERR_LIMIT, _("%s: larger than the allowed %u "
                                         "bytes"),
                       journal->path, JOURNAL_FILE_MAX);
    if (!file_tail_put(&journal->tail, journal->size, lines->data,
                       lines->len) &&
        !append_slowly(journal, lines, err))
        return false;
    journal->size += lines->len;
    return true;
}

static bool is_changed(const struct journal *journal,
                       const struct answers *answers, size_t field)
{
    return answers_field_rev(answers, field) != journal->seen[field].rev;
}

/* All records since the last call; the last one's number. */
static unsigned long long compose(const struct journal *journal,
                                  const struct answers *answers,
                                  struct buf *out)
{
    unsigned long long number = journal->number;
    if (journal->size == 0)
        journal_add_header(out, journal->form);
    for (size_t i = 0; i < journal->form->field_count; i++)
        if (is_changed(journal, answers, i))
            journal_add_record(out, ++number, answers, i, &journal->seen[i]);
    return number;
}

static void note_changes(struct journal *journal,
                         const struct answers *answers,
                         unsigned long long number)
{
    for (size_t i = 0; i < journal->form->field_count; i++)
        if (is_changed(journal, answers, i))
            note_field(journal, answers, i);
    journal->number = number;
    journal->rev = answers_rev(answers);
}

bool journal_write(struct journal *journal, const struct answers *answers,
                   struct err *err)
{
    if (answers_rev(answers) == journal->rev)
        return true;
    if (journal->fd < 0 && !open_file(journal, err))
        return false;
    buf_clear(&journal->lines);
    unsigned long long number = compose(journal, answers, &journal->lines);
    bool ok = append(journal, &journal->lines, err);
    if (ok)
        note_changes(journal, answers, number);
    else
        forget_texts(journal);
    return ok;
}

void journal_mark(struct journal *journal)
{
    forget_texts(journal);
    journal->mark = journal->fd < 0 ? NO_MARK : journal->size;
}

static bool empty_file(struct journal *journal, struct err *err)
{
    file_tail_drop(&journal->tail);
    if (ftruncate(journal->fd, 0) < 0)
        return err_sys(err, "%s", journal->path);
    journal->size = journal->mark = 0;
    journal->cut = false;
    return true;
}

static bool fill_fresh(const struct journal *journal, int fd,
                       size_t *ret_size, struct err *err)
{
    struct buf kept;
    buf_init(&kept, SIZE_MAX / 2);
    journal_add_header(&kept, journal->form);
    size_t header = kept.len;
    size_t len = journal->size - journal->mark;
    autofree char *lines = xcalloc(len, 1);
    ssize_t got = pread(journal->fd, lines, len, (off_t)journal->mark);
    bool ok = got == (ssize_t)len || err_sys(err, "%s", journal->path);
    buf_add(&kept, lines, len);
    ok = ok && file_write_all(fd, kept.data, kept.len, err);
    *ret_size = header + len;
    buf_done(&kept);
    return ok;
}

/* A new file with what came since the mark takes the old one's place. */
static bool renew(struct journal *journal, struct err *err)
{
    autofree char *path = xasprintf("%s.new", journal->path);
    unlink(path);
    int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW,
                  0600);
    size_t size;
    if (fd < 0)
        return err_sys(err, "%s", path);
    if (!fill_fresh(journal, fd, &size, err) ||
        (rename(path, journal->path) < 0 && !err_sys(err, "%s", path))) {
        close(fd);
        unlink(path);
        return false;
    }
    close_file(journal);
    journal->fd = fd;
    journal->size = size;
    journal->mark = size;
    journal->cut = false;
    return true;
}

bool journal_drop(struct journal *journal, struct err *err)
{
    if (journal->fd < 0) {
        if (unlink(journal->path) == 0 || errno == ENOENT)
            return true;
        return err_sys(err, "%s", journal->path);
    }
    if (journal->mark == journal->size)
        return empty_file(journal, err);
    return renew(journal, err);
}
