/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* gzip: what the real programs make of a log comes back, whole or damaged. */
#include "source_scene.h"

#include <sys/resource.h>

static int set_up(void **state)
{
    int got = scratch_enter(state);
    scene_make_log();
    return got;
}

static void gzip__levels__are_unpacked(void **state)
{
    (void)state;
    scene_unpacks("gzip -1 -c log >a", "a", SOURCE_GZIP, 1);
    scene_unpacks("gzip -9 -c log >a", "a", SOURCE_GZIP, 1);
}

static void gzip__pigz__is_unpacked(void **state)
{
    (void)state;
    if (!scene_has("pigz"))
        skip();
    scene_unpacks("pigz -p 3 -b 128 -c log >a", "a", SOURCE_GZIP, 1);
    scene_unpacks("pigz -0 -c log >a", "a", SOURCE_GZIP, 1);
}

static void gzip__members__follow_each_other(void **state)
{
    (void)state;
    scene_unpacks("gzip -c log >a; gzip -9nc log >>a; : | gzip >>a; "
                  "gzip -c log >>a",
                  "a", SOURCE_GZIP, 3);
}

static void gzip__padding__is_passed_over(void **state)
{
    (void)state;
    scene_unpacks("gzip -c log >a; head -c 100000 /dev/zero >>a", "a",
                  SOURCE_GZIP, 1);
    scene_unpacks("gzip -c log >>a", "a", SOURCE_GZIP, 2);
}

static void gzip__garbage_behind__is_none_of_it(void **state)
{
    (void)state;
    scene_unpacks("gzip -c log >a; echo 'not packed' >>a", "a", SOURCE_GZIP, 1);
}

/* FEXTRA, FNAME, FCOMMENT and FHCRC at once (RFC 1952, 2.3.1). */
static void gzip__header__may_have_all_fields(void **state)
{
    (void)state;
    scene_unpacks(
        "python3 -c 'import zlib\n"
        "head = b\"\\x1f\\x8b\\x08\\x1e\\0\\0\\0\\0\\0\\3\" + "
        "b\"\\5\\0hello\" + b\"name\\0\" + b\"comment\" * 999 + "
        "b\"\\0\"\n"
        "head += (zlib.crc32(head) & 0xffff).to_bytes(2, \"little\")\n"
        "data = open(\"log\", \"rb\").read()\n"
        "z = zlib.compressobj(6, 8, -15)\n"
        "open(\"a\", \"wb\").write(head + z.compress(data) + "
        "z.flush() + zlib.crc32(data).to_bytes(4, \"little\") + "
        "len(data).to_bytes(4, \"little\"))'",
        "a", SOURCE_GZIP, 1);
}

/* Zeros in front bring the header of the second member to each place around
 * the end of what is read at a time. */
static void gzip__header__may_come_in_pieces(void **state)
{
    (void)state;
    scene_sh("head -c 20000 log >short; mv short log; gzip -c log >first");
    for (int before = 1; before < 70; before += before < 20 ? 1 : 7) {
        autofree char *command = xasprintf(
            "python3 -c 'import zlib\n"
            "head = b\"\\x1f\\x8b\\x08\\x1e\\0\\0\\0\\0\\0\\3\" + "
            "b\"\\5\\0hello\" + b\"name\\0\" + b\"comment\" * 5 + b\"\\0\"\n"
            "head += (zlib.crc32(head) & 0xffff).to_bytes(2, \"little\")\n"
            "data = open(\"log\", \"rb\").read()\n"
            "first = open(\"first\", \"rb\").read()\n"
            "z = zlib.compressobj(6, 8, -15)\n"
            "open(\"a\", \"wb\").write(first.ljust((1 << 17) - %d, b\"\\0\") "
            "+ head + z.compress(data) + z.flush() + "
            "zlib.crc32(data).to_bytes(4, \"little\") + "
            "len(data).to_bytes(4, \"little\"))'",
            before);
        scene_unpacks(command, "a", SOURCE_GZIP, 2);
    }
}

