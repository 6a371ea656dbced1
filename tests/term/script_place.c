/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* Statements about the place a program finds itself in: its terminal's size,
 * its environment, its files, its disk. */
#include "script.h"

#include "base/file.h"
#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

static bool do_size(struct script *script, const char *rest, struct err *err)
{
    if (sscanf(rest, "%dx%d", &script->cols, &script->rows) != 2)
        return err_set(err, ERR_INPUT, "a size reads 80x24");
    return true;
}

/* Was read before the script began. */
static bool do_nothing(struct script *script, const char *rest,
                       struct err *err)
{
    (void)script;
    (void)rest;
    (void)err;
    return true;
}

static bool do_env(struct script *script, const char *rest, struct err *err)
{
    (void)err;
    size_t count = 0;
    while (script->env[count])
        count++;
    script->env = xreallocarray(script->env, count + 2, sizeof *script->env);
    script->env[count] = script_unescape(script, rest, NULL);
    script->env[count + 1] = NULL;
    return true;
}

static bool write_file(const char *path, const char *text, size_t len,
                       mode_t mode, struct err *err)
{
    autofree char *copy = xstrdup(path);
    if (!file_make_dirs(dirname(copy), 0700, err))
        return false;
    unlink(path);
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (fd < 0)
        return err_sys(err, "%s", path);
    bool ok = file_write_all(fd, text, len, err);
    close(fd);
    return ok;
}

static bool make_file(struct script *script, const char *rest, mode_t mode,
                      struct err *err)
{
    size_t name_len = strcspn(rest, " ");
    autofree char *name = xstrndup(rest, name_len);
    const char *text = rest + name_len;
    size_t len;
    autofree char *content =
        script_unescape(script, text + (*text == ' '), &len);
    autofree char *path = script_path(script, name);
    return write_file(path, content, len, mode, err);
}

static bool do_file(struct script *script, const char *rest, struct err *err)
{
    return make_file(script, rest, 0600, err);
}

static bool do_program(struct script *script, const char *rest,
                       struct err *err)
{
    return make_file(script, rest, 0700, err);
}

/* copy SOURCE NAME; the source is seen from the script's folder. */
static bool do_copy(struct script *script, const char *rest, struct err *err)
{
    char *words[SCRIPT_WORDS + 1];
    size_t count;
    if (!script_split(script, rest, words, &count, err))
        return false;
    autofree char *text = NULL;
    size_t len = 0;
    bool ok = count == 2 ||
              err_set(err, ERR_INPUT, "copy needs a source and a name");
    if (ok) {
        autofree char *source = xasprintf("%s/%s", script->folder, words[0]);
        autofree char *path = script_path(script, words[1]);
        ok = file_read(source, SCRIPT_FILE_MAX, &text, &len, err) &&
             write_file(path, text, len, 0600, err);
    }
    script_words_free(words);
    return ok;
}

static bool do_remove(struct script *script, const char *rest,
                      struct err *err)
{
    autofree char *path = script_path(script, rest);
    return unlink(path) == 0 || err_sys(err, "%s", path);
}

static bool do_mode(struct script *script, const char *rest, struct err *err)
{
    unsigned mode;
    int used = 0;
    if (sscanf(rest, "%o %n", &mode, &used) != 1 || !used)
        return err_set(err, ERR_INPUT, "mode needs an octal number and a name");
    autofree char *path = script_path(script, rest + used);
    return chmod(path, (mode_t)mode) == 0 || err_sys(err, "%s", path);
}

/* The home folder becomes a disk of its own, seen by this script only. */
static bool do_small_disk(struct script *script, const char *rest,
                          struct err *err)
{
    (void)err;
    autofree char *options = xasprintf("size=%s,mode=0700", rest);
    if (unshare(CLONE_NEWNS) < 0 ||
        mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) < 0 ||
        mount("tmpfs", script->home, "tmpfs", 0, options) < 0)
        script->skip = xasprintf("no small disk here: %s", strerror(errno));
    return true;
}

static bool do_fill_disk(struct script *script, const char *rest,
                         struct err *err)
{
    (void)rest;
    autofree char *path = script_path(script, "filler");
    int fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (fd < 0)
        return err_sys(err, "%s", path);
    static const char block[1024];
    while (write(fd, block, sizeof block) > 0)
        ;
    bool is_full = errno == ENOSPC;
    close(fd);
    return is_full || err_set(err, ERR_SYSTEM, "the disk did not get full");
}

static bool do_disk(struct script *script, const char *rest, struct err *err)
{
    unsigned long flags = strcmp(rest, "read-only") == 0 ? MS_RDONLY : 0;
    if (mount(NULL, script->home, NULL, MS_REMOUNT | flags, NULL) < 0)
        return err_sys(err, "%s", script->home);
    return true;
}

static bool do_mask(struct script *script, const char *rest, struct err *err)
{
    if (script->mask_count == SCRIPT_MASKS)
        return err_set(err, ERR_LIMIT, "more than %d masks", SCRIPT_MASKS);
    struct script_mask *mask = &script->mask[script->mask_count];
    if (regcomp(&mask->regex, rest, REG_EXTENDED) != 0)
        return err_set(err, ERR_INPUT, "not a regular expression");
    mask->fill = '#';
    script->mask_count++;
    return true;
}

const struct script_statement script_place_statements[] = {
    {"size", do_size},
    {"sizes", do_nothing},
    {"env", do_env},
    {"file", do_file},
    {"program", do_program},
    {"copy", do_copy},
    {"remove", do_remove},
    {"mode", do_mode},
    {"small-disk", do_small_disk},
    {"fill-disk", do_fill_disk},
    {"disk", do_disk},
    {"mask", do_mask},
    {NULL, NULL},
};
