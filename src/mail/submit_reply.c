/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "mail/submit_reply.h"

#include "base/mem.h"
#include "base/span.h"

#include <stdio.h>
#include <string.h>

enum { CODE_DIGITS = 3, SAYS_GOODBYE = 221, ASKS_FOR_DATA = 354 };

/* "250-text", "250 text", "250"; 0: it is none. */
static int read_code(struct span line)
{
    int code = 0;
    if (line.len < CODE_DIGITS)
        return 0;
    for (size_t i = 0; i < CODE_DIGITS; i++) {
        if (line.at[i] < '0' || line.at[i] > '9')
            return 0;
        code = code * 10 + (line.at[i] - '0');
    }
    bool ends = line.len == CODE_DIGITS || line.at[CODE_DIGITS] == ' ' ||
                line.at[CODE_DIGITS] == '-';
    return ends && code >= 200 && code <= 599 ? code : 0;
}

static void say(struct submit_reply *reply, struct span text)
{
    size_t used = strlen(reply->said);
    if (used == SUBMIT_SAID_MAX || text.len == 0)
        return;
    autofree char *clean = span_clean(text, SUBMIT_SAID_MAX - used - 1);
    snprintf(reply->said + used, sizeof reply->said - used, " %s", clean);
}

void submit_reply_line(struct submit_reply *reply, const char *bytes,
                       size_t len)
{
    struct span rest = span_of(bytes, len), line;
    if (reply->judged || !span_line(&rest, &line))
        return;
    int code = read_code(line);
    if (!code || code == SAYS_GOODBYE)
        return;
    if (reply->whole || !reply->code || reply->code != code) {
        reply->code = code;
        snprintf(reply->said, sizeof reply->said, "%d", code);
    }
    struct span text = span_of(line.at + CODE_DIGITS, line.len - CODE_DIGITS);
    reply->whole = !span_skip(&text, "-");
    say(reply, span_trim(text));
    if (reply->whole && reply->wants_data)
        reply->judged = true;
    if (reply->whole && code == ASKS_FOR_DATA)
        reply->wants_data = true;
}
