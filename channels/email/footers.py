"""What stands below a person's words and isn't his message: signatures, sign-offs, phones' footers, disclaimers, drawn lines.

Works on lines, as `reply` does, and only near the end: a delimiter or a sign-off counts when nothing like prose stands below it.
"""

import re

from channels.email import languages
from channels.email.html import SIGNATURE_MARK

MAX_LINE = 600  # characters of a line that the patterns look at
LONG_RULE = re.compile(r"^\s{0,4}(?:[_=~*#.—━─═-] ?){10,80}\s{0,4}$")

_POSTSCRIPT = re.compile(r"\s{0,4}(?:p\.?\s?p?\.?s\b|з\.?ы\b|постскриптум)", re.IGNORECASE)
_DELIMITER = re.compile(r"^(?:--|—|––|__|-- -|__[.,]_[.,][._,]{1,10})\s{0,3}$")  # the last one is of Yahoo's groups
_DASHED_NAME = re.compile(
    r"^(?:[-–—]\s?|[~/]|(?:--|––|_{2})\s?)[^\W\d_][\w.'-]{1,30}(?: [^\W\d_][\w.'-]{0,30}){0,2}(?:, [\w.& ]{2,50})?[ .,]{0,2}$"
)
_SHORT_RULE = re.compile(r"^\s{0,4}(?:[_=~*#.—–━─═-] ?){2,80}\s{0,4}$")
_PARTED = re.compile(r"[,;|•·]\s")
_DATA = re.compile(r"[:\d]")
_LISTED = re.compile(r"(?:\d{1,2}[.)]|[-*•])\s")
_NUMBERED = re.compile(r"[\d@]|//")
_DASHES = ("---", "___", "———", "–––")
_PIPED = re.compile(r"\S \| \S.{0,100} \| ")
_PICTURED = re.compile(r"\s{0,4}[☎✆✉\U0001f300-\U0001faff]")
_PICTURE = re.compile(r"\[(?:cid|image|logo)[^\]]{0,100}\]|<https?:[^>]{0,300}>")
_CARD_NAME = re.compile(r"(?:[^\W\d_][\w.'-]{0,20},? ){1,3}[^\W\d_][\w.'-]{1,20}(?:$|,| \|)")
_PGP_SIGNATURE, _PGP_SIGNED = "-----BEGIN PGP SIGNATURE-----", "-----BEGIN PGP SIGNED MESSAGE-----"
_ONE_NAME = re.compile(r"[^\W\d_][\w'-]{0,20}\.?$")
_SHORTENED = ("Inc.", "Ltd.", "Co.", "Corp.", "S.A.", "B.V.", "д.", "кв.", "оф.")
_POST = re.compile(rf"\b(?:{languages.POSTS})")
_ADDED = re.compile(rf"\W{{0,4}}(?:(?:{languages.ADDED}).{{0,200}}?(?:https?:|@|www\.)|(?:{languages.STANDING}))")
_SCANNER = re.compile(r"^[_=—*-]{3,40}\s.{0,160}(?:вирус|virus).{0,160}\s[_=—*-]{3,40}\s{0,4}$", re.IGNORECASE)
_CONTACT = re.compile(
    r"@|\d[\d() -]{6}|\d{3}\.\d{3}\.\d{4}|www\.|https?:|\.(?:ru|рф|su|by|ua|kz|com|net|org|de|eu)\b|\b(?:тел|моб|tel|mob|phone|т)\b",
    re.IGNORECASE,
)
_LINKED = re.compile(r"www\.|https?:")
_LINK = re.compile(r"[ (<\[]{0,2}https?://\S{1,300}")
_SENT_FROM = re.compile(
    r"^[\s\-—–]{0,5}sent (?:securely )?(?:from|via|with|using|on the) [^.?!,:;\d]{2,60}\.?$", re.IGNORECASE
)
# «Отправлено из СЦ» is content when the sentence goes on; a footer names a device or a program and stops.
_MOBILE_MAX = 110
_MOBILE = re.compile(rf"\W{{0,5}}(?:{languages.SENT_FROM})")
_DEVICE = re.compile(languages.DEVICES)
_CLOSING = re.compile(rf"[\s*_—–-]{{0,4}}(?:{languages.CLOSINGS})(?=[\s,،.!*_;:/，。！—–-]|$)")
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
_SHORT_NOTICE = re.compile(
    r"вирус|virus|environment|printing|before you print|scanned by|^this e-?mail is confidential|umwelt|imprim|окружающ|природ|распечат",
    re.IGNORECASE,
)
# What ticket systems put last, to know their mail again
_REFERENCE = re.compile(
    r"\s{0,4}(?:ref:\S{6,60}:ref|\{#\S{3,40}#\}|\[[Tt]icket ?[#:][\w#: -]{2,40}\]|\[[A-Z0-9]{5,8}-[A-Z0-9]{4}\]"
    r"|\[signature_\d{1,12}\])\s{0,4}$"
)
_HEADING = re.compile(rf"[\s*_]{{0,4}}(?:{languages.HEADINGS})[\s*_:.]{{0,4}}$")
_BANNER = re.compile(rf"[\s*\[⚠!]{{0,6}}(?:{languages.BANNERS})")
_EXCUSED = re.compile(r"http|краткость|brevity|typos")
_GOING_ON = re.compile(r",\s[a-zа-яё]{1,20}\s[a-zа-яё]{1,20}\s")


