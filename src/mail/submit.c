/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "mail/submit.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "base/span.h"
#include "mail/compose_address.h"
#include "mail/wiped.h"

#include <curl/curl.h>
#include <gmime/gmime.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

enum { PORT_SMTPS = 465 };

struct talk {
    const struct submit_job *job;
    struct submit_reply *reply;
    CURL *easy;
    struct curl_slist *to, *resolved;
    size_t sent;   /* bytes of the message that libcurl has taken */
    bool sent_all; /* it was told that there are no more */
    char trouble[CURL_ERROR_SIZE];
};

const char *submit_init(void)
{
    CURLcode code = curl_global_init_mem(
        CURL_GLOBAL_DEFAULT, malloc, wiped_free, wiped_realloc, strdup, calloc);
    return code == CURLE_OK ? NULL : N_("libcurl cannot be started");
}

const char *submit_authorities(void)
{
    const char *path = getenv("SSL_CERT_FILE");
    return path && *path ? path : curl_version_info(CURLVERSION_NOW)->cainfo;
}

static size_t on_line(char *line, size_t size, size_t count, void *ctx)
{
    struct talk *talk = ctx;
    submit_reply_line(talk->reply, line, size * count);
    return size * count;
}

static size_t on_room(char *room, size_t size, size_t count, void *ctx)
{
    struct talk *talk = ctx;
    size_t left = talk->job->len - talk->sent;
    size_t len = size * count < left ? size * count : left;
    if (talk->sent == 0)
        talk->job->state("sending");
    memcpy(room, talk->job->message + talk->sent, len);
    talk->sent += len;
    talk->sent_all |= len == left;
    return len;
}

/* Called where libcurl begins TLS. */
static CURLcode on_tls(CURL *easy, void *ctx, void *its)
{
    const struct talk *talk = its;
    (void)easy;
    (void)ctx;
    talk->job->state("tls");
    return CURLE_OK;
}

static struct curl_slist *with(struct curl_slist *list, const char *text)
{
    struct curl_slist *longer = curl_slist_append(list, text);
    if (!longer)
        abort(); /* out of memory */
    return longer;
}

/* The path is what libcurl greets with. False: libcurl does not like it. */
static bool set_url(const struct talk *talk)
{
    const struct server_address *server = talk->job->server;
    autofree char *url = xasprintf(
        "%s://%s%s%s:%u/%s", server->port == PORT_SMTPS ? "smtps" : "smtp",
        server->v6 ? "[" : "", server->host, server->v6 ? "]" : "",
        server->port, talk->job->helo);
    return curl_easy_setopt(talk->easy, CURLOPT_URL, url) == CURLE_OK &&
           curl_easy_setopt(talk->easy, CURLOPT_PROTOCOLS_STR, "smtp,smtps") ==
               CURLE_OK;
}

static void set_addresses(struct talk *talk)
{
    const struct submit_job *job = talk->job;
    int count = internet_address_list_length(job->to);
    for (int i = 0; i < count; i++) {
        autofree char *path = xasprintf(
            "<%s>", compose_mailbox_address(
                        internet_address_list_get_address(job->to, i)));
        talk->to = with(talk->to, path);
    }
    autofree char *from = xasprintf("<%s>", job->from);
    curl_easy_setopt(talk->easy, CURLOPT_MAIL_FROM, from);
    curl_easy_setopt(talk->easy, CURLOPT_MAIL_RCPT, talk->to);
    if (job->server->resolved) {
        talk->resolved = with(NULL, job->server->resolved);
        curl_easy_setopt(talk->easy, CURLOPT_RESOLVE, talk->resolved);
    }
}

/* Within TLS the plain ways are the ones that work everywhere. */
static void set_login(const struct talk *talk)
{
    const struct submit_job *job = talk->job;
    if (!job->user)
        return;
    curl_easy_setopt(talk->easy, CURLOPT_USERNAME, job->user);
    curl_easy_setopt(talk->easy, CURLOPT_PASSWORD,
                     job->password ? job->password : "");
    curl_easy_setopt(talk->easy, CURLOPT_LOGIN_OPTIONS,
                     "AUTH=PLAIN;AUTH=LOGIN");
}

/* False: this libcurl cannot verify whom it talks to. */
static bool set_tls(struct talk *talk)
{
    const char *none = NULL;
    CURL *easy = talk->easy;
    struct curl_blob authorities = {
        .data = talk->job->authorities,
        .len = talk->job->authorities_len,
        .flags = CURL_BLOB_COPY,
    };
    curl_easy_setopt(easy, CURLOPT_SSL_CTX_FUNCTION, on_tls);
    curl_easy_setopt(easy, CURLOPT_SSL_CTX_DATA, talk);
    curl_easy_setopt(easy, CURLOPT_CAPATH, none);
    curl_easy_setopt(easy, CURLOPT_CAINFO, none);
    return curl_easy_setopt(easy, CURLOPT_USE_SSL, (long)CURLUSESSL_ALL) ==
               CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_SSLVERSION,
                            (long)CURL_SSLVERSION_TLSv1_2) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_CAINFO_BLOB, &authorities) ==
               CURLE_OK;
}

