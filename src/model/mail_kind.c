/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/mail_kind.h"

#include "model/mail_words.h"

static bool has_phrase(const struct mail_words *text,
                       const struct mail_words *phrase)
{
    if (phrase->count == 0)
        return false;
    char first = phrase->word[0].text[0];
    for (size_t i = 0; i < text->count; i++)
        if (text->word[i].text[0] == first &&
            mail_words_match(text, i, phrase) > 0)
            return true;
    return false;
}

static bool has_any(const struct mail_words *text, char *const *phrases)
{
    bool found = false;
    for (; *phrases && !found; phrases++) {
        struct mail_words phrase;
        mail_words_of(*phrases, &phrase);
        found = has_phrase(text, &phrase);
        mail_words_done(&phrase);
    }
    return found;
}

const struct mail_kind *mail_kind_find(const struct form *form,
                                       const struct mail_lines *lines)
{
    const struct reply_about *about = &form->reply;
    const struct mail_kind *found = NULL;
    struct mail_words text;
    mail_words_read(lines, &text);
    for (size_t i = 0; i < about->mail_count && !found; i++)
        if (has_any(&text, about->mails[i].phrases))
            found = &about->mails[i];
    mail_words_done(&text);
    return found;
}
