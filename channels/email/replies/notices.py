"""What companies, gateways and scanners add to a person's words: banners above them, disclaimers and adverts below."""

import re
from functools import lru_cache

from channels.email.replies.lines import LONG_RULE, MAX_LINE, SENTENCE_ENDS
from channels.email.replies.phrases import additions, disclaimers, gateways
from channels.email.words import Sought, any_of

MAX_NOTICE = 22  # lines of one
SHORT = 40  # characters: hardly any notice has fewer
LONG = 90  # characters of a notice that is more than a person's sentence about a mail
MAX_NAMED = 90  # characters in which a notice names the mail, above what its company says
MAX_BANNER = 200  # characters of a line that say «learn why this is important»
MAX_BANNERS = 5  # lines of all banners
MIN_WRAPPED, MAX_WRAPPED = 45, 80  # characters of a line that a program may have wrapped
LEAST_WIDTH = 70  # characters to which programs wrap, a blank left out

_PGP_SIGNED = "-----BEGIN PGP SIGNED MESSAGE-----"
_ADDED = re.compile(rf"\W{{0,4}}(?:(?:{additions.ADDED}).{{0,200}}?(?:https?:|@|www\.)|(?:{additions.STANDING}))")
_LINKED = re.compile(r"www\.|://")
_DISCLAIMER = Sought(disclaimers.DISCLAIMERS)
OF_MAIL = re.compile(disclaimers.OF_THE_MAIL)
_NOTICE = re.compile(additions.NOTICES)
THIS_MAIL = re.compile(disclaimers.THIS_MAIL)
_LEGAL = re.compile(disclaimers.LEGAL)
_REGISTERED = re.compile(r"registered (?:in|office|number)|amtsgericht|handelsregister|authori[sz]ed and regulated")
_SHORT_NOTICE = re.compile(
    any_of(
        r"вирус|virus|environment|printing|before you print|need to print|go green|scanned by|umwelt|imprim|окружающ|природ|распечат",
        r"kaspersky|касперск|оферт|unsubscribe|avast|wirus|antivir|milieu|milj[öø]|środowisk|wydruk|ympäristö",
    )
)
# What ticket systems put last, to know their mail again
_REFERENCE = re.compile(
    r"\s{0,4}(?:ref:\S{6,60}:ref|\{#\S{3,40}#\}|\[[Tt]icket ?[#:][\w#: -]{2,40}\]|\[[Rr]ef:? ?[\w#-]{4,40}\]|\[[A-Z0-9]{5,8}-[A-Z0-9]{4}\]"
    r"|\[signature_\d{1,12}\])\s{0,4}$"
)
_PERSONAL = re.compile(disclaimers.PERSONAL)
_HEADING = re.compile(rf"[\s*_]{{0,4}}(?:{disclaimers.HEADINGS})[\s*_:.]{{0,4}}$")
_BANNER = re.compile(rf"[\s*\[⚠!]{{0,6}}(?:{gateways.BANNERS})")
_WARNS_ON = re.compile(gateways.WARNS_ON)
_WHY_IMPORTANT = re.compile(gateways.WHY_IMPORTANT)


def banners(lines: list[str], mine: list[int]) -> int:
    """How many lines of «Внимание! Внешнее письмо …» the receiving company's gateway put on top, perhaps wrapped."""
    end = 0
    while end < min(MAX_BANNERS, len(mine) - 1):
        line = lines[mine[end]].strip()
        signed = line.startswith(_PGP_SIGNED) or (end and line.startswith("Hash: "))
        ruled = LONG_RULE.match(line) and (end or (len(mine) > 2 and _warns(lines, mine, 1)))
        below = end and mine[end] == mine[end - 1] + 1
        goes_on = below and (_goes_on(lines, mine, end) or _WARNS_ON.match(line[:MAX_LINE].lower()))
        if not (signed or ruled or goes_on or _warns(lines, mine, end)):
            break
        end += 1
    return end


def _goes_on(lines: list[str], mine: list[int], place: int) -> bool:
    """The line right below another is the rest of a sentence that a program wrapped."""
    above, line = lines[mine[place - 1]].strip(), lines[mine[place]].strip()
    if len(above) <= MIN_WRAPPED:
        return False
    if line[:1].islower():
        return True
    low = line[:MAX_LINE].lower()
    if _WHY_IMPORTANT.search(above[-MAX_BANNER:].lower()) or line.endswith(("?", ",")) or _PERSONAL.search(low):
        return False  # that sentence is whole, and no gateway asks, greets or says «I»
    full = len(above) <= MAX_WRAPPED and len(above) + len(line.split(" ", 1)[0]) >= LEAST_WIDTH
    return full and not above.endswith((*SENTENCE_ENDS, "]"))


