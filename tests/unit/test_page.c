/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/file.h"
#include "base/mem.h"
#include "probe/echo_answer.h"
#include "probe/language.h"
#include "probe/page_charset.h"
#include "probe/page_look.h"
#include "probe/page_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static bool read_bytes(const char *html, size_t len, const char *type,
                       struct page_text *ret)
{
    struct charsets *charsets = charsets_new();
    bool read = page_text_read(charsets, html, len, type, ret);
    charsets_free(charsets);
    return read;
}

static void read_page(const char *html, const char *type, struct page_text *ret)
{
    assert_true(read_bytes(html, strlen(html), type, ret));
}

static void page_text__html__what_a_person_reads(void **state)
{
    struct page_text page;
    (void)state;
    read_page("<html lang=en><head><title> A  page </title>"
              "<script>var x = 'no';</script></head><body><p>One</p>"
              "<div hidden>two</div><style>p {}</style><p>Th<b>re</b>e</p>"
              "<noscript>four</noscript>",
              "text/html", &page);
    assert_string_equal(page.title, "A  page");
    assert_string_equal(page.text, "One\nThree");
    assert_string_equal(page.tag, "en");
    assert_true(page.scripts);
    assert_false(page.asks);
    page_text_done(&page);
}

static void page_text__hostile__comes_out_clean(void **state)
{
    struct page_text page;
    (void)state;
    read_page("<title>\033[31mred\033]0;x\007 &#x202e;la</title><p>&#27;[2J",
              "text/html; charset=utf-8", &page);
    assert_null(strpbrk(page.title, "\033\007"));
    assert_null(strstr(page.title, "\xe2\x80\xae"));
    assert_null(strchr(page.text, '\033'));
    page_text_done(&page);
}

static void page_text__charsets__are_read(void **state)
{
    struct page_text page;
    (void)state;
    read_page("<p>caf\xe9", "text/html; charset=iso-8859-1", &page);
    assert_string_equal(page.text, "café");
    page_text_done(&page);
    read_page("<p>\x80 5", "text/html; charset=\"windows-1252\"", &page);
    assert_string_equal(page.text, "€ 5");
    page_text_done(&page);
    read_page("<p>caf\xc3\xa9", "text/html; charset=no-such", &page);
    page_text_done(&page);
}

static void page_text__deep__comes_to_an_end(void **state)
{
    enum { DEPTH = 50000 };
    struct page_text page;
    char *html = xcalloc(DEPTH * 5 + 10, 1);
    (void)state;
    for (int i = 0; i < DEPTH; i++)
        memcpy(html + i * 5, "<div>", 5);
    memcpy(html + DEPTH * 5, "text", 4);
    read_page(html, "text/html", &page);
    page_text_done(&page);
    free(html);
}

static void page_text__other__is_no_text(void **state)
{
    struct page_text page;
    (void)state;
    assert_false(read_bytes("%PDF", 4, "application/pdf", &page));
    assert_false(read_bytes("\x1f\x8b\0\0", 4, "text/html", &page));
}

static void judge(const char *file, enum language_end wanted)
{
    autofree char *path =
        xasprintf("%s/tests/net/pages/%s", getenv("SOURCE_ROOT"), file);
    autofree char *html = NULL;
    size_t len;
    struct page_text page;
    struct language_verdict verdict;
    struct language *language = language_new();
    assert_true(file_read(path, PAGE_BYTES_MAX, &html, &len, NULL));
    assert_true(read_bytes(html, len, "text/html; charset=utf-8", &page));
    language_judge(language, page.text, page.tag, &verdict);
    if (verdict.end != wanted)
        fail_msg("%s: %s", file, language_end_name(verdict.end));
    page_text_done(&page);
    language_free(language);
}

static void language__judge__claims_alone_do_not_count(void **state)
{
    (void)state;
    judge("privacy.html", LANGUAGE_ENGLISH);
    judge("no-language.html", LANGUAGE_ENGLISH);
    judge("german.html", LANGUAGE_OTHER);
    judge("french-says-en.html", LANGUAGE_OTHER);
    judge("login.html", LANGUAGE_UNSURE);
}

static void page_look__status_and_text(void **state)
{
    struct page_text page;
    (void)state;
    assert_int_equal(page_look(404, NULL), PAGE_MISSING);
    assert_int_equal(page_look(403, NULL), PAGE_BARRED);
    assert_int_equal(page_look(500, NULL), PAGE_BROKEN);
    assert_int_equal(page_look(200, NULL), PAGE_OTHER);
    read_page("<p>&nbsp;", "", &page);
    assert_int_equal(page_look(200, &page), PAGE_EMPTY);
    page_text_done(&page);
    read_page("<title>404</title><p>Page not found", "", &page);
    assert_int_equal(page_look(200, &page), PAGE_SOFT);
    page_text_done(&page);
    read_page("<form><input type=password></form>", "", &page);
    assert_int_equal(page_look(200, &page), PAGE_LOGIN);
    page_text_done(&page);
    read_page("<script src=x></script>", "", &page);
    assert_int_equal(page_look(200, &page), PAGE_SHELL);
    page_text_done(&page);
}

static bool answers(const char *body, bool v6)
{
    struct ip_address ip;
    return echo_answer(body, strlen(body), v6, &ip);
}

static void echo_answer__only_public_addresses(void **state)
{
    (void)state;
    assert_true(answers("{\"ip\": \"45.1.2.3\"}", false));
    assert_true(answers("fl=1\nip=45.1.2.3\nts=1\n", false));
    assert_true(answers("45.1.2.3\n", false));
    assert_true(answers("{\"ip\": \"2a0e::25\"}", true));
    assert_false(answers("{\"ip\": \"45.1.2.3\"}", true));
    assert_false(answers("{\"ip\": \"10.0.0.5\"}", false));
    assert_false(answers("ip=127.0.0.1\n", false));
    assert_false(answers("<html>45.1.2.3", false));
    assert_false(answers("{\"ip\": 45}", false));
    assert_false(answers("", false));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(page_text__html__what_a_person_reads),
        cmocka_unit_test(page_text__hostile__comes_out_clean),
        cmocka_unit_test(page_text__charsets__are_read),
        cmocka_unit_test(page_text__deep__comes_to_an_end),
        cmocka_unit_test(page_text__other__is_no_text),
        cmocka_unit_test(language__judge__claims_alone_do_not_count),
        cmocka_unit_test(page_look__status_and_text),
        cmocka_unit_test(echo_answer__only_public_addresses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
