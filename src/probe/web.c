/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "probe/web.h"

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "model/hostname.h"
#include "version.h"

#include <stdlib.h>
#include <string.h>

struct web {
    struct ask *ask;
    enum web_family family;
    web_done_fn *done;
    void *ctx;
    char *url; /* the one under way */
    char host[HOSTNAME_MAX + 1];
    unsigned port;
    bool literal; /* the host is an address */
    unsigned redirects;
    unsigned failing; /* the timer that tells a failure found at once */
    const char *failure;
    enum web_end failure_end;
    CURL *easy;
    struct buf body;
    size_t header_bytes;
    char error[CURL_ERROR_SIZE];
};

static void go(struct web *web);

static void finish(struct web *web, struct web_result result)
{
    autofree char *why =
        text_clean(result.why ? result.why : "",
                   result.why ? strlen(result.why) : 0, TEXT_LINE);
    result.why = why;
    result.url = web->url;
    result.redirects = web->redirects;
    web->done(web->ctx, &result);
}

static void tell_failure(void *ctx)
{
    struct web *web = ctx;
    web->failing = 0;
    finish(web, (struct web_result){
                    .end = web->failure_end, .why = web->failure, .type = ""});
}

/* Never from within web_new() or a callback of others. */
static void fail(struct web *web, enum web_end end, const char *why)
{
    web->failure_end = end;
    web->failure = why;
    web->failing = loop_timer(ask_loop(web->ask), 0, tell_failure, web);
}

static size_t on_body(char *bytes, size_t size, size_t count, void *ctx)
{
    struct web *web = ctx;
    size_t room = WEB_BODY_MAX - web->body.len;
    size_t len = size * count;
    buf_add(&web->body, bytes, len < room ? len : room);
    return len <= room ? len : CURL_WRITEFUNC_ERROR; /* enough */
}

static size_t on_header(char *bytes, size_t size, size_t count, void *ctx)
{
    struct web *web = ctx;
    (void)bytes;
    web->header_bytes += size * count;
    return web->header_bytes <= WEB_HEADERS_MAX ? size * count : 0;
}

static bool is_redirect(long status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 ||
           status == 308;
}

/* to: borrowed from the transfer, so it is kept before that goes. */
static void follow(struct web *web, const char *to)
{
    bool lost = ++web->redirects > WEB_REDIRECTS_MAX;
    if (!lost) {
        free(web->url);
        web->url = xstrdup(to);
    }
    transfer_free(ask_transfers(web->ask), web->easy);
    web->easy = NULL;
    if (lost)
        fail(web, WEB_LOOP, N_("it leads from page to page without an end"));
    else
        go(web);
}

static void reply(struct web *web, CURLcode code)
{
    long status = 0;
    const char *to = NULL, *type = NULL;
    curl_easy_getinfo(web->easy, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(web->easy, CURLINFO_REDIRECT_URL, &to);
    curl_easy_getinfo(web->easy, CURLINFO_CONTENT_TYPE, &type);
    if (is_redirect(status) && to) {
        follow(web, to);
        return;
    }
    finish(web, (struct web_result){
                    .end = WEB_DONE,
                    .status = status,
                    .type = type ? type : "",
                    .body = buf_text(&web->body),
                    .len = web->body.len,
                    .cut = code != CURLE_OK,
                });
}

static enum web_end end_of(CURLcode code)
{
    switch ((int)code) {
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_CACERT_BADFILE:
        return WEB_TLS;
    case CURLE_COULDNT_CONNECT:
        return WEB_GONE;
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_URL_MALFORMAT:
        return WEB_BARRED;
    default:
        return WEB_UNKNOWN;
    }
}

static void on_done(void *ctx, CURLcode code)
{
    struct web *web = ctx;
    bool enough = code == CURLE_WRITE_ERROR && web->body.len == WEB_BODY_MAX;
    if (code == CURLE_OK || enough) {
        reply(web, code);
        return;
    }
    finish(web, (struct web_result){
                    .end = end_of(code),
                    .why = *web->error ? web->error : curl_easy_strerror(code),
                    .type = "",
                });
}

static void fetch(struct web *web, const struct ip_address *ip)
{
    struct transfers *transfers = ask_transfers(web->ask);
    if (ip_special(ip)) {
        fail(web, WEB_BARRED, N_("it leads to an address inside a network"));
        return;
    }
    web->easy = transfer_new(transfers, web->url,
                             web->literal ? NULL : web->host, web->port, ip);
    if (!web->easy) {
        fail(web, WEB_BARRED, N_("it leads to something that is no web page"));
        return;
    }
    web->header_bytes = 0;
    buf_clear(&web->body);
    *web->error = '\0';
    CURL *easy = web->easy;
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, WEB_CONNECT_MS);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, WEB_TIMEOUT_MS);
    curl_easy_setopt(easy, CURLOPT_USERAGENT,
                     "Mozilla/5.0 (compatible; senderform/" VERSION ")");
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, web);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_header);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, web);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, web->error);
    transfer_start(transfers, easy, on_done, web);
}

