/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "probe/host_reader.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "model/fact_line.h"
#include "probe/host_mail.h"
#include "probe/host_reading.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>

#include <netinet/in.h>
#include <string.h>
#include <unistd.h>

enum { MAILNAME_MAX = 1024 };

static void say(struct facts *facts, const char *kind, const char *subject,
                const char *value, const char *source)
{
    facts_set(facts, fact_make(kind, subject, FACT_KNOWN, value, source));
}

static void say_address(struct facts *facts, const struct ifaddrs *interface)
{
    char text[INET6_ADDRSTRLEN];
    const struct sockaddr *address = interface->ifa_addr;
    if (!address || !(interface->ifa_flags & IFF_UP))
        return;
    if (address->sa_family == AF_INET)
        inet_ntop(
            AF_INET,
            &((const struct sockaddr_in *)(const void *)address)->sin_addr,
            text, sizeof text);
    else if (address->sa_family == AF_INET6)
        inet_ntop(
            AF_INET6,
            &((const struct sockaddr_in6 *)(const void *)address)->sin6_addr,
            text, sizeof text);
    else
        return;
    say(facts, "own_address", text, interface->ifa_name, "network interfaces");
}

static void say_addresses(struct facts *facts)
{
    struct ifaddrs *list = NULL;
    if (getifaddrs(&list) != 0)
        return;
    for (const struct ifaddrs *at = list; at; at = at->ifa_next)
        say_address(facts, at);
    freeifaddrs(list);
}

static void say_hostname(struct facts *facts)
{
    char name[256] = "";
    if (gethostname(name, sizeof name - 1) == 0 && *name)
        say(facts, "hostname", "", name, "gethostname");
}

static void say_mailname(struct facts *facts)
{
    autofree char *text = NULL;
    size_t len;
    if (!file_read("/etc/mailname", MAILNAME_MAX, &text, &len, NULL))
        return;
    text[strcspn(text, "\n")] = '\0';
    autofree char *name = text_trim(text);
    if (*name)
        say(facts, "mailname", "", name, "/etc/mailname");
}

/* In parts, since a later one may hang until all of it is killed. */
static void send_new(const struct facts *facts, size_t *sent, int fd)
{
    struct buf out;
    buf_init(&out, HOST_REPORT_MAX);
    for (; *sent < facts_count(facts); ++*sent)
        fact_line_print(facts_at(facts, *sent), FACT_NOT_DONE, &out);
    file_write_all(fd, buf_text(&out), out.len, NULL);
    buf_done(&out);
}

void host_reader(int fd)
{
    struct facts *facts = facts_new();
    size_t sent = 0;
    alarm(HOST_READER_SECONDS);
    say_addresses(facts);
    say_hostname(facts);
    say_mailname(facts);
    send_new(facts, &sent, fd);
    host_mta(facts);
    send_new(facts, &sent, fd);
    host_signers(facts);
    send_new(facts, &sent, fd);
    facts_free(facts);
}
