/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* What a submission server says: any bytes, line by line. */
#include "base/mem.h"
#include "base/span.h"
#include "base/text.h"
#include "mail/submit_reply.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct submit_reply reply = {0};
    struct span rest = span_of((const char *)data, size), line;
    while (span_until(&rest, '\n', &line)) {
        bool judged = reply.judged;
        int code = reply.code;
        submit_reply_line(&reply, line.at, line.len);
        size_t len = strlen(reply.said);
        autofree char *clean = text_clean(reply.said, len, TEXT_LINE);
        if (strcmp(clean, reply.said) != 0 || (judged && code != reply.code) ||
            (reply.code && atoi(reply.said) != reply.code))
            abort();
    }
    return 0;
}
