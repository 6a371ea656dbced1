/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/*
 * senderform-scan: reads mail logs, for senderform. One line of JSON comes in,
 * lines of JSON go out:
 *
 *   {"scan": {...}}    the logs that are named, or all there are
 *   {"paste": {...}}   the text on descriptor 3
 *
 * See app/scanning.h for the requests and model/evidence.h for the answers.
 */
#include "base/mem.h"
#include "base/sandbox.h"
#include "base/std_streams.h"
#include "scan/requests.h"
#include "scan/tell.h"
#include "version.h"

#include <malloc.h>
#include <stdio.h>
#include <string.h>

#define LARGE       (1024 * 1024)             /* bytes */
#define REQUEST_MAX ((size_t)4 * 1024 * 1024) /* bytes of the line */

struct request {
    const char *key;
    const char *(*open)(const json_t *request, struct scan_job **ret);
    const char *(*run)(struct scan_job *job);
};

static const struct request requests[] = {
    {"scan", scan_open, scan_run},
    {"paste", paste_open, paste_run},
};

/* Its text is senderform's own word. */
static json_t *read_request(void)
{
    char *line = NULL;
    size_t size = 0;
    ssize_t len = getline(&line, &size, stdin);
    json_t *request = len > 0 && (size_t)len <= REQUEST_MAX
                          ? json_loadb(line, (size_t)len, 0, NULL)
                          : NULL;
    free(line);
    return request;
}

static const struct request *find(const json_t *request)
{
    for (size_t i = 0; i < sizeof requests / sizeof *requests; i++)
        if (json_is_object(json_object_get(request, requests[i].key)))
            return &requests[i];
    return NULL;
}

/* Logs are opened first: root can read them, nobody cannot. */
static const char *obey(const struct request *row, const json_t *request,
                        struct scan_job **job, struct err *err)
{
    static const struct sandbox_limits limits = {
        .memory = 1024u * 1024 * 1024, /* mostly stacks nobody uses */
        .files = 2048,                 /* open by then */
        .threads = true,
        .looking = true,
    };
    const char *why = row->open(json_object_get(request, row->key), job);
    if (why)
        return why;
    if (!sandbox_lock(&limits, err))
        return err->text;
    return row->run(*job);
}

static int about(bool version)
{
    if (version)
        printf("senderform-scan %s (%s)\n", VERSION, sandbox_about());
    else
        puts("senderform-scan reads mail logs, for senderform, which starts "
             "it.\nLines of JSON go in and come out; see senderform(1).");
    return 0;
}

int main(int argc, char **argv)
{
    struct scan_job *job = NULL;
    struct err err = {0};
    std_streams_open();
    if (argc > 1)
        return about(strcmp(argv[1], "--version") == 0);
    /* What a codec took goes back to the system, and not to its thread alone;
     * by itself the C library learns to keep what is large. */
    mallopt(M_MMAP_THRESHOLD, LARGE);
    json_t *request = read_request();
    const struct request *row = find(request);
    if (!row) {
        fputs("senderform-scan: no request that it knows\n", stderr);
        json_decref(request);
        return 2;
    }
    const char *why = obey(row, request, &job, &err);
    if (why)
        tell_failure(why);
    scan_close(job);
    json_decref(request);
    return why != NULL;
}
