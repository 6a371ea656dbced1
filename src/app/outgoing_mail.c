/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* A mail is composed and submitted by senderform-mail. */
#include "app/mail_program.h"
#include "app/outgoing_check.h"
#include "app/outgoing_parts.h"
#include "app/programs.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/span.h"
#include "base/text.h"

#include <assert.h>
#include <jansson.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
    COMPOSE_LATE_MS = 20000,
    SUBMIT_MS = 60000, /* where no limit is told */
    SUBMIT_MOST_MS = 600000,
    SUBMIT_GRACE_MS = 5000, /* it keeps the limit by itself */
    LINE_MAX_BYTES = 998,   /* of a message */
    HEAD_TEXT_MAX = 4000,   /* bytes of a text of the head */
    REFERENCES_MAX = 20000, /* of References, the newest are kept */
};

static void tell_failed(struct outgoing *outgoing, char *why)
{
    outgoing->told = true;
    outgoing->failed = why;
}

static void tell_nonsense(struct outgoing *outgoing)
{
    tell_failed(outgoing,
                xasprintf(_("%s does not answer as it should"), MAIL_PROGRAM));
}

static char *clean(const char *text)
{
    return span_clean(span_of(text, text ? strlen(text) : 0),
                      OUTGOING_SAID_MAX);
}

static const char *text_of(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

/* "failed" and what the server said; true: it was that. */
static bool take_failed(struct outgoing *outgoing, const json_t *root)
{
    if (!text_of(root, "failed"))
        return false;
    autofree char *why = clean(text_of(root, "failed"));
    autofree char *said = clean(text_of(root, "said"));
    tell_failed(outgoing,
                *said ? xasprintf("%s: %s", _(why), said) : xstrdup(_(why)));
    return true;
}

static bool is_message_line(const char *line, size_t len)
{
    if (len > LINE_MAX_BYTES)
        return false;
    for (size_t i = 0; i < len; i++)
        if ((line[i] < ' ' && line[i] != '\t') || line[i] > '~')
            return false;
    return true;
}

static void take_message_line(struct outgoing *outgoing, const json_t *line)
{
    const char *text = json_string_value(line);
    size_t len = json_string_length(line);
    if (!text || !is_message_line(text, len) ||
        !buf_add(&outgoing->message, text, len) ||
        !buf_putc(&outgoing->message, '\n'))
        tell_nonsense(outgoing);
}

static void take_end(struct outgoing *outgoing)
{
    if (outgoing_header_ok(buf_text(&outgoing->message), outgoing->message.len))
        outgoing->told = true;
    else
        tell_nonsense(outgoing);
}

static void on_composed(struct outgoing *outgoing, const char *line, size_t len)
{
    json_t *root = json_loadb(line, len, JSON_REJECT_DUPLICATES, NULL);
    if (json_is_true(json_object_get(root, "end")))
        take_end(outgoing);
    else if (!take_failed(outgoing, root))
        take_message_line(outgoing, json_object_get(root, "line"));
    json_decref(root);
}

static void take_state(struct outgoing *outgoing, const char *name)
{
    static const struct {
        const char *name, *said;
    } states[] = {
        {"connecting", N_("connecting to the server")},
        {"tls", N_("starting TLS")},
        {"sending", N_("sending the mail")},
    };
    for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
        if (strcmp(states[i].name, name) != 0)
            continue;
        outgoing->under_way |= strcmp(name, "sending") == 0;
        outgoing_say(outgoing, xstrdup(_(states[i].said)));
        outgoing->changed(outgoing->ctx);
    }
}

static void on_submitted(struct outgoing *outgoing, const char *line,
                         size_t len)
{
    json_t *root = json_loadb(line, len, JSON_REJECT_DUPLICATES, NULL);
    const char *state = text_of(root, "state"), *sent = text_of(root, "sent");
    if (sent) {
        outgoing->told = true;
        outgoing_say(outgoing, clean(sent));
    } else if (state) {
        take_state(outgoing, state);
    } else if (!take_failed(outgoing, root) && !outgoing->under_way) {
        tell_nonsense(outgoing);
    }
    json_decref(root);
}

static void on_ended(struct outgoing *outgoing, int status)
{
    (void)outgoing;
    (void)status;
}

