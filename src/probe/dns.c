/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "probe/dns.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "probe/dns_parse.h"

#include <ares.h>
#include <arpa/inet.h>
#include <arpa/nameser.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/time.h>

enum { RECEIVE_BYTES = 4 * 1024 * 1024 };

struct asker {
    dns_reply_fn *fn; /* NULL: was called, or is forgotten */
    void *ctx;
};

struct question {
    struct dns *dns;
    char *name;
    enum dns_type type;
    bool answered;
    int took_ms;
    long long asked_ms;
    struct dns_answer answer;
    struct asker *askers;
    size_t asker_count;
};

struct dns {
    struct loop *loop;
    ares_channel channel;
    struct question **questions; /* all of this run, in the order asked */
    size_t count;
    unsigned timeout; /* the timer for what c-ares does next */
    unsigned calling; /* the timer that calls the askers of what was answered */
    char server[INET6_ADDRSTRLEN + 10];
};

static void reply(const struct dns *dns, const struct question *question,
                  size_t i)
{
    struct asker asker = question->askers[i];
    if (!asker.fn)
        return;
    question->askers[i].fn = NULL;
    asker.fn(asker.ctx, &(struct dns_reply){
                            .answer = &question->answer,
                            .name = question->name,
                            .type = question->type,
                            .ms = question->took_ms,
                            .server = dns->server,
                        });
}

/* Whoever is called may ask again, so both lists may grow meanwhile. */
static void call_askers(void *ctx)
{
    struct dns *dns = ctx;
    dns->calling = 0;
    for (size_t i = 0; i < dns->count; i++) {
        struct question *question = dns->questions[i];
        if (!question->answered)
            continue;
        for (size_t k = 0; k < question->asker_count; k++)
            reply(dns, question, k);
        question->asker_count = 0;
    }
}

static void call_soon(struct dns *dns)
{
    if (!dns->calling)
        dns->calling = loop_timer(dns->loop, 0, call_askers, dns);
}

/* c-ares refuses some questions while they are asked, and is not to be
 * entered again from here: the askers are called a turn later. */
static void on_answer(void *arg, int status, int timeouts, unsigned char *bytes,
                      int len)
{
    struct question *question = arg;
    (void)timeouts;
    if (status == ARES_EDESTRUCTION)
        return;
    dns_parse(status, question->type, bytes, len, &question->answer);
    question->answered = true;
    question->took_ms = (int)(loop_now_ms() - question->asked_ms);
    call_soon(question->dns);
}

static void on_timeout(void *ctx);

static void set_timeout(struct dns *dns)
{
    struct timeval left;
    loop_cancel(dns->loop, dns->timeout);
    dns->timeout = 0;
    if (ares_timeout(dns->channel, NULL, &left))
        dns->timeout = loop_timer(
            dns->loop, (int)(left.tv_sec * 1000 + left.tv_usec / 1000 + 1),
            on_timeout, dns);
}

static void on_timeout(void *ctx)
{
    struct dns *dns = ctx;
    dns->timeout = 0;
    ares_process_fd(dns->channel, ARES_SOCKET_BAD, ARES_SOCKET_BAD);
    set_timeout(dns);
}

/* Which of its descriptors is ready is asked once more, of all: there are few.
 */
static void on_ready(void *ctx, short events)
{
    struct dns *dns = ctx;
    fd_set reading, writing;
    (void)events;
    FD_ZERO(&reading);
    FD_ZERO(&writing);
    if (ares_fds(dns->channel, &reading, &writing) > 0) {
        struct timeval now = {0, 0};
        if (select(FD_SETSIZE, &reading, &writing, NULL, &now) > 0)
            ares_process(dns->channel, &reading, &writing);
    }
    set_timeout(dns);
}

static void on_socket(void *ctx, ares_socket_t fd, int readable, int writable)
{
    struct dns *dns = ctx;
    short events = (short)((readable ? POLLIN : 0) | (writable ? POLLOUT : 0));
    if (events)
        loop_watch(dns->loop, fd, events, on_ready, dns);
    else
        loop_unwatch(dns->loop, fd);
}

static void name_server(struct dns *dns)
{
    struct ares_addr_port_node *list = NULL;
    char address[INET6_ADDRSTRLEN] = "";
    ares_get_servers_ports(dns->channel, &list);
    if (list) {
        inet_ntop(list->family, &list->addr, address, sizeof address);
        int port = list->udp_port;
        if (port == 0 || port == NAMESERVER_PORT)
            snprintf(dns->server, sizeof dns->server, "%s", address);
        else
            snprintf(dns->server, sizeof dns->server,
                     list->family == AF_INET6 ? "[%s]:%d" : "%s:%d", address,
                     port);
    }
    ares_free_data(list);
}

