/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * A draft by a stranger: it is read or refused with a sentence. What was read
 * is within the limits, and written and read again it is the same. It can be
 * exported, in the form's encoding.
 */
#include "base/mem.h"
#include "base/text.h"
#include "out/draft.h"
#include "out/export.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char definition[] =
    "{\"senderform\":1,\"id\":\"f\",\"title\":\"T\",\"provider\":\"P\","
    "\"sections\":[{\"id\":\"s\",\"title\":\"S\",\"fields\":["
    "{\"id\":\"contact\",\"kind\":\"text\",\"label\":\"Who?\"},"
    "{\"id\":\"log\",\"kind\":\"block\",\"label\":\"Log\"},"
    "{\"id\":\"berth\",\"kind\":\"choice\",\"label\":\"Berth\","
    "\"free\":true,\"options\":[{\"value\":\"a\",\"label\":\"A\"}]},"
    "{\"id\":\"cargo\",\"kind\":\"many\",\"label\":\"Cargo\","
    "\"options\":[{\"value\":\"letters\",\"label\":\"Letters\"}]},"
    "{\"id\":\"buoys\",\"kind\":\"rows\",\"label\":\"Buoys\",\"columns\":["
    "{\"id\":\"light\",\"kind\":\"text\",\"label\":\"Light\"},"
    "{\"id\":\"host\",\"kind\":\"text\",\"label\":\"Host\"}]}]}]}";

static void need(bool fact)
{
    if (!fact)
        abort();
}

static struct form *make_form(void)
{
    struct form *form = NULL;
    need(form_parse(definition, strlen(definition), "f", &form, NULL));
    return form;
}

static void check_answers(const struct answers *answers)
{
    const struct form *form = answers_form(answers);
    for (size_t i = 0; i < form->field_count; i++) {
        const struct value *value = answers_value(answers, i);
        need(value_rows(value) <= VALUE_ROWS_MAX);
        for (size_t j = 0; j < value->count; j++) {
            size_t len = strlen(value->item[j]);
            need(len <= VALUE_TEXT_MAX);
            need(text_is_utf8(value->item[j], len));
        }
    }
}

static void check_round_trip(const struct form *form,
                             const struct draft *draft)
{
    size_t len;
    autofree char *text = draft_print(draft, &len);
    struct draft *again = NULL;
    need(draft_parse(text, len, "again", form, &again, NULL));
    autofree char *twice = draft_print(again, NULL);
    need(strcmp(text, twice) == 0);
    draft_free(again);
}

static void check_export(const struct form *form, struct draft *draft)
{
    struct check_in in = {.form = form,
                          .answers = draft_answers(draft),
                          .facts = draft_facts(draft),
                          .english = true};
    struct findings findings;
    check(&in, &findings);
    struct export_in export = {.check = &in, .findings = &findings};
    for (size_t i = 0; export_formats()[i].name; i++) {
        struct buf out;
        buf_init(&out, SIZE_MAX / 2);
        export_formats()[i].print(&export, &out);
        need(out.len > 0 && out.data[out.len - 1] == '\n');
        need(text_is_utf8(out.data, out.len));
        buf_done(&out);
    }
    findings_done(&findings);
}

static void check_refusal(const struct err *err)
{
    autofree char *clean =
        text_clean(err->text, strlen(err->text), TEXT_LINE);
    need(strncmp(err->text, "fuzz:", 5) == 0);
    need(strcmp(clean, err->text) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct form *form = make_form();
    struct draft *draft = NULL;
    struct err err = {.code = ERR_NONE};
    if (draft_parse((const char *)data, size, "fuzz", form, &draft, &err)) {
        check_answers(draft_answers(draft));
        check_round_trip(form, draft);
        check_export(form, draft);
        draft_free(draft);
    } else {
        need(!draft);
        check_refusal(&err);
    }
    form_free(form);
    return 0;
}
