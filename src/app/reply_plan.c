/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "app/reply_plan.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "model/formdirs.h"

#include <string.h>
#include <strings.h>

struct search {
    const struct app *app;
    const char *own; /* the id of the draft's form */
    const struct mail_lines *lines;
    struct reply_plan *plan;
};

/* RFC 3834 5: all but "no". */
static bool is_automatic(const struct mail_head *head)
{
    const char *said = head->auto_submitted ? head->auto_submitted : "";
    return *said && strcasecmp(said, "no") != 0;
}

/* Of two that fit as well the draft's own is taken. */
static void look_for_form(struct search *search, struct form **form)
{
    struct reply_plan *plan = search->plan;
    struct mail_form mail;
    mail_form_find(search->lines, *form, &mail);
    bool own = strcmp((*form)->id, search->own) == 0;
    bool better = !plan->asked || mail_form_better(&mail, &plan->mail) ||
                  (own && !mail_form_better(&plan->mail, &mail));
    if (!better || !mail_form_is_one(search->lines, &mail, *form)) {
        mail_form_done(&mail);
        return;
    }
    mail_form_done(&plan->mail);
    form_free(plan->asked);
    plan->mail = mail;
    plan->asked = steal(form);
}

static void look_for_kind(struct search *search, struct form **form)
{
    struct reply_plan *plan = search->plan;
    const struct mail_kind *kind =
        plan->kind ? NULL : mail_kind_find(*form, search->lines);
    if (!kind)
        return;
    plan->kind = kind;
    plan->kind_form = steal(form);
}

typedef void look_fn(struct search *search, struct form **form);

/* A definition that cannot be read is passed over: it may be somebody's work
 * in progress. */
static void look_at_all(struct search *search, look_fn *look)
{
    struct form_places places;
    form_places_find(search->app->options.forms, &places);
    for (size_t i = 0; i < places.count; i++) {
        struct form *form;
        if (!form_load_id(search->app->options.forms, places.place[i].id, &form,
                          NULL))
            continue;
        look(search, &form);
        form_free(form);
    }
    form_places_done(&places);
}

/* A granted request with the form quoted below it is no form to fill in. */
static bool is_answerable(const struct reply_plan *plan,
                          const struct mail_lines *lines)
{
    if (!plan->asked || plan->automatic)
        return false;
    return !plan->kind || plan->kind->asks ||
           !mail_form_is_answered(lines, &plan->mail, plan->asked);
}

static bool extend(const struct app *app, const char *own,
                   struct reply_plan *plan, struct err *err)
{
    autofree char *json = NULL;
    autofree char *theirs = NULL;
    size_t len, theirs_len = 0;
    bool same = strcmp(plan->asked->id, own) == 0;
    struct form *plain;
    if (!form_load_id(app->options.forms, own, &plain, err))
        return false;
    size_t fields = plain->field_count;
    form_free(plain);
    if (!form_load_text(app->options.forms, own, &json, &len, err) ||
        (!same && !form_load_text(app->options.forms, plan->asked->id, &theirs,
                                  &theirs_len, err)) ||
        !form_extend(json, len, theirs, theirs_len, &plan->mail, &plan->form,
                     err))
        return false;
    plan->extended = plan->form->field_count > fields;
    return true;
}

bool reply_plan_make(const struct app *app, const char *form_id,
                     const struct mail_head *head,
                     const struct mail_lines *lines, struct reply_plan *ret,
                     struct err *err)
{
    struct reply_plan plan = {.automatic = is_automatic(head)};
    struct search search = {
        .app = app, .own = form_id, .lines = lines, .plan = &plan};
    look_at_all(&search, look_for_form);
    look_at_all(&search, look_for_kind);
    plan.answerable = is_answerable(&plan, lines);
    if (plan.answerable && !extend(app, form_id, &plan, err)) {
        reply_plan_done(&plan);
        return false;
    }
    *ret = plan;
    return true;
}

void reply_plan_done(struct reply_plan *plan)
{
    mail_form_done(&plan->mail);
    form_free(plan->asked);
    form_free(plan->form);
    form_free(plan->kind_form);
    *plan = (struct reply_plan){0};
}

static void add(char ***list, size_t *count, const char *text)
{
    *list = xreallocarray(*list, *count + 2, sizeof **list);
    (*list)[(*count)++] = xstrdup(text);
    (*list)[*count] = NULL;
}

char **reply_plan_advice(const struct reply_plan *plan)
{
    char **list = NULL;
    size_t count = 0;
    if (plan->kind) {
        add(&list, &count, _(plan->kind->means));
        for (size_t i = 0; plan->kind->next && plan->kind->next[i]; i++)
            add(&list, &count, _(plan->kind->next[i]));
    } else if (plan->automatic) {
        add(&list, &count,
            _("A program has sent this mail: an absence notice or an "
              "acknowledgement."));
        add(&list, &count, _("Do not answer this one; wait for the next."));
    } else {
        add(&list, &count,
            _("No form that senderform knows stands in this mail."));
        add(&list, &count,
            _("If it asks something, answer it by hand; “senderform export” "
              "prints what the draft has."));
        add(&list, &count,
            _("If the form came as an attachment, copy its text into the mail "
              "and try again: answers must stand in the mail's own text."));
    }
    return list;
}