def mark(lines: list[str], own: list[bool], mine: list[int]) -> None:
    """Sets `own` to False for every line of `mine` (those that somebody wrote, blank ones left out) that no person wrote now."""
    mine = _without_banner(lines, own, mine)
    mine = _without_disclaimers(lines, own, mine)
    whole = mine
    for find in (_scanner, _delimiter, _marked_signature, _sign_off, _thanks, _card, _mobile, _ruled_off, _dashed_name):
        if mine and (start := find(lines, mine)) is not None:
            stop = next((index for index in mine if index > start and _POSTSCRIPT.match(lines[index])), len(lines))
            for index in mine:
                own[index] = not start <= index < stop
            mine = [index for index in mine if own[index]]
    if mine is not whole:
        _without_disclaimers(lines, own, mine)


def _without_banner(lines: list[str], own: list[bool], mine: list[int]) -> list[int]:
    """«Внимание! Внешнее письмо …» that the receiving company's gateway puts on top, perhaps wrapped."""
    end, wrapped = 0, False
    while end < min(4, len(mine) - 1):
        line = lines[mine[end]].lstrip()
        signed = line.startswith(_PGP_SIGNED) or (end and line.startswith("Hash: "))
        if not (signed or _BANNER.match(line[:MAX_LINE].lower()) or (wrapped and line[:1].islower())):
            break
        own[mine[end]] = False
        wrapped = len(line) > 60 and mine[end + 1] == mine[end] + 1
        end += 1
    return mine[end:]


def _scanner(lines: list[str], mine: list[int]) -> int | None:
    """«__________ Information from … Antivirus, version … __________» and what stands below it."""
    return next((index for index in mine[-8:] if _SCANNER.match(lines[index][:MAX_LINE])), None)


def _thanks(lines: list[str], mine: list[int]) -> int | None:
    """«Thanks,» over a name and an address or a phone; «Thanks!» in a paragraph of its own is a sentence."""
    for place in range(max(1, len(mine) - 10), len(mine) - 2):
        line = lines[mine[place]].strip()
        said = line.endswith("!") and mine[place + 1] > mine[place] + 1
        if len(line) < 30 and not said and _THANKS.match(line.lower()):
            below = [lines[index].strip() for index in mine[place + 1 :]]
            if all(_title(one) for one in below) and any(_CONTACT.search(one[:200]) for one in below):
                return mine[place]
    return None


def _card(lines: list[str], mine: list[int]) -> int | None:
    """A name over a post and a phone, without a line above them; a name over a phone alone may be what was asked for."""
    found, below = None, list[str]()
    for place in range(len(mine) - 1, max(0, len(mine) - 9), -1):
        line = _PICTURE.sub("", lines[mine[place]][:MAX_LINE]).replace("*", "").strip()
        if not (_title(line) or _PIPED.search(line)):
            break
        below = [line, *below] if line else below
        apart = not lines[mine[place] - 1].strip() and not lines[mine[place - 1]].endswith(":")
        if apart and below and _is_card(below):
            found = mine[place]
    return found


def _is_card(below: list[str]) -> bool:
    said = " ".join(below)[:MAX_LINE]
    alone = len(below[0]) <= 60 or _PIPED.search(below[0]) is not None
    posted = alone and _is_name(below[0]) and _POST.search(said.lower()) is not None
    drawn = all(map(_PICTURED.match, below))
    return (posted or drawn) and _CONTACT.search(said) is not None


