/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/buf.h"
#include "base/file.h"
#include "mail/incoming.h"
#include "mail/mailbox.h"
#include "mail/requests.h"
#include "mail/sent.h"

#include <stdint.h>
#include <unistd.h>

enum { WRITE_BYTES = 64 * 1024 };

void *tell_mail_open(void)
{
    sent_init();
    return incoming_new();
}

struct writing {
    bool failed;
};

static void write_out(struct writing *writing, struct buf *out)
{
    writing->failed |=
        !file_write_all(STDOUT_FILENO, buf_text(out), out->len, NULL);
    buf_clear(out);
}

static void flush(void *ctx, struct buf *out)
{
    if (out->len >= WRITE_BYTES)
        write_out(ctx, out);
}

int tell_mail(json_t *request, void *opened)
{
    struct writing writing = {.failed = false};
    struct mail_told told = {.cut = false};
    struct buf mail, out;
    (void)request;
    bool cut = mailbox_read(MAIL_FD, &mail);
    const char *why = incoming_read(opened, buf_text(&mail), mail.len, &told);
    told.cut |= cut;
    buf_init(&out, SIZE_MAX); /* written away all the time */
    if (why)
        mail_told_print_failure(why, &out);
    else
        mail_told_print(&told, &out, flush, &writing);
    write_out(&writing, &out);
    buf_done(&out);
    buf_done(&mail);
    mail_told_done(&told);
    incoming_free(opened);
    return writing.failed ? 1 : 0;
}
