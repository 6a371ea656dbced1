/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "stored.h"

#include "base/mem.h"
#include "vt.h"

#include <string.h>
#include <unistd.h>

json_t *stored_answers(char *program, const char *home, const char *draft)
{
    autofree char *path = xasprintf("%s/stored.json", home);
    autofree char *name = xstrdup(draft);
    char export[] = "export", partial[] = "--partial", format[] = "--format";
    char json[] = "json", output[] = "--output";
    char *argv[] = {program, export, name,   partial, format,
                    json,    output, path, NULL};
    unlink(path);
    struct vt *vt = vt_start(&(struct vt_setup){.home = home}, argv);
    int status = 0;
    bool ok = vt_wait_exit(vt, &status, VT_DEADLINE_MS) && status == 0;
    if (!ok) {
        autofree char *screen = vt_screen(vt);
        fprintf(stderr, "export said:\n%s", screen);
    }
    vt_free(vt);
    json_t *form = ok ? json_load_file(path, 0, NULL) : NULL;
    json_t *answers = json_incref(json_object_get(form, "answers"));
    json_decref(form);
    return answers;
}

const char *stored_text(json_t *answers, const char *field)
{
    const char *text = json_string_value(json_object_get(answers, field));
    return text ? text : "";
}
