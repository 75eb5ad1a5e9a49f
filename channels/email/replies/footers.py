"""What stands below a person's words and isn't his message: signatures, sign-offs, phones' footers, disclaimers, drawn lines.

Works on lines, as `reply` does, and only near the end: a delimiter or a sign-off counts when nothing like prose stands below it.
"""

import re
from functools import lru_cache

import msgspec

from channels.email.reading.pages.marks import SIGNATURE_MARK
from channels.email.replies import languages
from channels.email.replies.lines import LONG_RULE, MAX_LINE
from channels.email.words import any_of

MAX_SIGNATURE = 22  # lines of one
MAX_ADDED = 5  # lines that a person adds below a signature, and times that he does
MIN_SENTENCE = 7  # words of one below a signature, where firms have a slogan
MAX_NAME = 60  # characters of a line that closes or names
MAX_NAMED = 90  # characters in which a notice names the mail, above what its company says
MAX_BANNER = 200  # characters of a line that say «learn why this is important»
PROSE, SHORT, TITLES = range(3)  # kinds of lines, from the least like a signature's

_MAY_ADD = frozenset("pPпПзЗuUДИКІOABSÜDВ")  # letters that what follows may begin with
_POSTSCRIPT = re.compile(r"\s{0,4}(?:p\.?\s?p?\.?s\b|п\.?\s?с\b|з\.?ы\b|upd\b|постскриптум)", re.IGNORECASE)
_AFTERTHOUGHT = re.compile(rf"(?:{languages.AFTERTHOUGHTS})\b.*[.!?]$")
_CASE = re.compile(languages.OF_THE_CASE)
_LABELLED = re.compile(languages.LABELLED)
_OFFICE = re.compile(languages.OF_THE_OFFICE)
_DICTATES = re.compile(rf"(?:{languages.DICTATES}).*:$")
_ANNOUNCED = re.compile(languages.ANNOUNCED)
_ALTERNATIVE = re.compile(rf"(?:{languages.ALTERNATIVES})\s")
_DELIMITER = re.compile(
    r"^\*?(?:--|—|⸻|––?|__|-- -|__[.,]_[.,][._,]{1,10})\s{0,3}\*?$"
)  # the last one is of Yahoo's groups
_DASHED_NAME = re.compile(
    r"^(?:[-–—~/]\s?|(?://|--|––|_{2})\s?)[^\W\d_][\w.'-]{1,30}(?: [^\W\d_][\w.'-]{0,30}){0,2}(?:, [\w.& ]{2,50})?[ .,~]{0,2}$"
)
_SHORT_RULE = re.compile(r"^\s{0,4}(?:[_=~*#.—–━─═-] ?){2,80}\s{0,4}$")
_PARTED = re.compile(r"[,;|•·]\s")
_DRAWN = frozenset("-_=~*#.—⸻–━─═/")
_DATA = re.compile(r"[:\d]")
_FIRMS = re.compile(r"[:—|]|\d{4}")  # «ООО «Свет» — 20 лет на рынке.», "Registered in England: 01234567."
_LISTED = re.compile(r"(?:\d{1,2}[.)]|[-*•])\s")
_NUMBERED = re.compile(r"[\d@]")
_DASHES = ("---", "___", "———", "–––")
_PIPED = re.compile(r"\S \| \S.{0,100} \| ")
_PICTURED = re.compile(r"\s{0,4}[☎✆✉\U0001f300-\U0001faff]")
_PICTURE = re.compile(r"\[(?:cid|image|logo)[^\]]{0,100}\]|<(?:https?:|mailto:|\S{1,60}@)[^>]{0,300}>", re.IGNORECASE)
_BESIDE = re.compile(r" \| |, (?=[A-ZА-ЯЁ«\"+\d])")
_FIRM = re.compile(rf"(?<!\w)(?:{languages.FIRMS})(?!\w)")
_NO_CARD = re.compile(rf"\b(?:{languages.NO_CARD})")
_CARD_NAME = re.compile(r"(?:[^\W\d_][\w.'-]{0,20},? ){1,3}[^\W\d_][\w.'-]{1,20}(?:$|,| \|)")
_PGP_SIGNATURE, _PGP_SIGNED = "-----BEGIN PGP SIGNATURE-----", "-----BEGIN PGP SIGNED MESSAGE-----"
_INITIALED = re.compile(
    r"(?:[А-ЯЁA-Z]\.\s?){2}[А-ЯЁA-Z][\w-]{2,30}$|(?:^|\s)[А-ЯЁA-Z][\w-]{2,30} [А-ЯЁA-Z]\.\s?[А-ЯЁA-Z]\.$"
)
_ONE_NAME = re.compile(r"[^\W\d_][\w'-]{0,20}\.?$")
_SENTENCE_ENDS = (".", "!", "?", ":", ")", "…")
_SHORTENED = (
    "Inc.",
    "Ltd.",
    "Co.",
    "Corp.",
    "S.A.",
    "B.V.",
    "S.r.l.",
    "S.p.A.",
    "o.o.",
    "s.r.o.",
    "a.s.",
    "e.V.",
    "д.",
    "кв.",
    "оф.",
)
_SIGNERS = re.compile(languages.SIGNERS)
_POST = re.compile(rf"\b(?:{languages.POSTS})")
_ADDED = re.compile(rf"\W{{0,4}}(?:(?:{languages.ADDED}).{{0,200}}?(?:https?:|@|www\.)|(?:{languages.STANDING}))")
_SCANNER = re.compile(r"^[_=—*-]{3,40}\s.{0,160}(?:вирус|virus).{0,160}\s[_=—*-]{3,40}\s{0,4}$", re.IGNORECASE)
_CONTACT = re.compile(
    r"@|\d[\d() -]{6}|\d{3}\.\d{3}\.\d{4}|www\.|https?:|\.(?:ru|рф|su|by|ua|kz|com|net|org|de|eu)\b|\b(?:тел|моб|tel|mob|phone|т)\b"
)
_LINKED = re.compile(r"www\.|https?:")
_LINK = re.compile(r"[ (<\[]{0,2}(?:https?://|www\.)\S{1,300}")
_SENT_FROM = re.compile(
    r"^[\s\-—–]{0,5}(?:sent (?:securely )?(?:from|via|with|using|on the) (?:my [^.?!,:;]{2,40}|[^.?!,:;\d]{2,60})"
    r"|отправлено с (?:моего|моей) [^.?!,:;]{2,40})\.?$",
    re.IGNORECASE,
)
_MOBILE = re.compile(rf"\W{{0,5}}(?:{languages.SENT_FROM})")
_DEVICE = re.compile(languages.DEVICES)
_CARRIED = re.compile(languages.CARRIED)
_CLOSING = re.compile(rf"[\s*_—–-]{{0,4}}(?:{languages.CLOSINGS})(?=[\s,،.!*_;:/，。！—–-]|$)")
_NAMED = r"(?P<named>[,.!]{0,2}(?: [^\W\d_]{1,15}\.?){1,2})?[\s,.!*]{0,4}$"
_GREETING = re.compile(
    rf"[\s*_—–-]{{0,4}}(?:(?:[^\W\d_]{{1,14}} ){{0,3}}(?:{languages.GREETINGS})|{languages.WISHES}){_NAMED}"
)
_GOODBYE = re.compile(rf"[\s*_—–-]{{0,4}}(?:{languages.GOODBYES}){_NAMED.replace('!', '')}")
_EXPECTING = re.compile(rf"(?:{languages.EXPECTING}),?\s")
_AND = re.compile(rf"\s(?:{languages.AND})\s|,\s(?=[^,]{{3,30}},$)")
_FORMAL = re.compile(languages.FORMAL)
_CLOSING_WORD = re.compile(rf"[\s*_—–-]{{0,4}}(?:{languages.CLOSING_WORDS})[\s,.!*]{{0,4}}$")
# With a name and a way to reach it below; «Спасибо, Иван» alone is the message itself.
_THANKS = re.compile(rf"(?:{languages.THANKS})\s?[,.!]?\s{{0,3}}$")
# Asked of whole paragraphs, so of their small letters: a pattern that ignores case is asked at every character, ten times as slow.
_THANKFUL = re.compile(rf"(?:{languages.THANKS})\b|(?:{languages.SORRY})")
_DISCLAIMER = re.compile(languages.DISCLAIMERS)
_OF_MAIL = re.compile(languages.OF_THE_MAIL)
_NOTICE = re.compile(languages.NOTICES)
_THIS_MAIL = re.compile(languages.THIS_MAIL)
_LEGAL = re.compile(languages.LEGAL)
_REGISTERED = re.compile(r"registered (?:in|office|number)|amtsgericht|handelsregister|authori[sz]ed and regulated")
_CONFIDENTIAL = ("this email is confidential", "this e-mail is confidential", "письмо является конф", "это письмо конф")
_SHORT_NOTICE = re.compile(
    any_of(
        r"вирус|virus|environment|printing|before you print|scanned by|umwelt|imprim|окружающ|природ|распечат",
        r"kaspersky|касперск|оферт|unsubscribe|avast|wirus|antivir|milieu|milj[öø]|środowisk|wydruk|ympäristö",
    )
)
# What ticket systems put last, to know their mail again
_REFERENCE = re.compile(
    r"\s{0,4}(?:ref:\S{6,60}:ref|\{#\S{3,40}#\}|\[[Tt]icket ?[#:][\w#: -]{2,40}\]|\[[A-Z0-9]{5,8}-[A-Z0-9]{4}\]"
    r"|\[signature_\d{1,12}\])\s{0,4}$"
)
_FORM_FIELD = re.compile(rf"(?:{languages.FORM_FIELDS})[^:]{{0,30}}:(?:\s|$)")
_PERSONAL = re.compile(languages.PERSONAL)
_HEADING = re.compile(rf"[\s*_]{{0,4}}(?:{languages.HEADINGS})[\s*_:.]{{0,4}}$")
_BANNER = re.compile(rf"[\s*\[⚠!]{{0,6}}(?:{languages.BANNERS})")
_WHY_IMPORTANT = re.compile(languages.WHY_IMPORTANT)
_EXCUSED = re.compile(r"http|краткость|brevity|typos|, the best ")
_GOING_ON = re.compile(r",\s[a-zа-яёіїєґў]{1,20}\s[a-zа-яёіїєґў]{1,20}\s")


