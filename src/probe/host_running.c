/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "probe/host_running.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"

#include <dirent.h>
#include <string.h>

enum { COMM_MAX = 64 };

static void add_name(struct buf *names, const char *pid)
{
    autofree char *path = xasprintf("/proc/%s/comm", pid);
    autofree char *name = NULL;
    size_t len;
    if (file_read(path, COMM_MAX, &name, &len, NULL))
        buf_add(names, name, len); /* with its newline */
}

char *host_running(void)
{
    struct buf names;
    buf_init(&names, HOST_RUNNING_MAX);
    buf_putc(&names, '\n');
    DIR *processes = opendir("/proc");
    const struct dirent *entry;
    while (processes && (entry = readdir(processes)) && !names.full)
        if (strspn(entry->d_name, "0123456789") == strlen(entry->d_name))
            add_name(&names, entry->d_name);
    if (processes)
        closedir(processes);
    return buf_steal(&names);
}

bool host_runs(const char *running, const char *const *programs)
{
    for (; *programs; programs++) {
        autofree char *line = xasprintf("\n%s\n", *programs);
        if (strstr(running, line))
            return true;
    }
    return false;
}
