"""Links and who they pretend to be: registered domains, look-alikes of the official ones, shorteners, defanged writing."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from rules.text import ZERO_WIDTH, Normal

_URL = re.compile(r"(?:h(?:tt|xx)ps?\s?:\s?/{1,2}|www\.)([^\s<>\"'«»]{3,500})", re.IGNORECASE)
_BARE = re.compile(
    r"(?<![\w@.+/-])((?:[^\W_][\w-]{0,62}\.){1,5}[^\W\d_][\w-]{1,23})(?![\w-]|\.[^\W_])(/[^\s<>\"'«»,]{0,300})?"
)
_TLD = "ru|com|net|org|su|info|site|online|xyz|top|shop|store|me|pro|club|click|link|biz|рф|ру|ком"
_DOT = r"\s?(?:\[\.?\]|\(\.?\)|\{\.\}|\[(?:dot|точка)\]|\((?:dot|точка)\))\s?|\s(?:dot|точка)\s|\s\.\s?|,(?=ru\b)"
_DEFANGED = re.compile(rf"(?<![\w.@-])([^\W_][\w-]{{1,62}})(?:{_DOT})({_TLD})\b", re.IGNORECASE)
_BARE_GATE = re.compile(r"\.[^\W\d_]")
# One of these is in every defanged link; looked for in a lower-case text, where a plain search is the fastest there is.
_DEFANG_MARKS = ("[", "(.", "()", "{.", "dot", "точка", " .", ",ru")
_MOST_LINKS = 50
_TRAILING = ".,;:!?)]}»\"'…"
# ASCII endings that a missing space after a full stop makes of ordinary words and file names: no link unless written as one.
_FILE_ENDINGS = frozenset(["py", "zip", "mov", "md", "sh", "rs", "pl", "ps", "ai", "so"])
_CYRILLIC_ENDINGS = frozenset(("рф", "рус", "москва", "ru", "com"))


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a text. `host` is lower case, IDNA decoded; `domain` its registered domain; `path` begins with "/" or is ""."""

    host: str
    domain: str
    path: str
    start: int
    end: int
    defanged: bool = False


def find_links(text: str, normal: Normal | None = None) -> list[Link]:
    """At most fifty links of an original text, in order; `normal` is the text normalised, if that is known."""
    origin: Sequence[int]
    if normal is not None and normal.plain:
        clean, origin, lower = text, range(len(text)), normal.text
    else:
        clean, origin = _visible(text)
        lower = clean.lower()
    bare = _BARE_GATE.search(clean) is not None
    defanged = any(map(lower.__contains__, _DEFANG_MARKS))
    if not (bare or defanged or "/" in lower or "www." in lower):
        return []
    links: dict[int, Link] = {}
    for start, end, address, cut in _addresses(clean, bare, defanged):
        host, _, path = address.partition("/")
        host = decode_host(host)
        domain = registered(host)
        if domain and start not in links:
            path = "/" + path if path else ""
            links[start] = Link(host, domain, path, origin[start], origin[end - 1] + 1, cut)
            if len(links) >= _MOST_LINKS:
                break
    return [links[start] for start in sorted(links)]


def _visible(text: str) -> tuple[str, Sequence[int]]:
    if text.isascii() or ZERO_WIDTH.isdisjoint(text):
        return text, range(len(text))
    origin = [place for place, letter in enumerate(text) if letter not in ZERO_WIDTH]
    return "".join(text[place] for place in origin), origin


def _addresses(text: str, bare: bool, defanged: bool) -> Iterator[tuple[int, int, str, bool]]:
    covered = [0]
    for match in _URL.finditer(text) if "/" in text or "ww" in text.lower() else ():
        written = match.group(1).rstrip(_TRAILING)
        if written:
            covered += match.span()
            address = _host_first(written.removeprefix("www."))
            yield match.start(), match.start(1) + len(written), address, match.group()[1:3].lower() == "xx"
    for match in _BARE.finditer(text) if bare else ():
        if bisect_right(covered, match.start()) % 2 == 0:
            continue  # inside a link that was written out
        host, path = match.group(1), (match.group(2) or "").rstrip(_TRAILING)
        last = host.rsplit(".", 1)[1].lower()
        if (last not in _FILE_ENDINGS) if host.isascii() else last in _CYRILLIC_ENDINGS:
            yield match.start(), match.end(1) + len(path), host + path, False
    if defanged:
        for match in _DEFANGED.finditer(text):
            ending = {"ру": "ru", "ком": "com"}.get(match.group(2).lower(), match.group(2))
            yield match.start(), match.end(), f"{match.group(1)}.{ending}", True


def _host_first(address: str) -> str:
    """`user@host:8080/path?x` without the user and the port: what is before @ is there to deceive."""
    authority = re.split(r"[/?#]", address, maxsplit=1)[0]
    rest = address[len(authority) :]
    host = authority.rsplit("@", 1)[-1].split(":", 1)[0]
    return host + (rest if rest.startswith("/") else "/" + rest if rest else "")


@lru_cache(maxsize=4096)
def decode_host(host: str) -> str:
    """Lower case, punycode labels in letters; a label that can't be decoded stays as it is."""
    labels = host.strip(".").lower().split(".")
    return ".".join(_decode(label) for label in labels)


