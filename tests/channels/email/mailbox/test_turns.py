"""A server that goes back behind what was fetched, as after a restore from a backup, and gives its UIDs a second time."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from channels.email.mailbox.shelf import First, Newest, called, folders, is_of_earlier, newest
from channels.email.mailbox.turns import MOST, TURN, Turns, theirs, turns
from tests.channels.email.conftest import Kept, connect, watching
from tests.channels.email.mailbox.odd_imap import OddImap
from tests.channels.email.mailbox.test_faults import PLACE, looked_through, mails
from tests.channels.email.mailbox.test_poll import letter, odd_section
from tests.waiting import until

AGES = {uid: datetime.now(UTC) - timedelta(hours=3) for uid in range(1, 23)}


def bodies(kept: Kept) -> list[bytes]:
    return [raw.body for raw in kept.raws.values()]


@pytest.mark.parametrize("fetched", [0, 2], ids=["at the first start", "after new mail"])
@pytest.mark.parametrize("came", [0, 1, 3, 9], ids=["none", "fewer than were lost", "one less", "more than were lost"])
async def test_mail_with_numbers_of_lost_mail_is_fetched(came: int, fetched: int, kept: Kept) -> None:
    """The backup lacks the last mails; what comes before the desk looks again has their UIDs."""
    async with OddImap(mails=mails(20), dates=dict(AGES)) as server:
        channel = connect(odd_section(server))
        async with watching(channel, kept):
            await looked_through(kept)
            for uid in range(21, 21 + fetched):
                server.arrive(letter(uid))
                server.dates[uid] = AGES[uid]
            await until(lambda: len(kept.raws) == 20 + fetched)
        assert folders(channel.config, kept.cursor)[0].renumbered_at is None
        server.restore(16)
        for number in range(100, 100 + came):
            server.arrive(letter(number))
        async with watching(channel, kept):
            await until(lambda: folders(channel.config, kept.cursor)[0].renumbered_at)
            server.arrive(letter(200))
            wanted = {letter(number) for number in (*range(1, 21 + fetched), *range(100, 100 + came), 200)}
            await until(lambda: wanted == set(bodies(kept)))
        (preview,) = await channel.preview(kept.cursor, None, kept.known, lambda done, of: None)
        assert (preview.wanted, preview.skipped) == (0, {"known": len(server.mails)})
    assert len(kept.raws) == len(wanted)
    assert not any("history" in raw.meta for raw in kept.raws.values() if raw.body == letter(200))


async def test_an_earlier_uidvalidity_is_another_folder_too(kept: Kept) -> None:
    """From one to another and back: the server that was moved was moved back."""
    async with OddImap(mails=mails(3), validity=2000) as server:
        channel = connect(odd_section(server, import_since="none"))
        async with watching(channel, kept):
            await looked_through(kept)
            server.arrive(letter(4))
            await until(lambda: len(kept.raws) == 1)
        server.validity = 1000
        server.arrive(letter(5))
        async with watching(channel, kept):
            await until(lambda: letter(5) in bodies(kept))
        server.validity = 2000
        server.restore(4)
        server.arrive(letter(6))
        async with watching(channel, kept):
            await until(lambda: letter(6) in bodies(kept))
    assert set(bodies(kept)) == {letter(4), letter(5), letter(6)}  # what was there before the desk stays where it is


async def test_deleting_the_newest_mail_is_no_step_back(kept: Kept) -> None:
    async with OddImap(mails=mails(6)) as server:
        channel = connect(odd_section(server, reconcile=0.2))
        async with watching(channel, kept):
            await looked_through(kept)
            server.expunge(6)
            server.arrive(letter(7))
            await until(lambda: len(kept.raws) == 7)
    assert f"{PLACE}#turns" not in kept.cursor


@dataclass
class Moody(OddImap):
    """Tells another INTERNALDATE each time."""

    asked: int = 0

    def _about(self, start: str, uid: int, what: bytes) -> bytes:
        self.asked += 1
        self.dates[uid] = AGES[1] + timedelta(seconds=self.asked)
        return super()._about(start, uid, what)


async def test_a_server_that_dates_its_mail_anew_each_time_gives_nothing_a_second_time(kept: Kept) -> None:
    """It would be fetched again at every look, for ever."""
    async with Moody(mails=mails(6)) as server:
        channel = connect(odd_section(server, reconcile=0.2, idle=0.05))
        for number in (7, 8):
            async with watching(channel, kept):
                await looked_through(kept)
                server.arrive(letter(number))
                await until(lambda number=number: len(kept.raws) == number)
                commands = len(server.commands)
                await until(lambda commands=commands: server.commands[commands:].count("SELECT") > 3)
    assert len(kept.raws) == 8
    assert f"{PLACE}#turns" not in kept.cursor


async def test_a_uidnext_that_is_not_true_is_not_believed(kept: Kept) -> None:
    async with OddImap(mails=mails(6)) as server:
        server.uidnext_says = 3
        channel = connect(odd_section(server, reconcile=0.2))
        async with watching(channel, kept):
            await looked_through(kept)
            server.arrive(letter(7))
            await until(lambda: len(kept.raws) == 7)
    assert f"{PLACE}#turns" not in kept.cursor


def test_ours_never_fall() -> None:
    found = Turns().again(100).again(120)
    assert [found.ours(uid) for uid in (0, 99, 100, 119, 120)] == [0, 99, TURN + 100, TURN + 119, 2 * TURN + 120]
    found = found.again(110)
    assert [found.ours(uid) for uid in (100, 110, 130)] == [TURN + 100, 3 * TURN + 110, 3 * TURN + 130]
    assert found.again(1).starts == ((1, 4),)
    assert theirs(found.ours(130)) == 130
    assert turns(str(found)) == found
    assert turns("") == Turns()


def test_turns_are_bounded() -> None:
    found = Turns()
    for uid in range(1, 3 * MOST):
        found = found.again(uid)
    assert len(found.starts) == MOST
    assert found.ours(10 * MOST) == (3 * MOST - 1) * TURN + 10 * MOST


def test_where_it_was() -> None:
    assert is_of_earlier("1000:7", 999)
    assert not any(is_of_earlier(stored, 1000) for stored in ("1000:7", "999:7", "", "nonsense"))
    moment = datetime(2026, 11, 22, tzinfo=UTC)
    assert newest(f"7:{moment.isoformat()}") == Newest(uid=7, received=moment)  # as it was written before
    assert newest(str(Newest(uid=7, received=moment, name="ab"))) == Newest(uid=7, received=moment, name="ab")
    assert newest("") == Newest()
    assert (
        called(b"Date: x\r\nMessage-ID:\r\n <a@b>\r\n\r\n")
        == called(b"From: c\nmessage-id: <a@b>\nDate: x\n\nhello")
        != ""
    )
    assert called(b"From: c\r\n\r\nhello") == ""
    began = First(validity=1000, uid=50, moment=moment)
    assert began.is_history(1000, 49, moment + timedelta(days=1))
    assert not began.is_history(1000, TURN + 49, moment + timedelta(days=1))
    assert began.is_history(1000, TURN + 49, moment - timedelta(days=1))
