/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* Taking one of the ways out of a reply: what is asked before. */
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "ui/ask.h"
#include "ui/send_confirm.h"
#include "ui/send_parts.h"
#include "ui/terminal.h"

#include <string.h>

struct way { /* through a server, while things are asked */
    char *server, *user;
};

static void write_mail(struct ui *ui, const char *path, bool overwrite);

static void overwrite_asked(struct ui *ui, void *ctx, int choice)
{
    if (choice == 1)
        write_mail(ui, ctx, true);
}

static void write_mail(struct ui *ui, const char *path, bool overwrite)
{
    struct err err = {0};
    const struct host *host = ui->host;
    if (host->mail.write(host->ctx, path, overwrite, &err)) {
        struct send_page *page = (struct send_page *)ui->top;
        free(page->written);
        page->written = xstrdup(path);
    } else if (err.code == ERR_EXISTS && !overwrite) {
        const struct ask_choice choices[] = {
            {0, _("leave it as it is")},
            {1, _("replace it")},
        };
        autofree char *text = xasprintf(_("%s is there already."), path);
        ask_push(ui, text, choices, 2, overwrite_asked, xstrdup(path));
    } else {
        ui_say(ui, true, "%s", err.text);
    }
}

static void path_asked(struct ui *ui, void *ctx, const char *text)
{
    (void)ctx;
    autofree char *path = file_typed_path(text ? text : "");
    if (*path)
        write_mail(ui, path, false);
}

void send_to_file(struct ui *ui, const struct host_sending *now)
{
    ask_text_push(ui, _("File to write"), now->path, path_asked, NULL);
}

void send_to_clipboard(struct ui *ui)
{
    const struct host *host = ui->host;
    autofree char *text = host->mail.text(host->ctx);
    if (!terminal_copy(ui->terminal, text)) {
        ui_say(ui, true, _("That is too long for a terminal's clipboard."));
        return;
    }
    host->mail.copied(host->ctx);
    ui_say(ui, false,
           _("Its text is on your terminal's clipboard: reply to their mail in "
             "your mail program and put it in place of the quoted text."));
}

/* Asks for the yes, and says once more what is still open. Takes ctx. */
static void confirm(struct ui *ui, const char *question,
                    const struct host_sending *now, send_confirm_fn *fn,
                    void *ctx)
{
    const struct host_reply *reply = ui->host->mail.reply(ui->host->ctx);
    size_t open = reply ? reply->open : 0;
    autofree char *warning =
        xasprintf(P_("%zu question of the mail is still open.",
                     "%zu questions of the mail are still open.", open),
                  open);
    autofree char *both =
        open ? xasprintf("%s %s", warning, question) : xstrdup(question);
    send_confirm_push(ui, both, now->message, fn, ctx);
}

static char *once_more(const struct host_sending *now, const char *to)
{
    return xasprintf(_("It was sent already (%s). Hand it to %s once more?"),
                     now->sent_before, to);
}

static void sendmail_confirmed(struct ui *ui, void *ctx)
{
    struct err err = {0};
    (void)ctx;
    if (!ui->host->mail.sendmail(ui->host->ctx, &err))
        ui_say(ui, true, "%s", err.text);
}

void send_by_sendmail(struct ui *ui, const struct host_sending *now)
{
    autofree char *question =
        now->sent_before ? once_more(now, now->sendmail)
                         : xasprintf(_("Send this by %s?"), now->sendmail);
    confirm(ui, question, now, sendmail_confirmed, NULL);
}

static struct way *way_new(const char *server, const char *user)
{
    size_t server_size = strlen(server) + 1, user_size = strlen(user) + 1;
    struct way *way = xcalloc(1, sizeof *way + server_size + user_size);
    way->server = (char *)(way + 1);
    way->user = way->server + server_size;
    memcpy(way->server, server, server_size);
    memcpy(way->user, user, user_size);
    return way;
}

static void submit(struct ui *ui, const struct way *way, const char *password)
{
    struct err err = {0};
    if (!ui->host->mail.submit(ui->host->ctx, way->server, way->user, password,
                               &err))
        ui_say(ui, true, "%s", err.text);
}

static void password_given(struct ui *ui, void *ctx, const char *text)
{
    if (text)
        submit(ui, ctx, text);
    else
        ui_say(ui, false, _("Nothing was sent."));
}

/* The password comes last, so that it need not be kept. */
static void submit_confirmed(struct ui *ui, void *ctx)
{
    const struct way *way = ctx;
    if (!*way->user) {
        submit(ui, way, "");
        return;
    }
    autofree char *text =
        xasprintf(_("Password of %s at %s (not kept); Enter sends the mail."),
                  way->user, way->server);
    ask_secret_push(ui, text, password_given, way_new(way->server, way->user));
}

static void user_given(struct ui *ui, void *ctx, const char *text)
{
    const struct way *way = ctx;
    struct host_sending now = ui->host->mail.sending(ui->host->ctx);
    if (!text || !now.message)
        return;
    autofree char *user = text_trim(text);
    autofree char *question =
        now.sent_before ? once_more(&now, way->server)
                        : xasprintf(*user ? _("Send this through %s as %s?")
                                          : _("Send this through %s?"),
                                    way->server, user);
    confirm(ui, question, &now, submit_confirmed, way_new(way->server, user));
}

static void server_given(struct ui *ui, void *ctx, const char *text)
{
    (void)ctx;
    autofree char *server = text_trim(text ? text : "");
    if (!*server)
        return;
    ask_text_push(ui,
                  _("Your user name on that server; empty if it needs none"),
                  ui->host->mail.sending(ui->host->ctx).user, user_given,
                  way_new(server, ""));
}

void send_by_server(struct ui *ui, const struct host_sending *now)
{
    if (now->offline)
        ui_say(ui, true,
               _("With --offline no server is asked; write a file or use the "
                 "clipboard instead."));
    else
        ask_text_push(ui,
                      _("Server that takes your mail: its name, or name:port "
                        "(587 is usual, 465 is fine)"),
                      now->server, server_given, NULL);
}
