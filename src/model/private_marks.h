/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Where in a line of a log something private stands. For private_text.c alone.
 */
#include "base/span.h"
#include "model/private_text.h"

#define PRIVATE_NOTHING PRIVATE_KINDS

/* A kind for each byte of the line, PRIVATE_NOTHING for most. */
struct private_marks {
    struct span line; /* borrowed */
    unsigned char *kind;
    struct span own; /* this machine's name, as syslog has it */
};

/* Reads the line. */
void private_marks_init(struct private_marks *marks, struct span line);
void private_marks_done(struct private_marks *marks);

/* Marks line.at[start] to line.at[end - 1], unless something there is marked
 * already. */
void private_marks_set(struct private_marks *marks, size_t start, size_t end,
                       enum private_kind kind);

/* The parts of private_marks_init(), in this order: what an earlier one has
 * taken is nothing else. */
void private_mark_mailboxes(struct private_marks *marks);
void private_mark_names(struct private_marks *marks); /* people log in with */
void private_mark_own_host(struct private_marks *marks);
void private_mark_hosts(struct private_marks *marks); /* and addresses */
