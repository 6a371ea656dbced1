/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "probe/language.h"

#include "base/mem.h"
#include "base/text.h"

#include <libexttextcat/textcat.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/mman.h>
#include <unistd.h>

#define FINGERPRINTS "/usr/share/libexttextcat/"

enum { ENOUGH_PERCENT = 20 };

struct language {
    void *fingerprints; /* NULL: not there */
};

/* Those of the web's larger languages: to read all 180 takes 40 ms, these 5. */
static const char known[] =
    "en.lm en--utf8\nfr.lm fr--utf8\nde.lm de--utf8\nes.lm es--utf8\n"
    "it.lm it--utf8\npt.lm pt--utf8\nnl.lm nl--utf8\nsv.lm sv--utf8\n"
    "da.lm da--utf8\nnb.lm nb--utf8\nfi.lm fi--utf8\npl.lm pl--utf8\n"
    "cs.lm cs--utf8\nsk.lm sk--utf8\nhu.lm hu--utf8\nro.lm ro--utf8\n"
    "ru.lm ru--utf8\nuk.lm uk--utf8\nbg.lm bg--utf8\nel.lm el--utf8\n"
    "tr.lm tr--utf8\nhe.lm he--utf8\nar.lm ar--utf8\nja.lm ja--utf8\n"
    "ko.lm ko--utf8\nzh-Hans.lm zh--utf8\nvi.lm vi--utf8\nid.lm id--utf8\n"
    "ca.lm ca--utf8\nhr.lm hr--utf8\nsl.lm sl--utf8\nlt.lm lt--utf8\n"
    "la.lm la--utf8\n";

/* The library wants its list as a file. */
static void *read_fingerprints(void)
{
    int fd = memfd_create("languages", MFD_CLOEXEC);
    if (fd < 0)
        return NULL;
    void *fingerprints = NULL;
    if (write(fd, known, sizeof known - 1) == (ssize_t)sizeof known - 1) {
        autofree char *path = xasprintf("/proc/self/fd/%d", fd);
        fingerprints = special_textcat_Init(path, FINGERPRINTS);
    }
    close(fd);
    return fingerprints;
}

struct language *language_new(void)
{
    if (access(FINGERPRINTS "en.lm", R_OK) != 0)
        return NULL;
    struct language *language = xcalloc(1, sizeof *language);
    language->fingerprints = read_fingerprints();
    return language;
}

void language_free(struct language *language)
{
    if (!language)
        return;
    if (language->fingerprints)
        textcat_Done(language->fingerprints);
    free(language);
}

/* "[en--utf8][sco--utf8]", "SHORT" or "UNKNOWN". */
static enum language_vote guess(struct language *language, const char *text,
                                size_t len, char ret_code[8])
{
    *ret_code = '\0';
    if (!language || !language->fingerprints)
        return VOTE_NONE;
    const char *said = textcat_Classify(language->fingerprints, text, len);
    if (!said || *said != '[')
        return VOTE_NONE;
    snprintf(ret_code, 8, "%.*s", (int)strcspn(said + 1, "-"), said + 1);
    return strcmp(ret_code, "en") == 0 ? VOTE_ENGLISH : VOTE_OTHER;
}

static bool is_function_word(const char *word, size_t len)
{
    static const char *const words[] = {
        "the", "of",   "and",   "to",   "a",     "in",   "is",    "that",
        "for", "it",   "with",  "as",   "was",   "be",   "by",    "on",
        "not", "this", "are",   "or",   "from",  "at",   "which", "you",
        "we",  "your", "our",   "have", "an",    "will", "may",   "if",
        "can", "any",  "other", "has",  "their", "all",  "do",    "us"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == len && strncasecmp(words[i], word, len) == 0)
            return true;
    return false;
}

static bool is_letter(uint32_t ucs)
{
    return (ucs >= 'a' && ucs <= 'z') || (ucs >= 'A' && ucs <= 'Z') ||
           ucs == '\'' || ucs >= 0x80;
}

/* Scripts without blanks between words come out as few long ones, of which
 * none is English. */
static unsigned function_percent(const char *text, size_t len)
{
    unsigned words = 0, found = 0;
    for (size_t at = 0; at < len;) {
        uint32_t ucs;
        size_t start = at, step = text_decode(text + at, len - at, &ucs);
        while (at < len && is_letter(ucs)) {
            at += step;
            step = at < len ? text_decode(text + at, len - at, &ucs) : 0;
        }
        if (at > start) {
            words++;
            found += is_function_word(text + start, at - start);
        } else {
            at += step;
        }
    }
    return words ? found * 100 / words : 0;
}

static enum language_vote vote_of_tag(const char *tag)
{
    if (!*tag)
        return VOTE_NONE;
    bool english = strncasecmp(tag, "en", 2) == 0 &&
                   (tag[2] == '\0' || tag[2] == '-' || tag[2] == '_');
    return english ? VOTE_ENGLISH : VOTE_OTHER;
}

static int count(const struct language_verdict *verdict,
                 enum language_vote vote)
{
    return (verdict->guess == vote) + (verdict->words == vote) +
           (verdict->tag == vote);
}

void language_judge(struct language *language, const char *text,
                    const char *tag, struct language_verdict *ret)
{
    size_t len = strlen(text);
    *ret = (struct language_verdict){.end = LANGUAGE_UNSURE,
                                     .tag = vote_of_tag(tag)};
    if (len > LANGUAGE_TEXT_MAX)
        len = text_prev(text, len, LANGUAGE_TEXT_MAX + 1);
    if (len < LANGUAGE_TEXT_MIN)
        return;
    ret->guess = guess(language, text, len, ret->code);
    ret->percent = function_percent(text, len);
    ret->words = ret->percent >= ENOUGH_PERCENT ? VOTE_ENGLISH : VOTE_OTHER;
    if (count(ret, VOTE_ENGLISH) >= 2)
        ret->end = LANGUAGE_ENGLISH;
    else if (count(ret, VOTE_OTHER) >= 2)
        ret->end = LANGUAGE_OTHER;
}

const char *language_end_name(enum language_end end)
{
    static const char *const names[] = {
        [LANGUAGE_ENGLISH] = "english",
        [LANGUAGE_OTHER] = "other",
        [LANGUAGE_UNSURE] = "unsure",
    };
    return names[end];
}
