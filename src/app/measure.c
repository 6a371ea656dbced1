/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "app/measure.h"

#include "app/detection.h"
#include "app/foreground.h"
#include "app/sent_message.h"
#include "base/i18n.h"
#include "base/mem.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { PROGRESS_MS = 200 };

struct measuring {
    struct foreground run;
    struct detection *detection;
    struct sent_message *message;
    measure_subjects_fn *subjects;
    void *ctx;
    long long began_ms;
    bool progress; /* standard error is a terminal */
    bool shown;
};

static void add_subjects(void *ctx, struct subjects *subjects)
{
    struct measuring *measuring = ctx;
    measuring->subjects(measuring->ctx, subjects);
}

static void changed(void *ctx)
{
    (void)ctx;
}

/* It may name a domain and keys to ask about. */
static void message_read(void *ctx)
{
    struct measuring *measuring = ctx;
    detection_look(measuring->detection, 0);
}

/* One line, written over and taken away at the end. */
static void show_progress(void *ctx)
{
    struct measuring *measuring = ctx;
    size_t asked = detection_asked(measuring->detection);
    size_t left = detection_pending(measuring->detection);
    fprintf(stderr, "\r\033[K");
    fprintf(stderr, _("Measuring: %zu of %zu answered; Ctrl-C ends it"),
            asked - left, asked);
    fflush(stderr);
    measuring->shown = true;
    loop_timer(measuring->run.loop, PROGRESS_MS, show_progress, measuring);
}

static void start(struct measuring *measuring, const struct app *app,
                  struct facts *facts)
{
    const struct options *options = &app->options;
    foreground_start(&measuring->run);
    measuring->detection = detection_new(
        measuring->run.loop, measuring->run.children, facts,
        &(const struct detection_settings){
            .resolver = options->resolver,
            .offline = options->offline,
            .outside = !options->offline,
            .lists = options->lists,
            .timeout_ms = options_timeout_ms(options, MEASURE_TIMEOUT_MS),
        },
        &(const struct detection_calls){add_subjects, changed, measuring});
    measuring->message =
        sent_message_new(measuring->run.loop, measuring->run.children, facts,
                         message_read, measuring);
    detection_look(measuring->detection, 0);
    if (measuring->progress)
        loop_timer(measuring->run.loop, PROGRESS_MS, show_progress, measuring);
}

/* All at once takes as long as the slowest, and a little more. */
static void show_times(const struct measuring *measuring)
{
    int slowest_ms;
    const char *slowest = detection_slowest(measuring->detection, &slowest_ms);
    if (!measuring->progress || !slowest)
        return;
    fprintf(stderr, "\r\033[K");
    fprintf(stderr, _("%zu answers in %.1f s; the slowest took %.1f s: %s\n"),
            detection_asked(measuring->detection) -
                detection_pending(measuring->detection),
            (double)(loop_now_ms() - measuring->began_ms) / 1000,
            slowest_ms / 1000.0, slowest);
}

static void finish(struct measuring *measuring)
{
    show_times(measuring);
    sent_message_free(measuring->message);
    detection_free(measuring->detection);
    foreground_finish(&measuring->run);
    if (measuring->shown)
        fprintf(stderr, "\r\033[K");
}

static bool is_idle(const struct measuring *measuring)
{
    return detection_idle(measuring->detection) &&
           sent_message_idle(measuring->message);
}

/* A file that is no mail is said, whatever is printed of the facts. */
static bool was_read(const struct app *app, const struct facts *facts,
                     struct err *err)
{
    const struct fact *fact = facts_get(facts, "message", "");
    if (!app->options.message || !fact || fact->state != FACT_FAILED)
        return true;
    return err_set(err, ERR_INPUT, "%s: %s", app->options.message,
                   _(fact->value));
}

int measure(const struct app *app, struct facts *facts,
            measure_subjects_fn *subjects, void *ctx, struct err *err)
{
    struct measuring measuring = {
        .subjects = subjects,
        .ctx = ctx,
        .began_ms = loop_now_ms(),
        .progress = isatty(STDERR_FILENO),
    };
    int code = EXIT_DONE;
    start(&measuring, app, facts);
    bool opened =
        !app->options.message ||
        sent_message_open(measuring.message, app->options.message, err);
    while (opened && !measuring.run.signum && !is_idle(&measuring))
        loop_turn(measuring.run.loop);
    const char *trouble = detection_trouble(measuring.detection);
    if (!opened || !was_read(app, facts, err)) {
        code = EXIT_FAILED;
    } else if (trouble) {
        err_set(err, ERR_SYSTEM, _("measuring: %s"), trouble);
        code = EXIT_FAILED;
    }
    if (measuring.run.signum)
        code = EXIT_SIGNAL + measuring.run.signum;
    finish(&measuring);
    return code;
}
