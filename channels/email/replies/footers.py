"""What stands below a person's words and isn't his message: signatures, phones' footers, drawn lines, notices.

Works on lines, as `reply` does, and only near the end: a delimiter or a closing counts when nothing like prose stands below it.
`closings` tells how a signature begins, `cards` what it is made of, `notices` what companies and gateways add.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from channels.email.reading.addresses import Address
from channels.email.reading.pages.marks import SIGNATURE_MARK
from channels.email.replies import languages
from channels.email.replies.addressees import greets
from channels.email.replies.cards import (
    CONTACT,
    FIRM,
    NUMBERED,
    OFFICE,
    POST,
    PROSE,
    TITLES,
    Below,
    is_card,
    is_name,
    is_post,
    is_private,
    kind,
    may_sign,
    reaches,
    says,
    spaced,
)
from channels.email.replies.closings import CLOSING, closes, closes_alone, from_device, is_formal
from channels.email.replies.lines import LONG_RULE, MAX_LINE, SENTENCE_ENDS
from channels.email.replies.notices import OF_MAIL, THIS_MAIL, banners, cautions, notes, undisclaimed
from channels.email.replies.phrases import matters, openings
from channels.email.replies.signers import NOBODY, signs

MAX_SIGNATURE = 22  # lines of one
MAX_ADDED = 5  # lines that a person adds below a signature, and times that he does
MIN_SENTENCE = 7  # words of one below a signature, where firms have a slogan
MIN_SAID = 4  # words right below a closing without a name, where one is looked for
MAX_CLOSING = 120  # characters of a line that closes, but for a formal sentence
MAX_NAME = 60  # characters of a line that closes or names

_MAY_ADD = frozenset("pPпПзЗuUДИКІOABSÜDВyYΥ")  # letters that what follows may begin with
_POSTSCRIPT = re.compile(rf"\s{{0,4}}(?:{languages.POSTSCRIPTS})", re.IGNORECASE)
_AFTERTHOUGHT = re.compile(rf"(?:{languages.AFTERTHOUGHTS})\b.*[.!?]$")
_CASE = re.compile(matters.OF_THE_CASE)
_SPEAKING = re.compile(matters.SPEAKING)
_LABELLED = re.compile(matters.LABELLED)
_DICTATES = re.compile(rf"(?:{languages.DICTATES}).*:$")
_ANNOUNCED = re.compile(languages.ANNOUNCED)
_ALTERNATIVE = re.compile(rf"(?:{languages.ALTERNATIVES})\s")
# The last one is of Yahoo's groups.
_DELIMITER = re.compile(r"^\*?(?:--|—|⸻|––?|__|-- -|__[.,]_[.,][._,]{1,10})\s{0,3}\*?$")
_DASHED_NAME = re.compile(
    r"^(?:[-–—~/]\s?|(?://|--|––|_{2})\s?)[^\W\d_][\w.'-]{0,30}(?: [^\W\d_][\w.'-]{0,30}){0,2}(?:, [\w.& ]{2,50})?[ .,~]{0,2}$"
)
_SHORT_RULE = re.compile(r"^\s{0,4}(?:[_=~*#.—–━─═-] ?){2,80}\s{0,4}$")
_DRAWN = frozenset("-_=~*#.—⸻–━─═/")
_NO_WORDS = re.compile(r"\||\d{4}")
_MYSELF = ("i ", "i'", "я ", "ich ", "j'ai ")
_FIRMS = re.compile(r"[:—|]|\d{4}")  # «ООО «Свет» — 20 лет на рынке.», "Registered in England: 01234567."
_LISTED = re.compile(r"(?:\d{1,2}[.)]|[-*•])\s")
_DASHES = ("---", "___", "———", "–––")
_SPONSORED = "- Yahoo! Groups Sponsor -"
_PGP_SIGNATURE = "-----BEGIN PGP SIGNATURE-----"
_SCANNER = re.compile(r"^[_=—*-]{3,40}\s.{0,160}(?:вирус|virus).{0,160}\s[_=—*-]{3,40}\s{0,4}$", re.IGNORECASE)
_UNDERSCORES = re.compile(r"\s{0,8}_{30,100}\s{0,4}$")  # above the adverts of free mailboxes
_OF_A_LIST = re.compile(r"/(?:listinfo|lists?|options)/|unsubscribe|mailing list", re.IGNORECASE)
_LINKED = re.compile(r"www\.|https?:")
# With a name and a way to reach it below; «Спасибо, Иван» alone is the message itself.
_THANKS = re.compile(rf"(?:{openings.THANKS})\s?[,.!]?\s{{0,3}}$")
_FORM_FIELD = re.compile(rf"(?:{languages.FORM_FIELDS})[^:]{{0,30}}:(?:\s|$)")


class Page(NamedTuple):
    """The `lines` of a letter, those of them that are `mine` (nobody quoted them; blank ones are left out), and who sent it."""

    lines: list[str]
    mine: list[int]
    sender: Address = NOBODY


def written(lines: list[str], mine: list[int], sender: Address = NOBODY) -> list[int]:
    """Those of `mine` that a person, the `sender`, wrote now."""
    return written_all([Page(lines, mine, sender)])[0]


def written_all(pages: Sequence[Page]) -> list[list[int]]:
    """What `written` gives for each; a step is taken for all before the next, so that they take a seventh less time."""
    mine = [page.mine[banners(page.lines, page.mine) :] for page in pages]
    greeted = [_greeted(page.lines, own) for page, own in zip(pages, mine, strict=True)]
    told = [own[: undisclaimed(page.lines, own, begin)] for page, own, begin in zip(pages, mine, greeted, strict=True)]
    left = [
        own[:begin] + _unsigned(page.lines, own[begin:], page.sender)
        for page, own, begin in zip(pages, told, greeted, strict=True)
    ]
    return [
        below if len(below) == len(own) else _undisclaimed_again(page, below, begin)
        for page, own, below, begin in zip(pages, told, left, greeted, strict=True)
    ]


def _greeted(lines: list[str], mine: list[int]) -> int:
    """How many lines greet: «Добрый день!» isn't what a letter says, the line below is its first."""
    begin = 0
    while begin < min(2, len(mine) - 1) and greets(lines[mine[begin]]):
        begin += 1
    return begin


