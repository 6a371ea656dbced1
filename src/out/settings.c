/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "out/settings.h"

#include "base/file.h"
#include "base/mem.h"
#include "out/draft.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* The whole object, new; an empty one when there is none. */
static json_t *read_all(const char *path)
{
    autofree char *text = NULL;
    size_t len;
    json_t *root = NULL;
    if (file_read(path, SETTINGS_MAX, &text, &len, NULL))
        root = json_loadb(text, len, JSON_REJECT_DUPLICATES, NULL);
    if (json_is_object(root))
        return root;
    json_decref(root);
    return json_object();
}

void settings_read(struct settings *ret)
{
    autofree char *folder = NULL;
    *ret = (struct settings){.ask_outside = false};
    if (!file_data_dir(&folder, NULL))
        return;
    autofree char *path = xasprintf("%s/settings.json", folder);
    json_t *root = read_all(path);
    ret->ask_outside = json_is_true(json_object_get(root, "ask_outside"));
    json_decref(root);
}

bool settings_write(const struct settings *settings, struct err *err)
{
    autofree char *folder = NULL;
    if (!file_data_dir(&folder, err) || !file_make_dirs(folder, 0700, err))
        return false;
    autofree char *path = xasprintf("%s/settings.json", folder);
    json_t *root = read_all(path);
    json_object_set_new(root, "senderform", json_integer(DRAFT_VERSION));
    json_object_set_new(root, "ask_outside",
                        json_boolean(settings->ask_outside));
    char *text = json_dumps(root, JSON_INDENT(2));
    json_decref(root);
    if (!text)
        abort(); /* out of memory: all texts are UTF-8 */
    bool written = file_replace(path, text, strlen(text), 0600, err);
    free(text);
    return written;
}
