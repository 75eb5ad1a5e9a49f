"""Bytes to text when the label is missing, misspelt or a lie.

Order: byte-order mark, plain ASCII, valid UTF-8, the label unless another reading is far likelier, then the likeliest (`alphabets`).
"""

import codecs
import re
from functools import lru_cache

from channels.email.reading.alphabets import likelihoods

_SAMPLE = 4096
SURE_UTF8 = 16  # bytes beyond one a character, from where on what is valid UTF-8 can't be an Asian charset by chance

# Names seen in mail that Python's codec registry doesn't know, or that mean less than what senders put in them:
# "gb2312" mail contains gbk characters, "iso-8859-1" mail contains cp1252 punctuation (WHATWG Encoding, section 4.2).
_ALIASES = {
    "gb2312": "gb18030", "gb_2312": "gb18030", "gb_2312-80": "gb18030", "iso-gb2312": "gb18030", "gbk": "gb18030",
    "x-gbk": "gb18030", "cn-gb": "gb18030", "chinese": "gb18030", "hz-gb-2312": "hz", "csgb2312": "gb18030",
    "big5": "big5hkscs", "x-x-big5": "big5hkscs", "cn-big5": "big5hkscs",
    "ks_c_5601-1987": "cp949", "ks_c_5601": "cp949", "euc-kr": "cp949", "x-windows-949": "cp949",
    "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "sjis": "cp932", "windows-31j": "cp932",
    "iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "iso8859-1": "cp1252", "ansi": "cp1252",
    "iso-8859-9": "cp1254", "tis-620": "cp874", "iso-8859-11": "cp874", "iso-8859-8-i": "iso8859-8",
    "iso-8859-8-e": "iso8859-8", "unicode-1-1-utf-7": "utf-7", "unicode-2-0-utf-7": "utf-7", "utf7": "utf-7",
    "utf8mb4": "utf-8", "unicode": "utf-8", "utf": "utf-8", "utf-8-mac": "utf-8", "x-unicode": "utf-8", "uft-8": "utf-8",
    "iso-10646-ucs-2": "utf-16", "ucs-2": "utf-16", "ucs2": "utf-16", "csunicode": "utf-16",
    "x-euc-jp": "euc_jp", "eucjp-ms": "euc_jp", "eucjpms": "euc_jp", "x-euc": "euc_jp", "euc-cn": "gb18030", "x-big5": "big5hkscs",
    "ms-cyrl": "cp1251", "cp10000": "mac-roman",
    "koi8": "koi8-r", "koi-8": "koi8-r", "koi8r": "koi8-r", "koi-8-r": "koi8-r", "koi8-ru": "koi8-u", "koi8u": "koi8-u",
    "cyrillic": "cp1251", "win": "cp1251", "dos": "cp866", "x-cp866": "cp866", "alt": "cp866",
    "x-mac-cyrillic": "mac-cyrillic", "x-mac-ukrainian": "mac-cyrillic", "macintosh": "mac-roman", "x-mac-roman": "mac-roman",
    "us-ascii": "ascii", "ansi_x3.4-1968": "ascii",
}  # fmt: skip
_NUMBERED = re.compile(r"(?:x-)?(?:windows|win|cp|ms|microsoft|ibm|dos|ansi)[-_ ]?(?:cp)?[-_ ]?(\d{3,5})")
_STATEFUL = {"utf-7", "hz", "iso2022_jp", "iso2022_kr", "iso2022_jp_2", "iso2022_jp_ext"}
_WIDE = {"gb18030", "big5hkscs", "cp949", "cp932", "euc_jp", "johab", "utf-16", "utf-16-be", "utf-16-le", "utf-32", "utf-32-be",
         "utf-32-le"}  # fmt: skip
