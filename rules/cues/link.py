"""Links and who they pretend to be: registered domains, look-alikes of the official ones, shorteners, defanged writing."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from rules.hints import hints_of
from rules.text import ZERO_WIDTH, Normal

_URL = re.compile(r"(?:h(?:tt|xx)ps?\s?:\s?/{1,2}|www\.)([^\s<>\"'«»]{3,500})", re.IGNORECASE)
_BARE = re.compile(
    r"(?<![\w@.+/-])((?:[^\W_][\w-]{0,62}\.){1,5}[^\W\d_][\w-]{1,23})(?![\w-]|\.[^\W_])(/[^\s<>\"'«»,]{0,300})?"
)
_TLD = "ru|com|net|org|su|info|site|online|xyz|top|shop|store|me|pro|club|click|link|biz|рф|ру|ком"
_DOT = r"\s?(?:\[\.?\]|\(\.?\)|\{\.\}|\[(?:dot|точка)\]|\((?:dot|точка)\))\s?|\s(?:dot|точка)\s|\s\.\s?|,(?=ru\b)"
_DEFANGED = re.compile(rf"(?<![\w.@-])([^\W_][\w-]{{1,62}})(?:{_DOT})({_TLD})\b", re.IGNORECASE)
_BARE_GATE = re.compile(r"\.[^\W\d_]")
_MOST_LINKS = 50
_TRAILING = ".,;:!?)]}»\"'…"
# ASCII endings that a missing space after a full stop makes of ordinary words and file names: no link unless written as one.
_FILE_ENDINGS = frozenset(["py", "zip", "mov", "md", "sh", "rs", "pl", "ps", "ai", "so"])
_CYRILLIC_ENDINGS = frozenset(("рф", "рус", "москва", "онлайн", "ru", "com"))


class Link(NamedTuple):
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
        clean, origin, hints = text, range(len(text)), normal.hints
    else:
        clean, origin = _visible(text)
        hints = hints_of(clean.lower())
    if not ("link" in hints or "defanged" in hints or _BARE_GATE.search(clean)):
        return []
    links: dict[int, Link] = {}
    for start, end, address, cut in _addresses(clean, hints):
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


def _addresses(text: str, hints: Sequence[str]) -> Iterator[tuple[int, int, str, bool]]:
    covered = [0]
    for match in _URL.finditer(text) if "link" in hints else ():
        written = match.group(1).rstrip(_TRAILING)
        if written:
            covered += match.span()
            address = _host_first(written.removeprefix("www."))
            yield match.start(), match.start(1) + len(written), address, match.group()[1:3].lower() == "xx"
    for match in _bare(text):
        if bisect_right(covered, match.start()) % 2 == 0:
            continue  # inside a link that was written out
        host, path = match.group(1), (match.group(2) or "").rstrip(_TRAILING)
        last = host.rsplit(".", 1)[1].lower()
        if (last not in _FILE_ENDINGS) if host.isascii() else last in _CYRILLIC_ENDINGS:
            yield match.start(), match.end(1) + len(path), host + path, False
    if "defanged" in hints:
        for match in _DEFANGED.finditer(text):
            ending = {"ру": "ru", "ком": "com"}.get(match.group(2).lower(), match.group(2))
            yield match.start(), match.end(), f"{match.group(1)}.{ending}", True


def _bare(text: str) -> Iterator[re.Match[str]]:
    """What _BARE finds, looked for only where a dot is before a letter: no space stands before it in a link."""
    end = 0
    for dot in _BARE_GATE.finditer(text):
        if dot.start() >= end:
            match = _BARE.search(text, max(end, text.rfind(" ", end, dot.start()) + 1))
            if match is None:
                return
            yield match
            end = match.end()


def _host_first(address: str) -> str:
    """`user@host:8080/path?x` without the user and the port: what is before @ is there to deceive."""
    authority = re.split(r"[/?#]", address, maxsplit=1)[0]
    rest = address[len(authority) :]
    host = authority.rsplit("@", 1)[-1].split(":", 1)[0]
    return f"{host}/{rest.removeprefix('/')}" if rest else host


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
    "асеорхуктвнмьиіїѕјԁһɡ0134568αορεкпгшщԝӏеёєϲſ", "aceopxyktbhmbuiisjdhgoleasbbaopekngwwwleeecs"
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
_AFFIXES = """
    account akcia akciya aktsia app apps assist auth avtorizaciya bank banking best bilet billing blackfriday block bonus bonusy
    bot brand buy cabinet card cards career cart cash cashback catalog center centr chat check claim claims client clients club
    compensaciya compensation confirm contact corp credit customer delivery dengi dohod dohody dokument dokumenty dostavka epay
    exchange express feedback forum free friday game garant get gift gifts go group gruppa help helpdesk helper hot hotline hr
    id info inform invest job jobs kabinet kart karta kassa katalog keshbek klient kompensaciya kompensatsiya konkurs kontakt
    kredit kupit kupon kurier kuryer lichniy live lk lkk login logist logistic lucky mag magazin mail manager market marketplace
    master messenger mobile moderator moi money moskva moy mp msk my nagrada new news obmen obrabotka obzor office official
    oficial oficialniy oficialno ofis online operator opl oplata opros order orders otdel otzyv otzyvy outlet partner partners
    pay payment payments perevod play plus pochta podarki podarok poddergka podderjka podderzhka point pomosh portal postavka
    postavki pravo premium pretenziya prime priz prize prizy pro prodavec profil profile promo promocode promokod punkt pvz
    rabota rasprodazha rassrochka receive refund refunds reg registr resale return returns review rewards rf robot rozygrysh ru
    rub rus russia safe sait sale sales secure security seller sellers service servis shop shopping shops site skidka skidki
    sklad spb stat status stock store stores sup super supply support surprise survey team tech telegram tg ticket top tovar
    tovary track tracking trade transfer ucenka update user vakansii vakansiya verif verify vhod vip vk vozmeshenie vozvrat
    vozvraty vyhod vyigrysh vykup vykupy vyplata vyplaty web whatsapp win winner work world www zakaz zakazy zarabotok zashita
    zayavka
