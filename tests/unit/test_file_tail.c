/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/file_tail.h"

#include "base/file.h"
#include "scratch.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define PATH "tail"

struct scene {
    void *dir;
    int fd;
    struct file_tail tail;
};

static int set_up(void **state)
{
    struct scene *scene = xcalloc(1, sizeof *scene);
    *state = scene;
    int got = scratch_enter(&scene->dir);
    scene->fd = open(PATH, O_RDWR | O_CREAT | O_EXCL, 0600);
    if (write(scene->fd, "one\n", 4) != 4)
        return -1;
    file_tail_reserve(&scene->tail, scene->fd, 4);
    return got;
}

static int tear_down(void **state)
{
    struct scene *scene = *state;
    file_tail_drop(&scene->tail);
    close(scene->fd);
    int got = scratch_leave(&scene->dir);
    free(scene);
    return got;
}

static void assert_reads(const char *wanted)
{
    autofree char *text = NULL;
    size_t len;
    assert_true(file_read(PATH, 1 << 20, &text, &len, NULL));
    assert_int_equal(strnlen(text, len), strlen(wanted));
    assert_memory_equal(text, wanted, strlen(wanted));
    for (size_t i = strlen(wanted); i < len; i++)
        assert_int_equal(text[i], '\0');
}

static void file_tail__put__is_in_the_file_at_once(void **state)
{
    struct scene *scene = *state;
    assert_true(file_tail_put(&scene->tail, 4, "two\n", 4));
    assert_true(file_tail_put(&scene->tail, 8, "", 0));
    assert_reads("one\ntwo\n");
}

static void file_tail__put__survives_a_kill(void **state)
{
    struct scene *scene = *state;
    pid_t child = fork();
    if (child == 0) {
        file_tail_put(&scene->tail, 4, "two\n", 4);
        raise(SIGKILL);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    assert_reads("one\ntwo\n");
}

static void file_tail__put__refuses_what_has_no_room(void **state)
{
    struct scene *scene = *state;
    size_t size = scene->tail.size;
    assert_int_equal(size, 4 + FILE_TAIL_ROOM);
    assert_true(file_tail_put(&scene->tail, size - 1, "x", 1));
    assert_false(file_tail_put(&scene->tail, size - 1, "xy", 2));
    assert_false(file_tail_put(&scene->tail, size, "x", 1));
    assert_false(file_tail_put(&scene->tail, size + 1, "x", 1));
    assert_false(file_tail_put(&scene->tail, 4, "x", (size_t)-1));
    file_tail_drop(&scene->tail);
    assert_false(file_tail_put(&scene->tail, 4, "x", 1));
}

static void file_tail__reserve__has_no_room_where_nothing_is_promised(
    void **state)
{
    (void)state;
    struct file_tail tail = {0};
    int fd = open("/proc/self/comm", O_RDWR);
    file_tail_reserve(&tail, fd, 0);
    assert_null(tail.map);
    assert_false(file_tail_put(&tail, 0, "x", 1));
    close(fd);
    file_tail_reserve(&tail, -1, 0);
    assert_null(tail.map);
}

static void file_tail__reserve__takes_blocks(void **state)
{
    struct scene *scene = *state;
    struct stat st;
    assert_int_equal(fstat(scene->fd, &st), 0);
    assert_int_equal(st.st_size, 4 + FILE_TAIL_ROOM);
    assert_true(st.st_blocks * 512 >= st.st_size);
}

static void file_tail__put__has_no_room_in_a_file_cut_off(void **state)
{
    struct scene *scene = *state;
    assert_int_equal(ftruncate(scene->fd, 0), 0);
    assert_false(file_tail_put(&scene->tail, 4, "two\n", 4));
}

#define IN_SCENE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

/* On other file systems nothing is promised, and there is nothing to test. */
static bool has_room(void)
{
    void *state = NULL;
    bool room = set_up(&state) == 0 && ((struct scene *)state)->tail.map;
    return tear_down(&state) == 0 && room;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_SCENE(file_tail__put__is_in_the_file_at_once),
        IN_SCENE(file_tail__put__survives_a_kill),
        IN_SCENE(file_tail__put__refuses_what_has_no_room),
        IN_SCENE(file_tail__put__has_no_room_in_a_file_cut_off),
        IN_SCENE(file_tail__reserve__takes_blocks),
        cmocka_unit_test(
            file_tail__reserve__has_no_room_where_nothing_is_promised),
    };
    if (has_room())
        return cmocka_run_group_tests(tests, NULL, NULL);
    puts("1..0 # SKIP no room can be reserved on this file system");
    return 0;
}
