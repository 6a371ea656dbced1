/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "ui/pasted.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "model/private_text.h"
#include "ui/ask.h"
#include "ui/lines_answer.h"
#include "ui/pasted_words.h"
#include "ui/private_page.h"
#include "ui/question.h"

#include <string.h>

#define OPTION_MOST 120u /* bytes */

enum what {
    TAKE_FIRST,
    TAKE_JOINED,
    TAKE_BEGINNING,
    TO_LINES_FIELD,
    TAKE_MAIL,
    OPEN_DRAFT,
    OPEN_NEW,
    DROP,
};

struct pasted {
    size_t field; /* FORM_NONE: none */
    char *draft;  /* on the start page, behind text */
    char text[];
};

static size_t without_end(const char *text, size_t len)
{
    while (len > 0 && text[len - 1] == '\n')
        len--;
    return len;
}

/* Is a single line typed here? Not in a block, a table or a list. */
static bool one_line(const struct field_view *field)
{
    unsigned place = field->ops->place(field);
    return place == PLACE_LINE || place == PLACE_WORDS;
}

/* Own words for a choice are short, and stand in one line. */
static bool is_no_option(const struct field_view *field,
                         const struct input *paste)
{
    return field->ops->place(field) == PLACE_PICK &&
           (paste->paste_len > OPTION_MOST || pasted_lines(paste->paste) > 1);
}

bool pasted_needs_asking(const struct field_view *field,
                         const struct input *paste)
{
    if (paste->paste_cut || paste->paste_len > field->edit.max ||
        is_no_option(field, paste))
        return true;
    return one_line(field) && pasted_lines(paste->paste) > 1;
}

static bool has_private(const char *text)
{
    struct private_found found = {.count = {0}};
    bool has = false;
    private_find(text, &found);
    for (int kind = 0; kind < PRIVATE_KINDS; kind++)
        has |= found.count[kind] > 0;
    private_found_done(&found);
    return has;
}

/* A refusal goes through the page with what is private in it, if anything is;
 * whatever else it is, goes in as it stands. */
static void put_lines(struct ui *ui, const char *text)
{
    const struct host_refused *refused;
    bool is_refusal = ui->host->evidence.pasted(ui->host->ctx, &refused) > 0;
    autofree char *ip = xstrdup(is_refusal ? refused[0].ip : "");
    if (is_refusal && has_private(text))
        private_page_push(ui, text, ip);
    else if (lines_answer_add(ui, text))
        lines_answer_server(ui, ip);
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

/* Opens a draft (NULL: a new one) and asks again, for that. */
static void open_draft(struct ui *ui, const char *draft, const char *text)
{
    struct err err = {0};
    autofree char *copy = xstrdup(text);
    const struct input paste = {
        .kind = INPUT_PASTE, .paste = copy, .paste_len = strlen(copy)};
    if (ui->host->open(ui->host->ctx, draft, &err))
        pasted_ask(ui, NULL, &paste);
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
    case OPEN_DRAFT:
    case OPEN_NEW:
        open_draft(ui, choice == OPEN_DRAFT ? pasted->draft : NULL,
                   pasted->text);
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

static void push(struct ui *ui, size_t field, const char *draft,
                 const struct input *paste, const struct ask_choice *choices,
                 size_t count)
{
    size_t size = paste->paste_len + 1;
    struct pasted *pasted =
        xcalloc(1, sizeof *pasted + size + strlen(draft) + 1);
    memcpy(pasted->text, paste->paste, paste->paste_len);
    pasted->draft = pasted->text + size;
    memcpy(pasted->draft, draft, strlen(draft));
    pasted->field = field;
    autofree char *text = pasted_words(pasted->text);
    ask_push(ui, text, choices, count, answered, pasted);
    if (!paste->paste_cut) /* what it is need not be known to go on */
        ui->host->evidence.paste(ui->host->ctx, pasted->text, NULL);
}

void pasted_ask(struct ui *ui, const struct field_view *field,
                const struct input *paste)
{
    struct ask_choice choices[4];
    autofree char *elsewhere = elsewhere_label(ui, field);
    size_t count = choices_for(field, paste, elsewhere, choices);
    push(ui, field ? field->field : FORM_NONE, "", paste, choices, count);
}

void pasted_ask_start(struct ui *ui, const char *draft,
                      const struct input *paste)
{
    struct ask_choice choices[3];
    size_t count = 0;
    autofree char *open =
        xasprintf(_("open the draft “%s” with it"), draft ? draft : "");
    if (draft && !paste->paste_cut)
        add(choices, &count, OPEN_DRAFT, open);
    if (!paste->paste_cut)
        add(choices, &count, OPEN_NEW, _("start a new draft with it"));
    add(choices, &count, DROP, _("drop it"));
    push(ui, FORM_NONE, draft ? draft : "", paste, choices, count);
}

void pasted_show(struct ui *ui)
{
    const struct host *host = ui->host;
    const struct host_refused *refused;
    size_t count = host->evidence.pasted(host->ctx, &refused);
    if (count == 0)
        return;
    const char *asked =
        ui->work ? host->evidence.look(host->ctx).provider : NULL;
    autofree char *text = refused_words(refused, count, asked);
    ask_reword(ui, answered, text);
}
