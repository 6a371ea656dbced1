/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "probe/dmarc_record.h"

#include "base/i18n.h"
#include "base/mem.h"

#include <string.h>
#include <strings.h>

#define NEAR_MAX 24u /* octets in front, where "DMARC" would stand */

/* Takes word off the front of *text, ASCII letters in any case. */
static bool skip_word(struct tag_text *text, const char *word)
{
    size_t len = strlen(word);
    if (text->len < len || strncasecmp(text->text, word, len) != 0)
        return false;
    *text = (struct tag_text){text->text + len, text->len - len};
    return true;
}

static void skip_blanks(struct tag_text *text)
{
    while (text->len && (text->text[0] == ' ' || text->text[0] == '\t'))
        *text = (struct tag_text){text->text + 1, text->len - 1};
}

/* dmarc-version and what may follow it, RFC 9989 4.8. */
bool dmarc_is_record(const char *text, size_t len)
{
    struct tag_text rest = {text, len};
    if (!skip_word(&rest, "v"))
        return false;
    skip_blanks(&rest);
    if (!skip_word(&rest, "="))
        return false;
    skip_blanks(&rest);
    if (rest.len < 6 || memcmp(rest.text, "DMARC1", 6) != 0)
        return false;
    rest = (struct tag_text){rest.text + 6, rest.len - 6};
    skip_blanks(&rest);
    return rest.len == 0 || rest.text[0] == ';';
}

bool dmarc_is_near_record(const char *text, size_t len)
{
    if (dmarc_is_record(text, len))
        return false;
    for (size_t i = 0; i + 5 <= len && i < NEAR_MAX; i++)
        if (strncasecmp(text + i, "dmarc", 5) == 0)
            return true;
    return false;
}

static enum dmarc_policy read_policy(const struct tag_list *list,
                                     const char *name)
{
    const struct tag *tag = tag_find(list, name);
    if (!tag)
        return DMARC_ABSENT;
    if (tag_text_same(tag->value, "none"))
        return DMARC_NONE;
    if (tag_text_same(tag->value, "quarantine"))
        return DMARC_QUARANTINE;
    return tag_text_same(tag->value, "reject") ? DMARC_REJECT : DMARC_BAD;
}

/* Which of the words, letter by letter, is the tag's value? The first one is
 * the default, which holds for bad values as well (4.8). */
static size_t read_letter(const struct tag_list *list, const char *name,
                          const char *letters, struct dmarc_record *ret)
{
    const struct tag *tag = tag_find(list, name);
    for (size_t i = 0; tag && letters[i]; i++) {
        const char word[] = {letters[i], '\0'};
        if (tag_text_same(tag->value, word))
            return i;
    }
    if (tag)
        reason_add(&ret->reasons,
                   N_("adkim, aspf, psd or t has a value that it cannot have; "
                      "it counts as left out (RFC 9989 4.8)."));
    return 0;
}

static unsigned fo_bit(struct tag_text item)
{
    if (tag_text_is(item, "0"))
        return DMARC_FO_ALL;
    if (tag_text_is(item, "1"))
        return DMARC_FO_ANY;
    if (tag_text_same(item, "d"))
        return DMARC_FO_DKIM;
    return tag_text_same(item, "s") ? DMARC_FO_SPF : 0;
}

static void read_fo(const struct tag_list *list, struct dmarc_record *ret)
{
    const unsigned both = DMARC_FO_ALL | DMARC_FO_ANY;
    const struct tag *fo = tag_find(list, "fo");
    ret->fo = DMARC_FO_ALL;
    if (!fo)
        return;
    struct tag_text rest = fo->value, item;
    unsigned found = 0;
    bool good = true;
    while (tag_next_item(&rest, ':', &item)) {
        unsigned bit = fo_bit(item);
        good &= bit && !(found & bit);
        found |= bit;
    }
    if (good && (found & both) != both)
        ret->fo = found;
    else
        reason_add(&ret->reasons,
                   N_("fo has a value that it cannot have; it counts as left "
                      "out (RFC 9989 4.8)."));
    if (!tag_find(list, "ruf"))
        reason_add(&ret->reasons,
                   N_("fo says nothing without ruf (RFC 9989 4.7)."));
}

static void read_uris(const struct tag_list *list, const char *name,
                      struct dmarc_uris *uris, struct dmarc_record *ret)
{
    const struct tag *tag = tag_find(list, name);
    if (tag)
        dmarc_uris_read(tag->value, uris);
    if (uris->broken)
        reason_add(&ret->reasons,
                   N_("An address for reports is not a valid URI, such as "
                      "mailto:reports@example.com (RFC 9989 4.6)."));
    if (uris->cut)
        reason_add(&ret->reasons,
                   N_("There are more addresses for reports than anybody "
                      "will send to."));
    for (size_t i = 0; i < uris->count; i++) {
        if (uris->uri[i].sized)
            reason_add(&ret->reasons,
                       N_("A size behind an address for reports is no longer "
                          "in use (RFC 9989 4.8)."));
        if (!uris->uri[i].mailto)
            reason_add(&ret->reasons,
                       N_("An address for reports does not begin with "
                          "mailto:, so receivers need not send there (RFC "
                          "9989 4.7)."));
    }
}