/* IPv4 first, as most servers of mail have it; IPv6 where there is none. */
static void on_address(void *ctx, const struct dns_reply *dns)
{
    struct web *web = ctx;
    enum dns_status status = dns->answer->status;
    if (status == DNS_FOUND)
        fetch(web, &dns->answer->records[0].ip);
    else if (dns->type == DNS_A && web->family == WEB_ANY && dns_said(status))
        dns_ask(ask_resolver(web->ask), web->host, DNS_AAAA, on_address, web);
    else
        fail(web, dns_said(status) ? WEB_GONE : WEB_UNKNOWN,
             dns_status_name(status));
}

/* The URL with its host as the DNS has it: in ASCII, without a dot at the end;
 * how libcurl would take it depends on the locale. */
static bool spell_host(struct web *web, CURLU *parts)
{
    char *url = NULL;
    if (curl_url_set(parts, CURLUPART_HOST, web->host, 0) != CURLUE_OK ||
        curl_url_get(parts, CURLUPART_URL, &url, 0) != CURLUE_OK)
        return false;
    free(web->url);
    web->url = xstrdup(url);
    curl_free(url);
    return true;
}

/* Sets host and port; false when the URL is none that may be fetched. */
static bool split_url(struct web *web)
{
    CURLU *parts = curl_url();
    char *scheme = NULL, *host = NULL, *port = NULL;
    struct hostname name = {.ascii = ""};
    bool ok = parts && strlen(web->url) <= WEB_URL_MAX &&
              curl_url_set(parts, CURLUPART_URL, web->url, 0) == CURLUE_OK &&
              curl_url_get(parts, CURLUPART_SCHEME, &scheme, 0) == CURLUE_OK &&
              curl_url_get(parts, CURLUPART_HOST, &host, 0) == CURLUE_OK &&
              curl_url_get(parts, CURLUPART_PORT, &port, CURLU_DEFAULT_PORT) ==
                  CURLUE_OK &&
              (strcmp(scheme, "http") == 0 || strcmp(scheme, "https") == 0);
    if (ok) {
        hostname_check(host, strlen(host), &name);
        snprintf(web->host, sizeof web->host, "%s",
                 *name.ascii ? name.ascii : host);
        web->port = (unsigned)strtoul(port, NULL, 10);
        ok = strcmp(web->host, host) == 0 || spell_host(web, parts);
    }
    curl_free(scheme);
    curl_free(host);
    curl_free(port);
    curl_url_cleanup(parts);
    return ok;
}

/* The host of a URL may be an address, IPv6 in brackets. */
static bool literal(const char *host, struct ip_address *ret)
{
    size_t len = strlen(host);
    if (*host != '[')
        return ip_parse(host, ret);
    autofree char *inner = xstrndup(host + 1, len > 2 ? len - 2 : 0);
    return ip_parse(inner, ret);
}

static void go(struct web *web)
{
    struct ip_address ip;
    bool fine = split_url(web);
    web->literal = fine && literal(web->host, &ip);
    if (!fine)
        fail(web, WEB_BARRED, N_("it leads to something that is no web page"));
    else if (web->literal)
        fetch(web, &ip);
    else
        dns_ask(ask_resolver(web->ask), web->host,
                web->family == WEB_V6 ? DNS_AAAA : DNS_A, on_address, web);
}

struct web *web_new(struct ask *ask, const char *url, enum web_family family,
                    web_done_fn *done, void *ctx)
{
    struct web *web = xcalloc(1, sizeof *web);
    *web = (struct web){
        .ask = ask,
        .family = family,
        .done = done,
        .ctx = ctx,
        .url = xstrdup(url),
    };
    buf_init(&web->body, WEB_BODY_MAX);
    go(web);
    return web;
}

void web_free(struct web *web)
{
    if (!web)
        return;
    dns_forget(ask_resolver(web->ask), web);
    loop_cancel(ask_loop(web->ask), web->failing);
    transfer_free(ask_transfers(web->ask), web->easy);
    buf_done(&web->body);
    free(web->url);
    free(web);
}
