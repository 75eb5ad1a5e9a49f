"""Attachments: fetched after their text is stored, bounded, named by what they hold, served so that they can harm nobody."""

import asyncio
import contextlib
import hashlib
import os
import secrets
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import quote

import structlog
from msgspec.structs import replace

from router.channel import Channel, FetchFailed
from router.schema import SMALL, Json, Part
from router.store import parts
from router.store.engine import Store
from router.store.parts import DuePart

HEAD = 4096  # bytes that sniffing looks at
CHUNK = 256 * 1024
AT_ONCE = 4  # of one channel
LOOK = 2.0  # seconds between looks at the table when nobody announces anything
ATTEMPTS = 8
SMALL_LIMIT, SMALL_DEADLINE = 512 * 1024, 30.0  # bytes of a smaller copy, seconds for it
DEADLINE = 600.0  # seconds for one attachment, whatever its channel says
LEFT = timedelta(days=1)  # far beyond DEADLINE: nobody writes any more to what is half written since then
FIRST_WAIT = 5.0
LONGEST_WAIT = 3600.0

log = structlog.get_logger()


class TooLarge(Exception):
    """More bytes than the limit; nothing was kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blob:
    """Stored bytes: `media_type` is what they prove to be, "" when they prove nothing; `made` is the file's number if it is new here."""

    sha256: str
    size: int
    media_type: str
    made: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Blobs:
    """A folder of files named by their SHA-256. The same bytes are kept once; a name never changes its content."""

    folder: Path

    def path(self, sha256: str) -> Path:
        """Where the blob is, or would be."""
        return self.folder / sha256[:2] / sha256

    async def put(self, chunks: AsyncIterator[bytes], limit: int) -> Blob:
        """Durable when it returns. Raises TooLarge beyond `limit` bytes, and whatever `chunks` raises; then nothing is kept."""
        writing = await asyncio.to_thread(_Writing.begin, self.folder)
        try:
            async for chunk in chunks:
                if writing.size + len(chunk) > limit:
                    raise TooLarge(f"more than {limit} bytes")
                await asyncio.to_thread(writing.add, chunk)
            return await asyncio.to_thread(writing.finish, self.path)
        finally:
            await asyncio.to_thread(writing.discard)

    def forget(self, blob: Blob) -> None:
        """Takes back what `put` brought, if it was new and nobody has put the same bytes since."""
        if not blob.made:
            return
        path, aside = self.path(blob.sha256), self.folder / f"{_HALF}{secrets.token_hex(8)}"
        with contextlib.suppress(FileNotFoundError):
            path.rename(aside)
            if aside.stat().st_ino != blob.made:
                with contextlib.suppress(FileExistsError):
                    path.hardlink_to(aside)
            aside.unlink()

    def sweep(self, before: datetime) -> None:
        """Removes what was half written when its process died, if nobody wrote to it since then."""
        for path in self.folder.glob(f"{_HALF}*"):
            with contextlib.suppress(FileNotFoundError):  # another process sweeps, too
                if path.stat().st_mtime <= before.timestamp():
                    path.unlink()

    async def put_bytes(self, data: bytes, limit: int) -> Blob:
        return await self.put(_chunks(data), limit)


_HALF = "new-"  # the names of what is being written begin so


class _Writing:
    """One blob on its way: a temporary file beside the others, so that its rename is atomic."""

    def __init__(self, number: int, name: str) -> None:
        self._file, self._name = os.fdopen(number, "wb"), name
        self._hash, self._head, self.size = hashlib.sha256(), b"", 0

    @classmethod
    def begin(cls, folder: Path) -> "_Writing":
        folder.mkdir(parents=True, exist_ok=True)
        return cls(*tempfile.mkstemp(dir=folder, prefix=_HALF))

    def add(self, chunk: bytes) -> None:
        self._file.write(chunk)
        self._hash.update(chunk)
        self.size += len(chunk)
        if len(self._head) < HEAD:
            self._head += chunk[: HEAD - len(self._head)]

    def finish(self, place: Callable[[str], Path]) -> Blob:
        self._file.flush()
        os.fsync(self._file.fileno())
        sha256 = self._hash.hexdigest()
        target = place(sha256)
        target.parent.mkdir(exist_ok=True)
        made = self._move(target)
        for folder in (target.parent, target.parent.parent):
            _sync_folder(folder)
        return Blob(sha256=sha256, size=self.size, media_type=sniff(self._head), made=made)

    def _move(self, target: Path) -> int:
        """The file's number if the bytes are new here; else the file is a new one all the same, so that nobody takes back the old."""
        try:
            os.link(self._name, target)
        except OSError:  # they are here, or the file system knows no links
            os.replace(self._name, target)
            return 0
        return os.fstat(self._file.fileno()).st_ino

    def discard(self) -> None:
        try:
            self._file.close()  # writes what is still buffered: a full disk refuses that
        finally:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(self._name)


