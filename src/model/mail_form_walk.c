/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* From label to label: what is answered, listed, and asked besides. */
#include "base/mem.h"
#include "base/text.h"
#include "model/mail_form_parts.h"

#include <string.h>

enum {
    WRAPPED_COLS = 55, /* a line this long may have been wrapped */
    TAIL_LEAST = 2,    /* "Label: value" lines that are no answer any more */
    QUESTIONS_MAX = 2000,
    CHOICE_LINES_MAX = 4, /* of "(this, that, ...)" */
    ABOVE_MAX = 60,       /* lines above the first label that are looked at */
};

struct walk {
    const struct scan *scan;
    const struct hits *hits;
    size_t next;    /* the hit that comes next */
    unsigned depth; /* of the form */
    bool numbered;  /* some of its questions are */
    struct mail_form *out;
    size_t last; /* the value's last line, or the label's */
};

static struct mail_question *owner_of(struct walk *walk)
{
    return &walk->out->question[walk->out->count - 1];
}

static struct mail_question *add(struct walk *walk,
                                 struct mail_question question)
{
    struct mail_form *out = walk->out;
    if (out->count % 32 == 0)
        out->question = xreallocarray(out->question, out->count + 32,
                                      sizeof *out->question);
    out->question[out->count++] = question;
    walk->last = question.label_line;
    return owner_of(walk);
}

static bool is_block(const struct walk *walk,
                     const struct mail_question *question)
{
    if (question->field == FORM_NONE || question->column != FORM_NONE)
        return false;
    enum field_shape shape =
        walk->scan->form->fields[question->field].kind->shape;
    return shape == SHAPE_BLOCK || shape == SHAPE_ROWS || shape == SHAPE_MANY;
}

static size_t limit_of(const struct walk *walk)
{
    return walk->next < walk->hits->count ? walk->hits->hit[walk->next].line
                                          : walk->scan->lines->count;
}

/* The form's own explanation behind a label belongs to it. */
static void skip_help(const struct walk *walk, struct mail_question *question)
{
    const struct scan *scan = walk->scan;
    const char *help = scan->form->fields[question->field].help;
    struct mail_words words;
    if (!help || question->column != FORM_NONE)
        return;
    mail_words_of(help, &words);
    size_t word = scan_word(scan, question->label_line, question->label_end);
    size_t count = scan_match(scan, word, &words);
    if (count > 0 && scan->words.word[word].line <= question->label_line + 1) {
        const struct mail_word *last = &scan->words.word[word + count - 1];
        const char *line = scan->lines->line[last->line];
        size_t end = last->end;
        question->label_line = last->line;
        question->label_end = end + strspn(line + end, ".)\"'");
    }
    mail_words_done(&words);
}

/* "(Yes/No)" behind a question says what may be answered. */
static void skip_choices(const struct walk *walk,
                         struct mail_question *question)
{
    const struct scan *scan = walk->scan;
    size_t line = question->label_line;
    const char *text = scan->lines->line[line];
    size_t at = scan_value(text, question->label_end);
    if (scan->form->fields[question->field].option_count == 0 ||
        at == FORM_NONE || text[at] != '(' || mail_box_of(text + at).end > 0)
        return;
    for (size_t i = line; i < limit_of(walk) && i < line + CHOICE_LINES_MAX;
         i++) {
        const char *now = scan->lines->line[i];
        const char *end = strchr(i == line ? now + at : now, ')');
        if (!end)
            continue;
        question->label_line = i;
        question->label_end = (size_t)(end - now) + 1;
        return;
    }
}

/* An answer behind the label goes before a list below it. */
static void list_options(struct walk *walk, struct mail_question *question)
{
    size_t end;
    const char *line = walk->scan->lines->line[question->label_line];
    bool answered = question->value_at != FORM_NONE &&
                    mail_box_of(line + question->value_at).end == 0;
    if (answered)
        return;
    question->option_count = options_find(walk->scan, question, limit_of(walk),
                                          &question->option, &end);
    if (question->option_count == 0)
        return;
    question->value_at = FORM_NONE;
    walk->last = end - 1;
}

/* What ends in ':' or '?' is no answer. */
static bool asks(const char *text)
{
    size_t end = strlen(text);
    while (end > 0 && strchr(" \t", text[end - 1]))
        end--;
    return end > 0 && strchr(":?", text[end - 1]);
}

/* Another label may stand on the same line, and "... of your mailings." is
 * none to write behind. */
