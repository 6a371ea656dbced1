/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/demands.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "model/fact_kinds.h"
#include "model/host_look.h"
#include "model/hostname.h"
#include "model/subjects.h"

#include <string.h>

/* What a check looks at: the facts of one kind about the subjects of one list,
 * each of which must be good. */
struct looking {
    const struct facts *facts;
    const struct subjects *subjects;
    struct demand_verdict verdict;
};

const char *demand_state_name(enum demand_state state)
{
    static const char *const names[] = {
        [DEMAND_MET] = "met",
        [DEMAND_MISSED] = "missed",
        [DEMAND_UNKNOWN] = "unknown",
        [DEMAND_ELSEWHERE] = "not_measurable",
    };
    return names[state];
}

const char *demand_state_words(enum demand_state state)
{
    static const char *const words[] = {
        [DEMAND_MET] = N_("met"),
        [DEMAND_MISSED] = N_("not met"),
        [DEMAND_UNKNOWN] = N_("not found out"),
        [DEMAND_ELSEWHERE] = N_("not measurable from here"),
    };
    return words[state];
}

static void say(struct looking *looking, enum demand_state state,
                const struct fact *fact)
{
    free(looking->verdict.why);
    looking->verdict.state = state;
    looking->verdict.why =
        xasprintf("%s: %s", fact->subject,
                  fact->state == FACT_ABSENT && *fact->value ? fact->value
                  : fact->state == FACT_ABSENT               ? "none"
                                                             : fact->value);
}

typedef bool good_fn(const struct fact *fact);

/* The worst counts: one that is missed, then one that nobody knows. */
static void each(struct looking *looking, enum subject_list list,
                 const char *kind, good_fn *good)
{
    bool all = true;
    for (size_t i = 0; i < looking->subjects->list[list].count; i++) {
        const struct fact *fact = facts_get(
            looking->facts, kind, looking->subjects->list[list].item[i]);
        if (!fact || (fact->state != FACT_KNOWN && fact->state != FACT_ABSENT))
            all = false;
        else if (!good(fact))
            say(looking, DEMAND_MISSED, fact);
        else if (looking->verdict.state == DEMAND_UNKNOWN)
            say(looking, DEMAND_MET, fact);
    }
    if (!all && looking->verdict.state == DEMAND_MET) {
        looking->verdict.state = DEMAND_UNKNOWN;
        looking->verdict.why[0] = '\0';
    }
}

static bool passes(const struct fact *fact)
{
    return fact->state == FACT_KNOWN && fact_verdict_is(fact->value, "pass");
}

static bool is_there(const struct fact *fact)
{
    return fact->state == FACT_KNOWN &&
           !fact_verdict_is(fact->value, "permerror") &&
           !fact_verdict_is(fact->value, "invalid");
}

static bool has_dkim(const struct fact *fact)
{
    return fact->state == FACT_KNOWN && fact_verdict_is(fact->value, "some");
}

static bool looks_own(const struct fact *fact)
{
    struct ip_address ip;
    autofree char *name = xstrndup(fact->value, strcspn(fact->value, " "));
    for (char *c = name; *c; c++)
        *c = *c >= 'A' && *c <= 'Z' ? (char)(*c - 'A' + 'a') : *c;
    return fact->state == FACT_KNOWN &&
           host_look(name, ip_parse(fact->subject, &ip) ? &ip : NULL) ==
               LOOK_OWN;
}

/* Has it a length that somebody has measured? */
static bool has_bits(const struct fact *fact)
{
    static const char *const verdicts[] = {"good", "weak", "testing",
                                           "too long", "too short"};
    for (size_t i = 0; i < sizeof verdicts / sizeof *verdicts; i++)
        if (fact_verdict_is(fact->value, verdicts[i]))
            return strcmp(fact->kind, "dkim") == 0 && fact->state == FACT_KNOWN;
    return false;
}

/* Of a domain in the list, or of the one above it: keys stand at the domain
 * that signs. */
static bool is_key_of_theirs(const struct subjects *subjects, const char *key)
{
    static const char middle[] = "._domainkey.";
    const char *at = strstr(key, middle);
    if (!at)
        return false;
    const char *signer = at + strlen(middle);
    for (size_t i = 0; i < subjects->list[SUBJECTS_DOMAINS].count; i++) {
        const char *domain = subjects->list[SUBJECTS_DOMAINS].item[i];
        const char *above = hostname_registered(domain);
        if (strcmp(domain, signer) == 0 ||
            (above && strcmp(above, signer) == 0))
            return true;
    }
    return false;
}

/* Of the keys that were found; the shortest matters. */
static void check_dkim_bits(struct looking *looking)
{
    for (size_t i = 0; i < facts_count(looking->facts); i++) {
        const struct fact *fact = facts_at(looking->facts, i);
        if (!has_bits(fact) || looking->verdict.state == DEMAND_MISSED ||
            !is_key_of_theirs(looking->subjects, fact->subject))
            continue;
        say(looking,
            fact_verdict_is(fact->value, "too short") ? DEMAND_MISSED
                                                      : DEMAND_MET,
            fact);
    }
}

/* Seen in a message that was sent; without one it cannot be known. */
static void seen(struct looking *looking, const char *kind, const char *good)
{
    looking->verdict.state = DEMAND_ELSEWHERE;
    for (size_t i = 0; i < facts_count(looking->facts); i++) {
        const struct fact *fact = facts_at(looking->facts, i);
        if (strcmp(fact->kind, kind) != 0 || fact->state == FACT_FAILED ||
            looking->verdict.state == DEMAND_MET)
            continue;
        say(looking,
            fact->state == FACT_KNOWN && fact_verdict_is(fact->value, good)
                ? DEMAND_MET
                : DEMAND_MISSED,
            fact);
    }
}

