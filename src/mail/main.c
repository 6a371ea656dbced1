/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/*
 * senderform-mail: reads a mail, for senderform. The mail is on descriptor 3;
 * lines of JSON come in and go out:
 *
 *   {"tell": "facts"}   what it says about its sender, a fact a line
 */
#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/sandbox.h"
#include "base/std_streams.h"
#include "mail/sent.h"
#include "model/fact_line.h"
#include "version.h"

#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { MAIL_FD = 3, REQUEST_MAX = 4096 };

static const struct sandbox_limits limits = {
    .memory = 512u * 1024 * 1024,
    .cpu_seconds = 10,
    .files = 16,
};

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

static int tell_facts(void)
{
    struct facts *facts = facts_new();
    struct buf mail, out;
    size_t len = read_header(&mail);
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

static int obey(const char *line)
{
    json_t *request = json_loads(line, 0, NULL);
    const char *what = json_string_value(json_object_get(request, "tell"));
    bool known = what && strcmp(what, "facts") == 0;
    json_decref(request);
    if (known)
        return tell_facts();
    fputs("senderform-mail: a request is {\"tell\": \"facts\"}\n", stderr);
    return 2;
}

static int about(bool version)
{
    if (version)
        printf("senderform-mail %s (%s)\n", VERSION, sandbox_about());
    else
        puts("senderform-mail reads a mail, for senderform, which starts "
             "it.\nLines of JSON go in and come out; see senderform(1).");
    return 0;
}

int main(int argc, char **argv)
{
    char line[REQUEST_MAX];
    struct err err = {0};
    std_streams_open();
    if (argc > 1)
        return about(strcmp(argv[1], "--version") == 0);
    sent_init();
    if (!sandbox_lock(&limits, &err)) {
        fprintf(stderr, "senderform-mail: %s\n", err.text);
        return 1;
    }
    return fgets(line, sizeof line, stdin) ? obey(line) : 0;
}
