/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* Files with one thing a line: qmail's control files and /etc/mailname. */
#include "probe/mta_parts.h"

/* The first line that is no comment. */
static struct span first_line(struct span text)
{
    struct span line;
    while (span_line(&text, &line)) {
        line = span_trim(line);
        if (line.len && *line.at != '#')
            return line;
    }
    return span_of(NULL, 0);
}

void mta_read_hostname_line(struct mta_config *config, struct span text)
{
    mta_set_name(config, &config->hostname, first_line(text));
}

void mta_read_helo_line(struct mta_config *config, struct span text)
{
    mta_set_helo(config, first_line(text));
}

void mta_read_bind_line(struct mta_config *config, struct span text)
{
    mta_set_bind(config, first_line(text));
}

/* "DOMAIN:HOST:PORT", without a domain for all others; behind a blank there
 * may be a user's name and a password, which are left where they are. */
void mta_read_smtproutes(struct mta_config *config, struct span text)
{
    struct span line, route;
    while (span_line(&text, &line)) {
        if (!span_word(&line, &route))
            continue;
        if (span_skip(&route, ":"))
            mta_set(config, &config->relay, route);
        else if (*route.at != '#')
            config->varies = true;
    }
}
