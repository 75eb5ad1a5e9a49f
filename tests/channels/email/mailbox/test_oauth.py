"""Access tokens in place of passwords: asked for, kept, renewed, refused."""

import asyncio
import base64
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from channels.email.config import OAuth
from channels.email.oauth import NoToken, Tokens
from router.schema import Sent
from router.signing import Signer
from tests.channels.email.conftest import Kept, connect, reply, watching
from tests.channels.email.mailbox.odd_imap import OddImap
from tests.channels.email.mailbox.test_poll import letter
from tests.waiting import until

REFRESH, SECRET = "refresh-9Zt", "client-secret-4Lm"


@dataclass
class TokenServer:
    """Gives token-1, token-2, …; `answers` go first, as (status, body)."""

    answers: list[tuple[int, object]] = field(default_factory=list)
    asked: list[dict[str, str]] = field(default_factory=list)
    url: str = ""
    lifetime: int = 3600

    async def give(self, request: web.Request) -> web.Response:
        form = await request.post()
        self.asked.append({name: str(value) for name, value in form.items()})
        if self.answers:
            status, body = self.answers.pop(0)
            return web.json_response(body, status=status)
        return web.json_response({"access_token": f"token-{len(self.asked)}", "expires_in": self.lifetime})


@pytest.fixture
async def tokens() -> AsyncIterator[TokenServer]:
    given = TokenServer()
    app = web.Application()
    app.router.add_post("/token", given.give)
    async with TestServer(app, host="127.0.0.1") as server:
        given.url = str(server.make_url("/token"))
        yield given


def settings(given: TokenServer) -> OAuth:
    return OAuth(token_url=given.url, client_id="app", client_secret=SECRET, refresh_token=REFRESH, scope="mail")


def section(given: TokenServer, imap_port: int, smtp_port: int = 9) -> dict[str, Any]:
    oauth = {"token_url": given.url, "client_id": "app", "client_secret": SECRET, "refresh_token": REFRESH}
    server = {"host": "127.0.0.1", "security": "none", "oauth": oauth}
    return {
        "mailboxes": [{"address": "support@shop.example"}],
        "imap": {**server, "port": imap_port}, "smtp": {**server, "port": smtp_port}, "deadline": 2, "poll": 0.05,
        "import_since": "2026-01-01",
    }  # fmt: skip


async def test_a_token_is_kept_and_renewed_before_its_end(tokens: TokenServer) -> None:
    kept = Tokens(settings(tokens), 5)
    assert set(await asyncio.gather(kept.get(), kept.get(), kept.get())) == {"token-1"}
    assert tokens.asked == [
        {
            "grant_type": "refresh_token",
            "client_id": "app",
            "client_secret": SECRET,
            "refresh_token": REFRESH,
            "scope": "mail",
        }
    ]
    kept.forget()
    assert await kept.get() == "token-2"
    tokens.lifetime = 60
    kept.forget()
    assert [await kept.get(), await kept.get()] == ["token-3", "token-4"]


async def test_a_new_refresh_token_is_used_from_then_on(tokens: TokenServer) -> None:
    tokens.answers = [(200, {"access_token": "a", "expires_in": 1, "refresh_token": "second"})]
    kept = Tokens(settings(tokens), 5)
    await kept.get()
    await kept.get()
    assert [one["refresh_token"] for one in tokens.asked] == [REFRESH, "second"]


def renewed(token: str) -> tuple[int, object]:
    return 200, {"access_token": "token-1", "expires_in": 3600, "refresh_token": token}


async def test_a_new_refresh_token_outlives_a_restart_and_is_no_plain_text(tokens: TokenServer, kept: Kept) -> None:
    """Microsoft's end 90 days after they were given, however often they were used."""
    tokens.answers = [renewed("second-5Qw"), renewed("third-8Er")]
    async with OddImap(mails={1: letter(1)}, token="token-1") as server:
        for _ in range(2):
            async with watching(connect(section(tokens, server.port)), kept):
                await until(lambda: "IDLE" in server.commands)
                server.commands.clear()
    assert [one["refresh_token"] for one in tokens.asked] == [REFRESH, "second-5Qw"]
    assert not [value for value in kept.cursor.values() if REFRESH in value or "second" in value or "third" in value]
    assert len([name for name in kept.cursor if name.startswith("oauth#")]) == 1


