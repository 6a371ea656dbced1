/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "app/detection.h"

#include "app/programs.h"
#include "base/child_pipe.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "model/derive.h"
#include "model/fact_line.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>

#define PROBE "senderform-probe"

/* The probe has limits of its own; these are for one that does not keep them:
 * behind the limit of all of it, or since its last answer. */
enum { LATE_MS = 3000, QUIET_MS = 60000 };

struct detection {
    struct loop *loop;
    struct children *children;
    struct facts *facts;
    struct detection_settings settings;
    char *resolver;
    struct detection_calls calls;
    struct child_pipe *pipe; /* NULL: does not run */
    struct facts *under_way; /* what was asked, FACT_ASKED until answered */
    unsigned late;           /* the timer that gives the probe up */
    time_t began;            /* or when all was asked anew */
    bool anew;               /* then what is older is asked, however fresh */
    size_t pending, asked;
    unsigned look;  /* the timer of detection_look() */
    unsigned again; /* the one that looks where new facts lead */
    char *trouble;
    char *slowest; /* what took the longest, or NULL */
    int slowest_ms;
};

static void look_again(struct detection *detection);

static void say(struct detection *detection, json_t *request)
{
    char *line = json_dumps(request, JSON_COMPACT);
    json_decref(request);
    if (!line)
        abort(); /* out of memory: all texts are UTF-8 */
    child_pipe_say(detection->pipe, line, strlen(line));
    free(line);
}

static void say_settings(struct detection *detection)
{
    const struct detection_settings *settings = &detection->settings;
    json_t *set =
        json_pack("{sb sb sb}", "offline", settings->offline, "outside",
                  settings->outside, "lists", settings->lists);
    if (detection->resolver)
        json_object_set_new(set, "resolver", json_string(detection->resolver));
    if (settings->timeout_ms)
        json_object_set_new(set, "timeout_ms",
                            json_integer(settings->timeout_ms));
    say(detection, json_pack("{so}", "set", set));
}

/* What the table of kinds has, and is not for the person to bring. */
static bool is_plausible(const struct fact *fact)
{
    const struct fact_kind *kind = fact_kind_find(fact->kind);
    return kind && kind->world != WORLD_TOLD &&
           fact_subject_ok(kind->subject, fact->subject);
}

/* What was known, be it long ago, says more than that it could not be found
 * out today; its age is shown. */
static bool is_worse(const struct facts *facts, const struct fact *fact)
{
    const struct fact *old = facts_get(facts, fact->kind, fact->subject);
    return fact->state == FACT_FAILED && old &&
           (old->state == FACT_KNOWN || old->state == FACT_ABSENT);
}

static void on_late(void *ctx);

static void await_answer(struct detection *detection)
{
    int limit = detection->settings.timeout_ms;
    loop_cancel(detection->loop, detection->late);
    detection->late = 0;
    if (detection->pending > 0)
        detection->late =
            loop_timer(detection->loop, limit ? limit + LATE_MS : QUIET_MS,
                       on_late, detection);
}

/* What nobody asked, or what was answered before, is no answer. */
static void answered(struct detection *detection, const struct fact *fact,
                     int ms)
{
    const struct fact_kind *kind = fact_kind_find(fact->kind);
    const struct fact *asked =
        facts_get(detection->under_way, fact->kind, fact->subject);
    if (!asked || asked->state != FACT_ASKED)
        return;
    facts_set(detection->under_way,
              fact_make(fact->kind, fact->subject, FACT_KNOWN, "", ""));
    detection->pending--;
    if (!detection->settings.timeout_ms || detection->pending == 0)
        await_answer(detection);
    if (ms < detection->slowest_ms)
        return;
    detection->slowest_ms = ms;
    free(detection->slowest);
    detection->slowest = xasprintf("%s%s%s", _(kind->title),
                                   *fact->subject ? " " : "", fact->subject);
}

static void on_line(void *ctx, const char *line, size_t len)
{
    struct detection *detection = ctx;
    struct fact fact;
    int done_ms;
    if (!fact_line_parse(line, len, &fact, &done_ms, NULL))
        return;
    if (!is_plausible(&fact)) {
        fact_done(&fact);
        return;
    }
    if (done_ms >= 0)
        answered(detection, &fact, done_ms);
    fact.at = time(NULL);
    if (is_worse(detection->facts, &fact))
        fact_done(&fact);
    else
        facts_set(detection->facts, fact);
    look_again(detection);
}

/* What was asked becomes what the reason says, or nothing at all. */
static void answer_asked(struct detection *detection, const char *why)
{
    struct facts *facts = detection->facts;
    for (size_t i = facts_count(facts); i-- > 0;) {
        const struct fact *fact = facts_at(facts, i);
        if (fact->state != FACT_ASKED)
            continue;
        struct fact answer =
            fact_make(fact->kind, fact->subject, FACT_FAILED, why, PROBE);
        answer.at = time(NULL);
        if (why) {
            facts_set(facts, answer);
            continue;
        }
        facts_remove(facts, answer.kind, answer.subject);
        fact_done(&answer);
    }
    detection->pending = 0;
}

/* Takes the trouble. */
static void give_up(struct detection *detection, char *trouble, const char *why)
{
    child_pipe_free(detection->pipe);
    detection->pipe = NULL;
    free(detection->trouble);
    detection->trouble = trouble;
    answer_asked(detection, why);
    await_answer(detection);
    look_again(detection);
}

static void on_ended(void *ctx, int status)
{
    give_up(ctx,
            WIFSIGNALED(status)
                ? xasprintf(_("%s was killed by signal %d"), PROBE,
                            WTERMSIG(status))
                : xasprintf(_("%s ended with %d"), PROBE, WEXITSTATUS(status)),
            N_("the program that measures has ended"));
}

