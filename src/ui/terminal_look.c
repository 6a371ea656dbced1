/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "ui/terminal_look.h"

#include <curses.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

static bool both_terminals(void)
{
    return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

int terminal_open_tty(void)
{
    if (both_terminals())
        return fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3);
    return open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
}

/* Terminals whose descriptions are often missing on servers, and which all
 * understand what xterm understands. */
static bool is_xterm_like(const char *name)
{
    static const char *const like[] = {
        "xterm", "kitty", "ghostty", "alacritty", "foot",
        "rxvt",  "tmux",  "screen",  "wezterm",   "konsole",
        "vte",   "gnome", "putty",   "contour",
    };
    for (size_t i = 0; i < sizeof like / sizeof like[0]; i++)
        if (strncmp(name, like[i], strlen(like[i])) == 0)
            return true;
    return false;
}

static bool load_description(const char *name, int fd)
{
    int result = 0;
    return setupterm(name, fd, &result) == OK;
}

/* The name under which it can be driven, whose description is loaded then,
 * or NULL. */
static const char *usable_name(int fd)
{
    const char *name = getenv("TERM");
    if (!name || !*name)
        return NULL;
    if (load_description(name, fd))
        return name;
    if (is_xterm_like(name)) {
        if (load_description("xterm-256color", fd))
            return "xterm-256color";
        if (load_description("vt100", fd))
            return "vt100";
    }
    return NULL;
}

static bool can_place_cursor(void)
{
    return cursor_address && clear_screen;
}

static void forget_description(void)
{
    if (cur_term)
        del_curterm(cur_term);
}

enum terminal_fit terminal_look(const char **ret_name)
{
    int fd = terminal_open_tty();
    if (fd < 0 || !isatty(fd)) {
        if (fd >= 0)
            close(fd);
        return TERMINAL_NONE;
    }
    enum terminal_fit fit = TERMINAL_UNKNOWN;
    *ret_name = usable_name(fd);
    if (*ret_name) {
        fit = can_place_cursor() ? TERMINAL_FITS : TERMINAL_DUMB;
        forget_description();
    }
    close(fd);
    return fit;
}

bool terminal_locale_utf8(void)
{
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

static bool names_utf8(const char *name)
{
    const char *value = getenv(name);
    size_t len = value ? strlen(value) : 0;
    return (len > 5 && strcasecmp(value + len - 5, "UTF-8") == 0) ||
           (len > 4 && strcasecmp(value + len - 4, "UTF8") == 0);
}

/* A locale that is not generated on the server leaves us in C; the terminal
 * at the other end of the line still knows UTF-8. Somebody who asks for the
 * C locale by name gets it. */
void terminal_settle_locale(const struct termios *settings)
{
    if (terminal_locale_utf8())
        return;
    const char *all = getenv("LC_ALL");
    if (all && (strcmp(all, "C") == 0 || strcmp(all, "POSIX") == 0))
        return;
    if ((settings->c_iflag & IUTF8) || names_utf8("LC_ALL") ||
        names_utf8("LC_CTYPE") || names_utf8("LANG"))
        setlocale(LC_CTYPE, "C.UTF-8");
}
