"""Pictures that a page carries in itself (RFC 2397), as web mails and trackers paste screenshots."""

import re
from urllib.parse import unquote_to_bytes

from channels.email.reading.encoded import decode_base64

MIN_PICTURE = 4096  # bytes: what is smaller is an icon

_EMBEDDED = re.compile(
    rb"data:([\w.+-]{1,40}/[\w.+-]{1,60})(?:;[\w=.-]{1,40}){0,3};base64,([A-Za-z0-9+/=%\s]{100,}+)", re.IGNORECASE
)


def part(source: bytes) -> tuple[bytes, list[tuple[str, bytes]]]:
    """A page without the pictures and fonts in it, which may be a hundred times its size, and (media type, bytes) of the pictures that are
    no icons."""
    found: list[tuple[str, bytes]] = []

    def take(picture: re.Match[bytes]) -> bytes:
        kind, coded = picture.group(1).decode().lower(), picture.group(2)
        data = decode_base64(unquote_to_bytes(coded) if b"%" in coded else coded) if kind.startswith("image/") else b""
        if len(data) >= MIN_PICTURE:
            found.append((kind, data))
        return b"data:"

    return (_EMBEDDED.sub(take, source) if b";base64," in source else source), found