def _undisclaimed_again(page: Page, left: list[int], begin: int) -> list[int]:
    """A notice may stand above a signature, too, and a signature above that."""
    told = left[: undisclaimed(page.lines, left, begin)]
    return told if len(told) == len(left) else told[:begin] + _unsigned(page.lines, told[begin:], page.sender)


def _unsigned(lines: list[str], mine: list[int], sender: Address, more: int = MAX_ADDED) -> list[int]:
    """Without the signatures: what a line begins that opens one, up to where the person goes on, where nothing like prose stands
    in between."""
    if not more:
        return mine
    end = _cut_off(lines, mine)
    added = next((place for place in range(end + 1, len(mine)) if _POSTSCRIPT.match(lines[mine[place]])), len(mine))
    tail = _unsigned(lines, mine[added:], sender, more - 1) if added < len(mine) else []
    left, below, card = mine, Below(), 0  # what a line opened is out of sight for those above
    for place in range(end - 1, max(-1, end - MAX_SIGNATURE), -1):
        line = lines[mine[place]].strip()
        if place and line[:1] in _MAY_ADD and _adds(line, apart=mine[place - 1] < mine[place] - 1):
            said = place
        elif _opens(lines, left, place, below):
            said = end if line[:1] in _DRAWN else _said_below(lines, mine[:end], place)
            if said == end:
                end, left, below = place, mine[:place], Below()
                continue
        else:
            own_post = below.signed and is_post(line)
            apart = place == card - 1 and not own_post and _above_card(lines, mine, card)
            signed = not below.lines and _signs_himself(lines, mine, place, sender)
            if signed or (below.kind == TITLES and not apart and is_card(lines, mine, place, below)):
                end = card = place  # «Thanks,» or a drawn line may stand above it
                below.signed = signed
            elif place == card - 1:
                below = Below()
            below.add(line)
            if below.kind > PROSE or len(below.lines) > MAX_ADDED or not _signed_above(lines, mine, place):
                continue
            said = place
        return _unsigned(lines, mine[:place], sender, more - 1) + mine[said:end] + tail
    return mine[:end] + tail


