/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "probe/transfers.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "probe/authorities.h"

#include <poll.h>
#include <string.h>

struct transfers {
    struct loop *loop;
    CURLM *multi;
    struct authorities *authorities;
    unsigned timer, finishing;
};

struct transfer { /* libcurl keeps it as the handle's private pointer */
    transfer_done_fn *done;
    void *ctx;
    struct curl_slist *address;
    bool started;
};

static struct transfer *transfer_of(CURL *easy)
{
    struct transfer *transfer = NULL;
    curl_easy_getinfo(easy, CURLINFO_PRIVATE, (char **)&transfer);
    return transfer;
}

/* Whoever is told may start and free others. */
static void finish(void *ctx)
{
    struct transfers *transfers = ctx;
    const CURLMsg *message;
    int left;
    transfers->finishing = 0;
    while ((message = curl_multi_info_read(transfers->multi, &left))) {
        if (message->msg != CURLMSG_DONE)
            continue;
        CURLcode code = message->data.result;
        const struct transfer *transfer = transfer_of(message->easy_handle);
        transfer->done(transfer->ctx, code);
    }
}

static void act(struct transfers *transfers, curl_socket_t fd, int events)
{
    int running;
    curl_multi_socket_action(transfers->multi, fd, events, &running);
    if (!transfers->finishing)
        transfers->finishing =
            loop_timer(transfers->loop, 0, finish, transfers);
}

static void on_timer(void *ctx)
{
    struct transfers *transfers = ctx;
    transfers->timer = 0;
    act(transfers, CURL_SOCKET_TIMEOUT, 0);
}

static int set_timer(CURLM *multi, long ms, void *ctx)
{
    struct transfers *transfers = ctx;
    (void)multi;
    loop_cancel(transfers->loop, transfers->timer);
    transfers->timer = 0;
    if (ms >= 0)
        transfers->timer =
            loop_timer(transfers->loop, ms < 3600000 ? (int)ms : 3600000,
                       on_timer, transfers);
    return 0;
}

struct socket {
    struct transfers *transfers;
    curl_socket_t fd;
};

static void on_ready(void *ctx, short events)
{
    struct socket socket = *(struct socket *)ctx;
    int flags = 0;
    if (events & (POLLIN | POLLHUP))
        flags |= CURL_CSELECT_IN;
    if (events & POLLOUT)
        flags |= CURL_CSELECT_OUT;
    if (events & (POLLERR | POLLNVAL))
        flags |= CURL_CSELECT_ERR;
    act(socket.transfers, socket.fd, flags);
}

static int set_socket(CURL *easy, curl_socket_t fd, int what, void *ctx,
                      void *its)
{
    struct transfers *transfers = ctx;
    struct socket *socket = its;
    (void)easy;
    if (what == CURL_POLL_REMOVE) {
        loop_unwatch(transfers->loop, fd);
        curl_multi_assign(transfers->multi, fd, NULL);
        free(socket);
        return 0;
    }
    if (!socket) {
        socket = xcalloc(1, sizeof *socket);
        *socket = (struct socket){transfers, fd};
        curl_multi_assign(transfers->multi, fd, socket);
    }
    loop_watch(transfers->loop, fd,
               (short)((what & CURL_POLL_IN ? POLLIN : 0) |
                       (what & CURL_POLL_OUT ? POLLOUT : 0)),
               on_ready, socket);
    return 0;
}

