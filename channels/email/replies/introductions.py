"""Where a mail's quote begins: an attribution, copied headers («От: … Отправлено: … Кому: …»), a separator ("-----Original Message-----"),
or the HTML reader's mark.
"""

import re

import msgspec

from channels.email.reading.pages.marks import QUOTE_MARK
from channels.email.replies import languages
from channels.email.replies.attributions import (
    DATE,
    EMAIL,
    EMAIL_IN_BRACKETS,
    MAX_WRAPPED,
    TIME,
    attribution,
    introduces,
    wrote,
)
from channels.email.replies.copied import (
    after_fields,
    category,
    category_of,
    copied_fields,
    field_block,
    fields_and_attribution,
    of_column,
    stamped,
)
from channels.email.replies.lines import (
    BLANK,
    DRAWN,
    ENDING,
    ENDS,
    LONG_RULE,
    MARK,
    MAX_LINE,
    OTHER,
    PLAIN,
    QUOTED,
    Lines,
)
from channels.email.replies.phrases import forwards, quotes

_RULE = r"(?:[\s*]{0,12}[-_=~–—8<>]{2,60}[\s*]{0,4}|\s{0,4}\*{2,60}\s{0,4})"
_ORIGINAL_LINE = re.compile(rf"^{_RULE}(?:{quotes.ORIGINAL})\s{{0,3}}:?{_RULE}$", re.IGNORECASE)
_FORWARDED_LINE = re.compile(
    rf"^{_RULE}(?:{forwards.FORWARDED})\s{{0,3}}:?(?:{_RULE})?$|^\s{{0,4}}(?:{forwards.BEGINS_FORWARDED})\s{{0,2}}:?\s{{0,4}}$",
    re.IGNORECASE,
)
_FORWARD_ENDS = re.compile(rf"^{_RULE}(?:{forwards.END_OF_FORWARDED})\s{{0,3}}{_RULE}$", re.IGNORECASE)
# Without dashes above the fields, as The Bat! writes it.
_BARE_TITLE = re.compile(
    rf"(?:(?:this is an? |это )?(?P<forwarded>{forwards.FORWARDED})|{quotes.ORIGINAL})[:.]?$", re.IGNORECASE
)
_TITLE = re.compile(rf"^{_RULE}(?:{quotes.ORIGINAL}|{forwards.FORWARDED})\s{{0,3}}:?{_RULE}", re.IGNORECASE)
# A title in a language that isn't above: what stands below it decides.
_TITLED_RULE = re.compile(
    r"^(?!-----(?:BEGIN|END) )[\s*]{0,12}[-_=~–—]{4,60}\s?[^\W\d_][^\d\n]{2,50}[-_=~–—]{3,60}[\s*]{0,4}$"
)
_ABOVE_LINE = re.compile(
    r"^\s{0,4}##-\s.{5,100}-##|^(?:\s{0,4}[#*=_\[({<~^—–-][\s#*=_\[({<~^—–-]{1,20}[^\n]{0,60}"
    rf"|(?P<bare>[\s(\[]{{0,4}}(?:{languages.PLEASE})?(?:{quotes.ANSWER})\b[^\n]{{0,40}}))"
    rf"(?:{quotes.ABOVE_THIS_LINE})(?!: \w)",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s{0,4}[*–—-] [^*=–—-]+$")  # of a person's list
# «Ответ выше этой строки я не вижу» is a sentence; a request ends there or says what for
_REQUESTED = re.compile(rf"\w{{0,6}}\b[\s.,;)\]]{{0,4}}(?:$|[^\w\s?!]|(?:{languages.WHAT_FOR})\b)", re.IGNORECASE)
_MAY_BEGIN = re.compile(
    f"{QUOTED}[{QUOTED}{BLANK}]*|[{MARK}{ENDING}{OTHER}]|{PLAIN}(?=[^{ENDING}{QUOTED}]{{0,{MAX_WRAPPED - 2}}}[{ENDING}{QUOTED}])"
)
_GROUPWISE = re.compile(r"^>>> .{3,200}\d.{0,20} >>>$")  # «>>> Shop <a@b.example> 12.11.2024 15:30 >>>»
_NOTES = re.compile(r"^.{2,80}---\d.{6,30}---")  # «Shop ---12.11.2024 15:30:00---We have your order», above its fields
_BOXED = re.compile(r"\|[-+]{8,60}>$")  # above «| From:    |», in Lotus Notes
MAX_BOX = 20  # its lines
MIN_WRAPPED = 36  # characters of a title that a program may have wrapped
MAX_NAMING = 3  # lines that name a writer without an end that tells it
_CITED = re.compile(r"in (?:article|message) <", re.IGNORECASE)
# CompuServe's, and what readers of news write
_WITHOUT_VERB = re.compile(
    r"Message text written by .|(?:According to|begin ) (?:[A-Z][\w.'-]{1,20} ){1,2}[A-Z][\w.'-]{1,20}(?::| quotation:)$"
)
_ON_A_DAY = frozenset(languages.ON_A_DAY.split("|"))


class Introduction(msgspec.Struct, frozen=True):
    """Its first line, the line after it, and whether what it introduces was forwarded."""

    start: int
    after: int
    forwarded: bool = False


def first(body: Lines) -> Introduction | None:
    """The first introduction of a text."""
    for candidate in _MAY_BEGIN.finditer(body.kinds):
        index = candidate.start()
        kind = body.kinds[index]
        if kind == QUOTED:
            found = of_quoted(body, index)
        elif kind == PLAIN:
            found = _attributed(body, index)
        else:
            found = _at_mark(body, index) if body.lines[index] == QUOTE_MARK else at(body, index)
        if found is not None:
            return _led_in(body, found)
    return None


def forward_ends(body: Lines, cut: Introduction) -> int | None:
    """The line below the last one that says that a forward, or what a rule begins, ends; None where none does."""
    if not cut.forwarded and body.lines[cut.start][:1] not in DRAWN:
        return None
    for index in range(len(body.lines) - 1, cut.after - 1, -1):
        line = body.lines[index]
        if line[:1] in DRAWN and len(line) < 100 and _FORWARD_ENDS.match(line):
            return index + 1
    return None


def begins(quoted: str) -> bool:
    """Whether it is led in by words: «Анна пишет:», «Пишите ответ выше этой линии»."""
    first = quoted.partition("\n")[0][:MAX_LINE].rstrip()
    return first.endswith(":") or _asks_above(first)


def at(body: Lines, index: int) -> Introduction | None:
    """What begins in this line."""
    line = body.lines[index][:MAX_LINE]
    bare = line.strip()
    drawn = bare[:1] in DRAWN
    if (drawn or (len(bare) < 60 and bare.endswith(":"))) and _FORWARDED_LINE.match(line):
        return Introduction(index, after_fields(body, index + 1), forwarded=True)
    if (drawn and _ORIGINAL_LINE.match(line)) or (len(line) < 100 and _asks_above(line)):
        return Introduction(index, after_fields(body, index + 1))
    if drawn and bare[1:2] in DRAWN and (after := _wrapped_title(body, index)):
        return Introduction(index, after_fields(body, after))
    if drawn and (titled := _TITLE.match(line)) is not None and category(line[titled.end() :]) == "from":
        return Introduction(index, index + 1, forwarded=_FORWARDED_LINE.match(titled.group()) is not None)
    label = bare.partition(" | ")[0]  # of a row, in a page
    if len(label) < 15 and category_of(label) == "to" and (began := stamped(body, index)) is not None:
        return Introduction(began, index + 1)
    if line[:1] == " " and of_column(line) == "to" and (columns := _columns(body, index)) is not None:
        return columns
    if (
        bare.startswith("|--")
        and _BOXED.match(bare)
        and len({"from", "to", "subject"} & {category(one) for one in body.lines[index + 1 : index + MAX_BOX]}) > 1
    ):
        return Introduction(index, len(body.lines))
    end = (_below_rule(body, index) if drawn else 0) or (copied_fields(body, index) if category(line) else 0)
    return Introduction(index, end) if end else _attributed(body, index)


def _asks_above(line: str) -> bool:
    """«Пишите ответ выше этой линии», drawn or as a request."""
    found = _ABOVE_LINE.match(line)
    if found is None:
        return False
    return _REQUESTED.match(line, found.end()) is not None if found["bare"] else _LISTED.match(line) is None


def _wrapped_title(body: Lines, index: int) -> int:
    """The line after "--- Original Message" and the rest of its rule, which a program wrapped; 0 when it is none."""
    line, below = body.lines[index].strip(), "".join(body.lines[index + 1 : index + 2]).strip()
    if len(line) < MIN_WRAPPED or line[-1] in DRAWN or below[-1:] not in DRAWN:
        return 0
    said = f"{line} {below}"[:MAX_LINE]
    return index + 2 if _ORIGINAL_LINE.match(said) or (len(said) < 100 and _asks_above(said)) else 0


def _attributed(body: Lines, index: int) -> Introduction | None:
    end = attribution(body, index)
    return Introduction(index, end) if end else None


def _led_in(body: Lines, found: Introduction) -> Introduction:
    """With the lines above that belong to it: Lotus Notes and The Bat! put some above the fields, and some programs break off after the
    date."""
    start = found.start
    above = body.above(start)
    if above is None:
        return found
    line, field = body.lines[above].strip(" -")[:MAX_LINE], category(body.lines[start])
    if field == "to" and (began := stamped(body, start)) is not None:
        return msgspec.structs.replace(found, start=began)
    if len(line) < 60 and (field is not None or line.endswith(":")) and (title := _BARE_TITLE.match(line)) is not None:
        return msgspec.structs.replace(found, start=above, forwarded=found.forwarded or title["forwarded"] is not None)
    if field is not None:
        return msgspec.structs.replace(found, start=above) if "---" in line and _NOTES.match(line) else found
    begins = line.partition(" ")[0].lower() if len(line) < 40 else ""
    if begins in _ON_A_DAY and DATE.search(line) and not DATE.search(body.lines[start]):
        dated = begins == "on" or TIME.search(line) is not None
        return msgspec.structs.replace(found, start=above) if dated else found
    return msgspec.structs.replace(found, start=above) if line.startswith(">>> ") else found


def _columns(body: Lines, index: int) -> Introduction | None:
    """Lotus Notes 6 writes who wrote and when in the left column and «To», «cc» and «Subject» in the right one, each above its value."""
    below = range(index + 1, min(index + MAX_BOX, len(body.lines)))
    end = next((place + 1 for place in below if of_column(body.lines[place]) == "subject"), 0)
    start = index
    while start and body.lines[start - 1].startswith("   ") and body.kinds[start - 1] != BLANK:
        start -= 1
    stamp = " ".join(body.lines[start:end])[: 2 * MAX_LINE]
    return Introduction(start, end) if end and DATE.search(stamp) and TIME.search(stamp) else None


def of_quoted(body: Lines, index: int) -> Introduction | None:
    """What introduces the quote that begins here: a line that was quoted, too («> On Tue, Nov 12, 2024 Support wrote:»), GroupWise's
    («>>> Support … >>>»), or the line above."""
    line = body.lines[index][:MAX_LINE]
    bare = line.lstrip("> ").rstrip()
    end = index + 1
    while (
        end < index + 3
        and not bare.endswith(ENDS)
        and _is_quoted_on(body, end)
        and (DATE.search(bare) or EMAIL.search(bare))
    ):
        bare = f"{bare} {body.lines[end][:MAX_LINE].lstrip('> ').rstrip()}"
        end += 1
    if bare.endswith(ENDS) and (
        (wrote(bare) and (DATE.search(bare) or EMAIL.search(bare)))
        or (DATE.search(bare) and TIME.search(bare) and EMAIL_IN_BRACKETS.search(bare))
    ):
        return Introduction(index, _quoted_text(body, end))
    if bare.endswith((":", "-")) and _FORWARDED_LINE.match(bare):
        return Introduction(index, _quoted_text(body, end), forwarded=True)
    if bare.endswith("<<") and _asks_above(bare):
        return Introduction(index, index + 1)
    if (named := _named_above(body, index)) is not None:
        return named
    fields = index + (LONG_RULE.match(bare) is not None)
    end = field_block(body, fields, needed=3) if fields < len(body.lines) else 0
    end = end or (after_fields(body, index + 1) if _ORIGINAL_LINE.match(bare) else 0)
    if end and body.kinds[end : end + 1] == QUOTED:
        return Introduction(index, _quoted_text(body, end))
    following = body.following(index + 1) if _GROUPWISE.match(line) else None
    return None if following is None or body.kinds[following] == QUOTED else Introduction(index, index + 1)


def _named_above(body: Lines, index: int) -> Introduction | None:
    """The lines above a quote that name its writer without an end that tells it."""
    above, named = body.above(index), ""
    for start in range(above, max(-1, above - MAX_NAMING), -1) if above is not None else ():
        line = body.lines[start].strip()[:MAX_LINE]
        named = f"{line} {named}".rstrip()
        if _names_writer(named):
            return Introduction(start, index)
        if not (line[:1] == "<" or (line[:1].islower() and len(line) < MIN_WRAPPED)):
            return None  # it isn't the rest of what a program wrapped
    return None


def _is_quoted_on(body: Lines, index: int) -> bool:
    """The line is quoted, or the end of an attribution that lost its prefix when a program wrapped it."""
    return body.kinds[index : index + 1] == QUOTED or body.kinds[index : index + 2] == ENDING + QUOTED


def _quoted_text(body: Lines, index: int) -> int:
    return next((place for place in range(index, len(body.lines)) if body.lines[place].strip("> ")), len(body.lines))


def _names_writer(line: str) -> bool:
    """«Peter <a@b.example> – 20 January 2014 11:05», "In article <1@b.example>, Peter says...", «Am 20.11.26 um 18:44 schrieb Anna»:
    no end tells them, but a quote below."""
    if sum(word[:1].islower() for word in line.split()) > 3:
        return False
    if _WITHOUT_VERB.match(line):
        return True
    dated = DATE.search(line) and TIME.search(line)
    if "@" in line and EMAIL.search(line):
        return bool(dated or _CITED.match(line))
    return bool(dated and wrote(line)) and introduces(line, prefixed=True, wrapped=False)


def _at_mark(body: Lines, index: int) -> Introduction | None:
    """The mail program marked a quote here: an attribution or headers in the next lines belong to it, and tell a forward."""
    following = body.following(index + 1)
    if following is None:
        return None
    near = range(following, min(following + 4, len(body.lines)))
    if body.kinds[following] != QUOTED:
        for probe in near:
            if body.kinds[probe] not in (BLANK, QUOTED) and (found := at(body, probe)) is not None:
                return msgspec.structs.replace(found, start=index)
        # An attribution in a language that we don't know: short lines, then the quoted lines.
        following = next((probe for probe in near if body.kinds[probe] == QUOTED), following)
    return Introduction(index, following)


def _below_rule(body: Lines, index: int) -> int:
    """The line after the copied fields below a drawn line, with a title in whatever language or none; 0 when there are none."""
    line = body.lines[index][:MAX_LINE]
    long = LONG_RULE.match(line) is not None
    following = body.following(index + 1) if long or _TITLED_RULE.match(line) else None
    if following is None:
        return 0
    return field_block(body, following, needed=2) or (fields_and_attribution(body, following) if long else 0)