_NOT_TEXT = {"base64", "hex", "rot13", "zlib", "bz2", "quopri", "uu", "idna", "punycode", "undefined", "mbcs", "oem"}

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MARK_STARTS = bytes(mark[0] for mark, _ in _MARKS)
# Labels of one-byte charsets, and how much likelier another reading must be to be taken (a logarithm): those that programs put on
# any text are believed least, those of other scripts most.
_DOUBTFUL = {
    "cp1252": 3.0, "iso8859-15": 3.0, "mac-roman": 3.0, "iso8859-2": 8.0, "cp1250": 8.0, "cp1254": 8.0,
    "cp1251": 8.0, "koi8-r": 8.0, "koi8-u": 8.0, "cp866": 8.0, "iso8859-5": 8.0, "mac-cyrillic": 8.0,
    "cp1253": 12.0, "iso8859-7": 12.0, "cp1255": 12.0, "iso8859-8": 12.0, "cp1256": 12.0, "cp1257": 12.0, "iso8859-13": 12.0,
}  # fmt: skip
_WESTERN = {"cp1252", "iso8859-15", "mac-roman"}
_IN_A_WORD = re.compile(rb"[\xc0-\xff]|[\x80-\xff]{2}|[A-Za-z][\x80-\xff]|[\x80-\xff][a-z]")
_NO_SIGN = re.compile("[^\x00-\x7f\xa0“”„‘’‚«»–—…€№™®©§°±·•†‡‰]")  # those are in texts of any language
# But quotes, dashes and marks of trade, which stand at words.
_SIGN_IN_A_WORD = re.compile(
    rb"[A-Za-z][^\x00-\x7f\x84\x85\x91-\x97\x99\xa0\xa9\xab\xae\xbb]|[^\x00-\x7f\x84\x85\x91-\x97\xa0\xa9\xab\xbb][A-Za-z]"
)
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_FRAME = re.compile("[─═]{3}")
_MAC_LABEL = 5.0
_CONTROLS = re.compile(rb"[\0-\x08\x0e-\x1a]")  # no text has these; UTF-16 does
_OTHER_LINES = 100
_NO_LETTERS = bytes(range(0x41))
_NO_TEXT = -6.5  # a letter: what is less likely than that is no text in any charset known here
# What the first bytes of Russian letters in UTF-8 look like in one-byte charsets, what may stand behind them, and every letter's byte
# there; how letters of the West, dashes and quotation marks begin, and the rare letters of that, which are looked for first.
_TAKEN_FOR = [
    (
        tuple(b"\xd0\xd1".decode(codec)),
        frozenset(bytes(range(0x80, 0xC0)).decode(codec, "ignore")) | frozenset(map(chr, range(0x80, 0xC0))),
        {ord(char): byte for byte in range(128, 256) for char in bytes([byte]).decode(codec, "ignore")},
        others,
        rare,
    )
    for codec, others, rare in (
        ("cp1252", ("Ã", "â€", "â‚", "â\x80", "â\x82"), ("Ã", "â")),
        ("cp1251", ("вЂ",), ("Ђ", "Ђ")),
    )
]
_META = re.compile(rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]{0,100}?encoding\s{0,5}=\s{0,5}[\"']([\w.:-]{2,40})", re.IGNORECASE)


def decode(data: bytes, label: str = "", *, html: bool = False, hint: str = "") -> str:
    """The text of `data`. `label` is what the sender declared, `hint` the charset that the rest of the mail turned out to use.

    Never raises: what no candidate can read gets U+FFFD in place of the bytes.
    """
    return decode_as(data, label, html=html, hint=hint)[0]


def decode_as(data: bytes, label: str = "", *, html: bool = False, hint: str = "") -> tuple[str, str]:
    """As `decode`, with the codec's name; "" when the bytes were plain ASCII and say nothing of the sender's charset."""
    if data[:1] in _MARK_STARTS and (marked := _by_mark(data)):
        return marked
    codec = lookup(label)
    escapes = b"\x1b" in data and b"\x1b$" in data[:_SAMPLE]
    if codec in _STATEFUL or (escapes and (not codec or data.isascii())):
        text = _stateful(data, codec if codec in _STATEFUL else "")
        if text is not None:
            return text, codec if codec in _STATEFUL else "iso2022_jp"
    if codec == "utf-16" or (codec not in _WIDE and (b"\4" in data or b"\0" in data) and _is_utf16(data[:_SAMPLE])):
        codec = _byte_order(data)
    if codec not in _WIDE or not _CONTROLS.search(data[:_SAMPLE]):
        if data.isascii():
            return data.decode("ascii"), ""
        if (text := _strict(data, "utf-8")) is not None and (codec not in _WIDE or len(data) - len(text) >= SURE_UTF8):
            return text, "utf-8"
    if html and not codec:
        codec = lookup(_declared(data))
    if b"\xed" in data and codec in {"", "utf-8"} and (text := _surrogates(data)) is not None:
        return text, "utf-8"
    hint = lookup(hint)
    # What has no word beside it that says so is never of two or four bytes a letter.
    return _labelled(data, codec) or _guessed(data, codec, "" if hint.startswith("utf-") else hint)


