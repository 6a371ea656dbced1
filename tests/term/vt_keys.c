/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "vt_private.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    VTermKey key;
} key_names[] = {
    {"Enter", VTERM_KEY_ENTER},     {"Tab", VTERM_KEY_TAB},
    {"Backspace", VTERM_KEY_BACKSPACE}, {"Esc", VTERM_KEY_ESCAPE},
    {"Up", VTERM_KEY_UP},           {"Down", VTERM_KEY_DOWN},
    {"Left", VTERM_KEY_LEFT},       {"Right", VTERM_KEY_RIGHT},
    {"Insert", VTERM_KEY_INS},      {"Delete", VTERM_KEY_DEL},
    {"Home", VTERM_KEY_HOME},       {"End", VTERM_KEY_END},
    {"PageUp", VTERM_KEY_PAGEUP},   {"PageDown", VTERM_KEY_PAGEDOWN},
};

static bool take_prefix(const char **name, const char *prefix)
{
    size_t len = strlen(prefix);
    if (strncmp(*name, prefix, len) != 0 || !(*name)[len])
        return false;
    *name += len;
    return true;
}

static int take_modifiers(const char **name)
{
    int modifiers = VTERM_MOD_NONE;
    for (;;) {
        if (take_prefix(name, "Ctrl-"))
            modifiers |= VTERM_MOD_CTRL;
        else if (take_prefix(name, "Alt-"))
            modifiers |= VTERM_MOD_ALT;
        else if (take_prefix(name, "Shift-"))
            modifiers |= VTERM_MOD_SHIFT;
        else
            return modifiers;
    }
}

static VTermKey find_key(const char *name)
{
    for (size_t i = 0; i < sizeof key_names / sizeof *key_names; i++) {
        if (strcmp(name, key_names[i].name) == 0)
            return key_names[i].key;
    }
    long number = name[0] == 'F' ? strtol(name + 1, NULL, 10) : 0;
    if (number >= 1 && number <= 12)
        return (VTermKey)VTERM_KEY_FUNCTION((int)number);
    return VTERM_KEY_NONE;
}

/* As terminals without extended keys send them: libvterm would send Ctrl-I
 * and Ctrl-M in a form of its own. */
static void send_character(struct vt *vt, const char *character, size_t len,
                           int modifiers)
{
    if (modifiers & VTERM_MOD_ALT)
        vt_send(vt, "\033", 1);
    if (modifiers & VTERM_MOD_CTRL) {
        char control = *character == '?' ? 0x7f : (char)(*character & 0x1f);
        vt_send(vt, &control, 1);
    } else {
        vt_send(vt, character, len);
    }
}

static void press(struct vt *vt, VTermKey key, int modifiers)
{
    struct buf sent;
    buf_init(&sent, 64);
    vt->answer_to = &sent;
    vterm_keyboard_key(vt->term, key, (VTermModifier)modifiers);
    vt->answer_to = &vt->input;
    vt_send(vt, buf_text(&sent), sent.len);
    buf_done(&sent);
}

bool vt_key(struct vt *vt, const char *name)
{
    int modifiers = take_modifiers(&name);
    if (strcmp(name, "Space") == 0)
        name = " ";
    VTermKey key = find_key(name);
    if (key != VTERM_KEY_NONE) {
        press(vt, key, modifiers);
        return true;
    }
    uint32_t ucs;
    size_t len = strlen(name);
    if (len == 0 || text_decode(name, len, &ucs) != len)
        return false;
    send_character(vt, name, len, modifiers);
    return true;
}

void vt_send_text(struct vt *vt, const char *text)
{
    vt_send(vt, text, strlen(text));
}

bool vt_marks_pastes(struct vt *vt)
{
    struct buf mark;
    buf_init(&mark, 64);
    vt->answer_to = &mark;
    vterm_keyboard_start_paste(vt->term); /* says nothing when not asked for */
    vt->answer_to = &vt->input;
    bool marks = mark.len > 0;
    buf_done(&mark);
    return marks;
}

void vt_paste(struct vt *vt, const char *text, size_t len, bool marks)
{
    struct buf pasted;
    buf_init(&pasted, len + 64);
    bool marked = marks && vt_marks_pastes(vt);
    if (marked)
        buf_puts(&pasted, "\033[200~");
    for (size_t i = 0; i < len; i++)
        buf_putc(&pasted, text[i] == '\n' ? '\r' : text[i]);
    if (marked)
        buf_puts(&pasted, "\033[201~");
    vt_send(vt, buf_text(&pasted), pasted.len);
    buf_done(&pasted);
}
