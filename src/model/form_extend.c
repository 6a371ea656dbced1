/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/form_extend.h"

#include "base/hash.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"

#include <jansson.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

#define LABEL_COLS 300 /* of a question that no definition knows */

/* Folded by case, composed; new. */
static char *fold(const char *label)
{
    size_t len;
    uint8_t *folded = u8_casefold((const uint8_t *)label, strlen(label), NULL,
                                  UNINORM_NFKC, NULL, &len);
    if (!folded)
        abort(); /* out of memory: labels are UTF-8 */
    char *ret = xmemdup(folded, len);
    free(folded);
    return ret;
}

/* Of letters, the marks on them, and digits; `all`: of everything. */
static unsigned long long hash_words(const char *text, bool all)
{
    unsigned long long hash = HASH_START;
    size_t len = strlen(text);
    uint32_t ucs;
    for (size_t at = 0; at < len;) {
        at += text_decode(text + at, len - at, &ucs);
        if (all || uc_is_general_category_withtable(
                       ucs, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M |
                                UC_CATEGORY_MASK_N))
            hash = hash_mix(hash, ucs);
    }
    return hash;
}

char *asked_id(const char *label)
{
    autofree char *folded = fold(label);
    unsigned long long hash = hash_words(folded, false);
    if (hash == HASH_START) /* it has no words */
        hash = hash_words(folded, true);
    return xasprintf("asked_%016llx", hash);
}

struct extension {
    const struct form *own;
    const struct form *theirs; /* NULL: the same */
    const struct mail_form *mail;
    json_t *fields; /* that come behind the own ones */
};

/* Could all that is said of their field be said of ours? */
static bool stands_for(const struct field *ours, const struct field *theirs)
{
    if (ours->kind != theirs->kind)
        return false;
    for (size_t i = 0; i < theirs->option_count; i++)
        if (field_option(ours, theirs->options[i].value) == FORM_NONE)
            return false;
    return true;
}

/* Does the mail ask it? */
static bool is_asked(const struct extension *to, size_t theirs)
{
    for (size_t i = 0; i < to->mail->count; i++)
        if (to->mail->question[i].field == theirs)
            return true;
    return false;
}

/* Is what a field of theirs says of another one, by its id, still true? */
static bool holds(const struct extension *to, const json_t *id)
{
    size_t ours = form_field(to->own, json_string_value(id));
    size_t theirs = form_field(to->theirs, json_string_value(id));
    if (ours == FORM_NONE)
        return is_asked(to, theirs);
    return stands_for(&to->own->fields[ours], &to->theirs->fields[theirs]);
}

static void keep_rules(const struct extension *to, json_t *field)
{
    json_t *rules = json_object_get(field, "rules");
    for (size_t i = json_array_size(rules); i > 0; i--) {
        json_t *rule = json_array_get(rules, i - 1);
        json_t *id = json_object_get(rule, "field");
        if (id && !holds(to, id))
            json_array_remove(rules, i - 1);
    }
    if (rules && json_array_size(rules) == 0)
        json_object_del(field, "rules");
}

/* Leaves out what our fields of the same ids do not fit. */
static void keep_links(const struct extension *to, json_t *field)
{
    json_t *when = json_object_get(field, "asked_when");
    json_t *other = json_object_get(field, "other");
    if (when && !holds(to, json_object_get(when, "field")))
        json_object_del(field, "asked_when");
    if (other && !holds(to, other))
        json_object_del(field, "other");
    if (form_lines_field(to->own) != FORM_NONE)
        json_object_del(field, "takes_lines");
    keep_rules(to, field);
}

static bool add(struct extension *to, json_t *field, struct err *err)
{
    size_t count = to->own->field_count + json_array_size(to->fields);
    if (count < FORM_FIELDS_MAX)
        return json_array_append_new(to->fields, field) == 0;
    json_decref(field);
    return err_set(err, ERR_LIMIT,
                   _("the mail asks too much: with its questions the form "
                     "would have more than %u questions"),
                   FORM_FIELDS_MAX);
}

static const char *id_of(json_t *object)
{
    return json_string_value(json_object_get(object, "id"));
}

/* Does the mail ask this field of theirs, and ours does not have it? */
static bool is_new(const struct extension *to, json_t *field)
{
    return form_field(to->own, id_of(field)) == FORM_NONE &&
           is_asked(to, form_field(to->theirs, id_of(field)));
}

static bool add_section(struct extension *to, json_t *section, struct err *err)
{
    json_t *fields = json_object_get(section, "fields");
    for (size_t i = 0; i < json_array_size(fields); i++) {
        json_t *field = json_array_get(fields, i);
        if (!is_new(to, field))
            continue;
        json_t *copy = json_deep_copy(field);
        keep_links(to, copy);
        if (!add(to, copy, err))
            return false;
    }
    return true;
}

