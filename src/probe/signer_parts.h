/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* Between signer_config.c and its readers. */
#include "probe/signer_config.h"

/* Adds a pair, if both can be in DNS. A domain that is empty or a pattern is
 * any; a selector that is worked out for each mail leaves something unread. */
void signer_add(struct signer_config *config, struct span domain,
                struct span selector);
/* Adds a file to be read; a path that is not absolute is something unread. */
void signer_add_file(struct signer_config *config, struct span path,
                     signer_read *read);

signer_read signer_read_opendkim, signer_read_rspamd, signer_read_exim,
    signer_read_amavis, signer_read_smtpd;
/* "DOMAIN SELECTOR" a line. */
signer_read signer_read_map;