def _signs_himself(lines: list[str], mine: list[int], place: int, sender: Address) -> bool:
    """The sender's own name stands here, and not below «Мои реквизиты:» among what that announces; «Thanks,» and a name are a message."""
    above = lines[mine[place - 1]].rstrip() if place else ""
    if not above or (place < 2 and above.endswith(",")) or not signs(sender, lines[mine[place]].strip(), above):
        return False
    first = place
    while first and mine[first - 1] == mine[first] - 1:
        first -= 1
    announced = any(lines[index].rstrip().endswith(":") for index in mine[max(0, first - 1) : place])
    return not (announced and first < place and _NO_WORDS.search(above)) or above.endswith(SENTENCE_ENDS)


def _above_card(lines: list[str], mine: list[int], card: int) -> bool:
    """Whether the line above this card is none of it: a name above another's, or an answer above «Директор», «И. И. Иванов»."""
    adjoins = mine[card] == mine[card - 1] + 1
    return not (is_post(lines[mine[card]]) and (adjoins or is_post(lines[mine[card - 1]])))


def _adds(line: str, *, apart: bool) -> bool:
    """A postscript, or in a paragraph of its own a sentence as «Кстати, чек не нужен.»"""
    return _POSTSCRIPT.match(line) is not None or (apart and _AFTERTHOUGHT.match(line) is not None)


def _signed_above(lines: list[str], mine: list[int], place: int) -> bool:
    """Whether a paragraph begins here below what closes a letter and has at most names, posts and phones under it: the person goes on."""
    if place < 2 or mine[place] == mine[place - 1] + 1:
        return False
    under = ""
    for first in range(place - 1, max(-1, place - MAX_SIGNATURE), -1):
        line = lines[mine[first]].strip()
        if len(line) > MAX_NAME or kind(line) < TITLES:
            return False
        if CLOSING.match(line.lower()) and closes(line, line.lower(), under, first=not first, begins=True, titled=True):
            # «Мне ответили:» above a letter with its signature
            return not any(lines[index].endswith(":") for index in mine[:first])
        under = line
    return False


def _said_below(lines: list[str], mine: list[int], closing: int) -> int:
    """Where below a closing the person goes on: with the case, a list, a sentence, or the data that he announced."""
    tight = mine[-1] - mine[0] == len(mine) - 1  # no blank line anywhere
    for place in range(closing + 1, len(mine)):
        line = lines[mine[place]].strip()
        apart = mine[place] > mine[place - 1] + 1
        lists = line.endswith(":") or (apart and _LISTED.match(line))
        listed = lists and place + 1 < len(mine) and _LISTED.match(lines[mine[place + 1]])
        if _of_the_case(line) or listed:
            return place
        if tight and place > closing + 1 and says(line) and _is_said(line):
            return place
        warns = apart and cautions(_paragraph(lines, mine, place))
        if apart and ((not warns and _is_said(line)) or _announced(lines, mine, closing, place)):
            return place
        if apart and _is_plain(lines, mine, closing, place):
            return place
    return len(mine)


def _paragraph(lines: list[str], mine: list[int], place: int) -> str:
    """What begins here up to a blank line, in small letters: a program may have wrapped it."""
    return " ".join(lines[index] for above, index in enumerate(mine[place:]) if index == mine[place] + above)[
        :MAX_LINE
    ].lower()


