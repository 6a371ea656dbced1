/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* The address that the world sees: two operators are asked, who have nothing
 * to do with each other; it is known when they agree. */
#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "probe/echo_answer.h"
#include "probe/probes.h"
#include "probe/web.h"

#include <string.h>

enum { OPERATORS = 2 };

static const struct service {
    const char *family;
    const char *name;
    const char *url;
} services[][OPERATORS] = {
    {{"v4", "api.ipify.org", "https://api.ipify.org/?format=json"},
     {"v4", "1.1.1.1", "https://1.1.1.1/cdn-cgi/trace"}},
    {{"v6", "api6.ipify.org", "https://api6.ipify.org/?format=json"},
     {"v6", "2606:4700:4700::1111",
      "https://[2606:4700:4700::1111]/cdn-cgi/trace"}},
};

struct public;

struct answer {
    struct public *public;
    const struct service *service;
    struct web *web;
    bool done, known;
    struct ip_address ip;
};

struct public
{
    struct ask *ask;
    bool v6;
    struct answer answer[OPERATORS];
};

static void end_with(struct ask *ask, const struct answer *one,
                     const struct answer *other)
{
    char a[IP_TEXT_SIZE] = "", b[IP_TEXT_SIZE] = "";
    autofree char *source =
        xasprintf("%s and %s by HTTPS, %d ms", one->service->name,
                  other->service->name, ask_ms(ask));
    if (one->known)
        ip_print(&one->ip, a);
    if (other->known)
        ip_print(&other->ip, b);
    if (one->known && other->known && strcmp(a, b) == 0) {
        ask_known(ask, source, "%s", a);
    } else if (one->known && other->known) {
        autofree char *why =
            xasprintf("%s says %s, %s says %s", one->service->name, a,
                      other->service->name, b);
        ask_failed(ask, source, why);
    } else if (one->known || other->known) {
        autofree char *why =
            xasprintf("only %s answered: %s",
                      one->known ? one->service->name : other->service->name,
                      one->known ? a : b);
        ask_failed(ask, source, why);
    } else {
        ask_failed(ask, source, N_("none of the services could be asked"));
    }
}

static void on_page(void *ctx, const struct web_result *result)
{
    struct answer *answer = ctx;
    struct public *public = answer->public;
    answer->done = true;
    if (result->end == WEB_DONE && result->status == 200 &&
        result->redirects == 0)
        answer->known =
            echo_answer(result->body, result->len, public->v6, &answer->ip);
    if (public->answer[0].done && public->answer[1].done)
        end_with(public->ask, &public->answer[0], &public->answer[1]);
}

void probe_public(struct ask *ask)
{
    struct public *public = xcalloc(1, sizeof *public);
    public->ask = ask;
    public->v6 = strcmp(ask->subject, "v6") == 0;
    ask->state = public;
    for (int i = 0; i < OPERATORS; i++) {
        struct answer *answer = &public->answer[i];
        *answer = (struct answer){.public = public,
                                  .service = &services[public->v6][i]};
        answer->web = web_new(ask, answer->service->url,
                              public->v6 ? WEB_V6 : WEB_V4, on_page, answer);
    }
}

void probe_public_stop(struct ask *ask)
{
    struct public *public = ask->state;
    for (int i = 0; i < OPERATORS; i++)
        web_free(public->answer[i].web);
    free(public);
}