def _sync_folder(folder: Path) -> None:
    """A rename is durable only when its folder is written, too."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


async def _chunks(data: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(data), CHUNK):
        yield data[start : start + CHUNK]


# --- what bytes prove to be (WHATWG MIME Sniffing, section 6; the formats' own signatures) ----------------------------

_MARKS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (0, b"BM", "image/bmp"),
    (0, b"II*\x00", "image/tiff"),
    (0, b"MM\x00*", "image/tiff"),
    (0, b"%PDF-", "application/pdf"),
    (0, b"\x1a\x45\xdf\xa3", "video/webm"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"\xff\xfb", "audio/mpeg"),
    (0, b"\xff\xf3", "audio/mpeg"),
    (0, b"\xff\xf2", "audio/mpeg"),
    (0, b"fLaC", "audio/flac"),
    (0, b"#!AMR", "audio/amr"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar"),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (0, b"\x1f\x8b", "application/gzip"),
    (0, b"{\\rtf", "application/rtf"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (0, b"MZ", "application/x-msdownload"),
)
_BRANDS = {  # ISO base media, section 4.3: the major brand after "ftyp"
    b"heic": "image/heic", b"heix": "image/heic", b"mif1": "image/heic", b"msf1": "image/heic", b"avif": "image/avif",
    b"M4A ": "audio/mp4", b"M4B ": "audio/mp4", b"qt  ": "video/quicktime",
}  # fmt: skip
_OFFICE = "application/vnd.openxmlformats-officedocument."
_ZIPS = (
    (b"word/", _OFFICE + "wordprocessingml.document"),
    (b"xl/", _OFFICE + "spreadsheetml.sheet"),
    (b"ppt/", _OFFICE + "presentationml.presentation"),
)
_MARKUP = (b"<!doctype html", b"<html", b"<head", b"<body", b"<script", b"<iframe", b"<svg", b"<?xml")

INLINE = frozenset(
    {
        "image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "image/bmp",
        "audio/mpeg", "audio/ogg", "audio/mp4", "audio/wav", "audio/flac", "audio/webm", "video/mp4", "video/webm",
    }
)  # fmt: skip
"""What a page may show by itself: it has no script in it. SVG and HTML have, and never are."""
_NAMED = INLINE | {
    "image/heic", "image/tiff", "video/quicktime", "audio/amr", "application/pdf", "application/zip",
    "application/vnd.rar", "application/x-7z-compressed", "application/gzip", "application/rtf", "text/plain", "text/csv",
    *(office for _, office in _ZIPS),
}  # fmt: skip


def sniff(head: bytes) -> str:
    """The media type that the first bytes prove, or ""."""
    for offset, mark, media_type in _MARKS:
        if head.startswith(mark, offset):
            return media_type
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], "video/mp4")
    if head.startswith(b"RIFF"):
        return {b"WEBP": "image/webp", b"WAVE": "audio/wav"}.get(head[8:12], "")
    if head.startswith(b"OggS"):
        return "video/ogg" if b"theora" in head[:64] else "audio/ogg"
    if head.startswith(b"PK\x03\x04"):
        return next((media_type for mark, media_type in _ZIPS if mark in head), "application/zip")
    start = head[:256].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(_MARKUP):
        return "image/svg+xml" if b"<svg" in head.lower() else "text/html"
    return ""


def settled(declared: str, proven: str) -> str:
    """The media type to keep: what the bytes prove; a declared one only if nobody would show it for that."""
    declared = declared.partition(";")[0].strip().lower()
    if proven:
        return proven
    return declared if declared in _NAMED - INLINE else "application/octet-stream"


def may_inline(media_type: str) -> bool:
    """Whether a stored file of this (settled) type may be shown in a page."""
    return media_type in INLINE


def safe_headers(part: Part) -> dict[str, str]:
    """How a stored file is served: never as a page of ours, and downloaded unless it is a picture, a sound or a film.

    RFC 6266 and RFC 8187 for the name; the sandbox is for browsers that would still find a script in it.
    """
    kind = part.media_type if part.media_type in _NAMED else "application/octet-stream"
    way = "inline" if may_inline(kind) else "attachment"
    return {
        "Content-Type": f"{kind}; charset=utf-8" if kind.startswith("text/") else kind,
        "Content-Disposition": f"{way}; {_file_name(part.name)}",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "private, max-age=86400",
    }


def _file_name(name: str) -> str:
    name = (
        "".join(letter for letter in name if letter.isprintable()).replace("/", "_").replace("\\", "_")[:150] or "file"
    )
    plain = "".join(letter if letter.isascii() and letter not in '"%;' else "_" for letter in name)
    return f"filename=\"{plain}\"; filename*=UTF-8''{quote(name.encode('utf-8', 'replace'), safe='')}"


# --- fetching ---------------------------------------------------------------------------------------------------------


@dataclass(slots=True, kw_only=True)
class Fetcher:
    """Fetches pending parts through their channels, a few of each at a time. A crash costs nothing: a taken part is due again."""

    store: Store
    channels: Mapping[str, Channel]
    blobs: Blobs
    limit: int
    now: Callable[[], datetime]
    random: Callable[[], float]

    async def run(self) -> None:
        """Until cancelled; what is being fetched then is dropped and fetched again later."""
        await asyncio.to_thread(self.blobs.sweep, self.now() - LEFT)
        held: dict[asyncio.Task[None], str] = {}
        async with asyncio.TaskGroup() as group:
            while True:
                seen = self.store.changed.version("parts")
                due = await self._take(Counter(held.values()))
                for part in due:
                    task = group.create_task(self._fetch(part))
                    held[task] = part.channel
                    task.add_done_callback(held.pop)
                if not due:
                    news = group.create_task(self._news(seen))
                    await asyncio.wait((news, *held), return_when=asyncio.FIRST_COMPLETED)
                    news.cancel()

    async def once(self) -> int:
        """Fetches what is due now, at most AT_ONCE; how many that was."""
        due = await self._take(Counter())
        await asyncio.gather(*(self._fetch(part) for part in due))
        return len(due)

    async def _news(self, seen: int) -> None:
        await self.store.changed.wait("parts", seen, LOOK)

    async def _take(self, held: Counter[str]) -> list[DuePart]:
        """What is due of the channels that have a place free: a file that hangs holds a place of its own channel alone."""
        busy = [channel for channel, number in held.items() if number >= AT_ONCE]
        free = AT_ONCE - max((number for number in held.values() if number < AT_ONCE), default=0)
        lease = self.now() + timedelta(seconds=DEADLINE + 60)
        return await self.store.write(parts.take, self.now(), lease, free, busy)

    async def _fetch(self, due: DuePart) -> None:
        bound = log.bind(part=due.id, ticket=due.ticket_id, channel=due.channel)
        try:
            blob = await self._get(due, due.part, self.limit)
            small = await self._small(due)
        except FetchFailed as problem:
            bound.info("attachment not fetched", reason=problem.reason, state=problem.state, retry=problem.retry)
            await self._failed(due, problem)
        except Exception as problem:  # noqa: BLE001 - one attachment's trouble is stored with it and tried again
            bound.warning("attachment not fetched", exc_info=True)
            await self._failed(due, FetchFailed(type(problem).__name__, retry=True))
        else:
            media_type = settled(due.part.media_type, blob.media_type)
            facts = {**due.part.facts, **small}
            kept = replace(due.part, sha256=blob.sha256, size=blob.size, media_type=media_type, facts=facts)
            await self.store.write(parts.stored, due, kept, self.now())

    async def _small(self, due: DuePart) -> dict[str, Json]:
        """The provider's smaller copy of a picture, as its fact; without it the picture itself is shown."""
        known = due.part.facts.get(SMALL)
        if not isinstance(known, dict):
            return {}
        try:
            async with asyncio.timeout(SMALL_DEADLINE):
                blob = await self._get(due, replace(due.part, ref=str(known["ref"]), size=0), SMALL_LIMIT)
        except Exception as problem:  # noqa: BLE001 - the picture itself is here already
            log.info("smaller copy not fetched", part=due.id, channel=due.channel, reason=str(problem))
            return {}
        if not (blob.media_type.startswith("image/") and may_inline(blob.media_type)):
            return {}
        return {SMALL: {**known, "sha256": blob.sha256, "media_type": blob.media_type}}

    async def _get(self, due: DuePart, part: Part, limit: int) -> Blob:
        if part.size > limit:
            raise FetchFailed(f"{part.size} bytes; the limit is {limit}", state="too_large")
        channel = self.channels.get(due.channel)
        if channel is None:
            raise FetchFailed(f"the channel {due.channel} is not configured", retry=True)
        if due.raw is None:
            raise FetchFailed("there is no raw that it came with")
        try:
            async with asyncio.timeout(DEADLINE):
                return await self.blobs.put(channel.fetch(part, due.raw), limit)
        except TooLarge as problem:
            raise FetchFailed(str(problem), state="too_large") from problem
        except TimeoutError as problem:
            raise FetchFailed(f"not fetched in {DEADLINE:.0f} seconds", retry=True) from problem

    async def _failed(self, due: DuePart, problem: FetchFailed) -> None:
        if not problem.retry or due.attempts >= ATTEMPTS:
            await self.store.write(parts.failed, due, problem.state, problem.reason, self.now())
            return
        wait = min(LONGEST_WAIT, FIRST_WAIT * 2**due.attempts) * (0.5 + self.random() / 2)
        await self.store.write(parts.put_off, due.id, problem.reason, self.now() + timedelta(seconds=wait))