def written(lines: list[str], mine: list[int]) -> list[int]:
    """Those of `mine` (the lines that nobody quoted, blank ones left out) that a person wrote now."""
    mine = mine[_banners(lines, mine) :]
    mine = mine[: _undisclaimed(lines, mine)]
    left = _unsigned(lines, mine)
    return left if len(left) == len(mine) else left[: _undisclaimed(lines, left)]


def _banners(lines: list[str], mine: list[int]) -> int:
    """How many lines of «Внимание! Внешнее письмо …» the receiving company's gateway put on top, perhaps wrapped."""
    end, wrapped = 0, False
    while end < min(4, len(mine) - 1):
        line = lines[mine[end]].lstrip()
        signed = line.startswith(_PGP_SIGNED) or (end and line.startswith("Hash: "))
        ruled = end and LONG_RULE.match(line)
        low = line[:MAX_LINE].lower()
        warns = _is_banner(low) and not _PERSONAL.search(low)
        if not (signed or ruled or warns or (wrapped and line[:1].islower())):
            break
        wrapped = len(line) > 60 and mine[end + 1] == mine[end] + 1
        end += 1
    return end


def _is_banner(low: str) -> bool:
    return _BANNER.match(low) is not None or _WHY_IMPORTANT.search(low, 0, MAX_BANNER) is not None


