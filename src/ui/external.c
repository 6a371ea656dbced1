/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "ui/external.h"

#include "base/child.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/loop.h"
#include "base/mem.h"
#include "base/text.h"
#include "ui/field.h"
#include "ui/terminal.h"

#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define AT_ONCE_MS 500 /* nobody writes that fast */

struct external {
    struct ui *ui;
    size_t field;
    char *folder, *path;
    long long started; /* loop_now_ms() */
    unsigned long rev; /* of the answers then */
};

static void external_free(struct external *external)
{
    free(external->folder);
    free(external->path);
    free(external);
}

static void remove_file(const struct external *external)
{
    unlink(external->path);
    rmdir(external->folder);
}

/* What is edited: options by their values, rows a line each. */
static char *text_of(const struct ui *ui, size_t field)
{
    char *text = answer_print(&ui->work->form->fields[field],
                              answers_value(ui->work->answers, field), NULL);
    size_t len = strlen(text);
    text = xreallocarray(text, len + 2, 1);
    memcpy(text + len, len ? "\n" : "", len ? 2 : 1);
    return text;
}

static bool write_text(struct external *external, struct err *err)
{
    const char *tmp = getenv("TMPDIR");
    external->folder =
        xasprintf("%s/senderform-XXXXXX", tmp && *tmp == '/' ? tmp : "/tmp");
    if (!mkdtemp(external->folder))
        return err_sys(err, "%s", external->folder);
    external->path = xasprintf("%s/answer.txt", external->folder);
    autofree char *text = text_of(external->ui, external->field);
    return file_create(external->path, text, strlen(text), 0600, err);
}

/* The newline that editors put at the end is not the person's. */
static void drop_last_newline(char *text)
{
    size_t len = strlen(text);
    if (len > 0 && text[len - 1] == '\n')
        text[len - 1] = '\0';
}

static bool read_back(const struct external *external, struct err *err)
{
    struct ui *ui = external->ui;
    const struct field *field = &ui->work->form->fields[external->field];
    bool block =
        field->kind->shape != SHAPE_LINE && field->kind->shape != SHAPE_CHOICE;
    autofree char *bytes = NULL;
    size_t len = 0;
    if (!file_read(external->path, VALUE_TEXT_MAX + 1, &bytes, &len, err))
        return false;
    if (len > 0 && bytes[len - 1] == '\n')
        len--;
    autofree char *lines = input_clean(bytes, len);
    drop_last_newline(lines);
    autofree char *text =
        text_clean(lines, strlen(lines), block ? TEXT_BLOCK : TEXT_LINE);
    struct value value;
    if (field->kind->shape == SHAPE_LINE || field->kind->shape == SHAPE_BLOCK)
        value = value_of_text(text);
    else if (!answer_parse(field, text, &value, err))
        return false;
    ui_answer(ui, external->field, value, STEP_NEW);
    return true;
}

static void editor_ended(void *ctx, int status)
{
    struct external *external = ctx;
    struct ui *ui = external->ui;
    struct err err = {0};
    child_take_tty(terminal_fd(ui->terminal));
    ui_take_back(ui);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        ui_say(ui, true,
               _("The editor failed; the answer is as it was, your text is "
                 "in %s"),
               external->path);
    } else if (!read_back(external, &err)) {
        ui_say(ui, true, _("Not taken: %s; your text is in %s"), err.text,
               external->path);
    } else if (loop_now_ms() - external->started < AT_ONCE_MS &&
               answers_rev(ui->work->answers) == external->rev) {
        ui_say(ui, true,
               _("The editor was back at once. If it is still open, what it "
                 "saves to %s is not taken."),
               external->path);
    } else {
        remove_file(external);
    }
    external_free(external);
}

/* The shell command that edits the file "$1"; new. */
static char *editor_command(void)
{
    static const char *const names[] = {"VISUAL", "EDITOR"};
    for (size_t i = 0; i < 2; i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return xasprintf("%s \"$1\"", value);
    }
    return xstrdup("for e in editor nano vi; do "
                   "command -v $e >/dev/null && exec $e \"$1\"; done; "
                   "exit 127");
}

/* Through the shell, as git does, so that arguments work; the file's name is
 * an argument of its own and never part of the command. */
static bool start_editor(struct external *external, struct err *err)
{
    struct ui *ui = external->ui;
    autofree char *command = editor_command();
    char *argv[] = {(char[]){"sh"},         (char[]){"-c"}, command,
                    (char[]){"senderform"}, external->path, NULL};
    pid_t pid;
    ui_lend(ui);
    if (child_run_on_tty(ui->children, argv, terminal_fd(ui->terminal),
                         editor_ended, external, &pid, err))
        return true;
    ui_take_back(ui);
    return false;
}

void external_edit(struct ui *ui, size_t field)
{
    struct err err = {0};
    enum field_shape shape = ui->work->form->fields[field].kind->shape;
    if (shape == SHAPE_CHOICE || shape == SHAPE_MANY) {
        ui_say(ui, false, _("This question is answered by choosing."));
        return;
    }
    struct external *external = xcalloc(1, sizeof *external);
    external->ui = ui;
    external->field = field;
    external->started = loop_now_ms();
    external->rev = answers_rev(ui->work->answers);
    if (!write_text(external, &err) || !start_editor(external, &err)) {
        ui_say(ui, true, "%s", err.text);
        if (external->path)
            remove_file(external);
        external_free(external);
    }
}
