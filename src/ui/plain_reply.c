/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* The line mode answers a mail in which the form came back. */
#include "base/i18n.h"
#include "base/mem.h"
#include "ui/plain_parts.h"

#include <string.h>

static struct host_mail mail_of(const struct plain *plain)
{
    return plain->host->mail.look(plain->host->ctx);
}

static const struct host_reply *reply_of(const struct plain *plain)
{
    return plain->host->mail.reply(plain->host->ctx);
}

static void say_question(struct plain *plain,
                         const struct host_question *question)
{
    autofree char *line =
        question->field == FORM_NONE
            ? xasprintf(_("line %zu: %s"), question->place, question->label)
            : xasprintf(_("line %zu: %s (question %zu)"), question->place,
                        question->label, question->field + 1);
    plain_say(plain, 2, "", line);
}

static void say_open(struct plain *plain, const struct host_reply *reply)
{
    autofree char *head =
        xasprintf(P_("%zu question of the mail is open:",
                     "%zu questions of the mail are open:", reply->open),
                  reply->open);
    if (reply->open == 0) {
        plain_say(plain, 0, "",
                  _("All that the mail asks is answered; send FILE writes the "
                    "reply."));
        return;
    }
    plain_say(plain, 0, "", head);
    for (size_t i = 0; i < reply->question_count; i++)
        if (reply->question[i].standing == HOST_OPEN)
            say_question(plain, &reply->question[i]);
}

static void say_differ(struct plain *plain, const struct host_reply *reply)
{
    if (reply->differ == 0)
        return;
    plain_say(plain, 0, "",
              _("These answers differ from those in the mail; yours stand in "
                "the reply:"));
    for (size_t i = 0; i < reply->question_count; i++) {
        const struct host_question *question = &reply->question[i];
        if (question->standing != HOST_DIFFERS)
            continue;
        say_question(plain, question);
        plain_say(plain, 4, _("in the mail: "), question->theirs);
        plain_say(plain, 4, _("yours: "), question->ours);
    }
}

static void say_reply(struct plain *plain)
{
    const struct host_reply *reply = reply_of(plain);
    if (!reply)
        return;
    plain_say(plain, 0, "To: ", reply->to);
    plain_say(plain, 0, "From: ", reply->from);
    plain_say(plain, 0, "Subject: ", reply->subject);
    say_differ(plain, reply);
    say_open(plain, reply);
}

static bool can_walk_to(const struct plain *plain,
                        const struct host_question *question, size_t field)
{
    return question->standing == HOST_OPEN && question->field != field &&
           question->field < plain->work->form->field_count &&
           answers_asked(plain->work->answers, question->field);
}

/* The next open one behind the question of `field`, or the first of all for
 * FORM_NONE. */
static size_t next_open(const struct plain *plain, size_t field, int step)
{
    const struct host_reply *reply = reply_of(plain);
    size_t count = reply ? reply->question_count : 0;
    size_t at = 0;
    while (at < count && reply->question[at].field != field)
        at++;
    if (field == FORM_NONE)
        at = (size_t)-1;
    for (size_t i = 0; i < count; i++) {
        at = step < 0 ? at - 1 : at + 1;
        if (at >= count)
            return FORM_NONE;
        if (can_walk_to(plain, &reply->question[at], field))
            return reply->question[at].field;
    }
    return FORM_NONE;
}

void plain_walk(struct plain *plain, int step)
{
    size_t to = next_open(plain, plain->here, step);
    if (to != FORM_NONE) {
        plain_go(plain, to);
        return;
    }
    plain->walking = plain->gathering = false;
    plain->on_map = true;
    say_reply(plain);
}

static void begin_walk(struct plain *plain)
{
    size_t to = next_open(plain, FORM_NONE, 1);
    say_reply(plain);
    plain->walking = to != FORM_NONE;
    if (plain->walking)
        plain_go(plain, to);
    else
        plain->on_map = true;
}

