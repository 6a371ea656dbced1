/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/*
 * senderform-mail: reads, composes and submits a mail, for senderform. The mail
 * is on descriptor 3; one line of JSON comes in, lines of JSON go out:
 *
 *   {"tell": "facts"}   what it says about its sender, a fact a line
 *   {"tell": "mail"}    its header and its text, see model/mail_told.h
 *   {"compose": {...}}  a message, a line a line; see requests.h
 *   {"submit": {...}}   what a server says to it; see requests.h
 */
#include "base/sandbox.h"
#include "base/std_streams.h"
#include "mail/compose.h"
#include "mail/requests.h"
#include "mail/sent.h"
#include "mail/wiped.h"
#include "version.h"

#include <stdio.h>
#include <string.h>

#define REQUEST_MAX (64u * 1024) /* bytes of the line */

/* Has the request this key, and this text there? No text: it has an object. */
struct request {
    const char *key, *text;
    void *(*open)(void); /* what cannot be opened once locked in */
    int (*obey)(json_t *request, void *opened);
    bool locks_itself; /* in, since it has to find out something before */
};

static void *open_parser(void)
{
    sent_init();
    return NULL;
}

static void *open_composer(void)
{
    compose_init();
    return NULL;
}

static const struct request requests[] = {
    {"tell", "facts", open_parser, tell_facts, false},
    {"tell", "mail", tell_mail_open, tell_mail, false},
    {"compose", NULL, open_composer, compose_request, false},
    {"submit", NULL, open_composer, submit_request, true},
};

static bool is_asked(const struct request *row, json_t *request)
{
    const json_t *value = json_object_get(request, row->key);
    const char *text = json_string_value(value);
    return row->text ? text && strcmp(text, row->text) == 0
                     : json_is_object(value);
}

static const struct request *find(json_t *request)
{
    for (size_t i = 0; i < sizeof requests / sizeof *requests; i++)
        if (is_asked(&requests[i], request))
            return &requests[i];
    return NULL;
}

/* The request is senderform's own word: it is read before the program gives up
 * what that request does not need. */
static int obey(json_t *request)
{
    static const struct sandbox_limits limits = {
        .memory = 512u * 1024 * 1024,
        .cpu_seconds = 10,
        .files = 16,
    };
    struct err err = {0};
    const struct request *row = find(request);
    if (!row) {
        fputs("senderform-mail: no request that it knows\n", stderr);
        return 2;
    }
    void *opened = row->open();
    if (row->locks_itself || sandbox_lock(&limits, &err))
        return row->obey(request, opened);
    fprintf(stderr, "senderform-mail: %s\n", err.text);
    return 1;
}

static int about(bool version)
{
    if (version)
        printf("senderform-mail %s (%s)\n", VERSION, sandbox_about());
    else
        puts("senderform-mail reads and sends a mail, for senderform, which "
             "starts it.\nLines of JSON go in and come out; see "
             "senderform(1).");
    return 0;
}

/* A password may be in it: nothing of it stays behind. */
static json_t *read_request(void)
{
    static char line[REQUEST_MAX];
    json_set_alloc_funcs(malloc, wiped_free);
    setvbuf(stdin, NULL, _IONBF, 0);
    json_t *request =
        fgets(line, sizeof line, stdin) ? json_loads(line, 0, NULL) : NULL;
    explicit_bzero(line, sizeof line);
    return request;
}

int main(int argc, char **argv)
{
    std_streams_open();
    if (argc > 1)
        return about(strcmp(argv[1], "--version") == 0);
    json_t *request = read_request();
    int code = obey(request);
    json_decref(request);
    return code;
}
