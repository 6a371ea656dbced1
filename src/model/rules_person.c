/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "model/rules_kinds.h"
#include "model/word_list.h"

#include <string.h>
#include <unictype.h>

/* No person has them in the name ... */
static const char role_words[] =
    "abuse admin administrator department dept helpdesk hostmaster marketing "
    "noc noreply postmaster sales service support sysadmin team webmaster";
/* ... and these are only doubted alone, since there are people called so. */
static const char lone_words[] =
    "anonymous boss contact info mail manager me myself nobody office owner "
    "root somebody user";

struct name { /* what the characters of a name say */
    size_t words;
    bool upper, lower, digit;
    bool role; /* a word of it is a role */
};

static void read_letter(uint32_t ucs, struct name *name)
{
    name->upper |= uc_is_property_uppercase(ucs) ||
                   uc_is_general_category_withtable(ucs, UC_CATEGORY_MASK_Lt);
    name->lower |= uc_is_property_lowercase(ucs);
    name->digit |= uc_is_general_category_withtable(ucs, UC_CATEGORY_MASK_Nd);
}

static void read_name(const char *text, struct name *ret)
{
    size_t len = strlen(text);
    bool inside = false;
    *ret = (struct name){.words = 0};
    for (size_t at = 0; at < len;) {
        uint32_t ucs;
        size_t step = text_decode(text + at, len - at, &ucs);
        bool blank = uc_is_property_white_space(ucs);
        read_letter(ucs, ret);
        if (!blank && !inside) {
            ret->words++;
            ret->role |=
                word_listed(role_words, text + at, word_len(text + at));
        }
        inside = !blank;
        at += step;
    }
    ret->role |= word_listed(lone_words, text, len);
}

/* Equal to what stands before the @ in the form's first mail address? */
static bool is_mailbox(const struct rule_in *in)
{
    const struct form *form = in->check->form;
    for (size_t i = 0; i < form->field_count; i++) {
        const char *rule = form->fields[i].kind->rule;
        if (!rule || strcmp(rule, "email") != 0)
            continue;
        const char *mail = answers_text(in->check->answers, i);
        autofree char *local = xstrndup(mail, strcspn(mail, "@"));
        autofree char *trimmed = text_trim(local);
        return text_same(trimmed, in->text);
    }
    return false;
}

static void judge_name(const struct rule_in *in, const struct name *name,
                       const char *text)
{
    if (name->role)
        rule_say(in, SEVERITY_WARNING,
                 N_("The guide: use your real name. \"%s\" is a role; write "
                    "the name of the person who answers."),
                 text);
    else if (strchr(in->text, '@') || name->digit)
        rule_say(in, SEVERITY_WARNING,
                 N_("The guide: use your real name. \"%s\" looks like an "
                    "account; write first and last name."),
                 text);
    else if (is_mailbox(in))
        rule_say(in, SEVERITY_WARNING,
                 N_("The guide: use your real name, no nickname. \"%s\" is "
                    "also your mailbox; write first and last name."),
                 text);
    else if (name->words == 1 && (name->upper || name->lower))
        rule_say(in, SEVERITY_WARNING,
                 N_("The guide: a nickname gets you refused and blocked for "
                    "six months. \"%s\" is one word; write first and last "
                    "name, if you have both."),
                 text);
    else if (name->lower && !name->upper)
        rule_say(in, SEVERITY_WARNING,
                 N_("The guide: use your real name. \"%s\" has no capital "
                    "letters; write it as in your passport."),
                 text);
}

void rule_real_name(const struct rule_in *in)
{
    autofree char *text = rule_clip(in->text, strlen(in->text));
    struct name name;
    read_name(in->text, &name);
    judge_name(in, &name, text);
}
