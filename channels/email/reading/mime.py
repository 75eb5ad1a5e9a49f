"""The tree of a mail: bytes in, entities out (RFC 2045, 2046), with every tolerance that real mail needs.

Our own reader, on bytes.find: the standard library's ends the header at the first line without a colon (the rest of the mail,
Content-Type included, becomes text), raises RecursionError on deeply nested multiparts, and decodes a 30 MB attachment to
str line by line only to encode it back.
"""

import binascii
import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from channels.email.reading.encoded import decode_base64, text_of
from channels.email.reading.files import sniff
from channels.email.reading.headers import Headers
from channels.email.reading.parameters import parameters
from channels.email.reading.smime import signed_content

MAX_DEPTH = 24
MAX_PARTS = 600
MAX_HEADER = 512 * 1024
MAX_FIELDS = 2000
MAX_ENCODINGS = 8  # fields that name one
MAX_BINHEX = 32 * 1024 * 1024  # bytes of a file, which runs may make much of little
MAX_LINE = 1000  # bytes of a line that is no field

# A line of a header that is neither a field's first nor a folded one with words in it: hardly a mail has one.
_ILL_FORMED = re.compile(rb"\n(?![!-9;-~]{1,100}[ \t]{0,20}:|[ \t]{1,200}[^\s])")
_NEXT_FIELD = re.compile(rb"\n(?![ \t])")
_FIELD = re.compile(rb"([!-9;-~]{1,100})[ \t]{0,20}:")
_TYPE = re.compile(r"[a-z0-9!#$&^_.+-]{1,80}/[a-z0-9!#$&^_.+-]{1,120}")
# Lines that end in a bare CR: as files of old Macs do, or the header alone.
_MAC_HEADER = re.compile(rb"[^\r\n]{1,1000}\r(?:[!-9;-~]{1,100}[ \t]{0,20}:|[^\n]*\Z)")
_COUNTED = re.compile(
    rb"(\d{1,10})[ ]{0,10}\r?\n(?=[!-9;-~]{1,100}:)"
)  # Apple's .emlx: the mail's size, the mail, what the program notes of it
_ESCAPED = re.compile(rb"^>(>{0,20}From )", re.MULTILINE)
_BLANK_LINE = re.compile(rb"\n\r?\n")
_FIRST_BOUNDARY = re.compile(
    rb"(?:^|\n)--([^\s-][^\r\n]{0,200}?(?=[ \t]{0,40}\r?\n(?:content-|\r?\n))|[^\r\n]{2,200}?(?=[ \t]{0,40}\r?\ncontent-))",
    re.IGNORECASE,
)
_BEGINS_PARTS = re.compile(
    rb"\s{0,20}(?:This is a multi-?part message[^\n]{0,100}\n\s{0,20})?--([^\r\n]{2,200})\r?\ncontent-", re.IGNORECASE
)
_CODED_TYPE = re.compile(rb"\ncontent-type:[^\n]{0,200}=3D", re.IGNORECASE)
# Fields below a blank line too many, as scripts and relays write them, or each below one.
_STRAY_FIELD = re.compile(
    rb"\s{0,20}(content-(?:type|transfer-encoding|disposition|id)|mime-version):\s{0,5}[\"'<]?[\w.@$-]{1,100}[ \t]{0,10}[/;>\r\n]",
    re.IGNORECASE,
)
_STRAY_START = re.compile(
    rb"\s{0,20}(from|to|cc|subject|date|message-id|reply-to|x-[\w-]{1,40}):[ \t]{0,5}\S", re.IGNORECASE
)
_MUST_HAVE = ("from", "subject", "mime-version", "content-type")
_BARE_TYPES = {"text": "text/plain", "plain": "text/plain", "html": "text/html", "multipart": "multipart/mixed",
               "plain/text": "text/plain", "html/text": "text/html", "application/xhtml+xml": "text/html"}  # fmt: skip


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
        """The body with its transfer encoding undone, once; and the one below it, where a relay coded a text that was coded already."""
        if not self.undone:
            plain = undo(self.encoding, self.body)
            is_text = self.type.startswith("text/")
            if is_text and (_TWICE_QUOTED.search(self.body, 0, 4000) or _CODED_LINES.match(plain)):
                plain = undo(_lost_encoding(plain), plain)
            self.undone.append(plain)
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


