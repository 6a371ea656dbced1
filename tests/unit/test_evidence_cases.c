/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * tests/cases/evidence: "input" has lines of senderform-scan, "expected" what
 * is printed of them on 2026-11-25 at 22:30 UTC: on 80 columns, on 40 in ASCII,
 * into a pipe, then the draft for Yahoo, then JSON.
 */
#include "base/span.h"
#include "base/text.h"
#include "out/evidence_draft.h"
#include "out/evidence_print.h"

#include "case_folders.h"

#define NOW   1795645800
#define SINCE (NOW - 30 * 86400)

/* Texts of the files, which are owned elsewhere. */
#define OF(text) ((char[]){text})

static struct provider_code yahoo_codes[] = {
    {.code = OF("TSS04"),
     .meaning = OF("Mail from your address is slowed down: complaints, odd "
                   "volumes, missing authentication or a poor reputation."),
     .act = OF("Send less and slower, and check SPF, DKIM and DMARC."),
     .help = HELP_LATER,
     .urgency = 5},
    {.code = OF("TSS07"),
     .meaning = OF("Your address is on Spamhaus's list."),
     .act = OF("Have it delisted at check.spamhaus.org."),
     .help = HELP_NO,
     .urgency = 9},
    {.code = OF("TSS09"),
     .meaning = OF("All mail from your address is refused."),
     .act = OF("Stop sending and mend what is wrong."),
     .help = HELP_YES,
     .urgency = 8},
    {.code = OF("TSS11"),
     .meaning = OF("All mail from your address is refused."),
     .act = OF("Stop sending and mend what is wrong."),
     .help = HELP_YES,
     .urgency = 8},
    {.code = OF("450"),
     .meaning = OF("The recipient is getting too much mail."),
     .act = OF("Wait; it ends by itself."),
     .help = HELP_NO,
     .urgency = 1},
};
static char *yahoo_forms[] = {OF("yahoo-sender-support"), NULL};
static struct provider yahoo = {
    .id = OF("yahoo"),
    .name = OF("Yahoo"),
    .forms = yahoo_forms,
    .codes = yahoo_codes,
    .code_count = sizeof yahoo_codes / sizeof *yahoo_codes,
};
static struct provider_code microsoft_codes[] = {
    {.code = OF("S3140"),
     .meaning = OF("Part of your network is on Microsoft's block list."),
     .act = OF("Ask your provider, then Microsoft's form."),
     .help = HELP_LATER,
     .urgency = 8},
};
static struct provider microsoft = {
    .id = OF("microsoft"),
    .name = OF("Microsoft"),
    .codes = microsoft_codes,
    .code_count = 1,
};
static struct provider gmail = {.id = OF("gmail"), .name = OF("Gmail")};

static struct provider *items[] = {&gmail, &microsoft, &yahoo};
static const struct providers providers = {.items = items, .count = 3};

static void hear(struct evidence *evidence, const char *input, size_t len)
{
    struct span rest = span_of(input, len), line;
    while (span_until(&rest, '\n', &line))
        if (evidence_take(evidence, line.at, line.len) == EVIDENCE_FAILED)
            fail_msg("%.*s: %s", (int)line.len, line.at, evidence->why);
}

/* Lines of the report that are wider than that, but for a log's own. */
static void expect_cols(const char *text, size_t cols)
{
    struct span rest = span_of(text, strlen(text)), line;
    while (span_until(&rest, '\n', &line))
        if (text_cols(line.at, line.len) > cols &&
            !memmem(line.at, line.len, " postfix/", 9) &&
            !memmem(line.at, line.len, "senderform fill", 15))
            fail_msg("wider than %zu: %.*s", cols, (int)line.len, line.at);
}

static void say_text(const struct evidence *evidence, size_t cols, bool ascii,
                     struct buf *out)
{
    const struct evidence_look look = {
        .cols = cols, .ascii = ascii, .now = NOW};
    struct buf text;
    buf_init(&text, CASE_FILE_MAX);
    evidence_print(evidence, &providers, &look, &text);
    if (cols)
        expect_cols(buf_text(&text), cols);
    buf_printf(out, "=== %zu columns%s\n%s", cols, ascii ? ", ASCII" : "",
               buf_text(&text));
    buf_done(&text);
}

static void say_evidence(const char *name, const char *input, size_t len,
                         struct buf *out)
{
    struct evidence evidence = {.since = SINCE, .until = NOW};
    const struct evidence_look look = {.now = NOW};
    (void)name;
    hear(&evidence, input, len);
    say_text(&evidence, 80, false, out);
    say_text(&evidence, 40, true, out);
    say_text(&evidence, 0, false, out);
    autofree char *draft =
        evidence_draft(&evidence, &yahoo, PRIVATE_BY_DEFAULT);
    buf_printf(out, "=== draft\n%s=== JSON\n", draft ? draft : "(none)\n");
    evidence_print_json(&evidence, &providers, &look, out);
    evidence_done(&evidence);
}

int main(int argc, char **argv)
{
    setenv("TZ", "UTC", 1);
    if (argc > 1)
        return case_print("evidence", argv[1], say_evidence);
    return case_folders_run("evidence", say_evidence, NULL, 0);
}
