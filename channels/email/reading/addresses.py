"""The mailboxes of address fields (RFC 5322 section 3.4), and addresses as they are compared. Nothing raises."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec

from channels.email.reading.charset import decode
from channels.email.reading.encoded import MAX_VALUE, WORD, text_of, tidy, unfolded
from channels.email.reading.parameters import MAX_REMEMBERED, closing_quote, unquote, without_comments

MAX_ADDRESSES = 500
_IN_ADDRESS = r"[^\s<>()\[\]\\,;:\"@']"
_ADDRESS = re.compile(rf"(?<!{_IN_ADDRESS}){_IN_ADDRESS}{{1,200}}+(?:'{_IN_ADDRESS}{{1,100}}+)?@{_IN_ADDRESS}{{1,253}}")
_QUOTED_LOCAL = re.compile(r'("[^"<>]{1,100}")\s?@\s?([^\s<>()\[\],;:\"@\']{1,253})')
# Addresses with nothing between them but blanks, as scripts put a list into a field
_BARE = rb"[^\s<>()\[\]\\,;:\"@']{1,200}+@[^\s<>()\[\]\\,;:\"@']{1,253}+"
_UNPARTED = re.compile(rb"\s*+(?:%b(?:\s++|\Z)){2,}+|\s*+(?:<%b>\s*+){2,}+" % (_BARE, _BARE))
_AROUND_SIGN = re.compile(r" ?([.@]) ?")  # blanks between the words of an address (RFC 5322 section 4.4)
_HIDDEN_AT = re.compile(
    r"^([\w.+-]{1,100})\s{0,3}[(\[]?\s?\bat\b\s?[)\]]?\s{0,3}([\w-]{1,100}(?:\.[\w-]{1,63}){1,8})$", re.IGNORECASE
)


class Address(msgspec.Struct, frozen=True):
    """One mailbox of an address field; `address` is normalised (lower case, domain decoded), "" when there is none."""

    name: str
    address: str


def addresses(values: Iterable[bytes], hint: str = "") -> list[Address]:
    """Every mailbox of address fields (RFC 5322 section 3.4) with its name, groups dissolved, broken ones rescued."""
    found: list[Address] = []
    for value in values:
        value = unfolded(value[:MAX_VALUE])
        if b"&lt;" in value:  # a script's field that was made safe for a page
            value = value.replace(b"&lt;", b"<").replace(b"&gt;", b">")
        if b"\x1b$" in value:  # raw ISO-2022-JP, whose bytes may be commas and brackets
            value = decode(value, hint=hint).encode()
        single = b"," not in value and b";" not in value and b":" not in value
        last = len(value.rstrip(b" ,;"))
        first = pieces = 0
        for start, end in ((0, len(value)),) if single else _mailboxes(value):
            if not pieces and not value[start:end].strip():
                continue  # nothing between two commas
            first = first if pieces else start
            pieces += 1
            piece = value[first:end]
            if piece.count(b"@") > 1 and _UNPARTED.fullmatch(piece):
                several = dict.fromkeys(piece.replace(b"><", b"> <").split())
                found += [_mailbox(one, hint) for one in several][: MAX_ADDRESSES - len(found)]
                pieces = 0
                continue
            one = _mailbox(piece, hint)
            if not one.address and pieces < 5 and end < last:
                continue  # «Иванов, Иван, ООО <i@x.ru>» without quotes: the commas belong to the name
            pieces = 0
            found.append(one)
            if len(found) >= MAX_ADDRESSES:
                return found
    return [one for one in found if one.address or one.name]


def _mailboxes(value: bytes) -> Iterator[tuple[int, int]]:
    """From where to where they stand: cut at commas and semicolons outside quotes, comments and angle brackets, without group names."""
    start = position = depth = 0
    angle = False
    while position < len(value):
        byte = value[position]
        if byte == 0x22 and not depth:
            closing = closing_quote(value, position + 1)
            # A stray quote (no partner, or the partner is beyond an address) is a character like any other. Where a name may begin and
            # the address follows, brackets are the name's.
            named = (
                closing > 0
                and not value[start:position].strip()
                and value[closing + 1 : closing + 9].lstrip()[:1] == b"<"
            )
            if named or (closing > 0 and b"<" not in value[position:closing].replace(b'\\"', b"")):
                position = closing
        elif byte == 0x28 and not angle and value.find(b")", position) > 0:
            depth += 1
        elif byte == 0x29 and depth:
            depth -= 1
        elif not depth:
            if byte in (0x3C, 0x3E):
                angle = byte == 0x3C and value.find(b">", position) > 0
            elif byte in (0x2C, 0x3B) and not angle:
                yield start, position
                start = position + 1
            elif byte == 0x3A and not angle and _is_group(value, start, position):
                start = position + 1
        position += 1
    yield start, len(value)


def _is_group(value: bytes, start: int, colon: int) -> bool:
    """Without the semicolon that ends a group the colon is the name's: «Магазин: новости <a@x.ru>»."""
    name = value[start:colon]
    if value.find(b";", colon) < 0:
        return False
    return b"@" not in name and not name.strip().lower().endswith(b"mailto") and b"=?" not in name[-3:]


