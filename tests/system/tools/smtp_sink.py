#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""A real SMTP server (aiosmtpd) on a free loopback port, for tests. Prints "PORT n" when it listens.

Each accepted mail is saved before it is acknowledged, as OUT/0001.eml with its envelope in OUT/0001.json.
OUT/connections gets a line for each connection. It runs until it is killed.
"""
import argparse
import asyncio
import json
import os
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword


class Sink:
    def __init__(self, options):
        self.options = options
        self.accepted = 0
        self.seen = 0

    async def handle_MAIL(self, server, session, envelope, address, mail_options):
        if self.options.hang_up_each and getattr(session, "had_a_mail", False):
            # At the begin of the next mail, not by a timer: a timer could fall into the middle of it.
            server.transport.abort()
            return "421 4.3.0 gone"
        if address == self.options.reject_sender:
            return "550 5.7.1 sender refused"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if address == self.options.reject:
            return "550 5.1.1 no such user here"
        if address == self.options.defer:
            return "450 4.2.0 mailbox busy"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.seen += 1
        if self.seen <= self.options.busy_first:
            return "451 4.3.0 try again later"
        if self.options.drop_data and b"drop-me" in envelope.original_content:
            server.transport.abort()
            return "421 4.3.0 gone"
        if self.options.refuse_data and b"refuse-me" in envelope.original_content:
            return "554 5.6.0 content refused"
        self.accepted += 1
        stem = os.path.join(self.options.out, f"{self.accepted:04}")
        with open(stem + ".json", "w", encoding="utf-8") as envelope_file:
            json.dump({"from": envelope.mail_from, "to": envelope.rcpt_tos, "tls": session.ssl is not None,
                       "login": bool(session.authenticated), "helo": session.host_name}, envelope_file)
        with open(stem + ".eml", "wb") as mail_file:
            mail_file.write(envelope.original_content)
        session.had_a_mail = True
        return "250 2.0.0 queued"


def authenticator(wanted):
    def check(server, session, envelope, mechanism, data):
        good = isinstance(data, LoginPassword) and f"{data.login.decode()}:{data.password.decode()}" == wanted
        return AuthResult(success=good, handled=False)
    return check


class Greeter(asyncio.Protocol):
    """Says `greeting` (nothing when empty) and then hangs up, or stays silent."""

    def __init__(self, greeting, hang_up):
        self.greeting = greeting
        self.hang_up = hang_up

    def connection_made(self, transport):
        transport.write(self.greeting)
        if self.hang_up:
            transport.close()


def factory_of(options):
    sink = Sink(options)
    context = None
    if options.cert:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(options.cert, options.key)

    def make():
        with open(os.path.join(options.out, "connections"), "a", encoding="utf-8") as log:
            log.write("connection\n")
        if options.silent:
            return Greeter(b"", False)
        if options.closed:
            return Greeter(b"", True)
        if options.refuse_all:
            return Greeter(b"554 5.3.2 no service today\r\n", True)
        return SMTP(sink, hostname="sink.example", tls_context=None if options.smtps else context,
                    require_starttls=bool(context) and not options.smtps,
                    authenticator=authenticator(options.login) if options.login else None,
                    auth_required=bool(options.login), auth_require_tls=False, enable_SMTPUTF8=False)
    return make, context if options.smtps else None


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", required=True)
    parser.add_argument("--cert")
    parser.add_argument("--key")
    parser.add_argument("--smtps", action="store_true", help="TLS from the first byte")
    parser.add_argument("--login", help="user:password that is asked for")
    parser.add_argument("--busy-first", type=int, default=0, help="answer 451 to this many mails first")
    parser.add_argument("--reject", help="550 for this recipient")
    parser.add_argument("--defer", help="450 for this recipient")
    parser.add_argument("--reject-sender", help="550 for this sender")
    parser.add_argument("--drop-data", action="store_true", help="break off on a mail that holds 'drop-me'")
    parser.add_argument("--refuse-data", action="store_true", help="554 for a mail that holds 'refuse-me'")
    parser.add_argument("--hang-up-each", action="store_true",
                        help="close the connection when a second mail begins on it")
    parser.add_argument("--silent", action="store_true", help="accept and say nothing")
    parser.add_argument("--closed", action="store_true", help="accept and hang up")
    parser.add_argument("--refuse-all", action="store_true", help="554 as a greeting")
    options = parser.parse_args()
    factory, context = factory_of(options)
    server = await asyncio.get_running_loop().create_server(factory, "127.0.0.1", 0, ssl=context)
    print("PORT", server.sockets[0].getsockname()[1], flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except KeyboardInterrupt:
        sys.exit(0)
