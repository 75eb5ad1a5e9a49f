"""What is written: entities in characters of the text as we store it, and the token of a link that opened the bot. Pure."""

from channels.telegram.fields import Obj, nfc, obj, text, whole
from router.cutting import positions
from router.schema import Entity
from router.signing import LINK_TOKEN


def marked(body: str, marks: list[Obj]) -> tuple[str, tuple[Entity, ...]]:
    """The text as it is stored, and its entities there."""
    stored = nfc(body)
    if not marks:
        return stored, ()
    where = positions(body)
    spans = []
    for mark in marks:
        offset, length = whole(mark, "offset"), whole(mark, "length")
        if 0 <= offset < len(where) and length > 0:
            spans.append((where[offset], where[min(offset + length, len(where) - 1)], mark))
    if stored != body:
        moved = _normal_places(body, sorted({place for start, end, _ in spans for place in (start, end)}))
        spans = [(moved[start], min(moved[end], len(stored)), mark) for start, end, mark in spans]
    found = (
        Entity(type=text(mark, "type"), start=start, end=end, value=_value(mark))
        for start, end, mark in spans
        if start < end and text(mark, "type")
    )
    return stored, tuple(found)


def _normal_places(body: str, places: list[int]) -> dict[int, int]:
    """Where each place of `body` is after normalisation; each stretch between two of them is normalised once."""
    found, last, length = {}, 0, 0
    for place in places:
        length += len(nfc(body[last:place]))
        found[place], last = length, place
    return found


def _value(mark: Obj) -> str:
    """What an entity carries that its text doesn't say."""
    if url := text(mark, "url"):
        return url[:2000]
    if user := whole(obj(mark, "user"), "id"):
        return f"telegram:{user}"
    moment = whole(mark, "unix_time")
    return (text(mark, "language") or text(mark, "custom_emoji_id"))[:200] or (str(moment) if moment else "")


def link_token(written: str) -> str:
    """Our own token, as a link that opens the bot brings it back ("Deep linking" of the Bots page): nobody is shown it."""
    command, _, brought = written[:200].partition(" ")
    return brought if command.partition("@")[0] == "/start" and LINK_TOKEN.fullmatch(brought) else ""


def shown(written: str) -> str:
    """The text without our token."""
    return written.split()[0] if link_token(written) else written
