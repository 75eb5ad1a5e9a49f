"""Transfer encodings undone (RFC 2045 section 6), also those that a relay or a program lost, or put one above another."""

import binascii
import re

from channels.email.reading.coded import uu_content
from channels.email.reading.encoded import decode_base64, text_of
from channels.email.reading.files import sniff
from channels.email.reading.headers import Headers

MAX_ENCODINGS = 8  # fields that name one

CODING = {"base64", "quoted-printable"}
_CODED_PAIR = re.compile(rb"=[89A-F][0-9A-F]=[89A-F][0-9A-F]")  # two bytes beyond ASCII
# Base64 has an equals sign at its end. Written out: where a pattern begins with a letter, `re` skips to it.
_THREE_CODED = re.compile(rb"=[0-9A-F]{2}=[0-9A-F]{2}=[0-9A-F]{2}")
_BARE_EQUALS = re.compile(rb"=(?![0-9A-F]{2}|\r?\n|.?\Z)")
_TWICE_QUOTED = re.compile(rb"=3D[89A-F][0-9A-F]=3D[89A-F]")
_BROKEN_LINE = re.compile(rb"[^\r\n]{66,75}=\r?\n")
_CODED_LINES = re.compile(rb"\s{0,10}[A-Za-z0-9+/]{60,80}")
_FEW = 16  # different letters: fewer are no code
_BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=\r\n"
_PADDING = b" \t\r\n\0"  # as disks fill up their last block
_CONTROLS_IN_TEXT = bytes(set(range(32)) - set(b"\t\r\n\f"))
_ENCODINGS = {b"": "", b"7bit": "7bit", b"8bit": "8bit", b"binary": "binary", b"base64": "base64",
              b"quoted-printable": "quoted-printable"}  # fmt: skip
_UU = {"x-uuencode", "uuencode", "x-uue", "uue"}
_CODED = re.compile(rb"=(?:[89A-Fa-f][0-9A-Fa-f]|3D|20|\r?\n)")
_SOFT_BREAK = re.compile(rb"=[ \t]{1,80}\r?\n")  # blanks that a relay added behind a soft line break


def encoding_of(headers: Headers, kind: str, body: bytes) -> str:
    """How to undo the body of a part of this type: as its field says, or as the body shows where the field is lost."""
    named = _named(headers)
    if named in CODING:
        return named
    if kind.startswith("text/"):
        return _lost(body) or named
    return "base64" if _CODED_LINES.match(body) and _is_coded_file(body) else named


def _named(headers: Headers) -> str:
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
        if found in CODING:
            return found
    return headers.word("content-transfer-encoding")


def _lost(body: bytes) -> str:
    """The encoding of a text whose field a relay lost or changed to 7bit; "" for one that reads as it stands."""
    beginning = body[:4000].rstrip(_PADDING)
    if b"=" in beginning:
        pairs = len(_CODED_PAIR.findall(beginning))  # most of a text that isn't English; a link may have a few
        coded = (pairs > 3 and pairs * 20 > len(beginning)) or (pairs and _BROKEN_LINE.search(beginning))
        if coded and not _BARE_EQUALS.search(beginning):
            return "quoted-printable"
    is_code = b" " not in beginning and _CODED_LINES.match(body) and len(set(beginning)) > _FEW
    if is_code and not body.rstrip(_PADDING).translate(None, _BASE64):
        plain = decode_base64(beginning)
        return "base64" if len(plain.translate(None, _CONTROLS_IN_TEXT)) == len(plain) else ""
    return ""


def _is_coded_file(body: bytes) -> bool:
    """A file in base64 whose field is lost: by its beginning, so that keys and certificates stay the texts that they are."""
    known = sniff(decode_base64(body[:200]), "", "") != "application/octet-stream"
    return known and not body.strip().translate(None, _BASE64)


def undo(encoding: str, body: bytes) -> bytes:
    """The bytes behind a Content-Transfer-Encoding; an unknown one is taken as it stands. Never raises."""
    if encoding == "base64" and not _THREE_CODED.search(body, 0, 400):
        return decode_base64(body)
    if encoding in CODING:
        if not body.isascii() and not _CODED.search(body):
            return body  # a label without the coding: `?id=12345` is an address, not two bytes
        return binascii.a2b_qp(_SOFT_BREAK.sub(b"=\n", body) if b"= " in body or b"=\t" in body else body)
    if encoding in _UU:
        return uu_content(body) or body
    return body


def content(encoding: str, body: bytes, *, text: bool) -> bytes:
    """The bytes behind the encoding; of a text also those below it, where a relay coded what was coded already."""
    plain = undo(encoding, body)
    if text and (_TWICE_QUOTED.search(body, 0, 4000) or _CODED_LINES.match(plain)):
        return undo(_lost(plain), plain)
    return plain
