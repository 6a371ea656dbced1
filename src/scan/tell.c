/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "scan/tell.h"

#include "base/mem.h"
#include "model/evidence.h"

#include <stdio.h>
#include <string.h>

void tell_value(void *ctx, json_t *value)
{
    (void)ctx;
    autofree char *line = json_dumps(value, JSON_COMPACT);
    if (!line)
        return; /* no UTF-8: nothing that was cleaned */
    puts(line);
}

static void tell_as(const char *name, json_t *value)
{
    json_t *named = json_object();
    json_object_set_new(named, name, value);
    tell_value(NULL, named);
    json_decref(named);
}

/* Who listens should know now. */
static void tell_now(const char *name, json_t *value)
{
    tell_as(name, value);
    fflush(stdout);
}

/* Names of files are any bytes. */
static json_t *clean(const char *text)
{
    autofree char *line =
        span_clean(span_of(text, strlen(text)), EVIDENCE_NAME_MAX);
    return json_string(line);
}

static json_t *number(uint64_t value)
{
    return json_integer((json_int_t)value);
}

void tell_progress(void *ctx, const struct reading_progress *progress)
{
    json_t *value = json_object();
    (void)ctx;
    json_object_set_new(value, "bytes", number(progress->bytes));
    json_object_set_new(value, "size", number(progress->size));
    json_object_set_new(value, "file", number(progress->file));
    json_object_set_new(value, "files", number(progress->files));
    json_object_set_new(value, "name", clean(progress->name));
    tell_now("progress", value);
}

void tell_source(const char *name, const struct reading_source *source)
{
    json_t *value = json_object();
    json_object_set_new(value, "name", clean(name));
    json_object_set_new(value, "state", json_string(source->state));
    json_object_set_new(value, "why", clean(source->why));
    json_object_set_new(value, "bytes", number(source->bytes));
    json_object_set_new(value, "lines", number(source->lines));
    json_object_set_new(value, "mta", json_string(line_mta_name(source->mta)));
    json_object_set_new(value, "first", json_integer(source->first));
    json_object_set_new(value, "last", json_integer(source->last));
    tell_as("source", value);
}

void tell_skipped(const struct log_skipped *skipped)
{
    json_t *value = json_object();
    json_object_set_new(value, "name", clean(skipped->name));
    json_object_set_new(value, "state", json_string(skipped->state));
    json_object_set_new(value, "why", clean(skipped->why));
    json_object_set_new(value, "bytes", json_integer(0));
    json_object_set_new(value, "lines", json_integer(0));
    json_object_set_new(value, "mta", json_string(""));
    json_object_set_new(value, "first", json_integer(0));
    json_object_set_new(value, "last", json_integer(0));
    tell_as("source", value);
}

void tell_end(uint64_t lines, uint64_t bytes)
{
    json_t *value = json_object();
    json_object_set_new(value, "lines", number(lines));
    json_object_set_new(value, "bytes", number(bytes));
    tell_now("end", value);
}

void tell_failure(const char *why)
{
    tell_now("failed", json_string(why));
}
