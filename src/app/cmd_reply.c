/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* senderform reply: the answer to a mail in which the form came back. */
#include "app/app.h"
#include "app/foreground.h"
#include "app/opened_mail.h"
#include "app/outgoing.h"
#include "app/remember.h"
#include "app/reply_notes.h"
#include "app/reply_plan.h"
#include "app/wizard_reply.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "model/mail_address_list.h"
#include "out/reply.h"

#include <string.h>
#include <time.h>
#include <unistd.h>

struct job {
    struct app *app;
    struct foreground run;
    struct opened_mail *mail;
    struct outgoing *outgoing;
    struct reply_plan plan;
    struct loaded loaded;
    struct reply reply;
};

static void changed(void *ctx)
{
    (void)ctx;
}

static void start(struct job *job)
{
    foreground_start(&job->run);
    job->mail =
        opened_mail_new(job->run.loop, job->run.children, changed, NULL);
    job->outgoing =
        outgoing_new(job->run.loop, job->run.children, changed, NULL);
}

static void finish(struct job *job)
{
    opened_mail_free(job->mail);
    outgoing_free(job->outgoing);
    foreground_finish(&job->run);
    reply_done(&job->reply);
    loaded_done(&job->loaded);
    reply_plan_done(&job->plan);
}

static bool read_mail(struct job *job, const char *path, struct err *err)
{
    if (!opened_mail_open(job->mail, path, err))
        return false;
    while (!job->run.signum && opened_mail_state(job->mail) == OPENED_READING)
        loop_turn(job->run.loop);
    if (job->run.signum || opened_mail_state(job->mail) == OPENED_READ)
        return true;
    return err_set(err, ERR_INPUT, "%s: %s", path, opened_mail_why(job->mail));
}

/* The draft, its form extended by what the mail asks. */
static bool load_draft(struct job *job, struct err *err)
{
    const char *draft = job->app->options.draft;
    if (!app_load(job->app, draft, &job->loaded, err) ||
        !reply_plan_make(job->app, job->loaded.form->id,
                         opened_mail_head(job->mail),
                         opened_mail_lines(job->mail), &job->plan, err))
        return false;
    if (!job->plan.extended)
        return true;
    loaded_done(&job->loaded);
    if (!app_load_as(job->app, draft, job->plan.form, &job->loaded, err))
        return false;
    job->plan.form = NULL;
    return true;
}

static int say_nothing_to_fill(const struct job *job)
{
    char **advice = reply_plan_advice(&job->plan);
    app_fail(0, "%s", _("this mail needs nothing filled in:"));
    for (size_t i = 0; advice[i]; i++) {
        fprintf(stderr, "  %s%s\n", i > 0 ? "- " : "", advice[i]);
        free(advice[i]);
    }
    free(advice);
    return EXIT_INCOMPLETE;
}

static struct reply_in reply_in(const struct job *job)
{
    return (struct reply_in){
        .lines = opened_mail_lines(job->mail),
        .mail = &job->plan.mail,
        .asked = job->plan.asked,
        .answers = job->loaded.work.answers,
    };
}

static bool take_answers(struct job *job, struct err *err)
{
    const struct reply_in in = reply_in(job);
    for (size_t i = 0; job->app->options.answers[i]; i++)
        if (!reply_take_answer(&in, job->loaded.work.answers,
                               job->app->options.answers[i], err))
            return false;
    work_settle(&job->loaded.work, time(NULL));
    return true;
}

/* The sender's address, of which senderform check says more. */
static bool is_wrong(const struct work *work)
{
    size_t field = work->form->reply.from;
    return field != FORM_NONE && work_state(work, field) == FIELD_ERROR;
}

/* Is it known who sends the answer, and to whom? */
static bool has_addresses(const struct job *job,
                          const struct reply_sender *sender, const char *to,
                          struct err *err)
{
    if (!*sender->address)
        return err_set(err, ERR_MISSING, "%s",
                       _("the draft has no e-mail address yet, which the reply "
                         "comes from"));
    if (is_wrong(&job->loaded.work))
        return err_set(err, ERR_INPUT, "%s",
                       _("the draft's e-mail address, which the reply comes "
                         "from, is not right yet; “senderform check” says "
                         "why"));
    return *to ||
           err_set(err, ERR_MISSING, "%s",
                   _("the mail does not say who has sent it; --to ADDRESS "
                     "does, or --format body prints the text alone"));
}

