"""What a provider sends as JSON, read with patience."""

import json
import re
from typing import Any

import msgspec

from router.schema import Malformed


def json_object(body: bytes, most: int) -> dict[str, Any]:
    """What a provider sends: one JSON object of at most `most` bytes. Raises Malformed."""
    if len(body) > most:
        raise Malformed(f"{len(body)} bytes are more than {most}")
    found = read_json(body)
    if not isinstance(found, dict):
        raise Malformed("the JSON is not an object")
    return found


def read_json(body: bytes) -> object:
    """JSON, read with patience. Raises Malformed."""
    try:
        return msgspec.json.decode(body)
    except RecursionError:
        raise Malformed("the JSON is nested too deep") from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        return _read_slowly(body)


def _read_slowly(body: bytes) -> object:
    """The standard library reads what the strict decoder refuses: half an emoji that a provider cut off, numbers out of range."""
    try:
        return json.loads(_HALF_PAIR.sub(_whole_or_mark, body.decode()), parse_int=_int_or_text)
    except RecursionError:
        raise Malformed("the JSON is nested too deep") from None
    except ValueError as wrong:
        raise Malformed(f"not JSON: {type(wrong).__name__}") from None


# A \ud83d without its \ude00, which no database takes; an even number of backslashes before the u is text, not an escape.
_HALF_PAIR = re.compile(r"\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[dD][89a-fA-F][0-9a-fA-F]{2}")  # fmt: skip


def _int_or_text(digits: str) -> int | str:
    return int(digits) if len(digits) <= 19 else digits


def _whole_or_mark(found: re.Match[str]) -> str:
    return r"\ufffd" if len(found[0]) == 6 else found[0]
