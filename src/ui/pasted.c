/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "ui/pasted.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "ui/ask.h"
#include "ui/question.h"

#include <string.h>

enum what {
    TAKE_FIRST,
    TAKE_JOINED,
    TAKE_BEGINNING,
    TO_LINES_FIELD,
    TAKE_MAIL,
    DROP,
};

struct pasted {
    size_t field; /* FORM_NONE: none */
    char text[];
};

static size_t without_end(const char *text, size_t len)
{
    while (len > 0 && text[len - 1] == '\n')
        len--;
    return len;
}

static size_t line_count(const char *text)
{
    size_t len = without_end(text, strlen(text)), lines = 1;
    for (size_t i = 0; i < len; i++)
        lines += text[i] == '\n';
    return lines;
}

/* Is a single line typed here? Not in a block, a table or a list. */
static bool one_line(const struct field_view *field)
{
    unsigned place = field->ops->place(field);
    return place == PLACE_LINE || place == PLACE_WORDS;
}

bool pasted_needs_asking(const struct field_view *field,
                         const struct input *paste)
{
    if (paste->paste_cut || paste->paste_len > field->edit.max)
        return true;
    return one_line(field) && line_count(paste->paste) > 1;
}

/* Behind what stands there already, as an undo step of its own. */
static void put_lines(struct ui *ui, const char *text)
{
    size_t field = form_lines_field(ui->work->form);
    const char *old = answers_text(ui->work->answers, field);
    autofree char *both = xasprintf("%s%s%s", old, *old ? "\n" : "", text);
    if (strlen(both) > VALUE_TEXT_MAX) {
        ui_say(ui, true, _("That is too long: an answer holds %u bytes."),
               VALUE_TEXT_MAX);
        return;
    }
    ui_answer(ui, field, value_of_text(both), STEP_NEW);
    ui_say(ui, false, _("Put into question %zu, “%s”. Alt-U takes it back."),
           field + 1, _(ui->work->form->fields[field].label));
}

static void insert(struct ui *ui, struct pasted *pasted, size_t len)
{
    if (!ui->top || ui->top->ops->draw != question_draw)
        return;
    struct field_view *field = &((struct question *)ui->top)->field;
    if (!field->ops->paste(field, pasted->text, len))
        ui_say(ui, true, _("An answer holds %u bytes at most."),
               VALUE_TEXT_MAX);
}

static void cut_to(struct pasted *pasted, size_t max)
{
    size_t len = strlen(pasted->text);
    if (len > max) {
        len = text_prev(pasted->text, len, max + 1);
        pasted->text[len] = '\0';
    }
}

static void join_lines(char *text)
{
    text[without_end(text, strlen(text))] = '\0';
    for (char *at = text; (at = strchr(at, '\n')) != NULL;)
        *at = ' ';
}

static void answer_mail(struct ui *ui, const char *text)
{
    struct err err = {0};
    if (ui->host->mail.paste(ui->host->ctx, text, strlen(text), &err))
        ui_show_mail(ui);
    else
        ui_say(ui, true, "%s", err.text);
}

static void answered(struct ui *ui, void *ctx, int choice)
{
    struct pasted *pasted = ctx;
    switch (choice) {
    case TAKE_FIRST:
        pasted->text[strcspn(pasted->text, "\n")] = '\0';
        insert(ui, pasted, strlen(pasted->text));
        break;
    case TAKE_JOINED:
        join_lines(pasted->text);
        insert(ui, pasted, strlen(pasted->text));
        break;
    case TAKE_BEGINNING:
        cut_to(pasted, VALUE_TEXT_MAX - strlen(answers_text(ui->work->answers,
                                                            pasted->field)));
        insert(ui, pasted, strlen(pasted->text));
        break;
    case TO_LINES_FIELD:
        put_lines(ui, pasted->text);
        break;
    case TAKE_MAIL:
        answer_mail(ui, pasted->text);
        break;
    default:
        ui_say(ui, false, _("The pasted text was dropped."));
        break;
    }
}

static void add(struct ask_choice *choices, size_t *count, int value,
                const char *label)
{
    choices[(*count)++] = (struct ask_choice){.value = value, .label = label};
}

static size_t choices_for(const struct field_view *field,
                          const struct input *paste, const char *elsewhere,
                          struct ask_choice choices[4])
{
    size_t count = 0;
    bool fits = paste->paste_len <= VALUE_TEXT_MAX && !paste->paste_cut;
    if (field && one_line(field)) {
        add(choices, &count, TAKE_FIRST, _("take the first line"));
        if (fits)
            add(choices, &count, TAKE_JOINED,
                _("take all lines, joined by blanks"));
    } else if (field && !fits && field->ops == &field_block_ops) {
        add(choices, &count, TAKE_BEGINNING,
            _("take the beginning, as much as there is room for"));
    }
    if (elsewhere && fits)
        add(choices, &count, TO_LINES_FIELD, elsewhere);
    if (!field && !paste->paste_cut)
        add(choices, &count, TAKE_MAIL,
            _("answer it as the mail they sent back"));
    add(choices, &count, DROP, _("drop it"));
    return count;
}

/* "put it into question 26, ...", or NULL when that is where it was pasted or
 * there is no such question; new. */
static char *elsewhere_label(const struct ui *ui,
                             const struct field_view *field)
{
    const struct form *form = ui->work->form;
    size_t to = form_lines_field(form);
    if (to == FORM_NONE || (field && field->field == to))
        return NULL;
    return xasprintf(_("put it into question %zu, “%s”"), to + 1,
                     _(form->fields[to].label));
}

void pasted_ask(struct ui *ui, const struct field_view *field,
                const struct input *paste)
{
    struct ask_choice choices[4];
    autofree char *elsewhere = elsewhere_label(ui, field);
    size_t count = choices_for(field, paste, elsewhere, choices);
    struct pasted *pasted = xcalloc(1, sizeof *pasted + paste->paste_len + 1);
    memcpy(pasted->text, paste->paste, paste->paste_len);
    pasted->field = field ? field->field : FORM_NONE;
    size_t lines = line_count(pasted->text);
    autofree char *text = xasprintf(
        P_("The pasted text has %zu line and %zu bytes. It is not put in "
           "anywhere yet.",
           "The pasted text has %zu lines and %zu bytes. It is not put in "
           "anywhere yet.",
           lines),
        lines, paste->paste_len);
    ask_push(ui, text, choices, count, answered, pasted);
}