class _Budget:
    parts = MAX_PARTS


def read(data: bytes) -> Entity:
    """The tree. Never raises: what can't be taken apart stays one text part."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):  # a whole mail saved as "Unicode text"
        data = data.decode("utf-16", "replace").encode()
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n")
    if data[:1].isdigit() and (counted := _COUNTED.match(data)) is not None:
        data = data[counted.end() :][: int(counted.group(1))]
    if data.startswith(b"From "):  # out of an mbox file, where lines that begin so are escaped (RFC 4155)
        data = _ESCAPED.sub(rb"\1", data)
    if b"\r" in data:
        if b"\r\r\n" in data[:4000]:  # line ends converted twice: then all of them are
            data = data.replace(b"\r\r\n", b"\r\n")
        if _MAC_HEADER.match(data):
            data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return _entity("", data, 0, "text/plain", _Budget())


def _entity(path: str, data: bytes, depth: int, default: str, budget: _Budget) -> Entity:
    budget.parts -= 1
    headers, start = read_headers(data)
    body = data[start:] if start else data
    if default == "text/plain" and headers.raw("content-type").lstrip()[:8].lower() != b"message/":
        headers, body = _with_strays(headers, body, whole=not path)
    return _typed(path, headers, body, depth, default, budget)


def _with_strays(headers: Headers, body: bytes, *, whole: bool) -> tuple[Headers, bytes]:
    """With the fields that stand below a blank line too many. A `whole` mail may have been cut in two anywhere: then what stands
    there has fields that every mail has, and above they are missing."""
    while (stray := _STRAY_FIELD.match(body) or (_STRAY_START.match(body) if whole else None)) is not None:
        name = _name(stray.group(1))
        further, start = read_headers(body[stray.start(1) :])
        wanted = (name,) if stray.re is _STRAY_FIELD else _MUST_HAVE
        if name in headers or not any(one in further and one not in headers for one in wanted):
            break
        if wanted is _MUST_HAVE and not all(one in _KNOWN or one[:2] == "x-" for one, _ in further.fields):
            break  # «Subject: …, Name: …, Phone: …» is what a form says
        headers, body = Headers([*headers.fields, *further.fields]), body[stray.start(1) + start :]
    return headers, body


def _typed(path: str, headers: Headers, body: bytes, depth: int, default: str, budget: _Budget) -> Entity:
    kind, params = _content_type(headers, default)
    disposition, disposition_params = _disposition(headers.raw("content-disposition"))
    encoding = _encoding(headers)
    kind = _true_type(kind, disposition, disposition_params.get("filename") or params.get("name", ""), body)
    if kind.startswith("text/") and encoding not in _CODING:
        encoding = _lost_encoding(body) or encoding
    elif encoding not in _CODING and _CODED_LINES.match(body) and _is_coded_file(body):
        encoding = "base64"
    children: tuple[Entity, ...] = ()
    if depth < MAX_DEPTH and budget.parts > 0:
        if kind.startswith("multipart/"):
            children, body, encoding = _multipart(path, body, encoding, params, kind, depth, budget)
            if not children:
                kind = "text/plain"
        elif kind in {"message/rfc822", "message/global", "message/news"}:
            inner = undo(encoding, body).lstrip(b"\r\n")
            children = (_entity(f"{path}.1" if path else "1", inner, depth + 1, "text/plain", budget),)
        elif inner := _wrapped(kind, params, encoding, body):
            children = (_entity(f"{path}.1" if path else "1", inner, depth + 1, "text/plain", budget),)
        elif kind == "message/partial":
            kind = "text/plain"
    return Entity(path, headers, kind, params, disposition, disposition_params, encoding, body, children)


def _true_type(kind: str, disposition: str, name: str, body: bytes) -> str:
    """The type of what its field says too little of: a signed wrapper, parts from the first line to the last."""
    if kind == "application/octet-stream" and name.endswith(".p7m"):
        return "application/pkcs7-mime"
    if kind.startswith("text/") and disposition != "attachment" and (first := _BEGINS_PARTS.match(body)) is not None:
        return "multipart/mixed" if b"\n--" + first.group(1).rstrip() + b"--" in body else kind
    return kind


def _content_type(headers: Headers, default: str) -> tuple[str, dict[str, str]]:
    """The media type and its parameters, also where the semicolon between them is missing; `default` where there is no type."""
    value = headers.raw("content-type")
    kind, params = parameters(value)
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


def _encoding(headers: Headers) -> str:
    """The transfer encoding however it is spelt: «base 64», «B», «7bit, base64», «QP», in a second field; as it stands if unknown."""
    for value in headers.all("content-transfer-encoding")[:MAX_ENCODINGS] or (b"",):
        if value.strip().lower() in _ENCODINGS:
            found = _ENCODINGS[value.strip().lower()]
        else:
            found = text_of(value).lower().strip("\"' ;.")
            letters = "".join(filter(str.isalnum, found.partition("(")[0]))
            if "base64" in letters or letters in {"b", "b64"}:
                return "base64"
            if letters.startswith("quote") or letters in {"q", "qp"}:
                return "quoted-printable"
        if found in _CODING:
            return found
    return headers.word("content-transfer-encoding")


def _lost_encoding(body: bytes) -> str:
    """The encoding of a text whose field a relay lost or changed to 7bit; "" for one that reads as it stands."""
    beginning = body[:4000]
    if b"=" in beginning:
        pairs = len(_CODED_PAIR.findall(beginning))  # most of a text that isn't English; a link may have a few
        coded = (pairs > 3 and pairs * 20 > len(beginning)) or (pairs and _BROKEN_LINE.search(beginning))
        if coded and not _BARE_EQUALS.search(beginning):
            return "quoted-printable"
    is_code = b" " not in beginning and _CODED_LINES.match(body) and len(set(beginning)) > _FEW
    if is_code and not body.strip().translate(None, _BASE64):
        plain = decode_base64(beginning)
        return "base64" if len(plain.translate(None, _CONTROLS_IN_TEXT)) == len(plain) else ""
    return ""


def _is_coded_file(body: bytes) -> bool:
    """A file in base64 whose field is lost: by its beginning, so that keys and certificates stay the texts that they are."""
    known = sniff(decode_base64(body[:200]), "", "") != "application/octet-stream"
    return known and not body.strip().translate(None, _BASE64)


def _wrapped(kind: str, params: dict[str, str], encoding: str, body: bytes) -> bytes:
    """The mail inside a wrapper that anybody can open: signed S/MIME, or the first piece of one sent in pieces (RFC 2046 section 5.2.2)."""
    if kind == "message/partial":
        return body if params.get("number") == "1" else b""
    if kind.endswith("pkcs7-mime") and params.get("smime-type", "signed-data").lower() == "signed-data":
        return signed_content(undo(encoding, body))
    return b""


def read_headers(data: bytes) -> tuple[Headers, int]:
    """The fields and where the body begins. A line that is no field is skipped when more fields follow before the blank line.

    Beyond MAX_FIELDS only fields of known kinds are kept, and beyond MAX_HEADER bytes nothing; the body begins at the blank line still.
    """
    blank = _BLANK_LINE.search(data, 0, MAX_HEADER) if _FIELD.match(data) else None
    if blank is not None and not _ILL_FORMED.search(data, 0, blank.start()):
        parted = [field.partition(b":") for field in _NEXT_FIELD.split(data[: blank.start()])]
        return _headers([(_name(name), value.rstrip(b"\r")) for name, _, value in parted], {}, b""), blank.end()
    fields: list[tuple[str, bytes]] = []
    more: dict[int, list[bytes]] = {}  # further lines of a field
    envelope = b""
    position = 0
    limit = min(len(data), MAX_HEADER)
    while position < limit:
        end = data.find(b"\n", position)
        end = len(data) if end < 0 else end + 1
        line = data[position:end]
        stripped = line.rstrip(b"\r\n")
        # A folded line of blanks only, as some gateways leave it, ends nothing.
        if not stripped.strip() and not (stripped and _fields_follow(data, end)):
            return _headers(fields, more, envelope), end
        if line[:1] in b" \t" and fields:
            more.setdefault(len(fields) - 1, []).append(stripped)
        elif (found := _FIELD.match(line)) is not None:
            fields.append((_name(found.group(1)), stripped[found.end() :]))
        elif position == 0 and line.startswith((b"From ", b">From ")):
            envelope = stripped.partition(b" ")[2]
        else:
            if _begins_part(stripped, fields, more) or not _fields_follow(data, end):
                return _headers(fields, more, envelope), position if fields else 0
            if fields:
                more.setdefault(len(fields) - 1, []).append(stripped[:MAX_LINE])
        position = end
    blank = _BLANK_LINE.search(data, position - 1) if position < len(data) else None
    return _headers(fields, more, envelope), len(data) if blank is None else blank.end()


@lru_cache(maxsize=1024)
def _name(written: bytes) -> str:
    return written.decode("ascii").rstrip().lower()


def _headers(fields: list[tuple[str, bytes]], more: dict[int, list[bytes]], envelope: bytes) -> Headers:
    """`envelope` is the address and the time in an mbox's first line: who sent it and when, where the mail itself doesn't say."""
    for number, lines in more.items():
        name, value = fields[number]
        fields[number] = (name, b"\n".join([value, *lines]))
    if len(fields) > MAX_FIELDS:
        fields[MAX_FIELDS:] = [one for one in fields[MAX_FIELDS:] if one[0] in _KNOWN]
    address, _, moment = envelope.partition(b" ")
    return Headers([*fields, ("return-path", address), ("delivery-date", moment)] if b"@" in address else fields)


def _begins_part(line: bytes, fields: list[tuple[str, bytes]], more: dict[int, list[bytes]]) -> bool:
    """The first part's boundary, right behind the fields that declare it."""
    if len(line) < 4 or not line.startswith(b"--"):
        return False
    values = (
        b"".join([value, *more.get(number, ())])
        for number, (name, value) in enumerate(fields)
        if name == "content-type"
    )
    return any(line[2:].rstrip() in value for value in values)