/* The one that is kept with the draft, if there is no other. */
static void open_kept(struct plain *plain)
{
    const struct host *host = plain->host;
    struct err err = {0};
    if (mail_of(plain).state == HOST_MAIL_NONE &&
        host->mail.has_kept(host->ctx, "") &&
        !host->mail.open_kept(host->ctx, "", &err))
        plain_say(plain, 0, "", err.text);
}

void plain_show_mail(struct plain *plain)
{
    open_kept(plain);
    struct host_mail mail = mail_of(plain);
    if (mail.state == HOST_MAIL_READING) {
        plain_say(plain, 0, "", _("The mail is being read."));
        plain_wait(plain);
        return;
    }
    for (size_t i = 0; mail.left_out && mail.left_out[i]; i++)
        plain_say(plain, 0, "", mail.left_out[i]);
    for (size_t i = 0; mail.advice && mail.advice[i]; i++)
        plain_say(plain, i == 0 ? 0 : 2, "", mail.advice[i]);
    if (mail.state == HOST_MAIL_NONE)
        plain_say(plain, 0, "", _("No mail was named: reply FILE"));
    else if (mail.state == HOST_MAIL_FAILED)
        plain_say(plain, 0, "", mail.why);
    else if (mail.state == HOST_MAIL_FORM)
        begin_walk(plain);
    plain_go_on(plain);
}

void plain_open_mail(struct plain *plain, const char *path)
{
    struct err err = {0};
    if (*path && !plain->host->mail.open(plain->host->ctx, path, &err))
        plain_say(plain, 0, "", err.text);
    else
        plain_show_mail(plain);
}

static void send_mail(struct plain *plain, const char *path)
{
    const struct host *host = plain->host;
    if (!*path) {
        autofree char *text = host->mail.text(host->ctx);
        fputs(text, plain->out);
    } else {
        free(plain->send_to);
        plain->send_to = xstrdup(path);
        plain_wait(plain);
        host->mail.compose(host->ctx);
        plain_show_sending(plain);
    }
}

void plain_send_mail(struct plain *plain, const char *path)
{
    const struct host_reply *reply = reply_of(plain);
    if (!reply) {
        plain_say(plain, 0, "", _("There is no mail to answer: reply FILE"));
    } else if (reply->open > 0) {
        say_open(plain, reply);
        plain_say(plain, 0, "", _("Go on all the same? y or n"));
        free(plain->asked);
        plain->asked = xstrdup(path);
    } else {
        send_mail(plain, path);
    }
}

bool plain_send_asked(struct plain *plain, const char *line)
{
    autofree char *path = steal(&plain->asked);
    bool yes = strcmp(line, "y") == 0;
    if (yes)
        send_mail(plain, path);
    else
        plain_say(plain, 0, "", _("The reply was not written."));
    return yes || !*line || strcmp(line, "n") == 0;
}

/* A mail without a sender or addressee is not composed at all. */
static void say_not_composed(struct plain *plain,
                             const struct host_sending *now)
{
    if (*now->said)
        plain_say(plain, 0, "", now->said);
    else if (now->from_field != FORM_NONE)
        plain_say(plain, 0, "", _("Your e-mail address is not answered yet."));
    else
        plain_say(plain, 0, "",
                  _("The mail does not say whom it is from; send alone prints "
                    "the text of the reply."));
}

void plain_show_sending(struct plain *plain)
{
    const struct host *host = plain->host;
    struct host_sending now = host->mail.sending(host->ctx);
    struct err err = {0};
    if (!plain->send_to || now.state == HOST_COMPOSING)
        return;
    autofree char *path = steal(&plain->send_to);
    if (!now.message)
        say_not_composed(plain, &now);
    else if (host->mail.write(host->ctx, path, false, &err))
        plain_say(plain, 0, _("Written: "), path);
    else
        plain_say(plain, 0, "", err.text);
    plain_go_on(plain);
}

void plain_lost(struct plain *plain, const char *why)
{
    plain_say(plain, 0, "", why);
    if (!*plain->host->draft_name(plain->host->ctx))
        plain->end = UI_LEFT;
    plain_go_on(plain);
}
