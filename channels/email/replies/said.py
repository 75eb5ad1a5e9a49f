"""What a mail's author wrote, what he cites and what he passes on."""

import re
from collections.abc import Sequence

import msgspec

from channels.email.reading import body, mime
from channels.email.reading.addresses import Address, addresses
from channels.email.reading.body import Body
from channels.email.reading.clean import clean
from channels.email.replies import introductions, reply
from router import prefixes

_COPIED = re.compile(r"[\[\"]|mailto:|<.*<")
_LINKED = re.compile(r"(?<=\w)<mailto:[^<>]{1,200}>")
PURE_FORWARD = 600  # characters of own text above an attached mail that still make the whole a forward


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """What the mail's author wrote, apart from what others did; `origin` is whose mail he passes on."""

    text: str
    quoted: str = ""
    forwarded: bool = False
    origin: str = ""


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """What a `sender` wrote. A `report` is a server's words: nothing in them is a quote. A `new` mail answers nothing and passes
    nothing on."""

    read: Body
    subject: str
    sender: Address
    report: bool
    new: bool


def tell_apart(letters: Sequence[Letter]) -> list[Said]:
    """What is said in each."""
    shown = [clean(one.read.text) for one in letters]
    people = [(text, one.sender) for text, one in zip(shown, letters, strict=True) if not one.report]
    splits = iter(reply.split_all(people))
    return [
        Said(text=reply.whole(text)) if one.report else _said(one, text, next(splits))
        for text, one in zip(shown, letters, strict=True)
    ]


def _said(letter: Letter, shown: str, split: reply.Split) -> Said:
    attached = [file.message for file in letter.read.files if file.message is not None]
    quoted = "\n\n".join(one for one in (split.quoted, *map(_as_text, attached)) if one)
    forwarded, origin = split.forwarded or (bool(attached) and len(split.text) <= PURE_FORWARD), ""
    introduced = introductions.begins(split.quoted)
    # Without a separator a block of copied headers is a forward if the subject says so or nothing was written above it.
    if quoted and (forwarded or not split.text or (prefixes.is_of_forward(letter.subject) and not introduced)):
        senders = (reply.forwarded_from(split.quoted), *(one.headers.text("from") for one in attached))
        origin = _tidied(next(filter(None, senders), "")[:500])
    if introduced and not (split.text or attached or split.forwarded) and letter.new:
        # «Анна написала 02.11.2026 10:00: …» is what a site has to say
        return Said(text=reply.whole(shown), forwarded=bool(origin), origin=origin)
    return Said(text=split.text, quoted=quoted, forwarded=forwarded or bool(origin), origin=origin)


def _tidied(origin: str) -> str:
    """«Anna <a@x.example>», however a program copied it: with quotation marks, «[mailto:a@x.example]», the address twice."""
    if not _COPIED.search(origin):
        return origin
    first = next(iter(addresses([_LINKED.sub("", origin).encode("utf-8", "replace")])), None)
    if first is None or not first.address or _COPIED.search(first.name):
        return origin
    return f"{first.name} <{first.address}>" if first.name else first.address


def _as_text(message: mime.Entity) -> str:
    """An attached mail as text: who, when, to whom, about what, and its own text."""
    headers = message.headers
    shown = [
        f"{title}: {value}"
        for title, name in (("От", "from"), ("Дата", "date"), ("Кому", "to"), ("Тема", "subject"))
        if (value := headers.text(name)[:500])
    ]
    inner = clean(body.read(message).text)
    plain = "\n".join(line for line in inner.split("\n") if not line.startswith("\x1d"))
    return "\n".join(shown) + ("\n\n" + plain if plain.strip() else "")
