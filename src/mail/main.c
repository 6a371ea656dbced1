/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/*
 * senderform-mail: reads a mail, for senderform. The mail is on descriptor 3;
 * one line of JSON comes in, lines of JSON go out:
 *
 *   {"tell": "facts"}   what it says about its sender, a fact a line
 *   {"tell": "mail"}    its header and its text, see model/mail_told.h
 */
#include "base/sandbox.h"
#include "base/std_streams.h"
#include "mail/facts_request.h"
#include "mail/incoming_request.h"
#include "mail/sent.h"
#include "version.h"

#include <stdio.h>
#include <string.h>

#define REQUEST_MAX (64u * 1024) /* bytes of the line */

enum { MAIL_FD = 3 };

/* The request has this key with this text, or, without a text, an object. */
struct request {
    const char *key, *text;
    void *(*open)(void); /* what cannot be opened once locked in; or NULL */
    int (*obey)(const json_t *request, int mail_fd, void *opened);
    bool network;
};

static const struct request requests[] = {
    {"tell", "facts", NULL, facts_request, false},
    {"tell", "mail", incoming_request_open, incoming_request, false},
};

static bool is_asked(const struct request *row, const json_t *request)
{
    const json_t *value = json_object_get(request, row->key);
    const char *text = json_string_value(value);
    return row->text ? text && strcmp(text, row->text) == 0
                     : json_is_object(value);
}

static const struct request *find(const json_t *request)
{
    for (size_t i = 0; i < sizeof requests / sizeof *requests; i++)
        if (is_asked(&requests[i], request))
            return &requests[i];
    return NULL;
}

/* The request is senderform's own word: it is read before the program gives up
 * what that request does not need. */
static int obey(const json_t *request)
{
    struct err err = {0};
    const struct request *row = find(request);
    if (!row) {
        fputs("senderform-mail: no request that it knows\n", stderr);
        return 2;
    }
    const struct sandbox_limits limits = {
        .memory = 512u * 1024 * 1024,
        .cpu_seconds = 10,
        .files = 16,
        .network = row->network,
    };
    sent_init();
    void *opened = row->open ? row->open() : NULL;
    if (sandbox_lock(&limits, &err))
        return row->obey(request, MAIL_FD, opened);
    fprintf(stderr, "senderform-mail: %s\n", err.text);
    return 1;
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
    static char line[REQUEST_MAX];
    std_streams_open();
    if (argc > 1)
        return about(strcmp(argv[1], "--version") == 0);
    if (!fgets(line, sizeof line, stdin))
        return 0;
    json_t *request = json_loads(line, 0, NULL);
    int code = obey(request);
    json_decref(request);
    return code;
}
