/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* How far the reading of mail logs is, in words. */
#include "ui/host_evidence.h"

/* The log that is being read: "Reading /var/log/mail.log (2 of 5)"; new. */
char *reading_file_words(const struct host_evidence *now);
/* "12 MB of 480 MB, 210 MB a second, 2 seconds left"; new. */
char *reading_progress_words(const struct host_evidence *now);