static void look_behind(const struct scan *scan, struct mail_question *question)
{
    const char *line = scan->lines->line[question->label_line];
    if (question->value_at != FORM_NONE && asks(line + question->value_at)) {
        question->value_at = FORM_NONE;
        question->label_end = strlen(line);
        question->full = true;
    } else if (!question->marked && question->label_end > 0) {
        question->full = strchr(".!", line[question->label_end - 1]) != NULL;
    }
}

static void begin_known(struct walk *walk, const struct hit *hit)
{
    const struct scan *scan = walk->scan;
    struct mail_question *question =
        add(walk, (struct mail_question){
                      .field = hit->field,
                      .column = hit->label->column,
                      .block = hit->block,
                      .line = hit->line,
                      .label_line = hit->label_line,
                      .label_end = hit->end,
                      .marked = hit->marked,
                  });
    question->label = scan_label(scan, hit->at, question);
    skip_help(walk, question);
    skip_choices(walk, question);
    walk->last = question->label_line;
    walk->depth = hit->depth;
    question->value_at = scan_value(scan->lines->line[question->label_line],
                                    question->label_end);
    if (question->column == FORM_NONE)
        list_options(walk, question);
    look_behind(scan, question);
}

static bool is_begun(const struct mail_question *question)
{
    return question->value_at != FORM_NONE || question->value_count > 0 ||
           question->option_count > 0;
}

static bool is_wrapped(const struct scan *scan, size_t line)
{
    const char *text = scan->lines->line[line];
    return text_cols(text, strlen(text)) >= WRAPPED_COLS;
}

/* "Browser: ...": a capital letter, a few words, a colon. */
static bool is_label_line(const struct scan *scan, size_t line)
{
    static const char *const headers[] = {"received", "from", "to",   "date",
                                          "cc",       "http", "https"};
    const char *text = scan_text(scan, line);
    const char *colon = strchr(text, ':');
    size_t len = colon ? (size_t)(colon - text) : 0;
    if (len == 0 || len > 40 || *text < 'A' || *text > 'Z' ||
        (colon[1] && colon[1] != ' ') || memchr(text, '-', len) ||
        memchr(text, '.', len) || memchr(text, '[', len))
        return false;
    const char *first = scan->words.word[scan->words.first[line]].text;
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++)
        if (strcmp(first, headers[i]) == 0)
            return false;
    return true;
}

/* Behind an empty line: a line or a paragraph, another label behind it. */
static bool takes_late(const struct walk *walk,
                       const struct mail_question *question, size_t line)
{
    const struct scan *scan = walk->scan;
    size_t limit = limit_of(walk);
    if (line != walk->last + 2 || walk->next >= walk->hits->count)
        return false;
    return is_block(walk, question) || line + 1 >= limit ||
           scan_is_blank(scan, line + 1);
}

/* Is this line, which is not empty, still an answer to the question? */
static bool takes_line(const struct walk *walk,
                       const struct mail_question *question, size_t line)
{
    bool follows = line == walk->last + 1;
    if (question->option_count > 0)
        return false;
    if (is_block(walk, question))
        return is_begun(question) || follows ||
               takes_late(walk, question, line);
    if (is_label_line(walk->scan, line) || asks(walk->scan->lines->line[line]))
        return false;
    if (!is_begun(question)) /* behind the last label anything may come */
        return follows || takes_late(walk, question, line);
    if (question->value_count == 0)
        return follows && is_wrapped(walk->scan, line - 1);
    return follows;
}

static void take_line(struct walk *walk, struct mail_question *question,
                      size_t line)
{
    if (question->value_count == 0)
        question->value_line = line;
    question->value_count = line - question->value_line + 1;
    walk->last = line;
}

/* The help desk's own fields behind the last answer ("Subject:", "Browser:"):
 * lines of that kind only, up to the end of the paragraph. */
static bool is_tail(const struct walk *walk, size_t line, size_t limit)
{
    size_t count = 0;
    for (; line < limit && !scan_is_blank(walk->scan, line); line++, count++)
        if (!is_label_line(walk->scan, line))
            return false;
    return count >= TAIL_LEAST;
}

