"""Reports in a server's own words.

They are read as servers lay them out: a line that begins with the address (or names it as the failed one), the server's words below it
until the next address, and a copy of our mail, which says nothing of the failure, at the end.
"""

import re
import textwrap

from channels.email.machines.codes import CODE, STATUS
from channels.email.machines.delivery import Delivery, tells, told, worst_first
from channels.email.machines.recipients import ANYWHERE, answered_in, named_in
from channels.email.reading.addresses import normalise
from channels.email.words import either

MAX_RECIPIENTS = 50
MAX_PLACES = 200  # where a report names them
MAX_REPORT = 20_000  # characters of a free-form report
# What stands above the copy of our mail
_COPY_BELOW = (
    r"below (?:this line )?is a copy",
    r"this is a copy of",
    r"(?:possibly truncated )?original (?:message|mail)(?: headers?| follows|:|\s{0,3}-)",
    r"message headers? follow",
    r"the (?:header|body) of the original",
    r"unsent message below",
    r"undelivered message",
    r"returned message",
    r"the text (?:of|part)",
    # Russian
    r"копия (?:письма|сообщения)",
    r"исходное сообщение",
    r"заголовки",
)
_COPY = re.compile(
    rf"^[\s>*#=_|-]{{0,40}}{either(*_COPY_BELOW)}|^(?:Received|Return-Path|DKIM-Signature|X-Received): ",
    re.IGNORECASE | re.MULTILINE,
)
# «Delivery to the following addresses was successful», «Delivered to:», and the addresses below it that no reply follows.
_WENT_WELL = re.compile(
    r"^(?![^\n]*(?:not\b|n't\b|\bbe\b|fail|unable|\bне\b|@))[^\n]{0,100}\b(?:success(?:ful(?:ly)?)?\b[^\n]{0,60}"
    r"|(?:delivered|доставлено)\b[^\n]{0,40}:[ \t]*)\n"
    r"(?:[ \t]*\n|[^\n@]{0,60}@(?![^\n]*(?:\b[45]\d\d\b|unknown))[^\n]*(?:\n|\Z))+",
    re.IGNORECASE | re.MULTILINE,
)
_WELL_HINTS = ("success", "delivered", "доставлено")
# What Sendmail says below each reply for good: that of another server says why.
_SENDMAILS_OWN = re.compile(r"^554 5\.\d\.0 (?:[^\n]{1,200}\.\.\. )?Service unavailable$", re.MULTILINE)
_SECTION = re.compile(r"\n[ \t]{0,8}-{3,}[ \t]?\w")  # another one begins: «----- Transcript of session follows -----»
# A long line that goes on in small letters, unless with an address: that stands at the beginning of a line for a reason. A list of them
# goes on behind a comma.
_WRAPPED = re.compile(r"\n(?<=[^\n]{45}\n)(?: {4})?(?=[^\W\dA-ZА-ЯЁ_])(?!\S{0,80}@)|\n(?<=,\n)[ \t]{0,8}(?=\S{1,80}@)")
_ENDS = re.compile(r"[ \t]{1,99}$", re.MULTILINE)


def from_words(text: str, named: str, own: frozenset[str], *, action: str, returned: str = "") -> list[Delivery]:
    """The recipients of a free-form report. `named` is what X-Failed-Recipients says, `own` addresses that can't be the failed one,
    `returned` whom the returned mail was sent to: he is the one where the report names nobody.
    """
    report = without_copy(text)
    if "Service unavailable" in report:
        report = _SENDMAILS_OWN.sub("", report)
    if action != "delivered" and any(hint in report.lower() for hint in _WELL_HINTS):
        report = _WENT_WELL.sub("\n", report)
    listed = {normalise(one) for one in ANYWHERE.findall(named[:4000])}
    places = [one for one in named_in(report, own) if not listed or one[0] in listed]
    places += [(one, max(report.find(one), 0)) for one in sorted(listed - {address for address, _ in places})]
    if not places and returned:
        places = [(returned, 0)]
    first: dict[str, int] = {}
    for address, place in sorted(places, key=_place):
        first.setdefault(address, place)
    recipients = list(first)[:MAX_RECIPIENTS]
    if len(recipients) == 1:
        return [told(recipients[0], report[first[recipients[0]] :], report, action=action)]
    words = _explanations(report, recipients, [*places, *answered_in(report)])
    return worst_first([told(one, words.get(one, ""), action=action) for one in recipients])


def _place(of_address: tuple[str, int]) -> int:
    return of_address[1]


def _explanations(report: str, recipients: list[str], places: list[tuple[str, int]]) -> dict[str, str]:
    """What stands below each recipient: of several places a reply before mere words, and these before those of the next one.

    Addresses one below the other have the words below the last.
    """
    best: dict[str, tuple[int, str]] = {}
    below, end = "", len(report)
    ordered = sorted({one for one in places if one[0] in recipients}, key=_place)[:MAX_PLACES]
    parted = [one for one, before in zip(ordered, [("", 0), *ordered], strict=False) if one[0] != before[0]]
    for address, place in reversed(parted):
        words = report[place:end]
        section = _SECTION.search(words)
        words = words[: section.start()] if section and CODE.search(words, 0, section.start()) else words
        worth = 2 if STATUS.search(words) or CODE.search(words) else int(tells(words))
        below = words if worth or not below else below
        if worth >= best.get(address, (0, ""))[0]:
            best[address] = worth, below
        end = place
    return {address: words for address, (_, words) in best.items()}


def unwrapped(text: str) -> str:
    """A report's sentences in one line each: what belongs together is looked for in one line.

    What programs do to blanks on the way is undone first: a margin, blanks at the ends of lines, some that don't break.
    """
    report = textwrap.dedent(_ENDS.sub("", text[:MAX_REPORT].replace("\xa0", " ")))
    return _WRAPPED.sub(" ", report) + text[MAX_REPORT:]


def without_copy(text: str) -> str:
    """The report without the copy of the mail below it."""
    text = text[:MAX_REPORT]
    copy = _COPY.search(text)
    return text[: copy.start()] if copy is not None and copy.start() > 40 else text