def _mailbox(piece: bytes, hint: str) -> Address:
    """Short ones are remembered: every mail to a desk names its mailbox, and people write more than once."""
    return _remembered(piece, hint) if len(piece) <= MAX_REMEMBERED else _read_mailbox(piece, hint)


@lru_cache(maxsize=2048)
def _remembered(piece: bytes, hint: str) -> Address:
    return _read_mailbox(piece, hint)


def _read_mailbox(piece: bytes, hint: str) -> Address:
    piece = piece.strip()
    opening = piece.rfind(b"<")
    if opening >= 0 and _is_in_words(piece, opening):
        opening = -1
    if opening >= 0:
        closing = piece.find(b">", opening)
        inner = piece[opening + 1 : closing if closing > 0 else len(piece)]
        before = piece[:opening].replace(b"<" + inner + b">", b"").rstrip(b" <")  # the address may stand there twice
        outside = before + (b" " + piece[closing + 1 :].strip(b" >") if closing > 0 else b"")
        name = display_name(outside, hint)
        inside = text_of(inner if b"@" not in inner else without_comments(inner), hint)
        if inside.count("@") > 1 and '"' not in inside and (one := _ADDRESS.search(inside)) is not None:
            inside = one.group()  # «Anna <a@x.ru,b@x.ru>»
        address = normalise(_with_at(inside))
        if "@" in address or not (rescued := _ADDRESS.search(name)):
            return Address("" if name.lower() == address else name, address)
        return Address(tidy(name.replace(rescued.group(), " ")).strip("\"'<>() "), normalise(rescued.group()))
    whole = text_of(piece, hint)
    if b"=?" in piece and (inner_address := re.search(r"<([^<>\s]{1,300}@[^<>\s]{1,253})>", whole)):
        # The whole field was one encoded word, address included.
        return Address(whole[: inner_address.start()].strip(" \"'"), normalise(inner_address.group(1)))
    bare = without_comments(piece)
    comment = text_of(piece[piece.find(b"(") + 1 : piece.rfind(b")")], hint) if bare != piece else ""
    text = _with_at(text_of(bare, hint))
    if " " in text and _ADDRESS.fullmatch(tight := _AROUND_SIGN.sub(r"\1", text)):
        text = tight
    if '"' in text and (quoted := _QUOTED_LOCAL.search(text)) is not None:
        return Address(comment, normalise(f"{quoted.group(1)}@{quoted.group(2)}"))
    if (found := _ADDRESS.search(text)) is not None:
        rest = tidy(text.replace(found.group(), " ")).strip("\"'<>[]() ")
        rest = _SCHEME_LAST.sub("", rest).rstrip("[( ")
        return Address(comment or rest, normalise(found.group()))
    if "@" in text:
        return Address(comment, normalise(text))
    return Address(display_name(piece, hint), "")


def _is_in_words(piece: bytes, opening: int) -> bool:
    """The last angle bracket is inside an encoded word or a comment, so that the address is elsewhere."""
    if b"?=" in piece[opening:] and b"@" not in piece[opening:]:
        return True
    if piece.find(b"(", 0, opening) < 0 or piece.find(b")", opening) < 0:
        return False
    bare = without_comments(piece)
    return b"@" in bare and b"<" not in bare


