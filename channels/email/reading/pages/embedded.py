"""Pictures that a page carries in itself (RFC 2397), as web mails and trackers paste screenshots."""

import re
from urllib.parse import unquote_to_bytes

from channels.email.reading.encoded import decode_base64

MIN_PICTURE = 4096  # bytes: what is smaller is an icon

_EMBEDDED = re.compile(
    rb"data:(image/[\w.+-]{1,40})(?:;[\w=.-]{1,40}){0,3};base64,([A-Za-z0-9+/=%\s]{100,}+)", re.IGNORECASE
)


def part(source: bytes) -> tuple[bytes, list[tuple[str, bytes]]]:
    """A page without the pictures in it, which may be a hundred times its size, and (media type, bytes) of all that are no icons."""
    found: list[tuple[str, bytes]] = []

    def take(picture: re.Match[bytes]) -> bytes:
        kind, coded = picture.groups()
        if len(data := decode_base64(unquote_to_bytes(coded) if b"%" in coded else coded)) >= MIN_PICTURE:
            found.append((kind.decode().lower(), data))
        return b"data:" + kind

    return (_EMBEDDED.sub(take, source) if b";base64," in source else source), found