static void gzip__truncated__says_so(void **state)
{
    static const char why[] = "it ends in the middle: the rest is missing";
    (void)state;
    scene_breaks("gzip -c log | head -c 300000 >a", "a", 1000000, why);
    scene_breaks("gzip -c log | head -c -4 >a", "a", SCENE_SIZE, why);
    scene_breaks("gzip -c log | head -c 12 >a", "a", 0, why);
    scene_breaks("gzip -c log | head -c 4 >a", "a", 0, why);
}

static void gzip__checksum__is_compared(void **state)
{
    (void)state;
    scene_breaks("gzip -c log >a; s=$(($(stat -c %s a) - 8)); printf '%b' "
                 "'\\0125\\0252' | dd of=a bs=1 seek=$s conv=notrunc "
                 "status=none",
                 "a", SCENE_SIZE, "its checksum is wrong");
}

/* A second member that does not end. */
static void gzip__second_member__may_be_cut(void **state)
{
    (void)state;
    scene_breaks("gzip -c log >a; gzip -c log | head -c 15 >>a", "a",
                 SCENE_SIZE, "it ends in the middle: the rest is missing");
}

/* Each bit counts: nothing falls, and whatever is left is the log's begin. */
static void gzip__flipped__is_damaged(void **state)
{
    (void)state;
    scene_sh("head -c 20000 log >short; mv short log; gzip -nc log >whole");
    autofree char *whole = NULL;
    size_t len;
    assert_true(file_read("whole", 1 << 20, &whole, &len, NULL));
    for (size_t bit = 80; bit < len * 8; bit += 97) {
        whole[bit / 8] = (char)(whole[bit / 8] ^ (1 << bit % 8));
        scratch_put("a", whole, len);
        struct scene_got got = scene_drain(scene_open("a"), 4096);
        assert_int_equal(got.end, SOURCE_BROKEN);
        free(got.bytes);
        whole[bit / 8] = (char)(whole[bit / 8] ^ (1 << bit % 8));
    }
}

static void gzip__cut_while_read__is_cut(void **state)
{
    (void)state;
    scene_sh("gzip -1c log >a");
    struct source *source = scene_open("a");
    assert_int_equal(truncate("a", 70000), 0);
    struct scene_got got = scene_drain(source, 4096);
    assert_int_equal(got.end, SOURCE_BROKEN);
    assert_string_equal(got.err.text, "it became shorter while it was read");
    assert_int_equal(got.change, SOURCE_CUT);
    assert_in_range(got.len, 100000, SCENE_SIZE);
    free(got.bytes);
}

static void gzip__growing__is_read_to_its_first_size(void **state)
{
    (void)state;
    scene_sh("gzip -c log >a");
    struct source *source = scene_open("a");
    scene_sh("gzip -c log >>a");
    struct scene_got got = scene_drain(source, 4096);
    scene_check_log(&got, SOURCE_GZIP, 1);
    assert_int_equal(got.change, SOURCE_GREW);
    free(got.bytes);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, scratch_leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(gzip__levels__are_unpacked),
        CASE(gzip__pigz__is_unpacked),
        CASE(gzip__members__follow_each_other),
        CASE(gzip__padding__is_passed_over),
        CASE(gzip__garbage_behind__is_none_of_it),
        CASE(gzip__header__may_have_all_fields),
        CASE(gzip__header__may_come_in_pieces),
        CASE(gzip__truncated__says_so),
        CASE(gzip__checksum__is_compared),
        CASE(gzip__second_member__may_be_cut),
        CASE(gzip__flipped__is_damaged),
        CASE(gzip__cut_while_read__is_cut),
        CASE(gzip__growing__is_read_to_its_first_size),
    };
    return cmocka_run_group_tests_name("source_gzip", tests, NULL, NULL);
}
