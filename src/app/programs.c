/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "app/programs.h"

#include "base/mem.h"

#include <stdlib.h>

char *program_path(const char *name)
{
    const char *folder = getenv("SENDERFORM_HELPERS");
    return xasprintf("%s/%s", folder && *folder ? folder : HELPERS_DIR, name);
}
