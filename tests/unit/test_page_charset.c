/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* Pages in other charsets than UTF-8, and pages that are not what they, or
 * their servers, say they are. */
#include "base/mem.h"
#include "base/text.h"
#include "probe/page_charset.h"
#include "probe/page_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* Bytes as they come; what is expected is UTF-8. */
#define SJIS     "\x93\xfa\x96\x7b\x8c\xea" /* 日本語 */
#define SJIS_5C  "\x95\x5c" /* 表, whose second is a backslash */
#define CP1252   "\x93Privacy\x94 \x96 caf\xe9 \x80"
#define AS_UTF8  "“Privacy” – café €"
#define WIDE_LE  "<\0p\0>\0\xe9\0 \0\xac\x20"
#define WIDE_BE  "\0<\0p\0>\0\xe9\0 \x20\xac"
#define HTML     "text/html"
#define BYTES(x) (x), sizeof(x) - 1

struct page_case {
    const char *title;
    const char *bytes;
    size_t len;
    const char *type;
    const char *text;
};

static const struct page_case cases[] = {
    {"Shift_JIS, by the server", BYTES("<p>" SJIS SJIS_5C),
     HTML "; charset=shift_jis", "日本語表"},
    {"Shift_JIS, as it is called, too", BYTES("<p>" SJIS),
     HTML ";charset=\"x-sjis\"", "日本語"},
    {"Shift_JIS, by the page", BYTES("<meta charset=Shift_JIS><p>" SJIS), HTML,
     "日本語"},
    {"Shift_JIS, by the page in many words",
     BYTES("<meta http-equiv=content-type content='text/html;"
           " charset=shift_jis'><p>" SJIS),
     HTML, "日本語"},
    {"UTF-16 by its mark, little end first", BYTES("\xff\xfe" WIDE_LE), HTML,
     "é €"},
    {"UTF-16 by its mark, big end first", BYTES("\xfe\xff" WIDE_BE), HTML,
     "é €"},
    {"UTF-16 by mark and server", BYTES("\xff\xfe" WIDE_LE),
     HTML "; charset=utf-16", "é €"},
    {"UTF-16LE by mark and server", BYTES("\xff\xfe" WIDE_LE),
     HTML "; charset=utf-16le", "é €"},
    {"UTF-16BE by mark and server", BYTES("\xfe\xff" WIDE_BE),
     HTML "; charset=utf-16be", "é €"},
    {"windows-1252, by the server", BYTES("<p>" CP1252),
     HTML "; charset=windows-1252", AS_UTF8},
    {"windows-1252, by the page",
     BYTES("<meta charset=windows-1252><p>" CP1252), HTML, AS_UTF8},
    {"the server has the last word",
     BYTES("<meta charset=shift_jis><p>" CP1252), HTML "; charset=windows-1252",
     AS_UTF8},
    {"nobody says anything", BYTES("<p>caf\xe9"), HTML, "café"},
    {"UTF-8, says the server, and it is not", BYTES("<p>caf\xe9 noir"),
     HTML "; charset=utf-8", "caf\xef\xbf\xbd noir"},
    {"UTF-8, says the page, and it is not",
     BYTES("<meta charset=utf-8><p>caf\xe9 noir"), HTML,
     "caf\xef\xbf\xbd noir"},
    {"UTF-16, and the server says UTF-8", BYTES("\xff\xfe" WIDE_LE),
     HTML "; charset=utf-8", "é €"},
    {"UTF-16, and the server says Latin 1", BYTES("\xfe\xff" WIDE_BE),
     HTML "; charset=iso-8859-1", "é €"},
    {"UTF-16, the other end first", BYTES("\xfe\xff" WIDE_BE),
     HTML "; charset=utf-16", "é €"},
    {"UTF-8, and the server says windows-1252", BYTES("<p>" AS_UTF8),
     HTML "; charset=windows-1252", AS_UTF8},
    {"UTF-8 by its mark, too", BYTES("\xef\xbb\xbf<p>" AS_UTF8),
     HTML "; charset=windows-1252", AS_UTF8},
    {"UTF-8, and the server says ASCII", BYTES("<p>" AS_UTF8),
     HTML "; charset=us-ascii", AS_UTF8},
    {"UTF-8, and the page says Shift_JIS",
     BYTES("<meta charset=shift_jis><p>" AS_UTF8), HTML, AS_UTF8},
    {"UTF-16LE, by the server alone", BYTES(WIDE_LE), HTML "; charset=UTF-16LE",
     "é €"},
    {"UTF-16BE, by the server alone", BYTES(WIDE_BE), HTML "; charset=utf-16be",
     "é €"},
    {"half a character of UTF-16", BYTES("\xff\xfe" WIDE_LE "x"), HTML,
     "é €\xef\xbf\xbd"},
    {"Latin 1 means windows-1252", BYTES("<p>" CP1252),
     HTML "; charset=ISO-8859-1", AS_UTF8},
    {"Latin 1 by the page, too", BYTES("<meta charset='iso-8859-1'><p>" CP1252),
     HTML, AS_UTF8},
    {"one bad byte costs one character", BYTES("<p>" SJIS "\xff" SJIS),
     HTML "; charset=shift_jis", "日本語\xef\xbf\xbd日本語"},
    {"one bad byte in UTF-8 as well", BYTES("<p>日\xff本"),
     HTML "; charset=utf-8", "日\xef\xbf\xbd本"},
    {"UTF-8, cut within a character", BYTES("<p>日本\xe8\xaa"), HTML,
     "日本\xef\xbf\xbd"},
    {"plain text has a charset, too", BYTES(SJIS), "text/plain; charset=sjis",
     "日本語"},
    {"a meta that was read is not in UTF-16",
     BYTES("<meta charset=utf-16><p>caf\xc3\xa9"), HTML, "café"},
    {"a charset that nobody knows", BYTES("<p>caf\xe9"),
     HTML "; charset=x-nonsense", "café"},
    {"Chinese", BYTES("<p>\xd6\xd0\xce\xc4"), HTML "; charset=gb2312", "中文"},
    {"Korean", BYTES("<p>\xc7\xd1"), HTML "; charset=euc-kr", "한"},
    {"ASCII, and the server says what it means",
     BYTES("<p>\033$BF|K\\8l\033(B"), HTML "; charset=iso-2022-jp", "日本語"},
};

