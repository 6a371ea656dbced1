/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/file.h"
#include "mail/requests.h"
#include "mail/sent.h"
#include "model/fact_line.h"

#include <errno.h>
#include <unistd.h>

/* Up to the end of the header: the rest of a mail tells nothing about who
 * sent it. New; its length. */
static size_t read_header(struct buf *mail)
{
    char bytes[16384];
    ssize_t got;
    buf_init(mail, SENT_HEADER_MAX + 1);
    while (!mail->full &&
           sent_header_len(buf_text(mail), mail->len) == mail->len) {
        got = read(MAIL_FD, bytes, sizeof bytes);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        buf_add(mail, bytes, (size_t)got);
    }
    return mail->len;
}

int tell_facts(json_t *request, void *opened)
{
    struct facts *facts = facts_new();
    struct buf mail, out;
    size_t len = read_header(&mail);
    (void)request;
    (void)opened;
    sent_facts(facts, buf_text(&mail), len);
    buf_init(&out, 1024u * 1024);
    for (size_t i = 0; i < facts_count(facts); i++)
        fact_line_print(facts_at(facts, i), FACT_NOT_DONE, &out);
    bool written = file_write_all(STDOUT_FILENO, buf_text(&out), out.len, NULL);
    buf_done(&out);
    buf_done(&mail);
    facts_free(facts);
    return written ? 0 : 1;
}
