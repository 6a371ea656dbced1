/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * A form definition by a stranger: it is read or refused with a sentence, and
 * whatever is said about it fits on one clean line.
 */
#include "base/text.h"
#include "model/form.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct form *form = NULL;
    struct err err = {0};
    if (form_parse((const char *)data, size, "fuzz", &form, &err)) {
        if (form->field_count == 0 || form->field_count > FORM_FIELDS_MAX)
            abort();
        form_free(form);
        return 0;
    }
    char *clean = text_clean(err.text, strlen(err.text), TEXT_LINE);
    if (form || strncmp(err.text, "fuzz:", 5) != 0 ||
        strcmp(clean, err.text) != 0)
        abort();
    free(clean);
    return 0;
}
