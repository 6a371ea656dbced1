/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * test_paste SENDERFORM: two lines are pasted into every question of the
 * form, with and without paste marks. Nothing of it reaches the shell that
 * the program was started from.
 */
#include "base/mem.h"
#include "script.h"

#include <stdio.h>
#include <string.h>

enum { QUESTIONS = 26 };

/* The second line would be run by a shell, and would be seen. */
static const char steps[] = "start-shell fill yahoo-sender-support"
                            " --draft pasted\n"
                            "wait Your Name\n"
                            "key Esc\n"
                            "wait Postal Address\n"
                            "type %d\\r\n"
                            "quiet\n"
                            "%s a first line\\necho run >pasted-and-run\\n\n"
                            "quiet\n"
                            "key Ctrl-q\n"
                            "shell-clean 3\n"
                            "no-file pasted-and-run\n";

static bool check(const char *program, int number, int question,
                  const char *statement)
{
    struct script script;
    struct err err = {0};
    autofree char *text = xasprintf(steps, question, statement);
    script_init(&script, "test_paste", program, 80, 24);
    bool ok = script_run(&script, text, &err);
    printf("%sok %d - %s into question %d\n", ok ? "" : "not ", number,
           statement, question);
    if (!ok) {
        autofree char *report = xstrdup(buf_text(&script.report));
        printf("# %s\n", err.text);
        for (char *next = report; next;)
            printf("# %s\n", strsep(&next, "\n"));
    }
    fflush(stdout);
    script_done(&script);
    return ok;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fputs("usage: test_paste SENDERFORM\n", stderr);
        return 2;
    }
    autofree char *program = realpath(argv[1], NULL);
    if (!program)
        vt_die("%s", argv[1]);
    int number = 0, failed = 0;
    for (int question = 1; question <= QUESTIONS; question++) {
        failed += !check(program, ++number, question, "paste");
        failed += !check(program, ++number, question, "paste-raw");
    }
    printf("1..%d\n", number);
    return failed > 0;
}
