/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/formdirs.h"

#include "base/file.h"
#include "base/mem.h"
#include "model/form.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

struct folders {
    char root[64];
    char *first; /* --forms */
    char *named; /* $SENDERFORM_FORMS */
    char *home;  /* $XDG_DATA_HOME/senderform/forms */
};

static void put(const char *folder, const char *name, const char *id)
{
    autofree char *path = xasprintf("%s/%s", folder, name);
    autofree char *json = xasprintf(
        "{\"senderform\": 1, \"id\": \"%s\", \"title\": \"%s\","
        " \"provider\": \"P\", \"sections\": [{\"id\": \"s\","
        " \"title\": \"S\", \"fields\": [{\"id\": \"f\", \"kind\": \"text\","
        " \"label\": \"F\"}]}]}",
        id, folder);
    assert_true(file_replace(path, json, strlen(json), 0600, NULL));
}

static int make_folders(void **state)
{
    struct folders *at = xcalloc(1, sizeof *at);
    strcpy(at->root, "/tmp/senderform-formdirs-XXXXXX");
    if (!mkdtemp(at->root))
        return 1;
    at->first = xasprintf("%s/first", at->root);
    at->named = xasprintf("%s/named", at->root);
    at->home = xasprintf("%s/senderform/forms", at->root);
    setenv("SENDERFORM_FORMS", at->named, 1);
    setenv("XDG_DATA_HOME", at->root, 1);
    file_make_dirs(at->first, 0700, NULL);
    file_make_dirs(at->named, 0700, NULL);
    file_make_dirs(at->home, 0700, NULL);
    put(at->first, "one.json", "one");
    put(at->named, "one.json", "one");
    put(at->named, "two.json", "two");
    put(at->home, "two.json", "two");
    put(at->home, "a-three.json", "a-three");
    put(at->home, "wrong.json", "right");
    put(at->home, "form.schema.json", "schema");
    put(at->home, "notes.txt", "notes");
    *state = at;
    return 0;
}

static int remove_folders(void **state)
{
    struct folders *at = *state;
    autofree char *command = xasprintf("rm -r %s", at->root);
    int status = system(command);
    free(at->first);
    free(at->named);
    free(at->home);
    free(at);
    return status;
}

static const char *path_of(const struct form_places *places, const char *id)
{
    for (size_t i = 0; i < places->count; i++)
        if (strcmp(places->place[i].id, id) == 0)
            return places->place[i].path;
    return "";
}

static void form_places__finds__the_first_of_each_id(void **state)
{
    const struct folders *at = *state;
    struct form_places places;
    form_places_find(at->first, &places);
    assert_true(places.count >= 4);
    assert_string_equal(places.place[0].id, "a-three");
    autofree char *one = xasprintf("%s/one.json", at->first);
    autofree char *two = xasprintf("%s/two.json", at->named);
    assert_string_equal(path_of(&places, "one"), one);
    assert_string_equal(path_of(&places, "two"), two);
    assert_string_equal(path_of(&places, "form.schema"), "");
    assert_string_equal(path_of(&places, "notes"), "");
    for (size_t i = 1; i < places.count; i++)
        assert_true(strcmp(places.place[i - 1].id, places.place[i].id) < 0);
    form_places_done(&places);
    assert_int_equal(places.count, 0);
}

static void form_load__takes__the_first_folder_that_has_it(void **state)
{
    const struct folders *at = *state;
    struct form *form;
    assert_true(form_load(at->first, "one", &form, NULL));
    assert_string_equal(form->title, at->first);
    form_free(form);
    assert_true(form_load(NULL, "one", &form, NULL));
    assert_string_equal(form->title, at->named);
    form_free(form);
}

static void form_load__takes__a_path(void **state)
{
    const struct folders *at = *state;
    autofree char *path = xasprintf("%s/wrong.json", at->home);
    struct form *form;
    assert_true(form_load(NULL, path, &form, NULL));
    assert_string_equal(form->id, "right");
    form_free(form);
}

static void form_load__refuses__an_id_that_is_not_the_name(void **state)
{
    const struct folders *at = *state;
    autofree char *expected =
        xasprintf("%s/wrong.json: the definition in it has the id \"right\", "
                  "so the file must be called right.json",
                  at->home);
    struct form *form = NULL;
    struct err err;
    assert_false(form_load(NULL, "wrong", &form, &err));
    assert_int_equal(err.code, ERR_INPUT);
    assert_string_equal(err.text, expected);
    assert_null(form);
}

static void form_load__names__the_folders_it_searched(void **state)
{
    const struct folders *at = *state;
    struct form *form = NULL;
    struct err err;
    assert_false(form_load(at->first, "no\033one", &form, &err));
    assert_int_equal(err.code, ERR_MISSING);
    assert_non_null(strstr(err.text, "there is no form \"noone\""));
    assert_non_null(strstr(err.text, at->first));
    assert_non_null(strstr(err.text, at->home));
    assert_false(form_load(NULL, "/nowhere/x.json", &form, &err));
    assert_int_equal(err.code, ERR_MISSING);
    assert_false(form_load(NULL, "x.json", &form, NULL));
}

static void form_load_text__is__what_form_load_id_reads(void **state)
{
    const struct folders *at = *state;
    autofree char *text = NULL;
    char *none = NULL;
    size_t len;
    struct err err;
    assert_true(form_load_text(at->first, "one", &text, &len, NULL));
    assert_int_equal(len, strlen(text));
    assert_non_null(strstr(text, at->first));
    assert_false(form_load_text(NULL, "three", &none, &len, &err));
    assert_int_equal(err.code, ERR_MISSING);
    assert_false(form_load_text(NULL, "../one", &none, &len, &err));
    assert_int_equal(err.code, ERR_INPUT);
    assert_null(none);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(form_places__finds__the_first_of_each_id),
        cmocka_unit_test(form_load__takes__the_first_folder_that_has_it),
        cmocka_unit_test(form_load__takes__a_path),
        cmocka_unit_test(form_load__refuses__an_id_that_is_not_the_name),
        cmocka_unit_test(form_load__names__the_folders_it_searched),
        cmocka_unit_test(form_load_text__is__what_form_load_id_reads),
    };
    return cmocka_run_group_tests(tests, make_folders, remove_folders);
}
