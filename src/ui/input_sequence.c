/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "ui/input_sequence.h"

#include "base/text.h"

struct final_key {
    char final;
    enum input_kind kind;
    uint32_t ucs;
};

/* ESC [ and ESC O with these final bytes; P to S are F1 to F4. */
static const struct final_key finals[] = {
    {'A', INPUT_UP, 0},      {'B', INPUT_DOWN, 0},  {'C', INPUT_RIGHT, 0},
    {'D', INPUT_LEFT, 0},    {'H', INPUT_HOME, 0},  {'F', INPUT_END, 0},
    {'Z', INPUT_BACKTAB, 0}, {'M', INPUT_ENTER, 0}, {'P', INPUT_F, 1},
    {'Q', INPUT_F, 2},       {'R', INPUT_F, 3},     {'S', INPUT_F, 4},
};

struct tilde_key {
    unsigned number;
    enum input_kind kind;
    uint32_t ucs;
};

/* ESC [ number ~ */
static const struct tilde_key tildes[] = {
    {1, INPUT_HOME, 0}, {2, INPUT_INSERT, 0},  {3, INPUT_DELETE, 0},
    {4, INPUT_END, 0},  {5, INPUT_PAGE_UP, 0}, {6, INPUT_PAGE_DOWN, 0},
    {7, INPUT_HOME, 0}, {8, INPUT_END, 0},     {11, INPUT_F, 1},
    {12, INPUT_F, 2},   {13, INPUT_F, 3},      {14, INPUT_F, 4},
    {15, INPUT_F, 5},   {17, INPUT_F, 6},      {18, INPUT_F, 7},
    {19, INPUT_F, 8},   {20, INPUT_F, 9},      {21, INPUT_F, 10},
    {23, INPUT_F, 11},  {24, INPUT_F, 12},
};

static bool final_key(char final, struct input *ret)
{
    for (size_t i = 0; i < sizeof finals / sizeof finals[0]; i++)
        if (finals[i].final == final) {
            ret->kind = finals[i].kind;
            ret->ucs = finals[i].ucs;
            return true;
        }
    return false;
}

static bool tilde_key(unsigned number, struct input *ret)
{
    for (size_t i = 0; i < sizeof tildes / sizeof tildes[0]; i++)
        if (tildes[i].number == number) {
            ret->kind = tildes[i].kind;
            ret->ucs = tildes[i].ucs;
            return true;
        }
    return false;
}

/* xterm: 1 + (1 shift, 2 alt, 4 ctrl) */
static void set_modifiers(unsigned parameter, struct input *ret)
{
    unsigned bits = parameter > 0 ? parameter - 1 : 0;
    ret->shift = bits & 1;
    ret->alt = bits & 2;
    ret->ctrl = bits & 4;
}

static enum sequence_result unfinished(bool final, size_t len, size_t *ret_used)
{
    *ret_used = len;
    return final ? SEQUENCE_UNKNOWN : SEQUENCE_PARTIAL;
}

/* ESC [ parameters intermediates final (ECMA-48 5.4); bytes behind ESC [. */
static enum sequence_result parse_csi(const char *bytes, size_t len, bool final,
                                      struct input *ret, size_t *ret_used)
{
    unsigned parameter[3] = {0};
    size_t n = 0, i = 0;
    if (len > 1 && bytes[0] == '[') { /* the Linux console's F1 to F5 */
        *ret_used = 2;
        *ret = (struct input){.kind = INPUT_F,
                              .ucs = (uint32_t)(bytes[1] - 'A' + 1)};
        return bytes[1] >= 'A' && bytes[1] <= 'E' ? SEQUENCE_KEY
                                                  : SEQUENCE_UNKNOWN;
    }
    for (; i < len && bytes[i] >= 0x20 && bytes[i] <= 0x3f; i++) {
        if (bytes[i] == ';' && n < 2)
            n++;
        else if (bytes[i] >= '0' && bytes[i] <= '9' && parameter[n] < 10000)
            parameter[n] = parameter[n] * 10 + (unsigned)(bytes[i] - '0');
    }
    if (i == len)
        return unfinished(final, len, ret_used);
    *ret_used = i + 1;
    if (bytes[i] < 0x40 || bytes[i] > 0x7e) { /* broken off by a control */
        *ret_used = i;
        return SEQUENCE_UNKNOWN;
    }
    *ret = (struct input){0};
    set_modifiers(parameter[1], ret);
    bool known = bytes[i] == '~' ? tilde_key(parameter[0], ret)
                                 : final_key(bytes[i], ret);
    return known ? SEQUENCE_KEY : SEQUENCE_UNKNOWN;
}