async def test_a_kept_refresh_token_that_is_over_gives_way_to_the_configured_one(tokens: TokenServer) -> None:
    asked = Tokens(settings(tokens), 5)
    found: list[str] = []

    async def keep(token: str) -> None:
        found.append(token)

    asked.remember("of a backup", keep)
    tokens.answers = [(400, {"error": "invalid_grant"}), renewed("newest")]
    assert await asked.get() == "token-1"
    assert [one["refresh_token"] for one in tokens.asked] == ["of a backup", REFRESH]
    assert found == ["newest"]
    asked.forget()
    tokens.answers = [(503, {"error": "temporarily_unavailable"})]
    with pytest.raises(NoToken):
        await asked.get()
    assert [one["refresh_token"] for one in tokens.asked][2:] == ["newest"]  # that isn't over


def test_what_is_sealed_is_for_this_desk_and_purpose_alone() -> None:
    one, other = Signer(b"a secret of sixteen"), Signer(b"another secret of 16")
    sealed = one.seal("oauth", "тайна")
    assert one.unseal("oauth", sealed) == "тайна"
    assert one.seal("oauth", "тайна") != sealed
    for reader, purpose, text in (
        (other, "oauth", sealed),
        (one, "else", sealed),
        (one, "oauth", "й"),
        (one, "oauth", sealed[:-8]),
    ):
        assert reader.unseal(purpose, text) == ""
    assert one.unseal("oauth", "") == ""


@pytest.mark.parametrize(
    "answer", [(400, {"error": "invalid_grant"}), (200, {}), (200, []), (500, "x"), (200, {"access_token": 5})]
)
async def test_no_token_is_told_without_secrets(tokens: TokenServer, answer: tuple[int, object]) -> None:
    tokens.answers = [answer]
    with pytest.raises(NoToken, match="no access token") as caught:
        await Tokens(settings(tokens), 5).get()
    assert REFRESH not in str(caught.value)
    assert SECRET not in str(caught.value) + repr(settings(tokens))


async def test_mail_is_read_with_a_token_and_a_refused_one_is_renewed(tokens: TokenServer, kept: Kept) -> None:
    async with (
        OddImap(mails={1: letter(1)}, token="token-2") as server,
        watching(connect(section(tokens, server.port)), kept),
    ):
        await until(lambda: kept.raws)
    assert len(tokens.asked) == 2
    assert "AUTHENTICATIONFAILED" in kept.notes[0]
    assert "token-1" not in kept.notes[0]


@pytest.mark.parametrize("token", ["token-1", "token-2"], ids=["that is good still", "that is none any more"])
async def test_a_session_that_ends_with_its_token_in_idle_loses_nothing(
    token: str, tokens: TokenServer, kept: Kept
) -> None:
    """Exchange Online ends it an hour after the login; what comes meanwhile is fetched with the next token."""
    async with (
        OddImap(mails={1: letter(1)}, token="token-1") as server,
        watching(connect(section(tokens, server.port)), kept),
    ):
        await until(lambda: kept.raws and "IDLE" in server.commands)
        server.token = token
        await server.end(b"Session invalidated - AccessTokenExpired")
        server.arrive(letter(2))
        await until(lambda: len(kept.raws) == 2)
        await until(lambda: kept.notes[-1] == "")
    assert len(tokens.asked) == int(token[-1])


async def test_mail_is_sent_with_a_token_and_a_refused_one_is_renewed(tokens: TokenServer) -> None:
    seen: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """As much of SMTP as one mail needs."""
        writer.write(b"220 ready\r\n")
        while line := await reader.readline():
            word = line[:4].upper()
            if word == b"EHLO":
                writer.write(b"250-mx\r\n250-8BITMIME\r\n250 AUTH XOAUTH2\r\n")
            elif word == b"AUTH":
                seen.append(base64.b64decode(line.split()[2]))
                writer.write(b"235 in\r\n" if b"token-2" in seen[-1] else b"535 5.7.8 bad token\r\n")
            elif word == b"DATA":
                writer.write(b"354 go on\r\n")
                await reader.readuntil(b"\r\n.\r\n")
                writer.write(b"250 taken\r\n")
            else:
                writer.write(b"250 ok\r\n")
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    channel = connect(section(tokens, 9, server.sockets[0].getsockname()[1]))
    assert isinstance(await channel.send(reply()), Sent)
    await channel.close()
    server.close()
    assert b"token-1" in seen[0]
    assert seen[-1] == b"user=support@shop.example\x01auth=Bearer token-2\x01\x01"


async def test_a_withdrawn_consent_says_what_to_do(tokens: TokenServer, kept: Kept) -> None:
    tokens.answers = [(400, {"error": "invalid_grant"})] * 9
    async with OddImap(mails={1: letter(1)}) as server, watching(connect(section(tokens, server.port)), kept):
        await until(lambda: kept.notes)
    assert "Consent again and put the new refresh token" in kept.notes[0]
    assert "invalid_grant" in kept.notes[0]
    assert REFRESH not in kept.notes[0]
    assert SECRET not in kept.notes[0]
