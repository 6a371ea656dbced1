/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* The files about providers in forms/: what is found in them, and what must
 * hold for all. */
#include "model/provider.h"

#include "base/mem.h"
#include "base/text.h"
#include "model/form.h"
#include "model/formdirs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static char *forms_folder(void)
{
    return xasprintf("%s/forms", getenv("SOURCE_ROOT"));
}

static int load(void **state)
{
    struct providers *providers = xcalloc(1, sizeof *providers);
    struct err err;
    autofree char *folder = forms_folder();
    setenv("XDG_DATA_HOME", "/nonexistent", 1);
    unsetenv("SENDERFORM_FORMS");
    if (!providers_load(folder, providers, &err)) {
        fprintf(stderr, "%s\n", err.text);
        return 1;
    }
    *state = providers;
    return 0;
}

static int unload(void **state)
{
    providers_done(*state);
    free(*state);
    return 0;
}

static const struct provider *of(void **state, const char *id)
{
    const struct provider *provider = providers_find(*state, id);
    assert_non_null(provider);
    return provider;
}

static void expect(const struct provider *provider, const char *tag,
                   unsigned reply, const char *enhanced, const char *code)
{
    const struct provider_code *found =
        provider_code(provider, tag, reply, enhanced);
    assert_string_equal(found ? found->code : "unknown", code);
}

static void provider_code__finds__the_most_exact_one(void **state)
{
    const struct provider *yahoo = of(state, "yahoo");
    expect(yahoo, "TSS04", 421, "4.7.0", "TSS04");
    expect(yahoo, "TSS04", 0, "", "TSS04");
    expect(yahoo, "PH01", 554, "5.7.9", "PH01");
    expect(yahoo, "", 554, "5.7.9", "554 5.7.9");
    expect(yahoo, "", 550, "5.7.9", "550 5.7.9");
    expect(yahoo, "", 421, "4.16.50", "4.16.50");
    expect(yahoo, "", 0, "4.16.51", "4.16.51");
    expect(yahoo, "", 451, "4.16.1", "4.16.1");
    expect(yahoo, "", 450, "", "450");
    expect(yahoo, "", 450, "4.2.1", "450");
    expect(yahoo, "", 554, "", "554");
    expect(yahoo, "VS1-IP", 451, "4.1.8", "VS1-IP");
    expect(of(state, "microsoft"), "S3140", 550, "5.7.1", "S3140");
    expect(of(state, "gmail"), "", 421, "4.7.28", "4.7.28");
}

/* A reason with a name of its own is not what others with the same reply code
 * are; a finer code is still right about it. */
static void provider_code__leaves__unknown_tags_unknown(void **state)
{
    expect(of(state, "yahoo"), "TSS99", 421, "4.7.0", "unknown");
    expect(of(state, "yahoo"), "tss04", 421, "4.7.0", "unknown");
    expect(of(state, "yahoo"), "", 0, "", "unknown");
    expect(of(state, "yahoo"), "", 599, "", "unknown");
    expect(of(state, "yahoo"), "", 550, "5.7.99", "unknown");
    expect(of(state, "microsoft"), "S775", 451, "4.7.650", "4.7.650");
}

static void providers__are__found_by_id_and_by_form(void **state)
{
    const struct providers *all = *state;
    assert_true(all->count >= 3);
    for (size_t i = 1; i < all->count; i++)
        assert_true(strcmp(all->items[i - 1]->id, all->items[i]->id) < 0);
    assert_null(providers_find(all, "yaho"));
    assert_ptr_equal(providers_of_form(all, "yahoo-sender-support"),
                     of(state, "yahoo"));
    assert_null(providers_of_form(all, "yahoo"));
}

static void providers__name__forms_that_are_there(void **state)
{
    const struct providers *all = *state;
    autofree char *folder = forms_folder();
    for (size_t i = 0; i < all->count; i++)
        for (char **id = all->items[i]->forms; id && *id; id++) {
            struct form *form = NULL;
            assert_true(form_load_id(folder, *id, &form, NULL));
            form_free(form);
        }
}

