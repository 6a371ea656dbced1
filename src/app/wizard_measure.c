/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* Measuring while a form is filled in: what is asked about, and when. */
#include "app/detection.h"
#include "app/sent_message.h"
#include "app/wizard.h"
#include "base/i18n.h"
#include "out/settings.h"

enum {
    FIRST_MS = 20,        /* the first frame goes out undisturbed */
    PAUSE_MS = 1500,      /* typing rests: nobody asks about half a name */
    STALE_SECONDS = 3600, /* facts of a draft that are older are asked anew */
    TOUCH_MS = 250,       /* facts come in bursts; the screen follows calmly */
};

static void add_subjects(void *ctx, struct subjects *subjects)
{
    const struct wizard *wizard = ctx;
    subjects_add_answers(subjects, wizard->form, wizard->work.answers,
                         FORM_NONE);
}

static void touch(void *ctx)
{
    struct wizard *wizard = ctx;
    wizard->touch = 0;
    if (wizard->ui)
        ui_touch(wizard->ui);
}

static void changed(void *ctx)
{
    struct wizard *wizard = ctx;
    if (wizard->ui && !wizard->touch)
        wizard->touch = loop_timer(wizard->loop, TOUCH_MS, touch, wizard);
}

/* It may name a domain and keys to ask about. */
static void message_read(void *ctx)
{
    struct wizard *wizard = ctx;
    detection_look(wizard->detection, 0);
    changed(wizard);
}

/* The one of the command line, for each draft that is opened. */
static void open_message(struct wizard *wizard)
{
    struct err err = {0};
    const char *path = wizard->app->options.message;
    wizard->message =
        sent_message_new(wizard->loop, wizard->children, wizard->work.facts,
                         message_read, wizard);
    if (!path || sent_message_open(wizard->message, path, &err))
        return;
    struct fact fact = fact_make("message", "", FACT_FAILED, err.text, path);
    fact.at = time(NULL);
    facts_set(wizard->work.facts, fact);
}

void wizard_measure(struct wizard *wizard)
{
    const struct options *options = &wizard->app->options;
    struct settings settings;
    settings_read(&settings);
    wizard->outside = settings.ask_outside && !options->offline;
    wizard->detection = detection_new(
        wizard->loop, wizard->children, wizard->work.facts,
        &(const struct detection_settings){
            .resolver = options->resolver,
            .offline = options->offline,
            .outside = wizard->outside,
            .timeout_ms = options_timeout_ms(options, 0),
        },
        &(const struct detection_calls){add_subjects, changed, wizard});
    wizard->measured_rev = answers_rev(wizard->work.answers);
    open_message(wizard);
    detection_look(wizard->detection, FIRST_MS);
}

void wizard_measure_end(struct wizard *wizard)
{
    sent_message_free(wizard->message);
    wizard->message = NULL;
    detection_free(wizard->detection);
    wizard->detection = NULL;
    loop_cancel(wizard->loop, wizard->touch);
    wizard->touch = 0;
}

void wizard_measure_settle(struct wizard *wizard)
{
    unsigned long rev = answers_rev(wizard->work.answers);
    if (!wizard->detection || rev == wizard->measured_rev)
        return;
    wizard->measured_rev = rev;
    detection_look(wizard->detection, PAUSE_MS);
}

static struct host_measuring measuring(void *ctx)
{
    const struct wizard *wizard = ctx;
    if (!wizard->detection)
        return (struct host_measuring){0};
    return (struct host_measuring){
        .asked = detection_asked(wizard->detection),
        .pending = detection_pending(wizard->detection),
        .offline = wizard->app->options.offline,
        .outside = wizard->outside,
        .outsiders = "api.ipify.org, api6.ipify.org, 1.1.1.1",
        .trouble = detection_trouble(wizard->detection),
    };
}

static void measure_again(void *ctx)
{
    struct wizard *wizard = ctx;
    if (wizard->detection)
        detection_refresh(wizard->detection);
}

static bool allow_outside(void *ctx, struct err *err)
{
    struct wizard *wizard = ctx;
    wizard->outside = true;
    if (wizard->detection)
        detection_allow_outside(wizard->detection);
    return settings_write(&(const struct settings){.ask_outside = true}, err);
}

static bool read_message(void *ctx, const char *path, struct err *err)
{
    struct wizard *wizard = ctx;
    if (wizard->message)
        return sent_message_open(wizard->message, path, err);
    return err_set(err, ERR_INPUT, "%s", _("no draft is open"));
}

void wizard_measure_init(struct wizard *wizard)
{
    wizard->host.open_message = read_message;
    wizard->host.measuring = measuring;
    wizard->host.measure_again = measure_again;
    wizard->host.allow_outside = allow_outside;
}