def _is_said(line: str) -> bool:
    """By a person, with a word of somebody who speaks («Ручки тоже нет») or as a long sentence without a firm's number or a word of the
    mail."""
    low = line[:MAX_LINE].lower()
    if OFFICE.search(low) or CONTACT.search(low) or cautions(low):
        return False
    numbered = _NO_WORDS.search(line) and not low.startswith(_MYSELF)
    if _SPEAKING.search(low) and not (numbered or (FIRM.search(line) and not says(line))):
        return THIS_MAIL.search(low) is None
    return len(line.split()) >= MIN_SENTENCE and says(line) and not (_FIRMS.search(line) or OF_MAIL.search(low))


def _is_plain(lines: list[str], mine: list[int], closing: int, place: int) -> bool:
    """«Желательно белый»: nothing that may be of a signature stands here or below, and above no firm's, which might have a slogan."""
    if place == closing + 1 and closes_alone(lines[mine[closing]]) and len(lines[mine[place]].split()) < MIN_SAID:
        return False  # «с уважением», «юлия сова»
    if any(may_sign(lines[index]) for index in mine[place:]):
        return False
    if lines[mine[place]][:1].islower() and is_name(lines[mine[place - 1]]) and spaced(mine[closing : place + 1]):
        return False  # a post that no list has
    return all(is_private(lines[index]) for index in mine[closing:place])


def _announced(lines: list[str], mine: list[int], closing: int, place: int) -> bool:
    """«Реквизиты ниже» above the closing, and numbers here."""
    if not closing or is_name(lines[mine[place]]) or not any(NUMBERED.search(lines[index]) for index in mine[place:]):
        return False
    return _ANNOUNCED.search(lines[mine[closing - 1]][:MAX_LINE].lower()) is not None


def _of_the_case(line: str) -> bool:
    """«Чек во вложении» or «Жду звонка»: no part of a signature, also where it stands below one."""
    low = line[:MAX_LINE].lower()
    if OFFICE.search(low):
        return False
    return _LABELLED.match(low) is not None or (_CASE.search(low) is not None and not CONTACT.search(low))


def _cut_off(lines: list[str], mine: list[int]) -> int:
    """Where something begins below which nothing is the author's, whatever it is: "-- " (RFC 3676 section 4.3), or what programs mark."""
    for place, index in enumerate(mine):
        line = lines[index]
        if line[:1] in ("-", "\x1d") and (
            ((line == "-- " or line.rstrip() == "- --") and (place or len(mine) < 15))
            or line.startswith(_PGP_SIGNATURE)
            or (len(line) > 50 and _SPONSORED in line)
            or (line == SIGNATURE_MARK and len(mine) - place < 27)
        ):
            return place
    return len(mine)


def _opens(lines: list[str], mine: list[int], place: int, below: Below) -> bool:
    """Whether a signature begins in this line."""
    line = lines[mine[place]].strip()
    if line[:1] in _DRAWN and (_parts(lines, mine, place, below) or _dashed_name(lines, mine, place, below)):
        return True
    if below.kind == PROSE or (not place and below.kind < TITLES):
        return False
    if len(line) > MAX_CLOSING and (len(line) > MAX_LINE or not is_formal(line.lower())):
        return False
    above = lines[mine[place - 1]].rstrip() if place else ""
    apart = not place or mine[place - 1] < mine[place] - 1
    begins = below.kind == TITLES and (apart or (above.endswith((".", "!", "?")) and len(line.split()) < 3))
    under = below.lines[-1] if below.lines else ""
    low = line.lower()
    if not above.endswith(":") and closes(
        line, low, under, first=not place, begins=begins, titled=below.kind == TITLES
    ):
        return not _dictated(lines, mine, place)
    return from_device(line, low, apart=apart and mine[place] > 0) or (place > 0 and _thanks(low, mine, place, below))


