#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
"""syslog_sink.py SOCKET FILE HOST old|iso: what a syslog daemon does with the
messages of this machine: a line each (RFC 3164, or with stamps of RFC 3339)."""

import datetime
import os
import re
import socket
import sys

# "<22>Nov 26 10:00:00 smtpd[7]: text"
MESSAGE = re.compile(rb'(?s)<\d+>([A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d) (.*)')


def main(path, name, host, style):
    sink = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    sink.bind(path)
    os.chmod(path, 0o666)
    with open(name, 'ab', buffering=0) as file:
        while True:
            found = MESSAGE.fullmatch(sink.recv(65536))
            if not found:
                continue
            stamp, text = found.groups()
            if style == 'iso':
                now = datetime.datetime.now().astimezone()
                stamp = now.isoformat(timespec='microseconds').encode()
            text = text.rstrip(b'\0\n').replace(b'\n', b'#012')
            file.write(b'%s %s %s\n' % (stamp, host.encode(), text))


if __name__ == '__main__':
    main(*sys.argv[1:])
