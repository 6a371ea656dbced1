/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/sandbox.h"

#include "base/i18n.h"
#include "base/sandbox_build.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/landlock.h>
#include <sched.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { NOBODY = 65534 }; /* on every Linux; no file is its own */

bool sandbox_give_up_root(struct err *err)
{
    if (geteuid() != 0)
        return true;
    if (setgroups(0, NULL) == 0 && setresgid(NOBODY, NOBODY, NOBODY) == 0 &&
        setresuid(NOBODY, NOBODY, NOBODY) == 0)
        return true;
    return err_sys(err, "%s", _("cannot give up root"));
}

static void limit(__rlimit_resource_t what, rlim_t most)
{
    struct rlimit now;
    if (getrlimit(what, &now) == 0 && now.rlim_max < most)
        most = now.rlim_max;
    setrlimit(what, &(struct rlimit){most, most});
}

static void set_limits(const struct sandbox_limits *limits)
{
    if (limits->memory && !SANITIZED) /* they map terabytes */
        limit(RLIMIT_AS, limits->memory);
    if (limits->cpu_seconds)
        limit(RLIMIT_CPU, limits->cpu_seconds);
    if (limits->files)
        limit(RLIMIT_NOFILE, limits->files);
    limit(RLIMIT_CORE, 0);
    if (!SANITIZED && !limits->threads)
        limit(RLIMIT_NPROC, 0);
}

/* No rule is added: nothing of the file system can be reached. */
static bool lock_files(void)
{
    struct landlock_ruleset_attr all = {
        .handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1,
    };
    int fd = (int)syscall(SYS_landlock_create_ruleset, &all, sizeof all, 0);
    if (fd < 0)
        return false;
    bool locked = syscall(SYS_landlock_restrict_self, fd, 0) == 0;
    close(fd);
    return locked;
}

/* All that libc, libssl, libcurl and c-ares need to talk over sockets that are
 * made here; everything else is EPERM. */
static const int allowed[] = {
    /* what is open already */
    SCMP_SYS(read),
    SCMP_SYS(write),
    SCMP_SYS(pread64),
    SCMP_SYS(readv),
    SCMP_SYS(writev),
    SCMP_SYS(close),
    SCMP_SYS(fstat),
    SCMP_SYS(lseek),
    SCMP_SYS(fcntl),
    SCMP_SYS(ioctl),
    SCMP_SYS(dup),
    SCMP_SYS(pipe2),
    SCMP_SYS(eventfd2),
    /* waiting */
    SCMP_SYS(poll),
    SCMP_SYS(ppoll),
    SCMP_SYS(select),
    SCMP_SYS(pselect6),
    SCMP_SYS(nanosleep),
    SCMP_SYS(clock_nanosleep),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(clock_getres),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(time),
    SCMP_SYS(restart_syscall),
    /* memory; not to be executed, see below */
    SCMP_SYS(brk),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(madvise),
    SCMP_SYS(futex),
    SCMP_SYS(sched_yield),
    SCMP_SYS(getrandom),
    /* itself */
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(getuid),
    SCMP_SYS(geteuid),
    SCMP_SYS(getgid),
    SCMP_SYS(getegid),
    SCMP_SYS(getrusage),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(uname),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
};

/* Only who talks over the network needs these; whose sockets, see below. */
static const int talking[] = {
    SCMP_SYS(connect),     SCMP_SYS(bind),        SCMP_SYS(sendto),
    SCMP_SYS(recvfrom),    SCMP_SYS(sendmsg),     SCMP_SYS(recvmsg),
    SCMP_SYS(sendmmsg),    SCMP_SYS(recvmmsg),    SCMP_SYS(shutdown),
    SCMP_SYS(getsockname), SCMP_SYS(getpeername), SCMP_SYS(setsockopt),
    SCMP_SYS(getsockopt),
};

/* The call, when one of its arguments is as told; 0 for success. */
static int allow_if(scmp_filter_ctx filter, int call, struct scmp_arg_cmp test)
{
    return seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, call, 1, &test);
}

/* Sockets of the internet, and pairs of streams, which libcurl wakes itself
 * with: a pair of datagrams could be turned to any socket of this machine. */
static int allow_network(scmp_filter_ctx filter)
{
    static const int families[] = {AF_INET, AF_INET6};
    int failed = 0;
    for (size_t i = 0; i < sizeof talking / sizeof *talking; i++)
        failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, talking[i], 0);
    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        failed |= allow_if(filter, SCMP_SYS(socket),
                           (struct scmp_arg_cmp){
                               .arg = 0,
                               .op = SCMP_CMP_EQ,
                               .datum_a = (scmp_datum_t)families[i],
                           });
    return failed | allow_if(filter, SCMP_SYS(socketpair),
                             (struct scmp_arg_cmp){
                                 .arg = 1,
                                 .op = SCMP_CMP_MASKED_EQ,
                                 .datum_a = 0xf, /* without its flags */
                                 .datum_b = SOCK_STREAM,
                             });
}

/* The C library's fstat(): no path, which nobody can look at here, but the
 * flag that says so. */
static int allow_looking(scmp_filter_ctx filter)
{
    return allow_if(filter, SCMP_SYS(newfstatat),
                    (struct scmp_arg_cmp){
                        .arg = 3,
                        .op = SCMP_CMP_EQ,
                        .datum_a = AT_EMPTY_PATH,
                    });
}

/* A thread, and no process. clone3() hides its flags where a filter cannot see
 * them: the C library takes clone() when there is none. */
static int allow_threads(scmp_filter_ctx filter)
{
    static const int calls[] = {SCMP_SYS(set_robust_list), SCMP_SYS(rseq)};
    int failed = 0;
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
        failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, calls[i], 0);
    failed |=
        seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
    return failed | allow_if(filter, SCMP_SYS(clone),
                             (struct scmp_arg_cmp){
                                 .arg = 0,
                                 .op = SCMP_CMP_MASKED_EQ,
                                 .datum_a = CLONE_THREAD,
                                 .datum_b = CLONE_THREAD,
                             });
}

static bool allow(scmp_filter_ctx filter, const struct sandbox_limits *limits)
{
    static const int mapping[] = {SCMP_SYS(mmap), SCMP_SYS(mprotect)};
    int failed = 0;
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
        failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0);
    if (limits->network)
        failed |= allow_network(filter);
    if (limits->threads)
        failed |= allow_threads(filter);
    if (limits->looking)
        failed |= allow_looking(filter);
    /* Nothing that could be executed. */
    for (size_t i = 0; i < sizeof mapping / sizeof *mapping; i++)
        failed |= allow_if(filter, mapping[i],
                           (struct scmp_arg_cmp){
                               .arg = 2,
                               .op = SCMP_CMP_MASKED_EQ,
                               .datum_a = PROT_EXEC,
                               .datum_b = 0,
                           });
    /* abort() */
    failed |= allow_if(filter, SCMP_SYS(tgkill),
                       (struct scmp_arg_cmp){
                           .arg = 0,
                           .op = SCMP_CMP_EQ,
                           .datum_a = (scmp_datum_t)getpid(),
                       });
    return failed == 0;
}

static bool lock_calls(const struct sandbox_limits *limits)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    bool locked = filter && allow(filter, limits) && seccomp_load(filter) == 0;
    if (filter)
        seccomp_release(filter);
    return locked;
}

bool sandbox_lock(const struct sandbox_limits *limits, struct err *err)
{
    if (!sandbox_give_up_root(err))
        return false;
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0); /* forgotten by setresuid() */
    set_limits(limits);
    if (SANITIZED)
        return true;
    lock_files();
    lock_calls(limits);
    return true;
}
