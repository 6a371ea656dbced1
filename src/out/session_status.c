/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/i18n.h"
#include "out/session_parts.h"

#include <errno.h>
#include <stdio.h>

/* Why nothing can be saved, for the line at the foot of the screen. */
static const char *failure(const struct err *err)
{
    if (err->code == ERR_BUSY)
        return N_("Not saved: another program has this draft open; "
                  "senderform tries again every two seconds");
    switch (err->code == ERR_SYSTEM ? err->errnum : 0) {
    case ENOSPC:
        return N_("Not saved: the disk is full; senderform tries again "
                  "every two seconds");
    case EDQUOT:
        return N_("Not saved: your disk quota is used up; senderform tries "
                  "again every two seconds");
    case EROFS:
    case EACCES:
    case EPERM:
        return N_("Not saved: the drafts folder cannot be written; "
                  "senderform tries again every two seconds");
    case EIO:
        return N_("Not saved: the disk reports an error; senderform tries "
                  "again every two seconds");
    default:
        return NULL;
    }
}

void session_explain(struct session *session, const struct err *why)
{
    const char *known = failure(why);
    if (known)
        snprintf(session->why, sizeof session->why, "%s", _(known));
    else
        snprintf(session->why, sizeof session->why,
                 _("Not saved: %s; senderform tries again every two seconds"),
                 why->text);
}

struct session_status session_status(const struct session *session)
{
    struct session_status status = {
        .state = SAVE_SAFE,
        .saved_at = session->saved_at,
    };
    if (session->journal_failed || session->save_failed) {
        status.state = SAVE_FAILED;
        status.why = session->why;
    } else if (!session_is_dirty(session)) {
        status.state = session->exists ? SAVE_SAVED : SAVE_NOTHING;
    }
    return status;
}
