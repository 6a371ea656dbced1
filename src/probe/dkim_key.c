/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "probe/dkim_key.h"

#include "base/i18n.h"
#include "model/tag_list.h"
#include "probe/base64.h"
#include "probe/rsa_key.h"

#include <stdio.h>
#include <string.h>

#define RSA_LEAST    1024u /* RFC 8301 3.2 */
#define RSA_SHOULD   2048u
#define RSA_MOST     4096u /* what every receiver must be able to check */
#define ED25519_SIZE 32u   /* octets, RFC 8032 5.1.5 */

static void say(struct dkim_key *key, enum dkim_key_verdict verdict,
                const char *reason)
{
    key->verdict = verdict;
    if (reason)
        reason_add(&key->reasons, reason);
}

static bool has_item(const struct tag *tag, const char *word)
{
    struct tag_text rest = tag->value, item;
    while (tag_next_item(&rest, ':', &item))
        if (tag_text_same(item, word))
            return true;
    return false;
}

static const char *base64_reason(const struct tag *p, enum base64_fault fault)
{
    size_t len = p->value.len;
    if (len >= 5 && memcmp(p->value.text, "-----", 5) == 0)
        return N_("The key in p= stands between lines of dashes, which do not "
                  "belong into the record.");
    if (memchr(p->value.text, '"', len))
        return N_("The key in p= has quotation marks in it, which belong into "
                  "the zone file only.");
    if (memchr(p->value.text, '\\', len))
        return N_("The key in p= has a backslash in it, which belongs into "
                  "the zone file only.");
    if (fault == BASE64_LENGTH)
        return N_("The key in p= does not end where base64 can end: part of "
                  "it is missing.");
    return N_("The key in p= has characters that base64 does not have.");
}

static const char *rsa_reason(enum rsa_fault fault)
{
    switch (fault) {
    case RSA_OTHER:
        return N_(
            "The key in p= is of another type than k= says; without k= it "
            "has to be RSA.");
    case RSA_PRIVATE:
        return N_("What stands in p= looks like the private key; make a new "
                  "pair, since everybody can read this one.");
    case RSA_NUMBERS:
        return N_("The key in p= has numbers that no RSA key can have.");
    case RSA_FINE:
    case RSA_BROKEN:
        break;
    }
    return N_("What stands in p= is not a whole public key (RFC 6376 3.6.1): "
              "part of it may be missing.");
}

static void judge_size(struct dkim_key *key)
{
    if (key->bits < RSA_LEAST)
        say(key, DKIM_KEY_SHORT,
            N_("Receivers must not accept RSA keys of less than 1024 bits "
               "(RFC 8301 3.2)."));
    else if (key->bits < RSA_SHOULD)
        say(key, DKIM_KEY_WEAK,
            N_("RSA keys should have at least 2048 bits (RFC 8301 3.2)."));
    else if (key->bits > RSA_MOST)
        say(key, DKIM_KEY_LONG,
            N_("Receivers need not be able to check RSA keys of more than "
               "4096 bits (RFC 8301 3.2)."));
}

static void judge_rsa(const unsigned char *der, size_t len,
                      struct dkim_key *key)
{
    struct rsa_key rsa;
    enum rsa_fault fault = rsa_key_read(der, len, &rsa);
    if (fault) {
        say(key, DKIM_KEY_DER, rsa_reason(fault));
        return;
    }
    key->bits = rsa.bits;
    snprintf(key->value, sizeof key->value, "rsa %u bits", rsa.bits);
    judge_size(key);
    if (rsa.bare)
        reason_add(&key->reasons,
                   N_("The key is written without the algorithm around it, "
                      "which some receivers cannot read (RFC 6376 3.6.1)."));
}

static void judge_ed25519(size_t len, struct dkim_key *key)
{
    if (len != ED25519_SIZE) {
        say(key, DKIM_KEY_DER,
            N_("An Ed25519 key is 32 octets and nothing around them (RFC "
               "8463 4)."));
        return;
    }
    key->ed25519 = true;
    snprintf(key->value, sizeof key->value, "ed25519");
    reason_add(&key->reasons,
               N_("Not every receiver knows Ed25519: sign with an RSA key as "
                  "well (RFC 8463 3)."));
}

static void judge_key(const struct tag *p, bool ed25519, struct dkim_key *key)
{
    unsigned char bytes[DNS_TXT_MAX];
    size_t len;
    enum base64_fault fault =
        base64_read(p->value.text, p->value.len, bytes, sizeof bytes, &len);
    if (fault) {
        say(key, DKIM_KEY_BASE64, base64_reason(p, fault));
        return;
    }
    if (ed25519)
        judge_ed25519(len, key);
    else
        judge_rsa(bytes, len, key);
}

static void judge_flags(const struct tag_list *list, struct dkim_key *key)
{
    const struct tag *t = tag_find(list, "t");
    key->testing = t && has_item(t, "y");
    key->strict = t && has_item(t, "s");
    if (key->testing)
        reason_add(&key->reasons,
                   N_("t=y says that this is only a test: receivers treat the "
                      "mail as if it had no signature (RFC 6376 3.6.1)."));
    if (tag_find(list, "g"))
        reason_add(
            &key->reasons,
            N_("g= is no longer in use (RFC 6376 C.2), and old receivers "
               "may stumble over it."));
    if (list->empty)
        reason_add(&key->reasons,
                   N_("There is nothing between two semicolons, which some "
                      "receivers do not accept (RFC 6376 3.2)."));
}

