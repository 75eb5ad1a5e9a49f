"""The section of config.yaml: what is taken, and one sentence for what is wrong. STARTTLS and TLS on a real socket."""

import asyncio
import base64
import ssl
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from channels.email.config import read
from router.channel import ConfigProblem
from tests.channels.email.conftest import Kept, connect, watching
from tests.channels.email.mailbox.odd_imap import OddImap
from tests.channels.email.mailbox.test_poll import letter, odd_section
from tests.waiting import until

TLS = Path(__file__).with_name("tls")
SERVER = {"host": "mail.example", "password": "p"}
OAUTH = {"token_url": "https://login.example/token", "client_id": "app", "refresh_token": "r"}


def section(**more: Any) -> dict[str, Any]:
    return {"mailboxes": [{"address": "support@shop.example"}], "imap": SERVER, "smtp": SERVER, **more}


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"mailboxes": []}, "mailboxes: name at least one"),
    (
        section(mailboxes=["support@shop.example"]),
        "channels.mail.mailboxes[0]: must be a list of keys with values, not this text",
    ),
    (section(mailboxes=[{"address": "support"}]), "mailboxes[0].address: must be an e-mail address"),
    (section(mailboxes=[{"address": "a@b.ru"}, {"address": "A@B.ru"}]), "listed twice"),
    (section(imap={}), "mailboxes[0].imap.host: the server's name is missing"),
    (
        section(imap={**SERVER, "securty": "tls"}),
        "channels.mail.imap.securty: there is no such key; did you mean 'security'?",
    ),
    (
        section(imap={**SERVER, "security": "ssl"}),
        "channels.mail.imap.security: 'ssl' is not one of tls, starttls, none",
    ),
    (section(smtp={**SERVER, "port": 70000}), "smtp.port: must be a whole number from 1 to 65535, not 70000"),
    (section(import_sinse="2026-01-01"), "did you mean 'import_since'?"),
    (section(import_since="yesterday"), "import_since: must be a day"),
    (section(poll=-1), "poll: must be a number"),
    (section(authserv="mx.shop.example"), "authserv: must be a list of texts"),
    (section(smtp={**SERVER, "sent": "Sent"}), "smtp.sent: there is no such key"),
    (section(imap={**SERVER, "per_minute": 5}), "imap.per_minute: there is no such key"),
    (section(imap={**SERVER, "oauth": OAUTH}), "imap.oauth: stands beside a password"),
    (
        section(imap={"host": "mail.example", "oauth": {**OAUTH, "refresh_token": ""}}),
        "imap.oauth.refresh_token: is missing",
    ),
    (
        section(imap={"host": "mail.example", "oauth": {**OAUTH, "secret": "x"}}),
        "imap.oauth.secret: there is no such key",
    ),
    (section(plus_address="yes"), "plus_address: must be true or false"),
    (section(imap={**SERVER, "password": 20261122}), "imap.password: must be text, not a number; put it in quotes"),
    (section(limits={"mail.ru": "20"}), "limits.mail.ru: must be a number of mails such as 20/min, 5/s or 1000/h"),
    (section(limits={"mail.ru": "0/min"}), "limits.mail.ru: must be a number of mails"),
    (section(timezone="Mars/Olympus"), "timezone: 'Mars/Olympus' is no time zone; write one such as Europe/Moscow"),
    (section(max_out="10 kB"), "max_out: must be a size"),
    (section(imap={**SERVER, "host": "imap..shop.ru"}), "imap.host: 'imap..shop.ru' is no name of a server"),
    (section(smtp={**SERVER, "ca_file": "/nonexistent"}), "smtp.ca_file: '/nonexistent' holds no certificates"),
    (section(smtp={**SERVER, "ca_file": __file__}), "holds no certificates"),
    (section(domain="shop.ru\r\nBcc: e@x.ru"), "domain: 'shop.ru\\r\\nBcc: e@x.ru' is no name of a server"),
]


