/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/i18n.h"
#include "base/mem.h"
#include "model/form_node.h"
#include "model/hostname.h"
#include "model/provider.h"

#include <assert.h>
#include <string.h>

#define VERSION     1
#define URGENCY_MAX 9
#define YEAR_MIN    1982 /* of RFC 821 */
#define YEAR_MAX    2999

static bool parse_version(const struct node *top)
{
    struct node version = node_member(top, "senderform");
    if (!version.json)
        return node_fail(top, _("the key \"senderform\" is missing, it gives "
                                "the version: 1"));
    return (json_is_integer(version.json) &&
            json_integer_value(version.json) == VERSION) ||
           node_fail(&version, _("definitions have the version %d"), VERSION);
}

/* A whole number; one that is not there stays as it is. */
static bool parse_whole(const struct node *object, const char *key, int min,
                        int max, int *ret)
{
    struct node member = node_member(object, key);
    json_int_t number = json_integer_value(member.json);
    if (!member.json)
        return true;
    if (!json_is_integer(member.json) || number < min || number > max)
        return node_fail(
            &member, _("this must be a whole number from %d to %d"), min, max);
    *ret = (int)number;
    return true;
}

/* What compares it takes its bytes as they are, and a name without a dot
 * would be that of half the world. */
static bool is_domain(const char *text)
{
    struct hostname name;
    enum host_fault fault = hostname_check(text, strlen(text), &name);
    return (fault == HOST_FINE || fault >= HOST_LOCALHOST) &&
           strcmp(name.ascii, text) == 0 && strchr(text, '.');
}

static bool parse_domain(const struct node *node, char **ret)
{
    autofree char *text = NULL;
    if (!node_string(node, 0, &text))
        return false;
    assert(text);
    autofree char *quoted = node_quote(text);
    if (!is_domain(text))
        return node_fail(node,
                         _("\"%s\" is no name of a host or domain in small "
                           "letters, with a dot in it"),
                         quoted);
    if (strlen(text) < PROVIDER_NAME_MIN || strlen(text) > PROVIDER_NAME_MAX)
        return node_fail(node, _("a name here has %u to %u letters"),
                         PROVIDER_NAME_MIN, PROVIDER_NAME_MAX);
    if (hostname_suffix(text) == SUFFIX_PUBLIC)
        return node_fail(node,
                         _("everybody can have a domain below \"%s\", so it "
                           "tells no provider"),
                         quoted);
    *ret = steal(&text);
    return true;
}

static bool parse_form_id(const struct node *node, char **ret)
{
    return node_name(node, '-', ret);
}

static bool is_new(const struct node *node, char **list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(list[i], list[count]) == 0)
            return node_fail(node, _("\"%s\" stands in the list already"),
                             list[count]);
    return true;
}

static bool parse_list(const struct node *top, const char *key, unsigned how,
                       bool (*entry)(const struct node *node, char **ret),
                       char ***ret)
{
    struct node list;
    if (!node_list(top, key, how | NODE_LONG, &list))
        return false;
    if (!list.json)
        return true;
    size_t count = node_count(&list);
    *ret = xcalloc(count + 1, sizeof **ret);
    for (size_t i = 0; i < count; i++) {
        struct node node = node_element(&list, i);
        if (!entry(&node, &(*ret)[i]) || !is_new(&node, *ret, i))
            return false;
    }
    return true;
}

static size_t digits(const char *text)
{
    return strspn(text, "0123456789");
}

/* "450" */
static bool is_reply(const char *text)
{
    return strchr("245", *text) && digits(text) == 3;
}

/* "5.7.9", also "4.16.50" */
static bool is_enhanced(const char *text)
{
    if (!strchr("245", *text) || digits(text) != 1 || text[1] != '.')
        return false;
    text += 2;
    size_t subject = digits(text);
    if (subject < 1 || subject > 3 || text[subject] != '.')
        return false;
    text += subject + 1;
    return digits(text) >= 1 && digits(text) <= 3 && !text[digits(text)];
}

/* "TSS04", "VS98-IP0" */
static bool is_tag(const char *text)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    size_t len = strspn(text, letters);
    while (text[len] && (strchr(letters, text[len]) || digits(text + len) ||
                         strchr("-_.", text[len])))
        len++;
    return strspn(text, letters) && !text[len];
}

static bool is_code(const char *text)
{
    if (strlen(text) > PROVIDER_CODE_MAX)
        return false;
    if (is_reply(text))
        return !text[3] || (text[3] == ' ' && is_enhanced(text + 4));
    return is_enhanced(text) || is_tag(text);
}

