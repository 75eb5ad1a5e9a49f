"""What signatures are made of: names, posts, firms, and ways to reach somebody."""

import re
from itertools import pairwise

import msgspec

from channels.email.replies import languages
from channels.email.replies.lines import MAX_LINE, SENTENCE_ENDS
from channels.email.replies.notices import cautions
from channels.email.replies.phrases import names, titles

MAX_ABOVE = 120  # characters of a line above a card, the last ones
MAX_UNCASED = 4  # words of a name whose letters are neither large nor small
PROSE, SHORT, TITLES = range(3)  # kinds of lines, from the least like a signature's

_PARTED = re.compile(r"[,;|•·]\s")
NUMBERED = re.compile(r"[\d@]")
_PIPED = re.compile(r"\S \| \S.{0,100} \| ")
_PICTURED = re.compile(r"\s{0,4}[☎✆✉\U0001f300-\U0001faff]")
_PICTURE = re.compile(r"\[(?:cid|image|logo)[^\]]{0,100}\]|<(?:https?:|mailto:|\S{1,60}@)[^>]{0,300}>", re.IGNORECASE)
_BESIDE = re.compile(r" [|/] |, (?=[A-ZА-ЯЁ«\"+\d])")
FIRM = re.compile(rf"(?<!\w)(?:{languages.FIRMS})(?!\w)")
_NO_CARD = re.compile(rf"\b(?:{titles.NO_CARD})")
_CARD_NAME = re.compile(
    r"(?:[^\W\d_][\w.'-]{0,20},? ){1,3}[^\W\d_][\w.'-]{1,20}(?:$|,| [|/]| x{1,4}$|(?= [(\[]\w{2,5}/\w{2,5}[)\]/]))"
)  # «Ann Field (she/her)»
_INITIALED = re.compile(
    r"(?:[А-ЯЁA-Z]\.\s?){2}[А-ЯЁA-Z][\w-]{2,30}$|(?:^|\s)[А-ЯЁA-Z][\w-]{2,30} [А-ЯЁA-Z]\.\s?[А-ЯЁA-Z]\.$"
)
_WORD = re.compile(r"[^\W\d_][\w'-]*")
_OF_OTHERS = re.compile(rf"\b(?:{names.OF_OTHERS})")
_SMALL = re.compile(rf"(?:{languages.OF_TITLES})$")
_MAY_LABEL = re.compile(r"^[^\s:]+(?: [^\s:]+){0,2}:|[|•]|\d{4}")
OFFICE = re.compile(titles.OF_THE_OFFICE)
_OF_A_FIRM = re.compile(titles.OF_A_FIRM)
_PARTICLES = frozenset(
    ("de", "der", "den", "di", "da", "do", "dos", "la", "le", "van", "von", "zu", "ten", "ter", "af", "bin", "al", "el")
)
_ONE_NAME = re.compile(r"[^\W\d_][\w'-]{0,20}\.?(?: x{1,4})?$")
_SHORTENED = frozenset({"Inc.", "Ltd.", "Co.", "Corp.", "o.o.", "s.r.o.", "a.s.", "e.V.", "д.", "кв.", "оф."})
POST = re.compile(rf"\b(?:{titles.POSTS})")
CONTACT = re.compile(
    r"@|\d[\d() -]{6,20}|\d{3}\.\d{3}\.\d{4}|www\.|https?:|\.(?:ru|рф|su|by|ua|kz|com|net|org|de|eu)\b|\b(?:тел|моб|tel|mob|phone|т)\b"
)


class Below(msgspec.Struct):
    """What stands between a line and where its text ends."""

    lines: list[str] = []  # from the last up
    kind: int = TITLES  # of the line that is the least like a signature's
    signed: bool = False  # by the sender's own name

    def add(self, line: str) -> None:
        line = _barred(" ".join(line.split()) if "  " in line else line)  # «Директор             И. И. Иванов»
        if self.kind > PROSE:
            self.kind = min(self.kind, kind(line))
        self.lines.append(line)

    def reachable(self) -> bool:
        return any(CONTACT.search(line[:200].lower()) for line in self.lines)


def _barred(line: str) -> str:
    """«Robin Tate • Sales» as «Robin Tate | Sales»"""
    return line.replace(" • ", " | ").replace(" · ", " | ") if "•" in line or "·" in line else line


def kind(line: str) -> int:
    """`TITLES` as names, posts and phones have it, `SHORT` as what else stands in signatures, or `PROSE`."""
    short = _short(line)
    if (short and len(line) <= 60 and not says(line)) or reaches(line) or (" | " in line and _PIPED.search(line)):
        return TITLES
    linked = ("http" in line or "www." in line) and not line.endswith("?")
    return SHORT if short or linked or cautions(line[:MAX_LINE].lower()) else PROSE


def is_post(line: str) -> bool:
    """A post or a firm, which have a name above them."""
    return POST.search(line.lower()) is not None or FIRM.search(line) is not None


def is_private(line: str) -> bool:
    """As a person's own signature has it, without a post, a firm or a page."""
    return not (is_post(line) or _OF_A_FIRM.search(line.lower()) or "«" in line or "//" in line or " | " in line)


def may_sign(line: str) -> bool:
    """Whether a line of its own may be a signature's: a name, a title, a firm, a way to reach somebody, or what firms say of themselves."""
    line = line.strip()
    low = line[:MAX_LINE].lower()
    if not line[:1].isalnum() or _MAY_LABEL.search(line) or not is_private(line):
        return True
    if CONTACT.search(low) or OFFICE.search(low) or cautions(low):
        return True
    words = _WORD.findall(line)
    if any(letter.isupper() or letter.islower() for letter in line):
        return not says(line) and all(word[0].isupper() or _SMALL.match(word) for word in words)
    return len(words) < MAX_UNCASED and not line.endswith(SENTENCE_ENDS)