def once(text: str) -> str:
    """What was UTF-8, taken for one-byte letters and coded again («Ð—Ð°ÐºÐ°Ð·», «Р—Р°РєР°Р·», «cafÃ©»), as it was written."""
    if text.isascii():
        return text
    sample = text[:_SAMPLE]
    for (one, other), behind, back, others, (rare, rarer) in _TAKEN_FOR:
        first = _leading(text, one, behind)
        second = _leading(text, other, behind) if first >= 0 else -1
        if second < 0:
            continue
        letters = first + second
        # Of three letters and fewer «С…» may be one.
        taken = letters > 3 and letters * 4 > len(sample) - len(sample.encode("ascii", "ignore"))
        if taken or ((rare in sample or rarer in sample) and any(mark in sample for mark in others)):
            try:
                return text.translate(back).encode("latin-1").decode()
            except UnicodeError:
                continue
    return text


def unix_lines(text: str) -> str:
    """The text with LF at its lines' ends, whatever they were: CR CR LF, too, where what had CR LF was taken for a text with LF."""
    return text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _leading(text: str, letter: str, behind: frozenset[str]) -> int:
    """How many times the letter stands in the sample; -1 where what follows the first isn't a second byte: nobody coded the text again."""
    place = text.find(letter, 0, _SAMPLE)
    if place < 0:
        return 0
    return text.count(letter, place, _SAMPLE) if text[place + 1 : place + 2] in behind else -1


@lru_cache(maxsize=512)
def lookup(label: str) -> str:
    """The Python codec for a charset label as mail spells it, "" when there is none."""
    name = label.strip().strip("\"'<>;").strip().lower()[:60]
    if not name:
        return ""
    name = _ALIASES.get(name, name)
    if number := _NUMBERED.fullmatch(name):
        code = number.group(1)
        name = {"65001": "utf-8", "20866": "koi8-r", "21866": "koi8-u", "936": "gb18030", "10007": "mac-cyrillic"}.get(
            code, f"cp{code}"
        )
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""
    if found.partition("-")[0] in _NOT_TEXT or found.endswith("_codec") or found in _NOT_TEXT:
        return ""
    return _ALIASES.get(found, found)


def _by_mark(data: bytes) -> tuple[str, str] | None:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            rest = data[len(mark) :] if codec == "utf-8" else data
            if (text := _strict(rest, codec)) is not None:
                return text, codec
    return None


def _byte_order(data: bytes) -> str:
    """UTF-16 without its mark: the half of each unit that varies less is the high one."""
    sample = data[:_SAMPLE]
    return "utf-16-be" if len(set(sample[::2])) <= len(set(sample[1::2])) else "utf-16-le"


def _is_utf16(sample: bytes) -> bool:
    """Every other byte is that of Latin or of Cyrillic: UTF-16 that no label and no mark tells of."""
    if b"\0\0" in sample:
        return False
    halves = sample[::2], sample[1::2]
    return len(sample) > 7 and any(len(half.translate(None, b"\0\4")) * 5 < len(half) for half in halves)


def _stateful(data: bytes, codec: str) -> str | None:
    for name in (codec, "iso2022_jp", "iso2022_jp_2", "iso2022_jp_ext", "iso2022_kr"):
        if name and (text := _strict(data, name)) is not None:
            return text
    if b"\x1b$" in data:
        return _japanese(data)
    return data.decode(codec, "replace") if codec and data.isascii() else None


_JIS = re.compile(rb"\x1b\$(?:B|@|\(D)([^\x1b]*)(?:\x1b\([BJI])?")


def _japanese(data: bytes) -> str:
    """ISO-2022-JP with the characters of Windows (①, ㈱, 髙) that its tables don't have: as Shift JIS, whose tables do."""
    pieces: list[str] = []
    position = 0
    for found in _JIS.finditer(data):
        pieces.append(data[position : found.start()].decode("ascii", "replace"))
        codes = found.group(1).translate(None, b"\r\n")
        pairs = zip(codes[::2], codes[1::2], strict=False)
        pieces.append(bytes(byte for high, low in pairs for byte in _shifted(high, low)).decode("cp932", "replace"))
        position = found.end()
    return "".join([*pieces, data[position:].decode("ascii", "replace")])


def _shifted(high: int, low: int) -> tuple[int, int]:
    """JIS X 0208's row and cell as Shift JIS writes them (JIS X 0208:1997, annex 1)."""
    first = ((high - 0x21) >> 1) + 0x81
    second = low + (0x1F if high & 1 else 0x7E)
    return (first + 0x40 if first > 0x9F else first) & 0xFF, (second + (second >= 0x7F and high & 1)) & 0xFF


