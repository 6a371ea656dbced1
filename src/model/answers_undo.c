/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/answers_undo.h"

#include "base/mem.h"

#include <assert.h>
#include <string.h>

static size_t change_bytes(const struct change *change)
{
    size_t bytes = sizeof *change;
    for (size_t i = 0; i < change->value.count; i++)
        bytes += sizeof(char *) + strlen(change->value.item[i]) + 1;
    return bytes;
}

static void forget(struct undo *undo, struct change *change)
{
    undo->bytes -= change_bytes(change);
    undo->steps -= change->first;
    value_done(&change->value);
}

static void forget_redo(struct undo *undo)
{
    while (undo->count > undo->done)
        forget(undo, &undo->change[--undo->count]);
}

static void forget_oldest_step(struct undo *undo)
{
    size_t n = 0;
    do
        forget(undo, &undo->change[n++]);
    while (n < undo->count && !undo->change[n].first);
    memmove(undo->change, undo->change + n,
            (undo->count - n) * sizeof *undo->change);
    undo->count -= n;
    undo->done -= n;
}

void undo_done(struct undo *undo)
{
    undo->done = 0;
    forget_redo(undo);
    free(undo->change);
}

static struct change *last_change(const struct undo *undo)
{
    return undo->done > 0 ? &undo->change[undo->done - 1] : NULL;
}

static bool joins(const struct undo *undo, size_t field, enum answers_step step)
{
    const struct change *last = last_change(undo);
    return step == STEP_JOIN && last && last->field == field && !undo->broken;
}

/* A joined change that has come back to where it began is no step any more:
 * undoing it would show nothing. */
static void drop_if_void(struct answers *answers)
{
    struct undo *undo = &answers->undo;
    const struct change *last = last_change(undo);
    assert(last);
    if (!value_equal(&last->value, &answers->answer[last->field].value))
        return;
    forget(undo, &undo->change[--undo->count]);
    undo->done = undo->count;
    undo->broken = undo->closed = true;
}

void undo_add(struct answers *answers, size_t field, struct answer before,
              enum answers_step step)
{
    struct undo *undo = &answers->undo;
    forget_redo(undo);
    if (joins(undo, field, step)) {
        value_done(&before.value);
        drop_if_void(answers);
        return;
    }
    bool with = step == STEP_WITH && undo->count > 0 && !undo->closed;
    undo->change =
        xreallocarray(undo->change, undo->count + 1, sizeof *undo->change);
    undo->change[undo->count] = (struct change){
        .field = field,
        .value = before.value,
        .origin = before.origin,
        .first = !with,
    };
    undo->bytes += change_bytes(&undo->change[undo->count]);
    undo->steps += !with;
    undo->done = ++undo->count;
    undo->broken = undo->closed = false;
    while (undo->steps > 1 &&
           (undo->steps > UNDO_STEPS_MAX || undo->bytes > UNDO_BYTES_MAX))
        forget_oldest_step(undo);
}

static void swap(struct answers *answers, struct change *change)
{
    struct answer *answer = &answers->answer[change->field];
    struct undo *undo = &answers->undo;
    undo->bytes -= change_bytes(change);
    struct value value = answer->value;
    enum answer_origin origin = answer->origin;
    answer->value = change->value;
    answer->origin = change->origin;
    answer->rev = ++answers->rev;
    change->value = value;
    change->origin = origin;
    undo->bytes += change_bytes(change);
    undo->broken = undo->closed = true;
}

size_t answers_undo(struct answers *answers)
{
    struct undo *undo = &answers->undo;
    if (undo->done == 0)
        return FORM_NONE;
    do
        swap(answers, &undo->change[--undo->done]);
    while (!undo->change[undo->done].first);
    return undo->change[undo->done].field;
}

size_t answers_redo(struct answers *answers)
{
    struct undo *undo = &answers->undo;
    if (undo->done == undo->count)
        return FORM_NONE;
    size_t field = undo->change[undo->done].field;
    do
        swap(answers, &undo->change[undo->done++]);
    while (undo->done < undo->count && !undo->change[undo->done].first);
    return field;
}

void answers_break(struct answers *answers)
{
    answers->undo.broken = true;
}
