/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* The form as it leaves: judged in English and printed in a format. */
#include "model/work.h"
#include "out/export.h"

#include <string.h>

/* Marked as incomplete when it is; new. */
char *finished_form(const struct work *work,
                    const struct export_format *format);
