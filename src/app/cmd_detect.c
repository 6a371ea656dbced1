/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* senderform detect: what can be measured, for people and for programs. */
#include "app/app.h"
#include "app/measure.h"
#include "app/print_item.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "model/fact_list.h"
#include "out/draft.h"

#include <stdio.h>
#include <string.h>

static void add_subjects(void *ctx, struct subjects *subjects)
{
    const struct options *options = ctx;
    for (size_t i = 0; options->ips[i]; i++) {
        subjects_add(subjects, SUBJECTS_SERVERS, options->ips[i]);
        if (!options->domain)
            continue;
        autofree char *pair =
            xasprintf("%s %s", options->ips[i], options->domain);
        subjects_add(subjects, SUBJECTS_PAIRS, pair);
    }
    if (options->domain)
        subjects_add(subjects, SUBJECTS_DOMAINS, options->domain);
}

static void print_fact(const struct fact *fact, const char *about)
{
    autofree char *sentence = fact_sentence(fact, about);
    const char lead[] = {' ', fact_verdict_mark(fact_verdict(fact)), ' ', '\0'};
    print_item(lead, strlen(lead), sentence);
}

static void print_table(const struct facts *facts)
{
    const struct fact **list;
    size_t count = fact_list(facts, &list);
    char *last = NULL;
    for (size_t i = 0; i < count; i++) {
        char *about = fact_about(list[i]);
        if (!last || strcmp(last, about) != 0)
            printf("%s%s\n", last ? "\n" : "",
                   *about ? about : _("This machine"));
        free(last);
        last = about;
        print_fact(list[i], about);
    }
    free(last);
    free(list);
}

int cmd_detect(struct app *app)
{
    struct facts *facts = facts_new();
    struct err err = {0};
    int code = measure(app, facts, add_subjects, &app->options, &err);
    if (*err.text)
        app_fail(0, "%s", err.text);
    if (app->options.json) {
        autofree char *json = facts_print(facts);
        puts(json);
    } else {
        print_table(facts);
    }
    facts_free(facts);
    return code;
}
