/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* Small files that hold gigabytes of zeros: they come out to the last byte,
 * and the process stays small. */
#include "base/sandbox.h"
#include "source_scene.h"

#include <limits.h>
#include <sys/resource.h>
#include <sys/wait.h>

#define GIB     (1ull << 30)
#define RSS_MAX (24l * 1024) /* KiB, of what is unpacked alone */

/* One member of 10 GiB: equal blocks that know nothing of each other, and the
 * checksum of so many zeros. */
#define MAKE_GZIP                                                              \
    "python3 -c 'import zlib\n"                                                \
    "z = zlib.compressobj(9, 8, -15)\n"                                        \
    "part = z.compress(bytes(1 << 26)) + z.flush(zlib.Z_FULL_FLUSH)\n"         \
    "open(\"a\", \"wb\").write(b\"\\x1f\\x8b\\x08\\0\\0\\0\\0\\0\\0\\3\" "     \
    "+ part * 160 + b\"\\3\\0\" + "                                            \
    "b\"\\x2f\\x91\\x1d\\xf4\" + (160 << 26 & 0xffffffff)"                     \
    ".to_bytes(4, \"little\"))'"

/* The child's code. */
static int read_zeros(uint64_t size)
{
    static char block[256 * 1024];
    struct source *source = scene_open("a");
    struct rusage usage;
    enum source_end end;
    uint64_t total = 0;
    size_t len;
    while ((len = source_read(source, block, sizeof block, &end, NULL)) > 0) {
        total += len;
        if (block[0] || memcmp(block, block + 1, len - 1) != 0)
            return 1;
    }
    source_free(source);
    getrusage(RUSAGE_SELF, &usage);
    bool small =
        usage.ru_maxrss < RSS_MAX || strstr(sandbox_about(), "sanitizers");
    return (end != SOURCE_ALL) << 1 | (total != size) << 2 | !small << 3;
}

static void check_bomb(const char *command, uint64_t size)
{
    int status;
    scene_sh(command);
    pid_t child = fork();
    if (child == 0)
        _exit(read_zeros(size));
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

static void memory__gzip__is_bounded(void **state)
{
    (void)state;
    check_bomb(MAKE_GZIP, 10 * GIB);
}

static void memory__zstd__is_bounded(void **state)
{
    (void)state;
    check_bomb("head -c 2G /dev/zero | zstd -q19 >a", 2 * GIB);
}

static void memory__xz__is_bounded(void **state)
{
    (void)state;
    check_bomb("head -c 128M /dev/zero | xz -0 >b; "
               "cat b b b b b b b b >a",
               GIB);
}

static void memory__bzip2__is_bounded(void **state)
{
    (void)state;
    check_bomb("head -c 64M /dev/zero | bzip2 >b; cat b b b b >a", GIB / 4);
}

#define CASE(test)                                                             \
    cmocka_unit_test_setup_teardown(test, scratch_enter, scratch_leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(memory__gzip__is_bounded),
        CASE(memory__zstd__is_bounded),
        CASE(memory__xz__is_bounded),
        CASE(memory__bzip2__is_bounded),
    };
    return cmocka_run_group_tests_name("source_memory", tests, NULL, NULL);
}
