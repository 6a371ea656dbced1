/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* The commands of the line mode: a table. */
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "ui/plain_parts.h"

#include <stdlib.h>
#include <string.h>

struct plain_row {
    const char *name;
    bool takes_words;     /* "x FILE" */
    const char *sentence; /* N_() */
    void (*run)(struct plain *plain, const char *words);
};

static void run_back(struct plain *plain, const char *words)
{
    (void)words;
    if (plain->on_map)
        plain_go(plain, plain->here);
    else
        plain_go_by(plain, -1);
}

static void run_next(struct plain *plain, const char *words)
{
    (void)words;
    plain_go_by(plain, 1);
}

static void run_map(struct plain *plain, const char *words)
{
    (void)words;
    plain_go(plain, FORM_NONE);
}

static void step_back(struct plain *plain, int step)
{
    size_t field = step < 0 ? answers_undo(plain->work->answers)
                            : answers_redo(plain->work->answers);
    if (field == FORM_NONE)
        plain_say(plain, 0, "", _("There is nothing more."));
    else
        plain_go(plain, field);
}

static void run_undo(struct plain *plain, const char *words)
{
    (void)words;
    step_back(plain, -1);
}

static void run_redo(struct plain *plain, const char *words)
{
    (void)words;
    step_back(plain, 1);
}

static void run_take(struct plain *plain, const char *words)
{
    (void)words;
    struct value value;
    if (plain->on_map || !work_suggest(plain->work, plain->here, &value)) {
        plain_say(plain, 0, "", _("Nothing was measured that would fit here."));
        return;
    }
    answers_set(plain->work->answers, plain->here, value, ORIGIN_MEASURED,
                STEP_NEW);
    plain_show_findings(plain);
    plain_go_by(plain, 1);
}

/* + good, ! look at it, x bad, ? could not find out. */
static void run_facts(struct plain *plain, const char *words)
{
    struct err err = {0};
    if (!*words)
        plain_show_facts(plain);
    else if (plain->host->open_message(plain->host->ctx, words, &err))
        plain_say(plain, 0, "",
                  _("The mail is being read; f shows what it says."));
    else
        plain_say(plain, 0, "", err.text);
}

static void run_export(struct plain *plain, const char *words)
{
    const struct host *host = plain->host;
    struct err err = {0};
    if (!*words) {
        autofree char *text = host->print(host->ctx, 0);
        fputs(text, plain->out);
    } else if (host->write(host->ctx, 0, words, false, &err)) {
        char **after = plain->work->form->after;
        plain_say(plain, 0, _("Written: "), words);
        for (size_t i = 0; after && after[i]; i++)
            plain_say(plain, 2, "", _(after[i]));
    } else {
        plain_say(plain, 0, "", err.text);
    }
}

static void run_reply(struct plain *plain, const char *words)
{
    plain_open_mail(plain, words);
}

static void run_send(struct plain *plain, const char *words)
{
    plain_send_mail(plain, words);
}

static void run_evidence(struct plain *plain, const char *words)
{
    plain_read_logs(plain, words);
}

static void run_quit(struct plain *plain, const char *words)
{
    (void)words;
    plain->end = UI_LEFT;
}

static void run_help(struct plain *plain, const char *words);

static const struct plain_row rows[] = {
    {"b", false, N_("back to the question before"), run_back},
    {"n", false, N_("on to the next question"), run_next},
    {"m", false, N_("the map of all questions, for review"), run_map},
    {"u", false, N_("undo"), run_undo},
    {"r", false, N_("do again what was undone"), run_redo},
    {"s", false, N_("take what was measured"), run_take},
    {"f", true, N_("all that was measured; f FILE reads a mail you sent"),
     run_facts},
    {"x", true, N_("x FILE writes the form, x alone prints it"), run_export},
    {"reply", true,
     N_("reply FILE reads a mail with the form in it and goes through what is "
        "open; reply alone does so again"),
     run_reply},
    {"send", true,
     N_("send FILE writes the answer to that mail, send alone prints its text"),
     run_send},
    {"evidence", true,
     N_("which mail was refused, by the mail logs, as an answer too; evidence "
        "FILE reads that log"),
     run_evidence},
    {"q", false, N_("leave; everything is kept"), run_quit},
    {"?", false, N_("this list, and why the question is asked"), run_help},
};

#define ROW_COUNT (sizeof rows / sizeof rows[0])

static void run_help(struct plain *plain, const char *words)
{
    (void)words;
    const struct field *field = &plain->work->form->fields[plain->here];
    if (!plain->on_map && field->why)
        plain_say(plain, 0, "", _(field->why));
    for (size_t i = 0; i < ROW_COUNT; i++) {
        autofree char *lead = xasprintf("%s  ", rows[i].name);
        plain_say(plain, 2, lead, _(rows[i].sentence));
    }
    plain_say(plain, 2, "", _("g 9  goes to question 9 (on the map: 9)"));
    plain_say(plain, 2, "", _("-  empties the answer"));
    plain_say(plain, 2, "",
              _("=text  answers “text”, also when that is a command"));
}

/* "9" on the map, "g 9" everywhere. */
static bool jump(struct plain *plain, const char *line)
{
    const char *digits = line;
    if (strncmp(line, "g ", 2) == 0)
        digits = line + 2;
    else if (!plain->on_map)
        return false;
    char *end;
    unsigned long number = strtoul(digits, &end, 10);
    if (end == digits || *end)
        return false;
    if (number < 1 || number > plain->work->form->field_count)
        plain_say(plain, 0, "", _("There is no such question."));
    else if (!answers_asked(plain->work->answers, number - 1))
        plain_say(plain, 0, "",
                  _("That question is not asked with these answers."));
    else
        plain_go(plain, number - 1);
    return true;
}

bool plain_command(struct plain *plain, const char *line)
{
    if (jump(plain, line))
        return true;
    if (plain->on_map && !*line) {
        run_back(plain, "");
        return true;
    }
    for (size_t i = 0; i < ROW_COUNT; i++) {
        size_t len = strlen(rows[i].name);
        bool words = rows[i].takes_words &&
                     strncmp(line, rows[i].name, len) == 0 && line[len] == ' ';
        if (strcmp(line, rows[i].name) == 0 || words) {
            autofree char *path = file_typed_path(words ? line + len + 1 : "");
            rows[i].run(plain, path);
            return true;
        }
    }
    return false;
}
