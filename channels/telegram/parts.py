"""How a typed Part is made of what the Bot API tells. Pure."""

from channels.telegram.fields import Obj, nfc, number, text, whole
from router.schema import SMALL, Json, Part, PartKind, PartState

ONE_LINE = 300  # characters of a part's `text`: it is read in one line
_WHOLE_CURRENCIES = frozenset(("JPY", "KRW", "VND", "CLP", "PYG", "UGX", "ISK"))


def media(
    kind: PartKind, file: Obj, max_file: int, default: tuple[str, str], line: str = "", small: str = "", **facts: Json
) -> Part:
    """A file that can be fetched later; its `ref` is the file_id. `default`: its name and media type where none is given.
    `small`: the file_id of a picture's smaller copy."""
    size, ref = max(whole(file, "file_size"), 0), text(file, "file_id")
    state: PartState = "pending" if ref else "failed"
    reason = "" if ref else "the provider gave no file_id"
    if size > max_file:
        state, reason = "too_large", f"the API server gives out files of at most {max_file >> 20} MB"
    measures = {key: whole(file, key) for key in ("width", "height", "duration", "length")}
    return Part(
        kind=kind,
        name=nfc(text(file, "file_name")) or default[0],
        media_type=text(file, "mime_type") or default[1],
        size=size,
        ref=ref,
        state=state,
        reason=reason,
        text=one_line(line),
        facts=facts_of(**measures, file_unique_id=text(file, "file_unique_id"), **facts)
        | ({SMALL: {"ref": small}} if small else {}),
    )


def place(location: Obj, title: str = "", address: str = "") -> Part:
    """A point, with the name and address of a venue."""
    latitude, longitude = number(location, "latitude"), number(location, "longitude")
    known = latitude is not None and longitude is not None
    point = f"{latitude:.6g}, {longitude:.6g}" if known else ""
    more: dict[str, Json] = {key: whole(location, key) for key in ("live_period", "heading")}
    more["horizontal_accuracy"] = number(location, "horizontal_accuracy")
    return Part(
        kind="location",
        name=nfc(title),
        text=one_line(joined(", ", title, address, point)),
        url=f"https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}" if known else "",
        facts=facts_of(latitude=latitude, longitude=longitude, address=address, **more),
    )


def unsupported(what: str) -> Part:
    """What this code doesn't know stays visible."""
    return Part(kind="unsupported", text=f"unsupported: {one_line(what)}")


def phone_of(contact: Obj) -> str:
    """The number as +digits: apps of this provider leave the plus out as often as not."""
    digits = "".join(char for char in text(contact, "phone_number")[:40] if char in "0123456789")
    return f"+{digits}" if digits else ""


def money(amount: int, currency: str) -> str:
    """Amounts come in the currency's smallest unit (Bot API, "Payments"); stars and a few currencies have no smaller one."""
    if currency == "XTR":
        return f"{amount} ⭐"
    if currency == "TON":
        return f"{amount / 10**9:g} TON"  # SuggestedPostPrice: nanotoncoins
    if currency in _WHOLE_CURRENCIES:
        return f"{amount} {currency}"
    return f"{amount // 100}.{amount % 100:02d} {currency}".strip()


def one_line(value: str) -> str:
    """As it is read in a line."""
    flat = nfc(value) if value.isprintable() else nfc(" ".join(value.split()))
    return flat if len(flat) <= ONE_LINE else flat[: ONE_LINE - 1] + "…"


def joined(between: str, *words: str) -> str:
    """The words that there are."""
    return between.join(word for word in words if word)


def facts_of(**facts: Json) -> dict[str, Json]:
    """The facts that say something: a zero of a place does."""
    return {key: value for key, value in facts.items() if value or (value == 0.0 and isinstance(value, float))}
