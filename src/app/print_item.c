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

static struct winsize terminal_size(void)
{
    struct winsize size = {.ws_col = 0};
    if (isatty(STDOUT_FILENO))
        ioctl(STDOUT_FILENO, TIOCGWINSZ, &size);
    return size;
}

size_t print_cols(void)
{
    return terminal_size().ws_col;
}

size_t print_rows(void)
{
    return terminal_size().ws_row;
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
