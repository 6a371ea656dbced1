/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/*
 * The journal's entries as lines, by libsystemd. It maps the files and lets
 * go of them only when they are closed: so each is opened alone, and again and
 * again, before what it holds in memory has become too much.
 */
#include "scan/source_journal.h"

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <systemd/sd-journal.h>
#include <unistd.h>

#define MAIL       "SYSLOG_FACILITY=2"
#define MICRO      1000000
#define DATA_MAX   16384 /* bytes of a field that are taken */
#define FAULTS_MAX 100   /* pages that came in, each with 15 around it */

struct journal {
    int *fds;
    size_t count;
    struct source_span spans[SOURCE_SPANS_MAX];
    size_t span_count;
    size_t span, file; /* where it is */
    sd_journal *open;  /* of that file, or NULL */
    bool at_entry;     /* one that was not told yet */
    long faults;       /* when it was opened */
    bool damaged;      /* a file */
    struct buf line;   /* told so far up to `given` */
    size_t given;
};

static bool is_journal(const unsigned char *bytes, size_t len)
{
    return len >= 8 && memcmp(bytes, "LPKSHHRH", 8) == 0;
}

void *journal_reader(int *fds, size_t count, const struct source_span *spans,
                     size_t span_count)
{
    struct journal *journal = xcalloc(1, sizeof *journal);
    journal->fds = fds;
    journal->count = count;
    journal->span_count = span_count;
    memcpy(journal->spans, spans, span_count * sizeof *spans);
    buf_init(&journal->line, JOURNAL_LINE_MAX);
    return journal;
}

static long faults(void)
{
    struct rusage usage = {0};
    getrusage(RUSAGE_THREAD, &usage);
    return usage.ru_minflt + usage.ru_majflt;
}

static void close_file(struct journal *journal)
{
    sd_journal_close(journal->open);
    journal->open = NULL;
}

static bool open_file(struct journal *journal)
{
    /* It is closed with the journal. */
    int fd = fcntl(journal->fds[journal->file], F_DUPFD_CLOEXEC, 0);
    journal->faults = faults();
    if (sd_journal_open_files_fd(&journal->open, &fd, 1, 0) < 0) {
        journal->open = NULL;
        if (fd >= 0)
            close(fd);
        return false;
    }
    sd_journal_set_data_threshold(journal->open, DATA_MAX);
    return sd_journal_add_match(journal->open, MAIL, strlen(MAIL)) >= 0;
}

static uint64_t micro(int64_t seconds)
{
    if (seconds <= 0)
        return 0;
    return seconds < INT64_MAX / MICRO ? (uint64_t)seconds * MICRO : UINT64_MAX;
}

/* Opens it where the span begins. */
static bool begin_file(struct journal *journal)
{
    uint64_t from = micro(journal->spans[journal->span].from);
    return open_file(journal) &&
           sd_journal_seek_realtime_usec(journal->open, from) >= 0;
}

/* Closes it and opens it where it was: all pages are given back. */
static bool renew_file(struct journal *journal)
{
    char *cursor = NULL;
    bool fine = sd_journal_get_cursor(journal->open, &cursor) >= 0;
    close_file(journal);
    fine = fine && open_file(journal) &&
           sd_journal_seek_cursor(journal->open, cursor) >= 0 &&
           sd_journal_next(journal->open) > 0;
    free(cursor);
    return fine;
}

static void leave_file(struct journal *journal)
{
    close_file(journal);
    if (++journal->file < journal->count)
        return;
    journal->file = 0;
    journal->span++;
}

/* 1: there is one; 0: not in this file; negative: it is damaged. */
static int next_in_file(struct journal *journal)
{
    uint64_t at;
    bool fine = true;
    if (!journal->open)
        fine = begin_file(journal);
    else if (faults() - journal->faults > FAULTS_MAX)
        fine = renew_file(journal);
    if (!fine)
        return -1;
    int got = sd_journal_next(journal->open);
    if (got <= 0)
        return got;
    if (sd_journal_get_realtime_usec(journal->open, &at) < 0)
        return -1;
    return at / MICRO <= (uint64_t)journal->spans[journal->span].to;
}

static bool find_entry(struct journal *journal)
{
    while (!journal->at_entry && journal->span < journal->span_count) {
        int got = next_in_file(journal);
        journal->damaged = journal->damaged || got < 0;
        if (got > 0)
            journal->at_entry = true;
        else
            leave_file(journal);
    }
    return journal->at_entry;
}

bool journal_has_any(void *reader)
{
    struct journal *journal = reader;
    return find_entry(journal) || journal->damaged;
}

static void give(struct journal *journal, struct room *out)
{
    size_t len = journal->line.len - journal->given;
    if (len > out->left)
        len = out->left;
    memcpy(out->at, journal->line.data + journal->given, len);
    journal->given += len;
    out->at += len;
    out->left -= len;
}

static enum codec_step journal_unpack(void *decoder, struct packed *in,
                                      struct room *out, const char **ret_why)
{
    struct journal *journal = decoder;
    (void)in;
    while (out->left) {
        if (journal->given < journal->line.len) {
            give(journal, out);
        } else if (find_entry(journal)) {
            buf_clear(&journal->line);
            journal->given = 0;
            journal->at_entry = false;
            journal_line(journal->open, &journal->line);
        } else if (journal->damaged) {
            *ret_why = N_("a file of the journal is damaged");
            return CODEC_BREAKS;
        } else {
            return CODEC_ENDS;
        }
    }
    return CODEC_GOES;
}

static void journal_close(void *decoder)
{
    struct journal *journal = decoder;
    if (!journal)
        return;
    close_file(journal);
    for (size_t i = 0; i < journal->count; i++)
        close(journal->fds[i]);
    free(journal->fds);
    buf_done(&journal->line);
    free(journal);
}

const struct codec codec_journal = {SOURCE_JOURNAL, 8u * 1024 * 1024,
                                    is_journal,     NULL,
                                    journal_unpack, journal_close};