static void say_where(struct looking *looking)
{
    if (looking->verdict.state != DEMAND_ELSEWHERE)
        return;
    free(looking->verdict.why);
    looking->verdict.why = xstrdup(N_("a mail that you sent would show it"));
}

static void check_one_click(struct looking *looking)
{
    seen(looking, "unsubscribe", "one-click");
    say_where(looking);
}

/* One signature is enough; a message without any has none that fits. */
static void check_aligned(struct looking *looking)
{
    seen(looking, "signature", "aligned");
    if (looking->verdict.state == DEMAND_ELSEWHERE)
        seen(looking, "signatures", "");
    say_where(looking);
}

static void check_elsewhere(struct looking *looking)
{
    looking->verdict.state = DEMAND_ELSEWHERE;
}

/* Either looks by itself, or at one fact of each in a list. */
struct demand_check {
    const char *name;
    void (*look)(struct looking *looking);
    enum subject_list list;
    const char *kind;
    good_fn *good;
};

static const struct demand_check spf = {"spf", NULL, SUBJECTS_PAIRS,
                                        "spf_result", passes};
static const struct demand_check dkim = {"dkim", NULL, SUBJECTS_DOMAINS,
                                         "dkim_any", has_dkim};

static struct demand_verdict judge(const struct looking *base,
                                   const struct demand_check *check)
{
    struct looking looking = *base;
    looking.verdict =
        (struct demand_verdict){.state = DEMAND_UNKNOWN, .why = xstrdup("")};
    if (check->look)
        check->look(&looking);
    else
        each(&looking, check->list, check->kind, check->good);
    return looking.verdict;
}

struct both {
    struct demand_verdict spf, dkim;
};

static struct both judge_both(const struct looking *looking)
{
    return (struct both){judge(looking, &spf), judge(looking, &dkim)};
}

/* Takes both; the one is the verdict. */
static void keep_one(struct looking *looking, struct both *both, bool first)
{
    free(looking->verdict.why);
    looking->verdict = first ? both->spf : both->dkim;
    free(first ? both->dkim.why : both->spf.why);
}

/* Either is enough. */
static void check_spf_or_dkim(struct looking *looking)
{
    struct both both = judge_both(looking);
    enum demand_state s = both.spf.state, d = both.dkim.state;
    keep_one(looking, &both,
             s == DEMAND_MET || (d != DEMAND_MET && s == DEMAND_MISSED));
    if (s != DEMAND_MET && d != DEMAND_MET &&
        (s == DEMAND_UNKNOWN || d == DEMAND_UNKNOWN))
        looking->verdict.state = DEMAND_UNKNOWN;
}

static void check_spf_and_dkim(struct looking *looking)
{
    struct both both = judge_both(looking);
    enum demand_state s = both.spf.state, d = both.dkim.state;
    keep_one(looking, &both,
             s == DEMAND_MISSED || (d == DEMAND_MET && s != DEMAND_MET));
}

#define EACH(list, kind, good) NULL, SUBJECTS_##list, kind, good
#define LOOK(look)             look, SUBJECTS_SERVERS, NULL, NULL

static const struct demand_check checks[] = {
    {"fcrdns", EACH(SERVERS, "fcrdns", passes)},
    {"own_name", EACH(SERVERS, "ptr", looks_own)},
    {"spf_or_dkim", LOOK(check_spf_or_dkim)},
    {"spf_and_dkim", LOOK(check_spf_and_dkim)},
    {"dkim_bits", LOOK(check_dkim_bits)},
    {"dmarc", EACH(DOMAINS, "dmarc", is_there)},
    {"domain_exists", EACH(DOMAINS, "soa", is_there)},
    {"tls", EACH(SERVERS, "starttls", is_there)},
    {"one_click", LOOK(check_one_click)},
    {"aligned", LOOK(check_aligned)},
    {"elsewhere", LOOK(check_elsewhere)},
};
enum { CHECKS = sizeof checks / sizeof *checks };

const char *demand_check_name(size_t i)
{
    return i < CHECKS ? checks[i].name : NULL;
}

bool demand_check_known(const char *name)
{
    for (size_t i = 0; i < CHECKS; i++)
        if (strcmp(checks[i].name, name) == 0)
            return true;
    return false;
}

struct demand_verdict demand_judge(const struct check_in *in, size_t demand)
{
    const char *name = in->form->demands[demand].check;
    struct subjects subjects;
    struct looking looking = {.facts = in->facts, .subjects = &subjects};
    struct demand_verdict verdict = {0};
    subjects_init(&subjects);
    subjects_add_answers(&subjects, in->form, in->answers, FORM_NONE);
    /* Without answers, what mail leaves from is looked at. */
    if (subjects.list[SUBJECTS_SERVERS].count == 0)
        subjects_add_senders(&subjects, in->facts);
    for (size_t i = 0; i < CHECKS; i++)
        if (strcmp(checks[i].name, name) == 0)
            verdict = judge(&looking, &checks[i]);
    subjects_done(&subjects);
    return verdict;
}

char *demand_sentence(const struct check_in *in, size_t demand,
                      enum demand_state *ret_state)
{
    struct demand_verdict verdict = demand_judge(in, demand);
    autofree char *why = verdict.why;
    *ret_state = verdict.state;
    return xasprintf("%s: %s%s%s%s", _(demand_state_words(verdict.state)),
                     _(in->form->demands[demand].text), *why ? " (" : "",
                     *why ? _(why) : "", *why ? ")" : "");
}
