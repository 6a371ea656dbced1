/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* A run of the wizard, on the screen or line by line, until the person leaves.
 */
#include "app/wizard.h"
#include "base/child.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/loop.h"
#include "base/mem.h"
#include "base/text.h"
#include "out/session.h"
#include "ui/mail_page.h"
#include "ui/plain.h"
#include "ui/terminal.h"

#include <langinfo.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static void on_signal(void *ctx, int signum)
{
    struct wizard *wizard = ctx;
    switch (signum) {
    case SIGCHLD:
        children_reap(wizard->children);
        break;
    case SIGWINCH:
        if (wizard->ui)
            ui_resized(wizard->ui);
        break;
    case SIGTSTP:
        if (wizard->ui)
            ui_suspend(wizard->ui);
        else
            raise(SIGSTOP);
        break;
    default:
        wizard->signum = signum;
        if (signum == SIGHUP && wizard->ui)
            ui_gone(wizard->ui);
        break;
    }
}

static void watch_signals(struct wizard *wizard)
{
    static const int watched[] = {SIGCHLD, SIGWINCH, SIGTSTP, SIGHUP,
                                  SIGINT,  SIGTERM,  SIGQUIT};
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < sizeof watched / sizeof watched[0]; i++)
        sigaddset(&set, watched[i]);
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is an error, not an end */
    static const int strangers[] = {SIGUSR1, SIGUSR2, SIGALRM};
    for (size_t i = 0; i < sizeof strangers / sizeof strangers[0]; i++)
        signal(strangers[i], SIG_IGN); /* they would leave a raw terminal */
    signal(SIGXFSZ, SIG_IGN);          /* so is a limit on the size of files */
    wizard->loop = loop_new(&set, on_signal, wizard);
    wizard->children = children_new();
}

/* What was saved and how to go on; on the normal screen. */
static void say_goodbye(const struct wizard *wizard, const char *about)
{
    if (!wizard->left)
        return;
    bool quote = strpbrk(wizard->left, " '\"$&;()") != NULL;
    fprintf(stderr, "%s\n", about);
    fprintf(stderr, "%s  senderform --draft %s%s%s\n", _("Go on with:"),
            quote ? "\"" : "", wizard->left, quote ? "\"" : "");
}

static char *about_left(const struct wizard *wizard)
{
    struct check_counts counts = work_counts(&wizard->work);
    return xasprintf(
        _("Saved: draft “%s”, %zu of %zu answered, %zu still open, %zu to "
          "look at."),
        session_name(wizard->session), counts.answered, counts.asked,
        counts.open, counts.look_at);
}

static bool is_empty(const struct wizard *wizard)
{
    return answers_rev(wizard->work.answers) == 0 &&
           work_counts(&wizard->work).answered == 0;
}

/* What cannot be saved where drafts are goes where anything can be written;
 * the path, new, or NULL when that fails too. */
static char *rescue(const struct wizard *wizard)
{
    const char *tmp = getenv("TMPDIR");
    size_t len;
    autofree char *text = draft_print(session_draft(wizard->session), &len);
    autofree char *path = xasprintf(
        "%s/senderform-%s-%ld.json", tmp && *tmp == '/' ? tmp : "/tmp",
        session_name(wizard->session), (long)getpid());
    return file_create(path, text, len, 0600, NULL) ? steal(&path) : NULL;
}

static bool unsaved(const struct wizard *wizard)
{
    return wizard->session &&
           session_status(wizard->session).state == SAVE_FAILED;
}

static void say_unsaved(const char *why, const char *rescued)
{
    app_fail(0, _("not saved: %s"), why);
    if (rescued)
        app_fail(0,
                 _("what was typed is in %s; once drafts can be saved again: "
                   "senderform drafts import %s"),
                 rescued, rescued);
}

/* Closes what is open, says what was kept, and finds the exit code. */
static int leave(struct wizard *wizard, enum ui_end end)
{
    struct err err = {0};
    bool silent = end == UI_GONE || wizard->signum == SIGHUP;
    bool open = wizard->session != NULL;
    bool complete = open && work_counts(&wizard->work).open == 0;
    bool empty = open && is_empty(wizard);
    autofree char *about = open ? about_left(wizard) : NULL;
    autofree char *rescued = unsaved(wizard) ? rescue(wizard) : NULL;
    autofree char *unknown = wizard_send_stop(wizard);
    bool saved = wizard_close(wizard, &err);
    if (saved && rescued)
        unlink(rescued); /* the last try has succeeded */
    if (!saved && !silent)
        say_unsaved(err.text, rescued);
    else if (about && !silent && !empty)
        say_goodbye(wizard, about);
    if (unknown && !silent)
        app_fail(0, "%s", unknown);
    if (wizard->signum)
        return EXIT_SIGNAL + wizard->signum;
    if (end == UI_INTERRUPTED && saved)
        return EXIT_SIGNAL + SIGINT;
    if (end == UI_GONE)
        return EXIT_SIGNAL + SIGHUP;
    if (!saved)
        return EXIT_FAILED;
    return complete ? EXIT_DONE : EXIT_LEFT;
}

/* Nothing was said about which draft, and there are some. */
static bool wants_choice(struct wizard *wizard, bool replies)
{
    const struct options *options = &wizard->app->options;
    if (options->draft)
        return false;
    return replies ? wizard_drafts(wizard) > 1
                   : options->argument_count == 0 && wizard_drafts(wizard) > 0;
}

