/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "ui/terminal.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "ui/terminal_crash.h"
#include "ui/terminal_look.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

#define CLIPBOARD_MAX 100000u /* bytes; xterm and others stop about here */
#define DRAIN_MS      60      /* silence that ends what is being pasted */
#define DRAIN_TURNS   50

struct terminal {
    FILE *out;
    int fd;
    SCREEN *screen;
    struct termios saved;
    bool utf8;
    bool lent;
};

static void put(struct terminal *terminal, const char *bytes)
{
    fputs(bytes, terminal->out);
}

static void modes_on(struct terminal *terminal)
{
    put(terminal,
        "\033[?2004h"); /* pastes are marked; unknown ones ignore it */
    fflush(terminal->out);
}

static void modes_off(struct terminal *terminal)
{
    put(terminal, "\033[?2004l");
    fflush(terminal->out);
}

static void start_colors(void)
{
    const char *no_color = getenv("NO_COLOR");
    if ((no_color && *no_color) || !has_colors() || start_color() == ERR)
        return;
    use_default_colors();
    for (short color = 1; color < 8; color++)
        init_pair(color, color, -1);
}

/* Flow control is left alone on a real serial line, which may need it. */
static bool is_serial(int fd)
{
    const char *name = ttyname(fd);
    return name && (strncmp(name, "/dev/ttyS", 9) == 0 ||
                    strncmp(name, "/dev/ttyUSB", 11) == 0);
}

static void set_modes(struct terminal *terminal)
{
    raw();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    typeahead(-1); /* a repaint is small: it need not stop for keys */
    if (!is_serial(terminal->fd))
        return;
    struct termios now;
    if (tcgetattr(terminal->fd, &now) == 0) {
        now.c_iflag |= terminal->saved.c_iflag & (tcflag_t)(IXON | IXOFF);
        tcsetattr(terminal->fd, TCSADRAIN, &now);
    }
}

static bool start_curses(struct terminal *terminal, const char *name,
                         struct err *err)
{
    terminal->screen = newterm(name, terminal->out, stdin);
    if (!terminal->screen)
        return err_set(err, ERR_SYSTEM, _("the terminal cannot be started"));
    set_modes(terminal);
    start_colors();
    return true;
}

bool terminal_open(const char *name, struct terminal **ret, struct err *err)
{
    int fd = terminal_open_tty();
    if (fd < 0)
        return err_sys(err, "%s", _("there is no terminal"));
    struct terminal *terminal = xcalloc(1, sizeof *terminal);
    terminal->fd = fd;
    terminal->out = fdopen(fcntl(fd, F_DUPFD_CLOEXEC, 3), "w");
    if (!terminal->out || tcgetattr(fd, &terminal->saved) < 0) {
        terminal_close(terminal, true);
        return err_sys(err, "%s", _("the terminal cannot be used"));
    }
    terminal_settle_locale(&terminal->saved);
    terminal->utf8 = terminal_locale_utf8();
    if (!start_curses(terminal, name, err)) {
        terminal_close(terminal, true);
        return false;
    }
    crash_guard_on(fd, &terminal->saved);
    modes_on(terminal);
    *ret = terminal;
    return true;
}

/* Waits, within bounds, until nothing more comes, and throws it away. */
static void drain(struct terminal *terminal)
{
    char waste[4096];
    struct pollfd look = {.fd = terminal->fd, .events = POLLIN};
    for (int i = 0; i < DRAIN_TURNS; i++)
        if (poll(&look, 1, i == 0 ? 0 : DRAIN_MS) <= 0 ||
            terminal_read(terminal, waste, sizeof waste) <= 0)
            break;
    tcflush(terminal->fd, TCIFLUSH);
}

void terminal_close(struct terminal *terminal, bool gone)
{
    if (!terminal)
        return;
    if (terminal->screen && terminal->out) {
        if (!gone)
            drain(terminal);
        modes_off(terminal); /* it may live on though it said it is gone */
        if (!terminal->lent)
            endwin();
        delscreen(terminal->screen);
        crash_guard_off();
    }
    if (terminal->out)
        fclose(terminal->out);
    close(terminal->fd);
    free(terminal);
}

int terminal_fd(const struct terminal *terminal)
{
    return terminal->fd;
}

bool terminal_utf8(const struct terminal *terminal)
{
    return terminal->utf8;
}

int terminal_rows(const struct terminal *terminal)
{
    (void)terminal;
    return getmaxy(stdscr);
}

int terminal_cols(const struct terminal *terminal)
{
    (void)terminal;
    return getmaxx(stdscr);
}