def _fields_follow(data: bytes, position: int) -> bool:
    """True when a field of a kind that mails have stands in the next lines before a blank one."""
    for line in data[position : position + 2000].split(b"\n")[:8]:
        if not line.strip():
            return False
        found = _FIELD.match(line)
        if found is not None and _name(found.group(1)) in _KNOWN:
            return True
    return False


_KNOWN = {"from", "to", "cc", "date", "subject", "message-id", "mime-version", "content-type", "reply-to", "received",
          "content-transfer-encoding", "content-disposition", "in-reply-to", "references", "return-path", "x-mailer",
          "content-id", "sender", "dkim-signature", "content-language", "x-priority"}  # fmt: skip


def _multipart(
    path: str, body: bytes, encoding: str, params: dict[str, str], kind: str, depth: int, budget: _Budget
) -> tuple[tuple[Entity, ...], bytes, str]:
    """The parts between the boundary lines; none when there is no such line. A missing or wrong boundary is read off the body."""
    if encoding in _CODING:
        # Forbidden by RFC 2045 section 6.4, and sent. Undone only if it hides the boundary.
        plain = undo(encoding, body)
        if b"--" not in body or params.get("boundary", "").encode() not in body or _CODED_TYPE.search(body):
            body, encoding = plain, ""
    boundary = params.get("boundary", "").encode("utf-8", "surrogateescape").rstrip()
    cuts = _cuts(body, boundary) if boundary else []
    if not cuts and (guess := _FIRST_BOUNDARY.search(body[:100_000])) is not None:
        cuts = _cuts(body, guess.group(1))
    elif not cuts and boundary:  # a closing mark is all there is
        body = body.rstrip().removesuffix(b"--" + boundary + b"--")
    default = "message/rfc822" if kind == "multipart/digest" else "text/plain"
    children = []
    for number, (start, end) in enumerate(cuts, 1):
        if budget.parts <= 0:
            break
        child = f"{path}.{number}" if path else str(number)
        if _reuses(body[start : min(end, start + 2000)], boundary):
            children.append(_entity(child, body[start : cuts[-1][1]], depth + 1, default, budget))
            break
        children.append(_entity(child, body[start:end], depth + 1, default, budget))
    return tuple(children), body, encoding