/* Is it for mail that is signed with SHA-256? */
static bool judge_use(const struct tag_list *list, struct dkim_key *key)
{
    const struct tag *s = tag_find(list, "s");
    const struct tag *h = tag_find(list, "h");
    if (s && !has_item(s, "*") && !has_item(s, "email")) {
        say(key, DKIM_KEY_NOT_MAIL,
            N_("s= says that the key is for something else than mail (RFC "
               "6376 3.6.1)."));
        return false;
    }
    if (h && !has_item(h, "sha256")) {
        say(key, DKIM_KEY_HASH,
            N_("h= does not allow SHA-256, which is the only hash that "
               "receivers accept (RFC 8301 3.1)."));
        return false;
    }
    return true;
}

/* Is it a record of this version with a key of a type in it? */
static bool judge_kind(const struct tag_list *list, bool *ret_ed25519,
                       struct dkim_key *key)
{
    const struct tag *k = tag_find(list, "k");
    const struct tag *p = tag_find(list, "p");
    *ret_ed25519 = k && tag_text_same(k->value, "ed25519");
    if (!p)
        say(key, DKIM_KEY_SYNTAX,
            N_("The record has no p=, where the key would stand (RFC 6376 "
               "3.6.1)."));
    else if (p->value.len == 0)
        say(key, DKIM_KEY_REVOKED,
            N_("p= is empty, which says that the key was withdrawn (RFC 6376 "
               "3.6.1)."));
    else if (k && !*ret_ed25519 && !tag_text_same(k->value, "rsa"))
        say(key, DKIM_KEY_TYPE,
            N_("k= names a type of key that receivers do not know; there are "
               "rsa and ed25519."));
    else
        return true;
    return false;
}

static bool judge_version(const struct tag_list *list, struct dkim_key *key)
{
    const struct tag *v = tag_find(list, "v");
    if (!v) {
        reason_add(&key->reasons,
                   N_("v=DKIM1 should stand in front (RFC 6376 3.6.1)."));
        return true;
    }
    if (memchr(v->value.text, '\\', v->value.len))
        say(key, DKIM_KEY_VERSION,
            N_("The semicolons have backslashes in front of them, which "
               "belong into the zone file only."));
    else if (!tag_text_is(v->value, "DKIM1"))
        say(key, DKIM_KEY_VERSION,
            N_("The record is not a DKIM key: v= is not DKIM1 (RFC 6376 "
               "3.6.1)."));
    else if (v != list->tags)
        say(key, DKIM_KEY_VERSION,
            N_("v=DKIM1 does not stand in front (RFC 6376 3.6.1)."));
    else
        return true;
    return false;
}

static void judge_list(const struct tag_list *list, struct dkim_key *key)
{
    bool ed25519;
    const struct tag *first = tag_find(list, "v");
    bool ours = !first || tag_text_same(first->value, "DKIM1");
    if (list->fault && ours) {
        say(key, DKIM_KEY_SYNTAX, tag_fault_text(list->fault));
        return;
    }
    if (!judge_version(list, key) || !judge_kind(list, &ed25519, key) ||
        !judge_use(list, key))
        return;
    judge_key(tag_find(list, "p"), ed25519, key);
    judge_flags(list, key);
    if (key->testing && key->verdict < DKIM_KEY_TESTING)
        key->verdict = DKIM_KEY_TESTING;
}

static void judge_record(const struct dns_answer *answer, struct dkim_key *key)
{
    const struct dns_record *record = &answer->records[0];
    struct tag_list list;
    if (answer->cut) {
        say(key, DKIM_KEY_SYNTAX,
            N_("The record is longer than any key can be."));
        return;
    }
    tag_list_read(record->text, record->len, &list);
    judge_list(&list, key);
}

void dkim_key_judge(const struct dns_answer *answer, struct dkim_key *ret)
{
    *ret = (struct dkim_key){0};
    if (!dns_said(answer->status))
        say(ret, DKIM_KEY_UNKNOWN, N_("No name server could say."));
    else if (answer->status != DNS_FOUND || answer->count == 0)
        say(ret, DKIM_KEY_NONE,
            N_("There is no key of this name; another selector may have "
               "one."));
    else if (answer->count > 1)
        say(ret, DKIM_KEY_SEVERAL,
            N_("There is more than one TXT record, and nothing says which one "
               "receivers take (RFC 6376 3.6.2.2)."));
    else
        judge_record(answer, ret);
}

const char *dkim_key_verdict_name(enum dkim_key_verdict verdict)
{
    static const char *const names[] = {
        [DKIM_KEY_GOOD] = "good",
        [DKIM_KEY_WEAK] = "weak",
        [DKIM_KEY_LONG] = "too long",
        [DKIM_KEY_TESTING] = "testing",
        [DKIM_KEY_SHORT] = "too short",
        [DKIM_KEY_REVOKED] = "revoked",
        [DKIM_KEY_NOT_MAIL] = "not for mail",
        [DKIM_KEY_HASH] = "no usable hash",
        [DKIM_KEY_TYPE] = "unknown key type",
        [DKIM_KEY_VERSION] = "not a DKIM key",
        [DKIM_KEY_SYNTAX] = "broken record",
        [DKIM_KEY_BASE64] = "broken base64",
        [DKIM_KEY_DER] = "broken key",
        [DKIM_KEY_SEVERAL] = "several records",
        [DKIM_KEY_NONE] = "no key",
        [DKIM_KEY_UNKNOWN] = "unknown",
    };
    return names[verdict];
}

bool dkim_key_works(enum dkim_key_verdict verdict)
{
    return verdict <= DKIM_KEY_LONG;
}