def _delimiter(lines: list[str], mine: list[int]) -> int | None:
    """ "-- " on a line of its own (RFC 3676 section 4.3); without the blank, and other dashes, with nothing like prose below."""
    for place, index in enumerate(mine):
        if lines[index].startswith(_PGP_SIGNATURE):
            return index
        if (
            _DELIMITER.match(lines[index])
            and (place or len(mine) < 15)
            and (
                lines[index] == "-- "
                or _notes(lines, mine[place + 1 : place + 11])
                or _no_prose(lines, mine[place + 1 : place + 22])
            )
        ):
            return index
    return None


def _no_prose(lines: list[str], mine: list[int]) -> bool:
    below = [lines[index].strip() for index in mine]
    if not below or _LISTED.match(below[0]):
        return not below
    begins = not below[0].endswith((".", "!")) or len(below[0].split()) < 5 or _signs(below[0])
    return (
        begins and len(below) <= 20 and all((len(one) <= 200 and not one.endswith("?")) or _signs(one) for one in below)
    )


def _notes(lines: list[str], mine: list[int]) -> bool:
    """Whether the paragraph that begins these lines is what a group, a scanner or a company adds."""
    said = " ".join(lines[index] for place, index in enumerate(mine) if index == mine[0] + place)
    return _NOTICE.search(said[:4000].lower()) is not None or _disclaims(said)


def _disclaims(said: str) -> bool:
    said = said[:4000].lower()
    if _ADDED.match(said):
        return True
    return _DISCLAIMER.search(said) is not None and _OF_MAIL.search(said) is not None


def _signs(line: str) -> bool:
    return _reaches(line) or _DISCLAIMER.search(line[:MAX_LINE].lower()) is not None


def _marked_signature(lines: list[str], mine: list[int]) -> int | None:
    """What the HTML's own class names call a signature, unless it is all there is above the quote and too long for one."""
    for index in mine:
        if lines[index] == SIGNATURE_MARK:
            inside = [other for other in mine if other > index]
            if len(inside) <= 25:
                return index
    return None


def _sign_off(lines: list[str], mine: list[int]) -> int | None:
    """«С уважением, …» with nothing but short lines below it, up to a postscript: names, phones, posts, links."""
    start, signature, below = None, True, ""
    for place in range(len(mine) - 1, max(-1, len(mine) - 15), -1):
        index = mine[place]
        line = lines[index].strip()
        if _POSTSCRIPT.match(line):
            signature, below = True, ""
        elif signature:
            above = lines[mine[place - 1]].rstrip() if place else ""
            begins = mine[place - 1] < index - 1 or (above.endswith((".", "!", "?")) and len(line.split()) < 3)
            if len(line) <= 120 and not above.endswith(":") and _closes(line, below, first=not place, begins=begins):
                start = index
            linked = _LINKED.search(line) is not None and not line.endswith("?")
            signature, below = linked or _short(line) or _signs(line), line
    return start


def _closes(line: str, below: str, *, first: bool, begins: bool) -> bool:
    """`first`: it is the text's first line, which a closing alone leaves; `begins`: a sentence or a paragraph begins here."""
    low = line.lower()
    joint = _AND.search(low, 0, 40) if len(low) < 60 and not low.endswith(("!", ".")) else None  # «Gracias y saludos,»
    places = (0,) if joint is None else (0, joint.end())
    for found in (_CLOSING.match(low, place) for place in places):
        if found is not None:
            return not _goes_on(line[found.end() :], below, first=first)
    return not first and (
        any(_CLOSING_WORD.match(low, place) for place in places)
        or _FORMAL.search(low) is not None
        or (begins and line.endswith(",") and _wishes(line.split()) and _is_name(below))
    )


def _wishes(words: list[str]) -> bool:
    """«Peace,» or «Until the next time,» above a name, in any language; «Thanks,» is said to somebody."""
    said = " ".join(words).lower()
    lower = sum(word[:1].islower() for word in words)
    return len(words) < 9 and lower == len(words) - 1 and not _THANKFUL.match(said) and not _NUMBERED.search(said)


def _is_name(line: str) -> bool:
    found = _CARD_NAME.match(line) or _ONE_NAME.match(line)
    return found is not None and all(word[:1].isupper() for word in found.group().strip(" ,|").split())


def _reaches(line: str) -> bool:
    """«email: … | mobile: … | web: …» or «115035, г. Москва, Садовая ул., д. 1» in one long line."""
    if len(line) > 300 or line.endswith(("?", "!")) or not _NUMBERED.search(line):
        return False
    return len(_CONTACT.findall(line)) > 1 or len(_PARTED.findall(line)) > 2


def _short(line: str) -> bool:
    return len(line) <= (60 if line[:1].islower() else 90) and not line.endswith("?")


