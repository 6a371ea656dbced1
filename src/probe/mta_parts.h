/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* Between mta_config.c and its readers, one a source. */
#include "probe/mta_config.h"

/* Sets what is still unset; another value than before makes it vary. Empty
 * and overlong values are as if they were not there. */
void mta_set(struct mta_config *config, char **place, struct span value);
/* The same for a name: what is still to be worked out is none. */
void mta_set_name(struct mta_config *config, char **place, struct span value);
void mta_set_helo(struct mta_config *config, struct span value);
/* Adds an address to send from; in brackets or not. */
void mta_set_bind(struct mta_config *config, struct span value);
/* Does it hold marks for something to be worked out? */
bool mta_is_expression(struct span value);

void mta_read_postconf(struct mta_config *config, struct span text);
void mta_read_postconf_services(struct mta_config *config, struct span text);
void mta_read_exim_hostname(struct mta_config *config, struct span text);
void mta_read_exim_transports(struct mta_config *config, struct span text);
void mta_read_exim_routers(struct mta_config *config, struct span text);
void mta_read_sendmail_cf(struct mta_config *config, struct span text);
void mta_read_smtpd_conf(struct mta_config *config, struct span text);
void mta_read_hostname_line(struct mta_config *config, struct span text);
void mta_read_helo_line(struct mta_config *config, struct span text);
void mta_read_bind_line(struct mta_config *config, struct span text);
void mta_read_smtproutes(struct mta_config *config, struct span text);
