/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/i18n.h"
#include "base/mem.h"
#include "model/rules_host.h"
#include "model/rules_ip.h"
#include "model/rules_kinds.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct web_address { /* the parts that are judged, in the text given */
    const char *scheme, *host, *port, *rest;
    size_t scheme_len, host_len, port_len;
    bool has_user;
};

/* RFC 3986 3.1 and 3.2; false: there is no "://". */
static bool split(const char *text, struct web_address *ret)
{
    const char *mark = strstr(text, "://");
    *ret = (struct web_address){.scheme = text};
    if (!mark || strcspn(text, "/?#") < (size_t)(mark - text))
        return false;
    const char *start = mark + 3;
    const char *end = start + strcspn(start, "/?#");
    const char *at = memrchr(start, '@', (size_t)(end - start));
    ret->scheme_len = (size_t)(mark - text);
    ret->has_user = at != NULL;
    ret->host = at ? at + 1 : start;
    ret->rest = end;
    const char *close = ret->host[0] == '['
                            ? memchr(ret->host, ']', (size_t)(end - ret->host))
                            : NULL;
    const char *from = close ? close : ret->host;
    const char *colon = memchr(from, ':', (size_t)(end - from));
    ret->host_len = (size_t)((colon ? colon : end) - ret->host);
    ret->port = colon ? colon + 1 : end;
    ret->port_len = (size_t)(end - ret->port);
    return true;
}

static void say_no_scheme(const struct rule_in *in)
{
    const char *name = in->text + strspn(in->text, "/");
    size_t word = strcspn(name, ":;/.@ ");
    autofree char *text = rule_clip(in->text, strlen(in->text));
    autofree char *kept = rule_clip(name, strlen(name));
    bool web = (word == 4 && strncasecmp(name, "http", 4) == 0) ||
               (word == 5 && strncasecmp(name, "https", 5) == 0);
    if (web)
        rule_say(in, SEVERITY_ERROR,
                 N_("\"%s\" has a slip in its beginning. It reads https:// "
                    "or http:// in full."),
                 text);
    else if (strchr(name, '@'))
        rule_say(in, SEVERITY_ERROR,
                 N_("\"%s\" is a mail address, and a web address is asked "
                    "here. It begins with https://."),
                 text);
    else if (!strchr(name, '.'))
        rule_say(in, SEVERITY_ERROR,
                 N_("\"%s\" is no web address. It begins with https:// and "
                    "the name of the site."),
                 text);
    else
        rule_say(in, SEVERITY_ERROR,
                 N_("The beginning is missing. Write \"https://%s\", or "
                    "http:// if the page opens only so."),
                 kept);
}

/* Characters that RFC 3986 2 has nowhere, and blanks. */
static bool say_characters(const struct rule_in *in)
{
    size_t at = strcspn(in->text, " <>\"\\^`{|}\n");
    autofree char *text = rule_clip(in->text, strlen(in->text));
    if (!in->text[at])
        return false;
    if (in->text[at] == ' ' || in->text[at] == '\n')
        rule_say(in, SEVERITY_ERROR,
                 N_("There is a blank in \"%s\". Write one address; a blank "
                    "in it is spelled %%20."),
                 text);
    else
        rule_say(in, SEVERITY_ERROR,
                 N_("\"%s\" has the character %c, which no web address has. "
                    "Copy it from the browser's address line."),
                 text, in->text[at]);
    return true;
}

static bool is_http(const struct web_address *web)
{
    return web->scheme_len == 4 && strncasecmp(web->scheme, "http", 4) == 0;
}

/* RFC 3986 3.2.3: none at all is fine too. */
static bool port_is_fine(const char *port)
{
    size_t len = strlen(port);
    if (len == 0)
        return true;
    return len <= 5 && port[strspn(port, "0123456789")] == '\0' &&
           atoi(port) >= 1 && atoi(port) <= 65535;
}

static bool say_parts(const struct rule_in *in, const struct web_address *web)
{
    bool secure =
        web->scheme_len == 5 && strncasecmp(web->scheme, "https", 5) == 0;
    autofree char *scheme = rule_clip(web->scheme, web->scheme_len);
    autofree char *port = rule_clip(web->port, web->port_len);
    if (!is_http(web) && !secure) {
        rule_say(in, SEVERITY_ERROR,
                 N_("\"%s\" is not for web pages. Write an address that "
                    "begins with https:// or http://."),
                 scheme);
    } else if (web->has_user) {
        rule_say(in, SEVERITY_ERROR,
                 N_("There is a user name or password before the @. Take it "
                    "out: others will read this."));
    } else if (web->host_len == 0) {
        rule_say(in, SEVERITY_ERROR,
                 N_("The name of the site is missing behind the ://. Write "
                    "it there."));
    } else if (!port_is_fine(port)) {
        rule_say(in, SEVERITY_ERROR,
                 N_("\"%s\" is no port. It is a number from 1 to 65535; most "
                    "pages need none."),
                 port);
    } else {
        return false;
    }
    return true;
}

/* An address in place of a name; false when it is none. */
static bool judge_address(const struct rule_in *in,
                          const struct web_address *web)
{
    struct ip_address ip;
    bool open = web->host[0] == '[' && web->host[web->host_len - 1] == ']';
    size_t len = open ? web->host_len - 2 : web->host_len;
    autofree char *text = xstrndup(web->host + open, len);
    if (!ip_parse(text, &ip) || ip.v6 != open)
        return false;
    if (!rule_say_special(in, text, &ip))
        rule_say(in, SEVERITY_WARNING,
                 N_("%s is an IP address. Pages at a name are trusted more: "
                    "write the name, if it has one."),
                 text);
    return true;
}

static bool judge_host(const struct rule_in *in, const struct web_address *web)
{
    struct hostname host;
    if (judge_address(in, web))
        return false;
    enum host_fault fault = hostname_check(web->host, web->host_len, &host);
    if (fault == HOST_UNDERSCORE) { /* browsers do open such pages */
        autofree char *name = rule_clip(web->host, web->host_len);
        rule_say(in, SEVERITY_WARNING,
                 N_("\"%s\" has an underscore, which host names may not have "
                    "(RFC 1123). Use another name of the site, if it has "
                    "one."),
                 name);
        return false;
    }
    if (fault) {
        rule_say_host(in, web->host, web->host_len, &host, fault);
        return false;
    }
    return !rule_doubt_top(in, &host);
}

void rule_url(const struct rule_in *in)
{
    struct web_address web;
    if (say_characters(in))
        return;
    if (!split(in->text, &web)) {
        say_no_scheme(in);
        return;
    }
    if (say_parts(in, &web) || !judge_host(in, &web))
        return;
    if (is_http(&web))
        rule_say(in, SEVERITY_ADVICE,
                 N_("If the page opens with https:// too, write that: it is "
                    "trusted more."));
}