def says(line: str) -> bool:
    """A sentence: it ends as one, and not as shortened words do."""
    if not line.endswith((".", "!")):
        return False
    last = line.rpartition(" ")[2]
    ends = last not in _SHORTENED and not ("." in last[:-1] and last[0].isupper())  # «S.L.»
    return ends and len(line.split()) > (1 if line[:1].islower() else 3) and not _INITIALED.search(line)


def spaced(mine: list[int]) -> bool:
    """Whether blank lines stand between all of three lines or more, as below an Outlook's: then none says that something begins."""
    return len(mine) > 2 and all(below > above + 1 for above, below in pairwise(mine))


def is_card(lines: list[str], mine: list[int], place: int, below: Below) -> bool:
    """A name over a post and a phone, or «Директор» over «И. И. Иванов», without a line above them; a name over a phone alone may be
    what was asked for."""
    above = lines[mine[place - 1]].rstrip() if place else ":"
    ends = above.endswith(SENTENCE_ENDS)
    person = is_name(above) and not is_post(above)
    near = place > 0 and (mine[place - 1] == mine[place] - 1 or (person and spaced(mine[place - 1 : place + 2])))
    if above.endswith(":") or (near and not ends):
        return False
    line = _barred(lines[mine[place]].strip())
    if (
        len(line) > 60
        and " | " not in line
        and "   " not in line
        and line[:1] not in "[<"
        and not _PICTURED.match(line)
    ):
        return False
    card = [bare for one in (line, *reversed(below.lines)) if (bare := _bare(one))] or [""]
    named = is_name(card[0]) and not (card[0].endswith(".") and " " not in card[0])  # «Подтверждаю.»
    pictured = all(map(_PICTURED.match, card))
    signer = card[-2] if ends and len(card) > 2 and CONTACT.search(card[-1].lower()) else card[-1]
    signed = len(card) < 5 and _INITIALED.search(signer) is not None and _names_signer(card[0])
    if not (named or pictured or signed):
        return False
    said = " ".join(card)[:MAX_LINE].lower()
    posted = POST.search(said) is not None
    told = pictured or (named and (posted or line.count(" | ") > 2))
    drawn = len(card) <= len(below.lines)  # with a firm's pictures below
    if posted if signed else told and (drawn or CONTACT.search(said) is not None):
        return True
    if not ends or _OF_OTHERS.search(above[-MAX_ABOVE:].lower()):
        return False
    return _names_a_post(card) or (mine[place - 1] < mine[place] - 1 and _is_titled(card))


def _names_signer(line: str) -> bool:
    """No sentence: «Показания переданы.» above «Директор», «И. И. Иванов»."""
    return not line.endswith(SENTENCE_ENDS) or _INITIALED.search(line) is not None


def _names_a_post(card: list[str]) -> bool:
    """«Robin Tate» over or beside two things more, one of them a post or a firm, and nothing that is said to somebody. Two with a post
    each are a list."""
    parts = [part for one in card for part in _BESIDE.split(one)]
    name = parts[0]
    if len(parts) < 3 or not is_name(name) or POST.match(name.lower()) or FIRM.search(name):
        return False
    people = [one for one in card if is_name(one) and len(_BESIDE.split(one)) > 1]
    if len(people) > 1 or any(_NO_CARD.search(one.lower()) for one in parts):
        return False
    return any(POST.search(one.lower()) or FIRM.search(one) for one in parts[1:4])


def _is_titled(card: list[str]) -> bool:
    """«Ivo Lang», «Front of House», "www.mill.example": a name over or beside something without a number, or two ways to reach him, and
    such a way."""
    parts = [part for one in card for part in _BESIDE.split(one)]
    if (
        len(parts) < 3
        or " " not in parts[0]
        or not is_name(parts[0])
        or any(_NO_CARD.search(one.lower()) for one in parts)
    ):
        return False
    titles = [one for one in parts[1:] if not CONTACT.search(one.lower())]
    return len(titles) < len(parts) - 1 and not any(
        NUMBERED.search(one) or says(one) or one.endswith(",") for one in titles
    )


def _bare(line: str) -> str:
    bare = _PICTURE.sub("", line[:MAX_LINE]) if "[" in line or "<" in line else line
    return " ".join(bare.replace("*", "").split())


def is_name(line: str) -> bool:
    """Also with kisses: «Bex xx»."""
    found = _CARD_NAME.match(line) or _ONE_NAME.match(line)
    words = found.group().strip(" ,|/x").split() if found is not None else []
    return bool(words) and all(
        word[:1].isupper() for word in (words[0], words[-1], *words[1:-1]) if word not in _PARTICLES
    )


def reaches(line: str) -> bool:
    """«email: … | mobile: … | web: …» or «115035, г. Москва, Садовая ул., д. 1» in one long line."""
    if len(line) > 300 or line.endswith(("?", "!")) or not (NUMBERED.search(line) or "//" in line):
        return False
    return len(CONTACT.findall(line.lower())) > 1 or len(_PARTED.findall(line)) > 2


def _short(line: str) -> bool:
    if line.endswith("?"):
        return False
    return len(line) <= 60 or (len(line) <= 90 and (not line[:1].islower() or POST.search(line) is not None))