"""
AFFIXES = frozenset(_AFFIXES.split())
_DIGITS = "0123456789"


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
        for mark in marks:
            if any(mark in reading or _holds(reading, mark) for reading in words | joined):
                return brand
            # Two honest words may make a brand with two typos («film-berries»), so only one is allowed across words.
            if any(_near(reading, mark, 2 if len(mark) >= 8 else 1) for reading in words):
                return brand
    return ""


def _read_as(words: Iterable[str]) -> set[str]:
    """The words, and how else they may be read; «вб» is said "vb" and means "wb"."""
    read: set[str] = set()
    for word in words:
        spelt = sound(word)
        read |= {word, shape(word), spelt}
        if spelt != word:
            read.add(spelt.replace("v", "w", 1))
    return read


def _around(word: str, brand: str) -> bool:
    """Whether the word is the brand, alone or with digits and a word fraudsters use on one side of it or on both."""
    before, found, after = word.strip(_DIGITS).partition(brand)
    return bool(found) and before.strip(_DIGITS) in AFFIXES | {""} and after.strip(_DIGITS) in AFFIXES | {""}


def _holds(word: str, mark: str) -> bool:
    """Whether a stretch of the word is one edit from a long mark. One edit leaves the beginning or the end of it whole."""
    if len(mark) < 8:
        return False
    half = len(mark) // 2
    head, tail = mark[: half - 1], mark[half + 1 :]
    begin, end = word.find(head), word.find(tail) + len(tail)
    lengths = (len(mark), len(mark) - 1, len(mark) + 1)
    return (begin >= 0 and any(damerau(word[begin : begin + length], mark, 1) <= 1 for length in lengths)) or (
        end >= len(tail) and any(damerau(word[max(0, end - length) : end], mark, 1) <= 1 for length in lengths)
    )


def _near(word: str, mark: str, typos: int) -> bool:
    for candidate in {word, word.strip(_DIGITS), *_without_affixes(word)}:
        if abs(len(candidate) - len(mark)) <= typos:
            typed = damerau(candidate, mark, typos)
            if typed <= 1 or (typed <= typos and _starts_alike(candidate, mark)):
                return True
    return False


def _starts_alike(word: str, mark: str) -> bool:
    """Two typos and another first letter are another word: «goldberries», «bilberries»."""
    return word[0] == mark[0] or {word[0], mark[0]} <= {"w", "v", "u"}


def _without_affixes(word: str) -> Iterator[str]:
    for length in range(2, min(_LONGEST_AFFIX, len(word) - 5) + 1):
        if word[:length] in AFFIXES:
            yield word[length:]
        if word[-length:] in AFFIXES:
            yield word[:-length]


_LONGEST_AFFIX = max(map(len, AFFIXES))


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
