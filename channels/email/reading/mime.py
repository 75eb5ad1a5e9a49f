"""The tree of a mail: bytes in, entities out (RFC 2045, 2046), with every tolerance that real mail needs.

Our own reader, on bytes.find: the standard library's ends the header at the first line without a colon (the rest of the mail,
Content-Type included, becomes text), raises RecursionError on deeply nested multiparts, and decodes a 30 MB attachment to
str line by line only to encode it back.
"""

import hashlib
import re
from collections.abc import Iterator

import msgspec

from channels.email.reading import multipart
from channels.email.reading.headers import KNOWN, Headers, field_name, read_headers
from channels.email.reading.parameters import parameters
from channels.email.reading.smime import signed_content
from channels.email.reading.transfer import content, encoding_of, undo

MAX_DEPTH = 24
MAX_TYPES = 5  # fields of a part that say it

_TEXT = "text/plain"  # of a part that doesn't say it
_TYPE = re.compile(r"[a-z0-9!#$&^_.+-]{1,80}/[a-z0-9!#$&^_.+-]{1,120}")
# Lines that end in a bare CR: as files of old Macs do, or the header alone.
_MAC_HEADER = re.compile(rb"[^\r\n]{1,10000}\r(?:[ \t][^\r\n]{0,1000}\r){0,20}(?:[!-9;-~]{1,100}[ \t]{0,20}:|[^\n]*\Z)")
# What says something of a part (RFC 2046 section 5.1)
_OF_A_PART = re.compile(
    rb"(?:(?:content-|mime-|x-)[!-9;-~]{1,80}:[^\n]*+(?:\n|\Z)(?:[ \t][^\n]*+(?:\n|\Z))*+)++", re.IGNORECASE
)
_ABOVE = re.compile(rb"(?:\xef\xbb\xbf|[ \t\r\n\0]++)++")
_BLOCK_END = b"\0\0\0\0"  # a disk's last block, filled up
# Apple's .emlx: the mail's size, the mail, what the program notes of it.
_COUNTED = re.compile(rb"(\d{1,10})[ ]{0,10}\r?\n(?=[!-9;-~]{1,100}:)")
_ESCAPED = re.compile(rb"^>(>{0,20}From )", re.MULTILINE)
# Each field above a blank line, as programs write them that end every line twice
_SPACED = re.compile(rb"(?:[!-9;-~]{1,60}:[^\n]{1,1000}\n(?:[ \t][^\n]{1,1000}\n)*+\r?\n){3,}+")
_BREAKS = re.compile(rb"\n\r?\n")
# Fields below a blank line too many, as scripts and relays write them, or each below one.
_STRAY_FIELD = re.compile(
    rb"\s{0,20}(content-(?:type|transfer-encoding|disposition|id)|mime-version):\s{0,5}[\"'<]?[\w.@$-]{1,100}[ \t]{0,10}[/;>\r\n]",
    re.IGNORECASE,
)
_STRAY_NOTE = re.compile(rb"\s{0,20}(content-(?:description|language|location|md5)):[ \t]{0,5}\S", re.IGNORECASE)
_STRAY_START = re.compile(
    rb"\s{0,20}(from|to|cc|subject|date|message-id|reply-to|x-[\w-]{1,40}):[ \t]{0,5}\S", re.IGNORECASE
)
_MUST_HAVE = ("from", "subject", "mime-version", "content-type")
_BARE_TYPES = {"text": "text/plain", "plain": "text/plain", "html": "text/html", "multipart": "multipart/mixed",
               "plain/text": "text/plain", "html/text": "text/html", "application/text": "text/plain",
               "application/xhtml+xml": "text/html"}  # fmt: skip


class Entity(msgspec.Struct, frozen=True, eq=False):
    """One part. `path` counts from 1 as IMAP does ("1.2"; "" is the whole mail); `body` is still transfer-encoded."""

    path: str
    headers: Headers
    type: str
    params: dict[str, str]
    disposition: str
    disposition_params: dict[str, str]
    encoding: str
    body: bytes
    children: tuple["Entity", ...] = ()
    undone: list[bytes] = []
    digests: list[str] = []

    def content(self) -> bytes:
        """The body with its transfer encoding undone, once."""
        if not self.undone:
            self.undone.append(content(self.encoding, self.body, text=self.type.startswith("text/")))
        return self.undone[0]

    def sha256(self) -> str:
        """Of the content, once."""
        if not self.digests:
            self.digests.append(hashlib.sha256(self.content()).hexdigest())
        return self.digests[0]

    def walk(self) -> Iterator["Entity"]:
        yield self
        for child in self.children:
            yield from child.walk()

    def find(self, path: str) -> "Entity | None":
        return next((entity for entity in self.walk() if entity.path == path), None)