static void page_text__charsets__are_read(void **state)
{
    struct charsets *charsets = charsets_new();
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct page_case *row = &cases[i];
        struct page_text page;
        if (!page_text_read(charsets, row->bytes, row->len, row->type, &page))
            fail_msg("%s: no text", row->title);
        if (strcmp(page.text, row->text) != 0)
            fail_msg("%s: \"%s\"", row->title, page.text);
        page_text_done(&page);
    }
    charsets_free(charsets);
}

/* Every second byte is NUL, as in many files that are no text. */
static void page_text__utf16_without_mark__needs_the_servers_word(void **state)
{
    struct charsets *charsets = charsets_new();
    struct page_text page;
    (void)state;
    assert_false(page_text_read(charsets, BYTES(WIDE_LE), HTML, &page));
    charsets_free(charsets);
}

/* Whatever is said of it, something clean comes out. */
static void page_text__any_bytes__come_out_clean(void **state)
{
    static const char *const types[] = {
        HTML,
        HTML "; charset=utf-8",
        HTML "; charset=shift_jis",
        HTML "; charset=windows-1252",
        HTML "; charset=iso-2022-jp",
        HTML "; charset=utf-7",
        HTML "; charset=utf-16",
        HTML "; charset=us-ascii",
        "text/plain; charset=shift_jis",
    };
    struct charsets *charsets = charsets_new();
    char bytes[3 + 255 * 2] = "<p>";
    size_t len = 3;
    (void)state;
    for (int i = 255; i > 0; i--) {
        bytes[len++] = (char)i;
        bytes[len++] = 'x';
    }
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        struct page_text page;
        assert_true(page_text_read(charsets, bytes, len, types[i], &page));
        autofree char *clean =
            text_clean(page.text, strlen(page.text), TEXT_BLOCK);
        assert_string_equal(page.text, clean);
        page_text_done(&page);
    }
    charsets_free(charsets);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(page_text__charsets__are_read),
        cmocka_unit_test(page_text__utf16_without_mark__needs_the_servers_word),
        cmocka_unit_test(page_text__any_bytes__come_out_clean),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