static bool add_theirs(struct extension *to, json_t *root, struct err *err)
{
    json_t *sections = json_object_get(root, "sections");
    for (size_t i = 0; i < json_array_size(sections); i++)
        if (!add_section(to, json_array_get(sections, i), err))
            return false;
    return true;
}

/* One clean line that a screen has room for; new. */
static char *print_label(const char *label)
{
    autofree char *clean = text_clean(label, strlen(label), TEXT_LINE);
    autofree char *text = text_trim(clean);
    size_t len = strlen(text);
    size_t fit = text_fit(text, len, LABEL_COLS);
    if (fit == len)
        return steal(&text);
    size_t word = text_prev_word(text, len, fit);
    size_t end = word > 0 ? word : fit;
    while (end > 0 && text[end - 1] == ' ')
        end--;
    return xasprintf("%.*s...", (int)end, text);
}

static bool is_there(const struct extension *to, const char *id)
{
    for (size_t i = 0; i < json_array_size(to->fields); i++)
        if (strcmp(id_of(json_array_get(to->fields, i)), id) == 0)
            return true;
    return form_field(to->own, id) != FORM_NONE;
}

static bool add_question(struct extension *to, const char *label,
                         struct err *err)
{
    autofree char *text = print_label(label);
    autofree char *id = asked_id(label);
    if (text_is_blank(text) || is_there(to, id))
        return true;
    const char *why = N_("The mail asks this, and no form that senderform "
                         "knows does. The answer goes into the reply only.");
    return add(to,
               json_pack("{ss ss ss ss sb}", "id", id, "kind", "block", "label",
                         text, "why", why, "required", 1),
               err);
}

static bool add_questions(struct extension *to, struct err *err)
{
    const struct mail_form *mail = to->mail;
    for (size_t i = 0; i < mail->count; i++)
        if (mail->question[i].field == FORM_NONE &&
            !add_question(to, mail->question[i].label, err))
            return false;
    return true;
}

/* The section for them; it may be the definition's own. Borrowed. */
static json_t *asked_section(json_t *root)
{
    json_t *sections = json_object_get(root, "sections");
    for (size_t i = 0; i < json_array_size(sections); i++) {
        json_t *section = json_array_get(sections, i);
        if (strcmp(id_of(section), ASKED_SECTION) == 0)
            return section;
    }
    const char *title = N_("Asked in this mail");
    json_array_append_new(sections,
                          json_pack("{ss ss s[]}", "id", ASKED_SECTION, "title",
                                    title, "fields"));
    return json_array_get(sections, json_array_size(sections) - 1);
}

static void put_fields(json_t *root, json_t *fields)
{
    if (json_array_size(fields) > 0)
        json_array_extend(json_object_get(asked_section(root), "fields"),
                          fields);
}

static bool read_again(json_t *root, struct form **ret, struct err *err)
{
    char *json = json_dumps(root, JSON_COMPACT);
    if (!json)
        abort(); /* out of memory: all texts are UTF-8 */
    bool ok = form_parse(json, strlen(json),
                         _("the form with the questions "
                           "of the mail"),
                         ret, err);
    free(json);
    return ok;
}

static bool extend(struct extension *to, json_t *own, json_t *theirs,
                   struct form **ret, struct err *err)
{
    to->fields = json_array();
    bool ok =
        (!theirs || add_theirs(to, theirs, err)) && add_questions(to, err);
    if (ok) {
        put_fields(own, to->fields);
        ok = read_again(own, ret, err);
    }
    json_decref(to->fields);
    return ok;
}

bool form_extend(const char *own, size_t own_len, const char *theirs,
                 size_t theirs_len, const struct mail_form *mail,
                 struct form **ret, struct err *err)
{
    struct form *ours = NULL;
    struct form *other = NULL;
    bool ok = form_parse(own, own_len, _("the draft's form"), &ours, err) &&
              (!theirs || form_parse(theirs, theirs_len, _("the mail's form"),
                                     &other, err));
    if (ok) {
        struct extension to = {.own = ours, .theirs = other, .mail = mail};
        json_t *own_root = json_loadb(own, own_len, 0, NULL);
        json_t *their_root =
            theirs ? json_loadb(theirs, theirs_len, 0, NULL) : NULL;
        ok = extend(&to, own_root, their_root, ret, err);
        json_decref(own_root);
        json_decref(their_root);
    }
    form_free(ours);
    form_free(other);
    return ok;
}