def read(data: bytes) -> Entity:
    """The tree. Never raises: what can't be taken apart stays one text part."""
    return _Reader().entity("", _as_sent(data))


def _as_sent(data: bytes) -> bytes:
    """A whole mail without what the program that kept it put around it, its lines ended as lines are."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):  # a whole mail saved as "Unicode text"
        data = data.decode("utf-16", "replace").encode()
    if (above := _ABOVE.match(data)) is not None:
        data = data[above.end() :]
    if data[:1].isdigit() and (counted := _COUNTED.match(data)) is not None:
        data = data[counted.end() :][: int(counted.group(1))]
    if data.startswith(b"From "):  # out of an mbox file, where lines that begin so are escaped (RFC 4155)
        data = _ESCAPED.sub(rb"\1", data)
    if data.endswith(_BLOCK_END):
        data = data.rstrip(b"\0")
    if b"\r" in data:
        if b"\r\r\n" in data[:4000]:  # line ends converted twice: then all of them are
            data = data.replace(b"\r\r\n", b"\r\n")
        if _MAC_HEADER.match(data):
            data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return data


def _closed_up(data: bytes) -> bytes:
    """A mail without the blank lines between the fields of its header, if they are such as mails have."""
    if (spaced := _SPACED.match(data)) is None:
        return data
    names = {one.partition(b":")[0].decode().lower() for one in _BREAKS.split(spaced.group())}
    return _BREAKS.sub(b"\n", spaced.group()) + b"\n" + data[spaced.end() :] if len(names & KNOWN) > 2 else data


class _Reader:
    """One mail's reading; `left` is how many parts it may still have."""

    def __init__(self) -> None:
        self.left = multipart.MAX_PARTS

    def entity(self, path: str, data: bytes, default: str = _TEXT) -> Entity:
        self.left -= 1
        headers, start = read_headers(data)
        if not path and len(headers.fields) == 1:
            data = _closed_up(data)
            headers, start = read_headers(data)
        if path and start == len(data) and (own := _OF_A_PART.match(data)) is not None and data[own.end() :].strip():
            headers, start = read_headers(own.group())[0], own.end()  # the blank line is lost
        body = data[start:] if start else data
        if default == _TEXT and headers.raw("content-type").lstrip()[:8].lower() != b"message/":
            headers, body = _with_strays(headers, body, whole=not path)
        kind, params = _content_type(headers, default)
        disposition, disposition_params = _disposition(headers.raw("content-disposition"))
        kind = _true_type(kind, params, disposition, disposition_params.get("filename") or params.get("name", ""), body)
        encoding = encoding_of(headers, kind, body)
        children: tuple[Entity, ...] = ()
        if self.left > 0 and (path.count(".") + 1 if path else 0) < MAX_DEPTH:
            if kind.startswith("multipart/"):
                boundary = multipart.boundary_of(params)
                body, encoding = multipart.uncoded(body, encoding, boundary)
                children = self._parts(path, body, boundary, "message/rfc822" if kind == "multipart/digest" else _TEXT)
                if not children:
                    kind, body = _TEXT, multipart.without_end(body, boundary)
            elif (inner := _inner(kind, params, encoding, body)) is not None:
                children = (self.entity(f"{path}.1" if path else "1", inner),)
            elif kind == "message/partial":
                kind = _TEXT
        return Entity(path, headers, kind, params, disposition, disposition_params, encoding, body, children)

    def _parts(self, path: str, body: bytes, boundary: bytes, default: str) -> tuple[Entity, ...]:
        found: list[Entity] = []
        spans = multipart.spans(body, boundary)
        ends = spans[-1][1] if spans else 0
        spans.reverse()
        while spans:
            start, end = spans.pop()
            child = f"{path}.{len(found) + 1}" if path else str(len(found) + 1)
            if self.left <= 0:
                found.append(Entity(child, Headers([]), "multipart/mixed", {}, "", {}, "", body[start:ends]))
                break
            one = self.entity(child, body[start:end], default)
            coded = one.encoding == "base64"
            is_text = one.type.startswith("text/") and not one.disposition.startswith("attachment")
            may_lack = b"-" in one.body if coded else is_text  # code has no hyphen
            lost = multipart.lost_boundary(one.body, boundary, coded=coded) if may_lack else None
            if lost is not None and body.endswith(one.body, start, end):
                spans.append((end - len(one.body) + lost[1], end))
                one = self.entity(child, body[start : end - len(one.body) + lost[0]], default)
            found.append(one)
        return tuple(found)


