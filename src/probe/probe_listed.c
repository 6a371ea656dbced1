/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* Whether an address is on block lists. Each list is asked twice: for the
 * address and, since silence would look like a good word, for the entry that
 * every list has. */
#include "base/i18n.h"
#include "base/mem.h"
#include "probe/block_lists.h"
#include "probe/probes.h"
#include "probe/reverse_name.h"

#include <string.h>
#include <strings.h>

#define LISTS_MAX 8u
#define NAME_SIZE (REVERSE_LABELS_SIZE + 64)

struct question {
    const struct block_list *list;
    char entry[NAME_SIZE], test[NAME_SIZE];
    enum block_state state, works; /* what both answers say */
    struct buf words, test_words;
    int open; /* answers still to come */
};

struct listed {
    struct question question[LISTS_MAX];
    size_t count;
};

/* What one list says in the end. */
static enum block_state verdict(const struct question *question)
{
    if (question->state == BLOCK_CLEAN && question->works != BLOCK_LISTED)
        return BLOCK_UNKNOWN;
    return question->state;
}

static const char *why_unknown(const struct question *question)
{
    if (question->state == BLOCK_UNKNOWN)
        return buf_text(&question->words);
    if (question->works == BLOCK_UNKNOWN)
        return buf_text(&question->test_words);
    return N_("it does not answer its own test entry (RFC 5782 5)");
}

static size_t count_of(const struct listed *listed, enum block_state state)
{
    size_t count = 0;
    for (size_t i = 0; i < listed->count; i++)
        count += verdict(&listed->question[i]) == state;
    return count;
}

/* "zen.spamhaus.org (127.0.0.2 SBL), ..." of those that say so. */
static void print_lists(const struct listed *listed, enum block_state state,
                        struct buf *out)
{
    const char *comma = "";
    for (size_t i = 0; i < listed->count; i++) {
        const struct question *question = &listed->question[i];
        if (verdict(question) != state)
            continue;
        buf_printf(out, "%s%s (%s)", comma, question->list->zone,
                   state == BLOCK_UNKNOWN ? why_unknown(question)
                                          : buf_text(&question->words));
        comma = ", ";
    }
}

/* Whom nobody could ask stands behind what the others say. */
static void print_all(const struct listed *listed, struct buf *out)
{
    size_t clean = count_of(listed, BLOCK_CLEAN);
    if (count_of(listed, BLOCK_LISTED) > 0) {
        buf_puts(out, "listed: ");
        print_lists(listed, BLOCK_LISTED, out);
    } else if (clean > 0) {
        buf_printf(out, "clean: %zu %s", clean, clean == 1 ? "list" : "lists");
    }
    if (count_of(listed, BLOCK_UNKNOWN) == 0)
        return;
    if (out->len > 0)
        buf_puts(out, "; not known: ");
    print_lists(listed, BLOCK_UNKNOWN, out);
}

static void end_if_all(struct ask *ask)
{
    const struct listed *listed = ask->state;
    struct buf words;
    for (size_t i = 0; i < listed->count; i++)
        if (listed->question[i].open > 0)
            return;
    autofree char *source = xasprintf("%zu block lists by the system's "
                                      "resolver, %d ms",
                                      listed->count, ask_ms(ask));
    bool unknown = count_of(listed, BLOCK_UNKNOWN) == listed->count;
    buf_init(&words, FACT_TEXT_MAX);
    print_all(listed, &words);
    if (unknown)
        ask_failed(ask, source, buf_text(&words));
    else
        ask_known(ask, source, "%s", buf_text(&words));
    buf_done(&words);
}

static void on_entry(void *ctx, const struct dns_reply *reply)
{
    struct ask *ask = ctx;
    struct listed *listed = ask->state;
    for (size_t i = 0; i < listed->count; i++) {
        struct question *question = &listed->question[i];
        if (strcasecmp(question->entry, reply->name) != 0)
            continue;
        question->open--;
        question->state =
            block_list_judge(question->list, reply->answer, &question->words);
    }
    end_if_all(ask);
}

static void on_test(void *ctx, const struct dns_reply *reply)
{
    struct ask *ask = ctx;
    struct listed *listed = ask->state;
    for (size_t i = 0; i < listed->count; i++) {
        struct question *question = &listed->question[i];
        if (strcasecmp(question->test, reply->name) != 0)
            continue;
        question->open--;
        question->works = block_list_judge(question->list, reply->answer,
                                           &question->test_words);
    }
    end_if_all(ask);
}

static void add(struct listed *listed, const struct block_list *list,
                const char *labels)
{
    struct question *question = &listed->question[listed->count++];
    question->list = list;
    question->open = 2;
    buf_init(&question->words, BLOCK_WORDS_MAX);
    buf_init(&question->test_words, BLOCK_WORDS_MAX);
    snprintf(question->entry, NAME_SIZE, "%s.%s", labels, list->zone);
    snprintf(question->test, NAME_SIZE, BLOCK_TEST_LABELS ".%s", list->zone);
}

void probe_listed(struct ask *ask)
{
    struct listed *listed = xcalloc(1, sizeof *listed);
    struct ip_address ip = {0}, inner;
    char labels[REVERSE_LABELS_SIZE];
    ask->state = listed;
    ip_parse(ask->subject, &ip);
    bool v6 = ip.v6 && !ip_unmap(&ip, &inner);
    reverse_labels(&ip, labels);
    for (const struct block_list *list = block_lists(); list->zone; list++)
        if ((list->v6 || !v6) && listed->count < LISTS_MAX)
            add(listed, list, labels);
    for (size_t i = 0; i < listed->count; i++) {
        ask_dns(ask, listed->question[i].entry, DNS_A, on_entry);
        ask_dns(ask, listed->question[i].test, DNS_A, on_test);
    }
}

void probe_listed_stop(struct ask *ask)
{
    struct listed *listed = ask->state;
    for (size_t i = 0; i < listed->count; i++) {
        buf_done(&listed->question[i].words);
        buf_done(&listed->question[i].test_words);
    }
    free(listed);
}
