#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
"""refuser.py SERVERS: mail servers of a provider that takes some mails and
refuses others, by its own words. SERVERS has one server a line: ADDRESS NAME
[WHAT], where WHAT is what it says instead of a greeting. Says "ready" when all
listen, then one line of JSON for each thing it said.

A mail is judged by the names before the @: that of the sender at MAIL FROM
(mail-WHAT-...), that of a recipient at RCPT TO (rcpt-WHAT-...) and at the end of
DATA (data-WHAT-...). All others are taken. WHAT is one of SAYS.
"""

import asyncio
import json
import sys

PAGE = 'https://postmaster.yahooinc.com/error-codes'

# What it is called, what is said; %s is who asks. The reply, its enhanced code
# and its tag are what is to be found in a log.
SAYS = {
    'tss04': (421, '4.7.0', 'TSS04',
              '4.7.0 [TSS04] Messages from %s temporarily deferred due to '
              'unexpected volume or user complaints - 4.16.55.1; see ' + PAGE),
    'tss05': (421, '4.7.0', 'TSS05',
              '4.7.0 [TSS05] Messages from %s temporarily deferred due to '
              'user complaints - 4.16.55.1; see ' + PAGE),
    'ts03': (421, '4.7.1', 'TS03',
             '4.7.1 [TS03] All messages from %s will be permanently deferred; '
             'Retrying will NOT succeed. See '
             'https://help.yahoo.com/kb/postmaster/SLN3436.html'),
    'tss09': (553, '5.7.2', 'TSS09',
              '5.7.2 [TSS09] All messages from %s will be permanently '
              'deferred; Retrying will NOT succeed. See ' + PAGE),
    'bl21': (553, '5.7.1', 'BL21',
             "5.7.1 [BL21] Connections will not be accepted from %s, because "
             "the ip is in Spamhaus's list; see " + PAGE),
    'vs1': (451, '4.1.8', 'VS1-IP',
            'VS1-IP Excessive unknown recipients - possible Open Relay '
            '(#4.1.8)'),
    'user': (554, '', '',
             "delivery error: dd This user doesn't have a yahoo.com account "
             '(someone@yahoo.com) [0] - mta1061.mail.ne1.yahoo.com'),
    'ph01': (554, '', 'PH01',
             'Message not allowed - [PH01] Email not accepted for policy '
             'reasons. Please visit ' + PAGE),
    'policy': (554, '5.7.9', '',
               '5.7.9 Message not accepted for policy reasons. See ' + PAGE),
    'soa': (451, '', '',
            'Message temporarily deferred due to unresolvable RFC.5321 from '
            'domain; see ' + PAGE),
    'vs98': (553, '', 'VS98-IP0',
             'Mail from %s not allowed - VS98-IP0 deferred'),
}


def local_part(line):
    """Of "RCPT TO:<rcpt-user-1@yahoo.com>": what is asked for, the address."""
    address = line.partition(b'<')[2].partition(b'>')[0].decode()
    stage, _, what = address.partition('@')[0].partition('-')
    return stage, what.partition('-')[0], address


class Session:
    """One connection."""

    def __init__(self, server, reader, writer):
        self.server = server
        self.reader = reader
        self.writer = writer
        self.client = writer.get_extra_info('peername')[0]
        self.open = False  # a mail was begun
        self.sender = ''
        self.recipients = []

    async def say(self, text):
        self.writer.write(text.encode() + b'\r\n')
        await self.writer.drain()

    async def refuse(self, what, stage, recipients):
        code, enhanced, tag, text = SAYS[what]
        if '%s' in text:
            text = text % self.client
        print(json.dumps({
            'host': self.server, 'stage': stage, 'reply': code,
            'enhanced': enhanced, 'tag': tag, 'sender': self.sender,
            'recipients': recipients,
            'ip': self.client if self.client in text else ''}), flush=True)
        await self.say('%d %s' % (code, text))

    async def mail(self, line):
        stage, what, self.sender = local_part(line)
        self.recipients = []
        self.open = stage != 'mail'
        if not self.open:
            await self.refuse(what, 'mail', [])
        else:
            await self.say('250 sender ok')

    async def rcpt(self, line):
        stage, what, address = local_part(line)
        if not self.open:
            await self.say('503 5.5.1 MAIL first')
        elif stage == 'rcpt':
            await self.refuse(what, 'rcpt', [address])
        else:
            self.recipients.append(address)
            await self.say('250 recipient ok')

    async def data(self):
        if not self.recipients:
            await self.say('503 no recipients')
            return
        await self.say('354 go ahead')
        while (line := await self.reader.readline()) != b'.\r\n':
            if not line:
                return
        stage, what, _ = local_part(b'<' + self.recipients[0].encode() + b'>')
        if stage == 'data':
            await self.refuse(what, 'data', self.recipients)
            return
        print(json.dumps({'host': self.server, 'stage': 'taken',
                          'recipients': self.recipients}), flush=True)
        await self.say('250 ok dirdel')

    async def serve(self, instead):
        if instead:
            await self.refuse(instead, 'greeting', [])
            return
        await self.say('220 %s ESMTP ready' % self.server)
        while line := await self.reader.readline():
            word = line[:4].upper()
            if word == b'EHLO':
                await self.say('250-%s\r\n250-PIPELINING\r\n250-SIZE 41943040'
                               '\r\n250 8BITMIME' % self.server)
            elif word == b'MAIL':
                await self.mail(line)
            elif word == b'RCPT':
                await self.rcpt(line)
            elif word == b'DATA':
                await self.data()
            elif word == b'QUIT':
                await self.say('221 bye')
                return
            else:
                await self.say('250 ok')


def connected(name, instead):
    async def serve(reader, writer):
        try:
            await Session(name, reader, writer).serve(instead)
        except OSError:
            pass
        finally:
            writer.close()
    return serve


async def main(path):
    with open(path, encoding='ascii') as file:
        rows = [line.split() for line in file if line.strip()]
    for address, name, *instead in rows:
        await asyncio.start_server(
            connected(name, instead[0] if instead else ''), address, 25)
    print('ready', flush=True)
    await asyncio.Event().wait()


if __name__ == '__main__':
    asyncio.run(main(sys.argv[1]))
