/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/*
 * Does a name answer? By ICMP echo, for which Linux has a socket that needs
 * no privilege (net.ipv4.ping_group_range); where that is not allowed, by TCP:
 * who takes a connection or refuses it is there.
 */
#include "base/i18n.h"
#include "base/mem.h"
#include "probe/ping_packet.h"
#include "probe/probes.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
    AGAIN_MS = 1000, /* a packet may get lost */
    SENT_MAX = 3,    /* so it waits for 3 s, which the texts below say */
    SOCKETS_MAX = 2,
};

struct contact {
    struct ask *ask;
    int fd;        /* -1: closed */
    unsigned port; /* 0: ICMP */
};

struct ping {
    struct ip_address ip;
    struct ping_packet packet;
    struct contact contact[SOCKETS_MAX];
    size_t count;
    unsigned timer;
    int ticks;
    long long began_ms;
};

union address {
    struct sockaddr any;
    struct sockaddr_in v4;
    struct sockaddr_in6 v6;
};

static socklen_t address_of(const struct ip_address *ip, unsigned port,
                            union address *ret)
{
    *ret = (union address){.v6 = {0}};
    if (!ip->v6) {
        ret->v4.sin_family = AF_INET;
        ret->v4.sin_port = htons((uint16_t)port);
        ret->v4.sin_addr.s_addr = htonl((uint32_t)ip->low);
        return sizeof ret->v4;
    }
    ret->v6.sin6_family = AF_INET6;
    ret->v6.sin6_port = htons((uint16_t)port);
    for (unsigned i = 0; i < 8; i++) {
        unsigned shift = 56 - 8 * i;
        ret->v6.sin6_addr.s6_addr[i] = (uint8_t)(ip->high >> shift);
        ret->v6.sin6_addr.s6_addr[i + 8] = (uint8_t)(ip->low >> shift);
    }
    return sizeof ret->v6;
}

static void close_contact(struct contact *contact)
{
    if (contact->fd < 0)
        return;
    loop_unwatch(ask_loop(contact->ask), contact->fd);
    close(contact->fd);
    contact->fd = -1;
}

static void print_source(const struct ask *ask, unsigned port,
                         char ret[ASK_SOURCE_SIZE])
{
    const struct ping *ping = ask->state;
    char address[IP_TEXT_SIZE];
    int ms = (int)(loop_now_ms() - ping->began_ms);
    ip_print(&ping->ip, address);
    if (port == 0)
        snprintf(ret, ASK_SOURCE_SIZE, "ping of %s, %d ms", address, ms);
    else
        snprintf(ret, ASK_SOURCE_SIZE,
                 "TCP to port %u of %s, %d ms; ping is not allowed here", port,
                 address, ms);
}

static void end_answered(const struct contact *contact)
{
    struct ask *ask = contact->ask;
    const struct ping *ping = ask->state;
    char source[ASK_SOURCE_SIZE], address[IP_TEXT_SIZE];
    ip_print(&ping->ip, address);
    print_source(ask, contact->port, source);
    ask_known(ask, source, "answers: %s", address);
}

/* Many hosts drop pings: this is nobody's fault. */
static void end_silent(struct ask *ask)
{
    const struct ping *ping = ask->state;
    char source[ASK_SOURCE_SIZE];
    print_source(ask, ping->contact[0].port, source);
    ask_absent(ask, source,
               ping->contact[0].port == 0
                   ? N_("no answer to ping within 3 s; many servers drop pings")
                   : N_("no answer on ports 25 and 443 within 3 s; ping itself "
                        "is not allowed here"));
}

static void on_v6(void *ctx, const struct dns_reply *reply);

static bool is_no_way(int error)
{
    return error == ENETUNREACH || error == EADDRNOTAVAIL ||
           error == EAFNOSUPPORT;
}

static void end_unreachable(struct ask *ask, int error)
{
    const struct ping *ping = ask->state;
    char address[IP_TEXT_SIZE];
    ip_print(&ping->ip, address);
    autofree char *why = xasprintf("cannot send to it: %s", strerror(error));
    ask_failed(ask, address,
               is_no_way(error) ? N_("there is no way to it from here") : why);
}

/* A host with one family only reaches the other's addresses by no way. */
static void try_v6(struct ask *ask, int error)
{
    const struct ping *ping = ask->state;
    if (ping->ip.v6 || !is_no_way(error))
        end_unreachable(ask, error);
    else
        ask_dns(ask, ask->subject, DNS_AAAA, on_v6);
}

/* Opens and connects; false: errno says why. */
static bool open_contact(struct ask *ask, struct contact *contact,
                         unsigned port)
{
    const struct ping *ping = ask->state;
    union address address;
    bool v6 = ping->ip.v6;
    socklen_t len = address_of(&ping->ip, port, &address);
    int kind = port ? SOCK_STREAM : SOCK_DGRAM;
    int protocol = port ? IPPROTO_TCP : v6 ? IPPROTO_ICMPV6 : IPPROTO_ICMP;
    int fd = socket(v6 ? AF_INET6 : AF_INET,
                    kind | SOCK_CLOEXEC | SOCK_NONBLOCK, protocol);
    if (fd < 0)
        return false;
    if (connect(fd, &address.any, len) != 0 && errno != EINPROGRESS) {
        int why = errno;
        close(fd);
        errno = why;
        return false;
    }
    *contact = (struct contact){.ask = ask, .fd = fd, .port = port};
    return true;
}

/* Has each one said that it cannot be reached? */
static bool all_closed(const struct ping *ping)
{
    for (size_t i = 0; i < ping->count; i++)
        if (ping->contact[i].fd >= 0)
            return false;
    return true;
}

