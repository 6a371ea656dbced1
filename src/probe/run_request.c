/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* The lines that a run is told what to do by. */
#include "base/i18n.h"
#include "base/mem.h"
#include "probe/run_parts.h"

#include <jansson.h>
#include <string.h>

enum { TIMEOUT_MAX_MS = 3600 * 1000 };

static const struct probe *find_probe(const char *kind)
{
    for (const struct probe *probe = probe_rows; probe->kind; probe++)
        if (strcmp(probe->kind, kind) == 0)
            return probe;
    return NULL;
}

static bool set(struct run *run, json_t *object, struct err *err)
{
    struct run_settings *settings = &run->settings;
    const char *resolver = NULL;
    int offline = settings->offline;
    int outside = settings->outside;
    int lists = settings->lists;
    int timeout_ms = settings->timeout_ms;
    json_error_t why;
    if (run->asked > 0)
        return err_set(err, ERR_INPUT, "\"set\" came behind an \"ask\"");
    if (json_unpack_ex(object, &why, JSON_STRICT, "{s?s s?b s?b s?b s?i}",
                       "resolver", &resolver, "offline", &offline, "outside",
                       &outside, "lists", &lists, "timeout_ms",
                       &timeout_ms) != 0)
        return err_set(err, ERR_INPUT, "\"set\": %s", why.text);
    if (timeout_ms < 0 || timeout_ms > TIMEOUT_MAX_MS)
        return err_set(err, ERR_INPUT, "\"timeout_ms\": 0 (none) to %d",
                       TIMEOUT_MAX_MS);
    if (resolver && !dns_use(run->dns, resolver, err))
        return false;
    *settings = (struct run_settings){
        .offline = offline,
        .outside = outside,
        .lists = lists,
        .timeout_ms = timeout_ms,
    };
    return true;
}

static bool ask(struct run *run, const char *kind, const char *subject,
                struct err *err)
{
    const struct fact_kind *known = fact_kind_find(kind);
    const struct probe *probe = find_probe(kind);
    if (!known || !probe)
        return err_set(err, ERR_INPUT, "no probe finds out \"%.40s\"", kind);
    if (strlen(subject) > FACT_TEXT_MAX ||
        !fact_subject_ok(known->subject, subject))
        return err_set(err, ERR_INPUT, "\"%s\" is not asked about \"%.80s\"",
                       kind, subject);
    run_ask(run, probe, subject);
    return true;
}

bool run_request(struct run *run, const char *line, size_t len, struct err *err)
{
    json_error_t why;
    const char *kind = NULL, *subject = "";
    json_t *settings = NULL;
    json_t *root = json_loadb(line, len, JSON_REJECT_DUPLICATES, &why);
    if (!root)
        return err_set(err, ERR_INPUT, "a line that is no JSON: %s", why.text);
    bool ok;
    if (json_unpack_ex(root, &why, JSON_STRICT, "{s?o s?s s?s}", "set",
                       &settings, "ask", &kind, "subject", &subject) != 0)
        ok = err_set(err, ERR_INPUT, "a line that is no request: %s", why.text);
    else if (settings)
        ok = set(run, settings, err);
    else if (kind)
        ok = ask(run, kind, subject, err);
    else
        ok = err_set(err, ERR_INPUT, "neither \"set\" nor \"ask\"");
    json_decref(root);
    return ok;
}
