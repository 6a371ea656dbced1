/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/*
 * What the mail server at an address says of itself on port 25. No mail is
 * ever begun: after EHLO comes QUIT, which is said here and ends the transfer.
 * Said by libcurl, its reply would be waited for within libcurl's function
 * (up to SERVER_RESPONSE_TIMEOUT), and everything else would wait, too.
 */
#include "base/i18n.h"
#include "base/mem.h"
#include "probe/probes.h"
#include "probe/smtp_greeting.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { SMTP_PORT = 25 };

/* Postscreen lets strangers wait for 6 s, others for up to 30. */
#define TRANSFER_MS 34000L
#define CONNECT_MS  8000 /* libcurl's limit would hold up to the greeting */

struct smtp {
    struct smtp_greeting greeting;
    CURL *easy;
    curl_socket_t fd;    /* libcurl's; good while lines come */
    unsigned connecting; /* the timer that looks whether it has connected */
};

static int on_socket(void *ctx, curl_socket_t fd, curlsocktype purpose)
{
    struct smtp *smtp = ctx;
    (void)purpose;
    smtp->fd = fd;
    return CURL_SOCKOPT_OK;
}

/* RFC 5321 4.1.1.10. Its reply is not waited for, which some never send. */
static void say_quit(const struct smtp *smtp)
{
    static const char quit[] = "QUIT\r\n";
    send(smtp->fd, quit, sizeof quit - 1, MSG_NOSIGNAL | MSG_DONTWAIT);
}

static size_t on_line(char *bytes, size_t size, size_t count, void *ctx)
{
    struct smtp *smtp = ctx;
    smtp_greeting_feed(&smtp->greeting, bytes, size * count);
    if (smtp->greeting.stage == SMTP_DONE)
        say_quit(smtp);
    else if (smtp->greeting.stage != SMTP_BROKEN)
        return size * count;
    return 0; /* enough: libcurl hangs up */
}

static void print_source(const struct ask *ask, char ret[ASK_SOURCE_SIZE])
{
    const struct smtp *smtp = ask->state;
    const char *software = smtp->greeting.software;
    snprintf(ret, ASK_SOURCE_SIZE, "port 25 of %s, %s%s%d ms", ask->subject,
             software ? software : "", software ? ", " : "", ask_ms(ask));
}

/* What is told along with the greeting. */
static void tell_more(struct ask *ask, const char *source)
{
    const struct smtp_greeting *greeting =
        &((const struct smtp *)ask->state)->greeting;
    if (greeting->ehlo.code / 100 != 2)
        return;
    if (greeting->helo_name.kind == SMTP_NAME_PROPER)
        ask_tell(ask, "ehlo", ask->subject, FACT_KNOWN,
                 greeting->helo_name.ascii, source);
    ask_tell(ask, "starttls", ask->subject,
             greeting->starttls ? FACT_KNOWN : FACT_ABSENT,
             greeting->starttls ? "offered" : N_("not offered"), source);
}

static void end_greeted(struct ask *ask, const char *source)
{
    const struct smtp_name *name =
        &((const struct smtp *)ask->state)->greeting.name;
    const char *fault = smtp_name_fault(name->kind);
    if (!fault)
        ask_known(ask, source, "%s", name->ascii);
    else if (name->text && *name->text)
        ask_known(ask, source, "bad: %s: %s", name->text, fault);
    else
        ask_known(ask, source, "bad: %s", fault);
}

static void end_unconnected(struct ask *ask, const char *source)
{
    const struct smtp *smtp = ask->state;
    long error = 0;
    curl_easy_getinfo(smtp->easy, CURLINFO_OS_ERRNO, &error);
    autofree char *why =
        xasprintf("it cannot be reached: %s", strerror((int)error));
    if (error == ECONNREFUSED)
        ask_absent(ask, source, N_("nobody listens on port 25"));
    else if (error == ENETUNREACH || error == EADDRNOTAVAIL ||
             error == EINVAL) /* link-local, without an interface */
        ask_failed(ask, source, N_("there is no way to it from here"));
    else
        ask_failed(ask, source, why);
}