static void judge_removed(const struct tag_list *list, struct reasons *reasons)
{
    if (tag_find(list, "pct"))
        reason_add(reasons,
                   N_("pct is no longer in use, and is ignored; t=y says that "
                      "a policy is only a test (RFC 9989 A.6)."));
    if (tag_find(list, "rf"))
        reason_add(reasons,
                   N_("rf is no longer in use, and is ignored (RFC 9989)."));
    if (tag_find(list, "ri"))
        reason_add(reasons,
                   N_("ri is no longer in use, and is ignored (RFC 9989)."));
}

/* Unknown tags are ignored (4.7), also where only the letters' case is why
 * they are unknown. */
static void judge_names(const struct tag_list *list, struct reasons *reasons)
{
    static const char *const known[] = {
        "v", "p", "sp", "np", "psd", "adkim", "aspf", "fo", "rua", "ruf", "t"};
    for (size_t i = 0; i < list->count; i++)
        for (size_t k = 0; k < sizeof known / sizeof *known; k++) {
            struct tag_text name = list->tags[i].name;
            if (tag_text_same(name, known[k]) && !tag_text_is(name, known[k]))
                reason_add(reasons,
                           N_("The names of tags are written in small letters "
                              "(RFC 6376 3.2)."));
        }
}

static void judge_list(const struct tag_list *list, struct reasons *reasons)
{
    if (list->fault == TAGS_TWICE)
        reason_add(reasons,
                   N_("A tag stands in the record twice: receivers may take "
                      "either, or none (RFC 6376 3.2)."));
    else if (list->fault)
        reason_add(reasons, tag_fault_text(list->fault));
    if (list->empty)
        reason_add(reasons,
                   N_("There is nothing between two semicolons (RFC 9989 "
                      "4.8)."));
    judge_names(list, reasons);
    judge_removed(list, reasons);
    if (tag_find(list, "rua") == NULL)
        reason_add(reasons,
                   N_("Without rua nobody is told what receivers see."));
}

/* RFC 9989 4.10.1. */
static void judge_use(struct dmarc_record *ret)
{
    if (ret->p != DMARC_ABSENT && ret->p != DMARC_BAD && ret->sp != DMARC_BAD &&
        ret->np != DMARC_BAD)
        return;
    ret->use = ret->rua.count ? DMARC_USE_AS_NONE : DMARC_USE_NOT;
    reason_add(&ret->reasons,
               ret->p == DMARC_ABSENT
                   ? N_("The record has no p (RFC 9989 4.10.1).")
                   : N_("p, sp or np has another value than none, quarantine "
                        "or reject (RFC 9989 4.10.1)."));
    reason_add(&ret->reasons,
               ret->rua.count
                   ? N_("Receivers act as if the record said p=none.")
                   : N_("Receivers do not use the record at all."));
}

void dmarc_record_read(const char *text, size_t len, struct dmarc_record *ret)
{
    static const enum dmarc_psd psd[] = {DMARC_PSD_UNSAID, DMARC_PSD_NO,
                                         DMARC_PSD_YES};
    struct tag_list list;
    if (len > DNS_TXT_MAX)
        len = DNS_TXT_MAX;
    *ret = (struct dmarc_record){.text = xmemdup(text, len), .len = len};
    tag_list_read(ret->text, len, &list);
    ret->p = read_policy(&list, "p");
    ret->sp = read_policy(&list, "sp");
    ret->np = read_policy(&list, "np");
    ret->psd = psd[read_letter(&list, "psd", "uny", ret)];
    ret->strict_dkim = read_letter(&list, "adkim", "rs", ret);
    ret->strict_spf = read_letter(&list, "aspf", "rs", ret);
    ret->test = read_letter(&list, "t", "ny", ret);
    read_fo(&list, ret);
    read_uris(&list, "rua", &ret->rua, ret);
    read_uris(&list, "ruf", &ret->ruf, ret);
    judge_use(ret);
    judge_list(&list, &ret->reasons);
}

void dmarc_record_done(struct dmarc_record *record)
{
    free(record->text);
    *record = (struct dmarc_record){0};
}

const char *dmarc_policy_name(enum dmarc_policy policy)
{
    static const char *const names[] = {
        [DMARC_ABSENT] = "absent",
        [DMARC_NONE] = "none",
        [DMARC_QUARANTINE] = "quarantine",
        [DMARC_REJECT] = "reject",
        [DMARC_BAD] = "bad",
    };
    return names[policy];
}