void terminal_resize(struct terminal *terminal)
{
    struct winsize size = {0};
    if (terminal->lent || ioctl(terminal->fd, TIOCGWINSZ, &size) < 0)
        return;
    int rows = size.ws_row ? size.ws_row : 24;
    int cols = size.ws_col ? size.ws_col : 80;
    if (rows != getmaxy(stdscr) || cols != getmaxx(stdscr))
        resizeterm(rows, cols);
}

/* Keys beyond what input_sequence.c knows by itself. */
void terminal_define_keys(const struct terminal *terminal,
                          struct input_decoder *in)
{
    (void)terminal;
    static const struct {
        const char *capability;
        struct input meaning;
    } keys[] = {
        {"kcuu1", {.kind = INPUT_UP}},
        {"kcud1", {.kind = INPUT_DOWN}},
        {"kcub1", {.kind = INPUT_LEFT}},
        {"kcuf1", {.kind = INPUT_RIGHT}},
        {"khome", {.kind = INPUT_HOME}},
        {"kend", {.kind = INPUT_END}},
        {"kpp", {.kind = INPUT_PAGE_UP}},
        {"knp", {.kind = INPUT_PAGE_DOWN}},
        {"kdch1", {.kind = INPUT_DELETE}},
        {"kich1", {.kind = INPUT_INSERT}},
        {"kcbt", {.kind = INPUT_BACKTAB}},
        {"kent", {.kind = INPUT_ENTER}},
        {"kf1", {.kind = INPUT_F, .ucs = 1}},
        {"kf4", {.kind = INPUT_F, .ucs = 4}},
        {"kLFT5", {.kind = INPUT_LEFT, .ctrl = true}},
        {"kRIT5", {.kind = INPUT_RIGHT, .ctrl = true}},
    };
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        const char *sequence = tigetstr(keys[i].capability);
        if (sequence && sequence != (char *)-1 && strlen(sequence) > 2)
            input_define(in, sequence, keys[i].meaning);
    }
}

ssize_t terminal_read(struct terminal *terminal, char *bytes, size_t size)
{
    ssize_t got = read(terminal->fd, bytes, size);
    if (got > 0)
        return got;
    /* An end of file or EIO is the end of a terminal that hung up. */
    return got < 0 && (errno == EINTR || errno == EAGAIN) ? 0 : -1;
}

void terminal_lend(struct terminal *terminal)
{
    if (terminal->lent)
        return;
    modes_off(terminal);
    endwin();
    terminal->lent = true;
}

void terminal_take_back(struct terminal *terminal)
{
    if (!terminal->lent)
        return;
    terminal->lent = false;
    reset_prog_mode();
    terminal_resize(terminal);
    clearok(stdscr, TRUE);
    modes_on(terminal);
}

void terminal_suspend(struct terminal *terminal)
{
    terminal_lend(terminal);
    struct sigaction normal = {.sa_handler = SIG_DFL}, ours;
    sigset_t stop, mask;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTSTP);
    sigaction(SIGTSTP, &normal, &ours);
    kill(0, SIGTSTP);
    sigprocmask(SIG_UNBLOCK, &stop, &mask); /* stops here */
    sigprocmask(SIG_SETMASK, &mask, NULL);
    sigaction(SIGTSTP, &ours, NULL);
    terminal_take_back(terminal);
}

static void put_base64(struct terminal *terminal, const unsigned char *text,
                       size_t len)
{
    static const char digit[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                "abcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < len; i += 3) {
        unsigned long bits = (unsigned long)text[i] << 16;
        bits |= i + 1 < len ? (unsigned long)text[i + 1] << 8 : 0;
        bits |= i + 2 < len ? (unsigned long)text[i + 2] : 0;
        fputc(digit[bits >> 18 & 63], terminal->out);
        fputc(digit[bits >> 12 & 63], terminal->out);
        fputc(i + 1 < len ? digit[bits >> 6 & 63] : '=', terminal->out);
        fputc(i + 2 < len ? digit[bits & 63] : '=', terminal->out);
    }
}

bool terminal_copy(struct terminal *terminal, const char *text)
{
    size_t len = strlen(text);
    if (len > CLIPBOARD_MAX)
        return false;
    put(terminal, "\033]52;c;");
    put_base64(terminal, (const unsigned char *)text, len);
    put(terminal, "\a");
    fflush(terminal->out);
    return true;
}

void terminal_redraw_all(struct terminal *terminal)
{
    (void)terminal;
    clearok(stdscr, TRUE);
}