struct dns *dns_new(struct loop *loop, struct err *err)
{
    struct dns *dns = xcalloc(1, sizeof *dns);
    struct ares_options options = {
        .flags = ARES_FLAG_EDNS | ARES_FLAG_NOSEARCH | ARES_FLAG_NOALIASES,
        .timeout = DNS_TRY_MS,
        .tries = DNS_TRIES,
        .ednspsz = 1232, /* what crosses every path in one piece */
        .socket_receive_buffer_size = RECEIVE_BYTES,
        .sock_state_cb = on_socket,
        .sock_state_cb_data = dns,
    };
    int status = ares_init_options(
        &dns->channel, &options,
        ARES_OPT_FLAGS | ARES_OPT_TIMEOUTMS | ARES_OPT_TRIES |
            ARES_OPT_EDNSPSZ | ARES_OPT_SOCK_RCVBUF | ARES_OPT_SOCK_STATE_CB);
    dns->loop = loop;
    if (status != ARES_SUCCESS) {
        free(dns);
        err_set(err, ERR_SYSTEM, _("cannot ask name servers: %s"),
                ares_strerror(status));
        return NULL;
    }
    name_server(dns);
    return dns;
}

bool dns_use(struct dns *dns, const char *resolver, struct err *err)
{
    if (ares_set_servers_ports_csv(dns->channel, resolver) != ARES_SUCCESS)
        return err_set(err, ERR_INPUT,
                       _("“%s” is no name server: an IP address is wanted, "
                         "ADDR or ADDR:PORT, and [ADDR]:PORT for IPv6"),
                       resolver);
    name_server(dns);
    return true;
}

static void question_free(struct question *question)
{
    dns_answer_done(&question->answer);
    free(question->askers);
    free(question->name);
    free(question);
}

void dns_free(struct dns *dns)
{
    if (!dns)
        return;
    ares_destroy(dns->channel);
    loop_cancel(dns->loop, dns->timeout);
    loop_cancel(dns->loop, dns->calling);
    for (size_t i = 0; i < dns->count; i++)
        question_free(dns->questions[i]);
    free(dns->questions);
    free(dns);
}

static struct question *find(const struct dns *dns, const char *name,
                             enum dns_type type)
{
    for (size_t i = 0; i < dns->count; i++)
        if (dns->questions[i]->type == type &&
            strcasecmp(dns->questions[i]->name, name) == 0)
            return dns->questions[i];
    return NULL;
}

static struct question *add(struct dns *dns, const char *name,
                            enum dns_type type)
{
    struct question *question = xcalloc(1, sizeof *question);
    *question = (struct question){
        .dns = dns,
        .name = xstrdup(name),
        .type = type,
        .asked_ms = loop_now_ms(),
    };
    dns->questions = xreallocarray(dns->questions, dns->count + 1,
                                   sizeof(struct question *));
    dns->questions[dns->count++] = question;
    return question;
}

static void send_question(struct dns *dns, struct question *question)
{
    if (dns->count > DNS_QUESTIONS_MAX) {
        question->answered = true;
        question->answer.status = DNS_REFUSED;
        return;
    }
    ares_query(dns->channel, question->name, ns_c_in, (int)question->type,
               on_answer, question);
    set_timeout(dns);
}

void dns_ask(struct dns *dns, const char *name, enum dns_type type,
             dns_reply_fn *fn, void *ctx)
{
    struct question *question = find(dns, name, type);
    bool fresh = !question;
    if (fresh)
        question = add(dns, name, type);
    question->askers = xreallocarray(
        question->askers, question->asker_count + 1, sizeof *question->askers);
    question->askers[question->asker_count++] = (struct asker){fn, ctx};
    if (fresh)
        send_question(dns, question);
    if (question->answered)
        call_soon(dns);
}

void dns_forget(struct dns *dns, const void *ctx)
{
    for (size_t i = 0; i < dns->count; i++)
        for (size_t k = 0; k < dns->questions[i]->asker_count; k++)
            if (dns->questions[i]->askers[k].ctx == ctx)
                dns->questions[i]->askers[k].fn = NULL;
}

const char *dns_server(const struct dns *dns)
{
    return dns->server;
}
