/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "app/print_item.h"

#include "base/mem.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { NARROWEST = 20 }; /* below that nothing is gained by wrapping */

size_t print_cols(void)
{
    struct winsize size;
    if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) < 0)
        return 0;
    return size.ws_col;
}

void print_item(const char *lead, size_t indent, const char *text)
{
    size_t cols = print_cols(), blanks = strspn(lead, " ");
    autofree char *all = xasprintf("%s%s", lead + blanks, text);
    struct text_line *lines;
    if (cols < NARROWEST) {
        printf("%s%s\n", lead, text);
        return;
    }
    size_t count = text_wrap(all, cols - indent, &lines);
    for (size_t i = 0; i < count; i++)
        printf("%*s%.*s\n", (int)(i ? indent : blanks), "", (int)lines[i].len,
               all + lines[i].start);
    free(lines);
}