static void on_late(void *ctx)
{
    struct detection *detection = ctx;
    detection->late = 0;
    give_up(detection, xasprintf(_("%s does not answer"), PROBE),
            N_("the program that measures does not answer"));
}

/* A probe that could not be started, or has ended, is not started again
 * before a refresh. */
static bool start(struct detection *detection)
{
    struct err err = {0};
    if (detection->pipe || detection->trouble)
        return detection->pipe;
    autofree char *path = program_path(PROBE);
    char *const argv[] = {path, NULL};
    const struct child_pipe_calls calls = {on_line, on_ended, detection};
    detection->pipe = child_pipe_new(detection->loop, detection->children, argv,
                                     -1, &calls, &err);
    if (detection->pipe)
        say_settings(detection);
    else
        detection->trouble = xstrdup(err.text);
    return detection->pipe;
}

static bool may_ask(const struct detection *detection,
                    const struct fact_kind *kind)
{
    const struct detection_settings *settings = &detection->settings;
    if (kind->world > WORLD_HERE && settings->offline)
        return false;
    if (kind->world == WORLD_OUTSIDE)
        return settings->outside;
    return kind->world != WORLD_LISTS || settings->lists;
}

/* Facts of the draft are as good as new ones, for a while; those of the future
 * are of a time when the clock was wrong. */
static bool is_fresh(const struct detection *detection, const struct fact *fact)
{
    if (fact->at > time(NULL))
        return false;
    if (fact->at >= detection->began)
        return true;
    return !detection->anew && fact->state != FACT_FAILED &&
           detection->began - fact->at < DETECTION_FRESH_SECONDS;
}

static struct fact asked_fact(const char *kind, const char *subject)
{
    struct fact fact = fact_make(kind, subject, FACT_ASKED, "", "");
    fact.at = time(NULL);
    return fact;
}

static void ask(void *ctx, const struct fact_kind *kind, const char *subject)
{
    struct detection *detection = ctx;
    const struct fact *fact = facts_get(detection->facts, kind->name, subject);
    if (facts_get(detection->under_way, kind->name, subject) ||
        (fact && is_fresh(detection, fact)) || !may_ask(detection, kind) ||
        !start(detection) ||
        !facts_set(detection->under_way, asked_fact(kind->name, subject)))
        return;
    if (!fact)
        facts_set(detection->facts, asked_fact(kind->name, subject));
    detection->asked++;
    if (detection->pending++ == 0)
        await_answer(detection);
    say(detection, json_pack("{ss ss}", "ask", kind->name, "subject", subject));
}

static void look(void *ctx)
{
    struct detection *detection = ctx;
    struct subjects subjects;
    subjects_init(&subjects);
    detection->calls.subjects(detection->calls.ctx, &subjects);
    derive_facts(detection->facts);
    subjects_add_facts(&subjects, detection->facts);
    subjects_wishes(&subjects, ask, detection);
    subjects_done(&subjects);
    detection->calls.changed(detection->calls.ctx);
}

static void on_look(void *ctx)
{
    struct detection *detection = ctx;
    detection->look = 0;
    look(detection);
}

static void on_again(void *ctx)
{
    struct detection *detection = ctx;
    detection->again = 0;
    look(detection);
}

/* Once for all facts that came together. */
static void look_again(struct detection *detection)
{
    if (!detection->again)
        detection->again = loop_timer(detection->loop, 0, on_again, detection);
}

struct detection *detection_new(struct loop *loop, struct children *children,
                                struct facts *facts,
                                const struct detection_settings *settings,
                                const struct detection_calls *calls)
{
    struct detection *detection = xcalloc(1, sizeof *detection);
    *detection = (struct detection){
        .loop = loop,
        .children = children,
        .facts = facts,
        .settings = *settings,
        .resolver = settings->resolver ? xstrdup(settings->resolver) : NULL,
        .calls = *calls,
        .under_way = facts_new(),
        .began = time(NULL),
    };
    return detection;
}

/* What is under way is forgotten; the next start is a fresh one. */
static void stop(struct detection *detection)
{
    child_pipe_free(detection->pipe);
    detection->pipe = NULL;
    facts_free(detection->under_way);
    detection->under_way = facts_new();
    loop_cancel(detection->loop, detection->look);
    loop_cancel(detection->loop, detection->again);
    detection->look = detection->again = 0;
    answer_asked(detection, NULL);
    await_answer(detection);
}

void detection_free(struct detection *detection)
{
    if (!detection)
        return;
    stop(detection);
    facts_free(detection->under_way);
    free(detection->slowest);
    free(detection->trouble);
    free(detection->resolver);
    free(detection);
}

void detection_look(struct detection *detection, int ms)
{
    loop_cancel(detection->loop, detection->look);
    detection->look = loop_timer(detection->loop, ms, on_look, detection);
}

void detection_refresh(struct detection *detection)
{
    stop(detection);
    free(detection->trouble);
    detection->trouble = NULL;
    detection->began = time(NULL);
    detection->anew = true;
    detection->asked = 0;
    detection_look(detection, 0);
}

void detection_allow_outside(struct detection *detection)
{
    stop(detection);
    detection->settings.outside = true;
    detection_look(detection, 0);
}

bool detection_idle(const struct detection *detection)
{
    return detection->pending == 0 && !detection->look && !detection->again;
}

size_t detection_pending(const struct detection *detection)
{
    return detection->pending;
}

size_t detection_asked(const struct detection *detection)
{
    return detection->asked;
}

const char *detection_slowest(const struct detection *detection, int *ret_ms)
{
    *ret_ms = detection->slowest_ms;
    return detection->slowest;
}

const char *detection_trouble(const struct detection *detection)
{
    return detection->trouble;
}
