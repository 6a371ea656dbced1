/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* The table of commands; the first is what happens without one. */
#include "app/app.h"
#include "base/i18n.h"

const struct command_row command_rows[] = {
    {"fill", N_("[FORM] [--draft NAME] [--plain] [--message FILE]"),
     N_("the wizard; goes on with a draft or starts a new one"),
     OPTION_DRAFT | OPTION_PLAIN | OPTION_MESSAGE, 1, cmd_fill},
    {"detect",
     N_("[--json] [--domain D] [--ip A]... [--lists] [--message FILE]"),
     N_("what is known about this server, each fact with its source"),
     OPTION_JSON | OPTION_DETECT | OPTION_LISTS | OPTION_MESSAGE, 0,
     cmd_detect},
    {"check", N_("[DRAFT|FILE] [--json] [--lists] [--message FILE]"),
     N_("every finding on a draft or an answers file"),
     OPTION_JSON | OPTION_LISTS | OPTION_MESSAGE, 1, cmd_check},
    {"export",
     N_("[DRAFT|FILE] [--format text|json] [--output FILE] [--partial]"),
     N_("the completed form; refuses an incomplete one unless --partial"),
     OPTION_FORMAT | OPTION_OUTPUT | OPTION_PARTIAL, 1, cmd_export},
    {"reply",
     N_("[MAIL|-] [--draft NAME] [--plain] [--format mail|body] "
        "[--answer LINE=TEXT]... [--to ADDRESS] [--output FILE]"),
     N_("answers a mail in which the form came back; on a terminal, in the "
        "wizard"),
     OPTION_DRAFT | OPTION_PLAIN | OPTION_FORMAT | OPTION_OUTPUT | OPTION_REPLY,
     1, cmd_reply},
    {"evidence", N_("[LOG|FOLDER|journal|-]... [--since TIME] [--json]"),
     N_("what mail logs say of refusals, what codes mean, what to do first"),
     OPTION_SINCE | OPTION_JSON, OPTION_LOGS_MAX, cmd_evidence},
    {"drafts",
     N_("[list|show NAME|import FILE|export NAME|rename NAME TO|"
        "remove NAME|restore NAME]"),
     N_("saved drafts"),
     OPTION_JSON | OPTION_NAME | OPTION_OUTPUT | OPTION_REMOVED, 3, cmd_drafts},
    {"forms", N_("[list|show ID|check FILE|new ID]"),
     N_("form definitions; check names line and column of what is wrong"),
     OPTION_JSON | OPTION_OUTPUT, 2, cmd_forms},
    {0},
};
