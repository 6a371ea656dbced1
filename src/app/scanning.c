/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "app/scanning.h"

#include "app/mail_program.h"
#include "app/programs.h"
#include "base/child_pipe.h"
#include "base/i18n.h"
#include "base/mem.h"

#include <fcntl.h>
#include <jansson.h>
#include <limits.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define SCAN "senderform-scan"

enum {
    QUIET_MS = 60000,    /* without getting on; then it is given up */
    RATE_AFTER_MS = 500, /* before that a rate is a guess */
};

struct scanning {
    struct loop *loop;
    struct scanning_calls calls;
    struct child_pipe *pipe; /* NULL: nothing runs */
    unsigned late;           /* the timer that ends it */
    int quiet_ms;            /* 0: it reads what may be slow, no such timer */
    struct evidence evidence;
    bool over;
    char *trouble; /* or NULL */
    long long began_ms;
    uint64_t most; /* bytes that were told at most */
};

/* NULL is an empty list. */
static json_t *names_json(char *const *names)
{
    json_t *array = json_array();
    for (; names && *names; names++)
        json_array_append_new(array, json_string(*names));
    return array;
}

static json_t *providers_json(const struct providers *providers)
{
    json_t *array = json_array();
    for (size_t i = 0; i < providers->count; i++) {
        const struct provider *provider = providers->items[i];
        json_array_append_new(
            array, json_pack("{ss so so so so}", "id", provider->id, "hosts",
                             names_json(provider->hosts), "not_hosts",
                             names_json(provider->not_hosts), "pages",
                             names_json(provider->pages), "domains",
                             names_json(provider->domains)));
    }
    return array;
}

static unsigned processors(void)
{
    cpu_set_t set;
    int count =
        sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
    return count > 0 ? (unsigned)count : 1;
}

/* False: a name that cannot be told. */
static bool add_paths(json_t *scan, const char *const *paths, struct err *err)
{
    json_t *array = json_array();
    json_object_set_new(scan, "paths", array);
    for (; *paths; paths++)
        if (json_array_append_new(array, json_string(*paths)) != 0)
            return err_set(err, ERR_INPUT,
                           _("%s: its name is not UTF-8; hand it over as “-”, "
                             "standard input"),
                           *paths);
    return true;
}

/* New; NULL: an error. */
static json_t *scan_json(const struct providers *providers,
                         const struct scanning_request *request,
                         struct err *err)
{
    unsigned threads = request->threads ? request->threads : processors();
    json_t *scan =
        json_pack("{so sI sI sI}", "providers", providers_json(providers),
                  "since", (json_int_t)request->since, "now",
                  (json_int_t)request->now, "threads", (json_int_t)threads);
    if (!request->paths)
        json_object_set_new(scan, "journal", json_true());
    else if (!add_paths(scan, request->paths, err)) {
        json_decref(scan);
        return NULL;
    }
    return json_pack("{so}", "scan", scan);
}

static json_t *paste_json(const struct providers *providers,
                          const struct scanning_request *request)
{
    return json_pack("{s{so sI}}", "paste", "providers",
                     providers_json(providers), "now",
                     (json_int_t)request->now);
}

static void stop(struct scanning *scanning)
{
    child_pipe_free(scanning->pipe);
    scanning->pipe = NULL;
    loop_cancel(scanning->loop, scanning->late);
    scanning->late = 0;
}

/* Takes the trouble, NULL: there is none. */
static void end(struct scanning *scanning, char *trouble)
{
    scanning->over = true;
    scanning->trouble = trouble;
    if (scanning->calls.changed)
        scanning->calls.changed(scanning->calls.ctx);
}

static void on_late(void *ctx)
{
    struct scanning *scanning = ctx;
    stop(scanning);
    if (!scanning->over)
        end(scanning,
            xstrdup(_("the program that reads logs does not answer")));
}

static void await(struct scanning *scanning, int ms)
{
    loop_cancel(scanning->loop, scanning->late);
    scanning->late = loop_timer(scanning->loop, ms, on_late, scanning);
}

static void on_ended(void *ctx, int status)
{
    struct scanning *scanning = ctx;
    stop(scanning);
    if (scanning->over)
        return;
    end(scanning,
        WIFSIGNALED(status)
            ? xasprintf(_("%s was killed by signal %d"), SCAN, WTERMSIG(status))
            : xasprintf(_("%s ended with %d before it had told all"), SCAN,
                        WEXITSTATUS(status)));
}

/* One that tells the same for ever does not get on. */
static void got_on(struct scanning *scanning)
{
    const struct evidence_progress *progress = &scanning->evidence.progress;
    if (!scanning->quiet_ms || progress->bytes <= scanning->most)
        return;
    scanning->most = progress->bytes;
    await(scanning, scanning->quiet_ms);
}

