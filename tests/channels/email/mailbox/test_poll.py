"""Mail comes in once and whole: from a provider's server, and from one that misbehaves in every way that is known."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from channels.email.client import EmailChannel
from channels.email.mailbox.requests import modified_utf7
from router.schema import Malformed
from tests.channels.email.conftest import Kept, connect, message, watching
from tests.channels.email.corpus import MAILS
from tests.channels.email.mailbox.odd_imap import OddImap
from tests.emulators.customer import Attachment
from tests.emulators.mail import MailEmulator
from tests.waiting import until


def letter(number: int, size: int = 0) -> bytes:
    head = f"From: anna@mail.example\r\nSubject: {number}\r\nMessage-ID: <{number}@mail.example>\r\n"
    text = f"Content-Type: text/plain; charset=utf-8\r\n\r\nПисьмо {number}\r\n"
    return (head + text).encode() + (b"0123456789" * 7 + b"\r\n") * (size // 72)


def odd_section(server: OddImap, **more: object) -> Mapping[str, Any]:
    imap = {"host": "127.0.0.1", "port": server.port, "security": "none", "password": server.password}
    return {
        "mailboxes": [{"address": "support@shop.example", "imap": imap | more.pop("imap", {})}],  # type: ignore[operator]
        "smtp": {"host": "127.0.0.1", "port": 9, "security": "none"},
        "deadline": 30, "poll": 0.05, "idle": 5, "import_since": "2026-01-01", **more,
    }  # fmt: skip


@dataclass
class Meanwhile(Kept):
    """Whenever the desk is asked for the cursor, a mail comes to the server: `left` times."""

    server: OddImap = field(default_factory=OddImap)
    left: int = 4

    async def load(self) -> dict[str, str]:
        if self.left and "UID SEARCH" in self.server.commands:
            self.left -= 1
            self.server.arrive(letter(self.left))
        return await super().load()


# --- a provider's server -----------------------------------------------------------------------------------------------------


async def test_mail_comes_at_once_by_idle(mail: MailEmulator, channel: EmailChannel, kept: Kept) -> None:
    async with watching(channel, kept):
        await until(lambda: len([key for key in kept.cursor if "#" not in key]) == 2)
        await mail.write("anna", "Где заказ?", name="Анна", subject="Заказ")
        await until(lambda: kept.raws)
    found = message(channel, next(iter(kept.raws.values())))
    assert (found.text, found.subject, found.sender.address, found.mailbox) == (
        "Где заказ?", "Заказ", "email:anna@mail.example", "support@shop.example",
    )  # fmt: skip


async def test_a_server_that_never_tells_what_came_before_idle_is_asked_just_before() -> None:
    async with OddImap(forgetful=True) as server:
        kept = Meanwhile(server=server)
        async with watching(connect(odd_section(server, idle=1_500)), kept):
            await until(lambda: not kept.left and len(kept.raws) == 4)


async def test_every_mailbox_is_watched(mail: MailEmulator, channel: EmailChannel, kept: Kept) -> None:
    async with watching(channel, kept):
        await mail.write("anna", "Претензия", to="claims@shop.example")
        await mail.write("oleg", "Вопрос")
        await until(lambda: len(kept.raws) == 2)
    assert {message(channel, raw).mailbox for raw in kept.raws.values()} == {
        "support@shop.example",
        "claims@shop.example",
    }


async def test_a_week_of_silence_loses_and_doubles_nothing(mail: MailEmulator, kept: Kept) -> None:
    first = connect(mail.section, mail.password)
    async with watching(first, kept):
        await mail.write("anna", "до")
        await until(lambda: kept.raws)
    for number in range(120):
        await mail.append("support@shop.example", letter(number))
    second = connect(mail.section, mail.password)
    async with watching(second, kept):
        await until(lambda: len(kept.raws) == 121)
        await asyncio.sleep(0.05)
    third = connect(mail.section, mail.password)
    async with watching(third, kept):
        await asyncio.sleep(0.2)
    assert len(kept.raws) == 121
    assert len({message(third, raw).external_id for raw in kept.raws.values()}) == 121


async def test_first_start_takes_mail_since_a_day(mail: MailEmulator, kept: Kept) -> None:
    today = datetime.now(UTC)
    await mail.append("support@shop.example", letter(1), at=today - timedelta(days=30))
    await mail.append("support@shop.example", letter(2), at=today - timedelta(days=3))
    await mail.append("support@shop.example", letter(3), at=today)
    since = (today - timedelta(days=5)).date()
    async with watching(connect(mail.section, mail.password, import_since=since.isoformat()), kept):
        await until(lambda: len(kept.raws) == 2)
        await asyncio.sleep(0.1)
    assert len(kept.raws) == 2


async def test_first_start_takes_mail_of_that_day_and_remembers_the_day(
    mail: MailEmulator, channel: EmailChannel, kept: Kept
) -> None:
    before = datetime.now(UTC)
    await mail.append("support@shop.example", letter(1), at=before - timedelta(days=3))
    await mail.append("support@shop.example", letter(2), at=before + timedelta(days=1))  # midnight may pass meanwhile
    async with watching(channel, kept):
        await until(lambda: kept.raws)
    assert len(kept.raws) == 1
    since = date.fromisoformat(kept.cursor["support@shop.example/INBOX#since"])
    assert before.date() <= since <= datetime.now(UTC).date()


async def test_a_mail_to_two_mailboxes_is_one_message(mail: MailEmulator, channel: EmailChannel, kept: Kept) -> None:
    data = letter(1)
    async with watching(channel, kept):
        for mailbox in mail.mailboxes:
            await mail.post(data, sender="anna@mail.example", to=mailbox)
        await until(lambda: len(kept.raws) == 2)
    assert len({message(channel, raw).external_id for raw in kept.raws.values()}) == 1


async def test_two_mails_with_one_message_id_are_two_messages(
    mail: MailEmulator, channel: EmailChannel, kept: Kept
) -> None:
    async with watching(channel, kept):
        await mail.post(letter(1), sender="anna@mail.example", to=mail.mailboxes[0])
        await mail.post(letter(2).replace(b"<2@", b"<1@"), sender="anna@mail.example", to=mail.mailboxes[0])
        await until(lambda: len(kept.raws) == 2)
    found = [message(channel, raw) for raw in kept.raws.values()]
    assert len({one.reference for one in found}) == 1
    assert len({one.external_id for one in found}) == 2


async def test_attachments_are_fetched_out_of_the_raw(mail: MailEmulator, channel: EmailChannel, kept: Kept) -> None:
    photo = bytes(range(256)) * 1000
    async with watching(channel, kept):
        await mail.write("anna", "Чек", [Attachment(name="чек.bin", media_type="application/x-thing", data=photo)])
        await until(lambda: kept.raws)
    raw = next(iter(kept.raws.values()))
    part = message(channel, raw).parts[0]
    assert (part.name, part.size, part.state) == ("чек.bin", len(photo), "pending")
    assert b"".join([chunk async for chunk in channel.fetch(part, raw)]) == photo


# --- a server that misbehaves ----------------------------------------------------------------------------------------------------


async def _all_arrive(server: OddImap, kept: Kept, count: int, **more: object) -> EmailChannel:
    channel = connect(odd_section(server, deadline=1, **more))
    async with watching(channel, kept):
        await until(lambda: len(kept.raws) >= count)
        await asyncio.sleep(0.05)
    assert len(kept.raws) == count
    return channel


def _mails(count: int) -> dict[int, bytes]:
    return {uid: letter(uid) for uid in range(1, count + 1)}


ODD: dict[str, dict[str, Any]] = {
    "plain": {},
    "stops in the middle of a mail": {"hang_in_literal": 1},
    "closes at login": {"drop_at": ["LOGIN"]},
    "closes at fetch": {"drop_at": ["UID FETCH"]},
    "closes at search": {"drop_at": ["UID SEARCH"]},
    "never answers login": {"silent_at": ["LOGIN"]},
    "never answers select": {"silent_at": ["SELECT"]},
    "never answers search": {"silent_at": ["UID SEARCH"]},
    "never answers fetch": {"silent_at": ["UID FETCH"]},
    "floods": {"flood": 3000},
    "one byte a write": {"split": 1},
    "seven bytes a write": {"split": 7},
    "uid after the body": {"uid_after_body": True},
    "news between the mails": {"flag_news": True},
    "says no UIDNEXT": {"uidnext": False},
    "has no IDLE": {"can_idle": False},
}


@pytest.mark.parametrize("oddity", ODD)
async def test_every_mail_arrives_once_although_the_server(oddity: str, kept: Kept) -> None:
    async with OddImap(mails=_mails(60), **ODD[oddity]) as server:
        channel = await _all_arrive(server, kept, 60)
    assert [message(channel, raw).subject for raw in kept.raws.values()] == [str(number) for number in range(1, 61)]
    assert kept.cursor["support@shop.example/INBOX"] == "1000:61"


@pytest.mark.parametrize("trouble", ["half_close_idle", "silent", "drop"])
async def test_trouble_in_idle_costs_a_connection(trouble: str, kept: Kept) -> None:
    async with OddImap(mails=_mails(2)) as server:
        if trouble == "half_close_idle":
            server.half_close_idle = 1
        elif trouble == "silent":
            server.silent_at.append("IDLE")
        else:
            server.drop_at.append("IDLE")
        async with watching(connect(odd_section(server, deadline=1)), kept):
            await until(lambda: server.connections > 1 and server.commands[-1] == "IDLE")
            server.arrive(letter(3))
            await until(lambda: len(kept.raws) == 3)
    assert any("IDLE" in note for note in kept.notes)
    assert kept.notes[-1] == ""


async def test_a_server_that_ends_every_idle_is_looked_at_as_one_without(kept: Kept) -> None:
    """What worked between two troubles earns no growing pauses, and is told: an older trouble may still stand on the page."""
    async with OddImap(mails={1: letter(1)}, half_close_idle=6) as server, watching(connect(odd_section(server)), kept):
        await until(lambda: server.connections > 6)
    assert kept.notes[0] == ""


async def test_idle_is_renewed(kept: Kept) -> None:
    async with OddImap(mails=_mails(1)) as server, watching(connect(odd_section(server, idle=0.05)), kept):
        await until(lambda: server.commands.count("IDLE") >= 3)
        assert server.connections == 1


async def test_poll_without_idle(kept: Kept) -> None:
    async with OddImap(can_idle=False) as server, watching(connect(odd_section(server)), kept):
        await until(lambda: kept.cursor.get("support@shop.example/INBOX"))
        server.arrive(letter(1))
        await until(lambda: kept.raws)
        assert "IDLE" not in server.commands


async def test_uidvalidity_change_reads_anew_and_external_ids_stay(kept: Kept) -> None:
    async with OddImap(mails=_mails(3)) as server:
        async with watching(connect(odd_section(server)), kept):
            await until(lambda: len(kept.raws) == 3)
        server.validity = 2000  # a server tells it at SELECT: never in the middle of a session
        server.mails = {uid + 40: data for uid, data in server.mails.items()}
        server.arrive(letter(4))
        channel = connect(odd_section(server))
        async with watching(channel, kept):
            await until(lambda: len(kept.raws) == 7)
    assert kept.cursor["support@shop.example/INBOX"] == "2000:45"
    assert len({message(channel, raw).external_id for raw in kept.raws.values()}) == 4


async def test_an_empty_mail_is_stored_and_malformed(kept: Kept) -> None:
    async with OddImap(mails=_mails(2), quoted_empty={1}) as server:
        channel = await _all_arrive(server, kept, 2)
    with pytest.raises(Malformed, match="empty"):
        channel.parse(kept.raws["support@shop.example/INBOX/1000/1"])


async def test_of_a_mail_beyond_the_limit_the_beginning_is_taken(kept: Kept) -> None:
    mails = {1: letter(1), 2: letter(2, 400_000), 3: letter(3, 300_000)}
    async with OddImap(mails=mails) as server:
        channel = await _all_arrive(server, kept, 3, max_mail=350_000)
    whole, cut = kept.raws["support@shop.example/INBOX/1000/3"], kept.raws["support@shop.example/INBOX/1000/2"]
    assert whole.body == mails[3]
    found = message(channel, cut)
    assert found.text.startswith("Письмо 2")
    assert [(part.state, part.size) for part in found.parts] == [("too_large", len(mails[2]))]


async def test_wrong_password_is_told_without_the_password(kept: Kept) -> None:
    async with OddImap() as server:
        channel = connect(odd_section(server, imap={"password": "wrong-hunter2"}))
        async with watching(channel, kept):
            await until(lambda: kept.notes)
        health = await channel.check()
    assert "AUTHENTICATIONFAILED" in kept.notes[0]
    assert not health.ok
    assert "hunter2" not in kept.notes[0] + health.detail + repr(channel.config)


async def test_greeting_that_refuses(kept: Kept) -> None:
    async with OddImap(greeting=b"* BYE too many connections") as server, watching(connect(odd_section(server)), kept):
        await until(lambda: kept.notes)
    assert "too many connections" in kept.notes[0]


async def test_no_server_at_all(kept: Kept) -> None:
    async with OddImap() as server:
        section = odd_section(server)
    async with watching(connect(section), kept):
        await until(lambda: kept.notes)
    assert "can't connect" in kept.notes[0]


async def test_our_mails_survive_the_wire(kept: Kept) -> None:
    mails = {number: mail.data for number, mail in enumerate(MAILS, 1)}
    async with OddImap(mails=mails, split=1000) as server:
        await _all_arrive(server, kept, len(mails))
    assert [raw.body for raw in kept.raws.values()] == list(mails.values())


FOLDERS = {
    "INBOX": "INBOX",
    "Входящие": "&BBIERQQ+BDQETwRJBDgENQ-",
    "A&B": "A&-B",
    "~peter/mail/台北": "~peter/mail/&U,BTFw-",
}


@pytest.mark.parametrize("folder", FOLDERS)
def test_folder_names(folder: str) -> None:
    assert modified_utf7(folder) == FOLDERS[folder]