static const struct outgoing_job composing = {
    .state = OUTGOING_COMPOSING,
    .line = on_composed,
    .ended = on_ended,
    .has_ended = N_("the program that composes mails has ended"),
    .is_late = N_("the program that composes mails does not answer"),
};

static const struct outgoing_job submitting = {
    .state = OUTGOING_SENDING,
    .line = on_submitted,
    .ended = on_ended,
    .has_ended = N_("the program that sends mails has ended"),
    .is_late = N_("the program that sends mails does not answer"),
};

/* Takes the request, and leaves nothing of it in memory. */
static void say(struct outgoing *outgoing, json_t *request)
{
    size_t len = json_dumpb(request, NULL, 0, JSON_COMPACT);
    autofree char *line = xcalloc(len + 1, 1);
    json_dumpb(request, line, len, JSON_COMPACT);
    json_decref(request);
    child_pipe_say(outgoing->pipe, line, len);
    child_pipe_close(outgoing->pipe);
    explicit_bzero(line, len);
}

static bool start(struct outgoing *outgoing, const struct outgoing_job *job,
                  const char *text, size_t len, struct err *err)
{
    autofree char *program = program_path(MAIL_PROGRAM);
    char *const argv[] = {program, NULL};
    return outgoing_start(outgoing, job, argv, text, len, err);
}

static json_t *head_text(const char *text)
{
    autofree char *line =
        span_clean(span_of(text, text ? strlen(text) : 0), HEAD_TEXT_MAX);
    return json_string(line);
}

/* Cut in front, between two. */
static json_t *head_references(const char *text)
{
    autofree char *line =
        text_clean(text ? text : "", text ? strlen(text) : 0, TEXT_LINE);
    size_t len = strlen(line);
    const char *from =
        len > REFERENCES_MAX ? strchr(line + len - REFERENCES_MAX, '<') : line;
    return json_string(from ? from : "");
}

static json_t *compose_request(const struct outgoing_head *head)
{
    return json_pack(
        "{s{so so so so so so sI}}", "compose", "from", head_text(head->from),
        "from_name", head_text(head->from_name), "to", head_text(head->to),
        "subject", head_text(head->subject), "in_reply_to",
        head_text(head->in_reply_to), "references",
        head_references(head->references), "date", (json_int_t)head->date);
}

bool outgoing_start_composing(struct outgoing *outgoing,
                              const struct outgoing_head *head,
                              const char *body, size_t len, struct err *err)
{
    if (!start(outgoing, &composing, body, len, err))
        return false;
    if (head->from && text_is_ascii(head->from))
        outgoing->from = xstrdup(head->from);
    say(outgoing, compose_request(head));
    outgoing_await(outgoing, COMPOSE_LATE_MS);
    return true;
}

/* jansson's copy of it, too. */
static void wipe(const json_t *text)
{
    const char *copy = json_string_value(text);
    if (copy)
        explicit_bzero((void *)(uintptr_t)copy, json_string_length(text));
}

static json_t *submit_request(const struct outgoing_server *server,
                              json_t *password, int timeout_ms)
{
    json_t *to =
        json_pack("{so sI si}", "host", head_text(server->host), "port",
                  (json_int_t)server->port, "timeout_ms", timeout_ms);
    if (server->user) {
        json_object_set_new(to, "user", head_text(server->user));
        json_object_set(to, "password", password);
    }
    return json_pack("{so}", "submit", to);
}

static bool submit(struct outgoing *outgoing,
                   const struct outgoing_server *server, json_t *password,
                   struct err *err)
{
    int ms = server->timeout_ms > 0 ? server->timeout_ms : SUBMIT_MS;
    if (ms > SUBMIT_MOST_MS)
        ms = SUBMIT_MOST_MS;
    if (!start(outgoing, &submitting, buf_text(&outgoing->message),
               outgoing->message.len, err))
        return false;
    say(outgoing, submit_request(server, password, ms));
    outgoing_await(outgoing, ms + SUBMIT_GRACE_MS);
    return true;
}

bool outgoing_submit(struct outgoing *outgoing,
                     const struct outgoing_server *server, struct err *err)
{
    json_t *password = json_string(server->password ? server->password : "");
    assert(outgoing->composed);
    if (!password)
        return err_set(err, ERR_INPUT, "%s", _("the password is not UTF-8"));
    bool started = submit(outgoing, server, password, err);
    wipe(password);
    json_decref(password);
    return started;
}
