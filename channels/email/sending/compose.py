"""A reply as the bytes of a mail: the same bytes at every attempt, seven-bit, lines within RFC 5321's limits. Pure but for the files.

Written by hand because the standard library's newer policy folds a long Message-ID in References into an encoded word, which breaks
the thread in every mail program.
"""

import base64
import hashlib
import html
import os
import quopri
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC
from email.utils import format_datetime
from urllib.parse import quote

from channels.email import ids
from channels.email.config import EmailConfig, Mailbox
from channels.email.reading.addresses import domain_in_ascii, normalise
from router import prefixes
from router.markup import Marked, linked, parse, tagged
from router.markup import plain as written
from router.schema import Entity, Outbound, Quote

MAX_REFERENCES = 900  # characters: relays refuse longer header lines (RFC 5322 section 2.1.1 says 998)
MAX_IDS = 20
LONGEST_WORD = 400  # characters without a blank, at which a line could be folded
MAX_NAME = 150  # characters of a file's name
MAX_QUOTE = 20_000  # characters of what is answered
QUOTE_STYLE = "margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex"
_GAP = re.compile(r"\n{2,}")
_CHARSET = "utf-8''"
_ID = re.compile(r"<[!-;=?-~]{1,498}>")
# What may stand before an address's @ (RFC 5322 section 3.4.1).
_LOCAL_PART = re.compile(r"[^\s\"(),:;<>\[\]\\]+|\"[^\r\n]*\"")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What SMTP gets. `utf8` says that an address needs SMTPUTF8 (RFC 6531)."""

    message_id: str
    sender: str
    recipient: str
    data: bytes
    utf8: bool = False


def compose(reply: Outbound, config: EmailConfig, files: Sequence[bytes]) -> Letter:
    """`files` are the bytes of `reply.files` in their order. Raises ValueError if the reply has no address that mail can reach."""
    mailbox = config.mailbox(reply.mailbox)
    recipient = normalise(reply.address.removeprefix("email:"))
    local, at, domain = recipient.rpartition("@")
    if (
        not at
        or not _LOCAL_PART.fullmatch(local)
        or ("." not in domain and domain != "localhost")
        or domain.endswith(".invalid")
    ):
        raise ValueError(f"no e-mail address to answer to: {recipient[:100] or 'empty'}")
    try:
        recipient = f"{local}@{domain_in_ascii(domain)}"
    except UnicodeError:
        raise ValueError(f"no valid domain in {recipient[:100]}") from None
    message_id = ids.message_id(reply.id, reply.reply_token, config.domain)
    head = _head(reply, config, mailbox, recipient, message_id)
    mark = "=_okno_" + hashlib.sha256(message_id.encode()).hexdigest()[:24]
    body = _alternative(reply, config, mark + "_a")
    if files:
        pieces = [body, *(_file(one.name, one.media_type, data) for one, data in zip(reply.files, files, strict=True))]
        body = _multipart("mixed", mark + "_m", pieces)
    # A bounce comes to the envelope's sender: where plus-addresses work, it names the conversation even if it says nothing else.
    sender = _ascii(_plus(mailbox, reply) if config.plus_address and reply.reply_token else mailbox.address)
    utf8 = not (sender + recipient).isascii()
    data = ("\r\n".join(head) + "\r\n" + body).encode("utf-8" if utf8 else "ascii")
    if len(data) > config.max_out:
        raise ValueError(
            f"the mail has {len(data)} bytes, more than {config.max_out} (max_out): send less, or a link to it"
        )
    return Letter(message_id=message_id, sender=sender, recipient=recipient, data=data, utf8=utf8)


def _head(reply: Outbound, config: EmailConfig, mailbox: Mailbox, recipient: str, message_id: str) -> list[str]:
    head = [
        _field("From", _address(mailbox.name, _ascii(mailbox.address))),
        _field("To", _address(reply.name, recipient)),
        _field("Subject", encoded(subject(reply, tagged=config.subject_tag))),
        f"Date: {format_datetime(reply.created_at)}",
        f"Message-ID: {message_id}",
    ]
    references = [one for one in (*reply.references, reply.in_reply_to) if _ID.fullmatch(one)]
    if _ID.fullmatch(reply.in_reply_to):
        head.append(f"In-Reply-To: {reply.in_reply_to}")
    if references:
        head.append(_field("References", " ".join(_trimmed(list(dict.fromkeys(reversed(references)))[::-1]))))
    if config.plus_address and reply.reply_token:
        head.append(_field("Reply-To", _ascii(_plus(mailbox, reply))))
    if reply.automatic:
        # RFC 3834 section 5; Exchange heeds only the second field ([MS-OXCMAIL]).
        head += ["Auto-Submitted: auto-replied", "X-Auto-Response-Suppress: All"]
    head += ["X-Okno-Reply: 1", "MIME-Version: 1.0"]
    return head


def _plus(mailbox: Mailbox, reply: Outbound) -> str:
    local, _, domain = mailbox.address.rpartition("@")
    return f"{local}+{reply.reply_token}@{domain}"


def subject(reply: Outbound, *, tagged: bool = False) -> str:
    """The conversation's subject with one «Re:»; `tagged`: and the ticket's number once."""
    text = " ".join(reply.subject.split()) or "Ваше обращение"
    if tagged and reply.ticket and (tag := f"[№{reply.ticket}]") not in text:
        kind, end = prefixes.first(text)
        start = end if kind == "answer" else 0
        text = f"{text[:start]}{' ' if start else ''}{tag} {text[start:].lstrip()}"
    return text if not (reply.in_reply_to or reply.references) or prefixes.is_answer(text) else f"Re: {text}"


def _trimmed(references: list[str]) -> list[str]:
    """RFC 5322 section 3.6.4 lets one drop the middle: the first names the thread, the last ones are what is answered."""
    kept = references[-1:]
    size = len(references[0]) + len(kept[0])
    for one in reversed(references[1:-1]):
        size += len(one) + 1
        if size > MAX_REFERENCES or len(kept) == MAX_IDS - 1:
            break
        kept.insert(0, one)
    return kept if len(references) == 1 else [references[0], *kept]


# --- header text ------------------------------------------------------------------------------------------------------------


def _field(name: str, value: str) -> str:
    """Folded at blanks so that no line is longer than it has to be."""
    lines = [f"{name}:"]
    for word in value.split(" "):
        if len(lines[-1]) + 1 + len(word) > 76 and lines[-1].strip() != f"{name}:":
            lines.append("")
        lines[-1] += f" {word}"
    return "\r\n".join(lines)


def encoded(text: str) -> str:
    """RFC 2047: plain ASCII stays, anything else becomes encoded words of at most 75 characters that never split a character."""
    text = _printable(text)
    if text.isascii() and "=?" not in text and max(map(len, text.split(" "))) <= LONGEST_WORD:
        return text
    words: list[str] = []
    chunk = b""
    for char in text:
        data = char.encode("utf-8", "replace")
        if len(chunk) + len(data) > 42:
            words.append(chunk.decode())
            chunk = b""
        chunk += data
    words.append(chunk.decode())
    return " ".join(f"=?utf-8?B?{base64.b64encode(word.encode()).decode()}?=" for word in words)


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() else " " for char in text)


def _address(name: str, address: str) -> str:
    name = " ".join(_printable(name).split())[:200]
    if not name:
        return f"<{address}>" if not address.isascii() else address
    if name.isascii() and "=?" not in name:
        escaped = name.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}" <{address}>'
    return f"{encoded(name)} <{address}>"


def _ascii(address: str) -> str:
    local, _, domain = address.rpartition("@")
    return f"{local}@{_ascii_domain(domain)}"


def _ascii_domain(domain: str) -> str:
    try:
        return domain_in_ascii(domain)
    except UnicodeError:
        return domain


# --- bodies -------------------------------------------------------------------------------------------------------------------


def _alternative(reply: Outbound, config: EmailConfig, mark: str) -> str:
    marked = parse(reply.text.replace("\r\n", "\n").replace("\r", "\n"))
    links = [button for button in reply.buttons if button.url]
    quote = reply.quote if config.quote and not reply.automatic else None
    plain = "\n\n".join([written(marked), *(f"{button.label}: {button.url}" for button in links)])
    rich = "".join(
        ["<!DOCTYPE html><html><body>", _rich(linked(marked))]
        + [f'<p><a href="{html.escape(button.url)}">{html.escape(button.label)}</a></p>' for button in links]
    )
    if quote is not None and quote.text.strip():
        said, line = _quoted(quote), _attribution(quote, config)
        plain += f"\n\n{line}\n" + "\n".join(f"> {one}".rstrip() for one in said.split("\n")) + "\n"
        rich += f'<div class="okno_quote"><p>{html.escape(line)}</p>{_cite(_flow(linked(Marked(text=said))))}</div>'
    return _multipart("alternative", mark, [_text("plain", plain), _text("html", rich + "</body></html>")])


def _attribution(quote: Quote, config: EmailConfig) -> str:
    """«22.11.2026 21:03, Анна <anna@mail.ru>:», which mail programs know for the beginning of a quote."""
    moment = quote.sent_at.astimezone(config.timezone)
    zone = " UTC" if moment.tzinfo is UTC else ""
    address = quote.address.removeprefix("email:")
    name = " ".join("".join(char for char in quote.name if char.isprintable() and char not in "<>").split())[:100]
    return f"{moment:%d.%m.%Y %H:%M}{zone}, {f'{name} <{address}>' if name else address}:"


def _quoted(quote: Quote) -> str:
    text = quote.text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    return text if len(text) <= MAX_QUOTE else f"{text[:MAX_QUOTE]}\n[…]"


def _cite(content: str) -> str:
    return f'<blockquote type="cite" style="{QUOTE_STYLE}">{content}</blockquote>'


def _rich(marked: Marked) -> str:
    """An answer with its markup; quotations and blocks stand by themselves."""
    written, place = "", 0
    for block in [span for span in marked.spans if span.type in ("quote", "pre")]:
        inner = marked.part(block.start, block.end)
        inside = replace(inner, spans=tuple(span for span in inner.spans if span.type != block.type))
        written += _flow(marked.part(place, block.start))
        written += _cite(_flow(inside)) if block.type == "quote" else f"<pre>{html.escape(inner.text)}</pre>"
        place = block.end
    return written + _flow(marked.part(place, len(marked.text)))


def _flow(marked: Marked) -> str:
    """Paragraphs and lines."""
    edges = [0, *(edge for gap in _GAP.finditer(marked.text) for edge in gap.span()), len(marked.text)]
    pieces = [marked.part(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    return "".join(f"<p>{tagged(piece, _tags, _broken)}</p>" for piece in map(_stripped, pieces) if piece.text.strip())


def _stripped(marked: Marked) -> Marked:
    start = len(marked.text) - len(marked.text.lstrip("\n"))
    return marked.part(start, max(start, len(marked.text.rstrip("\n"))))


def _broken(text: str) -> str:
    return "<br>".join(html.escape(line) for line in text.split("\n"))


def _tags(span: Entity) -> tuple[str, str]:
    if span.type == "text_link":
        return f'<a href="{html.escape(span.value)}">', "</a>"
    tag = {"bold": "b", "italic": "i"}.get(span.type, "code")
    return f"<{tag}>", f"</{tag}>"


def _text(kind: str, text: str) -> str:
    data = quopri.encodestring(text.encode("utf-8", "replace")).decode("ascii")
    lines = data.replace("\r\n", "\n").split("\n")
    # A lone dot or «From » at a line's beginning is rewritten by some relays; quoted-printable hides both.
    safe = [f"={ord(line[0]):02X}{line[1:]}" if line.startswith(("From ", ".")) else line for line in lines]
    return (
        f"Content-Type: text/{kind}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        + "\r\n".join(safe)
    )


def _file(name: str, media_type: str, data: bytes) -> str:
    """Both forms of the name: RFC 2231 for those who read it, an encoded word for those who don't."""
    name = _file_name(name)
    kind = (
        media_type
        if re.fullmatch(r"[\w.+-]{1,80}/[\w.+-]{1,80}", media_type, re.ASCII)
        and not media_type.lower().startswith(("multipart/", "message/"))
        else "application/octet-stream"
    )
    lines = base64.encodebytes(data).decode().replace("\n", "\r\n")
    if name.isascii():
        names = [f'; name="{name}"', f'; filename="{name}"']
    else:
        pieces = [quote(char, safe="") for char in name]
        names = [
            f';\r\n name="{encoded(name).replace(" ", chr(13) + chr(10) + " ")}"',
            ";\r\n " + ";\r\n ".join(_continued(pieces)),
        ]
    return (
        f"Content-Type: {kind}{names[0]}\r\nContent-Disposition: attachment{names[1]}\r\n"
        f"Content-Transfer-Encoding: base64\r\n\r\n{lines}"
    )


def _file_name(name: str) -> str:
    """One that may stand in a field and in a folder; a long one keeps its ending, by which programs know what to do with it."""
    name = "".join(char if char.isprintable() and char not in '"\\/' else "_" for char in name)
    stem, ending = os.path.splitext(name if name.strip(". ") else "file")
    return stem[: MAX_NAME - len(ending[:20])] + ending[:20]


def _continued(pieces: list[str]) -> list[str]:
    """filename*0*=utf-8''…; filename*1*=… with lines short enough, cut between characters."""
    chunks = [""]
    for piece in pieces:
        if len(chunks[-1]) + len(piece) > 54:
            chunks.append("")
        chunks[-1] += piece
    if len(chunks) == 1:
        return [f"filename*=utf-8''{chunks[0]}"]
    return [f"filename*{number}*={'' if number else _CHARSET}{chunk}" for number, chunk in enumerate(chunks)]


def _multipart(kind: str, mark: str, pieces: Sequence[str]) -> str:
    inner = "".join(f"--{mark}\r\n{piece.rstrip(chr(13) + chr(10))}\r\n" for piece in pieces)
    return f'Content-Type: multipart/{kind};\r\n boundary="{mark}"\r\n\r\n{inner}--{mark}--\r\n'
