/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/*
 * loggen MTA LINES [--seed N] [--end SECONDS] [--days N] [--stamp
 * 3164|iso|5424]
 *     [--none] [--crlf] [--nul] [--long] [--cut] [--truth FILE]
 *
 * A log on standard output, its true counts in FILE; the same for the same
 * arguments. --none: to servers of no provider; --long: lines of megabytes;
 * --cut: as rotation cuts the first and the last line. Local time is that of
 * TZ.
 */
#include "loggen.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const struct mta *const mtas[] = {
    &mta_postfix,    &mta_exim,      &mta_sendmail,
    &mta_qmail,      &mta_opensmtpd, &mta_powermta,
    &mta_accounting, &mta_postal,    &mta_exchange,
};

static const char *const own_addresses[] = {"203.0.113.25", "203.0.113.26",
                                            "198.51.100.7", "2001:db8:25::25"};

uint64_t gen_random(struct gen *gen, uint64_t below)
{
    uint64_t word = gen->random += 0x9e3779b97f4a7c15u; /* SplitMix64 */
    word = (word ^ word >> 30) * 0xbf58476d1ce4e5b9u;
    word = (word ^ word >> 27) * 0x94d049bb133111ebu;
    return (word ^ word >> 31) % below;
}

bool gen_chance(struct gen *gen, unsigned percent)
{
    return gen_random(gen, 100) < percent;
}

/* Zones change at quarters of an hour; the C library is slow. */
void gen_now(const struct gen *gen, struct tm *ret)
{
    static struct tm quarter;
    static int64_t begin = -1;
    int64_t seconds = gen->at % 900;
    if (begin != gen->at - seconds) {
        begin = gen->at - seconds;
        time_t at = (time_t)begin;
        localtime_r(&at, &quarter);
    }
    *ret = quarter;
    ret->tm_min += (int)seconds / 60;
    ret->tm_sec = (int)seconds % 60;
}

const char *gen_local(const struct gen *gen)
{
    static char text[32];
    struct tm now;
    gen_now(gen, &now);
    strftime(text, sizeof text, "%F %T", &now);
    return text;
}

/* Holes of a crash stand before the line that was written after it. */
static void begin_line(struct gen *gen)
{
    if (gen->nul && gen_random(gen, 5000) == 0)
        for (uint64_t i = 1 + gen_random(gen, 8000); i > 0; i--)
            fputc('\0', gen->out);
}

static void end_line(struct gen *gen)
{
    fputs(gen->crlf ? "\r\n" : "\n", gen->out);
    gen->lines++;
    gen->written = gen->at;
    gen->at = gen->end - gen->span +
              gen->span * (int64_t)gen->lines / (int64_t)gen->wanted;
    if (gen->at > gen->end)
        gen->at = gen->end;
}

void gen_line(struct gen *gen, const char *format, ...)
{
    va_list args;
    begin_line(gen);
    va_start(args, format);
    vfprintf(gen->out, format, args);
    va_end(args);
    end_line(gen);
}

static void print_iso(const struct gen *gen)
{
    struct tm now;
    gen_now(gen, &now);
    long minutes = now.tm_gmtoff / 60;
    fprintf(gen->out, "%04d-%02d-%02dT%02d:%02d:%02d.%06d%c%02ld:%02ld",
            now.tm_year + 1900, now.tm_mon + 1, now.tm_mday, now.tm_hour,
            now.tm_min, now.tm_sec, (int)(gen->lines % 1000000),
            minutes < 0 ? '-' : '+', labs(minutes) / 60, labs(minutes) % 60);
}

