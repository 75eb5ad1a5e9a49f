"""The history of a mailbox: previewed, taken in silently and once, whatever is killed, and never in the way of new mail."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from channels.email.mailbox.shelf import First, asides, first, following, shelf, since
from router.channel import ConfigProblem, Folders, Preview
from router.schema import Raw
from tests.channels.email.conftest import Kept, connect, message, watching
from tests.channels.email.mailbox.dovecot import Dovecot
from tests.channels.email.mailbox.odd_imap import OddImap
from tests.channels.email.mailbox.test_poll import letter, odd_section
from tests.emulators.mail import MailEmulator
from tests.waiting import until

PLACE = "support@shop.example/INBOX"
NOW = datetime.now(UTC)


def dated(number: int, at: datetime, *fields: str, size: int = 0) -> bytes:
    head = f"Date: {at:%d %b %Y %H:%M:%S} +0000\r\n" + "".join(f"{one}\r\n" for one in fields)
    return head.encode() + letter(number, size)


def box(ages: list[int]) -> tuple[dict[int, bytes], dict[int, datetime]]:
    """A mail of each age in days."""
    dates = {uid: NOW - timedelta(days=days) for uid, days in enumerate(ages, 1)}
    return {uid: dated(uid, at) for uid, at in dates.items()}, dates


async def taken_in(kept: Kept) -> None:
    await until(lambda: shelf(kept.cursor, PLACE).complete)


async def test_history_is_silent_and_what_comes_after_is_not(kept: Kept) -> None:
    mails, dates = box([40, 20, 3, 2])
    async with OddImap(mails=mails, dates=dates, flags={4: "\\Seen \\Answered"}) as server:
        channel = connect(odd_section(server, import_since="30d"))
        async with watching(channel, kept):
            await taken_in(kept)
            server.arrive(letter(5))
            await until(lambda: len(kept.raws) == 4)
    found = {raw.meta["uid"]: message(channel, raw) for raw in kept.raws.values()}
    assert {uid: one.history for uid, one in found.items()} == {"2": "ended", "3": "open", "4": "ended", "5": ""}
    assert abs(found["3"].sent_at - dates[3]) < timedelta(seconds=2)


async def test_a_mailbox_that_was_moved_has_old_mail_with_new_dates(kept: Kept) -> None:
    """INTERNALDATE is the day of the move: a hundred thousand old mails must not open as many tickets."""
    mails = {1: dated(1, NOW - timedelta(days=400))}
    async with OddImap(mails=mails, dates={1: NOW}) as server:
        channel = connect(odd_section(server))
        async with watching(channel, kept):
            await taken_in(kept)
    (raw,) = kept.raws.values()
    assert message(channel, raw).history == "ended"


@pytest.mark.parametrize(("asked", "taken"), [("none", 0), ("10d", 2), ("2000-01-01", 4), (None, 1)])
async def test_how_far_back(asked: str | None, taken: int, kept: Kept) -> None:
    mails, dates = box([300, 30, 5, -1])  # today's is a day ahead: midnight may pass before the desk asks for today
    async with (
        OddImap(mails=mails, dates=dates) as server,
        watching(connect(odd_section(server, import_since=asked)), kept),
    ):
        await taken_in(kept)
        assert len(kept.raws) == taken
        server.arrive(letter(9))
        await until(lambda: len(kept.raws) == taken + 1)


async def test_a_server_whose_day_is_still_the_one_before(kept: Kept) -> None:
    async with OddImap() as server:
        channel = connect(odd_section(server, import_since="none"))
        async with watching(channel, kept):
            await taken_in(kept)
        behind = timezone(-timedelta(hours=23, minutes=59))
        server.validity, server.mails = 2000, {1: letter(1)}  # what came while the folder was made anew
        server.dates = {1: datetime.now(behind) + timedelta(minutes=1)}
        async with watching(channel, kept):
            await until(lambda: kept.raws)


async def test_drafts_and_deleted_mail_stay_where_they_are(kept: Kept) -> None:
    mails, dates = box([3, 2, 1])
    server = OddImap(mails=mails, dates=dates, flags={1: "\\Draft", 2: "\\Deleted"})
    async with server, watching(connect(odd_section(server)), kept):
        await taken_in(kept)
    assert [raw.meta["uid"] for raw in kept.raws.values()] == ["3"]
    found = shelf(kept.cursor, PLACE)
    assert (found.on_server, found.wanted, found.seen) == (3, 1, 1)


@dataclass
class Interrupted(Kept):
    """A new mail comes when the first batch of history was stored."""

    server: OddImap | None = None

    async def store(self, raws: Sequence[Raw], cursor: Mapping[str, str] | None = None) -> None:
        if raws and not self.raws and self.server is not None:
            self.server.arrive(letter(1000))
        await super().store(raws, cursor)


async def test_new_mail_goes_before_history() -> None:
    mails, dates = box([5] * 400)
    async with OddImap(mails=mails, dates=dates) as server:
        kept = Interrupted(server=server)
        async with watching(connect(odd_section(server)), kept):
            await taken_in(kept)
    assert len(kept.raws) == 401
    assert list(kept.raws).index(f"{PLACE}/1000/401") == 50  # right behind the batch that was under way


async def test_history_waits_while_the_desk_is_busy_and_new_mail_does_not(kept: Kept) -> None:
    mails, dates = box([5] * 20)
    kept.backlog = 10_000
    async with OddImap(mails=mails, dates=dates) as server, watching(connect(odd_section(server)), kept):
        await until(lambda: PLACE in kept.cursor)
        server.arrive(letter(1000))
        await until(lambda: kept.raws)
        await asyncio.sleep(0.3)
        assert len(kept.raws) == 1
        kept.backlog = 0
        await until(lambda: len(kept.raws) == 21)


async def test_an_import_that_is_cut_off_goes_on(kept: Kept) -> None:
    """The poller is killed again and again: each start finds what is missing, nothing is fetched twice."""
    mails, dates = box([5] * 1500)
    async with OddImap(mails=mails, dates=dates) as server:
        for _ in range(40):
            task = asyncio.create_task(connect(odd_section(server)).run(kept))
            size = len(kept.raws)
            await until(lambda size=size: len(kept.raws) > size or shelf(kept.cursor, PLACE).complete)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            if shelf(kept.cursor, PLACE).complete:
                break
        async with watching(connect(odd_section(server)), kept):
            await taken_in(kept)
    assert len(kept.raws) == 1500
    assert [int(raw.meta["uid"]) for raw in kept.raws.values()] == list(
        range(1, 1501)
    )  # in the order they were written


async def test_progress_is_told(kept: Kept) -> None:
    mails, dates = box([5] * 120)
    async with OddImap(mails=mails, dates=dates) as server:
        channel = connect(odd_section(server))
        seen: set[tuple[int, int, bool]] = set()
        async with watching(channel, kept):
            while not shelf(kept.cursor, PLACE).complete:
                (folder,) = channel.folders(kept.cursor)
                seen.add((folder.seen, folder.wanted, folder.history))
                await asyncio.sleep(0)
    assert (50, 120, True) in seen
    (folder,) = channel.folders(kept.cursor)
    assert (folder.seen, folder.wanted, folder.running, folder.history) == (120, 120, False, False)
    assert folder.checked_at is not None


async def test_an_earlier_day_can_be_asked_for_later(kept: Kept) -> None:
    mails, dates = box([300, 5])
    async with OddImap(mails=mails, dates=dates) as server:
        channel = connect(odd_section(server, import_since=None, idle=0.2))
        assert isinstance(channel, Folders)
        async with watching(channel, kept):
            await taken_in(kept)
            assert not kept.raws
            kept.cursor |= channel.begin(date(2020, 1, 1))
            await until(lambda: len(kept.raws) == 2)
    assert {message(channel, raw).history for raw in kept.raws.values()} == {"open", "ended"}


async def test_what_was_watched_before_this_was_written_down_is_no_history(kept: Kept) -> None:
    """A desk with the cursor of an earlier version: what it missed is mail, not history."""
    mails, dates = box([1, 1, 1])
    kept.cursor = {PLACE: "1000:3", f"{PLACE}#since": "2026-01-01"}
    async with OddImap(mails=mails, dates=dates) as server, watching(connect(odd_section(server)), kept):
        await taken_in(kept)
    assert len(kept.raws) == 3
    assert not any("history" in raw.meta for raw in kept.raws.values())


# --- the preview ------------------------------------------------------------------------------------------------------


def mixed() -> Iterator[tuple[datetime, bytes]]:
    yield NOW - timedelta(days=90), dated(1, NOW - timedelta(days=90))
    yield NOW - timedelta(days=40), dated(2, NOW - timedelta(days=40), "Auto-Submitted: auto-replied")
    yield NOW - timedelta(days=40), dated(3, NOW - timedelta(days=40), "List-Id: <news.shop.example>")
    yield NOW - timedelta(days=2), dated(4, NOW - timedelta(days=2), size=400_000)
    yield NOW - timedelta(days=2), dated(4, NOW - timedelta(days=2), size=400_000)  # the same again
    yield NOW - timedelta(days=1), dated(5, NOW - timedelta(days=1))


async def look(kept: Kept, **more: object) -> tuple[Preview, list[tuple[int, int]]]:
    told: list[tuple[int, int]] = []
    found = list(mixed())
    async with OddImap(
        mails={uid: data for uid, (_, data) in enumerate(found, 1)},
        dates={uid: at for uid, (at, _) in enumerate(found, 1)},
        flags={6: "\\Deleted"},
    ) as server:
        channel = connect(odd_section(server, import_since="60d", max_mail=300_000, **more))
        (preview,) = await channel.preview(kept.cursor, None, kept.known, lambda done, of: told.append((done, of)))
        assert not [one for one in server.commands if one in ("STORE", "EXPUNGE")]
    return preview, told


async def test_a_preview_counts_by_headers_and_stores_nothing(kept: Kept) -> None:
    preview, told = await look(kept)
    assert (preview.on_server, preview.wanted, preview.automatic, preview.ended) == (6, 3, 2, 2)
    assert preview.skipped == {"before": 1, "deleted": 1, "double": 1, "too_large": 1}
    months = [f"{NOW - timedelta(days=days):%Y-%m}" for days in (40, 2)]
    assert preview.months == ({months[0]: 2, months[1]: 1} if months[0] != months[1] else {months[0]: 3})
    assert [one.subject for one in preview.biggest][:1] == ["4"]
    assert "max_mail" in preview.biggest[0].why
    assert preview.first is not None
    assert preview.last is not None
    assert preview.last - preview.first > timedelta(days=37)
    assert told[-1] == (5 - 1, 4)
    assert not kept.raws
    assert not kept.cursor


async def test_a_preview_knows_what_is_here(kept: Kept) -> None:
    mails, dates = box([3, 2, 1])
    async with OddImap(mails=mails, dates=dates) as server:
        channel = connect(odd_section(server))
        async with watching(channel, kept):
            await taken_in(kept)
        (preview,) = await channel.preview(kept.cursor, None, kept.known, lambda done, of: None)
    assert (preview.wanted, preview.skipped) == (0, {"known": 3})


async def test_a_preview_says_why_a_folder_can_not_be_looked_at(kept: Kept) -> None:
    async with OddImap(no_at={"SELECT": b"[NONEXISTENT] no"}) as server:
        (preview,) = await connect(odd_section(server)).preview(kept.cursor, None, kept.known, lambda done, of: None)
    assert "There is no such folder" in preview.error


async def test_a_preview_of_nothing_old(kept: Kept) -> None:
    mails, dates = box([3, 2, 1])
    async with OddImap(mails=mails, dates=dates) as server:
        channel = connect(odd_section(server, import_since="none"))
        (preview,) = await channel.preview(kept.cursor, None, kept.known, lambda done, of: None)
        assert (preview.wanted, preview.skipped) == (0, {"before": 3})
        (preview,) = await channel.preview(kept.cursor, date(2020, 1, 1), kept.known, lambda done, of: None)
        assert preview.wanted == 3


# --- real servers -----------------------------------------------------------------------------------------------------


async def test_dovecot_gives_its_history(kept: Kept) -> None:
    async with Dovecot() as server:
        await server.append("INBOX", *(dated(number, NOW - timedelta(days=100)) for number in range(700)))
        channel = connect({**server.section(), "import_since": "2020-01-01"})
        (preview,) = await channel.preview(kept.cursor, None, kept.known, lambda done, of: None)
        assert (preview.on_server, preview.wanted, preview.ended) == (700, 700, 700)
        async with watching(channel, kept):
            await until(lambda: len(kept.raws) == 700)
            await server.append("INBOX", letter(1000))
            await until(lambda: len(kept.raws) == 701)
    assert {message(channel, raw).history for raw in kept.raws.values()} == {"ended", ""}
    assert not asides(kept.cursor, PLACE)


async def test_pymap_gives_its_history(mail: MailEmulator, kept: Kept) -> None:
    for number in range(150):
        await mail.append("support@shop.example", letter(number), at=NOW - timedelta(days=30))
    channel = connect(mail.section, mail.password, import_since="2020-01-01")
    previews = await channel.preview(kept.cursor, None, kept.known, lambda done, of: None)
    assert [one.wanted for one in previews] == [150, 0]
    async with watching(channel, kept):
        await until(lambda: len(kept.raws) == 150)
        await mail.append("support@shop.example", letter(1000))
        await until(lambda: len(kept.raws) == 151)
    assert not any(kept.notes)


# --- words ------------------------------------------------------------------------------------------------------------

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("asked", "stored", "day"),
    [
        (None, "", "2026-11-22"),
        (None, "2026-11-01", "2026-11-01"),
        (date(2026, 1, 1), "", "2026-01-01"),
        (date(2026, 1, 1), "2026-11-01", "2026-01-01"),
        (date(2026, 1, 1), "2025-11-01", "2025-11-01"),
        (date(2026, 1, 1), "none", "2026-01-01"),
        (timedelta(days=30), "", "2026-10-23"),
        (timedelta(days=30), "2026-10-01", "2026-10-01"),
        ("none", "", "none"),
        ("none", "2026-10-01", "2026-10-01"),
    ],
)
def test_the_first_day(asked: date | timedelta | str | None, stored: str, day: str) -> None:
    assert since(asked, stored, TODAY) == day


def test_where_history_ends() -> None:
    began = First(validity=7, uid=100, moment=NOW)
    assert first(str(began)) == began
    assert began.is_history(7, 99, None)
    assert not began.is_history(7, 100, NOW - timedelta(days=9))
    assert began.is_history(8, 1000, NOW - timedelta(days=9))
    assert not began.is_history(8, 1, NOW + timedelta(seconds=1))
    assert not began.is_history(8, 1, None)


@pytest.mark.parametrize("text", ["", "7", "7:x:2026-11-22", "7:1:yesterday"])
def test_a_beginning_that_is_none(text: str) -> None:
    assert first(text) is None


def test_where_new_mail_begins() -> None:
    assert following("7:12", 7) == 12
    assert following("7:12", 8) == following("", 7) == following("7:x", 7) == 0


@pytest.mark.parametrize("value", ["soon", "2026-13-01", "d30", "-5d"])
async def test_a_day_that_is_none_is_told(value: str) -> None:
    async with OddImap() as server:
        with pytest.raises(ConfigProblem, match="import_since: must be a day"):
            connect(odd_section(server, import_since=value))