static bool is_below(const char *name, const char *suffix)
{
    size_t len = strlen(name), end = strlen(suffix);
    return len >= end && strcmp(name + len - end, suffix) == 0 &&
           (len == end || name[len - end - 1] == '.');
}

static bool any_below(char **suffixes, const char *name)
{
    for (; suffixes && *suffixes; suffixes++)
        if (is_below(name, *suffixes))
            return true;
    return false;
}

static const char *whose_host(const struct providers *all, const char *name)
{
    for (size_t i = 0; i < all->count; i++)
        if (any_below(all->items[i]->hosts, name) &&
            !any_below(all->items[i]->not_hosts, name))
            return all->items[i]->id;
    return "nobody";
}

static void providers__take_mail__at_these_hosts(void **state)
{
    static const char *const hosts[][2] = {
        {"mta5.am0.yahoodns.net", "yahoo"},
        {"mx-aol.mail.gm0.yahoodns.net", "yahoo"},
        {"mx-att.mail.am0.yahoodns.net", "yahoo"},
        {"mailin-01.mx.aol.com", "yahoo"},
        {"mx1.mail.ukl.yahoo.com", "yahoo"},
        {"mx1.mail.hk.yahoo.com", "yahoo"},
        {"mx2.mail.tw.yahoo.com", "yahoo"},
        {"mx5.biz.mail.yahoo.com", "yahoo"},
        {"mx1.mail.yahoo.com", "yahoo"},
        {"mx1.mail.yahoo.co.jp", "nobody"},
        {"smtp.mail.yahoo.com", "nobody"},
        {"sonic311-14.consmr.mail.ne1.yahoo.com", "nobody"},
        {"notyahoodns.net", "nobody"},
        {"hotmail-com.olc.protection.outlook.com", "microsoft"},
        {"example-org.mail.protection.outlook.com", "microsoft"},
        {"mx1.hotmail.com", "microsoft"},
        {"mail-db8eur05.outbound.protection.outlook.com", "nobody"},
        {"smtp.office365.com", "nobody"},
        {"alt1.gmail-smtp-in.l.google.com", "gmail"},
        {"aspmx.l.google.com", "gmail"},
        {"alt4.aspmx.l.google.com", "gmail"},
        {"aspmx2.googlemail.com", "gmail"},
        {"smtp.google.com", "gmail"},
        {"smtp.googlemail.com", "nobody"},
        {"mail-ed1-f41.google.com", "nobody"},
        {"ghs.l.google.com", "nobody"},
    };
    for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++)
        assert_string_equal(whose_host(*state, hosts[i][0]), hosts[i][1]);
}

static void yahoo__takes_mail__for_these_domains(void **state)
{
    static const char *const theirs[] = {
        "yahoo.com", "yahoo.co.uk",  "yahoo.com.tw", "ymail.com",
        "aol.com",   "att.net",      "aim.com",      "rocketmail.com",
        "cox.net",   "verizon.net",  "yahoo.de",     "sbcglobal.net",
        "aol.co.uk", "frontier.com", "myyahoo.com",  "bellsouth.net"};
    char **domains = of(state, "yahoo")->domains;
    for (size_t i = 0; i < sizeof theirs / sizeof *theirs; i++)
        assert_true(any_below(domains, theirs[i]));
    assert_false(any_below(domains, "yahoo.co.jp"));
    assert_false(any_below(domains, "comcast.net"));
    assert_false(any_below(domains, "notaol.com"));
}

static void check_list(const char *what, char **list, char **others)
{
    for (size_t i = 0; list && list[i]; i++)
        for (char **other = others; other && *other; other++)
            if (other != &list[i] && is_below(list[i], *other))
                fail_msg("%s %s: %s", what, list[i], *other);
}