static void print_3164(const struct gen *gen)
{
    static const char months[][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    struct tm now;
    gen_now(gen, &now);
    fprintf(gen->out, "%s %2d %02d:%02d:%02d", months[now.tm_mon], now.tm_mday,
            now.tm_hour, now.tm_min, now.tm_sec);
}

static void print_header(struct gen *gen, const char *program)
{
    unsigned pid = 1000 + (unsigned)(gen->lines * 7 % 60000);
    if (gen->style == STAMP_3164)
        print_3164(gen);
    else {
        if (gen->style == STAMP_5424)
            fputs("<22>1 ", gen->out);
        print_iso(gen);
    }
    if (gen->style == STAMP_5424)
        fprintf(gen->out, " mx-yahoo1 %s %u - - ", program, pid);
    else
        fprintf(gen->out, " mx-yahoo1 %s[%u]: ", program, pid);
}

void gen_syslog(struct gen *gen, const char *program, const char *format, ...)
{
    va_list args;
    begin_line(gen);
    print_header(gen, program);
    va_start(args, format);
    vfprintf(gen->out, format, args);
    va_end(args);
    end_line(gen);
}

void gen_said(char *text, size_t size, const struct attempt *attempt)
{
    int len = snprintf(text, size, "%u ", attempt->reply->code);
    size_t used = (size_t)len;
    for (const char *at = attempt->reply->text; *at && used + 1 < size; at++) {
        const char *put = NULL;
        if (*at == '%')
            put = *++at == 'o' ? attempt->mail->own : attempt->recipient;
        if (put)
            used += (size_t)snprintf(text + used, size - used, "%s", put);
        else
            text[used++] = *at;
    }
    text[used < size ? used : size - 1] = '\0';
}

const char *gen_after(const struct reply *reply)
{
    static const char *const names[] = {[AT_GREETING] = "",
                                        [AT_MAIL] = "MAIL FROM",
                                        [AT_RCPT] = "RCPT TO",
                                        [AT_DATA] = "end of DATA"};
    return names[reply->stage];
}

void gen_count(struct gen *gen, const struct attempt *attempt,
               enum outcome outcome, struct seen seen)
{
    const struct reply *reply = attempt->reply;
    struct fact fact = {
        .provider = attempt->server->provider,
        .tag = reply ? reply->tag : "",
        .enhanced = reply ? reply->enhanced : "",
        .reply = reply ? reply->code : 0,
        .outcome = outcome,
        .at = gen->written,
        .times = seen.times ? seen.times : 1,
        .own = reply && reply->tells_own ? attempt->mail->own : NULL,
        .host = seen.without_host ? NULL
                : seen.host       ? seen.host
                                  : attempt->server->host,
        .mail = seen.without_queue ? 0 : attempt->mail->number,
        .person = seen.without_recipient ? 0 : attempt->person,
    };
    if (fact.provider != NOBODY)
        truth_add(gen->truth, &fact);
}

static void choose_recipient(struct gen *gen, struct attempt *attempt)
{
    static const char *const names[] = {"anna", "o'hara", "b.cooper",
                                        "USER", "tss04",  "x+yahoo"};
    uint64_t person = gen_random(gen, 40000);
    enum { NAMES = sizeof names / sizeof *names };
    snprintf(attempt->recipient, sizeof attempt->recipient, "%s%llu@%s",
             names[person % NAMES], (unsigned long long)person,
             attempt->server->domain);
    /* Servers of one domain have the same people. */
    uint64_t domain = 0;
    for (const char *at = attempt->server->domain; *at; at++)
        domain = (domain * 31 + (unsigned char)*at) % 65521;
    attempt->person = 1 + person + domain * 100000;
}

static void choose_outcome(struct gen *gen, struct attempt *attempt)
{
    attempt->reply = NULL;
    attempt->outcome = SENT;
    if (gen_chance(gen, 45))
        return;
    attempt->outcome = DEFERRED;
    if (gen_chance(gen, 4))
        return; /* the connection was lost */
    attempt->reply = gen_reply(gen, attempt->server->provider);
    if (attempt->reply->code >= 500)
        attempt->outcome = BOUNCED;
}

static void write_mail(struct gen *gen, const struct mta *mta)
{
    struct mail mail = {.number = ++gen->mails};
    enum { OWN = sizeof own_addresses / sizeof *own_addresses };
    mail.own = own_addresses[gen_random(gen, OWN)];
    snprintf(mail.sender, sizeof mail.sender, "news%u@example.org",
             (unsigned)gen_random(gen, 9));
    mta->name_queue(gen, &mail);
    mta->begin(gen, &mail);
    for (uint64_t i = gen_random(gen, 3); i < 3; i++) {
        struct attempt attempt = {.mail = &mail, .server = gen_server(gen)};
        choose_recipient(gen, &attempt);
        choose_outcome(gen, &attempt);
        mta->attempt(gen, &attempt);
    }
    mta->end(gen, &mail);
}

/* What no reader can want, with something in it that it looks for. */
static void write_long(struct gen *gen)
{
    fputs("x", gen->out);
    for (int i = 0; i < 3 * 1000 * 1000 / 64; i++)
        fprintf(gen->out, "%063d ", i);
    gen_line(gen, " host mta5.am0.yahoodns.net[192.0.2.1] said: %s",
             decoy_said);
}

static void write_log(struct gen *gen, const struct mta *mta)
{
    if (gen->cut)
        gen_line(gen, "%s", mta->head);
    while (gen->lines < gen->wanted) {
        uint64_t dice = gen_random(gen, 100);
        if (gen->longs && gen_random(gen, gen->wanted) < 4)
            write_long(gen);
        if (dice < 20)
            write_mail(gen, mta);
        else if (dice < 35)
            mta->decoy(gen);
        else
            decoy_any(gen);
    }
    if (mta->flush)
        mta->flush(gen);
    if (gen->cut)
        fputs(mta->tail, gen->out);
}

static const struct mta *find_mta(const char *name)
{
    for (size_t i = 0; i < sizeof mtas / sizeof *mtas; i++)
        if (strcmp(mtas[i]->name, name) == 0)
            return mtas[i];
    fprintf(stderr, "loggen: %s: there is no such MTA\n", name);
    exit(2);
}

static bool take_flag(struct gen *gen, const char *name)
{
    const struct {
        const char *name;
        bool *flag;
    } flags[] = {{"--none", &gen->none},
                 {"--crlf", &gen->crlf},
                 {"--nul", &gen->nul},
                 {"--long", &gen->longs},
                 {"--cut", &gen->cut}};
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        if (strcmp(flags[i].name, name) == 0)
            return *flags[i].flag = true;
    return false;
}

static bool take_value(struct gen *gen, const char *name, const char *value,
                       const char **truth)
{
    if (strcmp(name, "--seed") == 0)
        gen->random = strtoull(value, NULL, 10) * 1000003;
    else if (strcmp(name, "--end") == 0)
        gen->end = strtoll(value, NULL, 10);
    else if (strcmp(name, "--days") == 0)
        gen->span = strtoll(value, NULL, 10) * 86400;
    else if (strcmp(name, "--stamp") == 0)
        gen->style = strcmp(value, "iso") == 0    ? STAMP_ISO
                     : strcmp(value, "5424") == 0 ? STAMP_5424
                                                  : STAMP_3164;
    else if (strcmp(name, "--truth") == 0)
        *truth = value;
    else
        return false;
    return true;
}

static int save_truth(const struct truth *truth, const char *path)
{
    FILE *file = path ? fopen(path, "w") : NULL;
    if (!path)
        return 0;
    if (!file) {
        perror(path);
        return 1;
    }
    truth_print(truth, file);
    return fclose(file) != 0;
}

int main(int argc, char **argv)
{
    struct gen gen = {.out = stdout,
                      .random = 1,
                      .end = (int64_t)time(NULL) - 3600,
                      .span = (int64_t)20 * 86400,
                      .truth = truth_new()};
    const char *truth = NULL;
    if (argc < 3) {
        fputs("usage: loggen MTA LINES [OPTION...]\n", stderr);
        return 2;
    }
    gen.wanted = strtoull(argv[2], NULL, 10);
    for (int i = 3; i < argc; i++) {
        if (take_flag(&gen, argv[i]))
            continue;
        if (i + 1 < argc && take_value(&gen, argv[i], argv[i + 1], &truth))
            i++;
        else {
            fprintf(stderr, "loggen: %s: what is that?\n", argv[i]);
            return 2;
        }
    }
    tzset();
    gen.at = gen.end - gen.span;
    write_log(&gen, find_mta(argv[1]));
    int code = save_truth(gen.truth, truth);
    truth_free(gen.truth);
    return fflush(stdout) != 0 || code;
}