/* A mail is answered from the only draft there is, else from a new one. */
static const char *draft_to_open(struct wizard *wizard, bool replies)
{
    const char *named = wizard->app->options.draft;
    bool only = !named && replies && wizard_drafts(wizard) == 1;
    return only ? wizard->drafts[0].name : named;
}

/* The first page of it. */
static void begin_screen(struct wizard *wizard, bool choose, bool asks_mail)
{
    wizard->ui->wants_mail = choose && asks_mail;
    if (choose)
        ui_start_page(wizard->ui);
    else
        ui_begin(wizard->ui, &wizard->work,
                 draft_here(session_draft(wizard->session)), wizard->notice);
    if (!choose)
        wizard_reply_begin(wizard);
    if (asks_mail && !choose)
        mail_ask(wizard->ui, NULL);
}

static int run_screen(struct wizard *wizard, const char *terminal, bool replies,
                      struct err *err)
{
    const struct options *options = &wizard->app->options;
    struct ui_options look = {.ascii = options->ascii, .terminal = terminal};
    bool choose = wants_choice(wizard, replies);
    if (!choose && !wizard_open(wizard, draft_to_open(wizard, replies), err))
        return app_fail(EXIT_FAILED, "%s", err->text);
    if (!ui_open(&wizard->ui, wizard->loop, wizard->children, &wizard->host,
                 look, err))
        return app_fail(EXIT_FAILED, "%s", err->text);
    begin_screen(wizard, choose, replies && !wizard->mail.opened);
    while (ui_ended(wizard->ui) == UI_RUNS && !wizard->signum) {
        wizard_settle(wizard);
        ui_paint(wizard->ui);
        loop_turn(wizard->loop);
    }
    wizard_settle(wizard);
    enum ui_end end = ui_ended(wizard->ui);
    ui_close(wizard->ui);
    wizard->ui = NULL;
    return leave(wizard, end);
}

static bool prints_utf8(const struct options *options)
{
    return !options->ascii && strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

static int run_plain(struct wizard *wizard, bool replies, struct err *err)
{
    const struct options *options = &wizard->app->options;
    struct plain *plain =
        plain_new(wizard->loop, STDIN_FILENO, stdout, prints_utf8(options),
                  &wizard->host, &wizard->work);
    wizard->plain = plain;
    if (wants_choice(wizard, replies)) {
        plain_choose(plain);
    } else if (!wizard_open(wizard, draft_to_open(wizard, replies), err)) {
        plain_free(plain);
        return app_fail(EXIT_FAILED, "%s", err->text);
    } else {
        if (replies && !wizard->mail.opened)
            plain_show_mail(plain);
        plain_prompt(plain);
    }
    while (plain_ended(plain) == UI_RUNS && !wizard->signum) {
        wizard_settle(wizard);
        plain_settle(plain);
        fflush(stdout);
        loop_turn(wizard->loop);
    }
    wizard_settle(wizard);
    enum ui_end end = plain_ended(plain);
    plain_free(plain);
    wizard->plain = NULL;
    return leave(wizard, end);
}

/* The line mode is taken where the screen cannot be, saying so in one calm
 * sentence; without any terminal it must be asked for. */
static bool wants_plain(const struct options *options,
                        const char **ret_terminal, bool *ret_fail)
{
    const char *accessible = getenv("ACCESSIBLE"), *term = getenv("TERM");
    autofree char *name = NULL;
    *ret_fail = false;
    if (options->plain || (accessible && *accessible))
        return true;
    switch (terminal_look(ret_terminal)) {
    case TERMINAL_FITS:
        return false;
    case TERMINAL_NONE:
        *ret_fail = true;
        return false;
    case TERMINAL_UNKNOWN:
        name = text_clean(term ? term : "", term ? strlen(term) : 0, TEXT_LINE);
        app_fail(0,
                 _("the terminal type “%s” is not known here; asking line "
                   "by line (TERM=xterm may help)"),
                 name);
        return true;
    case TERMINAL_DUMB:
        app_fail(0, _("this terminal cannot place a cursor; asking line by "
                      "line"));
        return true;
    }
    return true;
}

/* Answers are not expected in a draft that there is not. */
static bool draft_exists(const struct app *app, struct err *err)
{
    const char *name = app->options.draft;
    if (!name || store_has(app->store, name))
        return true;
    return err_set(err, ERR_MISSING,
                   _("there is no draft “%s”; “senderform drafts” lists them"),
                   name);
}

int wizard_run(struct app *app, const char *form, bool replies,
               const char *mail)
{
    struct err err = {0};
    const char *terminal = NULL;
    bool no_terminal;
    bool plain = wants_plain(&app->options, &terminal, &no_terminal);
    if (no_terminal)
        return app_fail(EXIT_USAGE,
                        _("there is no terminal to ask on: --plain reads "
                          "answers from standard input, and “senderform drafts "
                          "import FILE” takes them from a file"));
    if (!app_store(app, &err) || (replies && !draft_exists(app, &err)))
        return app_fail_err(&err);
    struct wizard wizard;
    wizard_init(&wizard, app, form);
    watch_signals(&wizard);
    int code = EXIT_FAILED;
    if (mail && !wizard_reply_open(&wizard, mail, &err))
        app_fail_err(&err);
    else if (plain)
        code = run_plain(&wizard, replies, &err);
    else
        code = run_screen(&wizard, terminal, replies, &err);
    wizard_done(&wizard);
    children_free(wizard.children);
    loop_free(wizard.loop);
    return code;
}