static void on_tcp(void *ctx, short events)
{
    struct contact *contact = ctx;
    struct ask *ask = contact->ask;
    int error = 0;
    socklen_t len = sizeof error;
    (void)events;
    getsockopt(contact->fd, SOL_SOCKET, SO_ERROR, &error, &len);
    if (error == 0 || error == ECONNREFUSED) {
        end_answered(contact);
        return;
    }
    close_contact(contact);
    if (!all_closed(ask->state))
        return;
    char source[ASK_SOURCE_SIZE];
    print_source(ask, contact->port, source);
    ask_absent(ask, source, N_("it cannot be reached"));
}

static void on_tick(void *ctx);

static void wait_on(struct ask *ask)
{
    struct ping *ping = ask->state;
    ping->timer = loop_timer(ask_loop(ask), AGAIN_MS, on_tick, ask);
}

static void start_tcp(struct ask *ask)
{
    static const unsigned ports[SOCKETS_MAX] = {25, 443};
    struct ping *ping = ask->state;
    int error = 0;
    for (size_t i = 0; i < SOCKETS_MAX; i++) {
        struct contact *contact = &ping->contact[ping->count];
        if (open_contact(ask, contact, ports[i])) {
            loop_watch(ask_loop(ask), contact->fd, POLLOUT, on_tcp, contact);
            ping->count++;
        } else {
            error = errno;
        }
    }
    if (ping->count == 0)
        try_v6(ask, error);
    else
        wait_on(ask);
}

/* False: it may not be sent, or there is no way; errno says which. */
static bool send_echo(struct ping *ping)
{
    unsigned char bytes[PING_PACKET_SIZE];
    ping->packet.sequence++;
    ping_print(&ping->packet, bytes);
    return send(ping->contact[0].fd, bytes, sizeof bytes, MSG_NOSIGNAL) >= 0 ||
           errno == EAGAIN || errno == ENOBUFS;
}

static void on_echo(void *ctx, short events)
{
    struct contact *contact = ctx;
    struct ask *ask = contact->ask;
    const struct ping *ping = ask->state;
    unsigned char bytes[256];
    char source[ASK_SOURCE_SIZE];
    (void)events;
    ssize_t got = recv(contact->fd, bytes, sizeof bytes, 0);
    if (got >= 0 && ping_is_reply(&ping->packet, bytes, (size_t)got)) {
        end_answered(contact);
    } else if (got < 0 && errno != EAGAIN && errno != EINTR) {
        print_source(ask, 0, source);
        ask_absent(ask, source, N_("it cannot be reached"));
    }
}

static void on_tick(void *ctx)
{
    struct ask *ask = ctx;
    struct ping *ping = ask->state;
    ping->timer = 0;
    if (++ping->ticks >= SENT_MAX) {
        end_silent(ask);
        return;
    }
    if (ping->contact[0].port == 0)
        send_echo(ping);
    wait_on(ask);
}

/* Not allowed: EACCES by the group range, EPERM by a packet filter, and some
 * containers have no such protocol. */
static void start_echo(struct ask *ask)
{
    struct ping *ping = ask->state;
    bool open = open_contact(ask, &ping->contact[0], 0);
    if (open && send_echo(ping)) {
        ping->count = 1;
        loop_watch(ask_loop(ask), ping->contact[0].fd, POLLIN, on_echo,
                   &ping->contact[0]);
        wait_on(ask);
        return;
    }
    int why = errno;
    if (open)
        close(ping->contact[0].fd);
    if (is_no_way(why))
        try_v6(ask, why);
    else
        start_tcp(ask);
}

static void start(struct ask *ask, const struct ip_address *ip)
{
    struct ping *ping = ask->state;
    const struct ip_block *block = ip_special(ip);
    if (block) {
        char address[IP_TEXT_SIZE];
        ip_print(ip, address);
        autofree char *why =
            xasprintf("not asked: %s is %s", address, block->name);
        ask_failed(ask, "", why);
        return;
    }
    *ping = (struct ping){
        .ip = *ip, .packet = {.v6 = ip->v6}, .began_ms = loop_now_ms()};
    if (getrandom(ping->packet.mark, PING_MARK_SIZE, GRND_NONBLOCK) < 0)
        memcpy(ping->packet.mark, &ping->began_ms, PING_MARK_SIZE);
    start_echo(ask);
}

static void on_v6(void *ctx, const struct dns_reply *reply)
{
    struct ask *ask = ctx;
    const struct ping *ping = ask->state;
    if (reply->answer->status == DNS_FOUND)
        start(ask, &reply->answer->records[0].ip);
    else if (ping->began_ms) /* it has an address, of the other family */
        end_unreachable(ask, ENETUNREACH);
    else
        ask_ends_with(ask, reply);
}

/* The first address of a name is what ping takes. */
static void on_v4(void *ctx, const struct dns_reply *reply)
{
    struct ask *ask = ctx;
    if (reply->answer->status == DNS_NO_DATA)
        ask_dns(ask, ask->subject, DNS_AAAA, on_v6);
    else if (!ask_ends_with(ask, reply))
        start(ask, &reply->answer->records[0].ip);
}

void probe_ping(struct ask *ask)
{
    ask->state = xcalloc(1, sizeof(struct ping));
    ask_dns(ask, ask->subject, DNS_A, on_v4);
}

void probe_ping_stop(struct ask *ask)
{
    struct ping *ping = ask->state;
    loop_cancel(ask_loop(ask), ping->timer);
    for (size_t i = 0; i < ping->count; i++)
        close_contact(&ping->contact[i]);
    free(ping);
}