def _unsigned(lines: list[str], mine: list[int], more: int = MAX_ADDED) -> list[int]:
    """Without the signatures: what a line begins that opens one, up to where the person goes on, where nothing like prose stands
    in between."""
    if not more:
        return mine
    end = _cut_off(lines, mine)
    added = next((place for place in range(end + 1, len(mine)) if _POSTSCRIPT.match(lines[mine[place]])), len(mine))
    below = _Below()
    for place in range(end - 1, max(-1, end - MAX_SIGNATURE), -1):
        line = lines[mine[place]].strip()
        if place and line[:1] in _MAY_ADD and _adds(line, apart=mine[place - 1] < mine[place] - 1):
            said = place
        elif _opens(lines, mine, place, below):
            said = end if line[:1] in _DRAWN else _said_below(lines, mine[:end], place)
            if said == end:
                end, below = place, _Below()
                continue
        else:
            if below.kind == TITLES and _card(lines, mine, place, below):
                end = place  # «Thanks,» may stand above it
            below.add(line)
            if below.kind > PROSE or len(below.lines) > MAX_ADDED or not _signed_above(lines, mine, place):
                continue
            said = place
        return _unsigned(lines, mine[:place], more - 1) + mine[said:end] + mine[added:]
    return mine[:end] + mine[added:]


