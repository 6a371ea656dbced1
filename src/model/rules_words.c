/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "model/rules_kinds.h"
#include "model/word_list.h"

#include <string.h>
#include <unictype.h>

#define FILLER_MAX 80u /* bytes; what is longer was typed with a thought */

static const char filler_words[] =
    "abc abcd abcde abcdef asd bar baz bla blabla blah dummy foo foobar "
    "placeholder qux random sample something stuff tba tbd test testing todo "
    "whatever xyz";
static const char *const filler_names[] = {
    "first last",    "firstname lastname", "jane doe",       "john doe",
    "john q public", "john smith",         "max mustermann", "name",
    "your name",     "erika mustermann",   "real name",      "unknown",
};
static const char *const nothings[] = {
    "n/a",  "n.a.",    "na",    "nil", "no", "nope",           "none",
    "null", "nothing", "empty", "-",   "--", "not applicable", "no answer",
    "x",
};
static const char *const keyboard_rows[] = {
    "qwertyuiop", "asdfghjkl",  "zxcvbnm",    "qwertzuiop",
    "yxcvbnm",    "azertyuiop", "1234567890", "0987654321",
};

#define ONE_OF(list, text) one_of(list, sizeof(list) / sizeof *(list), text)

static bool one_of(const char *const *list, size_t count, const char *text)
{
    for (size_t i = 0; i < count; i++)
        if (strcasecmp(list[i], text) == 0)
            return true;
    return false;
}

/* "asdf", "qwertz", "asdfasdf": nothing but stretches of three keys and more
 * that lie side by side. */
static bool is_keyboard(const char *text)
{
    size_t at = 0;
    while (text[at]) {
        size_t best = 0;
        for (size_t i = 0; i < sizeof keyboard_rows / sizeof *keyboard_rows;
             i++) {
            const char key[2] = {text[at], '\0'};
            const char *row = strcasestr(keyboard_rows[i], key);
            size_t len = 0;
            while (row && row[len] && text[at + len] &&
                   strncasecmp(row + len, text + at + len, 1) == 0)
                len++;
            best = len > best ? len : best;
        }
        if (best < 3)
            return false;
        at += best;
        at += strspn(text + at, " ");
    }
    return at >= 4;
}

/* "xxx", "aaaa", "111": one character, at least three times. */
static bool is_one_character(const char *text)
{
    size_t len = text_next(text, strlen(text), 0);
    size_t count = 0;
    for (; strncmp(text, text + count * len, len) == 0; count++)
        if (!text[(count + 1) * len])
            return count >= 2;
    return false;
}

static bool all_filler_words(const char *text)
{
    size_t count = 0;
    for (; *text; count++) {
        size_t len = word_len(text);
        if (!word_listed(filler_words, text, len))
            return false;
        text += len;
        text += strspn(text, " ,.!?0123456789-");
    }
    return count > 0;
}

static bool has_no_letter(const char *text)
{
    return text[strspn(text, " .,:;!?*_/\\-+=#~'\"()[]{}<>|")] == '\0';
}

/* Long numbers are left to the rules that know what they number. */
static bool is_long_number(const char *text)
{
    return strlen(text) >= 7 &&
           text[strspn(text, "+0123456789 ()-./")] == '\0' &&
           strpbrk(text, "0123456789");
}

void rule_no_filler(const struct rule_in *in)
{
    bool latin = strncasecmp(in->text, "lorem ipsum", 11) == 0;
    if (!latin && (strnlen(in->text, FILLER_MAX) == FILLER_MAX ||
                   is_long_number(in->text)))
        return;
    autofree char *text = rule_clip(in->text, strlen(in->text));
    if (ONE_OF(nothings, in->text))
        rule_say(in, SEVERITY_WARNING,
                 N_("The guide: leave a field blank when there is nothing to "
                    "say. \"%s\" reads like an answer; empty it, or write a "
                    "real one."),
                 text);
    else if (latin || all_filler_words(in->text) || is_keyboard(in->text) ||
             is_one_character(in->text) || has_no_letter(in->text) ||
             ONE_OF(filler_names, in->text))
        rule_say(in, SEVERITY_WARNING,
                 N_("The guide: use real details, do not play with the form. "
                    "\"%s\" looks typed to fill the field."),
                 text);
}

/* Where the next character that is not ASCII stands, or len. Eight bytes at
 * a time: this runs over 64 KiB of log lines at each key. */
static size_t skip_ascii(const char *text, size_t len, size_t at)
{
    uint64_t eight;
    while (at + sizeof eight <= len) {
        memcpy(&eight, text + at, sizeof eight);
        if (eight & 0x8080808080808080u)
            break;
        at += sizeof eight;
    }
    while (at < len && (unsigned char)text[at] < 0x80)
        at++;
    return at;
}

static bool is_foreign(uint32_t ucs)
{
    if (!uc_is_general_category_withtable(ucs, UC_CATEGORY_MASK_L))
        return false;
    const uc_script_t *script = uc_script(ucs);
    return script && strcmp(script->name, "Latin") != 0 &&
           strcmp(script->name, "Common") != 0 &&
           strcmp(script->name, "Inherited") != 0;
}

#define FOREIGN_FEW   2u  /* a symbol or two is nobody's language */
#define FOREIGN_MANY  10u /* more is a sentence, however long the text */
#define LETTERS_SHORT 40u /* bytes; in short texts the share counts */

void rule_english(const struct rule_in *in)
{
    size_t len = strlen(in->text);
    size_t foreign = 0, bytes = 0, first = 0;
    for (size_t at = skip_ascii(in->text, len, 0);
         at < len && foreign <= FOREIGN_MANY;
         at = skip_ascii(in->text, len, at)) {
        uint32_t ucs;
        size_t step = text_decode(in->text + at, len - at, &ucs);
        if (is_foreign(ucs)) {
            first = foreign++ == 0 ? at : first;
            bytes += step;
        }
        at += step;
    }
    bool mostly =
        foreign > FOREIGN_FEW && len < LETTERS_SHORT && bytes * 2 > len;
    if (foreign <= FOREIGN_MANY && !mostly)
        return;
    autofree char *text = rule_clip(in->text + first, len - first);
    rule_say(in, SEVERITY_WARNING,
             N_("The guide: Yahoo reads English only. Write \"%s\" in English "
                "or in Latin letters."),
             text);
}