def _decode(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, OverflowError):  # hostile labels overflow the decoder; their letters are evidence enough
        return label


@lru_cache(maxsize=4096)
def registered(host: str) -> str:
    """The registered domain by the public suffix list that comes with tldextract; "" if the host has none."""
    return str(_extractor()(host).top_domain_under_public_suffix)


@cache
def _extractor() -> Any:
    import tldextract  # 0.1 s, for the first link only

    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


def is_listed(link: Link, listed: Collection[str]) -> bool:
    """Whether the list has the link's domain, its host, or (`t.me/name`) its host with the first part of its path."""
    if link.domain in listed or link.host in listed:
        return True
    first = link.path[1:].split("/", 1)[0].split("?", 1)[0].lower()
    return bool(first) and f"{link.host.removeprefix('www.').removeprefix('m.')}/{first}" in listed


# --- look-alikes ----------------------------------------------------------------------------------------------------------

_SHAPES = str.maketrans(
    "асеорхуктвнмьиіїѕјԁһɡ0134568αορεкпг", "aceopxyktbhmbuiisjdhgoleasbbaopekng"
)  # fmt: skip
_SOUNDS = {
    **dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziyklmnoprstufye", strict=True)),
    "ё": "e",
    "ж": "zh",
    "х": "h",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "sch",
    "ю": "yu",
    "я": "ya",
    "ь": "",
    "ъ": "",
}
# What fraudsters put around a name; only these may touch a short brand, for "wb" is inside many an honest name.
AFFIXES = (
    "pay", "refund", "return", "vozvrat", "support", "help", "helpdesk", "service", "servis", "bonus", "promo",
    "gift", "prize", "priz", "lk", "cabinet", "kabinet", "my", "seller", "sellers", "partner", "partners", "market",
    "marketplace", "delivery", "dostavka", "sale", "sales", "online", "chat", "bot", "official", "oficial", "team",
    "shop", "store", "card", "bank", "money", "cash", "cashback", "login", "auth", "id", "secure", "security",
    "safe", "verify", "check", "order", "orders", "zakaz", "info", "ru", "rus", "russia", "pro", "app", "site",
    "mail", "news", "akcia", "akciya", "skidki", "sklad", "work", "job", "jobs", "hr", "rabota", "compensation",
    "kompensaciya", "oplata", "pvz", "point", "sait",
)  # fmt: skip
_AFFIX_SET = frozenset(AFFIXES)


def shape(label: str) -> str:
    """How a label looks: confusable letters and digits as the Latin letter they pass for."""
    return label.translate(_SHAPES).replace("rn", "m").replace("vv", "w").replace("ii", "ll")


def sound(label: str) -> str:
    """How a Cyrillic label is spelt in Latin letters."""
    return "".join(_SOUNDS.get(letter, letter) for letter in label)


@lru_cache(maxsize=4096)
def lookalike(host: str, domain: str, brands: frozenset[str]) -> str:
    """The brand that a foreign host imitates, or "". The caller has made sure that the host isn't an official one.

    Brands of five letters and more may stand anywhere in the host, or a typo or two away; shorter ones only as a whole word,
    alone or beside a word fraudsters use.
    """
    name = domain.split(".", 1)[0]
    rest = host[: -len(domain)] if domain and host.endswith(domain) else ""
    words = _read_as(word for word in re.split(r"[-._]", rest + name) if word)
    joined = _read_as((name.replace("-", ""), (rest + name).replace("-", "").replace(".", "")))
    for brand in sorted(brands, key=len, reverse=True):
        if len(brand) < 5:
            if any(_around(reading, brand) for reading in words):
                return brand
            continue
        marks = {brand, shape(brand), sound(brand)}
        typos = 2 if len(brand) >= 8 else 1
        for mark in marks:
            if any(mark in reading for reading in words | joined):
                return brand
            # Two honest words may make a brand with two typos («film-berries»), so joined words are allowed only one.
            if any(_near(reading, mark, typos) for reading in words) or any(
                _near(reading, mark, 1) for reading in joined
            ):
                return brand
    return ""


def _read_as(words: Iterable[str]) -> set[str]:
    return {reading for word in words for reading in (word, shape(word), sound(word))}


def _around(word: str, brand: str) -> bool:
    if word == brand:
        return True
    return (word.startswith(brand) and word[len(brand) :].strip("0123456789") in _AFFIX_SET | {""}) or (
        word.endswith(brand) and word[: -len(brand)] in _AFFIX_SET
    )


def _near(word: str, brand: str, typos: int) -> bool:
    for candidate in {word, *_without_affixes(word)}:
        if abs(len(candidate) - len(brand)) <= typos and damerau(candidate, brand, typos) <= typos:
            return True
    return False


def _without_affixes(word: str) -> Iterator[str]:
    for affix in AFFIXES:
        if len(word) > len(affix) + 4:
            if word.startswith(affix):
                yield word[len(affix) :]
            if word.endswith(affix):
                yield word[: -len(affix)]


def damerau(left: str, right: str, most: int) -> int:
    """Edits between two words (a swap of neighbours is one); anything above `most` is `most + 1`."""
    before: list[int] = []
    previous = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        current = [i]
        for j, b in enumerate(right, 1):
            cost = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            current.append(cost)
        if min(current) > most:
            return most + 1
        before, previous = previous, current
    return min(previous[-1], most + 1)
