/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* The mail that a draft answers, as it came. */
#include "base/file.h"
#include "base/mem.h"
#include "out/store_files.h"

#include <sys/stat.h>
#include <unistd.h>

bool store_keep_mail(const struct store *store, const char *name,
                     const char *mail, size_t len, struct err *err)
{
    autofree char *path = store_path(store, name, STORE_MAIL);
    if (!store_make(store, err))
        return false;
    store_sweep(store, name, STORE_MAIL);
    return file_replace(path, mail, len, 0600, err);
}

bool store_has_mail(const struct store *store, const char *name)
{
    struct stat st;
    autofree char *path = store_path(store, name, STORE_MAIL);
    return store_name_ok(name, NULL) && lstat(path, &st) == 0 &&
           S_ISREG(st.st_mode) && st.st_size > 0;
}

void store_drop_mail(const struct store *store, const char *name)
{
    autofree char *path = store_path(store, name, STORE_MAIL);
    if (unlink(path) == 0)
        file_sync_dir(store->dir, NULL);
}
