/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/form_parts.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"

#include <string.h>
#include <unictype.h>

#define HOURS_MAX 8760u /* a year */

/* Whose answer the reply is from; it may be left out. */
static bool parse_from(const struct node *reply, const struct form *form,
                       size_t *ret)
{
    struct node member = node_member(reply, "from");
    if (!member.json)
        return true;
    if (!form_parse_ref(reply, "from", form, ret))
        return false;
    const struct field_kind *kind = form->fields[*ret].kind;
    return strcmp(kind->name, "email") == 0 ||
           node_fail(&member,
                     _("\"from\" must name a field of the kind email, not "
                       "one of the kind %s"),
                     kind->name);
}

static bool parse_from_name(const struct node *reply, const struct form *form,
                            size_t *ret)
{
    struct node member = node_member(reply, "from_name");
    if (!member.json)
        return true;
    if (!form_parse_ref(reply, "from_name", form, ret))
        return false;
    const struct field_kind *kind = form->fields[*ret].kind;
    return kind->shape == SHAPE_LINE ||
           node_fail(&member,
                     _("\"from_name\" must name a field of one line, not "
                       "one of the kind %s"),
                     kind->name);
}

static bool parse_hour(const struct node *node, unsigned *ret)
{
    json_int_t hour = json_integer_value(node->json);
    if (!json_is_integer(node->json) || hour < 1 || hour > HOURS_MAX)
        return node_fail(node,
                         _("this must be a whole number of hours, at "
                           "most %u"),
                         HOURS_MAX);
    *ret = (unsigned)hour;
    return true;
}

static bool parse_hours(const struct node *reply, struct reply_about *about)
{
    struct node list = node_member(reply, "hours");
    struct node least = node_element(&list, 0);
    struct node most = node_element(&list, 1);
    if (!list.json)
        return true;
    if (!json_is_array(list.json) || node_count(&list) != 2)
        return node_fail(&list, _("this must be a list of two: the hours "
                                  "that an answer takes at least and at "
                                  "most"));
    return parse_hour(&least, &about->hours_least) &&
           parse_hour(&most, &about->hours_most) &&
           (about->hours_least <= about->hours_most ||
            node_fail(&most, _("the second number must not be less than "
                               "the first")));
}

static bool has_letter(const char *text)
{
    size_t len = strlen(text);
    uint32_t ucs;
    for (size_t at = 0; at < len;) {
        at += text_decode(text + at, len - at, &ucs);
        if (uc_is_general_category_withtable(ucs, UC_CATEGORY_MASK_L))
            return true;
    }
    return false;
}

/* Marks are not looked at in mails, so that a phrase without a letter would
 * stand in nearly each. */
static bool phrases_say_something(const struct node *mail,
                                  const struct mail_kind *kind)
{
    struct node list = node_member(mail, "phrases");
    if (!kind->phrases)
        return node_fail(mail, _("the key \"%s\" is missing"), "phrases");
    for (size_t i = 0; kind->phrases[i]; i++) {
        struct node entry =
            json_is_array(list.json) ? node_element(&list, i) : list;
        if (!has_letter(kind->phrases[i]))
            return node_fail(&entry, _("a phrase must have a letter in it"));
    }
    return true;
}

static bool mail_is_new(const struct node *node,
                        const struct reply_about *about, const char *id)
{
    struct node place = node_member(node, "id");
    for (size_t i = 0; i < about->mail_count; i++) {
        const char *other = about->mails[i].id;
        if (other != id && strcmp(other, id) == 0)
            return node_fail(&place, _("the mail \"%s\" exists already"), id);
    }
    return true;
}

static bool parse_mail(const struct node *node, struct reply_about *about)
{
    static const char *const keys[] = {"id",   "phrases", "means",
                                       "next", "asks",    NULL};
    struct mail_kind *kind = &about->mails[about->mail_count];
    if (!node_keys(node, keys) || !node_id(node, "id", 0, &kind->id))
        return false;
    about->mail_count++;
    return mail_is_new(node, about, kind->id) &&
           node_texts(node, "phrases", &kind->phrases) &&
           phrases_say_something(node, kind) &&
           node_text(node, "means", NODE_NEEDED | NODE_LINES, &kind->means) &&
           node_texts(node, "next", &kind->next) &&
           node_flag(node, "asks", &kind->asks) &&
           (kind->next ||
            node_fail(node, _("the key \"%s\" is missing"), "next"));
}

static bool parse_mails(const struct node *reply, struct reply_about *about)
{
    struct node list;
    if (!node_list(reply, "mails", 0, &list))
        return false;
    if (!list.json)
        return true;
    about->mails = xcalloc(node_count(&list), sizeof *about->mails);
    for (size_t i = 0; i < node_count(&list); i++) {
        struct node mail = node_element(&list, i);
        if (!parse_mail(&mail, about))
            return false;
    }
    return true;
}

bool form_parse_reply(const struct node *top, struct form *form)
{
    static const char *const keys[] = {"from", "from_name", "hours", "mails",
                                       NULL};
    struct node reply = node_member(top, "reply");
    struct reply_about *about = &form->reply;
    about->from = about->from_name = FORM_NONE;
    return !reply.json ||
           (node_keys(&reply, keys) && parse_from(&reply, form, &about->from) &&
            parse_from_name(&reply, form, &about->from_name) &&
            parse_hours(&reply, about) && parse_mails(&reply, about));
}
