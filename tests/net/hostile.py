#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
"""hostile.py [--delay MS] [--upstream ADDRESS] FILE: servers that do what real
ones will not do, one a line of FILE: KIND ADDRESS PORT (hostile.txt). Says
"ready" when all of them listen, then one line for each query and connection:
KIND and who asked."""

import argparse
import asyncio
import gzip
import itertools
import struct
import sys

MEGABYTE = b'x' * 1_000_000
RED = '\033[31mred\033[0m\033]0;owned\007\u202eecived\u2066'.encode()
HTML = b'<!DOCTYPE html><html lang="en"><title>A page</title><p>Words. '
OK = b'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n'


def log(*words):
    print(*words, flush=True)


# DNS: each gets a query and tells which datagrams to send. A header is id,
# flags and four counts (RFC 1035, 4.1.1).

def header(query, flags, answers=0):
    return query[:2] + struct.pack('>HHHHH', flags, 1, answers, 0, 0)


def question(query):
    """The first question, without the records of EDNS that may follow."""
    end = 12
    while end < len(query) and query[end]:
        end += query[end] + 1
    return query[12:end + 5]


def dns_silent(_query, _count):
    return []


def dns_servfail(query, _count):
    return [header(query, 0x8182) + question(query)]


def dns_refused(query, _count):
    return [header(query, 0x8185) + question(query)]


def dns_truncated(query, _count):
    """There is no TCP to ask again by."""
    return [header(query, 0x8780) + question(query)]


def dns_garbage(query, count):
    """In turn: too short, noise, names that point at themselves, more records
    than there are, a length past the end, somebody else's answer."""
    asked = question(query)
    start = header(query, 0x8580, 1) + asked
    record = b'\xc0\x0c' + asked[-4:] + b'\0\0\0\x3c'
    loop = struct.pack('>H', 0xc000 | len(start))
    return [[
        query[:3],
        query[:2] + b'\xff' * 500,
        start + loop + asked[-4:] + b'\0\0\0\x3c\0\2' + loop,
        header(query, 0x8580, 65535) + asked,
        start + record + b'\xff\xff' + b'\x7f' * 40,
        bytes([query[0] ^ 1]) + start[1:],
    ][count % 6]]


class Dns(asyncio.DatagramProtocol):
    """Answers by a function, or, without one, late and by an upstream."""

    def __init__(self, kind, answer, arguments):
        self.kind = kind
        self.answer = answer
        self.arguments = arguments
        self.counter = itertools.count()
        self.transport = None

    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, data, addr):
        log(self.kind, addr[0])
        count = next(self.counter)
        if self.answer:
            for reply in self.answer(data, count):
                self.transport.sendto(reply, addr)
        elif self.kind != 'dns-lossy' or count % 3:
            loop = asyncio.get_running_loop()
            delay = self.arguments.delay / 1000
            loop.call_later(delay if self.kind == 'dns-late' else 0,
                            self.ask, data, addr)

    def ask(self, data, addr):
        loop = asyncio.get_running_loop()
        loop.create_task(loop.create_datagram_endpoint(
            lambda: Relay(data, addr, self.transport),
            remote_addr=(self.arguments.upstream, 53)))


class Relay(asyncio.DatagramProtocol):
    """One query to the upstream, and its answer back."""

    def __init__(self, query, client, back):
        self.query = query
        self.client = client
        self.back = back
        self.transport = None

    def connection_made(self, transport):
        self.transport = transport
        transport.sendto(self.query)
        asyncio.get_running_loop().call_later(10, transport.close)

    def datagram_received(self, data, addr):
        self.back.sendto(data, self.client)
        self.transport.close()


async def dns_late_tcp(reader, writer, arguments):
    """As many queries as come, each after the delay."""
    far_reader, far = await asyncio.open_connection(arguments.upstream, 53)
    try:
        while True:
            size = await reader.readexactly(2)
            query = await reader.readexactly(int.from_bytes(size, 'big'))
            await asyncio.sleep(arguments.delay / 1000)
            far.write(size + query)
            size = await far_reader.readexactly(2)
            writer.write(size + await far_reader.readexactly(
                int.from_bytes(size, 'big')))
            await writer.drain()
    finally:
        far.close()


# SMTP and HTTP: each gets a connection.

async def send(writer, data):
    writer.write(data)
    await writer.drain()


async def send_forever(writer, data):
    while True:
        await send(writer, data)


async def send_slowly(writer, data):
    """A byte a second: never quite idle."""
    for byte in itertools.cycle(data):
        await send(writer, bytes([byte]))
        await asyncio.sleep(1)


async def silent(reader, _writer, _arguments):
    while await reader.read(65536):
        pass


async def smtp_flood(_reader, writer, _arguments):
    await send_forever(writer, MEGABYTE)


async def smtp_tarpit(_reader, writer, _arguments):
    await send_slowly(writer, b'220-patience is a virtue\r\n')


async def smtp_garbage(_reader, writer, _arguments):
    await send(writer, bytes(range(256)) * 16 + b'\r\n')


async def smtp_close(_reader, _writer, _arguments):
    return


async def smtp_no_quit(reader, writer, _arguments):
    """Never says goodbye, and never hangs up."""
    await send(writer, b'220 mail.hoster.net ESMTP\r\n')
    while line := await reader.readline():
        if line.strip().upper() != b'QUIT':
            await send(writer, b'250 mail.hoster.net\r\n')


async def converse(reader, writer, banner, hello):
    """As a server does, politely: until QUIT. hello None never ends."""
    await send(writer, banner)
    while line := await reader.readline():
        word = line[:4].upper()
        if word == b'QUIT':
            await send(writer, b'221 bye\r\n')
            return
        if word == b'EHLO' and hello is None:
            await send_forever(writer, b'250-' + b'X' * 60 + b'\r\n')
        elif word == b'STAR':
            await send(writer, b'220 go on\r\n' + b'this is no TLS\r\n')
        else:
            await send(writer, hello if word == b'EHLO' else b'250 ok\r\n')


