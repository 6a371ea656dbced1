/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/fact_line.h"

#include "base/i18n.h"

#include <jansson.h>
#include <stdlib.h>

void fact_line_print(const struct fact *fact, int done_ms, struct buf *out)
{
    json_t *line =
        json_pack("{ss ss ss ss ss}", "kind", fact->kind, "subject",
                  fact->subject, "state", fact_state_name(fact->state), "value",
                  fact->value, "source", fact->source);
    if (done_ms >= 0) {
        json_object_set_new(line, "done", json_true());
        json_object_set_new(line, "ms", json_integer(done_ms));
    }
    char *text = json_dumps(line, JSON_COMPACT);
    json_decref(line);
    if (!text)
        abort(); /* out of memory */
    buf_puts(out, text);
    buf_putc(out, '\n');
    free(text);
}

static const char *text_of(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

/* Also without "ms" it is done; nothing takes longer than a day. */
static int read_done(const json_t *root)
{
    enum { DAY_MS = 24 * 3600 * 1000 };
    json_int_t ms = json_integer_value(json_object_get(root, "ms"));
    if (!json_is_true(json_object_get(root, "done")))
        return FACT_NOT_DONE;
    return ms < 0 ? 0 : ms < DAY_MS ? (int)ms : DAY_MS;
}

bool fact_line_parse(const char *line, size_t len, struct fact *ret,
                     int *ret_done_ms, struct err *err)
{
    json_error_t why;
    enum fact_state state;
    if (len > FACT_LINE_MAX)
        return err_set(err, ERR_LIMIT, _("a line of more than %u bytes"),
                       FACT_LINE_MAX);
    json_t *root = json_loadb(line, len, JSON_REJECT_DUPLICATES, &why);
    const char *name = text_of(root, "state");
    if (!name || !fact_state_find(name, &state) || state == FACT_ASKED ||
        !text_of(root, "kind")) {
        json_decref(root);
        return err_set(err, ERR_INPUT, _("a line that is no fact"));
    }
    *ret = fact_make(text_of(root, "kind"), text_of(root, "subject"), state,
                     text_of(root, "value"), text_of(root, "source"));
    if (ret_done_ms)
        *ret_done_ms = read_done(root);
    json_decref(root);
    return true;
}
