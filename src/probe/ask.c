/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "probe/ask.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "model/fact_line.h"
#include "probe/host_reading.h"
#include "probe/run_parts.h"

#include <assert.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

struct loop *ask_loop(const struct ask *ask)
{
    return ask->run->loop;
}

struct language *ask_language(const struct ask *ask)
{
    return ask->run->language;
}

struct charsets *ask_charsets(const struct ask *ask)
{
    return ask->run->charsets;
}

struct dns *ask_resolver(const struct ask *ask)
{
    return ask->run->dns;
}

struct transfers *ask_transfers(const struct ask *ask)
{
    return ask->run->transfers;
}

const struct facts *ask_host(struct ask *ask, host_read_fn *fn)
{
    const struct facts *facts = host_reading_facts(ask->run->host);
    if (!facts)
        host_reading_wait(ask->run->host, fn, ask);
    return facts;
}

int ask_ms(const struct ask *ask)
{
    return (int)(loop_now_ms() - ask->started_ms);
}

void ask_dns(struct ask *ask, const char *name, enum dns_type type,
             dns_reply_fn *fn)
{
    dns_ask(ask->run->dns, name, type, fn, ask);
}

void ask_dns_source(const struct dns_reply *reply, char ret[ASK_SOURCE_SIZE])
{
    snprintf(ret, ASK_SOURCE_SIZE, "%s query to %s, %d ms",
             dns_type_name(reply->type), reply->server, reply->ms);
}

bool ask_ends_with(struct ask *ask, const struct dns_reply *reply)
{
    char source[ASK_SOURCE_SIZE];
    enum dns_status status = reply->answer->status;
    if (status == DNS_FOUND)
        return false;
    ask_dns_source(reply, source);
    if (dns_said(status))
        ask_absent(ask, source, dns_status_name(status));
    else
        ask_failed(ask, source, dns_status_name(status));
    return true;
}

/* The pipe is the parent's, who reads it at once; when the parent is gone, so
 * are we (SIGPIPE). Takes the fact. */
static void say(struct fact fact, int done_ms)
{
    struct buf line;
    buf_init(&line, FACT_LINE_MAX);
    fact_line_print(&fact, done_ms, &line);
    file_write_all(STDOUT_FILENO, buf_text(&line), line.len, NULL);
    buf_done(&line);
    fact_done(&fact);
}

void ask_tell(struct ask *ask, const char *kind, const char *subject,
              enum fact_state state, const char *value, const char *source)
{
    assert(!ask->over && fact_kind_find(kind));
    say(fact_make(kind, subject, state, value, source), FACT_NOT_DONE);
}

static void end(struct ask *ask, enum fact_state state, const char *value,
                const char *source)
{
    assert(!ask->over);
    say(fact_make(ask->probe->kind, ask->subject, state, value, source),
        ask_ms(ask));
    run_end(ask);
}

void ask_known(struct ask *ask, const char *source, const char *fmt, ...)
{
    va_list args;
    char *value;
    va_start(args, fmt);
    if (vasprintf(&value, fmt, args) < 0)
        abort(); /* out of memory */
    va_end(args);
    end(ask, FACT_KNOWN, value, source);
    free(value);
}

void ask_absent(struct ask *ask, const char *source, const char *why)
{
    end(ask, FACT_ABSENT, why, source);
}

void ask_failed(struct ask *ask, const char *source, const char *why)
{
    end(ask, FACT_FAILED, why, source);
}
