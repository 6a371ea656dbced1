/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* Statements that look at the terminal, and at files. */
#include "script.h"

#include "base/file.h"
#include "base/mem.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <vterm.h>

/* Without output for so long a repaint is over. */
enum { DRAWN_MS = 20 };

static bool do_wait(struct script *script, const char *rest, struct err *err)
{
    struct vt *vt;
    if (!script_vt(script, &vt, err))
        return false;
    autofree char *text = script_unescape(script, rest, NULL);
    if (!vt_wait_text(vt, text, VT_DEADLINE_MS))
        return err_set(err, ERR_MISSING, "it does not appear");
    /* What was there before may still stand around it. */
    vt_wait_quiet(vt, DRAWN_MS, VT_DEADLINE_MS);
    return true;
}

static bool do_gone(struct script *script, const char *rest, struct err *err)
{
    struct vt *vt;
    if (!script_vt(script, &vt, err))
        return false;
    autofree char *text = script_unescape(script, rest, NULL);
    return vt_wait_gone(vt, text, VT_DEADLINE_MS) ||
           err_set(err, ERR_EXISTS, "it is still there");
}

/* quiet: everything typed has been answered. */
static bool do_quiet(struct script *script, const char *rest, struct err *err)
{
    struct vt *vt;
    (void)rest;
    if (!script_vt(script, &vt, err))
        return false;
    return vt_wait_quiet(vt, VT_QUIET_MS, VT_DEADLINE_MS) ||
           err_set(err, ERR_BUSY, "it goes on writing");
}

struct cursor_place {
    bool after;
    const char *text;
};

static bool cursor_stands(struct vt *vt, void *ctx)
{
    const struct cursor_place *place = ctx;
    int col, row, cols, rows;
    vt_cursor(vt, &col, &row);
    vt_size(vt, &cols, &rows);
    size_t len = strlen(place->text);
    if (place->after) {
        autofree char *before = vt_row_part(vt, row, 0, col);
        size_t have = strlen(before);
        return have >= len && strcmp(before + have - len, place->text) == 0;
    }
    autofree char *behind = vt_row_part(vt, row, col, cols);
    return strncmp(behind, place->text, len) == 0;
}

/* cursor after TEXT, cursor on TEXT */
static bool do_cursor(struct script *script, const char *rest,
                      struct err *err)
{
    struct vt *vt;
    if (!script_vt(script, &vt, err))
        return false;
    bool after = strncmp(rest, "after ", 6) == 0;
    if (!after && strncmp(rest, "on ", 3) != 0)
        return err_set(err, ERR_INPUT, "a cursor is \"after\" or \"on\"");
    autofree char *text = script_unescape(script, rest + (after ? 6 : 3), NULL);
    struct cursor_place place = {after, text};
    if (vt_wait(vt, cursor_stands, &place, VT_DEADLINE_MS))
        return true;
    int col, row;
    vt_cursor(vt, &col, &row);
    return err_set(err, ERR_MISSING, "it stands in row %d, column %d", row + 1,
                   col + 1);
}

static bool do_bytes_below(struct script *script, const char *rest,
                           struct err *err)
{
    struct vt *vt;
    if (!script_vt(script, &vt, err))
        return false;
    vt_wait_quiet(vt, VT_QUIET_MS, VT_DEADLINE_MS);
    unsigned long long bytes = vt_bytes(vt) - script->marked_bytes;
    return bytes < strtoull(rest, NULL, 10) ||
           err_set(err, ERR_LIMIT, "%llu bytes", bytes);
}

static bool has_style(const VTermScreenCell *cell, const char *style)
{
    if (strcmp(style, "bold") == 0)
        return cell->attrs.bold;
    if (strcmp(style, "underline") == 0)
        return cell->attrs.underline != 0;
    if (strcmp(style, "reverse") == 0)
        return cell->attrs.reverse;
    bool coloured = !VTERM_COLOR_IS_DEFAULT_FG(&cell->fg) ||
                    !VTERM_COLOR_IS_DEFAULT_BG(&cell->bg);
    return strcmp(style, "colour") == 0 && coloured;
}

/* The column where text starts in a row, or -1. */
static int column_of(struct vt *vt, int row, const char *text)
{
    int cols, rows;
    vt_size(vt, &cols, &rows);
    for (int col = 0; col < cols; col++) {
        autofree char *rest = vt_row_part(vt, row, col, cols);
        if (strncmp(rest, text, strlen(text)) == 0)
            return col;
    }
    return -1;
}