static void set_talk(struct talk *talk)
{
    CURL *easy = talk->easy;
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_PROXY, ""); /* whatever the environment */
    curl_easy_setopt(easy, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, talk->trouble);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, (long)talk->job->timeout_ms);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS,
                     (long)talk->job->timeout_ms);
    curl_easy_setopt(easy, CURLOPT_SERVER_RESPONSE_TIMEOUT,
                     (long)talk->job->timeout_ms / 1000 + 1);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_line);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, talk);
    curl_easy_setopt(easy, CURLOPT_READFUNCTION, on_room);
    curl_easy_setopt(easy, CURLOPT_READDATA, talk);
    curl_easy_setopt(easy, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(easy, CURLOPT_INFILESIZE_LARGE,
                     (curl_off_t)talk->job->len);
}

/* Whatever goes wrong behind that. */
static bool is_taken(const struct submit_reply *reply)
{
    return reply->judged && reply->code / 100 == 2;
}

static const struct reason {
    CURLcode code;
    bool first; /* whatever the server has said: it is told along with it */
    const char *why;
} reasons[] = {
    {CURLE_USE_SSL_FAILED, true,
     N_("the server offers no TLS; nothing was sent, not even the password")},
    {CURLE_PEER_FAILED_VERIFICATION, true,
     N_("the server's certificate cannot be trusted for this name")},
    {CURLE_SSL_CONNECT_ERROR, true, N_("TLS with the server fails")},
    {CURLE_LOGIN_DENIED, true,
     N_("the server does not take this user and password")},
    {CURLE_COULDNT_CONNECT, false, N_("the server cannot be reached")},
    {CURLE_OPERATION_TIMEDOUT, false, N_("the server does not answer in time")},
    {CURLE_RECV_ERROR, false, N_("the connection to the server breaks off")},
    {CURLE_SEND_ERROR, false, N_("the connection to the server breaks off")},
    {CURLE_GOT_NOTHING, false, N_("the connection to the server breaks off")},
};

static const char *refused(const struct submit_reply *reply)
{
    if (reply->code == 530) /* RFC 4954 6 */
        return N_("the server wants a user and a password");
    return N_("the server refuses the message");
}

static const char *why_not(const struct talk *talk, CURLcode code)
{
    const struct reason *reason = NULL;
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (reasons[i].code == code)
            reason = &reasons[i];
    if (code == CURLE_LOGIN_DENIED && talk->reply->code < 400)
        return N_("the server offers no way to log in by a password");
    if (reason && reason->first && !talk->sent_all)
        return reason->why;
    if (talk->reply->code >= 400)
        return refused(talk->reply);
    if (talk->sent_all)
        return N_("the server does not say whether it took the message; find "
                  "out before you send it again");
    return reason ? reason->why
                  : N_("no mail server answers there; is the port right?");
}

/* libcurl's own words, where the server has not said what is wrong. */
static void say_trouble(const struct talk *talk, CURLcode code)
{
    bool apt = code == CURLE_PEER_FAILED_VERIFICATION ||
               code == CURLE_SSL_CONNECT_ERROR || code == CURLE_COULDNT_CONNECT;
    struct submit_reply *reply = talk->reply;
    if (reply->code >= 400)
        return;
    autofree char *clean =
        span_clean(span_of(talk->trouble, apt ? strlen(talk->trouble) : 0),
                   SUBMIT_SAID_MAX);
    snprintf(reply->said, sizeof reply->said, "%s", clean);
}

static const char *perform(struct talk *talk)
{
    set_talk(talk);
    set_login(talk);
    if (!set_tls(talk))
        return N_("this libcurl cannot verify servers");
    if (!set_url(talk))
        return N_("this is not the name and port of a server");
    set_addresses(talk);
    CURLcode code = curl_easy_perform(talk->easy);
    if (code == CURLE_OK || is_taken(talk->reply))
        return NULL;
    const char *why = why_not(talk, code);
    say_trouble(talk, code);
    return why;
}

/* QUIT is said, but its answer is nobody's to wait for: there is nothing more
 * to be read from the server. */
static void hang_up(struct talk *talk)
{
    curl_socket_t fd = CURL_SOCKET_BAD;
    curl_easy_getinfo(talk->easy, CURLINFO_ACTIVESOCKET, &fd);
    if (fd != CURL_SOCKET_BAD)
        shutdown(fd, SHUT_RD);
    curl_easy_cleanup(talk->easy);
    curl_slist_free_all(talk->to);
    curl_slist_free_all(talk->resolved);
}

const char *submit_message(const struct submit_job *job,
                           struct submit_reply *ret)
{
    struct talk talk = {.job = job, .reply = ret, .easy = curl_easy_init()};
    *ret = (struct submit_reply){0};
    if (!talk.easy)
        abort(); /* out of memory */
    const char *why = perform(&talk);
    hang_up(&talk);
    return why;
}
