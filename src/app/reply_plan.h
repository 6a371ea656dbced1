/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Which form a mail holds, and the draft's form extended by what the mail
 * asks beyond it.
 */
#include "app/app.h"
#include "model/form_extend.h"
#include "model/mail_kind.h"

struct reply_plan {
    struct form *asked;    /* the definition the mail follows, NULL: none */
    struct mail_form mail; /* its questions, by that definition */
    struct form *form;     /* the draft's form, extended; NULL as above */
    bool extended;         /* it has questions that the draft's form has not */
    const struct mail_kind *kind; /* what else the mail is, or NULL; borrowed
                                     from kind_form */
    struct form *kind_form;
    bool automatic;  /* a program has sent it (RFC 3834) */
    bool answerable; /* there is a form in it that wants to be filled in: else
                        the kind says what to do, or nobody knows */
};

/* Looks for the form in the lines by every definition there is. form_id: of
 * the draft. A mail without a form is no error: asked is NULL then. */
bool reply_plan_make(const struct app *app, const char *form_id,
                     const struct mail_head *head,
                     const struct mail_lines *lines, struct reply_plan *ret,
                     struct err *err);
/* What the mail is and what to do with it, a sentence each, when it is not
 * answerable: new, NULL-terminated, translated. */
char **reply_plan_advice(const struct reply_plan *plan);
void reply_plan_done(struct reply_plan *plan);
