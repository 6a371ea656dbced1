/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "app/options.h"

#include "base/i18n.h"
#include "base/mem.h"

#include <getopt.h>
#include <stddef.h>
#include <string.h>

struct option_row {
    const char *name;
    const char *value; /* what stands for its value, NULL: a switch */
    size_t offset;     /* in struct options */
    unsigned set;      /* enum option_set; the commands that take it */
    const char *about; /* N_() */
};

#define PLACE(member) offsetof(struct options, member)

static const struct option_row rows[] = {
    {"draft", N_("NAME"), PLACE(draft), OPTION_DRAFT,
     N_("the draft to open, made when there is none of that name")},
    {"plain", NULL, PLACE(plain), OPTION_PLAIN,
     N_("ask line by line, for speech, pipes and plain terminals")},
    {"json", NULL, PLACE(json), OPTION_JSON, N_("print JSON")},
    {"format", N_("FORMAT"), PLACE(format), OPTION_FORMAT, N_("text or json")},
    {"output", N_("FILE"), PLACE(output), OPTION_OUTPUT,
     N_("write to FILE instead of standard output")},
    {"force", NULL, PLACE(force), OPTION_OUTPUT,
     N_("replace FILE when it is there already")},
    {"partial", NULL, PLACE(partial), OPTION_PARTIAL,
     N_("also when the form is incomplete; the output says so")},
    {"name", N_("NAME"), PLACE(name), OPTION_NAME,
     N_("what to call the imported draft")},
    {"removed", NULL, PLACE(removed), OPTION_REMOVED,
     N_("list removed drafts too")},
    {"forms", N_("DIR"), PLACE(forms), OPTION_EVERYWHERE,
     N_("search DIR for form definitions first")},
    {"ascii", NULL, PLACE(ascii), OPTION_EVERYWHERE,
     N_("draw lines and marks in ASCII")},
    {"lang", N_("CODE"), PLACE(lang), OPTION_EVERYWHERE,
     N_("language of the screens, such as de")},
    {"offline", NULL, PLACE(offline), OPTION_EVERYWHERE,
     N_("send no packet; this version never sends any")},
    {"help", NULL, PLACE(help), OPTION_EVERYWHERE, N_("this text")},
    {"version", NULL, PLACE(version), OPTION_EVERYWHERE,
     N_("print the version")},
};

#define ROW_COUNT (sizeof rows / sizeof rows[0])

static const struct command_row *find_command(const char *name)
{
    for (const struct command_row *row = command_rows; row->name; row++)
        if (strcmp(row->name, name) == 0)
            return row;
    return NULL;
}

static void set_option(struct options *options, const struct option_row *row,
                       const char *value)
{
    void *place = (char *)options + row->offset;
    if (row->value)
        *(const char **)place = value;
    else
        *(bool *)place = true;
}

static void long_options(struct option ret[ROW_COUNT + 1])
{
    memset(ret, 0, (ROW_COUNT + 1) * sizeof *ret);
    for (size_t i = 0; i < ROW_COUNT; i++)
        ret[i] = (struct option){
            .name = rows[i].name,
            .has_arg = rows[i].value ? required_argument : no_argument,
            .val = 'A' + (int)i,
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
        } else if (got >= 'A' && got < 'A' + (int)ROW_COUNT) {
            size_t i = (size_t)(got - 'A');
            if (optarg && !*optarg)
                return err_set(err, ERR_INPUT,
                               _("--%s wants a value behind it"), rows[i].name);
            set_option(options, &rows[i], optarg);
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
        !check_options(&options, used, err))
        return false;
    *ret = options;
    return true;
}

static void print_options(FILE *out, unsigned set)
{
    for (size_t i = 0; i < ROW_COUNT; i++) {
        if (!(rows[i].set & set))
            continue;
        autofree char *left =
            xasprintf("--%s%s%s", rows[i].name, rows[i].value ? " " : "",
                      rows[i].value ? _(rows[i].value) : "");
        fprintf(out, "  %-18s %s\n", left, _(rows[i].about));
    }
}

static void print_commands(FILE *out)
{
    for (const struct command_row *row = command_rows; row->name; row++) {
        fprintf(out, "  %s %s\n", row->name, row->arguments);
        fprintf(out, "      %s\n", _(row->about));
    }
}

void options_help(FILE *out, const struct command_row *command)
{
    if (command) {
        fprintf(out, "%s senderform %s %s\n\n%s\n\n", _("Usage:"),
                command->name, command->arguments, _(command->about));
        print_options(out, command->takes);
        fprintf(out, "\n%s\n", _("Everywhere:"));
        print_options(out, OPTION_EVERYWHERE);
        return;
    }
    fprintf(out, "%s senderform [%s] [...]\n\n", _("Usage:"), _("COMMAND"));
    fprintf(out, "%s\n\n",
            _("Walks you through a mail provider's sender-support form, "
              "checks every answer,\nkeeps drafts and writes the completed "
              "form. Without a command: fill."));
    print_commands(out);
    fprintf(out, "\n%s\n", _("Everywhere:"));
    print_options(out, OPTION_EVERYWHERE);
    fprintf(out, "\n%s\n%s\n",
            _("“senderform COMMAND --help” tells its "
              "options, “man senderform” all of it."),
            _("Exit codes: 0 done and complete, 1 failure, 2 usage, 3 left "
              "with the draft kept,\n4 incomplete or invalid, 130 "
              "interrupted."));
}