/* style NAME TEXT: its first character is bold, underline, reverse, colour */
static bool do_style(struct script *script, const char *rest, struct err *err)
{
    struct vt *vt;
    char style[16];
    int used = 0;
    if (!script_vt(script, &vt, err))
        return false;
    if (sscanf(rest, "%15s %n", style, &used) != 1 || !rest[used])
        return err_set(err, ERR_INPUT, "style needs a name and a text");
    int cols, rows;
    vt_size(vt, &cols, &rows);
    for (int row = 0; row < rows; row++) {
        VTermScreenCell cell;
        int col = column_of(vt, row, rest + used);
        if (col >= 0 &&
            vterm_screen_get_cell(vt_cells(vt), (VTermPos){row, col}, &cell))
            return has_style(&cell, style) ||
                   err_set(err, ERR_INPUT, "it is not");
    }
    return err_set(err, ERR_MISSING, "that text is not there");
}

/* colourless: no cell of the screen has a colour. */
static bool do_colourless(struct script *script, const char *rest,
                          struct err *err)
{
    struct vt *vt;
    (void)rest;
    if (!script_vt(script, &vt, err))
        return false;
    int cols, rows;
    vt_size(vt, &cols, &rows);
    for (int i = 0; i < cols * rows; i++) {
        VTermScreenCell cell;
        VTermPos pos = {i / cols, i % cols};
        if (vterm_screen_get_cell(vt_cells(vt), pos, &cell) &&
            has_style(&cell, "colour"))
            return err_set(err, ERR_INPUT, "row %d, column %d has a colour",
                           pos.row + 1, pos.col + 1);
    }
    return true;
}

static bool do_ascii(struct script *script, const char *rest, struct err *err)
{
    struct vt *vt;
    (void)rest;
    if (!script_vt(script, &vt, err))
        return false;
    autofree char *screen = vt_screen(vt);
    for (const char *at = screen; *at; at++) {
        if ((unsigned char)*at >= 0x80)
            return err_set(err, ERR_INPUT, "not ASCII: %.12s", at);
    }
    return true;
}

/* terminal-is normal: what a program must leave behind. */
static bool do_left_normal(struct script *script, const char *rest,
                           struct err *err)
{
    struct vt *vt;
    (void)rest;
    if (!script_vt(script, &vt, err))
        return false;
    if (vt_is_alternate(vt))
        return err_set(err, ERR_INPUT, "the alternate screen is still on");
    if (vt_marks_pastes(vt))
        return err_set(err, ERR_INPUT, "pastes are still marked");
    return vt_cursor_visible(vt) ||
           err_set(err, ERR_INPUT, "the cursor is hidden");
}

/* asleep: sooner or later it does not wake up for a whole second. */
static bool do_asleep(struct script *script, const char *rest,
                      struct err *err)
{
    struct vt *vt;
    (void)rest;
    if (!script_vt(script, &vt, err))
        return false;
    for (int tries = 0; tries < 10; tries++) {
        long before = vt_proc_status(vt, "voluntary_ctxt_switches");
        bool quiet = vt_wait_quiet(vt, 1000, 1100);
        if (quiet && before >= 0 &&
            vt_proc_status(vt, "voluntary_ctxt_switches") == before)
            return true;
    }
    return err_set(err, ERR_BUSY, "it wakes up every second");
}

static bool do_no_file(struct script *script, const char *rest,
                       struct err *err)
{
    autofree char *path = script_path(script, rest);
    return access(path, F_OK) < 0 || err_set(err, ERR_EXISTS, "it is there");
}

/* file-has NAME TEXT */
static bool do_file_has(struct script *script, const char *rest,
                        struct err *err)
{
    size_t name_len = strcspn(rest, " ");
    autofree char *name = xstrndup(rest, name_len);
    autofree char *path = script_path(script, name);
    autofree char *content = NULL;
    size_t len = 0;
    if (!file_read(path, SCRIPT_FILE_MAX, &content, &len, err))
        return false;
    const char *text = rest + name_len;
    autofree char *wanted = script_unescape(script, text + (*text == ' '), NULL);
    if (strstr(content, wanted))
        return true;
    buf_printf(&script->report, "%s:\n%s\n", path, content);
    return err_set(err, ERR_MISSING, "it does not hold that");
}

const struct script_statement script_look_statements[] = {
    {"wait", do_wait},
    {"gone", do_gone},
    {"quiet", do_quiet},
    {"screen", script_screen},
    {"cursor", do_cursor},
    {"bytes-below", do_bytes_below},
    {"style", do_style},
    {"colourless", do_colourless},
    {"ascii", do_ascii},
    {"left-normal", do_left_normal},
    {"asleep", do_asleep},
    {"no-file", do_no_file},
    {"file-has", do_file_has},
    {"picture", script_picture},
    {NULL, NULL},
};
