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

#define LINE_STEP 4096 /* bytes that are looked at for the last newline */

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
    journal->mark = -1;
    journal->seen = xcalloc(form->field_count, sizeof *journal->seen);
    for (size_t i = 0; known && i < form->field_count; i++)
        journal->seen[i].rev = answers_field_rev(known, i);
    if (known)
        journal->rev = answers_rev(known);
    return journal;
}

void journal_free(struct journal *journal)
{
    if (!journal)
        return;
    if (journal->fd >= 0)
        close(journal->fd);
    forget_texts(journal);
    free(journal->seen);
    free(journal->path);
    free(journal);
}

unsigned long long journal_number(const struct journal *journal)
{
    return journal->number;
}

/* Where the last whole line ends, or -1. */
static off_t find_last_line(int fd, off_t end)
{
    char step[LINE_STEP];
    while (end > 0) {
        off_t from = end > LINE_STEP ? end - LINE_STEP : 0;
        ssize_t got = pread(fd, step, (size_t)(end - from), from);
        if (got != end - from)
            return -1;
        const char *newline = memrchr(step, '\n', (size_t)got);
        if (newline)
            return from + (newline - step) + 1;
        end = from;
    }
    return 0;
}

static bool open_file(struct journal *journal, struct err *err)
{
    int fd = open(journal->path,
                  O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW |
                      O_NOCTTY | O_NONBLOCK,
                  0600);
    struct stat st;
    if (fd < 0)
        return err_sys(err, "%s", journal->path);
    bool ok = fstat(fd, &st) == 0 && fchmod(fd, 0600) == 0;
    off_t size = ok ? find_last_line(fd, st.st_size) : -1;
    if (size < 0) {
        err_sys(err, "%s", journal->path);
        close(fd);
        return false;
    }
    journal->fd = fd;
    journal->size = size;
    journal->cut = size < st.st_size;
    if (journal->mark < 0)
        journal->mark = size;
    return true;
}

/* Leaves the file at its last whole line. */
static bool mend(struct journal *journal, struct err *err)
{
    if (!journal->cut)
        return true;
    if (ftruncate(journal->fd, journal->size) < 0)
        return err_sys(err, "%s", journal->path);
    journal->cut = false;
    return true;
}

static bool append(struct journal *journal, const struct buf *lines,
                   struct err *err)
{
    if (!mend(journal, err))
        return false;
    if (journal->size + (off_t)lines->len > (off_t)JOURNAL_FILE_MAX)
        return err_set(err, ERR_LIMIT, _("%s: larger than the allowed %u "
                                         "bytes"),
                       journal->path, JOURNAL_FILE_MAX);
    if (!file_write_all(journal->fd, lines->data, lines->len, err)) {
        journal->cut = true;
        mend(journal, NULL);
        return err_prefix(err, "%s", journal->path);
    }
    journal->size += (off_t)lines->len;
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
    struct buf lines;
    buf_init(&lines, SIZE_MAX / 2);
    unsigned long long number = compose(journal, answers, &lines);
    bool ok = append(journal, &lines, err);
    if (ok)
        note_changes(journal, answers, number);
    else
        forget_texts(journal);
    buf_done(&lines);
    return ok;
}

void journal_mark(struct journal *journal)
{
    forget_texts(journal);
    /* -1: wherever the end will be when the file is opened. */
    journal->mark = journal->fd < 0 ? -1 : journal->size;
}

static bool empty_file(struct journal *journal, struct err *err)
{
    if (ftruncate(journal->fd, 0) < 0)
        return err_sys(err, "%s", journal->path);
    journal->size = journal->mark = 0;
    journal->cut = false;
    return true;
}

static bool fill_fresh(const struct journal *journal, int fd,
                       off_t *ret_size, struct err *err)
{
    struct buf kept;
    buf_init(&kept, SIZE_MAX / 2);
    journal_add_header(&kept, journal->form);
    size_t header = kept.len;
    size_t len = (size_t)(journal->size - journal->mark);
    autofree char *lines = xcalloc(len, 1);
    ssize_t got = pread(journal->fd, lines, len, journal->mark);
    bool ok = got == (ssize_t)len || err_sys(err, "%s", journal->path);
    buf_add(&kept, lines, len);
    ok = ok && file_write_all(fd, kept.data, kept.len, err);
    *ret_size = (off_t)(header + len);
    buf_done(&kept);
    return ok;
}

/* A new file with what came since the mark takes the old one's place. */
static bool renew(struct journal *journal, struct err *err)
{
    autofree char *path = xasprintf("%s.new", journal->path);
    unlink(path);
    int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC |
                            O_NOFOLLOW,
                  0600);
    off_t size;
    if (fd < 0)
        return err_sys(err, "%s", path);
    if (!fill_fresh(journal, fd, &size, err) ||
        (rename(path, journal->path) < 0 && !err_sys(err, "%s", path))) {
        close(fd);
        unlink(path);
        return false;
    }
    close(journal->fd);
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
