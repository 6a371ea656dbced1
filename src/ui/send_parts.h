/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* What the files of the send page share. */
#include "ui/host_mail.h"
#include "ui/scroll.h"
#include "ui/ui.h"

enum send_row {
    SEND_ROW_SENDER, /* the question that is missing */
    SEND_ROW_TO,
    SEND_ROW_SUBJECT,
    SEND_ROW_FILE,
    SEND_ROW_CLIPBOARD,
    SEND_ROW_SENDMAIL,
    SEND_ROW_SUBMIT,
    SEND_ROW_SHOW,
    SEND_ROW_KINDS,
};

struct send_page {
    struct view view;
    enum send_row row[SEND_ROW_KINDS];
    size_t count, at;
    char *written; /* where to, once that is done */
    struct scroll outcome;
    enum host_sending_state state; /* that the outcome is of */
};

/* What there is to choose from is up to date. */
void send_page_need_rows(struct send_page *page);
/* Something is being sent: only ending that is possible. */
unsigned send_page_place(struct view *view);
void send_page_draw(struct view *view, const struct canvas *canvas);

/* Asks what each way out needs, and takes it (send_ways.c). The last two want
 * the whole message to be there. */
void send_to_clipboard(struct ui *ui);
void send_to_file(struct ui *ui, const struct host_sending *now);
void send_by_sendmail(struct ui *ui, const struct host_sending *now);
void send_by_server(struct ui *ui, const struct host_sending *now);
