/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* A message is composed of any bytes: the texts of a head, each ended by 0x1F,
 * and the body. It is none, or one that reads back as what was asked for. */
#include "../unit/compose_back.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { TEXTS = 6, TEXT_END = 0x1F };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerInitialize(int *argc, char ***argv);

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    compose_init();
    return 0;
}

static void compose(const struct compose_head *head, struct span body)
{
    struct buf message;
    buf_init(&message, COMPOSE_MESSAGE_MAX);
    const char *why = compose_message(head, body.at, body.len, &message);
    const char *wrong =
        why ? (message.len ? "a failure leaves something" : NULL)
            : compose_back(head, body.at, body.len, buf_text(&message),
                           message.len);
    if (wrong) {
        fprintf(stderr, "%s:\n%s\n", wrong, buf_text(&message));
        abort();
    }
    buf_done(&message);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct span rest = span_of((const char *)data, size), piece;
    char *text[TEXTS] = {NULL};
    for (size_t i = 0; i < TEXTS; i++)
        if (span_until(&rest, TEXT_END, &piece))
            text[i] = xmemdup(piece.at, piece.len);
    const struct compose_head head = {
        .from_name = text[0],
        .from = text[1],
        .to = text[2],
        .subject = text[3],
        .in_reply_to = text[4],
        .references = text[5],
        .date = 1760000000ll + (long long)size,
    };
    compose(&head, rest);
    for (size_t i = 0; i < TEXTS; i++)
        free(text[i]);
    return 0;
}