def _reuses(beginning: bytes, boundary: bytes) -> bool:
    """The part is itself a multipart with its parent's boundary: all that follows is inside it."""
    if not boundary or boundary not in beginning:
        return False
    kind, params = parameters(read_headers(beginning)[0].raw("content-type"))
    return kind.startswith("multipart/") and params.get("boundary", "").encode("utf-8", "surrogateescape") == boundary


def _cuts(body: bytes, boundary: bytes) -> list[tuple[int, int]]:
    mark = b"--" + boundary
    cuts: list[tuple[int, int]] = []
    start = -1
    position = body.find(mark)
    while position >= 0 and len(cuts) < MAX_PARTS:
        line_end = body.find(b"\n", position)
        line_end = len(body) if line_end < 0 else line_end + 1
        tail = body[position + len(mark) : line_end].strip(b" \t\r\n\0")
        if (position == 0 or body[position - 1] == 0x0A) and tail in (b"", b"--"):
            if start >= 0:
                cuts.append((start, _before_break(body, position, start)))
            start = line_end if not tail else -1
        position = body.find(mark, max(line_end - 1, position + 1))
    if start >= 0:
        end = len(body)
        tail = body[end - len(mark) - 8 :].rstrip()
        # The last line had no end of its own, so that the closing mark stands behind its text.
        if tail.endswith(mark + b"--"):
            end = len(body.rstrip()) - len(mark) - 2
        cuts.append((start, end))
    return cuts


