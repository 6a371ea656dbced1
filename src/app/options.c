/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "app/options.h"

#include "app/print_item.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "model/hostname.h"
#include "model/ip_special.h"

#include <getopt.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct option_row {
    const char *name;
    const char *value; /* what stands for its value, NULL: a switch */
    size_t offset;     /* in struct options */
    unsigned set;      /* enum option_set; the commands that take it */
    int times; /* how often at most, a list stands at its place; 0: once */
    const char *about; /* N_() */
};

#define PLACE(member) offsetof(struct options, member)

static const struct option_row rows[] = {
    {"draft", N_("NAME"), PLACE(draft), OPTION_DRAFT, 0,
     N_("the draft; the wizard makes one that is not there")},
    {"plain", NULL, PLACE(plain), OPTION_PLAIN, 0,
     N_("ask line by line, for speech, pipes and plain terminals")},
    {"json", NULL, PLACE(json), OPTION_JSON, 0, N_("print JSON")},
    {"format", N_("FORMAT"), PLACE(format), OPTION_FORMAT, 0,
     N_("of a form text or json, of a reply mail or body")},
    {"output", N_("FILE"), PLACE(output), OPTION_OUTPUT, 0,
     N_("write to FILE instead of standard output")},
    {"force", NULL, PLACE(force), OPTION_OUTPUT, 0,
     N_("replace FILE when it is there already")},
    {"partial", NULL, PLACE(partial), OPTION_PARTIAL, 0,
     N_("also when the form is incomplete; the output says so")},
    {"name", N_("NAME"), PLACE(name), OPTION_NAME, 0,
     N_("what to call the imported draft")},
    {"removed", NULL, PLACE(removed), OPTION_REMOVED, 0,
     N_("list removed drafts too")},
    {"domain", N_("DOMAIN"), PLACE(domain), OPTION_DETECT, 0,
     N_("find out about this domain too")},
    {"ip", N_("ADDRESS"), PLACE(ips), OPTION_DETECT, OPTION_IPS_MAX,
     N_("find out about this server too; may be given several times")},
    {"answer", N_("LINE=TEXT"), PLACE(answers), OPTION_REPLY,
     OPTION_ANSWERS_MAX,
     N_("answer that line of the mail, or FIELD=TEXT; again for more")},
    {"to", N_("ADDRESS"), PLACE(to), OPTION_REPLY, 0,
     N_("whom to answer, when the mail has no header")},
    {"lists", NULL, PLACE(lists), OPTION_LISTS, 0,
     N_("ask block lists (Spamhaus) too")},
    {"message", N_("FILE"), PLACE(message), OPTION_MESSAGE, 0,
     N_("a mail that was sent, with its header: who signed it?")},
    {"since", N_("TIME"), PLACE(since), OPTION_SINCE, 0,
     N_("how far to read back: 2026-11-01, or 12h, 2w ago; else 30d")},
    {"forms", N_("DIR"), PLACE(forms), OPTION_EVERYWHERE, 0,
     N_("search DIR for form definitions first")},
    {"ascii", NULL, PLACE(ascii), OPTION_EVERYWHERE, 0,
     N_("draw lines and marks in ASCII")},
    {"lang", N_("CODE"), PLACE(lang), OPTION_EVERYWHERE, 0,
     N_("language of the screens, such as de")},
    {"offline", NULL, PLACE(offline), OPTION_EVERYWHERE, 0,
     N_("send no packet: nothing is measured but this machine")},
    {"resolver", N_("ADDRESS"), PLACE(resolver), OPTION_EVERYWHERE, 0,
     N_("ask this name server, ADDRESS or ADDRESS:PORT")},
    {"timeout", N_("SECONDS"), PLACE(timeout), OPTION_EVERYWHERE, 0,
     N_("end measuring after SECONDS")},
    {"help", NULL, PLACE(help), OPTION_EVERYWHERE, 0, N_("this text")},
    {"version", NULL, PLACE(version), OPTION_EVERYWHERE, 0,
     N_("print the version")},
};

