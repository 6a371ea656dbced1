/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * What evidence_print*.c and evidence_draft.c share. Texts are new.
 */
#include "out/evidence_codes.h"
#include "out/evidence_print.h"

struct evidence_page {
    const struct evidence *evidence;
    const struct providers *providers;
    const struct evidence_look *look;
    struct buf *out;
};

/* "1,204" with what parts thousands. */
char *evidence_number(uint64_t number, const char *mark);
/* The same in the language of the screen. */
char *evidence_count(uint64_t number);
/* "12%"; "100%" and "0%" are exact. */
char *evidence_share(double part, double whole);
char *evidence_bytes(uint64_t bytes); /* "12 MB" */
/* Of this machine's clock: "2026-11-20" and "2026-11-20 08:14". */
char *evidence_date(time_t at);
char *evidence_minute(time_t at);
/* What was asked for begins there: the day, or the minute when that is near. */
char *evidence_since(const struct evidence *evidence);
/* What was delivered in the last 30 days of the logs, and which these are: "in
 * the last 30 days", "since 2026-11-08" where no log of the days before was
 * read, "in the 30 days up to 2026-06-10" where they are old. */
char *evidence_month_count(const struct evidence_page *page,
                           const struct evidence_delivery *delivery);
char *evidence_month_span(const struct evidence_page *page);
/* Adds the text behind `lead`, wrapped, with further lines `indent` columns
 * in; `lead` counts as text. */
void evidence_item(const struct evidence_page *page, const char *lead,
                   size_t indent, const char *text);

/* Of at least one code. */
void evidence_print_means(const struct evidence_page *page,
                          const struct evidence_code *codes, size_t count);
void evidence_print_code(const struct evidence_page *page,
                         const struct evidence_code *code);
/* Bars, a day each, and what they say together. */
void evidence_print_days(const struct evidence_page *page,
                         const struct provider *provider);
/* What was delivered, and whether it has been getting better. */
void evidence_print_course(const struct evidence_page *page,
                           const struct provider *provider);
/* evidence_trend(), but that nothing is over while refusals go on. */
enum evidence_trend evidence_course(const struct evidence_page *page,
                                    const struct provider *provider,
                                    double *ret_before, double *ret_after);
void evidence_print_read(const struct evidence_page *page);
/* "3 files, 12 MB"; NULL: nothing was. */
char *evidence_what_was_read(const struct evidence *evidence);
