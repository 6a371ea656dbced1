/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "model/rules_kinds.h"

#include <string.h>
#include <strings.h>

/* ITU-T E.164 6.1 has at most 15 digits, country code included; fewer than 7
 * reach nobody from abroad. */
#define DIGITS_MIN    7u
#define DIGITS_MAX    15u
#define EXTENSION_MAX 8u

struct phone {
    char digits[DIGITS_MAX + 2]; /* as dialled from abroad: no +, no 00 */
    size_t count;                /* of all, may be more than stand there */
    bool plus, double_zero;
    bool trunk_zero; /* "+44 (0)20" */
    const char *bad; /* the first character that no number has, or NULL */
};

static size_t without_tail(const char *text, size_t len, const char *tail)
{
    while (len > 0 && strchr(tail, text[len - 1]))
        len--;
    return len;
}

/* Where "ext 12", "x12" or "#12" begins; the end when there is none. */
static size_t extension_at(const char *text)
{
    static const char *const words[] = {"extension", "ext.", "ext", "x", "#"};
    size_t len = strlen(text);
    size_t digits = 0;
    while (digits < len && strchr("0123456789", text[len - digits - 1]))
        digits++;
    if (digits == 0 || digits > EXTENSION_MAX)
        return len;
    size_t end = without_tail(text, len - digits, " ");
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        size_t size = strlen(words[i]);
        if (end > size && strncasecmp(text + end - size, words[i], size) == 0)
            return without_tail(text, end - size, " ,;");
    }
    return len;
}

static void read_digits(const char *text, size_t len, struct phone *phone)
{
    for (size_t i = 0; i < len; i++) {
        char c = text[i];
        if (phone->plus && strncmp(text + i, "(0)", 3) == 0) {
            phone->trunk_zero = true;
            i += 2;
        } else if (c >= '0' && c <= '9') {
            if (phone->count <= DIGITS_MAX)
                phone->digits[phone->count] = c;
            phone->count++;
        } else if (c == '+' && phone->count == 0 && !phone->plus) {
            phone->plus = true;
        } else if (!strchr(" -.()/", c)) {
            phone->bad = text + i;
            return;
        }
    }
}

static void read_phone(const char *text, struct phone *phone)
{
    *phone = (struct phone){.count = 0};
    size_t end = extension_at(text);
    read_digits(text, end, phone);
    phone->double_zero = !phone->plus && strncmp(phone->digits, "00", 2) == 0 &&
                         phone->digits[2] != '0';
    if (phone->double_zero && phone->count <= DIGITS_MAX + 1) {
        memmove(phone->digits, phone->digits + 2, sizeof phone->digits - 2);
        phone->count -= 2;
    }
}

static bool all_same(const char *digits, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (digits[i] != digits[0])
            return false;
    return true;
}

/* 1234567, 7890123, 9876543: each digit follows the one before. */
static bool is_run(const char *digits, size_t count, int step)
{
    for (size_t i = 1; i < count; i++)
        if ((digits[i] - digits[i - 1] - step) % 10 != 0)
            return false;
    return true;
}

static bool repeats_two(const char *digits, size_t count)
{
    for (size_t i = 2; i < count; i++)
        if (digits[i] != digits[i - 2])
            return false;
    return true;
}

/* The last seven digits tell: what stands before is country and area. */
static bool is_filler(const struct phone *phone)
{
    const char *last = phone->digits + phone->count - DIGITS_MIN;
    return all_same(last, DIGITS_MIN) || is_run(last, DIGITS_MIN, 1) ||
           is_run(last, DIGITS_MIN, -1) || repeats_two(last, DIGITS_MIN) ||
           is_run(phone->digits, DIGITS_MIN, 1);
}

/* Numbers kept for films: 555-0100 to 555-0199 in North America, and
 * Ofcom's drama numbers. */
static bool is_fictitious(const struct phone *phone)
{
    static const char *const british[] = {
        "441632960", "442079460", "447700900", "448081570",
        "01632960",  "02079460",  "07700900",  "08081570",
    };
    const char *digits = phone->digits;
    size_t count = phone->count;
    bool american =
        count == 7 || count == 10 || (count == 11 && digits[0] == '1');
    if (american && strncmp(digits + count - 7, "55501", 5) == 0)
        return true;
    for (size_t i = 0; i < sizeof british / sizeof british[0]; i++)
        if (strncmp(digits, british[i], strlen(british[i])) == 0)
            return true;
    return false;
}

static void say_bad(const struct rule_in *in, const struct phone *phone)
{
    const char *bad = phone->bad;
    autofree char *text = rule_clip(in->text, strlen(in->text));
    size_t len = text_next(bad, strlen(bad), 0);
    autofree char *shown = rule_clip(bad, len);
    if (phone->count == 0)
        rule_say(in, SEVERITY_ERROR,
                 N_("\"%s\" is no telephone number. Write its digits, such "
                    "as +44 20 and so on."),
                 text);
    else if (*bad == '+')
        rule_say(in, SEVERITY_ERROR,
                 N_("In \"%s\" a + stands amid the number. It belongs in "
                    "front; write one number only."),
                 text);
    else if (*bad == ',' || *bad == ';')
        rule_say(in, SEVERITY_ERROR,
                 N_("\"%s\" looks like more than one number. Write the one "
                    "at which you are reached best."),
                 text);
    else
        rule_say(in, SEVERITY_ERROR,
                 N_("\"%s\" has %s in it. Write digits, with blanks or "
                    "hyphens between, and \"ext\" before an extension."),
                 text, shown);
}

static void judge_digits(const struct rule_in *in, const struct phone *phone)
{
    autofree char *text = rule_clip(in->text, strlen(in->text));
    if (is_filler(phone))
        rule_say_guide(in, SEVERITY_WARNING,
                       N_("The guide: use real details. \"%s\" looks typed "
                          "to fill the field; write your real number."),
                       text);
    else if (is_fictitious(phone))
        rule_say_guide(in, SEVERITY_WARNING,
                       N_("The guide: use real details. \"%s\" is a number "
                          "kept for films; write your real one."),
                       text);
    else if (phone->double_zero)
        rule_say(in, SEVERITY_ADVICE,
                 N_("Write + in place of the 00 in front: it is understood "
                    "in every country."));
    else if (!phone->plus)
        rule_say(in, SEVERITY_ADVICE,
                 N_("Begin with + and the country code, such as +1 or +44, "
                    "so that a call from abroad finds you."));
    else if (phone->trunk_zero)
        rule_say(in, SEVERITY_ADVICE,
                 N_("Leave out the (0): from abroad it is not dialled."));
}

void rule_phone(const struct rule_in *in)
{
    autofree char *plain = text_plain_punctuation(in->text);
    struct phone phone;
    read_phone(plain, &phone);
    if (phone.bad)
        say_bad(in, &phone);
    else if (phone.count < DIGITS_MIN)
        rule_say(in, SEVERITY_ERROR,
                 N_("A telephone number has at least 7 digits. Write it in "
                    "full, with the area code."));
    else if (phone.count > DIGITS_MAX)
        rule_say(in, SEVERITY_ERROR,
                 N_("A telephone number has at most 15 digits (E.164). Write "
                    "one number, and \"ext\" before an extension."));
    else
        judge_digits(in, &phone);
}