static bool parse_name(const struct node *node, const struct provider *provider,
                       struct provider_code *code)
{
    struct node place = node_member(node, "code");
    if (!node_text(node, "code", NODE_NEEDED, &code->code))
        return false;
    autofree char *quoted = node_quote(code->code);
    if (!is_code(code->code))
        return node_fail(&place,
                         _("\"%s\" is no code: it is a tag (TSS04), a reply "
                           "code (450), an enhanced one (5.7.9) or both "
                           "(554 5.7.9), of at most %u letters"),
                         quoted, PROVIDER_CODE_MAX);
    for (const struct provider_code *other = provider->codes; other < code;
         other++)
        if (strcmp(other->code, code->code) == 0)
            return node_fail(&place, _("the code \"%s\" exists already"),
                             quoted);
    return true;
}

static bool parse_help(const struct node *node, enum provider_help *ret)
{
    static const char *const names[] = {"yes", "later", "no"};
    struct node member = node_member(node, "help");
    const char *text = json_string_value(member.json);
    if (!member.json)
        return node_fail(node, _("the key \"%s\" is missing"), "help");
    for (size_t i = 0; text && i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], text) == 0) {
            *ret = (enum provider_help)i;
            return true;
        }
    return node_fail(&member, _("this must be \"yes\", \"later\" or \"no\""));
}

static bool parse_years(const struct node *node, struct provider_code *code)
{
    struct node until = node_member(node, "until");
    return parse_whole(node, "from", YEAR_MIN, YEAR_MAX, &code->from) &&
           parse_whole(node, "until", YEAR_MIN, YEAR_MAX, &code->until) &&
           (!code->until || code->from <= code->until ||
            node_fail(&until,
                      _("\"until\" must not be a year before \"from\"")));
}

static bool parse_code(const struct node *node, struct provider *provider)
{
    static const char *const keys[] = {"code", "meaning", "act",     "help",
                                       "from", "until",   "urgency", NULL};
    struct provider_code *code = &provider->codes[provider->code_count];
    int urgency = 0;
    if (!node_keys(node, keys))
        return false;
    provider->code_count++;
    if (!parse_name(node, provider, code) ||
        !node_text(node, "meaning", NODE_NEEDED, &code->meaning) ||
        !node_text(node, "act", NODE_NEEDED, &code->act) ||
        !parse_help(node, &code->help) || !parse_years(node, code) ||
        !parse_whole(node, "urgency", 0, URGENCY_MAX, &urgency))
        return false;
    code->urgency = (unsigned)urgency;
    return true;
}

static bool parse_codes(const struct node *top, struct provider *provider)
{
    struct node list;
    if (!node_list(top, "codes", NODE_NEEDED | NODE_LONG, &list))
        return false;
    provider->codes = xcalloc(node_count(&list), sizeof *provider->codes);
    for (size_t i = 0; i < node_count(&list); i++) {
        struct node code = node_element(&list, i);
        if (!parse_code(&code, provider))
            return false;
    }
    return true;
}

/* "about" is for those who read the file. */
static bool parse_provider(const struct node *top, struct provider *provider)
{
    static const char *const keys[] = {
        "$schema",   "senderform", "id",      "name",  "about", "forms",
        "not_hosts", "hosts",      "domains", "pages", "codes", NULL,
    };
    autofree char *schema = NULL;
    autofree char *about = NULL;
    return node_keys(top, keys) && parse_version(top) &&
           node_text(top, "$schema", 0, &schema) &&
           node_id(top, "id", '-', &provider->id) &&
           node_text(top, "name", NODE_NEEDED, &provider->name) &&
           node_text(top, "about", NODE_LINES, &about) &&
           parse_list(top, "forms", 0, parse_form_id, &provider->forms) &&
           parse_list(top, "hosts", NODE_NEEDED, parse_domain,
                      &provider->hosts) &&
           parse_list(top, "not_hosts", 0, parse_domain,
                      &provider->not_hosts) &&
           parse_list(top, "pages", NODE_NEEDED, parse_domain,
                      &provider->pages) &&
           parse_list(top, "domains", NODE_NEEDED, parse_domain,
                      &provider->domains) &&
           parse_codes(top, provider);
}

bool provider_parse(const char *json, size_t len, const char *path,
                    struct provider **ret, struct err *err)
{
    struct reader reader = {json, len, path, err};
    json_t *root = reader_load(&reader);
    if (!root)
        return false;
    struct provider *provider = xcalloc(1, sizeof *provider);
    struct node top = {.reader = &reader, .json = root};
    bool ok = parse_provider(&top, provider);
    json_decref(root);
    if (ok)
        *ret = provider;
    else
        provider_free(provider);
    return ok;
}
