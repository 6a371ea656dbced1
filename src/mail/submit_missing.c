/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* Where it was built without libcurl. */
#include "base/i18n.h"
#include "mail/submit.h"

const char *submit_init(void)
{
    return N_("this senderform was built without libcurl, which sends mails");
}

const char *submit_authorities(void)
{
    return NULL;
}

const char *submit_message(const struct submit_job *job,
                           struct submit_reply *ret)
{
    (void)job;
    *ret = (struct submit_reply){0};
    return submit_init();
}
