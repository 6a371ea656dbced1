/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * ../shared/data/fcrdns-vectors.json: two zones, and what RFC 8601 3 makes of
 * each address. The names of both zones are kept without their zone's name.
 *
 * Of its warnings iprev gives those about several names and about aliases. That
 * a name is no host name is said by the rules about host names.
 */
#include "probe/iprev.h"

#include "vectors.h"

#include <jansson.h>
#include <string.h>

#define FILE_NAME "fcrdns-vectors.json"

enum { RECORDS_MAX = 200, CNAMES_MAX = 8, CASES_MIN = 14 };

struct record {
    char owner[61], type[11], data[61];
};

struct zones {
    const char *reverse, *forward; /* their names, borrowed */
    struct record record[RECORDS_MAX];
    size_t count;
};

static void add(struct zones *zones, const char *owner, const char *type,
                const char *data)
{
    assert_in_range(zones->count, 0, RECORDS_MAX - 1);
    struct record *record = &zones->record[zones->count++];
    snprintf(record->owner, sizeof record->owner, "%s", owner);
    snprintf(record->type, sizeof record->type, "%s", type);
    snprintf(record->data, sizeof record->data, "%s", data);
}

/* "OWNER TYPE DATA", and what the file says in words. */
static void read_line(struct zones *zones, const char *line)
{
    struct record said = {.data = ""};
    unsigned first, last;
    int words =
        sscanf(line, "%60s %10s %60s", said.owner, said.type, said.data);
    assert_in_range(words, 2, 3);
    if (sscanf(said.data, "n%3u..n%3u", &first, &last) == 2)
        for (unsigned i = first; i <= last; i++) {
            snprintf(said.data, sizeof said.data, "n%u", i);
            add(zones, said.owner, said.type, said.data);
        }
    else
        add(zones, said.owner, said.type, said.data);
    if (sscanf(line, "%*[^(](server never answers for %60[^)])", said.owner) ==
        1)
        add(zones, said.owner, "TIMEOUT", "");
    if (sscanf(line, "%*[^(](%*u names, %60s A %60[0-9.])", said.owner,
               said.data) == 2)
        add(zones, said.owner, "A", said.data);
}

/* Cuts ".ZONE" off, and a dot behind it. */
static void cut_zone(char *name, const char *zone)
{
    size_t len = strlen(name), zone_len = strlen(zone);
    if (len > 0 && name[len - 1] == '.')
        name[--len] = '\0';
    if (len > zone_len && name[len - zone_len - 1] == '.' &&
        strcmp(name + len - zone_len, zone) == 0)
        name[len - zone_len - 1] = '\0';
}

static void cut_zones(const struct zones *zones, char *name)
{
    cut_zone(name, zones->reverse);
    cut_zone(name, zones->forward);
}

static void add_data(const struct zones *zones, const struct record *record,
                     struct dns_answer *answer)
{
    struct dns_record *made = dns_answer_add(answer);
    assert_non_null(made);
    if (strcmp(record->type, "A") == 0) {
        assert_true(ip_parse(record->data, &made->ip));
        return;
    }
    autofree char *name = xasprintf("%s.%s", record->data, zones->forward);
    dns_record_text(answer, made, name, strlen(name));
}

/* What is at one name; an alias is written into `name`. */
static bool ask_once(const struct zones *zones, char name[DNS_NAME_SIZE],
                     const char *type, struct dns_answer *answer)
{
    answer->status = DNS_NO_NAME;
    for (size_t i = 0; i < zones->count; i++) {
        const struct record *record = &zones->record[i];
        if (strcmp(record->owner, name) != 0)
            continue;
        if (strcmp(record->type, "CNAME") == 0) {
            snprintf(name, DNS_NAME_SIZE, "%s", record->data);
            answer->alias = true;
            return false;
        }
        if (strcmp(record->type, type) == 0)
            add_data(zones, record, answer);
        answer->status = strcmp(record->type, "TIMEOUT") == 0    ? DNS_TIMEOUT
                         : strcmp(record->type, "SERVFAIL") == 0 ? DNS_SERVFAIL
                         : answer->count                         ? DNS_FOUND
                                                                 : DNS_NO_DATA;
    }
    return true;
}

