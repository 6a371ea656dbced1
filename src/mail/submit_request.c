/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/file.h"
#include "base/i18n.h"
#include "base/sandbox.h"
#include "mail/compose.h"
#include "mail/compose_address.h"
#include "mail/lent.h"
#include "mail/requests.h"
#include "mail/submit.h"
#include "mail/tell.h"

#include <gmime/gmime.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

enum {
    TIMEOUT_MS = 60000, /* where none is told */
    TIMEOUT_MOST_MS = 600000,
    GRACE_MS = 1000, /* libcurl knows better what was late */
};

/* What is found out before the program locks itself in. */
struct prepared {
    struct server_address server;
    char *authorities;
    size_t authorities_len;
    char helo[HOSTNAME_MAX + 1]; /* "": we have no name that others know */
    int timeout_ms;
    long long until_ms;
};

static const struct sandbox_limits limits = {
    .memory = 512u * 1024 * 1024,
    .cpu_seconds = 60,
    .files = 64,
    .network = true,
};

static const char *text_of(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

static void tell_now(json_t *value)
{
    struct buf line;
    buf_init(&line, 64u * 1024);
    tell(value, &line);
    file_write_all(STDOUT_FILENO, buf_text(&line), line.len, NULL);
    buf_done(&line);
}

static void tell_state(const char *name)
{
    tell_now(json_pack("{ss}", "state", name));
}

static int tell_failed(const char *why, const char *said)
{
    tell_now(json_pack("{ss ss}", "failed", why, "said", said));
    return 1;
}

/* A name server can be silent for longer than anybody waits. */
static void on_late(int signum)
{
    static const char line[] =
        "{\"failed\":\"the server does not answer in time\",\"said\":\"\"}\n";
    ssize_t put = write(STDOUT_FILENO, line, sizeof line - 1);
    (void)signum;
    _exit(put > 0 ? 1 : 2);
}

static long long now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000ll + now.tv_nsec / 1000000;
}

static void limit_time(struct prepared *prepared, long long wanted)
{
    prepared->timeout_ms = wanted < 1                 ? TIMEOUT_MS
                           : wanted < TIMEOUT_MOST_MS ? (int)wanted
                                                      : TIMEOUT_MOST_MS;
    prepared->until_ms = now_ms() + prepared->timeout_ms;
    int late = prepared->timeout_ms + GRACE_MS;
    const struct itimerval timer = {
        .it_value = {.tv_sec = late / 1000, .tv_usec = late % 1000 * 1000}};
    signal(SIGALRM, on_late);
    setitimer(ITIMER_REAL, &timer, NULL);
}

static void find_name(char ret[HOSTNAME_MAX + 1])
{
    char name[HOSTNAME_MAX + 1] = "";
    struct hostname host;
    gethostname(name, sizeof name - 1);
    bool fine = hostname_check(name, strlen(name), &host) == HOST_FINE;
    snprintf(ret, HOSTNAME_MAX + 1, "%s", fine ? host.ascii : "");
}

static const char *prepare(const json_t *request, struct prepared *ret)
{
    struct err err = {0};
    const char *host = text_of(request, "host");
    const char *why = submit_init(), *path = submit_authorities();
    limit_time(ret, json_integer_value(json_object_get(request, "timeout_ms")));
    if (why)
        return why;
    if (!server_address_read(
            host ? host : "",
            json_integer_value(json_object_get(request, "port")), &ret->server))
        return N_("this is not the name and port of a server");
    if (!path || !file_read(path, AUTHORITIES_MAX, &ret->authorities,
                            &ret->authorities_len, NULL))
        return N_("there are no certificates of authorities to verify the "
                  "server by");
    find_name(ret->helo);
    if (!sandbox_give_up_root(&err))
        return N_(
            "the rights of root could not be given up, so nothing was sent");
    why = server_address_find(&ret->server);
    if (!why && !sandbox_lock(&limits, &err))
        why =
            N_("the rights of root could not be given up, so nothing was sent");
    return why;
}

static GMimeMessage *parse(const char *mail, size_t len)
{
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer(mail, len);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);
    g_object_unref(parser);
    g_object_unref(stream);
    return message;
}

/* Every line is ended by CR LF. */
static void add_crlf(struct buf *out, const char *message, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (message[i] == '\n' && (i == 0 || message[i - 1] != '\r'))
            buf_putc(out, '\r');
        buf_putc(out, message[i]);
    }
}

/* The envelope is what stands in From and To. */
static const char *send_to(const struct prepared *prepared,
                           struct submit_job *job, GMimeMessage *message,
                           struct submit_reply *ret)
{
    const char *why = NULL;
    InternetAddressList *from =
        compose_mailboxes_of(g_mime_message_get_from(message), &why);
    job->to = from ? compose_mailboxes_of(g_mime_message_get_to(message), &why)
                   : NULL;
    if (job->to) {
        job->from =
            compose_mailbox_address(internet_address_list_get_address(from, 0));
        job->helo =
            *prepared->helo ? prepared->helo : strrchr(job->from, '@') + 1;
        why = submit_message(job, ret);
        g_object_unref(job->to);
    }
    if (from)
        g_object_unref(from);
    return why;
}

/* Locked in. */
static const char *send_message(const struct prepared *prepared,
                                const json_t *request, const struct buf *mail,
                                struct submit_reply *ret)
{
    struct buf lines;
    GMimeMessage *message = parse(buf_text(mail), mail->len);
    if (!message)
        return N_("this is no message to send");
    buf_init(&lines, 2 * COMPOSE_MESSAGE_MAX);
    add_crlf(&lines, buf_text(mail), mail->len);
    long long left_ms = prepared->until_ms - now_ms();
    struct submit_job job = {
        .server = &prepared->server,
        .user = text_of(request, "user"),
        .password = text_of(request, "password"),
        .message = buf_text(&lines),
        .len = lines.len,
        .authorities = prepared->authorities,
        .authorities_len = prepared->authorities_len,
        .timeout_ms = left_ms > 1 ? (int)left_ms : 1,
        .state = tell_state,
    };
    const char *why = send_to(prepared, &job, message, ret);
    buf_done(&lines);
    g_object_unref(message);
    return why;
}

int submit_request(json_t *whole, void *opened)
{
    const json_t *request = json_object_get(whole, "submit");
    struct prepared prepared = {.helo = ""};
    struct submit_reply reply = {0};
    struct buf mail;
    (void)opened;
    buf_init(&mail, COMPOSE_MESSAGE_MAX);
    tell_state("connecting");
    const char *why = prepare(request, &prepared);
    if (!why && !lent_read(&mail))
        why = N_("the message cannot be read");
    if (!why)
        why = send_message(&prepared, request, &mail, &reply);
    buf_done(&mail);
    server_address_done(&prepared.server);
    free(prepared.authorities);
    if (why)
        return tell_failed(why, reply.said);
    tell_now(json_pack("{ss}", "sent", reply.said));
    return 0;
}