def _before_break(body: bytes, position: int, start: int) -> int:
    """The line break before a boundary belongs to the boundary (RFC 2046 section 5.1.1)."""
    if position > start and body[position - 1] == 0x0A:
        position -= 1
        if position > start and body[position - 1] == 0x0D:
            position -= 1
    return position


# --- transfer encodings ---------------------------------------------------------------------------------------------------

_YENC = bytes((byte - 42) % 256 for byte in range(256))
_CODING = {"base64", "quoted-printable"}
_CODED_PAIR = re.compile(rb"=[89A-F][0-9A-F]=[89A-F][0-9A-F]")  # two bytes beyond ASCII
_BARE_EQUALS = re.compile(rb"=(?![0-9A-F]{2}|\r?\n|.?\Z)")
_TWICE_QUOTED = re.compile(rb"=3D[89A-F][0-9A-F]=3D[89A-F]")
_BROKEN_LINE = re.compile(rb"[^\r\n]{66,75}=\r?\n")
_CODED_LINES = re.compile(rb"\s{0,10}[A-Za-z0-9+/]{60,80}")
_FEW = 16  # different letters: fewer are no code
_BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=\r\n"
_CONTROLS_IN_TEXT = bytes(set(range(32)) - set(b"\t\r\n\f"))
_ENCODINGS = {b"": "", b"7bit": "7bit", b"8bit": "8bit", b"binary": "binary", b"base64": "base64",
              b"quoted-printable": "quoted-printable"}  # fmt: skip
_UU = {"x-uuencode", "uuencode", "x-uue", "uue"}
_BINHEX = b"(This file must be converted with BinHex"
_FROM_BINHEX = bytes.maketrans(
    b"!\"#$%&'()*+,-012345689@ABCDEFGHIJKLMNPQRSTUVXYZ[`abcdefhijklmpqr",
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
)
_CODED = re.compile(rb"=(?:[89A-Fa-f][0-9A-Fa-f]|3D|20|\r?\n)")
_SOFT_BREAK = re.compile(rb"=[ \t]{1,80}\r?\n")  # blanks that a relay added behind a soft line break
_UU_BEGIN = re.compile(rb"(?:^|\n)begin(-base64)? [0-7]{3,4} ([^\r\n]{1,250})\r?\n")


def undo(encoding: str, body: bytes) -> bytes:
    """The bytes behind a Content-Transfer-Encoding; an unknown one is taken as it stands. Never raises."""
    if encoding == "base64":
        return decode_base64(body)
    if encoding == "quoted-printable":
        if not body.isascii() and not _CODED.search(body):
            return body  # a label without the coding: `?id=12345` is an address, not two bytes
        return binascii.a2b_qp(_SOFT_BREAK.sub(b"=\n", body) if b"= " in body or b"=\t" in body else body)
    if encoding in _UU:
        files = uu_files(body)
        return files[0][1] if files else body
    return body


def files_in_text(body: bytes) -> list[tuple[str, bytes, tuple[int, int]]]:
    """Files coded inside a text, in order: (name, bytes, where the block stands)."""
    if b"begin" not in body and _BINHEX not in body:
        return []
    return sorted(uu_files(body) + _yenc_files(body) + _binhex_files(body), key=lambda one: one[2])