enum {
    FIRST_LONG = 256, /* no letter is that */
    CONTINUED = 8,    /* columns before what does not fit on a line of help */
};

#define ROW_COUNT (sizeof rows / sizeof rows[0])

static const struct command_row *find_command(const char *name)
{
    for (const struct command_row *row = command_rows; row->name; row++)
        if (strcmp(row->name, name) == 0)
            return row;
    return NULL;
}

static bool set_option(struct options *options, const struct option_row *row,
                       const char *value, struct err *err)
{
    void *place = (char *)options + row->offset;
    const char **text = place;
    int given = 0;
    if (!row->value) {
        *(bool *)place = true;
        return true;
    }
    if (!*value)
        return err_set(err, ERR_INPUT, _("--%s wants a value behind it"),
                       row->name);
    while (given < row->times && text[given])
        given++;
    if (row->times && given == row->times)
        return err_set(err, ERR_INPUT, _("--%s is given more than %d times"),
                       row->name, row->times);
    text[given] = value;
    return true;
}

static void long_options(struct option ret[ROW_COUNT + 1])
{
    memset(ret, 0, (ROW_COUNT + 1) * sizeof *ret);
    for (size_t i = 0; i < ROW_COUNT; i++)
        ret[i] = (struct option){
            .name = rows[i].name,
            .has_arg = rows[i].value ? required_argument : no_argument,
            .val = FIRST_LONG + (int)i,
        };
}

static bool bad_option(int got, char **argv, struct err *err)
{
    if (got == ':')
        return err_set(err, ERR_INPUT, _("%s wants a value behind it"),
                       argv[optind - 1]);
    return err_set(err, ERR_INPUT,
                   _("there is no option %s; see senderform --help"),
                   argv[optind - 1]);
}

/* `used` remembers which rows were given, as bits. */
static bool read_options(int argc, char **argv, struct options *options,
                         unsigned long *used, struct err *err)
{
    struct option table[ROW_COUNT + 1];
    int got;
    long_options(table);
    opterr = 0;
    while ((got = getopt_long(argc, argv, ":hV", table, NULL)) != -1) {
        if (got == 'h') {
            options->help = true;
        } else if (got == 'V') {
            options->version = true;
        } else if (got >= FIRST_LONG && got < FIRST_LONG + (int)ROW_COUNT) {
            size_t i = (size_t)(got - FIRST_LONG);
            if (!set_option(options, &rows[i], optarg, err))
                return false;
            *used |= 1ul << i;
        } else {
            return bad_option(got, argv, err);
        }
    }
    return true;
}

static bool check_options(const struct options *options, unsigned long used,
                          struct err *err)
{
    for (size_t i = 0; i < ROW_COUNT; i++)
        if ((used >> i & 1) &&
            !(rows[i].set & (options->command->takes | OPTION_EVERYWHERE)))
            return err_set(err, ERR_INPUT, _("%s does not take --%s"),
                           options->command->name, rows[i].name);
    if (options->argument_count > options->command->arguments_most)
        return err_set(err, ERR_INPUT, _("%s: “%s” is one argument too many"),
                       options->command->name,
                       options->arguments[options->command->arguments_most]);
    return true;
}

/* "ADDR", "ADDR:PORT", "[ADDR]" or "[ADDR]:PORT". */
static bool resolver_ok(const char *text)
{
    struct ip_address ip;
    if (ip_parse(text, &ip))
        return true;
    bool bracket = *text == '[';
    size_t len = bracket ? strcspn(++text, "]") : strcspn(text, ":");
    autofree char *address = xstrndup(text, len);
    text += len + (bracket && text[len]);
    if (!ip_parse(address, &ip) || ip.v6 != bracket)
        return false;
    char *end = NULL;
    long port = *text == ':' ? strtol(text + 1, &end, 10) : 0;
    return end ? !*end && end > text + 1 && port > 0 && port < 65536
               : bracket && !*text;
}

static bool domain_ok(const char *text)
{
    struct hostname host;
    hostname_check(text, strlen(text), &host);
    return *host.ascii;
}

