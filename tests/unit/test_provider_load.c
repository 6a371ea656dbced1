/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* Where files about providers are found, and that they are no forms. */
#include "base/file.h"
#include "base/mem.h"
#include "model/form.h"
#include "model/formdirs.h"
#include "model/provider.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static char *put(const char *folder, const char *file, const char *id,
                 const char *name)
{
    char *path = xasprintf("%s/%s", folder, file);
    autofree char *json = xasprintf(
        "{\"senderform\": 1, \"id\": \"%s\", \"name\": \"%s\","
        " \"hosts\": [\"a.example\"], \"pages\": [\"a.example\"],"
        " \"domains\": [\"a.example\"], \"codes\": [{\"code\": \"A1\","
        " \"meaning\": \"M.\", \"act\": \"A.\", \"help\": \"no\"}]}",
        id, name);
    assert_true(file_replace(path, json, strlen(json), 0600, NULL));
    return path;
}

struct scratch {
    char first[64], named[64];
};

static int make_folders(void **state)
{
    struct scratch *at = xcalloc(1, sizeof *at);
    *state = at;
    strcpy(at->first, "/tmp/senderform-provider-XXXXXX");
    strcpy(at->named, "/tmp/senderform-provider-XXXXXX");
    if (!mkdtemp(at->first) || !mkdtemp(at->named))
        return 1;
    return setenv("SENDERFORM_FORMS", at->named, 1);
}

static int remove_folders(void **state)
{
    struct scratch *at = *state;
    autofree char *command = xasprintf("rm -r %s %s", at->first, at->named);
    free(at);
    unsetenv("SENDERFORM_FORMS");
    return system(command);
}

static void providers_load__takes__the_first_of_each_id(void **state)
{
    const struct scratch *at = *state;
    struct providers all;
    free(put(at->first, "one.provider.json", "one", "First"));
    free(put(at->named, "one.provider.json", "one", "Second"));
    free(put(at->named, "two.provider.json", "two", "Two"));
    free(put(at->named, "three.json", "three", "No provider"));
    assert_true(providers_load(at->first, &all, NULL));
    assert_string_equal(providers_find(&all, "one")->name, "First");
    assert_string_equal(providers_find(&all, "two")->name, "Two");
    assert_null(providers_find(&all, "three"));
    providers_done(&all);
    assert_int_equal(all.count, 0);
}

static void providers_load__names__the_file_it_cannot_read(void **state)
{
    const struct scratch *at = *state;
    struct providers all;
    struct err err;
    autofree char *path = put(at->first, "wrong.provider.json", "right", "R");
    autofree char *expected =
        xasprintf("%s: the provider in it has the id \"right\", so the file "
                  "must be called right.provider.json",
                  path);
    assert_false(providers_load(at->first, &all, &err));
    assert_int_equal(err.code, ERR_INPUT);
    assert_string_equal(err.text, expected);
    assert_true(file_replace(path, "{}", 2, 0600, NULL));
    assert_false(providers_load(at->first, &all, &err));
    assert_int_equal(strncmp(err.text, path, strlen(path)), 0);
    assert_non_null(strstr(err.text, ":1:1: "));
}

static void providers_load__leaves_out__what_is_too_much(void **state)
{
    const struct scratch *at = *state;
    struct providers all;
    for (char c = 'a'; c < 'a' + (char)PROVIDERS_MAX + 2; c++) {
        autofree char *id = xasprintf("%c1", c);
        autofree char *file = xasprintf("%s.provider.json", id);
        free(put(at->first, file, id, "Many"));
    }
    assert_true(providers_load(at->first, &all, NULL));
    assert_int_equal(all.count, PROVIDERS_MAX);
    assert_non_null(providers_find(&all, "a1"));
    providers_done(&all);
}

static void form_load__refuses__files_about_providers(void **state)
{
    const struct scratch *at = *state;
    struct form *form = NULL;
    struct form_places places;
    struct err err;
    autofree char *path = put(at->first, "one.provider.json", "one", "One");
    autofree char *expected = xasprintf(
        "%s: this is about a provider's mail servers, it is no form", path);
    assert_false(form_load(at->first, path, &form, &err));
    assert_string_equal(err.text, expected);
    assert_false(form_load(at->first, "one.provider", &form, &err));
    assert_int_equal(err.code, ERR_MISSING);
    form_places_find(at->first, &places);
    for (size_t i = 0; i < places.count; i++)
        assert_null(strstr(places.place[i].path, "provider.json"));
    form_places_done(&places);
}

int main(void)
{
#define WITH_FOLDERS(test)                                                     \
    cmocka_unit_test_setup_teardown(test, make_folders, remove_folders)
    const struct CMUnitTest tests[] = {
        WITH_FOLDERS(providers_load__takes__the_first_of_each_id),
        WITH_FOLDERS(providers_load__names__the_file_it_cannot_read),
        WITH_FOLDERS(providers_load__leaves_out__what_is_too_much),
        WITH_FOLDERS(form_load__refuses__files_about_providers),
    };
    setenv("XDG_DATA_HOME", "/nonexistent", 1);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
