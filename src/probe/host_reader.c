/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "probe/host_reader.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "model/fact_line.h"
#include "model/ip_special.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>

#include <netinet/in.h>
#include <string.h>
#include <unistd.h>

enum { MAILNAME_MAX = 1024 };

static void say(struct buf *out, const char *kind, const char *subject,
                const char *value, const char *source)
{
    struct fact fact = fact_make(kind, subject, FACT_KNOWN, value, source);
    fact_line_print(&fact, false, out);
    fact_done(&fact);
}

static void say_address(struct buf *out, const struct ifaddrs *interface)
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
    say(out, "own_address", text, interface->ifa_name, "network interfaces");
}

static void say_addresses(struct buf *out)
{
    struct ifaddrs *list = NULL;
    if (getifaddrs(&list) != 0)
        return;
    for (const struct ifaddrs *at = list; at; at = at->ifa_next)
        say_address(out, at);
    freeifaddrs(list);
}

static void say_hostname(struct buf *out)
{
    char name[256] = "";
    if (gethostname(name, sizeof name - 1) == 0 && *name)
        say(out, "hostname", "", name, "gethostname");
}

static void say_mailname(struct buf *out)
{
    autofree char *text = NULL;
    size_t len;
    if (!file_read("/etc/mailname", MAILNAME_MAX, &text, &len, NULL))
        return;
    text[strcspn(text, "\n")] = '\0';
    autofree char *name = text_trim(text);
    if (*name)
        say(out, "mailname", "", name, "/etc/mailname");
}

void host_reader(int fd)
{
    struct buf out;
    alarm(HOST_READER_SECONDS);
    buf_init(&out, 128u * 1024);
    say_addresses(&out);
    say_hostname(&out);
    say_mailname(&out);
    file_write_all(fd, buf_text(&out), out.len, NULL);
    buf_done(&out);
}
