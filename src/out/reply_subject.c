/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/mem.h"
#include "out/reply.h"

#include <string.h>
#include <strings.h>

/* "Re: ", "RE[2]: ", "AW:"; 0: there is none. RFC 5322 3.6.5, and what mail
 * programs in other languages make of it. */
static size_t prefix_len(const char *subject)
{
    static const char *const words[] = {"Re", "AW",  "SV", "Antw",
                                        "VS", "RIF", "Odp"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t len = strlen(words[i]);
        if (strncasecmp(subject, words[i], len) != 0)
            continue;
        if (subject[len] == '[' || subject[len] == '(') {
            len += 1 + strspn(subject + len + 1, "0123456789");
            len += subject[len] == ']' || subject[len] == ')';
        }
        if (subject[len] == ':')
            return len + 1 + strspn(subject + len + 1, " ");
    }
    return 0;
}

char *reply_subject(const char *subject)
{
    size_t len;
    subject += strspn(subject, " ");
    while ((len = prefix_len(subject)))
        subject += len;
    return xasprintf("Re: %s", subject);
}
