/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/form_node.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "model/provider.h"

#include <assert.h>
#include <string.h>

/* What the parser found, in our words where it has a code for it. */
static const char *syntax_sentence(enum json_error_code code)
{
    switch ((int)code) {
    case json_error_duplicate_key:
        return N_("this key stands twice in the same object");
    case json_error_premature_end_of_input:
        return N_("the file ends too early, a bracket or quote is open");
    case json_error_end_of_input_expected:
        return N_("there is something behind the closing bracket");
    case json_error_invalid_utf8:
        return N_("this is not UTF-8");
    case json_error_null_character:
        return N_("a text must not hold the character NUL");
    case json_error_stack_overflow:
        return N_("the brackets are nested too deeply");
    case json_error_numeric_overflow:
        return N_("this number is too large");
    default:
        return NULL;
    }
}

static bool is_word(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
           (c >= 'a' && c <= 'z') || c == '+' || c == '-' || c == '.';
}

/* jansson says where it stopped reading, behind the token that is wrong;
 * people look for its beginning. */
static size_t token_start(const char *json, size_t end)
{
    if (end == 0)
        return 0;
    size_t at = end - 1;
    if (json[at] == '"') {
        while (at > 0 &&
               (json[at - 1] != '"' || (at > 1 && json[at - 2] == '\\')))
            at--;
        return at > 0 ? at - 1 : end - 1;
    }
    while (at > 0 && is_word(json[at]) && is_word(json[at - 1]))
        at--;
    return at;
}

static void fail_syntax(const struct reader *reader, const json_error_t *error)
{
    enum json_error_code code = json_error_code(error);
    const char *sentence = syntax_sentence(code);
    size_t end = error->position > 0 ? (size_t)error->position : 0;
    if (end > reader->len)
        end = reader->len;
    size_t byte =
        code == json_error_invalid_utf8 ? end : token_start(reader->json, end);
    size_t line;
    size_t column;
    json_place_of_byte(reader->json, reader->len, byte, &line, &column);
    autofree char *clean =
        text_clean(error->text, strlen(error->text), TEXT_LINE);
    autofree char *why = sentence ? xstrdup(_(sentence))
                                  : xasprintf(_("this is no JSON, %s"), clean);
    err_set(reader->err, ERR_INPUT, "%s:%zu:%zu: %s", reader->source, line,
            column, why);
}

json_t *reader_load(const struct reader *reader)
{
    if (reader->len > FORM_FILE_MAX) {
        err_set(reader->err, ERR_LIMIT,
                _("%s:1:1: a definition has at most %zu bytes, this one %zu"),
                reader->source, FORM_FILE_MAX, reader->len);
        return NULL;
    }
    return reader_parse(reader);
}

json_t *reader_parse(const struct reader *reader)
{
    json_error_t error;
    json_t *root =
        json_loadb(reader->json, reader->len, JSON_REJECT_DUPLICATES, &error);
    if (!root)
        fail_syntax(reader, &error);
    return root;
}

/* Foreign text that text_clean() would change could deceive a terminal. */
static bool is_clean(const char *text, unsigned how)
{
    enum text_shape shape = how & NODE_LINES ? TEXT_BLOCK : TEXT_LINE;
    autofree char *clean = text_clean(text, strlen(text), shape);
    return strcmp(clean, text) == 0;
}

bool node_string(const struct node *node, unsigned how, char **ret)
{
    const char *text = json_string_value(node->json);
    if (!text)
        return node_fail(node, _("this must be a text in double quotes"));
    if (text_is_blank(text))
        return node_fail(node, _("this text is empty, give one or leave the "
                                 "key out"));
    if (!is_clean(text, how))
        return node_fail(node,
                         how & NODE_LINES
                             ? _("this text holds control characters other "
                                 "than newlines")
                             : _("this text holds control characters, it "
                                 "must be one line"));
    *ret = xstrdup(text);
    return true;
}

static bool is_name(const char *text, char also)
{
    if (*text < 'a' || *text > 'z')
        return false;
    for (; *text; text++)
        if (!(*text >= 'a' && *text <= 'z') &&
            !(*text >= '0' && *text <= '9') && *text != '_' &&
            !(also && *text == also))
            return false;
    return true;
}

bool node_name(const struct node *node, char also, char **ret)
{
    autofree char *text = NULL;
    if (!node_string(node, 0, &text))
        return false;
    assert(text);
    if (!is_name(text, also)) {
        autofree char *quoted = node_quote(text);
        return also ? node_fail(node,
                                _("\"%s\" must be of a-z, 0-9, _ and %c, and "
                                  "begin with a letter"),
                                quoted, also)
                    : node_fail(node,
                                _("\"%s\" must be of a-z, 0-9 and _, and "
                                  "begin with a letter"),
                                quoted);
    }
    *ret = steal(&text);
    return true;
}

static bool fail_missing(const struct node *object, const char *key)
{
    return node_fail(object, _("the key \"%s\" is missing"), key);
}

bool node_text(const struct node *object, const char *key, unsigned how,
               char **ret)
{
    struct node member = node_member(object, key);
    if (!member.json)
        return !(how & NODE_NEEDED) || fail_missing(object, key);
    return node_string(&member, how, ret);
}

bool node_id(const struct node *object, const char *key, char also, char **ret)
{
    struct node member = node_member(object, key);
    if (!member.json)
        return fail_missing(object, key);
    return node_name(&member, also, ret);
}

bool node_flag(const struct node *object, const char *key, bool *ret)
{
    struct node member = node_member(object, key);
    if (!member.json)
        return true;
    if (!json_is_boolean(member.json))
        return node_fail(&member, _("this must be true or false"));
    *ret = json_is_true(member.json);
    return true;
}

static bool is_list(const struct node *node, size_t max)
{
    if (!json_is_array(node->json))
        return node_fail(node, _("this must be a list: [ ... ]"));
    if (node_count(node) == 0)
        return node_fail(node, _("this list is empty, fill it or leave the "
                                 "key out"));
    if (node_count(node) > max) {
        struct node first = node_element(node, max);
        return node_fail(&first, _("a list like this has at most %zu entries"),
                         max);
    }
    return true;
}

bool node_list(const struct node *object, const char *key, unsigned how,
               struct node *ret)
{
    struct node member = node_member(object, key);
    if (!member.json && how & NODE_NEEDED)
        return fail_missing(object, key);
    size_t max = how & NODE_FIELDS ? FORM_FIELDS_MAX
                 : how & NODE_LONG ? PROVIDER_LIST_MAX
                                   : FORM_LIST_MAX;
    if (member.json && !is_list(&member, max))
        return false;
    *ret = member;
    return true;
}

bool node_texts(const struct node *object, const char *key, char ***ret)
{
    struct node list = node_member(object, key);
    if (!list.json)
        return true;
    bool single = json_is_string(list.json);
    if (!single && !node_list(object, key, 0, &list))
        return false;
    size_t count = single ? 1 : node_count(&list);
    *ret = xcalloc(count + 1, sizeof **ret);
    for (size_t i = 0; i < count; i++) {
        struct node entry = single ? list : node_element(&list, i);
        if (!node_string(&entry, 0, &(*ret)[i]))
            return false;
    }
    return true;
}