def _yenc_files(body: bytes) -> list[tuple[str, bytes, tuple[int, int]]]:
    """yEnc (draft of 2002-01-31): every byte 42 higher, "=" before the few that lines can't hold, those 64 higher again."""
    found: list[tuple[str, bytes, tuple[int, int]]] = []
    position = 0
    while (start := body.find(b"=ybegin ", position)) >= 0 and len(found) < 50:
        end = body.find(b"\n=yend", start)
        if end < 0:
            break
        first = body.find(b"\n", start)
        name = text_of(body[start:first].partition(b"name=")[2])
        if body.startswith(b"=ypart", first + 1):
            first = body.find(b"\n", first + 1)
        head, *escaped = body[first + 1 : end].translate(None, b"\r\n").split(b"=")
        data = head.translate(_YENC) + b"".join(
            bytes([(one[0] - 106) % 256]) + one[1:].translate(_YENC) for one in escaped if one
        )
        position = body.find(b"\n", end + 1)
        position = len(body) if position < 0 else position + 1
        found.append((name, data, (start, position)))
    return found


def _binhex_files(body: bytes) -> list[tuple[str, bytes, tuple[int, int]]]:
    """BinHex 4.0 (RFC 1741 appendix A), as Macs sent files before MIME: of its two forks the data."""
    found: list[tuple[str, bytes, tuple[int, int]]] = []
    end = 0
    while (start := body.find(_BINHEX, end)) >= 0 and len(found) < 50:
        first = body.find(b"\n:", start)
        end = body.find(b":", first + 2)
        if first < 0 or end < 0:
            break
        coded = body[first + 2 : end].translate(_FROM_BINHEX, b"\r\n\t ")
        plain = _without_runs(decode_base64(coded))
        header = plain[0] + 22 if plain else 0  # the name, its length, type, creator, flags, two sizes, a checksum
        size = int.from_bytes(plain[header - 10 : header - 6])
        if size and len(plain) >= header + size:
            name = plain[1 : header - 21].decode("mac-roman")
            found.append((name, plain[header : header + size], (start, end + 1)))
    return found


def _without_runs(data: bytes) -> bytes:
    """Runs written out: a byte, 0x90 and how often it stands there; 0x90 itself is followed by 0."""
    plain = bytearray()
    position = 0
    while (mark := data.find(b"\x90", position)) >= 0 and len(plain) < MAX_BINHEX:
        plain += data[position:mark]
        count = data[mark + 1] if mark + 1 < len(data) else 0
        plain += plain[-1:] * (count - 1) if count else b"\x90"
        position = mark + 2
    return bytes(plain + data[position:])


def uu_files(body: bytes) -> list[tuple[str, bytes, tuple[int, int]]]:
    """Uuencoded files inside a text: (name, bytes, where the block stands)."""
    found: list[tuple[str, bytes, tuple[int, int]]] = []
    position = 0
    while (begin := _UU_BEGIN.search(body, position)) is not None and len(found) < 50:
        start = begin.end()
        if begin.group(1):  # POSIX uuencode -m
            end = body.find(b"\n====", start)
            data, position = (decode_base64(body[start:end]), end + len(b"\n====")) if end > 0 else (b"", start)
        else:
            data, position = _uu_block(body, start)
        if data:
            found.append((text_of(begin.group(2)).strip('"'), data, (begin.start(), position)))
    return found


def _uu_block(body: bytes, position: int) -> tuple[bytes, int]:
    """The block's bytes and its end. A line that is no uuencoding ends it with nothing: it was text that begins with «begin»."""
    pieces: list[bytes] = []
    while position < len(body):
        end = body.find(b"\n", position)
        end = len(body) if end < 0 else end + 1
        line = body[position:end].rstrip(b"\r\n")
        position = end
        if line.rstrip() == b"end":
            return b"".join(pieces), position
        if not line.strip(b"` "):
            continue
        try:
            pieces.append(binascii.a2b_uu(line))
        except binascii.Error:
            size = (((line[0] - 32) & 63) * 4 + 5) // 3
            try:
                pieces.append(binascii.a2b_uu(line[:size]))  # some encoders append a checksum character
            except binascii.Error:
                return b"", position
    return b"".join(pieces), position
