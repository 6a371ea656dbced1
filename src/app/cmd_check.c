/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* senderform check: every finding, for people and for programs. */
#include "app/app.h"
#include "app/measure.h"
#include "app/print_item.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "model/demands.h"

#include <jansson.h>
#include <time.h>

static const char *mark_of(enum severity severity)
{
    switch (severity) {
    case SEVERITY_ERROR:
        return _("error");
    case SEVERITY_WARNING:
        return _("warning");
    case SEVERITY_ADVICE:
        return _("advice");
    }
    return "";
}

static void print_demands(const struct work *work)
{
    struct check_in in = work_check(work);
    if (work->form->demand_count > 0)
        printf(_("\nWhat %s demands of senders:\n"), work->form->provider);
    for (size_t i = 0; i < work->form->demand_count; i++) {
        enum demand_state state;
        autofree char *line = demand_sentence(&in, i, &state);
        print_item("  ", 4, line);
    }
}

static void print_text(const struct work *work)
{
    size_t last = FORM_NONE;
    for (size_t i = 0; i < work->findings.count; i++) {
        const struct finding *finding = &work->findings.item[i];
        if (finding->field != last)
            printf("%zu %s\n", finding->field + 1,
                   _(work->form->fields[finding->field].label));
        last = finding->field;
        autofree char *lead = xasprintf("  %s: ", mark_of(finding->severity));
        print_item(lead, 4, finding->message);
    }
    struct check_counts counts = work_counts(work);
    printf(_("%zu of %zu answered, %zu still open, %zu to look at.\n"),
           counts.answered, counts.asked, counts.open, counts.look_at);
    print_demands(work);
}

static void add_subjects(void *ctx, struct subjects *subjects)
{
    const struct work *work = ctx;
    subjects_add_answers(subjects, work->form, work->answers, FORM_NONE);
}

/* What is known afterwards counts for this check; the draft stays as it is.
 * A failure to measure is said and is no failure of the check. */
static int measure_first(struct app *app, struct work *work)
{
    struct err err = {0};
    int code = measure(app, work->facts, add_subjects, work, &err);
    if (code == EXIT_FAILED)
        app_fail(0, "%s", err.text);
    work_settle(work, time(NULL));
    return code > EXIT_SIGNAL ? code : EXIT_DONE;
}

static json_t *demands_json(const struct work *work)
{
    struct check_in in = work_check(work);
    json_t *list = json_array();
    for (size_t i = 0; i < work->form->demand_count; i++) {
        struct demand_verdict verdict = demand_judge(&in, i);
        json_array_append_new(
            list, json_pack("{ss ss ss}", "demand", work->form->demands[i].text,
                            "state", demand_state_name(verdict.state), "why",
                            verdict.why));
        free(verdict.why);
    }
    return list;
}

static json_t *finding_json(const struct work *work,
                            const struct finding *finding)
{
    json_t *json = json_pack("{s:s, s:s, s:s, s:s}", "field",
                             work->form->fields[finding->field].id, "severity",
                             severity_name(finding->severity), "rule",
                             finding->rule, "message", finding->message);
    if (finding->row != FORM_NONE)
        json_object_set_new(json, "row",
                            json_integer((json_int_t)finding->row + 1));
    return json;
}

static bool print_json(const struct work *work)
{
    struct check_counts counts = work_counts(work);
    json_t *findings = json_array();
    for (size_t i = 0; i < work->findings.count; i++)
        json_array_append_new(findings,
                              finding_json(work, &work->findings.item[i]));
    json_t *all = json_pack("{s:i, s:s, s:b, s:I, s:I, s:o, s:o}", "senderform",
                            1, "form", work->form->id, "complete",
                            counts.open == 0, "asked", (json_int_t)counts.asked,
                            "answered", (json_int_t)counts.answered, "findings",
                            findings, "demands", demands_json(work));
    bool written = all && json_dumpf(all, stdout, JSON_INDENT(2)) == 0 &&
                   putchar('\n') != EOF;
    json_decref(all);
    return written;
}

int cmd_check(struct app *app)
{
    struct loaded loaded;
    struct err err = {0};
    const char *what =
        app->options.argument_count ? app->options.arguments[0] : NULL;
    if (!app_load(app, what, &loaded, &err))
        return app_fail_err(&err);
    if (loaded.notice)
        app_fail(0, "%s", loaded.notice);
    bool looks = !app->options.offline || app->options.message;
    int stopped = looks ? measure_first(app, &loaded.work) : 0;
    if (app->options.json)
        print_json(&loaded.work);
    else
        print_text(&loaded.work);
    int code = work_counts(&loaded.work).open ? EXIT_INCOMPLETE : EXIT_DONE;
    loaded_done(&loaded);
    return stopped ? stopped : code;
}