/* What the answer's header takes from the mail's and the draft. */
static bool compose(struct job *job, struct err *err)
{
    const struct mail_head *head = opened_mail_head(job->mail);
    struct reply_sender sender = reply_sender(&job->loaded.work);
    const char *given = job->app->options.to;
    const char *to = given ? given : head->reply_to;
    size_t len;
    if (!has_addresses(job, &sender, to, err))
        return false;
    if (!*head->subject)
        app_fail(0, "%s",
                 _("the mail has no subject, and so the subject of the reply "
                   "is empty"));
    autofree char *subject = reply_subject(head->subject);
    autofree char *references = reply_references(head);
    autofree char *body = reply_text(&job->reply, &len);
    const struct outgoing_head out = {
        .from_name = sender.name,
        .from = sender.address,
        .to = to,
        .subject = subject,
        .in_reply_to = head->message_id,
        .references = references,
        .date = time(NULL),
    };
    if (!outgoing_compose(job->outgoing, &out, body, len, err))
        return false;
    while (!job->run.signum &&
           outgoing_state(job->outgoing) == OUTGOING_COMPOSING)
        loop_turn(job->run.loop);
    return job->run.signum ||
           outgoing_state(job->outgoing) == OUTGOING_COMPOSED ||
           err_set(err, ERR_INPUT, "%s", outgoing_said(job->outgoing));
}

static bool write_out(struct job *job, struct err *err)
{
    const char *format = job->app->options.format;
    size_t len;
    if (format && strcmp(format, "body") == 0) {
        autofree char *body = reply_text(&job->reply, &len);
        return app_write(job->app, body, len, err);
    }
    if (!compose(job, err))
        return false;
    if (job->run.signum)
        return true;
    const char *message = outgoing_message(job->outgoing, &len);
    return app_write(job->app, message, len, err);
}

static void say_left_out(const struct job *job)
{
    char *const *left_out = opened_mail_left_out(job->mail);
    for (size_t i = 0; left_out && left_out[i]; i++)
        app_fail(0, "%s", left_out[i]);
    if (job->loaded.notice)
        app_fail(0, "%s", job->loaded.notice);
}

static int run(struct job *job, const char *path, struct err *err)
{
    if (!read_mail(job, path, err))
        return app_fail(EXIT_FAILED, "%s", err->text);
    if (job->run.signum)
        return EXIT_SIGNAL + job->run.signum;
    if (!load_draft(job, err))
        return app_fail_err(err);
    say_left_out(job);
    if (!job->plan.answerable)
        return say_nothing_to_fill(job);
    if (!take_answers(job, err))
        return app_fail(EXIT_USAGE, "%s", err->text);
    const struct reply_in in = reply_in(job);
    reply_write(&in, &job->reply);
    if (!write_out(job, err))
        return app_fail(EXIT_FAILED, "%s", err->text);
    if (job->run.signum)
        return EXIT_SIGNAL + job->run.signum;
    if (reply_say_notes(&in, &job->reply, &job->loaded.work))
        return EXIT_INCOMPLETE;
    remember(job->app, &job->loaded, "exported");
    return EXIT_DONE;
}

static bool format_ok(const char *format)
{
    return !format || strcmp(format, "mail") == 0 ||
           strcmp(format, "body") == 0;
}

/* The first of --to that is no address; new, or NULL. */
static char *wrong_to(const struct options *options)
{
    autofree char *to = text_trim(options->to ? options->to : "");
    if (options->to && !*to)
        return xstrdup("");
    return mail_address_list_wrong(to);
}

/* Where a person sits, or lines are asked for, and nobody has said how it
 * shall be printed. */
static bool wants_wizard(const struct options *options)
{
    return !options->format && !options->output && !options->answers[0] &&
           !options->to &&
           (options->plain || (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO)));
}

/* Standard input cannot be the mail and the answers. */
static bool reads_both(const struct options *options, const char *path)
{
    return options->plain && path && strcmp(path, "-") == 0;
}

int cmd_reply(struct app *app)
{
    const struct options *options = &app->options;
    const char *path = options->argument_count ? options->arguments[0] : NULL;
    struct job job = {.app = app};
    struct err err = {0};
    if (!format_ok(options->format))
        return app_fail(EXIT_USAGE,
                        _("--format: there is no format “%s”, only mail and "
                          "body"),
                        options->format);
    autofree char *wrong = wrong_to(options);
    if (wrong)
        return app_fail(EXIT_USAGE, _("--to: “%s” is no address"), wrong);
    if (reads_both(options, path))
        return app_fail(EXIT_USAGE, "%s",
                        _("--plain reads your answers from standard input: "
                          "name the file with the mail"));
    if (wants_wizard(options))
        return wizard_reply_run(app, path);
    if (!path && isatty(STDIN_FILENO))
        return app_fail(EXIT_USAGE, "%s",
                        _("name the file with the mail, or - for standard "
                          "input"));
    start(&job);
    int code = run(&job, path ? path : "-", &err);
    finish(&job);
    return code;
}
