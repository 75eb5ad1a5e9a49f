"""The same promises on Dovecot, the server that most Russian hosts run: nothing lost, nothing doubled."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from tests.channels.email.conftest import Kept, connect, message, watching
from tests.channels.email.letters import MAILS
from tests.channels.email.mailbox.dovecot import Dovecot
from tests.channels.email.mailbox.test_poll import letter
from tests.waiting import until

FOLDER = "Поддержка & жалобы"


@pytest.fixture
async def server() -> AsyncIterator[Dovecot]:
    async with Dovecot() as running:
        await running.create(FOLDER)
        yield running


async def _subjects(kept: Kept, server: Dovecot) -> list[str]:
    channel = connect(server.section())
    return [message(channel, raw).subject for raw in kept.raws.values()]


async def test_mail_comes_by_idle_into_a_folder_with_a_russian_name(server: Dovecot, kept: Kept) -> None:
    async with watching(connect(server.section(FOLDER)), kept):
        await until(lambda: any("#" not in key for key in kept.cursor))
        await asyncio.sleep(0.2)  # it is in IDLE now
        await server.append(FOLDER, letter(1))
        await until(lambda: kept.raws)
    assert await _subjects(kept, server) == ["1"]
    assert await server.unseen(FOLDER) == 1
    assert not any(kept.notes)


async def test_120_waiting_mails_come_in_order_and_once(server: Dovecot, kept: Kept) -> None:
    await server.append("INBOX", *(letter(number) for number in range(120)))
    async with watching(connect(server.section()), kept):
        await until(lambda: len(kept.raws) == 120)
    async with watching(connect(server.section()), kept):
        await server.append("INBOX", letter(120))
        await until(lambda: len(kept.raws) == 121)
    assert await _subjects(kept, server) == [str(number) for number in range(121)]


async def test_poll_sees_new_mail(server: Dovecot, kept: Kept) -> None:
    async with watching(connect(server.section(idle=0.1)), kept):
        for number in range(3):
            await server.append("INBOX", letter(number))
            await until(lambda count=number: len(kept.raws) == count + 1)


async def test_a_folder_made_anew_is_read_anew(server: Dovecot, kept: Kept) -> None:
    await server.append(FOLDER, letter(1), letter(2))
    async with watching(connect(server.section(FOLDER)), kept):
        await until(lambda: len(kept.raws) == 2)
    await server.make_anew(FOLDER)
    await server.append(FOLDER, letter(2), letter(3))
    async with watching(connect(server.section(FOLDER)), kept):
        await until(lambda: len(kept.raws) == 4)
    channel = connect(server.section())
    assert len({message(channel, raw).external_id for raw in kept.raws.values()}) == 3


async def test_a_mail_expunged_meanwhile_is_no_trouble(server: Dovecot, kept: Kept) -> None:
    await server.append("INBOX", letter(1), letter(2), letter(3))
    await server.expunge("INBOX", 2)
    async with watching(connect(server.section()), kept):
        await until(lambda: len(kept.raws) == 2)
        await server.expunge("INBOX", 1)
        await server.append("INBOX", letter(4))
        await until(lambda: len(kept.raws) == 3)
    assert await _subjects(kept, server) == ["1", "3", "4"]


async def test_every_mail_of_ours_survives(server: Dovecot, kept: Kept) -> None:
    mails = [mail.data for mail in MAILS if b"\0" not in mail.data and b"\r\n" in mail.data]
    await server.append("INBOX", *mails)
    async with watching(connect(server.section()), kept):
        await until(lambda: len(kept.raws) == len(mails))
    assert len({raw.key for raw in kept.raws.values()}) == len(mails)
    assert not any(kept.notes)


async def test_dovecot_says_what_is_wrong(server: Dovecot, kept: Kept) -> None:
    section = server.section("Архив")
    async with watching(connect(section), kept):
        await until(lambda: kept.notes)
    assert "There is no such folder" in kept.notes[0]
    assert FOLDER in kept.notes[0]
    section["mailboxes"][0]["imap"]["password"] = "wrong-hunter2"
    health = await connect(section).check()
    assert "The server refuses the login or the password" in health.detail
    assert "hunter2" not in health.detail


async def test_of_a_mail_beyond_the_limit_dovecot_gives_the_beginning(server: Dovecot, kept: Kept) -> None:
    await server.append("INBOX", letter(1), letter(2, 400_000), letter(3))
    async with watching(connect(server.section(max_mail=100_000)), kept):
        await until(lambda: len(kept.raws) == 3)
        await until(lambda: "#aside" in " ".join(kept.cursor))
    assert await _subjects(kept, server) == ["1", "2", "3"]
    assert '"subject": "2"' in kept.cursor["support@shop.example/INBOX#aside"]