def _with_at(text: str) -> str:
    """Archives write «anna at mail.example»."""
    if "@" not in text and (hidden := _HIDDEN_AT.match(text)) is not None:
        return f"{hidden.group(1)}@{hidden.group(2)}"
    return text


def display_name(value: bytes, hint: str = "") -> str:
    """A phrase for people: quotes and escapes undone, encoded words decoded also inside quotes, comments kept only when alone."""
    value = value.strip()
    if b"=?" in value and b"(" in value:  # brackets in an encoded word are no comment's
        value = WORD.sub(lambda word: word.group().replace(b"(", b"=28").replace(b")", b"=29"), value)
    bare = without_comments(value)
    if not bare:  # only a comment: then it is the name
        bare = value[1:-1] if value[:1] == b"(" and value[-1:] == b")" else value
    if bare[:1] == b'"' and bare[-1:] == b'"' and len(bare) > 1:
        bare = unquote(bare.replace(b'" "', b" "))
    elif bare[:1] == b'"' and bare[(end := closing_quote(bare, 1)) + 1 :][:1] == b" " and end > 0:
        bare = unquote(bare[: end + 1]) + bare[end + 1 :]  # a phrase of which the first word is quoted
    name = text_of(bare, hint)
    if "\\" in name:
        name = _ESCAPED.sub(r"\1", name)
    while len(name) > 1 and name[0] == name[-1] and name[0] in "\"'":
        name = name[1:-1].strip()
    return name.strip('"').strip() if name.count('"') == 1 else name


_USUAL_ADDRESS = re.compile(r"[a-z0-9][a-z0-9.+_-]{0,63}@[a-z0-9][a-z0-9.-]{0,200}[a-z0-9]")
_ATOM = re.compile(r"[^\s\"(),:;<>@\[\\\]]{1,200}")
_SCHEME = re.compile(r"(?:mailto|smtp):", re.IGNORECASE)
_SCHEME_LAST = re.compile(r"\b(?:mailto|smtp):?$", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([\"'(),])")  # also outside of quotes, as scripts do to every name
_UNSEEN = re.compile("[\\s\u00ad\u200b-\u200d\u2060\ufeff]+")


def normalise(address: str) -> str:
    """One spelling for one mailbox: no white space, no source route, lower case, internationalised domain in letters."""
    low = address.lower()
    if _USUAL_ADDRESS.fullmatch(low) and "xn--" not in low:
        return low
    local, at, domain = address.rpartition("@")
    if at and local.strip()[:1] == local.strip()[-1:] == '"' and not _ATOM.fullmatch(local.strip()[1:-1]):
        # Quotes that are needed stay (RFC 5322 section 3.4.1).
        return f"{unicodedata.normalize('NFC', local.strip())}@{domain_in_letters(domain)}".lower()[:320]
    address = unicodedata.normalize("NFC", _UNSEEN.sub("", address)).strip("<>\"'.,;")
    if (scheme := _SCHEME.match(address)) is not None:
        address = address[scheme.end() :].partition("?")[0]
    if address.startswith("@") and ":" in address:
        address = address.rpartition(":")[2]
    local, at, domain = address.rpartition("@")
    if not at:
        return address.lower()[:320]
    return f"{local.strip(chr(34)).lower()}@{domain_in_letters(domain)}"[:320]


def domain_in_letters(domain: str) -> str:
    """`xn--e1aybc.xn--p1ai` as `тест.рф`; anything that isn't valid punycode stays as it is, in lower case."""
    domain = domain.strip().rstrip(".").lower()
    if "xn--" not in domain:
        return domain
    try:
        return domain.encode("ascii").decode("idna")
    except UnicodeError:
        return domain


def domain_in_ascii(domain: str) -> str:
    """The domain for SMTP commands (RFC 5891); raises UnicodeError for what can't be a domain."""
    return domain if domain.isascii() else domain.encode("idna").decode("ascii")