@pytest.mark.parametrize(("wrong", "said"), WRONG, ids=[said for _, said in WRONG])
def test_one_sentence_for_a_mistake(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(ConfigProblem) as problem:
        read("mail", wrong)
    assert said in str(problem.value)
    assert "\n" not in str(problem.value)


def test_defaults_and_overrides() -> None:
    found = read(
        "mail",
        section(
            mailboxes=[
                {
                    "address": "Support@Shop.example",
                    "imap": {"folder": "Поддержка"},
                    "smtp": {"host": "other.example", "security": "starttls"},
                }
            ]
        ),
    )
    box = found.mailboxes[0]
    assert (box.address, box.imap.port, box.imap.folder, box.imap.login) == (
        "support@shop.example",
        993,
        "Поддержка",
        "support@shop.example",
    )
    assert (box.smtp.host, box.smtp.port) == ("other.example", 587)
    assert "'p'" not in repr(found)


def test_limits_are_mails_a_second_by_domain() -> None:
    found = read("mail", section(limits={"Mail.ru": "20/min", "xn--e1afmkfd.xn--p1ai": "5 / s", "*": "360/h"}))
    assert found.limits == {"mail.ru": 20 / 60, "пример.рф": 5.0, "*": 0.1}


def _context() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(TLS / "cert.pem", TLS / "key.pem")
    return context


async def test_starttls() -> None:
    kept = Kept()
    async with OddImap(mails={1: letter(1)}, tls=_context()) as server:
        imap = {"security": "starttls", "ca_file": str(TLS / "cert.pem")}
        async with watching(connect(odd_section(server, imap=imap, deadline=3)), kept):
            await until(lambda: kept.raws)
    assert server.commands.index("STARTTLS") < server.commands.index("LOGIN")


@dataclass
class NoLogin(OddImap):
    """LOGIN is off, with encryption, too: RFC 3501 section 6.2.2 has the other way."""

    more: str = ""
    said: list[bytes] = field(default_factory=list)

    async def _obey(
        self, name: str, tag: bytes, rest: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        if name == "CAPABILITY":
            told = f"* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED AUTH=PLAIN{self.more}\r\n"
            await self._put(writer, told.encode() + tag + b" OK done\r\n")
        elif name == "AUTHENTICATE":
            word = rest.split(b" ")[2:]
            if not word:
                await self._put(writer, b"+ \r\n")
                word = [(await reader.readline()).strip()]
            self.said.append(base64.b64decode(word[0]))
            await self._put(writer, tag + b" OK in\r\n")
        else:
            await super()._obey(name, tag, rest, reader, writer)


@pytest.mark.parametrize("more", ["", " SASL-IR"])
async def test_a_server_without_login_is_told_the_password_by_plain(more: str) -> None:
    kept = Kept()
    async with NoLogin(mails={1: letter(1)}, tls=_context(), more=more) as server:
        imap = {"security": "starttls", "ca_file": str(TLS / "cert.pem"), "password": "тайна"}
        async with watching(connect(odd_section(server, imap=imap, deadline=3)), kept):
            await until(lambda: kept.raws)
    assert server.said == ["\0support@shop.example\0тайна".encode()]
    assert "LOGIN" not in server.commands


async def test_a_server_without_login_is_told_nothing_in_the_open() -> None:
    kept = Kept()
    async with NoLogin(mails={1: letter(1)}) as server:
        async with watching(connect(odd_section(server)), kept):
            await until(lambda: any(kept.notes))
        assert not server.said
    assert "set security to tls or starttls" in kept.notes[0]


async def test_starttls_needs_a_certificate_that_is_known() -> None:
    kept = Kept()
    async with OddImap(mails={1: letter(1)}, tls=_context()) as server:
        async with watching(connect(odd_section(server, imap={"security": "starttls"}, deadline=3)), kept):
            await until(lambda: kept.notes)
        assert "LOGIN" not in server.commands
    assert "certificate" in kept.notes[0]


async def test_starttls_that_is_not_offered_is_no_login() -> None:
    kept = Kept()
    async with OddImap(mails={1: letter(1)}) as server:
        async with watching(connect(odd_section(server, imap={"security": "starttls"})), kept):
            await until(lambda: kept.notes)
        assert "LOGIN" not in server.commands
    assert "doesn't offer STARTTLS" in kept.notes[0]


async def test_tls_to_a_plain_server_is_trouble_and_no_hang() -> None:
    kept = Kept()
    async with OddImap() as server:
        async with watching(connect(odd_section(server, imap={"security": "tls"})), kept):
            await until(lambda: kept.notes)
        await asyncio.sleep(0)
    assert "can't be made secure" in kept.notes[0]