/* Nothing after the end is of interest; the pipe must not be freed in here. */
static void on_line(void *ctx, const char *line, size_t len)
{
    struct scanning *scanning = ctx;
    if (scanning->over)
        return;
    switch (evidence_take(&scanning->evidence, line, len)) {
    case EVIDENCE_MORE:
        got_on(scanning);
        if (scanning->calls.changed)
            scanning->calls.changed(scanning->calls.ctx);
        return;
    case EVIDENCE_ALL:
        await(scanning, 0);
        end(scanning, NULL);
        return;
    case EVIDENCE_FAILED:
        await(scanning, 0);
        end(scanning, xstrdup(_(scanning->evidence.why)));
        return;
    }
}

static bool run(struct scanning *scanning, struct children *children,
                const json_t *request, int lent, struct err *err)
{
    const struct child_pipe_calls calls = {on_line, on_ended, scanning};
    autofree char *path = program_path(SCAN);
    autofree char *line = json_dumps(request, JSON_COMPACT);
    char *const argv[] = {path, NULL};
    if (!line)
        abort(); /* out of memory: all texts are UTF-8 */
    if (access(path, X_OK) != 0)
        return err_set(err, ERR_MISSING,
                       _("%s, which reads logs, is not there: %s"), SCAN, path);
    scanning->pipe =
        child_pipe_new(scanning->loop, children, argv, lent, &calls, err);
    if (!scanning->pipe)
        return false;
    child_pipe_say(scanning->pipe, line, strlen(line));
    child_pipe_close(scanning->pipe);
    return true;
}

/* What the program has as descriptor 3, a new one that is none of the standard
 * streams: these become others in the program. -1: nothing, or err is filled.
 */
static int open_lent(const struct scanning_request *request, struct err *err)
{
    if (request->paste)
        return mail_program_text(request->paste, strlen(request->paste), err);
    if (request->lent < 0)
        return -1;
    int fd = fcntl(request->lent, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    if (fd < 0)
        err_sys(err, "%s", _("standard input"));
    return fd;
}

static bool start(struct scanning *scanning, struct children *children,
                  const struct providers *providers,
                  const struct scanning_request *request, struct err *err)
{
    int lent = open_lent(request, err);
    if (lent < 0 && (request->paste || request->lent >= 0))
        return false;
    json_t *json = request->paste ? paste_json(providers, request)
                                  : scan_json(providers, request, err);
    bool started = json && run(scanning, children, json, lent, err);
    json_decref(json);
    if (lent >= 0)
        close(lent);
    return started;
}

static int quiet_ms(const struct scanning_request *request)
{
    if (request->quiet_ms)
        return request->quiet_ms;
    return request->paste || request->lent < 0 ? QUIET_MS : 0;
}

struct scanning *scanning_new(struct loop *loop, struct children *children,
                              const struct providers *providers,
                              const struct scanning_request *request,
                              const struct scanning_calls *calls,
                              struct err *err)
{
    struct scanning *scanning = xcalloc(1, sizeof *scanning);
    *scanning = (struct scanning){
        .loop = loop,
        .calls = *calls,
        .quiet_ms = quiet_ms(request),
        .evidence = {.since = request->since, .until = request->now},
        .began_ms = loop_now_ms(),
    };
    if (!start(scanning, children, providers, request, err)) {
        scanning_free(scanning);
        return NULL;
    }
    if (scanning->quiet_ms)
        await(scanning, scanning->quiet_ms);
    return scanning;
}

void scanning_free(struct scanning *scanning)
{
    if (!scanning)
        return;
    stop(scanning);
    evidence_done(&scanning->evidence);
    free(scanning->trouble);
    free(scanning);
}

bool scanning_over(const struct scanning *scanning)
{
    return scanning->over;
}

const struct evidence *scanning_evidence(const struct scanning *scanning)
{
    return &scanning->evidence;
}

const char *scanning_trouble(const struct scanning *scanning)
{
    return scanning->trouble;
}

void scanning_rate(const struct scanning *scanning, double *ret_rate,
                   int *ret_left)
{
    const struct evidence_progress *progress = &scanning->evidence.progress;
    long long ms = loop_now_ms() - scanning->began_ms;
    *ret_rate = -1;
    *ret_left = -1;
    if (ms < RATE_AFTER_MS || progress->bytes == 0)
        return;
    *ret_rate = (double)progress->bytes * 1000 / (double)ms;
    double left = progress->size > progress->bytes
                      ? (double)(progress->size - progress->bytes) / *ret_rate
                      : 0;
    if (progress->size > 0 && left < INT_MAX / 2)
        *ret_left = (int)(left + 0.5);
}