def _adds(line: str, *, apart: bool) -> bool:
    """A postscript, or in a paragraph of its own a sentence as «Кстати, чек не нужен.»"""
    return _POSTSCRIPT.match(line) is not None or (apart and _AFTERTHOUGHT.match(line) is not None)


def _signed_above(lines: list[str], mine: list[int], place: int) -> bool:
    """Whether a paragraph begins here and the one above is short and begins as closings do: the person goes on below his name."""
    first = place - 1
    if place < 2 or mine[place] == mine[first] + 1 or len(lines[mine[first]]) > MAX_NAME:
        return False
    while first > max(0, place - 3) and mine[first] == mine[first - 1] + 1:
        first -= 1
    if not _CLOSING.match(lines[mine[first]][:MAX_NAME].lower()):
        return False
    # «Мне ответили:» above a letter with its signature
    return not any(lines[index].endswith(":") for index in mine[:first])


def _said_below(lines: list[str], mine: list[int], closing: int) -> int:
    """Where below a closing the person goes on: with the case, a list, a sentence, or the data that he announced."""
    for place in range(closing + 1, len(mine)):
        line = lines[mine[place]].strip()
        listed = line.endswith(":") and place + 1 < len(mine) and _LISTED.match(lines[mine[place + 1]])
        if _of_the_case(line) or listed:
            return place
        apart = mine[place] > mine[place - 1] + 1
        if apart and (_is_sentence(line) or _announced(lines, mine, closing, place)):
            return place
    return len(mine)


def _is_sentence(line: str) -> bool:
    """A person's: it is long, has no firm's number and speaks of no mail."""
    if len(line.split()) < MIN_SENTENCE or not _says(line) or _FIRMS.search(line):
        return False
    low = line[:MAX_LINE].lower()
    return not (_OF_MAIL.search(low) or _OFFICE.search(low) or _CONTACT.search(low) or _cautions(low))


def _announced(lines: list[str], mine: list[int], closing: int, place: int) -> bool:
    """«Реквизиты ниже» above the closing, and numbers here."""
    if not closing or _is_name(lines[mine[place]]) or not any(_NUMBERED.search(lines[index]) for index in mine[place:]):
        return False
    return _ANNOUNCED.search(lines[mine[closing - 1]][:MAX_LINE].lower()) is not None


def _of_the_case(line: str) -> bool:
    """«Чек во вложении» or «Жду звонка»: no part of a signature, also where it stands below one."""
    low = line[:MAX_LINE].lower()
    if _OFFICE.search(low):
        return False
    return _LABELLED.match(low) is not None or (_CASE.search(low) is not None and not _CONTACT.search(low))


