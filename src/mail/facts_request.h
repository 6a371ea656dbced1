/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* {"tell": "facts"}: what the header of a mail says about its sender. */
#include <jansson.h>

/* Answers with a fact a line; the program's exit code. */
int facts_request(const json_t *request, int mail_fd, void *opened);