static bool try_unknown(struct walk *walk, bool in_block, size_t *line)
{
    struct mail_question question;
    const struct unknown_in in = {
        .scan = walk->scan,
        .line = *line,
        .limit = limit_of(walk),
        .depth = walk->depth,
        .numbered = walk->numbered,
        .in_block = in_block,
    };
    if (walk->out->count >= QUESTIONS_MAX || !unknown_find(&in, &question))
        return false;
    add(walk, question);
    *line = question.label_line;
    return true;
}

/* Lines of "____" below a label are there to be written on. */
static bool is_place(const struct walk *walk,
                     const struct mail_question *question, size_t line)
{
    return scan_is_place(scan_text(walk->scan, line)) &&
           line == walk->last + 1 &&
           (!is_begun(question) ||
            scan_is_place(scan_text(walk->scan, walk->last)));
}

/* A known label that was not chosen: the form stands there once more. */
static bool is_other_copy(const struct scan *scan, size_t line)
{
    struct hit hit;
    return hit_at(scan, line, FORM_NONE, &hit);
}

/* An answer that stands less quoted between two labels. */
static bool is_answered_between(struct walk *walk, size_t line, unsigned depth)
{
    const struct mail_question *owner = owner_of(walk);
    const char *last = walk->scan->lines->line[walk->last];
    bool begun = is_begun(owner);
    return depth < walk->depth && walk->next < walk->hits->count &&
           line == walk->last + 1 &&
           (!begun || mail_quote_of(last).depth == depth);
}

/* Lines up to the next known label, or to where the form ends. */
static void walk_gap(struct walk *walk, size_t line)
{
    const struct scan *scan = walk->scan;
    size_t limit = limit_of(walk);
    bool owned = true;
    for (; line < limit; line++) {
        unsigned depth = mail_quote_of(scan->lines->line[line]).depth;
        if (scan_is_blank(scan, line) && depth <= walk->depth)
            continue;
        if (owned && is_answered_between(walk, line, depth)) {
            take_line(walk, owner_of(walk), line);
            continue;
        }
        if (depth != walk->depth ||
            (walk->next >= walk->hits->count && scan_is_end(scan, line)))
            return;
        struct mail_question *owner = owner_of(walk);
        bool in_block = owned && is_block(walk, owner) && is_begun(owner);
        if (owned && is_place(walk, owner, line))
            take_line(walk, owner, line);
        else if (scan_is_rule(scan_text(scan, line)) ||
                 is_other_copy(scan, line) || scan_is_heading(scan, line) ||
                 (in_block && is_tail(walk, line, limit)))
            owned = false;
        else if (try_unknown(walk, in_block, &line))
            owned = true;
        else if (owned && takes_line(walk, owner, line))
            take_line(walk, owner, line);
        else
            owned = owned && is_block(walk, owner);
    }
}

/* Numbered questions above the first one that is known. */
static void walk_above(struct walk *walk, const struct hit *first)
{
    const struct scan *scan = walk->scan;
    size_t from = first->line;
    walk->depth = first->depth;
    walk->next = 0;
    for (size_t i = first->line; i-- > 0 && first->line - i < ABOVE_MAX;) {
        const char *text = scan->lines->line[i];
        struct mail_quote quote = mail_quote_of(text);
        enum mail_lead_kind lead = mail_lead_of(text + quote.len).kind;
        bool item = lead == LEAD_NUMBER || lead == LEAD_LETTER;
        if (scan_is_blank(scan, i))
            continue;
        if (quote.depth != first->depth ||
            (!item && (i == 0 || scan_is_blank(scan, i - 1))))
            break; /* a paragraph of its own */
        from = item ? i : from;
    }
    for (size_t i = from; i < first->line; i++)
        if (!scan_is_blank(scan, i))
            try_unknown(walk, false, &i);
}

static bool any_numbered(const struct hits *hits)
{
    for (size_t i = 0; i < hits->count; i++)
        if (hits->hit[i].lead == LEAD_NUMBER ||
            hits->hit[i].lead == LEAD_LETTER)
            return true;
    return false;
}

void walk(const struct scan *scan, const struct hits *hits,
          struct mail_form *ret)
{
    struct walk walk = {
        .scan = scan,
        .hits = hits,
        .numbered = any_numbered(hits),
        .out = ret,
    };
    if (hits->count > 0 && hits->hit[0].lead == LEAD_NUMBER)
        walk_above(&walk, &hits->hit[0]);
    for (size_t i = 0; i < hits->count; i++) {
        walk.next = i + 1;
        begin_known(&walk, &hits->hit[i]);
        walk_gap(&walk, walk.last + 1);
    }
}