struct transfers *transfers_new(struct loop *loop, struct err *err)
{
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
        err_set(err, ERR_SYSTEM, "%s", _("cannot start libcurl"));
        return NULL;
    }
    struct transfers *transfers = xcalloc(1, sizeof *transfers);
    transfers->loop = loop;
    transfers->multi = curl_multi_init();
    if (!transfers->multi)
        abort(); /* out of memory */
    curl_multi_setopt(transfers->multi, CURLMOPT_SOCKETFUNCTION, set_socket);
    curl_multi_setopt(transfers->multi, CURLMOPT_SOCKETDATA, transfers);
    curl_multi_setopt(transfers->multi, CURLMOPT_TIMERFUNCTION, set_timer);
    curl_multi_setopt(transfers->multi, CURLMOPT_TIMERDATA, transfers);
    curl_multi_setopt(transfers->multi, CURLMOPT_MAX_TOTAL_CONNECTIONS,
                      TRANSFERS_MAX);
    transfers->authorities = authorities_new();
    return transfers;
}

void transfers_free(struct transfers *transfers)
{
    if (!transfers)
        return;
    curl_multi_cleanup(transfers->multi);
    curl_global_cleanup();
    loop_cancel(transfers->loop, transfers->timer);
    loop_cancel(transfers->loop, transfers->finishing);
    authorities_free(transfers->authorities);
    free(transfers);
}

/* "::ADDRESS:PORT", for CURLOPT_CONNECT_TO: whatever the URL's host looks like,
 * no name is looked up by libcurl itself. */
static struct curl_slist *address_entry(unsigned port,
                                        const struct ip_address *ip)
{
    char address[IP_TEXT_SIZE];
    ip_print(ip, address);
    autofree char *entry =
        xasprintf(ip->v6 ? "::[%s]:%u" : "::%s:%u", address, port);
    struct curl_slist *list = curl_slist_append(NULL, entry);
    if (!list)
        abort(); /* out of memory */
    return list;
}

static CURLcode trust(CURL *easy, void *ctx, void *authorities)
{
    (void)easy;
    authorities_use(authorities, ctx);
    return CURLE_OK;
}

static void set_common(const struct transfers *transfers, CURL *easy)
{
    const char *none = NULL;
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_PROXY, ""); /* whatever the environment */
    curl_easy_setopt(easy, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
    curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, 1L);
    curl_easy_setopt(easy, CURLOPT_FORBID_REUSE, 1L);
    curl_easy_setopt(easy, CURLOPT_DNS_CACHE_TIMEOUT, 0L);
    curl_easy_setopt(easy, CURLOPT_CAPATH, none);
    curl_easy_setopt(easy, CURLOPT_CAINFO, none);
    curl_easy_setopt(easy, CURLOPT_SSL_CTX_FUNCTION, trust);
    curl_easy_setopt(easy, CURLOPT_SSL_CTX_DATA, transfers->authorities);
}

CURL *transfer_new(struct transfers *transfers, const char *url,
                   const char *host, unsigned port, const struct ip_address *ip)
{
    CURL *easy = curl_easy_init();
    if (!easy)
        abort(); /* out of memory */
    struct transfer *transfer = xcalloc(1, sizeof *transfer);
    if (host)
        transfer->address = address_entry(port, ip);
    set_common(transfers, easy);
    curl_easy_setopt(easy, CURLOPT_PRIVATE, transfer);
    curl_easy_setopt(easy, CURLOPT_CONNECT_TO, transfer->address);
    if (curl_easy_setopt(easy, CURLOPT_URL, url) != CURLE_OK) {
        transfer_free(transfers, easy);
        return NULL;
    }
    return easy;
}

void transfer_start(struct transfers *transfers, CURL *easy,
                    transfer_done_fn *done, void *ctx)
{
    struct transfer *transfer = transfer_of(easy);
    transfer->done = done;
    transfer->ctx = ctx;
    transfer->started = true;
    if (curl_multi_add_handle(transfers->multi, easy) != CURLM_OK)
        abort(); /* out of memory, or added twice */
}

void transfer_free(struct transfers *transfers, CURL *easy)
{
    if (!easy)
        return;
    struct transfer *transfer = transfer_of(easy);
    if (transfer->started)
        curl_multi_remove_handle(transfers->multi, easy);
    curl_easy_cleanup(easy);
    curl_slist_free_all(transfer->address);
    free(transfer);
}