/* A name below another is one more to look for, and says nothing. */
static void providers__name__nothing_twice(void **state)
{
    const struct providers *all = *state;
    for (size_t i = 0; i < all->count; i++)
        for (size_t j = 0; j < all->count; j++) {
            const struct provider *one = all->items[i], *two = all->items[j];
            check_list("host", one->hosts, two->hosts);
            check_list("page", one->pages, two->pages);
            check_list("domain", one->domains, two->domains);
        }
}

static void check_text(const struct provider_code *code, const char *text)
{
    for (const char *at = text; *at; at++)
        if (*at < ' ' || *at > '~')
            fail_msg("%s is not plain: %s", code->code, text);
    char last = text[strlen(text) - 1];
    if (strlen(text) > 300 || !strchr("./0123456789", last))
        if (!strstr(text, "http"))
            fail_msg("%s: %s", code->code, text);
}

/* Each says what to do, in words that can stand above a report. */
static void providers__help__with_every_code(void **state)
{
    const struct providers *all = *state;
    for (size_t i = 0; i < all->count; i++)
        for (size_t j = 0; j < all->items[i]->code_count; j++) {
            const struct provider_code *code = &all->items[i]->codes[j];
            struct text_line *lines;
            check_text(code, code->meaning);
            check_text(code, code->act);
            if (text_wrap(code->act, 76, &lines) > 4)
                fail_msg("%s says too much", code->code);
            free(lines);
        }
}

static void yahoo__knows__every_code(void **state)
{
    static const char *const codes[] = {
        "TS01",    "TS02",   "TS03",      "GL01",      "MC04",    "TSS04",
        "TSS05",   "IPTS04", "IPTS05",    "TSS06",     "TSS07",   "TSS09",
        "TSS11",   "BL21",   "BL23",      "VS1-IP",    "VS1-MF",  "VS98-IP0",
        "PH01",    "AU01",   "554 5.7.9", "550 5.7.9", "451",     "421",
        "450",     "554",    "552",       "4.16.1",    "4.16.50", "4.16.51",
        "4.16.52",
    };
    const struct provider *yahoo = of(state, "yahoo");
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        expect(yahoo, codes[i], 0, "", codes[i]);
}

/* Complaints are one of the reasons behind TSS04, and not the first that can
 * be mended. */
static void yahoo__says_of__TSS04_more_than_complaints(void **state)
{
    const struct provider *yahoo = of(state, "yahoo");
    const struct provider_code *code = provider_code(yahoo, "TSS04", 0, "");
    assert_non_null(strstr(code->meaning, "authentication"));
    assert_non_null(strstr(code->meaning, "reputation"));
    assert_null(strstr(code->act, "complain"));
    assert_int_equal(code->help, HELP_LATER);
}

static void yahoo__sends__the_listed_to_Spamhaus(void **state)
{
    static const char *const tags[] = {"TSS07", "BL21", "BL23"};
    const struct provider *yahoo = of(state, "yahoo");
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        const struct provider_code *code = provider_code(yahoo, tags[i], 0, "");
        assert_int_equal(code->help, HELP_NO);
        assert_int_equal(code->urgency, 9);
        assert_non_null(strstr(code->act, "delist there first"));
        assert_non_null(strstr(code->act, "the form will not help"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(provider_code__finds__the_most_exact_one),
        cmocka_unit_test(provider_code__leaves__unknown_tags_unknown),
        cmocka_unit_test(providers__are__found_by_id_and_by_form),
        cmocka_unit_test(providers__name__forms_that_are_there),
        cmocka_unit_test(providers__take_mail__at_these_hosts),
        cmocka_unit_test(providers__name__nothing_twice),
        cmocka_unit_test(providers__help__with_every_code),
        cmocka_unit_test(yahoo__takes_mail__for_these_domains),
        cmocka_unit_test(yahoo__knows__every_code),
        cmocka_unit_test(yahoo__says_of__TSS04_more_than_complaints),
        cmocka_unit_test(yahoo__sends__the_listed_to_Spamhaus),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