/* There was no greeting at all. */
static void end_without(struct ask *ask, CURLcode code, const char *source)
{
    const struct smtp *smtp = ask->state;
    if (smtp->greeting.stage == SMTP_BROKEN)
        ask_failed(ask, source, smtp->greeting.broken);
    else if (code == CURLE_COULDNT_CONNECT)
        end_unconnected(ask, source);
    else if (code == CURLE_OPERATION_TIMEDOUT)
        ask_failed(ask, source, N_("no greeting in time"));
    else if (code == CURLE_RECV_ERROR || code == CURLE_SEND_ERROR)
        ask_failed(ask, source, N_("it hung up without a greeting"));
    else
        ask_failed(ask, source, N_("what answers does not speak SMTP"));
}

static void on_done(void *ctx, CURLcode code)
{
    struct ask *ask = ctx;
    struct smtp *smtp = ask->state;
    char source[ASK_SOURCE_SIZE];
    smtp_greeting_end(&smtp->greeting);
    print_source(ask, source);
    const struct smtp_reply *reply = &smtp->greeting.greeting;
    if (reply->code == 0) {
        end_without(ask, code, source);
        return;
    }
    tell_more(ask, source);
    if (reply->code / 100 == 2)
        end_greeted(ask, source);
    else
        ask_known(ask, source, "refused: %d %s", reply->code,
                  reply->text ? reply->text : "");
}

static void on_connect_limit(void *ctx)
{
    struct ask *ask = ctx;
    struct smtp *smtp = ask->state;
    char source[ASK_SOURCE_SIZE];
    curl_off_t connected = 0;
    smtp->connecting = 0;
    curl_easy_getinfo(smtp->easy, CURLINFO_CONNECT_TIME_T, &connected);
    if (connected > 0)
        return;
    print_source(ask, source);
    ask_failed(ask, source, N_("nobody answers on port 25"));
}

/* The name we say: the machine's own, if others can know it (RFC 5321 4.1.4);
 * libcurl would look one up. */
static char *smtp_url(const struct ask *ask)
{
    char name[256] = "";
    struct hostname host;
    bool v6 = strchr(ask->subject, ':');
    gethostname(name, sizeof name - 1);
    bool fine = hostname_check(name, strlen(name), &host) == HOST_FINE;
    return xasprintf("smtp://%s%s%s:%d/%s", v6 ? "[" : "", ask->subject,
                     v6 ? "]" : "", SMTP_PORT,
                     fine ? host.ascii : "[127.0.0.1]");
}

void probe_smtp(struct ask *ask)
{
    struct smtp *smtp = xcalloc(1, sizeof *smtp);
    struct ip_address ip;
    autofree char *url = smtp_url(ask);
    ask->state = smtp;
    ip_parse(ask->subject, &ip);
    CURL *easy = transfer_new(ask_transfers(ask), url, NULL, SMTP_PORT, &ip);
    if (!easy) {
        ask_failed(ask, "", N_("this is no address to connect to"));
        return;
    }
    smtp->easy = easy;
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "smtp");
    curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, "NOOP"); /* never comes */
    curl_easy_setopt(easy, CURLOPT_NOBODY, 1L);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, TRANSFER_MS);
    curl_easy_setopt(easy, CURLOPT_SERVER_RESPONSE_TIMEOUT, TRANSFER_MS / 1000);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, TRANSFER_MS);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_line);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, smtp);
    curl_easy_setopt(easy, CURLOPT_SOCKOPTFUNCTION, on_socket);
    curl_easy_setopt(easy, CURLOPT_SOCKOPTDATA, smtp);
    smtp->connecting =
        loop_timer(ask_loop(ask), CONNECT_MS, on_connect_limit, ask);
    transfer_start(ask_transfers(ask), easy, on_done, ask);
}

void probe_smtp_stop(struct ask *ask)
{
    struct smtp *smtp = ask->state;
    loop_cancel(ask_loop(ask), smtp->connecting);
    transfer_free(ask_transfers(ask), smtp->easy);
    smtp_greeting_done(&smtp->greeting);
    free(smtp);
}
