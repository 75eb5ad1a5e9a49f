"""What is attached to a mail, as the desk's parts."""

import hashlib
from collections.abc import Iterator
from itertools import islice

from channels.email.reading import body, mime
from channels.email.reading.body import Body, File
from channels.email.reading.files import part_kind
from router.schema import Json, Part

MAX_INSIDE = 50  # files of an attached mail that are named
LARGER = "the mail is larger than the channel takes: its beginning was taken, the whole is on the server"
INSIDE = "/in/"  # between a mail's ref and that of a file in it


def parts(read: Body, size: str) -> tuple[Part, ...]:
    """`size` is the whole mail's, in bytes, where only its beginning was taken; "" else."""
    calendar = "" if read.calendar in read.text else read.calendar
    parts = [_part(file, calendar if file.media_type == "text/calendar" else file.text) for file in read.files]
    if size:
        parts = parts[:-1]  # cut in the middle
        parts.append(
            Part(
                kind="file", name="mail.eml", media_type="message/rfc822", size=int(size) if size.isdigit() else 0, state="too_large",
                reason=LARGER,
            )
        )  # fmt: skip
    return tuple(parts)


def _part(file: File, text: str) -> Part:
    return Part(
        kind=part_kind(file.media_type),
        name=file.name,
        media_type=file.media_type,
        size=len(file.data),
        sha256=file.sha256 or hashlib.sha256(file.data).hexdigest(),
        ref=file.ref,
        state="pending",
        text=text[:2000],
        inline=file.inline,
        facts=_facts_of(file),
    )


def _facts_of(file: File) -> dict[str, Json]:
    """`files`: what is attached to an attached mail; its `ref` is for `fetch`."""
    facts: dict[str, Json] = {"cid": file.cid} if file.cid else {}
    if file.message is not None and (found := list(islice(_inside(file.message), MAX_INSIDE))):
        facts["files"] = [
            {"name": one.name, "media_type": one.media_type, "size": len(one.data), "ref": f"{file.ref}{INSIDE}{ref}"}
            for ref, one in found
        ]
    return facts


def content(ref: str, message: mime.Entity) -> bytes | None:
    """The bytes that `ref` names in a mail; None where it has no such part."""
    outer, _, inner = ref.partition(INSIDE)
    file = next((one for one in body.files(message) if one.ref == outer), None)
    if file is None or not inner:
        return None if file is None else file.data
    return None if file.message is None else content(inner, file.message)


def _inside(message: mime.Entity) -> Iterator[tuple[str, File]]:
    """The files of an attached mail and of those attached to it, by their refs in it."""
    if not message.children and message.type.startswith("text/"):
        return  # as most are, returned ones above all
    for one in body.files(message):
        yield one.ref, one
        if one.message is not None:
            for ref, deeper in _inside(one.message):
                yield f"{one.ref}{INSIDE}{ref}", deeper