def _with_strays(headers: Headers, body: bytes, *, whole: bool) -> tuple[Headers, bytes]:
    """With the fields that stand below a blank line too many. A `whole` mail may have been cut in two anywhere: then what stands
    there has fields that every mail has, and above they are missing."""
    while (stray := _STRAY_FIELD.match(body) or (_STRAY_START if whole else _STRAY_NOTE).match(body)) is not None:
        name = field_name(stray.group(1))
        further, start = read_headers(body[stray.start(1) :])
        wanted = _MUST_HAVE if stray.re is _STRAY_START else (name,)
        if name in headers or not any(one in further and one not in headers for one in wanted):
            break
        if wanted is _MUST_HAVE and not all(one in KNOWN or one[:2] == "x-" for one, _ in further.fields):
            break  # «Subject: …, Name: …, Phone: …» is what a form says
        headers, body = Headers([*headers.fields, *further.fields]), body[stray.start(1) + start :]
    return headers, body


def _true_type(kind: str, params: dict[str, str], disposition: str, name: str, body: bytes) -> str:
    """The type of what its field says too little of: a signed wrapper, parts from the first line to the last."""
    if kind.startswith(("multipart/", "message/")):
        return kind
    if kind == "application/octet-stream" and name.endswith(".p7m"):
        return "application/pkcs7-mime"
    may_be = "boundary" in params or (kind.startswith("text/") and disposition != "attachment")
    return "multipart/mixed" if may_be and multipart.is_all(body) else kind


def _content_type(headers: Headers, default: str) -> tuple[str, dict[str, str]]:
    """The media type and its parameters, also where the semicolon between them is missing; `default` where there is no type."""
    value = headers.raw("content-type")
    kind, params = parameters(value)
    if len(written := headers.all("content-type")) > 1:  # a script's own beside its library's: the first is the type
        for other in written[:MAX_TYPES]:
            params = {**parameters(other)[1], **params}
    kind = kind.strip("\"' ")
    kind = _BARE_TYPES.get(kind, kind)
    if _TYPE.fullmatch(kind):
        return kind, params
    if (found := _TYPE.match(kind)) is not None:
        _, more = parameters(b"x;" + value.lstrip()[found.end() :].lstrip(b" ,"))
        return found.group(), {**more, **params}
    if not kind or kind.startswith("text") or "=" in kind:
        _, more = parameters(b"x;" + value)
        return default, {**more, **params}
    return "application/octet-stream", params


def _disposition(value: bytes) -> tuple[str, dict[str, str]]:
    """Also `attachment filename="a.pdf"` and `filename="a.pdf"`, as scripts write them."""
    kind, params = parameters(value)
    if "=" not in kind:
        return kind.strip("\"' "), params
    word = kind.partition("=")[0].rpartition(" ")[0].strip()
    return word, {**parameters(b"x;" + value.lstrip()[len(word) :].lstrip())[1], **params}


def _inner(kind: str, params: dict[str, str], encoding: str, body: bytes) -> bytes | None:
    """The mail inside: attached, signed as S/MIME does, or the first piece of one sent in pieces (RFC 2046 section 5.2.2)."""
    if kind in {"message/rfc822", "message/global", "message/news"}:
        return _as_sent(undo(encoding, body))
    if kind == "message/partial" and params.get("number") == "1":
        return body or None
    if kind.endswith("pkcs7-mime") and params.get("smime-type", "signed-data").lower() == "signed-data":
        return signed_content(undo(encoding, body)) or None
    return None
