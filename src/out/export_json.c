/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/mem.h"
#include "out/draft_parts.h"
#include "out/export_print.h"
#include "out/rfc3339.h"

static json_t *answers_to_json(const struct check_in *check)
{
    json_t *object = json_object();
    for (size_t i = 0; i < check->form->field_count; i++) {
        const struct field *field = &check->form->fields[i];
        const struct value *value = answers_value(check->answers, i);
        if (answers_asked(check->answers, i) && !value_is_empty(value))
            json_object_set_new(object, field->id,
                                answer_to_json(field, value));
    }
    return object;
}

static json_t *findings_to_json(const struct export_in *in)
{
    json_t *list = json_array();
    for (size_t i = 0; i < in->findings->count; i++) {
        const struct finding *finding = &in->findings->item[i];
        json_array_append_new(
            list, json_pack("{ss ss ss ss}", "field",
                            in->check->form->fields[finding->field].id,
                            "severity", severity_name(finding->severity),
                            "rule", finding->rule, "message",
                            finding->message));
    }
    return list;
}

static json_t *export_to_json(const struct export_in *in)
{
    autofree char *now = rfc3339_local(in->check->now);
    const struct facts *facts = in->check->facts;
    return json_pack("{si ss sb ss so so so}", "senderform", DRAFT_VERSION,
                     "form", in->check->form->id, "complete",
                     export_complete(in), "exported", now, "answers",
                     answers_to_json(in->check), "findings",
                     findings_to_json(in), "facts",
                     facts ? facts_to_json(facts) : json_array());
}

void export_print_json(const struct export_in *in, struct buf *out)
{
    json_t *root = export_to_json(in);
    char *json = json_dumps(root, JSON_INDENT(2));
    json_decref(root);
    /* All texts are UTF-8, so only memory can have been missing. */
    if (!json)
        abort();
    buf_puts(out, json);
    buf_putc(out, '\n');
    free(json);
}
