/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * What vt.c, vt_keys.c and vt_screen.c share.
 */
#include "base/buf.h"
#include "vt.h"

#include <vterm.h>

struct vt {
    struct VTerm *term;
    struct VTermScreen *screen;
    int master; /* -1 after the end or a hang-up */
    int pidfd;
    pid_t pid;
    int cols, rows;
    bool alternate, cursor_visible;
    bool ended;
    int status; /* as waitpid gives it, once ended */
    bool late;
    unsigned long long bytes, drawn;
    long long *exec_ns; /* shared with the child */
    long long last_output_ns;
    struct buf raw;
    struct buf input;      /* to be written to the program */
    struct buf *answer_to; /* where what the terminal sends goes to */
};

/* Makes the terminal in vt->cols, vt->rows. */
void vt_screen_open(struct vt *vt);
