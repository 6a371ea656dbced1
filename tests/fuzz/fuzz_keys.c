/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * Any bytes as keys into the whole wizard, on a pseudo-terminal of this
 * process, with resizes in between: nothing falls, every answer stays clean
 * and within its limits, and undoing everything gives the empty form back.
 */
#include "base/child.h"
#include "base/loop.h"
#include "base/mem.h"
#include "base/text.h"
#include "evidence_host.h"
#include "mail_host.h"
#include "model/formdirs.h"
#include "ui/ui.h"

#include <fcntl.h>
#include <locale.h>
#include <pty.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define PART 64 /* bytes between two paints */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerInitialize(int *argc, char ***argv);

static struct {
    int master;
    struct form *form;
    struct loop *loop;
    struct children *children;
    struct ui *ui;
    struct host host;
    struct work work;
} fuzz;

static struct host_status status(void *ctx)
{
    (void)ctx;
    return (struct host_status){.state = HOST_SAFE};
}

static const char *draft_name(void *ctx)
{
    (void)ctx;
    return "fuzz";
}

static void save(void *ctx)
{
    (void)ctx;
}

static void went_to(void *ctx, size_t field)
{
    (void)ctx;
    if (field >= fuzz.form->field_count)
        abort();
}

static size_t drafts(void *ctx, const struct host_draft **ret)
{
    static char name[] = "one", about[] = "about";
    static const struct host_draft one = {name, about, NULL};
    (void)ctx;
    *ret = &one;
    return 1;
}

static bool open_draft(void *ctx, const char *name, struct err *err)
{
    (void)ctx;
    (void)name;
    return err_set(err, ERR_BUSY, "no");
}

static size_t formats(void *ctx, const struct host_format **ret)
{
    static char path[] = "form.txt";
    static const struct host_format one = {"text", "text", path};
    (void)ctx;
    *ret = &one;
    return 1;
}

static bool write_form(void *ctx, size_t format, const char *path,
                       bool overwrite, struct err *err)
{
    (void)ctx;
    (void)format;
    return overwrite || err_set(err, ERR_EXISTS, "%s is there already", path);
}

static char *print(void *ctx, size_t format)
{
    (void)ctx;
    (void)format;
    return xstrdup("the form\nin lines\n");
}

static struct host_measuring measuring(void *ctx)
{
    (void)ctx;
    return (struct host_measuring){
        .asked = 3, .pending = 1, .outsiders = "outside.example"};
}

static bool allow_outside(void *ctx, struct err *err)
{
    (void)ctx;
    return err_set(err, ERR_SYSTEM, "no");
}

static bool open_message(void *ctx, const char *path, struct err *err)
{
    (void)ctx;
    return err_set(err, ERR_INPUT, "%s: no", path);
}

static void know(struct facts *facts, const char *kind, const char *subject,
                 const char *value)
{
    facts_set(facts, fact_make(kind, subject, FACT_KNOWN, value, "fuzz"));
}

/* Something to look at on the page with facts, and to be suggested. */
static struct facts *make_facts(void)
{
    struct facts *facts = facts_new();
    know(facts, "source_address", "v4", "45.1.2.3");
    know(facts, "ptr", "45.1.2.3", "mail.harbor.de");
    know(facts, "server", "45.1.2.3", "45.1.2.3 mail.harbor.de harbor.de");
    know(facts, "email", "harbor.de", "postmaster@harbor.de");
    return facts;
}

static void on_signal(void *ctx, int signum)
{
    (void)ctx;
    (void)signum;
}

