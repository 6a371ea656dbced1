/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* The keys of the pages about mail logs. */
#include "ui/command_table.h"

#include "base/i18n.h"

const struct command command_table_evidence[] = {
    {.id = COMMAND_EVIDENCE,
     .places = PLACE_LINES,
     .keys = "F3",
     .hint = N_("mail logs")},
    {.id = COMMAND_CANCEL,
     .places = PLACE_READING,
     .keys = "c",
     .hint = N_("cancel"),
     .sentence = N_("Stop reading the logs."),
     .chord_count = 1,
     .chord = {LETTER('c')}},
    {.id = COMMAND_DRAFT,
     .places = PLACE_REFUSED,
     .keys = "Enter, d",
     .hint = N_("use it"),
     .sentence = N_("Make an answer to the problem question of it; first you "
                    "see it, and what is private in it."),
     .chord_count = 2,
     .chord = {{INPUT_ENTER, 0, PLAIN}, LETTER('d')}},
    {.id = COMMAND_AGAIN,
     .places = PLACE_LOGS,
     .keys = "r",
     .hint = N_("read again"),
     .sentence = N_("Look for logs and read them again."),
     .chord_count = 1,
     .chord = {LETTER('r')}},
    {.id = COMMAND_MESSAGE,
     .places = PLACE_LOGS,
     .keys = "o",
     .hint = N_("open a log"),
     .sentence = N_("Read a log from a file instead, a compressed one too."),
     .chord_count = 1,
     .chord = {LETTER('o')}},
    {.id = COMMAND_PUT,
     .places = PLACE_PRIVATE,
     .keys = "Enter",
     .hint = N_("put it in"),
     .sentence = N_("Put this text into the problem question; undo takes it "
                    "back."),
     .chord_count = 1,
     .chord = {{INPUT_ENTER, 0, PLAIN}}},
    {.id = COMMAND_TICK,
     .places = PLACE_PRIVATE,
     .keys = "Space",
     .hint = N_("mask or keep"),
     .sentence = N_("Mask this kind in all lines, or keep it; its number does "
                    "the same."),
     .chord_count = 1,
     .chord = {LETTER(' ')}},
    {0},
};
