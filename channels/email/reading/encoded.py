"""Encoded words of header fields (RFC 2047), and base64 as it comes. Nothing raises."""

import binascii
import re
import unicodedata

import pybase64

from channels.email.reading.charset import decode, once

MAX_VALUE = 64 * 1024  # one field; longer ones are attacks or loops
# Words in a line that a gateway or a list put below coded ones
_WORDS = re.compile(rb"\n(?=[^\n]{0,200}[^A-Za-z0-9+/=\r\n \t])[^\n]{0,200}[A-Za-z]{2}[^\n]{0,3} [^\n]*+")
_CODE_LINE = re.compile(rb"\n[A-Za-z0-9+/]{24,}+=*\r?(?:\n|\Z)")
MAX_FOOTER = 20_000  # bytes at the end of a coded body where a list may have added plain words
# The label may be missing, quoted, or have a blank behind it: all three are sent.
# What is coded and its closing mark are found at once where they are as they should be.
WORD = re.compile(
    rb"=\?([\w!#$%&'\"+.:()/-]{0,60}) ?(?:\*[\w-]{0,20})?\?([bBqQ])\?(?:([^?]*+)\?=(?![0-9A-Fa-f]{2}|\?))?+"
)
_UNFOLD = re.compile(rb"\r?\n[ \t]*|\r(?!\n)")
_CUT_LETTER = re.compile(rb"(?<=[\xc2-\xf4\x80-\xbf])\r?\n[ \t]+(?=[\x80-\xbf])")  # folded inside a character of UTF-8
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SPACES = re.compile(r"\s+")


def text_of(value: bytes, hint: str = "") -> str:
    """A field's value for people: unfolded, encoded words decoded (RFC 2047), raw 8-bit read, NFC, no controls, one line."""
    value = value[:MAX_VALUE]
    if b"=?" not in value:
        if value.isascii() and (text := value.decode("ascii")).isprintable() and "  " not in text:  # as nearly all are
            return text.strip()
        value = unfolded(value).strip()
        plain = value.isascii() and b"\x1b" not in value
        return tidy(value.decode("ascii") if plain else once(decode(value, hint=hint)))
    value = unfolded(value).strip()
    text = _decoded(value, hint)
    if "=?" in text and text.isascii():  # encoded twice, as gateways do
        text = _decoded(text.encode(), hint)
    return tidy(once(text))


def _decoded(value: bytes, hint: str) -> str:
    return "".join([decode(data, charset, hint=hint) for charset, data in _runs(value)])


def unfolded(value: bytes) -> bytes:
    if b"\n" not in value and b"\r" not in value:
        return value
    if not value.isascii() and _is_readable(_UNFOLD.sub(b" ", whole := _CUT_LETTER.sub(b"", value))):
        value = whole
    return _UNFOLD.sub(b" ", value)


def tidy(text: str) -> str:
    """NFC, white space collapsed, control and direction characters out: one line that is safe to show anywhere."""
    if text.isprintable() and "  " not in text:  # then there is no other blank and no control in it
        return (text if text.isascii() else unicodedata.normalize("NFC", text)).strip()
    return _SPACES.sub(" ", _CONTROLS.sub("", unicodedata.normalize("NFC", text))).strip()


def _runs(value: bytes) -> list[tuple[str, bytes]]:
    """(charset, bytes), the charset "" for what is no encoded word. Blanks between words are nothing (RFC 2047 section 6.2).

    Adjacent words of one charset are joined as bytes before decoding: many programs split a character between two words.
    """
    runs: list[tuple[str, bytes]] = []
    held: list[bytes] = []
    charset, position, encodings = "", 0, b""
    following = WORD.search(value)
    while (found := following) is not None:
        following = WORD.search(value, found.end())
        between = value[position : found.start()]
        written, encoding, payload = found.groups()
        label = written.decode().lower()
        follows = bool(held) and not between.strip()
        if held and not (follows and label == charset):
            runs.append((charset, _undone(held, encodings)))
            held, encodings = [], b""
        if between and not follows:
            runs.append(("", between))
        position = found.end()
        if payload is None:
            end, position = _word_end(value, position, following.start() if following else len(value), encoding)
            payload = value[found.end() : end]
        charset = label
        held.append(payload)
        encodings += encoding
    if held:
        runs.append((charset, _undone(held, encodings)))
    if position < len(value):
        runs.append(("", value[position:]))
    return runs


def _word_end(value: bytes, start: int, limit: int, encoding: bytes) -> tuple[int, int]:
    """Where the payload ends and where to go on; the next word begins at `limit`. A `?=` inside Q text that goes on with hex digits
    is text of a sloppy encoder."""
    end = value.find(b"?=", start, limit)
    while encoding in b"qQ" and _is_hex(value[end + 2 : end + 4]) and (later := value.find(b"?=", end + 2, limit)) >= 0:
        end = later
    if end >= 0:
        return end, end + 2
    # No closing mark: the word ends where the next one starts, or at white space.
    blank = value.find(b" ", start, limit)
    stop = blank if blank >= 0 else limit
    return stop - value.endswith(b"?", start, stop), stop  # half of the closing mark may be there


def _is_hex(pair: bytes) -> bool:
    return len(pair) == 2 and all(byte in b"0123456789ABCDEFabcdef" for byte in pair)


