/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/*
 * senderform-scan: reads mail logs, for senderform. One line of JSON comes in,
 * lines of JSON go out; see app/scanning.h and model/evidence.h.
 */
#include "base/sandbox.h"
#include "base/std_streams.h"
#include "version.h"

#include <stdio.h>
#include <string.h>

static int about(bool version)
{
    if (version)
        printf("senderform-scan %s (%s)\n", VERSION, sandbox_about());
    else
        puts("senderform-scan reads mail logs, for senderform, which starts "
             "it.\nLines of JSON go in and come out; see senderform(1).");
    return 0;
}

int main(int argc, char **argv)
{
    std_streams_open();
    if (argc > 1)
        return about(strcmp(argv[1], "--version") == 0);
    return 2;
}
