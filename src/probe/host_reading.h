/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * What another process reads of this machine's configuration, as facts.
 *
 * That process runs programs and opens files, which the one that talks to
 * the network has given up (see host_reader.h).
 */
#include "base/loop.h"
#include "model/facts.h"

#define HOST_REPORT_MAX (256u * 1024) /* bytes; what is longer is left out */

struct host_reading;
typedef void host_read_fn(void *ctx);

/* Reads fact lines from fd (taken) to its end; -1: there are none. New. */
struct host_reading *host_reading_new(struct loop *loop, int fd);
void host_reading_free(struct host_reading *reading);

/* All facts, or NULL while some may still come; borrowed. */
const struct facts *host_reading_facts(const struct host_reading *reading);
/* fn is called once, when the end is reached; not when it is already. */
void host_reading_wait(struct host_reading *reading, host_read_fn *fn,
                       void *ctx);
void host_reading_forget(struct host_reading *reading, const void *ctx);