def _cut_off(lines: list[str], mine: list[int]) -> int:
    """Where something begins below which nothing is the author's, whatever it is: "-- " (RFC 3676 section 4.3), or what programs mark."""
    for place, index in enumerate(mine):
        line = lines[index]
        if line[:1] in ("-", "\x1d") and (
            (line == "-- " and (place or len(mine) < 15))
            or line.startswith(_PGP_SIGNATURE)
            or (line == SIGNATURE_MARK and len(mine) - place < 27)
        ):
            return place
    return len(mine)


class _Below(msgspec.Struct):
    """What stands between a line and where its text ends."""

    lines: list[str] = []  # from the last up
    kind: int = TITLES  # of the line that is the least like a signature's

    def add(self, line: str) -> None:
        line = " ".join(line.split()) if "  " in line else line  # «Директор             И. И. Иванов»
        if self.kind > PROSE:
            self.kind = min(self.kind, _kind(line))
        self.lines.append(line)

    def reachable(self) -> bool:
        return any(_CONTACT.search(line[:200].lower()) for line in self.lines)


def _kind(line: str) -> int:
    """`TITLES` as names, posts and phones have it, `SHORT` as what else stands in signatures, or `PROSE`."""
    short = _short(line)
    if (short and len(line) <= 60 and not _says(line)) or _reaches(line) or (" | " in line and _PIPED.search(line)):
        return TITLES
    linked = ("http" in line or "www." in line) and not line.endswith("?")
    return SHORT if short or linked or _cautions(line[:MAX_LINE].lower()) else PROSE


def _says(line: str) -> bool:
    ends = line.endswith((".", "!")) and not line.endswith(_SHORTENED)
    return ends and len(line.split()) > (1 if line[:1].islower() else 3) and not _INITIALED.search(line)


def _opens(lines: list[str], mine: list[int], place: int, below: _Below) -> bool:
    """Whether a signature begins in this line."""
    line = lines[mine[place]].strip()
    if line[:1] in _DRAWN and (_parts(lines, mine, place, below) or _dashed_name(lines, mine, place, below)):
        return True
    if below.kind == PROSE or len(line) > 120:
        return False
    above = lines[mine[place - 1]].rstrip() if place else ""
    apart = not place or mine[place - 1] < mine[place] - 1
    begins = below.kind == TITLES and (apart or (above.endswith((".", "!", "?")) and len(line.split()) < 3))
    under = below.lines[-1] if below.lines else ""
    low = line.lower()
    if not above.endswith(":") and _closes(
        line, low, under, first=not place, begins=begins, titled=below.kind == TITLES
    ):
        return not _dictated(lines, mine, place)
    return _from_device(line, low, apart=apart and mine[place] > 0) or (place > 0 and _thanks(low, mine, place, below))


def _dictated(lines: list[str], mine: list[int], place: int) -> bool:
    """«Текст на открытку:» stands above: the closing is the card's."""
    above = (lines[index].rstrip() for index in mine[max(0, place - MAX_SIGNATURE) : place])
    return any(line.endswith(":") and _DICTATES.search(line[-MAX_NAME:].lower()) for line in above)


def _parts(lines: list[str], mine: list[int], place: int, below: _Below) -> bool:
    """A drawn line with a notice below it, or with names, firms, phones. One that stands twice divides a text."""
    line, under = lines[mine[place]], below.lines
    if _SCANNER.match(line[:MAX_LINE]):
        return True
    if (place or len(mine) < 15) and _DELIMITER.match(line):
        return _notes(lines, mine[place + 1 :]) or _no_prose(under)
    if not place or not under or not _SHORT_RULE.match(line) or any(_FORM_FIELD.match(one.lower()) for one in under):
        return False
    if _notes(lines, mine[place + 1 :]) or (line.startswith("_" * 40) and len(under) < 6 and _LINKED.search(under[0])):
        return True
    if mine[place - 1] == mine[place] - 1 and len(lines[mine[place - 1]].strip()) == len(line.strip()) > 3:
        return False  # it underlines a heading
    once = not any(lines[index] == line for index in (*mine[:place], *mine[place + 1 : -1]))
    long = LONG_RULE.match(line) is not None or (len(under) < 3 and line.strip()[:3] in _DASHES)
    named = once and long and (_is_name(under[-1]) or _POST.search(under[-1].lower()) is not None)
    return below.kind == TITLES and (named or below.reachable())