static struct dns_answer ask(const struct zones *zones, const char *asked,
                             const char *type)
{
    struct dns_answer answer = {.status = DNS_NO_NAME};
    char name[DNS_NAME_SIZE];
    snprintf(name, sizeof name, "%s", asked);
    for (int i = 0; i < CNAMES_MAX; i++) {
        cut_zones(zones, name);
        if (ask_once(zones, name, type, &answer))
            break;
    }
    return answer;
}

static void run(const struct zones *zones, const char *text,
                struct iprev *iprev)
{
    struct ip_address ip;
    assert_true(ip_parse(text, &ip));
    struct dns_answer ptr = ask(zones, strrchr(text, '.') + 1, "PTR");
    iprev_init(iprev, &ip, &ptr);
    dns_answer_done(&ptr);
    for (size_t i = 0; i < iprev->count; i++) {
        if (iprev->name[i].state != IPREV_WAITING)
            continue;
        struct dns_answer address = ask(zones, iprev->name[i].name, "A");
        iprev_answer(iprev, i, &address);
        dns_answer_done(&address);
    }
    assert_true(iprev_done(iprev));
}

static bool says(json_t *wanted, const char *key, const char *word)
{
    const char *said = json_string_value(json_object_get(wanted, key));
    return said && strcmp(said, word) == 0;
}

/* Names that were left out are the limit that the vectors allow. */
static bool is_expected(json_t *wanted, const struct iprev *iprev)
{
    const json_t *all = json_object_get(wanted, "all_names_confirm");
    autofree char *text = iprev_text(iprev);
    bool alias = strstr(text, " is an alias") != NULL;
    bool one = strcmp(text, "pass") == 0 || alias;
    if (all && json_is_true(all) != one)
        return false;
    if (says(wanted, "warn", "multiple-ptr") && one)
        return false;
    if (says(wanted, "warn", "ptr-target-is-cname") != alias)
        return false;
    if (says(wanted, "warn", "too-many-ptr") && iprev->left_out == 0)
        return false;
    if (says(wanted, "iprev", "pass-or-limit"))
        return iprev_result(iprev) == IPREV_PASS || iprev->left_out > 0;
    return says(wanted, "iprev", iprev_result_name(iprev_result(iprev)));
}

static void read_zones(json_t *root, struct zones *zones)
{
    size_t i;
    json_t *line;
    zones->reverse = json_string_value(json_object_get(root, "zone_reverse"));
    zones->forward = json_string_value(json_object_get(root, "zone_forward"));
    json_array_foreach(json_object_get(root, "records"), i, line)
        read_line(zones, json_string_value(line));
    for (i = 0; i < zones->count; i++)
        if (strcmp(zones->record[i].type, "CNAME") == 0)
            cut_zones(zones, zones->record[i].data);
}

static void iprev__agrees__with_the_vectors(void **state)
{
    autofree char *text = vectors_read(FILE_NAME);
    json_error_t error;
    struct zones zones = {.count = 0};
    struct iprev iprev;
    size_t i;
    json_t *wanted;
    (void)state;
    json_t *root = json_loads(text, 0, &error);
    if (!root)
        fail_msg("line %d: %s", error.line, error.text);
    read_zones(root, &zones);
    json_array_foreach(json_object_get(root, "expect"), i, wanted)
    {
        const char *ip = json_string_value(json_object_get(wanted, "ip"));
        run(&zones, ip, &iprev);
        autofree char *said = iprev_text(&iprev);
        if (!is_expected(wanted, &iprev))
            fail_msg("%s: %s", ip, said);
    }
    assert_in_range(i, CASES_MIN, RECORDS_MAX);
    json_decref(root);
}

int main(void)
{
    const struct CMUnitTest test =
        cmocka_unit_test(iprev__agrees__with_the_vectors);
    return vectors_run(FILE_NAME, &test);
}
