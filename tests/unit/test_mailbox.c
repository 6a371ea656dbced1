/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "mail/mailbox.h"

#include "base/file.h"
#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#define FROM "From a@b.example Sat Jan  3 01:05:34 1996\n"
#define MIB  (1024u * 1024)

static int file_with(const char *bytes, size_t len)
{
    int fd = memfd_create("mail", 0);
    assert_true(fd >= 0);
    assert_true(file_write_all(fd, bytes, len, NULL));
    assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
    return fd;
}

static void expect_of(int fd, const char *wanted)
{
    struct buf mail;
    assert_false(mailbox_read(fd, &mail));
    assert_int_equal(mail.len, strlen(wanted));
    assert_string_equal(buf_text(&mail), wanted);
    buf_done(&mail);
    close(fd);
}

static void expect(const char *bytes, const char *wanted)
{
    expect_of(file_with(bytes, strlen(bytes)), wanted);
}

static void mailbox__one_mail__is_as_it_was(void **state)
{
    (void)state;
    expect("", "");
    expect("F", "F");
    expect("A: b\n\ntext\n\nFrom here " FROM,
           "A: b\n\ntext\n\nFrom here " FROM);
    expect("A: b\n\n\n" FROM ">From x\n", "A: b\n\n\n" FROM ">From x\n");
}

static void mailbox__several__the_last_one_is_meant(void **state)
{
    (void)state;
    expect(FROM "A: 1\n\none\n\n" FROM "A: 2\n\ntwo\n", "A: 2\n\ntwo\n");
    expect(FROM "A: 1\r\n\r\none\r\n\r\n" FROM "A: 2\r\n", "A: 2\r\n");
    expect(FROM, "");
    expect(FROM "A: 1\n\none\nFrom me\n\nFrom here on it is 10 o'clock\n",
           "A: 1\n\none\nFrom me\n\nFrom here on it is 10 o'clock\n");
}

static void mailbox__last_line__is_none_of_the_mail(void **state)
{
    (void)state;
    expect(FROM "A: 1\n\none\n\n", "A: 1\n\none\n");
    expect(FROM "A: 1\r\n\r\none\r\n\r\n", "A: 1\r\n\r\none\r\n");
    expect(FROM "A: 1\n\none\n\n\n", "A: 1\n\none\n\n");
    expect(FROM "A: 1\n\none", "A: 1\n\none");
    expect("A: 1\n\none\n\n", "A: 1\n\none\n\n");
}

static void mailbox__quoted__is_as_it_was(void **state)
{
    (void)state;
    expect(FROM "A: 1\n\n>From x\n>>From y\n> From z\n>Fro\n",
           "A: 1\n\nFrom x\n>From y\n> From z\n>Fro\n");
}

/* A mail of this many bytes, none of which begins another; new. */
static char *mailbox_of(size_t bytes, const char *last, size_t *ret_len)
{
    struct buf all;
    buf_init(&all, SIZE_MAX);
    buf_puts(&all, FROM "A: 1\n\n");
    while (all.len < bytes)
        buf_puts(&all, "This is text, and not the begin of anything.\n");
    buf_puts(&all, last);
    *ret_len = all.len;
    return buf_steal(&all);
}

static void mailbox__large_file__is_read_from_its_end(void **state)
{
    size_t len;
    autofree char *bytes =
        mailbox_of(40 * MIB, "\n" FROM "A: 2\n\ntwo\n", &len);
    (void)state;
    expect_of(file_with(bytes, len), "A: 2\n\ntwo\n");
}

static void mailbox__pipe__is_read_to_its_end(void **state)
{
    size_t len;
    int ends[2];
    autofree char *bytes =
        mailbox_of(40 * MIB, "\n" FROM "A: 2\n\ntwo\n", &len);
    (void)state;
    assert_int_equal(pipe(ends), 0);
    pid_t writer = fork();
    if (writer == 0) {
        close(ends[0]);
        _exit(file_write_all(ends[1], bytes, len, NULL) ? 0 : 1);
    }
    close(ends[1]);
    expect_of(ends[0], "A: 2\n\ntwo\n");
    assert_int_equal(waitpid(writer, NULL, 0), writer);
}

/* Every place in what is read at a time, and where the most of a mail ends. */
static void mailbox__anywhere__the_next_mail_is_found(void **state)
{
    static const size_t places[] = {64 * 1024, MAILBOX_MAIL_MAX};
    (void)state;
    for (size_t i = 0; i < 2; i++)
        for (size_t before = 0; before < 120; before += 7) {
            size_t len;
            autofree char *bytes =
                mailbox_of(places[i] - before, "\n" FROM "A: 2\n", &len);
            expect_of(file_with(bytes, len), "A: 2\n");
        }
}

static void mailbox__too_long__its_begin_is_read(void **state)
{
    static const char wanted[] = "A: 1\n\nThis";
    size_t len;
    struct buf mail;
    autofree char *bytes = mailbox_of(40 * MIB, "", &len);
    (void)state;
    for (int mailbox = 0; mailbox < 2; mailbox++) {
        size_t skip = mailbox ? 0 : sizeof FROM - 1;
        int fd = file_with(bytes + skip, len - skip);
        assert_true(mailbox_read(fd, &mail));
        assert_true(mail.len <= MAILBOX_MAIL_MAX);
        assert_true(mail.len > MAILBOX_MAIL_MAX - 100);
        assert_memory_equal(mail.data, wanted, sizeof wanted - 1);
        buf_done(&mail);
        close(fd);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mailbox__one_mail__is_as_it_was),
        cmocka_unit_test(mailbox__several__the_last_one_is_meant),
        cmocka_unit_test(mailbox__last_line__is_none_of_the_mail),
        cmocka_unit_test(mailbox__quoted__is_as_it_was),
        cmocka_unit_test(mailbox__large_file__is_read_from_its_end),
        cmocka_unit_test(mailbox__pipe__is_read_to_its_end),
        cmocka_unit_test(mailbox__anywhere__the_next_mail_is_found),
        cmocka_unit_test(mailbox__too_long__its_begin_is_read),
    };
    return cmocka_run_group_tests_name("mailbox", tests, NULL, NULL);
}
