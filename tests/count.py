#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
"""count.py LOG: what a run of `meson test` came to.

LOG is the run's testlog.json; the subtests of TAP tests stand in the
.junit.xml beside it. Prints the tests that failed or were skipped, and last
"PASSED FAILED SKIPPED".
"""
import json
import sys
import xml.etree.ElementTree as xml
from pathlib import Path

FINE = {"OK", "EXPECTEDFAIL"}
LINES_SHOWN = 120


def subtests(junit):
    """The cases of each TAP test, by its name: (name, state)."""
    cases = {}
    for suite in xml.parse(junit).getroot().iter("testsuite"):
        # "project.test" holds a test's subtests; "project" all other tests.
        _, _, test = suite.get("name", "").partition(".")
        if not test:
            continue
        for case in suite.iter("testcase"):
            kinds = {child.tag for child in case}
            state = "failed" if kinds & {"failure", "error"} else "ok"
            state = "skipped" if "skipped" in kinds else state
            cases.setdefault(test, []).append((case.get("name"), state))
    return cases


def show(test, failed):
    print("FAILED %s (%s)" % (test["name"], test["result"]))
    for case in failed:
        print("    " + case)
    said = test.get("stdout", "") + test.get("stderr", "")
    for line in said.splitlines()[-LINES_SHOWN:]:
        print("    | " + line)


def main():
    log = Path(sys.argv[1])
    tests = [json.loads(line) for line in log.read_text().splitlines()]
    cases = subtests(log.with_suffix(".junit.xml"))
    passed = failed = skipped = 0
    for test in tests:
        name = test["name"]
        own = cases.get(name, [])
        bad = [case for case, state in own if state == "failed"]
        skips = [case for case, state in own if state == "skipped"]
        good = len(own) - len(bad) - len(skips)
        whole_skipped = test["result"] == "SKIP"
        fine = test["result"] in FINE or whole_skipped
        if whole_skipped and not skips:
            skips = [name]
        if fine and not own and not skips:
            good = 1
        passed += good
        skipped += len(skips)
        failed += len(bad) if bad or fine else 1
        for case in skips:
            print("skipped %s: %s" % (name, case))
        if bad or not fine:
            show(test, bad)
    print(passed, failed, skipped)


if __name__ == "__main__":
    main()
