"""Files named by the hash of their bytes: bounded, whole or not there at all."""

import asyncio
import contextlib
import hashlib
import os
import secrets
import tempfile
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from router.media.sniffing import HEAD, sniff

CHUNK = 256 * 1024


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

    def hold(self, data: bytes) -> Path:
        """Notes, before they are put, that nothing refers to these bytes yet. Whoever has told of them removes the note."""
        self.folder.mkdir(parents=True, exist_ok=True)
        note = self.folder / f"{_HELD}{hashlib.sha256(data).hexdigest()}-{secrets.token_hex(4)}"
        note.touch()
        return note

    def held(self, before: datetime) -> list[tuple[Path, str]]:
        """Notes that a process left behind when it died, if nobody wrote them since then, each with the SHA-256 that it is of."""
        found = []
        for note in self.folder.glob(f"{_HELD}*"):
            with contextlib.suppress(FileNotFoundError):
                if note.stat().st_mtime <= before.timestamp():
                    found.append((note, note.name.split("-")[1]))
        return found

    def drop(self, sha256: str, before: datetime) -> None:
        """Removes a blob that nothing refers to, if nobody has put the same bytes since then."""
        path, aside = self.path(sha256), self.folder / f"{_HALF}{secrets.token_hex(8)}"
        with contextlib.suppress(FileNotFoundError):
            path.rename(aside)
            if aside.stat().st_mtime > before.timestamp():
                with contextlib.suppress(FileExistsError):
                    path.hardlink_to(aside)
            aside.unlink()

    async def put_bytes(self, data: bytes, limit: int) -> Blob:
        return await self.put(_chunks(data), limit)


_HALF, _HELD = "new-", "held-"  # the names of what is being written begin so, and of what nothing refers to yet


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