def _dictated(lines: list[str], mine: list[int], place: int) -> bool:
    """«Текст на открытку:» stands above: the closing is the card's."""
    above = (lines[index].rstrip() for index in mine[max(0, place - MAX_SIGNATURE) : place])
    return any(line.endswith(":") and _DICTATES.search(line[-MAX_NAME:].lower()) for line in above)


def _parts(lines: list[str], mine: list[int], place: int, below: Below) -> bool:
    """A drawn line with a notice below it, or with names, firms, phones. One that stands twice divides a text."""
    line, under = lines[mine[place]].lstrip("\t"), below.lines
    if _SCANNER.match(" ".join((line, *under[-1:]))[:MAX_LINE]) or _SCANNER.match(line[:MAX_LINE]):
        return True
    if place and mine[place - 1] == mine[place] - 1 and lines[mine[place - 1]].rstrip().endswith(":"):
        return False  # «Не хватает:» above what is listed
    if (place or len(mine) < 15) and _DELIMITER.match(line):
        return notes(lines, mine[place + 1 :]) or _no_prose(under)
    if _UNDERSCORES.match(line) and _advertises(under) and (mine[place] or any(map(_OF_A_LIST.search, under))):
        return True
    if not place or not under or not _SHORT_RULE.match(line) or any(_FORM_FIELD.match(one.lower()) for one in under):
        return False
    if notes(lines, mine[place + 1 :]):
        return True
    if mine[place - 1] == mine[place] - 1 and len(lines[mine[place - 1]].strip()) == len(line.strip()) > 3:
        return False  # it underlines a heading
    once = not any(lines[index] == line for index in (*mine[:place], *mine[place + 1 : -1]))
    ruled = LONG_RULE.match(line) is not None
    long = ruled or (len(under) < 3 and line.strip()[:3] in _DASHES) or any(map(is_post, under))
    named = once and long and (is_name(under[-1]) or POST.search(under[-1].lower()) is not None)
    return below.kind == TITLES and (named or ((once or not ruled) and below.reachable()))


def _advertises(under: list[str]) -> bool:
    """A free mailbox says something of itself, and where: nothing is asked, and no link stands first."""
    said = 0 < len(under) < 6 and not under[0].endswith("?") and _LINKED.match(under[-1]) is None
    return said and any(map(_LINKED.search, under))


def _no_prose(under: list[str]) -> bool:
    first = under[-1] if under else ""
    if _LISTED.match(first) or _ALTERNATIVE.match(first) or (says(first) and not _signs(first)):
        return False
    return len(under) <= 20 and all((len(one) <= 200 and not one.endswith("?")) or _signs(one) for one in under)


def _thanks(low: str, mine: list[int], place: int, below: Below) -> bool:
    """«Thanks,» over a name and a post, an address or a phone, or over the sender's own; «Thanks!» and «Thanks.» in a paragraph of their
    own are sentences."""
    few = len(below.lines) < 2 and not below.signed
    if len(low) >= 45 or few or below.kind < TITLES or not _THANKS.match(low):
        return False
    if low.endswith(("!", ".")) and mine[place + 1] > mine[place] + 1:
        return False
    return below.signed or below.reachable() or any(map(is_post, below.lines))


def _signs(line: str) -> bool:
    return reaches(line) or cautions(line[:MAX_LINE].lower())


def _dashed_name(lines: list[str], mine: list[int], place: int, below: Below) -> bool:
    """«-John» as the last word, where no other line begins with a dash. «- John» only below a sentence: it may be of a list."""
    last, above = lines[mine[place]].strip(), lines[mine[place - 1]].strip() if place else ""
    if below.lines or not above or not _DASHED_NAME.match(last) or above[:1] in ("-", "–", "—"):
        return False
    if last[1:2] == " " and not (above.endswith((".", "!", ")")) and mine[place] > mine[place - 1] + 1):
        return False
    return all(word[:1].isupper() for word in last.strip("-–—~/_ .,").split() if word != "&")