def _surrogates(data: bytes) -> str | None:
    """CESU-8, which Java programs send as UTF-8: a character beyond the first plane as two surrogates of three bytes each."""
    try:
        return data.decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass").decode("utf-16")
    except UnicodeError:
        return None


def _strict(data: bytes, codec: str) -> str | None:
    try:
        # Half a letter of UTF-16 is a line end that a relay added.
        return data[: len(data) & ~1 if codec.startswith("utf-16") else None].decode(codec)
    except (UnicodeError, ValueError):
        return None


def _declared(data: bytes) -> str:
    found = _META.search(data[:_SAMPLE]) or _XML.search(data[:200])
    return found.group(1).decode("ascii", "replace") if found else ""


def _has_letters(data: bytes, text: str, codec: str) -> bool:
    """Beyond ASCII: lone signs («20 °C, ±1», “5 €”) tell nothing of the charset. `text` is how `codec` reads it."""
    if codec in _WESTERN:
        return _IN_A_WORD.search(data) is not None
    return _NO_SIGN.search(text) is not None or _SIGN_IN_A_WORD.search(data) is not None


def _labelled(data: bytes, codec: str) -> tuple[str, str] | None:
    """The label's text, unless it is unreadable or another charset gives a far likelier one."""
    if not codec or codec in {"ascii", "utf-8"} or (text := _strict(data, codec)) is None:
        return None
    if codec in _WIDE and len(_PRIVATE.findall(text)) * 10 > len(text):
        return None  # no text has so many characters of private use: the bytes are of another charset
    told = codec in _DOUBTFUL and _has_letters(data, text, codec) and not _FRAME.search(text)
    return (_likeliest(data, codec) if told else None) or (text, codec)


def _guessed(data: bytes, codec: str, hint: str) -> tuple[str, str]:
    damage, least = (2, 3) if codec == "utf-8" else (9, SURE_UTF8 // 2)
    if _mostly_utf8(data, damage) or any(_surely_utf8(line, least) for line in data.splitlines()):
        words = data.rstrip()
        whole = _by_lines(words).rstrip("\ufffd")  # a last letter that was cut
        return whole + data[len(words) :].decode("ascii"), "utf-8"
    if (found := _labelled(data, hint) or _likeliest(data, "")) is not None:
        return found
    if codec and codec not in {"ascii", "utf-8"}:
        return data.decode(codec, "replace"), codec
    if (text := _strict(data, "cp1252")) is not None:
        return text, "cp1252"
    return data.decode("utf-8" if codec == "utf-8" else "latin-1", "replace"), codec or "latin-1"


def _surely_utf8(data: bytes, least: int) -> bool:
    """`least` bytes more than characters: what is shorter may be UTF-8 by chance."""
    return not data.isascii() and (text := _strict(data, "utf-8")) is not None and len(data) - len(text) >= least


def _by_lines(data: bytes) -> str:
    """A text in UTF-8 with lines in another charset, as lists and scanners put them below it; of very many lines only the first."""
    pieces: list[str] = []
    others = 0
    for line in data.splitlines(keepends=True):
        text = line.decode("utf-8", "replace")
        if others < _OTHER_LINES and "\ufffd" in text and not _mostly_utf8(line, damage=1):
            others += 1
            text = (_likeliest(line, "") or (text,))[0]
        pieces.append(text)
    return "".join(pieces)


def _mostly_utf8(data: bytes, damage: int) -> bool:
    """True for UTF-8 that was cut or damaged in places: `damage` times as many characters beyond ASCII are whole as broken."""
    text = data[: _SAMPLE * 4].decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(1 for char in text if char > "\x7f") - bad
    return good >= damage * bad and good > 0


def _likeliest(data: bytes, label: str) -> tuple[str, str] | None:
    """The likeliest reading; None when the label's is as likely, or when none looks like words."""
    known = "cp1252" if label == "iso8859-15" else label
    if not (found := likelihoods(data, known)):
        return None
    best = max(found, key=lambda codec: found[codec] + (_MAC_LABEL if label[:3] == codec[:3] == "mac" else 0))
    if found[best] < _NO_TEXT * len(data[:_SAMPLE].translate(None, _NO_LETTERS)):
        return None
    if label and found[best] < found[known] + _DOUBTFUL[label]:
        return None
    return data.decode(best, "replace"), best
