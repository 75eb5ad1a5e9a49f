"""The content inside an opaquely signed S/MIME mail (RFC 8551 section 3.5.2): readable without checking who signed it."""

MAX_STEPS = 100_000
_DATA = bytes.fromhex("06092a864886f70d010701")  # id-data (RFC 5652 section 4), as it is encoded


def signed_content(data: bytes) -> bytes:
    """What CMS SignedData carries; b"" when there is nothing that can be read. Only the outline of BER is looked at."""
    place = data.find(_DATA, 0, 4096)
    if place < 0:
        return b""
    return _octets(data, place + len(_DATA))


def _octets(data: bytes, position: int) -> bytes:
    """The octet strings from here on, pieces of constructed ones joined; ends at the first thing that is neither."""
    pieces: list[bytes] = []
    for _ in range(MAX_STEPS):
        if position + 2 > len(data):
            break
        tag = data[position]
        size, start = _length(data, position + 1)
        if tag in (0xA0, 0x24):  # [0] EXPLICIT, or an octet string in pieces
            position = start
        elif tag == 0x04 and size >= 0:
            pieces.append(data[start : start + size])
            position = start + size
        else:
            break
    return b"".join(pieces)


def _length(data: bytes, position: int) -> tuple[int, int]:
    """(length, where the value begins); -1 for the indefinite form (X.690 section 8.1.3)."""
    first = data[position]
    if first < 0x80:
        return first, position + 1
    count = first & 0x7F
    if count == 0 or count > 6:
        return -1, position + 1
    return int.from_bytes(data[position + 1 : position + 1 + count], "big"), position + 1 + count
