/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* What was done with a draft last, and what that means for the answer. */
#include "app/about_draft.h"
#include "base/i18n.h"
#include "base/mem.h"

#include <time.h>

enum { MINUTE = 60, HOUR = 3600, DAY = 24 * HOUR };

/* Hours up to two days, since answers are counted in hours. New. */
static char *age_words(time_t age)
{
    long minutes = (long)(age < 0 ? 0 : age) / MINUTE;
    long hours = (long)age / HOUR, days = (long)age / DAY;
    if (age < MINUTE)
        return xstrdup(_("just now"));
    if (age < HOUR)
        return xasprintf(_("%ld min ago"), minutes);
    if (age < 2 * DAY)
        return xasprintf(_("%ld h ago"), hours);
    return xasprintf(P_("%ld day ago", "%ld days ago", days), days);
}

struct last { /* what was done last */
    time_t at;
    bool sent;    /* else exported */
    bool overdue; /* an answer is */
    char *ago;
};

static bool find_last(const struct draft *draft, const struct form *form,
                      time_t now, struct last *ret)
{
    time_t sent = draft_last_event(draft, "sent");
    time_t exported = draft_last_event(draft, "exported");
    unsigned most = form->reply.hours_most;
    if (sent == 0 && exported == 0)
        return false;
    *ret = (struct last){.sent = sent >= exported};
    ret->at = ret->sent ? sent : exported;
    ret->overdue = ret->sent && most > 0 && now - ret->at > (time_t)most * HOUR;
    ret->ago = age_words(now - ret->at);
    return true;
}

char *about_event(const struct draft *draft, const struct form *form,
                  time_t now)
{
    struct last last;
    const struct reply_about *reply = &form->reply;
    if (!find_last(draft, form, now, &last))
        return xstrdup("");
    autofree char *ago = last.ago;
    if (!last.sent)
        return xasprintf(_("exported %s"), ago);
    if (last.overdue)
        return xasprintf(_("sent %s; an answer is overdue"), ago);
    return reply->hours_most == 0
               ? xasprintf(_("sent %s"), ago)
               : xasprintf(_("sent %s, they usually need %u to %u hours"), ago,
                           reply->hours_least, reply->hours_most);
}

char *about_event_notice(const struct draft *draft, const struct form *form,
                         time_t now)
{
    struct last last;
    const struct reply_about *reply = &form->reply;
    if (!find_last(draft, form, now, &last))
        return NULL;
    autofree char *ago = last.ago;
    if (!last.sent)
        return xasprintf(_("Exported %s. When they mail the form back, r on "
                           "the map answers it."),
                         ago);
    if (last.overdue)
        return xasprintf(_("Sent %s; an answer is overdue. Look into the spam "
                           "folder of your address; if it is not there "
                           "either, send the reply again."),
                         ago);
    return reply->hours_most == 0
               ? xasprintf(_("Sent %s."), ago)
               : xasprintf(_("Sent %s; they usually need %u to %u hours."), ago,
                           reply->hours_least, reply->hours_most);
}
