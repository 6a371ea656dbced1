/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* What the kernel gives for locking in; apart from sandbox.c, so that who only
 * tells it need not link libseccomp. */
#include "base/sandbox.h"

#include "base/sandbox_build.h"

#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

const char *sandbox_about(void)
{
    if (SANITIZED)
        return "none, for the sanitizers";
    bool files = syscall(SYS_landlock_create_ruleset, NULL, 0,
                         LANDLOCK_CREATE_RULESET_VERSION) > 0;
    bool calls = prctl(PR_GET_SECCOMP, 0, 0, 0, 0) >= 0;
    if (files)
        return calls ? "seccomp, Landlock" : "Landlock";
    return calls ? "seccomp" : "none";
}
