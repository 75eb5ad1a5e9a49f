"""How IMAP writes what is asked of a server."""

import base64
from collections.abc import Sequence
from datetime import date

from channels.email.mailbox.responses import MONTHS
from channels.email.mailbox.turns import theirs


def imap_day(day: date) -> str:
    """`1-Feb-2026`, whatever the machine's language (RFC 3501 section 9, date)."""
    return f"{day.day}-{MONTHS[day.month - 1]}-{day.year}"


def uid_set(uids: Sequence[int]) -> str:
    """`1:3,7`, the server's UIDs of ours: a command stays short whatever it asks for."""
    ranges: list[list[int]] = []
    for uid in sorted(map(theirs, uids)):
        if ranges and uid == ranges[-1][1] + 1:
            ranges[-1][1] = uid
        else:
            ranges.append([uid, uid])
    return ",".join(str(low) if low == high else f"{low}:{high}" for low, high in ranges)


def modified_utf7(folder: str) -> str:
    """«Входящие» as `&BBIERQQ+BDQETwRJBDgENQ-` (RFC 3501 section 5.1.3)."""
    result, held = "", ""
    for char in [*folder, ""]:
        if char and not 0x20 <= ord(char) <= 0x7E:
            held += char
            continue
        if held:
            coded = base64.b64encode(held.encode("utf-16-be")).decode().rstrip("=").replace("/", ",")
            result, held = f"{result}&{coded}-", ""
        result += "&-" if char == "&" else char
    return result


def with_literals(*strings: str) -> list[bytes]:
    """The strings as lines: each but the last ends with the announcement of a literal, with which the next begins."""
    lines = [b""]
    for one in strings:
        plain, data = quoted(one), one.encode()
        lines[-1] += b" " + (plain or b"{%d}" % len(data))
        lines += [] if plain else [data]
    return lines


def quoted(text: str) -> bytes | None:
    """A quoted string; None for what can't stand in one and has to be sent as a literal (RFC 3501 section 4.3)."""
    if not text.isascii() or any(ord(char) < 0x20 or ord(char) == 0x7F for char in text):
        return None
    return b'"' + text.replace("\\", "\\\\").replace('"', '\\"').encode() + b'"'
