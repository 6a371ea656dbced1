/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* xz, zstd and bzip2: what the real programs make of a log comes back, whole
 * or damaged. */
#include "source_scene.h"

#define MISSING "it ends in the middle: the rest is missing"
#define DAMAGED "its packed data are damaged"

static int set_up(void **state)
{
    int got = scratch_enter(state);
    scene_make_log();
    return got;
}

static void xz__files__are_unpacked(void **state)
{
    (void)state;
    scene_unpacks("xz -6 -c log >a", "a", SOURCE_XZ, 1);
    scene_unpacks("xz -0 -C sha256 -c log >a", "a", SOURCE_XZ, 1);
    scene_unpacks("xz -1 -T2 --block-size=200KiB -C crc32 -c log >a", "a",
                  SOURCE_XZ, 1);
}

static void xz__streams__follow_each_other(void **state)
{
    (void)state;
    scene_unpacks("xz -0c log >a; : | xz >>a; head -c 1024 /dev/zero >>a; "
                  "xz -1c log >>a; head -c 4 /dev/zero >>a",
                  "a", SOURCE_XZ, 2);
}

static void xz__too_large__is_said(void **state)
{
    (void)state;
    scene_breaks("xz -7c log >a", "a", 0,
                 "it was packed by xz -7 or more, which needs more memory than "
                 "is taken here: unpack it first");
}

static void xz__damage__is_said(void **state)
{
    (void)state;
    scene_breaks("xz -0c log | head -c 300000 >a", "a", 500000, MISSING);
    scene_breaks("xz -0c log | head -c -8 >a", "a", SCENE_SIZE, MISSING);
    scene_breaks("xz -0c log | head -c 8 >a", "a", 0, MISSING);
    scene_breaks("xz -0c log >a; echo 'not packed, not at all' >>a", "a",
                 SCENE_SIZE, DAMAGED);
    scene_breaks("xz -0c log >a; printf '%b' '\\0125\\0252\\0125' | "
                 "dd of=a bs=1 seek=300000 conv=notrunc status=none",
                 "a", 200000, DAMAGED);
}

static void zstd__files__are_unpacked(void **state)
{
    (void)state;
    scene_unpacks("zstd -qc log >a", "a", SOURCE_ZSTD, 1);
    scene_unpacks("zstd -q19c log >a", "a", SOURCE_ZSTD, 1);
    scene_unpacks("zstd -q --fast -c <log >a", "a", SOURCE_ZSTD, 1);
    scene_unpacks("zstd -q19c --no-check <log >a", "a", SOURCE_ZSTD, 1);
}

/* With one that is skipped: magic 0x184D2A50, its size, and anything. */
static void zstd__frames__follow_each_other(void **state)
{
    (void)state;
    scene_unpacks("printf 'P*M\\030\\005\\000\\000\\000hello' >a; "
                  "zstd -qc log >>a; : | zstd -qc >>a; "
                  "printf '_*M\\030\\000\\000\\000\\000' >>a; "
                  "zstd -q5c log >>a",
                  "a", SOURCE_ZSTD, 2);
}

/* The window is what counts: a log larger than it. */
static void zstd__too_large__is_said(void **state)
{
    (void)state;
    scene_breaks("zstd -q --long=27 -c <log >a", "a", 0,
                 "it was packed by zstd --ultra or --long, which needs more "
                 "memory than is taken here: unpack it first");
}

static void zstd__damage__is_said(void **state)
{
    (void)state;
    scene_breaks("zstd -qc log | head -c 300000 >a", "a", 500000, MISSING);
    scene_breaks("zstd -qc log | head -c -1 >a", "a", SCENE_SIZE, MISSING);
    scene_breaks("zstd -qc log | head -c 5 >a", "a", 0, MISSING);
    scene_breaks("zstd -qc log >a; echo 'not packed' >>a", "a", SCENE_SIZE,
                 DAMAGED);
    scene_breaks("zstd -qc log >a; s=$(($(stat -c %s a) - 4)); printf '%b' "
                 "'\\0125\\0252' | dd of=a bs=1 seek=$s conv=notrunc "
                 "status=none",
                 "a", SCENE_SIZE - 200000, "its checksum is wrong");
}

static void bzip2__files__are_unpacked(void **state)
{
    (void)state;
    scene_unpacks("bzip2 -9c log >a", "a", SOURCE_BZIP2, 1);
    scene_unpacks("bzip2 -1c log >a", "a", SOURCE_BZIP2, 1);
}

static void bzip2__streams__follow_each_other(void **state)
{
    (void)state;
    scene_unpacks("bzip2 -1c log >a; : | bzip2 -c >>a; bzip2 -9c log >>a; "
                  "echo 'not packed' >>a",
                  "a", SOURCE_BZIP2, 2);
    scene_sh(": | bzip2 -c >a");
    struct scene_got got = scene_drain(scene_open("a"), 100);
    assert_int_equal(got.kind, SOURCE_BZIP2);
    assert_int_equal(got.end, SOURCE_ALL);
    assert_int_equal(got.len, 0);
    free(got.bytes);
}

static void bzip2__damage__is_said(void **state)
{
    (void)state;
    scene_breaks("bzip2 -1c log | head -c 200000 >a", "a", 300000, MISSING);
    scene_breaks("bzip2 -1c log | head -c -1 >a", "a", SCENE_SIZE, MISSING);
    scene_breaks("bzip2 -1c log | head -c 12 >a", "a", 0, MISSING);
    scene_breaks("bzip2 -1c log >a; printf '%b' '\\0125\\0252\\0125' | "
                 "dd of=a bs=1 seek=200000 conv=notrunc status=none",
                 "a", 300000, DAMAGED);
}

/* Bits of each in turn: nothing falls, and what is damaged is said. */
static void check_flipped(const char *command, size_t first)
{
    autofree char *whole = NULL;
    size_t len;
    scene_sh(command);
    assert_true(file_read("a", 1 << 20, &whole, &len, NULL));
    for (size_t bit = first * 8; bit < len * 8; bit += 203) {
        whole[bit / 8] = (char)(whole[bit / 8] ^ (1 << bit % 8));
        scratch_put("b", whole, len);
        struct scene_got got = scene_drain(scene_open("b"), 4096);
        assert_int_equal(got.end, SOURCE_BROKEN);
        free(got.bytes);
        whole[bit / 8] = (char)(whole[bit / 8] ^ (1 << bit % 8));
    }
}

static void packed__flipped__is_damaged(void **state)
{
    (void)state;
    scene_sh("head -c 20000 log >short; mv short log");
    check_flipped("xz -c log >a", 6);
    check_flipped("zstd -qc log >a", 9);
    check_flipped("bzip2 -c log >a", 10);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, scratch_leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(xz__files__are_unpacked),
        CASE(xz__streams__follow_each_other),
        CASE(xz__too_large__is_said),
        CASE(xz__damage__is_said),
        CASE(zstd__files__are_unpacked),
        CASE(zstd__frames__follow_each_other),
        CASE(zstd__too_large__is_said),
        CASE(zstd__damage__is_said),
        CASE(bzip2__files__are_unpacked),
        CASE(bzip2__streams__follow_each_other),
        CASE(bzip2__damage__is_said),
        CASE(packed__flipped__is_damaged),
    };
    return cmocka_run_group_tests_name("source_packed", tests, NULL, NULL);
}