def _no_prose(under: list[str]) -> bool:
    first = under[-1] if under else ""
    if _LISTED.match(first) or _ALTERNATIVE.match(first) or (_says(first) and not _signs(first)):
        return False
    return len(under) <= 20 and all((len(one) <= 200 and not one.endswith("?")) or _signs(one) for one in under)


def _thanks(low: str, mine: list[int], place: int, below: _Below) -> bool:
    """«Thanks,» over a name and a post, an address or a phone; «Thanks!» in a paragraph of its own is a sentence."""
    if len(low) >= 30 or len(below.lines) < 2 or below.kind < TITLES or not _THANKS.match(low):
        return False
    if low.endswith("!") and mine[place + 1] > mine[place] + 1:
        return False
    return below.reachable() or _POST.search(" ".join(below.lines).lower()) is not None


def _card(lines: list[str], mine: list[int], place: int, below: _Below) -> bool:
    """A name over a post and a phone, or «Директор» over «И. И. Иванов», without a line above them; a name over a phone alone may be
    what was asked for."""
    if not place or mine[place - 1] == mine[place] - 1 or lines[mine[place - 1]].endswith(":"):
        return False
    line = lines[mine[place]].strip()
    if (
        len(line) > 60
        and " | " not in line
        and "   " not in line
        and line[:1] not in "[<"
        and not _PICTURED.match(line)
    ):
        return False
    card = [bare for one in (line, *reversed(below.lines)) if (bare := _bare(one))] or [""]
    named, pictured = _is_name(card[0]), all(map(_PICTURED.match, card))
    signed = len(card) < 4 and _INITIALED.search(card[-1]) is not None
    if not (named or pictured or signed):
        return False
    said = " ".join(card)[:MAX_LINE].lower()
    posted = _POST.search(said) is not None
    told = pictured or (named and (posted or line.count(" | ") > 2))
    if posted if signed else told and _CONTACT.search(said) is not None:
        return True
    return lines[mine[place - 1]].rstrip().endswith(_SENTENCE_ENDS) and _names_a_post(card)


def _names_a_post(card: list[str]) -> bool:
    """«Robin Tate» over or beside two things more, one of them a post or a firm, and nothing that is said to somebody. Two with a post
    each are a list."""
    parts = [part for one in card for part in _BESIDE.split(one)]
    name = parts[0]
    if len(parts) < 3 or not _is_name(name) or _POST.match(name.lower()) or _FIRM.search(name):
        return False
    people = [one for one in card if _is_name(one) and len(_BESIDE.split(one)) > 1]
    if len(people) > 1 or any(_NO_CARD.search(one.lower()) for one in parts):
        return False
    return any(_POST.search(one.lower()) or _FIRM.search(one) for one in parts[1:4])


def _bare(line: str) -> str:
    bare = _PICTURE.sub("", line[:MAX_LINE]) if "[" in line or "<" in line else line
    return " ".join(bare.replace("*", "").split())


def _notes(lines: list[str], mine: list[int]) -> bool:
    """Whether the paragraph that begins these lines is what a group, a scanner or a company adds."""
    said = " ".join(lines[index] for place, index in enumerate(mine[:40]) if index == mine[0] + place)[:4000].lower()
    return _NOTICE.search(said) is not None or _disclaims(said)


def _disclaims(said: str) -> bool:
    said = said[:4000]
    if _ADDED.match(said):
        return True
    return _cautions(said) and _OF_MAIL.search(said) is not None


def _signs(line: str) -> bool:
    return _reaches(line) or _cautions(line[:MAX_LINE].lower())