def _goes_on(rest: str, below: str, *, first: bool) -> bool:
    """«С уважением отношусь к вам, но …»: a sentence, not a signature."""
    words = rest.strip(" ,.!*_;:—–-").split()
    if not words or len(words) > 12:
        return bool(words)
    if rest.endswith("?"):
        return True
    if _POST.search(rest.lower()) and all(word.lstrip('«"')[:1].isupper() for word in words[-2:]):
        return False
    named = rest.endswith(",") and below[:1].isupper() and len(below.split()) < 5
    return words[0][:1].islower() and (first or rest.endswith("!") or (len(words) > 3 and not named))


def _mobile(lines: list[str], mine: list[int]) -> int | None:
    for place in range(max(0, len(mine) - 5), len(mine)):
        line = lines[mine[place]].strip()
        if (
            len(line) <= _MOBILE_MAX
            and _MOBILE.match(line.lower())
            and (_is_footer(line) or _sent_from(lines, mine[place]))
        ):
            below = mine[place + 1 :]
            if all(_short(lines[index].strip()) for index in below):
                return mine[place]
    return None


def _sent_from(lines: list[str], index: int) -> bool:
    """«Sent from a magnificent torch of pixels»: a paragraph of its own, no sentence."""
    apart = index > 0 and not lines[index - 1].strip()
    return apart and _SENT_FROM.match(_LINK.sub("", lines[index])) is not None


def _ruled_off(lines: list[str], mine: list[int]) -> int | None:
    """A drawn line with a notice below it, or a few short lines: names, firms, phones. One that stands twice divides a text."""
    for place in range(max(1, len(mine) - 12), len(mine) - 1):
        line = lines[mine[place]]
        if not _SHORT_RULE.match(line):
            continue
        below = [lines[index].strip() for index in mine[place + 1 :]]
        reachable = any(_CONTACT.search(one[:200]) for one in below)
        once = not any(lines[index] == line for index in (*mine[:place], *mine[place + 1 : -1]))
        named = (
            once
            and (LONG_RULE.match(line) or (len(below) < 3 and line.strip()[:3] in _DASHES))
            and not _DATA.search(below[0])
        )
        advertised = line.startswith("_" * 40) and len(below) < 6 and _LINKED.search(below[-1])
        if (
            advertised
            or _notes(lines, mine[place + 1 :])
            or ((reachable or named) and all(_title(one) for one in below))
        ):
            return mine[place]
    return None


def _title(line: str) -> bool:
    if _reaches(line):
        return True
    return (
        _short(line)
        and len(line) <= 60
        and (not line.endswith((".", "!")) or len(line.split()) <= 3 or line.endswith(_SHORTENED))
    )


def _dashed_name(lines: list[str], mine: list[int]) -> int | None:
    """«-John» as the last word, where no other line begins with a dash. «- John» only below a sentence: it may be of a list."""
    last, above = lines[mine[-1]].strip(), lines[mine[-2]].strip() if len(mine) > 1 else ""
    if not above or not _DASHED_NAME.match(last) or above[:1] in ("-", "–", "—"):
        return None
    if last[1:2] == " " and not (above.endswith((".", "!", ")")) and mine[-1] > mine[-2] + 1):
        return None
    return mine[-1] if all(word[:1].isupper() for word in last.strip("-–—~/_ .,").split() if word != "&") else None


def _is_footer(line: str) -> bool:
    """It names a device or a program, and is no sentence: «Sent from my desk, is much easier than my mobile phone.»"""
    low = line.lower()
    if _DEVICE.search(low) is None:
        return False
    return _EXCUSED.search(low) is not None or not (len(line.split()) > 8 and _GOING_ON.search(line))


def _without_disclaimers(lines: list[str], own: list[bool], mine: list[int]) -> list[int]:
    """Without the last paragraphs, as long as they speak of secrecy, viruses or paper, and without lines drawn last; never without all."""
    end = len(mine)
    while end > 1:
        start = end - 1
        if lines[mine[start]].strip(" _-=~*#—–━─═") and not _REFERENCE.match(lines[mine[start]]):
            while start > 0 and mine[start] == mine[start - 1] + 1:
                start -= 1
            paragraph = " ".join(lines[index] for index in mine[start:end])
            asks = (len(paragraph) < 40 or "?" in paragraph) and not _SHORT_NOTICE.search(paragraph)
            headed = end < len(mine) and _HEADING.match(paragraph.lower())
            if not start or not (headed or (_disclaims(paragraph) and not asks)):
                break
        for index in mine[start:end]:
            own[index] = False
        end = start
    return mine[:end]
