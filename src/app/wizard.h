/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * A form being filled in, whichever way it is asked: the draft's session, the
 * judged work, and the table through which the screens ask for both.
 */
#include "app/app.h"
#include "app/wizard_evidence.h"
#include "app/wizard_reply.h"
#include "ui/host.h"
#include "ui/plain.h"
#include "ui/ui.h"

struct loop;
struct children;
struct session;

struct wizard {
    struct app *app;
    struct loop *loop;
    struct children *children;
    struct host host;
    struct ui *ui;       /* NULL in the line mode ... */
    struct plain *plain; /* ... and this on the screen */
    struct form *form;   /* of the open draft */
    bool extended;       /* ... and it has what a mail asks beyond it */
    struct session *session;
    struct work work;          /* when a session is open */
    const char *new_form;      /* id for a new draft */
    struct host_draft *drafts; /* as listed last */
    size_t draft_count;
    struct host_format *formats;
    struct detection *detection;     /* when a session is open, as is */
    struct sent_message *message;    /* this */
    unsigned long measured_rev;      /* of the answers it has looked at */
    char *notice;                    /* for the one who opened it, or NULL */
    struct wizard_mail mail;         /* that is answered */
    struct wizard_evidence evidence; /* of the mail logs */
    unsigned touch;                  /* the timer that repaints for new facts */
    bool outside;                    /* services outside may be asked */
    char *left; /* the name of the draft that was open last */
    int signum; /* that ended it */
};

void wizard_init(struct wizard *wizard, struct app *app, const char *form);
void wizard_done(struct wizard *wizard);

/* Opens a draft by name, or a new one (NULL); the one that was open is saved
 * and closed first. With a screen, it is shown. */
bool wizard_open(struct wizard *wizard, const char *name, struct err *err);
/* Opens the open draft again, for this form (takes it). When that fails, it is
 * opened for its own form, if possible. */
bool wizard_open_with(struct wizard *wizard, struct form *form,
                      struct err *err);
/* Saves and closes; what could not be saved is in err. */
bool wizard_close(struct wizard *wizard, struct err *err);
/* Measuring of an open draft: begins, ends, notices changed answers; and the
 * host's part of it (wizard_measure.c). */
void wizard_measure(struct wizard *wizard);
void wizard_measure_end(struct wizard *wizard);
void wizard_measure_settle(struct wizard *wizard);
void wizard_measure_init(struct wizard *wizard);
/* How many drafts there are to go on with; is this the one that is open here?
 * And the host's part of them (wizard_drafts.c). */
size_t wizard_drafts(struct wizard *wizard);
bool wizard_is_open(const struct wizard *wizard, const char *name);
void wizard_drafts_init(struct wizard *wizard);
void wizard_drafts_done(struct wizard *wizard);
/* Runs until the person leaves; mail: to be answered, or NULL. An exit code.
 * (wizard_run.c) */
int wizard_run(struct app *app, const char *form, bool replies,
               const char *mail);
/* Before anything is painted: what was typed is in the journal. */
void wizard_settle(struct wizard *wizard);
