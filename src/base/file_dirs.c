/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/file.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Somebody else may make the same folder meanwhile; that is fine. */
static bool make_dir(const char *path, mode_t mode, struct err *err)
{
    if (mkdir(path, mode) == 0)
        return true;
    struct stat st;
    if (errno != EEXIST && errno != EROFS && errno != EACCES)
        return err_sys(err, "%s", path);
    int why = errno;
    if (stat(path, &st) < 0) {
        errno = why;
        return err_sys(err, "%s", path);
    }
    if (!S_ISDIR(st.st_mode))
        return err_set(err, ERR_INPUT, _("%s: this is not a folder"), path);
    return true;
}

bool file_make_dirs(const char *path, mode_t mode, struct err *err)
{
    struct stat st;
    if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
        return true;
    autofree char *upto = xstrdup(path);
    for (char *slash = upto + 1; *upto && (slash = strchr(slash, '/'));
         slash++) {
        *slash = '\0';
        if (!make_dir(upto, mode, err))
            return false;
        *slash = '/';
    }
    return make_dir(path, mode, err);
}

bool file_sync_dir(const char *path, struct err *err)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return err_sys(err, "%s", path);
    bool ok = fsync(fd) == 0;
    /* Some network file systems cannot sync a folder and need not. */
    if (!ok && (errno == EINVAL || errno == ENOTSUP))
        ok = true;
    if (!ok)
        err_sys(err, "%s", path);
    close(fd);
    return ok;
}

static bool is_absolute(const char *path)
{
    return path && path[0] == '/';
}

/* Whose is the folder, or, as long as it is missing, the one above it? */
static bool belongs_to_other(const char *path, uid_t uid)
{
    autofree char *upto = xstrdup(path);
    for (;;) {
        struct stat st;
        if (stat(upto, &st) == 0)
            return st.st_uid != uid;
        char *slash = strrchr(upto, '/');
        if (!slash || !upto[1])
            return false;
        slash[slash == upto] = '\0';
    }
}

char *file_typed_path(const char *text)
{
    char *path = text_trim(text);
    const char *home = getenv("HOME");
    if (path[0] != '~' || (path[1] != '\0' && path[1] != '/') || !home ||
        !*home)
        return path;
    char *ret = xasprintf("%s%s", home, path + 1);
    free(path);
    return ret;
}

/* "sudo -E" and "su" keep HOME: files of root would lock its owner out, also
 * below a folder that root has left there before. */
static bool may_use(const char *named, const char *data_home)
{
    return geteuid() != 0 ||
           (!belongs_to_other(named, 0) && !belongs_to_other(data_home, 0));
}

/* Where data goes by the environment; new, or NULL. */
static char *named_data_home(void)
{
    /* The XDG Base Directory Specification: a relative one is ignored. */
    const char *data = getenv("XDG_DATA_HOME");
    if (is_absolute(data))
        return may_use(data, data) ? xstrdup(data) : NULL;
    const char *home = getenv("HOME");
    if (!is_absolute(home))
        return NULL;
    autofree char *below = xasprintf("%s/.local/share", home);
    return may_use(home, below) ? steal(&below) : NULL;
}

static char *passwd_data_home(void)
{
    const struct passwd *user = getpwuid(geteuid());
    if (!user || !is_absolute(user->pw_dir))
        return NULL;
    return xasprintf("%s/.local/share", user->pw_dir);
}

bool file_data_dir(char **ret, struct err *err)
{
    autofree char *home = named_data_home();
    if (!home)
        home = passwd_data_home();
    if (!home)
        return err_set(err, ERR_MISSING, "%s",
                       _("there is no home folder; set HOME or "
                         "XDG_DATA_HOME to a folder of yours"));
    *ret = xasprintf("%s/senderform", home);
    return true;
}
