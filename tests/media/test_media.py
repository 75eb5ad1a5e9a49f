"""Attachments: what is kept, as what it is served, and what becomes of one that can't be had."""

import asyncio
import os
import resource
import signal
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from router.channel import FetchFailed
from router.desk import Forbidden, NotFound
from router.media.blobs import Blobs, TooLarge, _Writing
from router.media.fetching import ATTEMPTS, LEFT, SMALL_LIMIT, Fetcher
from router.media.sniffing import may_inline, safe_headers, settled, sniff
from router.readmodels import Actor
from router.schema import SMALL, Json, Part
from router.store import parts
from tests.desk.house import House, opened
from tests.waiting import until

VERA = Actor(role="operator", user_id=2)
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 50

SNIFFED = [
    (PNG, "image/png"), (b"\xff\xd8\xff\xe0..JFIF", "image/jpeg"), (b"GIF89a...", "image/gif"), (b"RIFF....WEBPVP8 ", "image/webp"),
    (b"\0\0\0\x18ftypheic", "image/heic"), (b"%PDF-1.7", "application/pdf"), (b"PK\x03\x04....stuff", "application/zip"),
    (b"PK\x03\x04...[Content_Types].xml...word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (b"PK\x03\x04...xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (b"\0\0\0\x20ftypisom", "video/mp4"), (b"\0\0\0\x20ftypM4A ", "audio/mp4"), (b"OggS....OpusHead", "audio/ogg"),
    (b"ID3\x04", "audio/mpeg"), (b"\xff\xfb\x90", "audio/mpeg"), (b"\x1aE\xdf\xa3", "video/webm"), (b"RIFF....WAVEfmt ", "audio/wav"),
    (b"\xef\xbb\xbf \n<!DOCTYPE html><html>", "text/html"), (b"<svg xmlns='...'>", "image/svg+xml"),
    (b"<?xml version='1.0'?><svg onload='x'>", "image/svg+xml"), (b"just words", ""), (b"", ""),
]  # fmt: skip


@pytest.mark.parametrize(("head", "media_type"), SNIFFED)
def test_bytes_tell_what_they_are(head: bytes, media_type: str) -> None:
    assert sniff(head) == media_type


SETTLED = [
    ("text/html", "image/png", "image/png"),
    ("image/png", "", "application/octet-stream"),  # nothing proves it: not shown as a picture
    ("image/png", "text/html", "text/html"),
    ("text/plain; charset=utf-8", "", "text/plain"),
    ("text/html", "", "application/octet-stream"),
    ("", "", "application/octet-stream"),
]


@pytest.mark.parametrize(("declared", "proven", "kept"), SETTLED)
def test_what_is_declared_counts_only_where_it_is_harmless(declared: str, proven: str, kept: str) -> None:
    assert settled(declared, proven) == kept


@pytest.mark.parametrize(
    "media_type", ["image/svg+xml", "text/html", "application/xhtml+xml", "application/pdf", "text/xml", "x\r\ny"]
)
def test_what_may_run_is_never_shown(media_type: str) -> None:
    headers = safe_headers(Part(kind="file", name="a", media_type=media_type, state="stored"))
    assert not may_inline(media_type)
    assert headers["Content-Disposition"].startswith("attachment")
    assert headers["Content-Type"] in ("application/octet-stream", "application/pdf")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in headers["Content-Security-Policy"]


NAMES = [
    ("чек.png", "filename=\"___.png\"; filename*=UTF-8''%D1%87%D0%B5%D0%BA.png"),
    ('a"b;c%.txt', "filename=\"a_b_c_.txt\"; filename*=UTF-8''a%22b%3Bc%25.txt"),
    (
        "../../etc/x\r\nSet-Cookie: a",
        "filename=\".._.._etc_xSet-Cookie: a\"; filename*=UTF-8''.._.._etc_xSet-Cookie%3A%20a",
    ),
    ("", "filename=\"file\"; filename*=UTF-8''file"),
    ("\udcff", "filename=\"file\"; filename*=UTF-8''file"),
]


@pytest.mark.parametrize(("name", "said"), NAMES)
def test_names_keep_their_letters_and_break_no_header(name: str, said: str) -> None:
    disposition = safe_headers(Part(kind="image", name=name, media_type="image/png", state="stored"))[
        "Content-Disposition"
    ]
    assert disposition == f"inline; {said}"
    assert "\r" not in disposition
    assert disposition.isascii()


async def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    blobs = Blobs(tmp_path / "blobs")
    one, two = await asyncio.gather(blobs.put_bytes(PNG, 100), blobs.put_bytes(PNG, 100))
    assert one == two
    assert (one.size, one.media_type) == (len(PNG), "image/png")
    assert [path.read_bytes() for path in (tmp_path / "blobs").rglob("*") if path.is_file()] == [PNG]


async def test_what_was_put_is_taken_back_unless_somebody_else_has_put_it(tmp_path: Path) -> None:
    blobs = Blobs(tmp_path / "blobs")

    def there() -> list[bytes]:
        return [path.read_bytes() for path in blobs.folder.rglob("*") if path.is_file()]

    first = await blobs.put_bytes(PNG, 100)
    blobs.forget(first)
    blobs.forget(first)  # it is gone already
    assert there() == []
    first, second = await blobs.put_bytes(PNG, 100), await blobs.put_bytes(PNG, 100)
    blobs.forget(second)
    blobs.forget(first)
    assert there() == [PNG]


async def test_too_large_leaves_nothing(tmp_path: Path) -> None:
    blobs = Blobs(tmp_path / "blobs")
    with pytest.raises(TooLarge):
        await blobs.put_bytes(b"x" * 101, 100)
    assert (await blobs.put_bytes(b"x" * 100, 100)).size == 100
    assert (await blobs.put_bytes(b"", 100)).size == 0
    assert not [path for path in (tmp_path / "blobs").iterdir() if path.name.startswith("new-")]


async def test_what_a_crash_left_half_written_goes_at_the_next_start(house: House) -> None:
    blobs = house.blobs
    kept = blobs.path((await blobs.put_bytes(PNG, 100)).sha256)
    torn, growing = blobs.folder / "new-torn", blobs.folder / "new-growing"
    for path, age in ((torn, LEFT), (growing, timedelta()), (kept, LEFT)):
        path.touch()
        moment = (house.clock.now() - age).timestamp()
        os.utime(path, (moment, moment))
    running = asyncio.create_task(fetcher(house).run())
    await until(lambda: not torn.exists(), "the half of a file")
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert (growing.exists(), kept.read_bytes()) == (True, PNG)


async def test_files_of_an_answer_that_was_never_stored_go_at_the_next_start(house: House) -> None:
    blobs = house.blobs
    told = await house.arrives(parts=(Part(kind="image", name="a.png", ref="1", state="pending"),))
    house.post.files = {"1": PNG}
    await fetcher(house).once()
    orphan, again, young = [blobs.path((await blobs.put_bytes(data, 100)).sha256) for data in (b"a", b"b", b"c")]
    known = blobs.path((await part(house, told)).sha256)
    notes = [blobs.hold(path.read_bytes()) for path in (orphan, again, known, young)]
    for path in (orphan, known, young, *notes[:3]):
        moment = (house.clock.now() - LEFT).timestamp()
        os.utime(path, (moment, moment))
    running = asyncio.create_task(fetcher(house).run())
    await until(lambda: not any(note.exists() for note in notes[:3]), "what a dead process noted")
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert [path.exists() for path in (orphan, again, known, young, notes[3])] == [False, True, True, True, True]


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with opened(tmp_path) as built:
        yield built


def fetcher(house: House) -> Fetcher:
    return Fetcher(
        store=house.store,
        channels={"post": house.post},
        blobs=house.blobs,
        limit=100,
        now=house.clock.now,
        random=lambda: 1.0,
    )


async def part(house: House, ticket_id: int, number: int = 0) -> Part:
    return (await house.desk.ticket(VERA, ticket_id)).messages[0].parts[number].part


async def test_a_pending_part_is_fetched_and_told(house: House) -> None:
    ticket_id = await house.arrives(
        parts=(Part(kind="image", name="a.jpg", ref="1", state="pending"), Part(kind="link", url="https://e.ru"))
    )
    house.post.files = {"1": PNG}
    assert await fetcher(house).once() == 1
    view = await house.desk.ticket(VERA, ticket_id)
    shown = view.messages[0].parts[0]
    assert (shown.part.state, shown.part.size, shown.part.media_type, shown.thumbnail) == (
        "stored",
        len(PNG),
        "image/png",
        True,
    )
    assert house.blobs.path(shown.part.sha256).read_bytes() == PNG
    assert (view.events[-1].kind, view.events[-1].data["state"]) == ("file", "stored")
    assert view.row.files == 1
    assert await fetcher(house).once() == 0


async def test_a_file_inside_of_another_is_had_when_it_is_asked_for(house: House) -> None:
    files: list[Json] = [{"name": "a.png", "media_type": "text/html", "size": len(PNG), "ref": "1/in/2"}]
    enclosed = Part(kind="file", name="a.eml", ref="1", state="pending", facts={"files": files})
    ticket_id = await house.arrives(parts=(enclosed,))
    number = (await house.desk.ticket(VERA, ticket_id)).messages[0].parts[0].id
    house.post.files = {"1/in/2": PNG}
    found = await house.desk.file_inside(VERA, number, 0)
    assert (found.data, found.headers["Content-Type"]) == (PNG, "image/png")
    for part_id, place in ((number, 1), (number + 1, 0)):
        with pytest.raises(NotFound):
            await house.desk.file_inside(VERA, part_id, place)
    house.post.files = {"1/in/2": FetchFailed("gone")}
    with pytest.raises(NotFound):
        await house.desk.file_inside(VERA, number, 0)
    with pytest.raises(Forbidden):
        await house.desk.file_inside(Actor(role="customer"), number, 0)


GIF = b"GIF89a" + b"1" * 20
SMALLER: list[tuple[bytes | Exception, bytes]] = [
    (GIF, GIF), (FetchFailed("no"), PNG), (FetchFailed("later", retry=True), PNG), (b"x" * (SMALL_LIMIT + 1), PNG),
    (b"<svg onload=x>", PNG), (OSError("the line is broken"), PNG),
]  # fmt: skip


@pytest.mark.parametrize(
    ("copy", "seen"), SMALLER, ids=["a picture", "none", "not now", "too large", "no picture", "broken"]
)
async def test_the_providers_smaller_copy_is_shown_where_it_can_be_had(
    house: House, copy: bytes | Exception, seen: bytes
) -> None:
    picture = Part(kind="image", name="a.png", ref="1", state="pending", facts={SMALL: {"ref": "2"}})
    ticket_id = await house.arrives(parts=(picture,))
    house.post.files = {"1": PNG, "2": copy}
    await fetcher(house).once()
    shown = (await house.desk.ticket(VERA, ticket_id)).messages[0].parts[0]
    assert (shown.thumbnail, shown.small, shown.part.state) == (True, seen is GIF, "stored")
    small, whole = [await house.desk.file(VERA, shown.id, small=small) for small in (True, False)]
    assert small.path is not None
    assert whole.path is not None
    assert (small.path.read_bytes(), whole.path.read_bytes()) == (seen, PNG)
    assert small.headers["Content-Type"] == ("image/gif" if seen is GIF else "image/png")


FAILURES = [
    (FetchFailed("gone", state="expired"), "expired", "gone"),
    (FetchFailed("403", state="blocked"), "blocked", "403"),
    (FetchFailed("no"), "failed", "no"),
    (b"x" * 101, "too_large", "more than 100 bytes"),
]


@pytest.mark.parametrize(("found", "state", "reason"), FAILURES)
async def test_what_cannot_be_had_says_so(house: House, found: bytes | FetchFailed, state: str, reason: str) -> None:
    ticket_id = await house.arrives(parts=(Part(kind="file", ref="1", state="pending"),))
    house.post.files = {"1": found}
    await fetcher(house).once()
    kept = await part(house, ticket_id)
    assert (kept.state, kept.reason) == (state, reason)


async def test_an_unforeseen_troubles_words_stay_in_the_log(house: House) -> None:
    """They may quote an address that carries a token."""
    ticket_id = await house.arrives(parts=(Part(kind="file", ref="1", state="pending"),))
    house.post.files = {"1": ValueError("no address: https://files.example/bot123:hush")}
    await fetcher(house).once()
    kept = await part(house, ticket_id)
    assert (kept.state, kept.reason) == ("pending", "ValueError")


async def test_an_announced_size_is_believed_before_fetching(house: House) -> None:
    ticket_id = await house.arrives(parts=(Part(kind="file", ref="none", size=101, state="pending"),))
    await fetcher(house).once()
    assert (await part(house, ticket_id)).state == "too_large"


async def test_passing_trouble_is_tried_again_and_a_person_may_ask(house: House) -> None:
    ticket_id = await house.arrives(parts=(Part(kind="file", ref="1", state="pending"),))
    house.post.files = {"1": FetchFailed("502", retry=True)}
    worker = fetcher(house)
    assert await worker.once() == 1
    assert await worker.once() == 0
    assert (await part(house, ticket_id)).state == "pending"
    for _ in range(ATTEMPTS - 1):
        house.clock.move(4000)
        assert await worker.once() == 1
    assert (await part(house, ticket_id)).state == "failed"
    house.post.files = {"1": b"words"}
    (view,) = (await house.desk.ticket(VERA, ticket_id)).messages[0].parts
    await house.desk.refetch(VERA, view.id)
    assert await worker.once() == 1
    assert (await part(house, ticket_id)).state == "stored"


async def test_a_crash_while_fetching_costs_only_time(house: House) -> None:
    ticket_id = await house.arrives(parts=(Part(kind="file", ref="1", state="pending"),))
    house.post.files = {"1": b"words"}
    lease = house.clock.now() + timedelta(seconds=660)
    assert len(await house.store.write(parts.take, house.clock.now(), lease, 4)) == 1
    assert await fetcher(house).once() == 0
    house.clock.move(661)
    assert await fetcher(house).once() == 1
    assert (await part(house, ticket_id)).state == "stored"


async def test_a_channels_bug_is_the_parts_own_trouble(house: House) -> None:
    ticket_id = await house.arrives(
        parts=(Part(kind="file", ref="nowhere", state="pending"), Part(kind="file", ref="2", state="pending"))
    )
    house.post.files = {"2": b"words"}
    await fetcher(house).once()
    assert (await part(house, ticket_id)).state == "pending"
    assert (await part(house, ticket_id, 1)).state == "stored"


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path) -> None:
    writing = _Writing.begin(tmp_path)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        writing.add(b"still in the buffer")
        with pytest.raises(OSError, match="too large"):
            writing.discard()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)
    assert list(tmp_path.iterdir()) == []
