/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* senderform evidence: what mail logs say about the mail to providers. */
#include "app/app.h"
#include "app/foreground.h"
#include "app/print_item.h"
#include "app/scan_progress.h"
#include "app/scanning.h"
#include "app/since.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "out/evidence_print.h"

#include <langinfo.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#define DAYS_USUAL (30 * 86400)
#define REPORT_MAX ((size_t)64 * 1024 * 1024)

struct job {
    struct app *app;
    struct foreground run;
    struct providers providers;
    struct scanning *scanning; /* NULL: has not begun */
    struct scan_progress progress;
    time_t since, now;
};

static void on_changed(void *ctx)
{
    struct job *job = ctx;
    if (job->scanning && !scanning_over(job->scanning))
        scan_progress_show(&job->progress, job->scanning);
}

static int count_of_inputs(const struct options *options)
{
    int count = 0;
    for (int i = 0; i < options->argument_count; i++)
        count += strcmp(options->arguments[i], "-") == 0;
    return count;
}

static bool start(struct job *job, struct err *err)
{
    const struct options *options = &job->app->options;
    const struct scanning_request request = {
        .paths = options->argument_count
                     ? (const char *const *)options->arguments
                     : NULL,
        .lent = count_of_inputs(options) ? STDIN_FILENO : -1,
        .since = job->since,
        .now = job->now,
        .quiet_ms = options_timeout_ms(options, 0),
    };
    const struct scanning_calls calls = {.changed = on_changed, .ctx = job};
    if (!providers_load(options->forms, &job->providers, err))
        return false;
    if (!job->providers.count)
        return err_set(err, ERR_MISSING, "%s",
                       _("no file about a provider is there; --forms says "
                         "where they lie"));
    scan_progress_start(&job->progress);
    job->scanning = scanning_new(job->run.loop, job->run.children,
                                 &job->providers, &request, &calls, err);
    return job->scanning;
}

static bool prints_utf8(const struct options *options)
{
    return !options->ascii && strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

/* Has a terminal moved the begin of it away? */
static bool is_out_of_sight(const struct buf *out)
{
    size_t rows = print_rows(), lines = 0;
    for (size_t i = 0; i < out->len; i++)
        lines += out->data[i] == '\n';
    return rows && lines >= rows;
}

static bool print(const struct job *job, struct err *err)
{
    const struct evidence *evidence = scanning_evidence(job->scanning);
    const struct evidence_look look = {
        .cols = print_cols(),
        .ascii = !prints_utf8(&job->app->options),
        .now = job->now,
    };
    struct buf out;
    buf_init(&out, REPORT_MAX);
    if (job->app->options.json)
        evidence_print_json(evidence, &job->providers, &look, &out);
    else
        evidence_print(evidence, &job->providers, &look, &out);
    bool written = app_write(job->app, buf_text(&out), out.len, err);
    if (written && !job->app->options.json && is_out_of_sight(&out))
        app_fail(0, "%s",
                 _("what to do first stands at the top of this; "
                   "with “| less” behind the command it begins there"));
    buf_done(&out);
    return written;
}

/* Was there anything to count? What is too old was looked at. */
static bool was_looked_at(const struct evidence *evidence)
{
    for (size_t i = 0; i < evidence->source_count; i++)
        if (evidence->sources[i].state == EVIDENCE_OLDER)
            return true;
    return evidence_was_read(evidence);
}

/* The report has it, too: on a terminal it is not said twice. */
static void say_unread(const struct job *job, const struct evidence *evidence)
{
    if (!job->app->options.json && print_rows() && isatty(STDERR_FILENO))
        return;
    for (size_t i = 0; i < evidence->source_count; i++) {
        const struct evidence_source *source = &evidence->sources[i];
        if (source->state == EVIDENCE_UNREADABLE ||
            (source->state == EVIDENCE_SKIPPED && !was_looked_at(evidence)))
            app_fail(0, "%s: %s", source->name,
                     *source->why ? _(source->why) : _("cannot be read"));
    }
}

static int no_log(void)
{
    return app_fail(EXIT_FAILED, "%s",
                    _("no log was found where mail servers write theirs; name "
                      "the files, or - for standard input"));
}

static int end(struct job *job, struct err *err)
{
    const char *trouble = scanning_trouble(job->scanning);
    const struct evidence *evidence = scanning_evidence(job->scanning);
    if (job->run.signum)
        return EXIT_SIGNAL + job->run.signum;
    if (trouble)
        return app_fail(EXIT_FAILED, "%s", trouble);
    if (!evidence->source_count && !job->app->options.json)
        return no_log();
    say_unread(job, evidence);
    if (!print(job, err))
        return app_fail(EXIT_FAILED, "%s", err->text);
    if (!evidence->source_count)
        return no_log();
    return was_looked_at(evidence) ? EXIT_DONE : EXIT_FAILED;
}

static int run(struct job *job)
{
    struct err err = {0};
    if (!start(job, &err))
        return app_fail(EXIT_FAILED, "%s", err.text);
    while (!job->run.signum && !scanning_over(job->scanning))
        loop_turn(job->run.loop);
    scan_progress_clear(&job->progress);
    return end(job, &err);
}

int cmd_evidence(struct app *app)
{
    struct job job = {.app = app, .now = time(NULL)};
    const char *since = app->options.since;
    job.since = job.now - DAYS_USUAL;
    if (since && !since_parse(since, job.now, &job.since))
        return app_fail(EXIT_USAGE,
                        _("--since: “%s”; wanted is a date of the past "
                          "(2026-11-01), a time (2026-11-01T08:00:00Z), or how "
                          "long ago (12h, 30d, 2w)"),
                        since);
    if (count_of_inputs(&app->options) > 1)
        return app_fail(EXIT_USAGE, "%s",
                        _("- stands for standard input, and can be given "
                          "once"));
    foreground_start(&job.run);
    int code = run(&job);
    scanning_free(job.scanning);
    providers_done(&job.providers);
    foreground_finish(&job.run);
    return code;
}
