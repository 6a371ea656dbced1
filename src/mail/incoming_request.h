/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* {"tell": "mail"}: the header and the text of a mail (model/mail_told.h). */
#include <jansson.h>

/* What has to be opened before the program locks itself in; as long as it
 * lasts. */
void *incoming_request_open(void);
/* Answers; the program's exit code. */
int incoming_request(const json_t *request, int mail_fd, void *opened);