def _warns(lines: list[str], mine: list[int], place: int) -> bool:
    """The line is a banner's first; what it says may be known by the next one only."""
    line = lines[mine[place]].strip()[:MAX_LINE].lower()
    whole = line
    if len(line) > MIN_WRAPPED and mine[place + 1] == mine[place] + 1:
        whole += " " + lines[mine[place + 1]].strip()[:MAX_LINE].lower()
    said = line if line.endswith(SENTENCE_ENDS) else whole
    banner = _BANNER.match(said) is not None or _WHY_IMPORTANT.search(whole, 0, MAX_BANNER) is not None
    return banner and not _PERSONAL.search(said)


def notes(lines: list[str], mine: list[int]) -> bool:
    """Whether the paragraph that begins these lines is what a group, a scanner or a company adds."""
    said = " ".join(lines[index] for place, index in enumerate(mine[:40]) if index == mine[0] + place)[:4000].lower()
    return _NOTICE.search(said) is not None or _disclaims(said)


@lru_cache(maxsize=64)  # a paragraph is asked for the notice in it, then as one
def _disclaims(said: str) -> bool:
    said = said[:4000]
    if _ADDED.match(said):
        return True
    return cautions(said) and OF_MAIL.search(said) is not None


@lru_cache(maxsize=64)  # the last paragraph is asked once as such and once as a line
def cautions(said: str) -> bool:
    """Whether it warns as disclaimers do; `said` in small letters."""
    return _DISCLAIMER.within(said)


def _notice(paragraph: list[str], *, first: bool) -> int:
    """In which line of a paragraph a notice begins, below the author's sentence and by naming the mail; 0 when none does. Where it isn't
    the text's `first` one, the notice may begin above, by naming it, too."""
    said = " ".join(paragraph).lower() if len(paragraph) > 1 else ""
    if len(said) < SHORT or not _disclaims(said):
        return 0
    for place, line in enumerate(paragraph[1:MAX_NOTICE], 1):
        above = paragraph[place - 1].rstrip()
        low = above[:MAX_LINE].lower()
        if _DISCLAIMER.within(low) or (not first and OF_MAIL.search(low)):
            break
        begins = above.endswith(SENTENCE_ENDS) and not line[:1].islower() and OF_MAIL.search(line[:60].lower())
        if begins and _disclaims(" ".join(paragraph[place:]).lower()):
            return place
    return 0


def undisclaimed(lines: list[str], mine: list[int], greeted: int = 0) -> int:
    """Where the last paragraphs begin that speak of secrecy, viruses or paper, and lines drawn last; never the first line, and right
    below the `greeted` ones, where a person begins, only what is as long as no person's. Between two of them and below them may stand
    what companies say of themselves."""
    end = place = len(mine)
    while place > 1 and end - place < MAX_NOTICE:
        start, told = place - 1, place == end
        if lines[mine[start]].strip(" _-=~*#—–━─═⸻") and not _REFERENCE.match(lines[mine[start]]):
            while start > 0 and mine[start] == mine[start - 1] + 1:
                start -= 1
            paragraph = lines[mine[start] : mine[place - 1] + 1]
            within = _notice(paragraph, first=not start)
            start += within
            said = " ".join(paragraph[within:]).lower()
            told = (told or THIS_MAIL.search(said, 0, MAX_NAMED) is not None) and _is_notice(
                said, below=end < len(mine)
            )
            if greeted and start <= greeted and not (told and (len(said) > LONG or _LINKED.search(said))):
                break
            if not start or not (told or _of_a_firm(said)):
                break
        place = start
        end = start if told else end
    return end


def _is_notice(said: str, *, below: bool) -> bool:
    """`below` stands one: then a heading is one, too, and what warns without naming the mail."""
    if below and (_HEADING.match(said) or _REGISTERED.search(said)):
        return True
    said = said.strip()
    asks = "?" in said or (len(said) < SHORT and not THIS_MAIL.match(said))
    return (
        (not asks or _SHORT_NOTICE.search(said) is not None)
        and (_disclaims(said) or (below and cautions(said)))
        and not _personal(said)
    )


def _of_a_firm(said: str) -> bool:
    return len(said) > SHORT and "?" not in said and _LEGAL.search(said) is not None and not _PERSONAL.search(said)


def _personal(said: str) -> bool:
    return len(said) < 250 and _PERSONAL.search(said) is not None