/* ESC O final; bytes behind ESC O. The keypad's digits come this way too. */
static enum sequence_result parse_ss3(const char *bytes, size_t len, bool final,
                                      struct input *ret, size_t *ret_used)
{
    if (len == 0)
        return unfinished(final, 0, ret_used);
    *ret_used = 1;
    *ret = (struct input){0};
    if (final_key(bytes[0], ret))
        return SEQUENCE_KEY;
    if (bytes[0] >= 'j' && bytes[0] <= 'y') {
        *ret = (struct input){.kind = INPUT_CHAR,
                              .ucs = (uint32_t)(bytes[0] - 0x40)};
        return SEQUENCE_KEY;
    }
    return SEQUENCE_UNKNOWN;
}

static enum sequence_result parse_alt(const char *bytes, size_t len,
                                      struct input *ret, size_t *ret_used)
{
    unsigned char byte = (unsigned char)bytes[0];
    if (byte < 0x20 || byte == 0x7f) {
        *ret = sequence_control(byte);
        *ret_used = 1;
    } else {
        *ret = (struct input){.kind = INPUT_CHAR};
        *ret_used = text_decode(bytes, len, &ret->ucs);
    }
    ret->alt = true;
    return SEQUENCE_KEY;
}

static enum sequence_result parse_behind_esc(const char *bytes, size_t len,
                                             bool final, struct input *ret,
                                             size_t *ret_used)
{
    if (bytes[0] == '[' && !(final && len == 1))
        return parse_csi(bytes + 1, len - 1, final, ret, ret_used);
    if (bytes[0] == 'O' && !(final && len == 1))
        return parse_ss3(bytes + 1, len - 1, final, ret, ret_used);
    enum sequence_result got = parse_alt(bytes, len, ret, ret_used);
    *ret_used -= 1; /* parse_csi and parse_ss3 do not count it either */
    return got;
}

enum sequence_result sequence_parse(const char *bytes, size_t len, bool final,
                                    struct input *ret, size_t *ret_used)
{
    size_t skip = 1;
    bool alt =
        len > 2 && bytes[1] == 0x1b && (bytes[2] == '[' || bytes[2] == 'O');
    if (alt)
        skip = 2;
    if (len == 1 || (!alt && bytes[1] == 0x1b)) {
        if (len == 1 && !final)
            return SEQUENCE_PARTIAL;
        *ret = (struct input){.kind = INPUT_ESC};
        *ret_used = len == 1 ? 1 : 2; /* Esc Esc is one Esc, at once */
        return SEQUENCE_KEY;
    }
    enum sequence_result got =
        parse_behind_esc(bytes + skip, len - skip, final, ret, ret_used);
    *ret_used += skip + 1;
    if (*ret_used > len)
        *ret_used = len;
    if (alt)
        ret->alt = true;
    return got;
}

struct input sequence_control(unsigned char byte)
{
    switch (byte) {
    case '\r':
    case '\n':
        return (struct input){.kind = INPUT_ENTER};
    case '\t':
        return (struct input){.kind = INPUT_TAB};
    case 0x08:
    case 0x7f:
        return (struct input){.kind = INPUT_BACKSPACE};
    case 0:
        return (struct input){.kind = INPUT_CTRL, .ucs = ' '};
    default: /* 0x01 to 0x1f: Ctrl-A to Ctrl-_ */
        return (struct input){
            .kind = INPUT_CTRL,
            .ucs = byte <= 26 ? byte + 0x60u : byte + 0x40u,
        };
    }
}

static size_t utf8_len(unsigned char first)
{
    if (first >= 0xf0 && first <= 0xf4)
        return 4;
    if (first >= 0xe0)
        return first < 0xf0 ? 3 : 1;
    return first >= 0xc2 ? 2 : 1;
}

bool sequence_utf8_partial(const char *bytes, size_t len)
{
    if (len >= utf8_len((unsigned char)bytes[0]))
        return false;
    for (size_t i = 1; i < len; i++)
        if (((unsigned char)bytes[i] & 0xc0) != 0x80)
            return false;
    return true;
}