static bool timeout_ok(const char *text)
{
    char *end;
    long seconds = strtol(text, &end, 10);
    return !*end && seconds >= 1 && seconds <= OPTION_TIMEOUT_MAX;
}

int options_timeout_ms(const struct options *options, int usual)
{
    return options->timeout ? atoi(options->timeout) * 1000 : usual;
}

/* What would only fail later, in another process. */
static bool check_values(const struct options *options, struct err *err)
{
    struct ip_address ip;
    if (options->resolver && !resolver_ok(options->resolver))
        return err_set(err, ERR_INPUT,
                       _("--resolver: “%s” is no name server; an address is "
                         "wanted, ADDR or ADDR:PORT, and [ADDR]:PORT for IPv6"),
                       options->resolver);
    for (size_t i = 0; options->ips[i]; i++)
        if (!ip_parse(options->ips[i], &ip))
            return err_set(err, ERR_INPUT, _("--ip: “%s” is no IP address"),
                           options->ips[i]);
    if (options->domain && !domain_ok(options->domain))
        return err_set(err, ERR_INPUT, _("--domain: “%s” is no domain"),
                       options->domain);
    if (options->timeout && !timeout_ok(options->timeout))
        return err_set(err, ERR_INPUT,
                       _("--timeout: “%s”; seconds are wanted, 1 to %d"),
                       options->timeout, OPTION_TIMEOUT_MAX);
    return true;
}

bool options_parse(int argc, char **argv, struct options *ret, struct err *err)
{
    struct options options = {0};
    unsigned long used = 0;
    if (!read_options(argc, argv, &options, &used, err))
        return false;
    options.command = &command_rows[0];
    if (optind < argc) {
        options.command = find_command(argv[optind]);
        if (!options.command)
            return err_set(err, ERR_INPUT,
                           _("there is no command “%s”; see senderform "
                             "--help"),
                           argv[optind]);
        optind++;
    }
    options.arguments = argv + optind;
    options.argument_count = argc - optind;
    if (!options.help && !options.version &&
        (!check_options(&options, used, err) || !check_values(&options, err)))
        return false;
    *ret = options;
    return true;
}

static void print_options(unsigned set)
{
    for (size_t i = 0; i < ROW_COUNT; i++) {
        if (!(rows[i].set & set))
            continue;
        autofree char *left =
            xasprintf("--%s%s%s", rows[i].name, rows[i].value ? " " : "",
                      rows[i].value ? _(rows[i].value) : "");
        printf("  %-18s %s\n", left, _(rows[i].about));
    }
}

static void print_commands(void)
{
    for (const struct command_row *row = command_rows; row->name; row++) {
        autofree char *lead = xasprintf("  %s ", row->name);
        print_item(lead, CONTINUED, _(row->arguments));
        print_item("      ", CONTINUED, _(row->about));
    }
}

static void print_command(const struct command_row *row)
{
    autofree char *lead =
        xasprintf("%s senderform %s ", _("Usage:"), row->name);
    print_item(lead, CONTINUED, _(row->arguments));
    putchar('\n');
    print_item("", 0, _(row->about));
    putchar('\n');
    print_options(row->takes);
    printf("\n%s\n", _("Everywhere:"));
    print_options(OPTION_EVERYWHERE);
}

void options_help(const struct command_row *command)
{
    if (command) {
        print_command(command);
        return;
    }
    printf("%s senderform [%s] [...]\n\n", _("Usage:"), _("COMMAND"));
    printf("%s\n\n",
           _("Walks you through a mail provider's sender-support form, checks "
             "every answer,\nkeeps drafts, writes the completed form and "
             "answers the mail in which it comes\nback. Without a command: "
             "fill."));
    print_commands();
    printf("\n%s\n", _("Everywhere:"));
    print_options(OPTION_EVERYWHERE);
    printf("\n%s\n%s\n",
           _("“senderform COMMAND --help” tells its options, “man senderform” "
             "all of it."),
           _("Exit codes: 0 done and complete, 1 failure, 2 usage, 3 left with "
             "the draft kept,\n4 incomplete or invalid, 130 interrupted."));
}
