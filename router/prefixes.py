"""What stands before a subject: «Re:», «Отв:», «Fwd:», "AW:" of mail programs in their languages, «[EXTERNAL]» of gateways. Pure."""

import re
from typing import Literal

Kind = Literal["", "answer", "forward"]
_KINDS: dict[str, Kind] = dict.fromkeys(
    (
        "re", "aw", "antw", "antwort", "sv", "vs", "r", "rif", "res", "rép", "odp", "odg", "ynt", "cevap", "atb", "ats", "vá", "bls",
        "răsp", "απ", "отв", "ответ", "на", "ha", "нa", "hа", "відп", "відповідь", "адк", "адказ", "отг", "одг", "жауап",
        "答复", "答覆", "答復", "回复", "回覆", "回復", "返信", "회신", "답장", "השב", "תגובה", "رد",
    ),
    "answer",
)  # fmt: skip
_KINDS |= dict.fromkeys(
    (
        "fw", "fwd", "пер", "перес", "пересл", "пересыл", "переслано", "пересланное", "пересылка", "wg", "tr", "rv", "enc", "i", "vb",
        "vl", "pd", "ilt", "i̇lt", "továbbítás", "doorst", "转发", "轉寄", "轉發", "転送", "전달",
    ),
    "forward",
)  # fmt: skip
# «Re[2]:» of The Bat!, «Re^2:» of older programs; the colon of East Asian ones
_HEAD = re.compile(r"\s{0,5}([^\W\d_]{1,12})\.?\s{0,2}(?:\[\d{1,3}\]|\(\d{1,3}\)|\^\d{1,3})?\s{0,2}[:：]")
# «[Fwd: order]» of Mozilla and SquirrelMail, «(Fwd) order» of Pegasus
_IN_BRACKETS = re.compile(r"\s{0,5}(?:\(fwd?\)|\[fwd?\s{0,2}:)", re.IGNORECASE)
_BY_GATEWAY = (
    r"(?:ext(?:ern(?:al|e)?)?|внешн\w{2}|(?:\w{4,10} )?(?:spam|спам|unverified|suspicious)|junk|bulk|unchecked|untrusted"
    r"|подозрительн\w{2}|не проверено)\b"
)
GATEWAY = re.compile(
    rf"(?:\s{{0,2}}(?:[\[{{(<*]{{1,6}}\s?{_BY_GATEWAY}[^\]}})>*\n]{{0,20}}[\]}})>*]{{1,6}}\s?:?|ext(?:ernal)?\s?:)){{1,3}}\s{{0,2}}",
    re.IGNORECASE,
)


_OPENING = frozenset("[{(<*eE")  # with which marks and brackets begin


def first(subject: str, start: int = 0) -> tuple[Kind, int]:
    """What the first prefix from `start` on says of a mail, and where it ends; gateways' marks before it are passed over."""
    kind, end = _head(subject, start)
    if kind or subject[start : start + 6].lstrip()[:1] not in _OPENING:
        return kind, end
    if mark := GATEWAY.match(subject, start):
        kind, end = _head(subject, mark.end())
    inside = None if kind else _IN_BRACKETS.match(subject, end)
    return ("forward", inside.end()) if inside else (kind, end)


def _head(subject: str, start: int) -> tuple[Kind, int]:
    found = _HEAD.match(subject, start)
    kind = _KINDS.get(found.group(1).lower(), "") if found else ""
    return (kind, found.end()) if found and kind else ("", start)


def is_answer(subject: str) -> bool:
    return first(subject)[0] == "answer"


def is_forward(subject: str) -> bool:
    return first(subject)[0] == "forward"


def is_of_forward(subject: str) -> bool:
    """A forward, or an answer to one: «Re: Fwd: …»."""
    kind, end = first(subject)
    for _ in range(5):
        if kind != "answer":
            break
        kind, end = first(subject, end)
    return kind == "forward"


def bare(subject: str) -> str:
    """Without prefixes and gateways' marks."""
    kind, end = first(subject)
    while kind:
        kind, end = first(subject, end)
    return subject[end:].strip()