@lru_cache(maxsize=64)  # the last paragraph is asked once as such and once as a line
def _cautions(said: str) -> bool:
    return _DISCLAIMER.search(said) is not None


def _closes(line: str, low: str, below: str, *, first: bool, begins: bool, titled: bool) -> bool:
    """`first`: it is the text's first line, which a closing alone leaves; `begins`: a sentence or a paragraph begins here; `titled`:
    below stand only names, posts and phones."""
    places = [0]
    if len(low) < 60 and not low.endswith(("!", ".")) and (joint := _AND.search(low, 0, 40)) is not None:
        places.append(joint.end())  # «Gracias y saludos,»
    if (expecting := _EXPECTING.match(low)) is not None:
        places.append(expecting.end())
    for place in places:
        if (found := _CLOSING.match(low, place)) is not None:
            return not _goes_on(line[found.end() :], below, first=first)
    if first:
        return False
    if any(_closing_word(line, low, place) for place in places) or _FORMAL.search(low):
        return True
    # A line in small letters may go on with the one above
    if titled and (begins or line[:1].isupper()) and any(_greets(line, low, place, below) for place in places):
        return True
    return begins and line.endswith(",") and _wishes(line.split()) and _is_name(below)


def _closing_word(line: str, low: str, place: int) -> bool:
    """«Ваш Иван», but not «Ваш заказ готов.»"""
    found = _CLOSING_WORD.match(low, place)
    named = line[slice(*found.span("named"))].split() if found is not None else []
    return found is not None and not (len(named) > 1 and all(word[:1].islower() for word in named))


def _greets(line: str, low: str, place: int, below: str) -> bool:
    """«Viele liebe Grüße» as the last words or above a name; «Bis dann» only above one, or with one."""
    found = _GREETING.match(low, place)
    last = not below and found is not None
    if (found := found or _GOODBYE.match(low, place)) is None:
        return False
    named = line[slice(*found.span("named"))].strip(" ,.!").split() if found["named"] else []
    return all(word[:1].isupper() for word in named) and (bool(named) or last or _is_name(below))


def _wishes(words: list[str]) -> bool:
    """«Peace,» or «Until the next time,» above a name, in any language; «Thanks,» is said to somebody."""
    said = " ".join(words).lower()
    lower = sum(word[:1].islower() for word in words)
    return len(words) < 9 and lower == len(words) - 1 and not (_THANKFUL.match(said) or _NUMBERED.search(said))


def _is_name(line: str) -> bool:
    found = _CARD_NAME.match(line) or _ONE_NAME.match(line)
    return found is not None and all(word[:1].isupper() for word in found.group().strip(" ,|").split())


def _reaches(line: str) -> bool:
    """«email: … | mobile: … | web: …» or «115035, г. Москва, Садовая ул., д. 1» in one long line."""
    if len(line) > 300 or line.endswith(("?", "!")) or not (_NUMBERED.search(line) or "//" in line):
        return False
    return len(_CONTACT.findall(line.lower())) > 1 or len(_PARTED.findall(line)) > 2


def _short(line: str) -> bool:
    if line.endswith("?"):
        return False
    return len(line) <= 60 or (len(line) <= 90 and (not line[:1].islower() or _POST.search(line) is not None))


def _goes_on(rest: str, below: str, *, first: bool) -> bool:
    """«С уважением отношусь к вам, но …»: a sentence, not a signature."""
    words = rest.strip(" ,.!*_;:—–-").split()
    if not words or len(words) > 12:
        return bool(words)
    if rest.endswith("?"):
        return True
    if not words[0][:1].islower():
        return False
    if _POST.search(rest.lower()) and all(word.lstrip('«"')[:1].isupper() for word in words[-2:]):
        return False
    named = rest.endswith(",") and below[:1].isupper() and len(below.split()) < 5
    said = rest[:1] == "," and rest.endswith(".") and len(words) > 1 and not any(word[:1].isupper() for word in words)
    going_on = first or said or rest.endswith("!") or (len(words) > 3 and not named)
    return going_on and not _SIGNERS.match(words[0])


