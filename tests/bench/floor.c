/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* A prompt and an echo, without any library: what the pseudo-terminal and the
 * measuring themselves cost. */
#include <termios.h>
#include <unistd.h>

int main(void)
{
    static const char prompt[] = "\033[H\033[2JFloor: ";
    struct termios mode;
    if (tcgetattr(STDIN_FILENO, &mode) < 0)
        return 1;
    cfmakeraw(&mode);
    tcsetattr(STDIN_FILENO, TCSANOW, &mode);
    if (write(STDOUT_FILENO, prompt, sizeof prompt - 1) < 0)
        return 1;
    char key;
    while (read(STDIN_FILENO, &key, 1) == 1 && key != '\r') {
        if (write(STDOUT_FILENO, &key, 1) < 0)
            return 1;
    }
    return 0;
}
