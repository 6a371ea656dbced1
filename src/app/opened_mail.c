/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "app/opened_mail.h"

#include "app/mail_program.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "model/mail_told.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#define REQUEST "{\"tell\": \"mail\"}"

struct opened_mail {
    struct loop *loop;
    struct children *children;
    void (*changed)(void *ctx);
    void *ctx;
    enum opened_state state;
    struct mail_hearing hearing;
    enum mail_told_state told;
    const char *why;         /* static or of hearing, N_() */
    char **left_out;         /* all owned, NULL-terminated; or NULL */
    int source;              /* it is read from; -1: not once more */
    off_t begin;             /* where it begins there */
    struct child_pipe *pipe; /* NULL: nothing is being read */
    unsigned late;           /* the timer that ends it */
};

struct opened_mail *opened_mail_new(struct loop *loop,
                                    struct children *children,
                                    void (*changed)(void *ctx), void *ctx)
{
    struct opened_mail *mail = xcalloc(1, sizeof *mail);
    *mail = (struct opened_mail){
        .loop = loop, .children = children, .changed = changed, .ctx = ctx};
    mail->source = -1;
    return mail;
}

static void stop(struct opened_mail *mail)
{
    child_pipe_free(mail->pipe);
    mail->pipe = NULL;
    loop_cancel(mail->loop, mail->late);
    mail->late = 0;
}

static void forget(struct opened_mail *mail)
{
    stop(mail);
    if (mail->source >= 0)
        close(mail->source);
    mail->source = -1;
    mail_hearing_done(&mail->hearing);
    for (char **sentence = mail->left_out; sentence && *sentence; sentence++)
        free(*sentence);
    free(mail->left_out);
    mail->left_out = NULL;
    mail->told = MAIL_TOLD_MORE;
    mail->why = NULL;
    mail->state = OPENED_NOTHING;
}

void opened_mail_free(struct opened_mail *mail)
{
    if (!mail)
        return;
    forget(mail);
    free(mail);
}

static void say_what_is_left_out(struct opened_mail *mail)
{
    const struct mail_told *told = &mail->hearing.told;
    size_t count = 0;
    mail->left_out =
        xcalloc(told->attachment_count + 3, sizeof *mail->left_out);
    for (size_t i = 0; i < told->attachment_count; i++)
        mail->left_out[count++] =
            xasprintf(_("an attachment is not read: %s"), told->attachment[i]);
    if (told->cut)
        mail->left_out[count++] =
            xstrdup(_("the mail is too long: its end is not read"));
    if (told->around)
        mail->left_out[count++] =
            xstrdup(_("a forwarded mail is answered: what its forwarder wrote "
                      "around it is left out"));
}

/* `why`: it has not said all. */
static void end(struct opened_mail *mail, const char *why)
{
    stop(mail);
    if (mail->told == MAIL_TOLD_ALL) {
        say_what_is_left_out(mail);
        mail->state = OPENED_READ;
    } else {
        mail->why = mail->hearing.why ? mail->hearing.why : why;
        mail->state = OPENED_FAILED;
    }
    mail->changed(mail->ctx);
}

static void on_ended(void *ctx, int status)
{
    (void)status;
    end(ctx, N_("the program that reads mails has ended"));
}

static void on_late(void *ctx)
{
    end(ctx, N_("the program that reads mails does not answer"));
}

/* Nothing after that is of interest. It ends by itself now; one that does not
 * is not waited for. */
static void on_line(void *ctx, const char *line, size_t len)
{
    struct opened_mail *mail = ctx;
    if (mail->told != MAIL_TOLD_MORE)
        return;
    mail->told = mail_hearing_take(&mail->hearing, line, len);
    if (mail->told == MAIL_TOLD_MORE)
        return;
    loop_cancel(mail->loop, mail->late);
    mail->late = loop_timer(mail->loop, MAIL_PROGRAM_ENDS_MS, on_late, mail);
}

/* Takes the descriptor. */
static bool read_from(struct opened_mail *mail, int fd, struct err *err)
{
    const struct child_pipe_calls calls = {on_line, on_ended, mail};
    if (fd < 0)
        return false;
    forget(mail);
    mail->begin = lseek(fd, 0, SEEK_CUR); /* a pipe has no place */
    if (mail->begin >= 0)
        mail->source = fcntl(fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    mail->pipe = mail_program_start(mail->loop, mail->children, fd, REQUEST,
                                    &calls, err);
    if (!mail->pipe)
        return false;
    mail->late = loop_timer(mail->loop, MAIL_PROGRAM_LATE_MS, on_late, mail);
    mail->state = OPENED_READING;
    return true;
}

bool opened_mail_open(struct opened_mail *mail, const char *path,
                      struct err *err)
{
    return read_from(mail, mail_program_file(path, err), err);
}

bool opened_mail_paste(struct opened_mail *mail, const char *text, size_t len,
                       struct err *err)
{
    return read_from(mail, mail_program_text(text, len, err), err);
}

bool opened_mail_bytes(const struct opened_mail *mail, size_t max, char **ret,
                       size_t *ret_len, struct err *err)
{
    if (mail->source < 0)
        return err_set(err, ERR_INPUT, "%s", _("it came through a pipe"));
    if (lseek(mail->source, mail->begin, SEEK_SET) < 0)
        return err_sys(err, "%s", _("the mail"));
    return file_read_fd(mail->source, _("the mail"), max, ret, ret_len, err);
}

enum opened_state opened_mail_state(const struct opened_mail *mail)
{
    return mail->state;
}

const char *opened_mail_why(const struct opened_mail *mail)
{
    return mail->why ? _(mail->why) : "";
}

const struct mail_lines *opened_mail_lines(const struct opened_mail *mail)
{
    return &mail->hearing.told.lines;
}

const struct mail_head *opened_mail_head(const struct opened_mail *mail)
{
    return &mail->hearing.told.head;
}

char *const *opened_mail_left_out(const struct opened_mail *mail)
{
    static char *const none[] = {NULL};
    return mail->left_out ? mail->left_out : none;
}
