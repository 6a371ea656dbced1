/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * What the logs say, for people and for programs. Pure text: lines are clean
 * already, and no longer than `cols` columns where they can be broken; raw
 * lines of a log stay in one piece.
 */
#include "base/buf.h"
#include "model/evidence.h"
#include "model/provider.h"

struct evidence_look {
    size_t cols; /* 0: do not wrap, and bars as on 80 columns */
    bool ascii;  /* marks and bars */
    time_t now;
    bool in_form; /* which is being filled in already */
};

/* What each code means and what to do first, the most urgent above; then each
 * provider, in that order, with its codes and their numbers, a bar a day, what
 * was delivered and whether it is getting better; last, what was read and what
 * not. */
void evidence_print(const struct evidence *evidence,
                    const struct providers *providers,
                    const struct evidence_look *look, struct buf *out);
/* One JSON object. */
void evidence_print_json(const struct evidence *evidence,
                         const struct providers *providers,
                         const struct evidence_look *look, struct buf *out);
/* Was any log read, be it in part? */
bool evidence_was_read(const struct evidence *evidence);
