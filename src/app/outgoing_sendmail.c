/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* A mail is handed to this machine's sendmail, whichever program that is. */
#include "app/outgoing_parts.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/span.h"

#include <assert.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LATE_MS = 120000 };

/* Keeps it as long as the program runs. */
static const char *in_path(void)
{
    static char found[PATH_MAX];
    const char *path = getenv("PATH");
    struct span rest = span_of(path, path ? strlen(path) : 0), folder;
    while (span_until(&rest, ':', &folder)) {
        int len = snprintf(found, sizeof found, "%.*s/sendmail",
                           (int)folder.len, folder.at);
        if (folder.len > 0 && *folder.at == '/' && len < PATH_MAX &&
            access(found, X_OK) == 0)
            return found;
    }
    return NULL;
}

/* The one that the shell would run, else where it usually is. */
const char *outgoing_sendmail_path(void)
{
    static const char *const paths[] = {"/usr/sbin/sendmail",
                                        "/usr/lib/sendmail"};
    const char *path = in_path();
    for (size_t i = 0; !path && i < sizeof paths / sizeof *paths; i++)
        if (access(paths[i], X_OK) == 0)
            path = paths[i];
    return path;
}

/* All it says becomes one line, parted by blanks. */
static void on_line(struct outgoing *outgoing, const char *line, size_t len)
{
    size_t used = strlen(outgoing->said);
    if (used >= OUTGOING_SAID_MAX)
        return;
    autofree char *clean =
        span_clean(span_of(line, len), OUTGOING_SAID_MAX - used);
    outgoing_say(outgoing, xasprintf("%s%s%s", outgoing->said,
                                     used && *clean ? " " : "", clean));
}

static void on_ended(struct outgoing *outgoing, int status)
{
    outgoing->told = true;
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return;
    outgoing->failed =
        *outgoing->said
            ? xasprintf(_("%s says: %s"), "sendmail", outgoing->said)
        : WIFEXITED(status)
            ? xasprintf(_("%s ended with %d"), "sendmail", WEXITSTATUS(status))
            : xasprintf(_("%s was killed by signal %d"), "sendmail",
                        WTERMSIG(status));
}

/* It tells by how it ends. */
static const struct outgoing_job handing_over = {
    .state = OUTGOING_SENDING,
    .at_once = true,
    .line = on_line,
    .ended = on_ended,
    .has_ended = "",
    .is_late = "",
};

/* By a shell, so that what it complains of is read as well. It is told whom
 * the mail is from: bounces would go to whoever we run as, else. */
bool outgoing_sendmail(struct outgoing *outgoing, struct err *err)
{
    const char *found = outgoing_sendmail_path();
    assert(outgoing->composed);
    if (!found)
        return err_set(err, ERR_MISSING, "%s",
                       _("there is no sendmail on this machine"));
    char shell[] = "/bin/sh", option[] = "-c";
    char script[] = "exec \"$0\" -t -oi ${1:+-f \"$1\"} <&3 2>&1";
    /* Not by xstrdup(): in argv cppcheck loses sight of it. */
    autofree char *path = xasprintf("%s", found);
    autofree char *from =
        xasprintf("%s", outgoing->from ? outgoing->from : "");
    char *const argv[] = {shell, option, script, path, from, NULL};
    if (!outgoing_start(outgoing, &handing_over, argv,
                        buf_text(&outgoing->message), outgoing->message.len,
                        err))
        return false;
    child_pipe_by_exit(outgoing->pipe);
    child_pipe_close(outgoing->pipe);
    outgoing_await(outgoing, LATE_MS);
    return true;
}
