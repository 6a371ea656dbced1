/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "app/outgoing_check.h"

#include "base/span.h"

static const char *const fields[] = {
    "From",         "To",
    "Subject",      "Date",
    "Message-Id",   "In-Reply-To",
    "References",   "MIME-Version",
    "Content-Type", "Content-Transfer-Encoding",
};
enum { FIELD_COUNT = sizeof fields / sizeof *fields };

static size_t find(struct span name)
{
    for (size_t i = 0; i < FIELD_COUNT; i++)
        if (span_is(name, fields[i]))
            return i;
    return FIELD_COUNT;
}

bool outgoing_header_ok(const char *message, size_t len)
{
    bool seen[FIELD_COUNT] = {false};
    struct span rest = span_of(message, len), line;
    bool begun = false;
    while (span_line(&rest, &line)) {
        if (line.len == 0)
            return begun;
        bool folded = *line.at == ' ' || *line.at == '\t';
        size_t field = folded ? FIELD_COUNT : find(span_before(line, ':'));
        if (folded ? !begun : field == FIELD_COUNT || seen[field])
            return false;
        if (!folded)
            seen[field] = true;
        begun = true;
    }
    return false;
}