static void start_terminal(void)
{
    int slave;
    struct winsize size = {.ws_row = 24, .ws_col = 80};
    if (openpty(&fuzz.master, &slave, NULL, NULL, &size) < 0)
        abort();
    fcntl(fuzz.master, F_SETFL, O_NONBLOCK);
    dup2(slave, STDIN_FILENO);
    dup2(slave, STDOUT_FILENO);
    setenv("TERM", "xterm-256color", 1);
    setenv("TMPDIR", "/proc/none", 1); /* no editor can be started */
    setlocale(LC_ALL, "C.UTF-8");
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    sigset_t none;
    struct err err = {0};
    sigemptyset(&none);
    start_terminal();
    fuzz.host = (struct host){
        .status = status,
        .draft_name = draft_name,
        .save = save,
        .went_to = went_to,
        .drafts = drafts,
        .look = save,
        .open = open_draft,
        .remove = open_draft,
        .measuring = measuring,
        .measure_again = save,
        .allow_outside = allow_outside,
        .open_message = open_message,
        .formats = formats,
        .write = write_form,
        .print = print,
        .mail = mail_host_calls,
        .evidence = evidence_host_calls,
    };
    fuzz.loop = loop_new(&none, on_signal, NULL);
    fuzz.children = children_new();
    if (!form_load(NULL, "yahoo-sender-support", &fuzz.form, &err) ||
        !ui_open(&fuzz.ui, fuzz.loop, fuzz.children, &fuzz.host,
                 (struct ui_options){.terminal = "xterm-256color"}, &err)) {
        fprintf(stderr, "%s\n", err.text);
        abort();
    }
    return 0;
}

/* What the terminal would show goes nowhere. */
static void swallow(void)
{
    char waste[65536];
    while (read(fuzz.master, waste, sizeof waste) > 0)
        continue;
}

static void check_answers(const struct answers *answers)
{
    for (size_t i = 0; i < fuzz.form->field_count; i++) {
        const struct value *value = answers_value(answers, i);
        for (size_t k = 0; k < value->count; k++) {
            size_t len = strlen(value->item[k]);
            autofree char *clean = text_clean(value->item[k], len, TEXT_BLOCK);
            if (len > VALUE_TEXT_MAX || strcmp(clean, value->item[k]) != 0)
                abort();
        }
    }
}

static void undo_all(struct answers *answers, unsigned long changes)
{
    while (answers_undo(answers) != FORM_NONE)
        continue;
    for (size_t i = 0; changes < 1000 && i < fuzz.form->field_count; i++)
        if (answers_value(answers, i)->count)
            abort();
}

static void resize(uint8_t how)
{
    struct winsize size = {.ws_row = (unsigned short)(1 + how % 60),
                           .ws_col = (unsigned short)(1 + how * 3 % 200)};
    ioctl(fuzz.master, TIOCSWINSZ, &size);
    ui_resized(fuzz.ui);
}

/* Ctrl-C, Ctrl-Q and Ctrl-Z end or stop the program; they are for other
 * tests. */
static bool wanted(uint8_t byte)
{
    return byte != 3 && byte != 17 && byte != 26;
}

static void feed(const uint8_t *data, size_t size)
{
    char part[PART];
    size_t len = 0;
    for (size_t i = 0; i < size && len < sizeof part; i++)
        if (wanted(data[i]))
            part[len++] = (char)data[i];
    ui_feed(fuzz.ui, part, len);
    ui_paint(fuzz.ui);
    swallow();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct answers *answers = answers_new(fuzz.form);
    struct facts *facts = make_facts();
    work_init(&fuzz.work, fuzz.form, answers, facts, 0);
    mail_host.answers = answers;
    mail_host.reply.line = NULL;
    mail_host.sending.state = HOST_NOT_COMPOSED;
    mail_host_forget(NULL);
    evidence_host.ui = fuzz.ui;
    evidence_host_forget();
    input_free(fuzz.ui->input);
    fuzz.ui->input = input_new(1);
    fuzz.ui->prefixed = false;
    fuzz.ui->end = UI_RUNS;
    ui_begin(fuzz.ui, &fuzz.work, FORM_NONE, NULL);
    for (size_t at = 0; at < size && fuzz.ui->end == UI_RUNS; at += PART) {
        if (data[at] == 0xff)
            resize(data[size - 1]);
        feed(data + at, size - at < PART ? size - at : PART);
    }
    check_answers(answers);
    undo_all(answers, answers_rev(answers));
    work_done(&fuzz.work);
    fuzz.ui->work = NULL;
    facts_free(facts);
    answers_free(answers);
    return 0;
}