def _undone(words: list[bytes], encodings: bytes) -> bytes:
    """The bytes of adjacent words of one charset. Some encoders code the whole and cut the code, not the text."""
    if not encodings.strip(b"qQ"):
        return _q(b"".join(words))
    coded = list(zip(words, encodings, strict=True))
    data = b"".join([_b(word) if encoding in b"bB" and word.isascii() else _q(word) for word, encoding in coded])
    if len(words) > 1 and any(encoding in b"bB" and len(word) % 4 for word, encoding in coded[:-1]):
        whole = _b(b"".join(words))
        if not _is_readable(data) and _is_readable(whole):
            return whole
    return data


def _is_readable(data: bytes) -> bool:
    try:
        return data.decode().isprintable()
    except UnicodeDecodeError:
        return False


_DOUBLED = re.compile(rb"=(?==[0-9A-F]{2})")
# A soft line break of those scripts, which the folding of the field or PHP's mail() made one blank or two
_SOFT_BREAK = re.compile(rb"([^\n]{57,74}[^ ])=[ ]{1,2}(?=[^ ])")
_CUT_CODE = re.compile(rb"(?<==[89A-F][0-9A-F]) +(?==[89AB][0-9A-F])")  # folded inside a character of UTF-8


def _q(payload: bytes) -> bytes:
    if b" =" in payload:  # scripts code a title as if it were a body, with soft line breaks
        payload = payload.replace(b"= =", b"=")
        whole = _CUT_CODE.sub(b"", payload)
        if whole != payload and _is_readable(binascii.a2b_qp(whole, header=True)):
            payload = whole
    if b"= " in payload:
        payload = _SOFT_BREAK.sub(rb"\1", payload)
    if b"==" in payload:
        payload = _DOUBLED.sub(b"", payload)  # a soft line break at the end of the word above
    if payload.endswith(b"="):
        payload += b"3D"  # in a word it is a character that wasn't coded, and no soft line break
    return binascii.a2b_qp(payload.replace(b" ", b"_"), header=True) if b"=" in payload else payload.replace(b"_", b" ")


_NOT_BASE64 = bytes(set(range(256)) - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"))


_BASE64_OR_SPACE = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=\r\n\t "
_BASE64_OR_BREAK = _BASE64_OR_SPACE.rstrip(b"\t ")
_BREAKS = b"\r\n"
_FROM_URL_SAFE = bytes.maketrans(b"-_", b"+/")


def _b(payload: bytes) -> bytes:
    try:
        return binascii.a2b_base64(payload, strict_mode=True)
    except binascii.Error:
        return b"".join(_base64_run(run) for run in _usual(payload).split(b"=") if run)


def _usual(payload: bytes) -> bytes:
    """In the alphabet of mail: web programs use theirs in it, too (RFC 4648 section 5)."""
    theirs = (b"_" in payload or b"-" in payload) and b"+" not in payload and b"/" not in payload
    return payload.translate(_FROM_URL_SAFE) if theirs else payload


def _base64_run(run: bytes) -> bytes:
    clean = run.translate(None, _NOT_BASE64)
    spare = len(clean) % 4
    if spare == 1:
        clean, spare = clean[:-1], 0
    return binascii.a2b_base64(clean + b"=" * (-len(clean) % 4))


def decode_base64(payload: bytes) -> bytes:
    """Base64 as mail carries it: white space and strange bytes skipped, missing padding supplied, several runs joined.

    A plain footer that a mailing list put below the coded lines, behind a blank or a drawn one, is no code.
    """
    try:
        return pybase64.b64decode(payload, ignorechars=_BREAKS)  # reads over line breaks nine times as fast as binascii
    except binascii.Error:
        pass  # strange bytes, a footer, several runs, no padding: all read below
    payload = _without_footer(payload.rstrip(b"\0\r\n\t "))  # as disks fill up their last block
    sample = payload[:2000].strip()
    if len(sample.translate(None, _BASE64_OR_BREAK)) * 10 > len(sample) > 20:
        return payload  # text that was labelled base64 and never encoded
    payload = _usual(payload)
    padding = payload.find(b"=")
    if padding >= 0 and payload[padding:].strip(b"=\r\n\t "):
        return _b(payload)  # several runs
    try:
        return binascii.a2b_base64(payload)
    except binascii.Error:  # its padding is missing or wrong
        return _b(payload)


def _without_footer(payload: bytes) -> bytes:
    """Without what is below the first blank or drawn line or begins with a line of words, if that is no code; blank lines above the
    code don't count."""
    if not payload[-MAX_FOOTER:].translate(None, _BASE64_OR_SPACE):
        return payload
    start = max(len(payload) - MAX_FOOTER, len(payload[:1000]) - len(payload[:1000].lstrip(b"\r\n")))
    blanks = [
        place
        for mark in (b"\n\n", b"\n\r\n", b"\n____", b"\n----", b"\n-- ")
        if (place := payload.find(mark, start)) >= 0
    ]
    if blanks and payload[min(blanks) :].translate(None, _BASE64_OR_SPACE):
        return payload[: min(blanks)] or payload
    words = _WORDS.search(payload, start)
    if words is None or _CODE_LINE.search(payload, words.end()):
        return payload
    code = payload[: words.start()]
    return payload if code.translate(None, _BASE64_OR_BREAK) else code
