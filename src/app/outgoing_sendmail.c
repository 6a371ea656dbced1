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

/* Where it usually lies is often in root's PATH alone. */
static const char *const usual_paths[] = {"/usr/sbin/sendmail",
                                          "/usr/lib/sendmail"};

/* As a shell would find it, but in no folder that is relative. */
static bool find_in_path(char *ret, size_t size)
{
    const char *path = getenv("PATH");
    struct span rest = span_of(path, path ? strlen(path) : 0), folder;
    while (span_until(&rest, ':', &folder)) {
        if (folder.len == 0 || *folder.at != '/' ||
            folder.len + sizeof "/sendmail" > size)
            continue;
        snprintf(ret, size, "%.*s/sendmail", (int)folder.len, folder.at);
        if (access(ret, X_OK) == 0)
            return true;
    }
    return false;
}

const char *outgoing_sendmail_path(void)
{
    static char found[PATH_MAX]; /* what is borrowed */
    if (find_in_path(found, sizeof found))
        return found;
    for (size_t i = 0; i < sizeof usual_paths / sizeof *usual_paths; i++)
        if (access(usual_paths[i], X_OK) == 0)
            return usual_paths[i];
    return NULL;
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
static bool hand_over(struct outgoing *outgoing, char *path, char *from,
                      struct err *err)
{
    char shell[] = "/bin/sh", option[] = "-c";
    char script[] = "exec \"$0\" -t -oi ${1:+-f \"$1\"} <&3 2>&1";
    char *const argv[] = {shell, option, script, path, from, NULL};
    if (!outgoing_start(outgoing, &handing_over, argv,
                        buf_text(&outgoing->message), outgoing->message.len,
                        err))
        return false;
    child_pipe_close(outgoing->pipe);
    outgoing_await(outgoing, LATE_MS);
    return true;
}

bool outgoing_sendmail(struct outgoing *outgoing, struct err *err)
{
    const char *found = outgoing_sendmail_path();
    assert(outgoing->composed);
    if (!found)
        return err_set(err, ERR_MISSING, "%s",
                       _("there is no sendmail on this machine"));
    autofree char *path = xstrdup(found);
    autofree char *from = xstrdup(outgoing->from ? outgoing->from : "");
    return hand_over(outgoing, path, from, err);
}