def _from_device(line: str, low: str, *, apart: bool) -> bool:
    """«Sent from my iPhone»: it names a device or a program and is no sentence, as «Sent from my desk, is much easier than my phone» is;
    or in a paragraph of its own «Sent from a magnificent torch of pixels»."""
    if len(line) > 110 or not _MOBILE.match(low) or _CARRIED.search(_LINK.sub("", low)):
        return False
    named = _DEVICE.search(low.removeprefix("this e-mail")) is not None
    if named and (_EXCUSED.search(low) or len(line.split()) < 9 or not _GOING_ON.search(line)):
        return True
    return apart and _SENT_FROM.match(_LINK.sub("", line)) is not None


def _dashed_name(lines: list[str], mine: list[int], place: int, below: _Below) -> bool:
    """«-John» as the last word, where no other line begins with a dash. «- John» only below a sentence: it may be of a list."""
    last, above = lines[mine[place]].strip(), lines[mine[place - 1]].strip() if place else ""
    if below.lines or not above or not _DASHED_NAME.match(last) or above[:1] in ("-", "–", "—"):
        return False
    if last[1:2] == " " and not (above.endswith((".", "!", ")")) and mine[place] > mine[place - 1] + 1):
        return False
    return all(word[:1].isupper() for word in last.strip("-–—~/_ .,").split() if word != "&")


def _notice(paragraph: list[str]) -> int:
    """In which line of a text's only paragraph a notice begins, below the author's sentence and by naming the mail; 0 when none does."""
    for place in range(1, min(len(paragraph), MAX_SIGNATURE) if _disclaims(" ".join(paragraph).lower()) else 0):
        above, line = paragraph[place - 1].rstrip(), paragraph[place]
        if _DISCLAIMER.search(above[:MAX_LINE].lower()):
            break
        begins = above.endswith(_SENTENCE_ENDS) and not line[:1].islower() and _OF_MAIL.search(line[:60].lower())
        if begins and _disclaims(" ".join(paragraph[place:]).lower()):
            return place
    return 0


def _undisclaimed(lines: list[str], mine: list[int]) -> int:
    """Where the last paragraphs begin that speak of secrecy, viruses or paper, and lines drawn last; never the first line. Between two
    of them and below them may stand what companies say of themselves."""
    end = place = len(mine)
    while place > 1 and end - place < MAX_SIGNATURE:
        start, told = place - 1, place == end
        if lines[mine[start]].strip(" _-=~*#—–━─═⸻") and not _REFERENCE.match(lines[mine[start]]):
            while start > 0 and mine[start] == mine[start - 1] + 1:
                start -= 1
            start = start or _notice(lines[mine[0] : mine[place - 1] + 1])
            said = " ".join(lines[mine[start] : mine[place - 1] + 1]).lower()
            told = (told or _THIS_MAIL.search(said, 0, MAX_NAMED) is not None) and _is_notice(
                said, below=end < len(mine)
            )
            if not start or not (told or _of_a_firm(said)):
                break
        place = start
        end = start if told else end
    return end


def _is_notice(said: str, *, below: bool) -> bool:
    """`below` stands one: then a heading is one, too, and what warns without naming the mail."""
    if below and (_HEADING.match(said) or _REGISTERED.search(said)):
        return True
    asks = (len(said) < 40 or "?" in said) and not (_SHORT_NOTICE.search(said) or said.startswith(_CONFIDENTIAL))
    return not asks and (_disclaims(said) or (below and _cautions(said))) and not _personal(said)


def _of_a_firm(said: str) -> bool:
    return len(said) > 40 and "?" not in said and _LEGAL.search(said) is not None and not _PERSONAL.search(said)


def _personal(said: str) -> bool:
    return len(said) < 250 and _PERSONAL.search(said) is not None
