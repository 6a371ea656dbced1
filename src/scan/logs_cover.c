/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* Which time is covered by logs of syslog, so that the journal, which has the
 * same lines, is read only for the rest. */
#include "scan/logs_private.h"

#include "base/span.h"
#include "scan/source_private.h"
#include "scan/stamp.h"

#include <fcntl.h>

#define HEAD_MAX 16384 /* bytes in which a stamp is looked for */

/* 0: no line has one. */
static int64_t first_stamp(const struct source *source)
{
    char head[HEAD_MAX];
    enum source_end end;
    struct span line;
    struct stamp_frame frame = {.latest = source->written};
    struct source *again =
        source_new(fcntl(source->fd, F_DUPFD_CLOEXEC, 0), source->name);
    size_t len = source_read(again, head, sizeof head, &end, NULL);
    struct span rest = span_of(head, len);
    source_free(again);
    while (span_line(&rest, &line)) {
        int64_t at = stamp_take(&frame, &line);
        if (at)
            return at;
    }
    return 0;
}

bool logs_cover(const struct log_list *list, struct source_span *ret)
{
    bool any = false;
    *ret = (struct source_span){INT64_MAX, 0};
    for (size_t i = 0; i < list->count; i++) {
        const struct log_opened *log = &list->opened[i];
        if (log->from != LOG_SYSLOG || !log->st.st_size)
            continue;
        int64_t first = first_stamp(log->source);
        any = true;
        if (log->st.st_mtime > ret->to)
            ret->to = log->st.st_mtime;
        if (first && first < ret->from)
            ret->from = first;
    }
    return any;
}