def talk(banner, hello=b'250 localhost\r\n'):
    async def kind(reader, writer, _arguments):
        await converse(reader, writer, banner, hello)
    return kind


def http(head, body=b'', then=None):
    """What comes after a request; then: for ever."""
    async def kind(reader, writer, _arguments):
        await reader.readuntil(b'\r\n\r\n')
        await send(writer, head + body)
        if then:
            await send_forever(writer, then)
    return kind


async def http_slow(reader, writer, _arguments):
    await reader.readuntil(b'\r\n\r\n')
    await send(writer, OK + b'\r\n')
    await send_slowly(writer, HTML)


async def http_redirects(reader, writer, _arguments):
    """Always to a page that nobody has seen before."""
    asked = (await reader.readuntil(b'\r\n\r\n')).split(b' ')[1]
    page = asked[:200].rstrip(b'/') + b'/%d' % len(asked)
    await send(writer, b'HTTP/1.1 302 Found\r\nConnection: close\r\n'
               b'Content-Length: 0\r\nLocation: ' + page + b'\r\n\r\n')


async def http_bomb(reader, writer, _arguments):
    """A gigabyte of blanks in a megabyte."""
    await reader.readuntil(b'\r\n\r\n')
    await send(writer, OK + b'Content-Encoding: gzip\r\n\r\n')
    member = gzip.compress(b' ' * 16_000_000, 9)
    for _ in range(64):
        await send(writer, member)


DNS = {
    'dns-silent': dns_silent,
    'dns-servfail': dns_servfail,
    'dns-refused': dns_refused,
    'dns-truncated': dns_truncated,
    'dns-garbage': dns_garbage,
    'dns-late': None,
    'dns-lossy': None,
}

STREAMS = {
    'smtp-flood': smtp_flood,
    'smtp-escape': talk(b'220 ' + RED + b' ESMTP\r\n',
                        b'250-' + RED + b'\r\n250 ' + RED + b'\r\n'),
    'smtp-localhost': talk(b'220 localhost ESMTP\r\n'),
    'smtp-silent': silent,
    'smtp-tarpit': smtp_tarpit,
    'smtp-refuse': talk(b'554 5.7.1 Messages from 45.90.4.25 are refused\r\n',
                        b'503 no\r\n'),
    'smtp-garbage': smtp_garbage,
    'smtp-ehlo-flood': talk(b'220 mail.hoster.net ESMTP\r\n', None),
    'smtp-nameless': talk(b'220 \r\n', b'250 \r\n'),
    'smtp-no-tls': talk(b'220 mail.hoster.net ESMTP\r\n',
                        b'250-mail.hoster.net\r\n250 STARTTLS\r\n'),
    'smtp-close': smtp_close,
    'smtp-lines': talk(b'220-mail.hoster.net ESMTP\r\n' +
                       b'220-We do not want your letters\r\n' * 40 +
                       b'220 so there\r\n'),
    'smtp-no-quit': smtp_no_quit,
    'http-endless': http(OK + b'\r\n', HTML, b'Words. ' * 10_000),
    'http-slow': http_slow,
    'http-headers': http(OK, b'', b'X-Flood: ' + b'x' * 1000 + b'\r\n'),
    'http-silent': silent,
    'http-garbage': http(bytes(range(255, -1, -1)) * 16),
    'http-escape': http(b'HTTP/1.1 302 ' + RED + b'\r\nLocation: http://' +
                        RED + b'/\r\nContent-Length: 0\r\n\r\n'),
    'http-bomb': http_bomb,
    'http-redirects': http_redirects,
    'http-short': http(OK + b'Content-Length: 100000\r\n\r\n', HTML),
    'tls-silent': silent,
}


def stream(kind, serve, arguments):
    """What asyncio calls for each connection; the peer may go at any time."""
    async def connected(reader, writer):
        log(kind, writer.get_extra_info('peername')[0])
        try:
            await serve(reader, writer, arguments)
        except (OSError, EOFError, asyncio.LimitOverrunError, ValueError):
            pass
        finally:
            writer.close()
    return connected


async def listen(kind, address, port, arguments):
    loop = asyncio.get_running_loop()
    if kind in STREAMS:
        await asyncio.start_server(stream(kind, STREAMS[kind], arguments),
                                   address, port)
        return
    await loop.create_datagram_endpoint(
        lambda: Dns(kind, DNS[kind], arguments), local_addr=(address, port))
    if kind == 'dns-silent':
        await asyncio.start_server(stream(kind, silent, arguments),
                                   address, port)
    elif kind in ('dns-late', 'dns-lossy'):
        await asyncio.start_server(stream(kind, dns_late_tcp, arguments),
                                   address, port)


async def play(rows, arguments):
    for kind, address, port in rows:
        if kind not in DNS and kind not in STREAMS:
            sys.exit('hostile.py: %s: there is no such kind' % kind)
        await listen(kind, address, int(port), arguments)
    log('ready')
    await asyncio.Event().wait()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--delay', type=int, default=100,
                        help='milliseconds before dns-late answers')
    parser.add_argument('--upstream', default='127.0.0.1',
                        help='who answers for dns-late and dns-lossy')
    parser.add_argument('file')
    arguments = parser.parse_args()
    with open(arguments.file, encoding='utf-8') as lines:
        rows = [line.split() for line in lines
                if line.strip() and not line.startswith('#')]
    asyncio.run(play(rows, arguments))


if __name__ == '__main__':
    main()
