"""Where a mail's quote begins: an attribution, copied headers («От: … Отправлено: … Кому: …»), a separator ("-----Original Message-----"),
or the HTML reader's mark.
"""

import re
from typing import NamedTuple

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

_RULE = r"(?:[\s*]{0,12}[-_=~–—8<>]{2,60}[\s*]{0,4}|\s{0,4}\*{2,60}\s{0,4})"
_ORIGINAL_LINE = re.compile(rf"^{_RULE}(?:{languages.ORIGINAL})\s{{0,3}}:?{_RULE}$", re.IGNORECASE)
_FORWARDED_LINE = re.compile(
    rf"^{_RULE}(?:{languages.FORWARDED})\s{{0,3}}:?(?:{_RULE})?$|^\s{{0,4}}(?:{languages.BEGINS_FORWARDED})\s{{0,2}}:?\s{{0,4}}$",
    re.IGNORECASE,
)
_FORWARD_ENDS = re.compile(rf"^{_RULE}(?:{languages.END_OF_FORWARDED})\s{{0,3}}{_RULE}$", re.IGNORECASE)
# Without dashes above the fields, as The Bat! writes it.
_BARE_TITLE = re.compile(
    rf"(?:(?:this is an? |это )?(?P<forwarded>{languages.FORWARDED})|{languages.ORIGINAL})[:.]?$", re.IGNORECASE
)
_TITLE = re.compile(rf"^{_RULE}(?:{languages.ORIGINAL}|{languages.FORWARDED})\s{{0,3}}:?{_RULE}", re.IGNORECASE)
# A title in a language that isn't above: what stands below it decides.
_TITLED_RULE = re.compile(r"^[\s*]{0,12}[-_=~–—]{4,60}\s?[^\W\d_][^\d\n]{2,50}[-_=~–—]{3,60}[\s*]{0,4}$")
_ABOVE_LINE = re.compile(
    r"^\s{0,4}##-\s.{5,100}-##|^(?:\s{0,4}[#*=_\[({<~—–-][\s#*=_\[({<~—–-]{1,20}[^\n]{0,60}"
    rf"|[\s(\[]{{0,4}}(?:{languages.PLEASE})?(?:{languages.ANSWER})\b[^\n]{{0,40}})"
    rf"(?:{languages.ABOVE_THIS_LINE})(?!: \w)",
    re.IGNORECASE,
)
_MAY_BEGIN = re.compile(
    f"{QUOTED}[{QUOTED}{BLANK}]*|[{MARK}{ENDING}{OTHER}]|{PLAIN}(?=[^{ENDING}{QUOTED}]{{0,{MAX_WRAPPED - 2}}}[{ENDING}{QUOTED}])"
)
_GROUPWISE = re.compile(r"^>>> .{3,200}\d.{0,20} >>>$")  # «>>> Shop <a@b.example> 12.11.2024 15:30 >>>»
_NOTES = re.compile(r"^.{2,80}---\d.{6,30}---")  # «Shop ---12.11.2024 15:30:00---We have your order», above its fields
_BOXED = re.compile(r"\|[-+]{8,60}>$")  # above «| From:    |», in Lotus Notes
MAX_BOX = 20  # its lines
MAX_STAMPED = 4  # lines above the last of those that Lotus Notes writes above its fields
MIN_WRAPPED = 36  # characters of a title that a program may have wrapped
MAX_NAMING = 3  # lines that name a writer without an end that tells it
MAX_FLATTENED = 4  # lines of fields that stood in one
_CITED = re.compile(r"in (?:article|message) <", re.IGNORECASE)
_MESSAGE_TEXT = "Message text written by "  # CompuServe's
_RAW_FIELD = re.compile(
    r"(?:received|return-path|delivered-to|message-id|mime-version|content-type|dkim-\S{1,20}|x-\S{1,40}):",
    re.IGNORECASE,
)
_CATEGORY = {word: category for category, words in languages.FIELDS.items() for word in words.split("|")}
_ON_A_DAY = frozenset(languages.ON_A_DAY.split("|"))
_INNER_NAME = re.compile(r"(?:^|\s)([^\W\d_]{1,16}(?: [^\W\d_]{1,10})?) ?:\s")


_ADDRESSED = re.compile(rf"[<(\[\"]|[:：][\s*]{{0,8}}{EMAIL.pattern}[\s*;]{{0,4}}$")  # as programs write who sent it
_SENTENCE_ENDS = re.compile(r"[.!?…]\s{0,4}$")
_LISTED = re.compile(rf"[^\W\d_], {EMAIL.pattern}\s{{0,4}}$")  # as people do: «От: Анна Ким, anna@b.example»


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
    return first.endswith(":") or _ABOVE_LINE.match(first) is not None


def at(body: Lines, index: int) -> Introduction | None:
    """What begins in this line."""
    line = body.lines[index][:MAX_LINE]
    bare = line.strip()
    drawn = bare[:1] in DRAWN
    if (drawn or (len(bare) < 60 and bare.endswith(":"))) and _FORWARDED_LINE.match(line):
        return Introduction(index, _after_headers(body, index + 1), forwarded=True)
    if (drawn and _ORIGINAL_LINE.match(line)) or (len(line) < 100 and _ABOVE_LINE.match(line)):
        return Introduction(index, _after_headers(body, index + 1))
    if drawn and bare[1:2] in DRAWN and (after := _wrapped_title(body, index)):
        return Introduction(index, _after_headers(body, after))
    if drawn and (titled := _TITLE.match(line)) is not None and category(line[titled.end() :]) == "from":
        return Introduction(index, index + 1, forwarded=_FORWARDED_LINE.match(titled.group()) is not None)
    if len(bare) < 15 and _CATEGORY.get(bare.lower()) == "to" and (stamped := _stamped(body, index)) is not None:
        return Introduction(stamped, index + 1)
    if line[:1] == " " and _of_column(line) == "to" and (columns := _columns(body, index)) is not None:
        return columns
    if (
        bare.startswith("|--")
        and _BOXED.match(bare)
        and len({"from", "to", "subject"} & {category(one) for one in body.lines[index + 1 : index + MAX_BOX]}) > 1
    ):
        return Introduction(index, len(body.lines))
    end = (_below_rule(body, index) if drawn else 0) or (_copied_fields(body, index) if category(line) else 0)
    return Introduction(index, end) if end else _attributed(body, index)


def _wrapped_title(body: Lines, index: int) -> int:
    """The line after "--- Original Message" and the rest of its rule, which a program wrapped; 0 when it is none."""
    line, below = body.lines[index].strip(), "".join(body.lines[index + 1 : index + 2]).strip()
    if len(line) < MIN_WRAPPED or line[-1] in DRAWN or below[-1:] not in DRAWN:
        return 0
    said = f"{line} {below}"[:MAX_LINE]
    return index + 2 if _ORIGINAL_LINE.match(said) or (len(said) < 100 and _ABOVE_LINE.match(said)) else 0


def _attributed(body: Lines, index: int) -> Introduction | None:
    end = attribution(body, index)
    return Introduction(index, end) if end else None


def category(line: str) -> str | None:
    """What a copied header says: from, to, cc, date, subject or other; None for what is none."""
    name, colon, _ = line[:40].partition(":")
    return _CATEGORY.get(name.strip("*_>| \t").lower()) if colon else None


def _led_in(body: Lines, found: Introduction) -> Introduction:
    """With the lines above that belong to it: Lotus Notes and The Bat! put some above the fields, and some programs break off after the
    date."""
    start = found.start
    above = body.above(start)
    if above is None:
        return found
    line, field = body.lines[above].strip()[:MAX_LINE], category(body.lines[start])
    if field == "to" and (stamped := _stamped(body, start)) is not None:
        return msgspec.structs.replace(found, start=stamped)
    if field is not None and len(line) < 60 and (title := _BARE_TITLE.match(line)) is not None:
        return msgspec.structs.replace(found, start=above, forwarded=found.forwarded or title["forwarded"] is not None)
    if field is not None:
        return msgspec.structs.replace(found, start=above) if "---" in line and _NOTES.match(line) else found
    if len(line) < 40 and DATE.search(line) and not DATE.search(body.lines[start]):
        begins = line.partition(" ")[0].lower()
        dated = begins == "on" or (begins in _ON_A_DAY and TIME.search(line) is not None)
        return msgspec.structs.replace(found, start=above) if dated else found
    return msgspec.structs.replace(found, start=above) if line.startswith(">>> ") else found


def _of_column(line: str) -> str | None:
    """What a field's name says that stands behind blanks at the end of a line."""
    _, gap, name = line.rstrip().rpartition("  ")
    return _CATEGORY.get(name.strip().lower()) if gap and len(name) < 15 else None


def _columns(body: Lines, index: int) -> Introduction | None:
    """Lotus Notes 6 writes who wrote and when in the left column and «To», «cc» and «Subject» in the right one, each above its value."""
    below = range(index + 1, min(index + MAX_BOX, len(body.lines)))
    end = next((place + 1 for place in below if _of_column(body.lines[place]) == "subject"), 0)
    start = index
    while start and body.lines[start - 1].startswith("   ") and body.kinds[start - 1] != BLANK:
        start -= 1
    stamp = " ".join(body.lines[start:end])[: 2 * MAX_LINE]
    return Introduction(start, end) if end and DATE.search(stamp) and TIME.search(stamp) else None


def _stamped(body: Lines, index: int) -> int | None:
    """The first of the lines «Name <a@b>», «Sent by: …», «12.11.2024 15:30», «Please respond to», «a@b» that Lotus Notes writes above
    «To: … Subject: …», also without colons."""
    last = body.above(index)
    if last is None:
        return None
    first = last
    while (
        first > 0 and last - first < MAX_STAMPED and body.kinds[first - 1] != BLANK and len(body.lines[first - 1]) < 100
    ):
        first -= 1
    dated = (place for place in range(last, max(first, last - 3), -1) if _is_stamp(body.lines[place]))
    place = next(dated, None)
    if place is None:
        return None
    return max(first, place - 2) if category(body.lines[place - 1]) == "other" else place - 1


def _is_stamp(line: str) -> bool:
    return len(line) <= 40 and DATE.search(line) is not None and TIME.search(line) is not None


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
    if bare.endswith("<<") and _ABOVE_LINE.match(bare):
        return Introduction(index, index + 1)
    if (named := _named_above(body, index)) is not None:
        return named
    end = _header_block(body, index, needed=3) or (_after_headers(body, index + 1) if _ORIGINAL_LINE.match(bare) else 0)
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
    if line.startswith(_MESSAGE_TEXT):
        return True
    stamped = DATE.search(line) and TIME.search(line)
    if "@" in line and EMAIL.search(line):
        return bool(stamped or _CITED.match(line))
    return bool(stamped and wrote(line)) and introduces(line, prefixed=True, wrapped=False)


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
    return _header_block(body, following, needed=2) or (_headers_and_attribution(body, following) if long else 0)


def _copied_fields(body: Lines, index: int) -> int:
    """As `_header_block`, only where no field stands right above: what begins a line higher was no block. Also all of it in one line."""
    above = body.lines[index - 1][:MAX_LINE] if index > 0 else ""
    inside = category(above) not in (None, "other") or any(
        _RAW_FIELD.match(one) for one in body.lines[max(0, index - 2) : index]
    )
    below = body.kinds[max(0, index - 20) : index].strip() != ""
    sure = below and EMAIL_IN_BRACKETS.search(body.lines[index][:MAX_LINE]) is not None
    end = 0 if inside else _header_block(body, index, needed=2 if sure else 3)
    if not end:
        return _flattened_end(body, index)
    if not below:
        # Nothing above: «От: Смирновой. Кому: директору. Дата: … Тема: …» heads the person's own claim.
        # A program gives a time, or the address in brackets.
        copied = " ".join(body.lines[index:end])[: 2 * MAX_LINE]
        return end if EMAIL_IN_BRACKETS.search(copied) or TIME.search(copied) else 0
    return end


def _headers_and_attribution(body: Lines, index: int) -> int:
    """The line after «Кому: … Тема: … 12.11.2024, 15:30, "Имя" <a@b>:» as Yandex's program for phones writes it; 0 when it is none."""
    position: int | None = index
    for _ in range(4):
        if position is None or category(body.lines[position]) is None:
            break
        position = body.following(position + 1)
    return attribution(body, position) if position is not None and position > index else 0


def _after_headers(body: Lines, index: int) -> int:
    following = body.following(index)
    if following is None:
        return index
    return _header_block(body, following, needed=1) or attribution(body, following) or index


class _Copied(NamedTuple):
    """Header fields that stand below each other: which, their lines in one, the sender's, and the line after the last."""

    seen: frozenset[str]
    values: str
    sender: str
    end: int


def _header_block(body: Lines, index: int, *, needed: int) -> int:
    """The line after a block of copied header fields that begins here; 0 when it is none."""
    begins = category(body.lines[index])
    # «Где: Казань» may be the person's own, above a block
    block = None if begins in (None, "other") else _copied(body, index)
    if block is None:
        return 0
    if "from" in block.seen:
        found = _is_of_a_mail(block, needed)
    else:
        dated = begins == "date" and "to" in block.seen and EMAIL.search(block.values) and TIME.search(block.values)
        found = bool(dated) or (begins == "to" and "subject" in block.seen and _stamped(body, index) is not None)
    return _folded_end(body.lines, block.end) if found else 0


def _copied(body: Lines, index: int) -> _Copied | None:
    """The fields from this line on; None where it is a person's words that only begin like one."""
    seen: set[str] = set()
    ahead = frozenset[str]()  # of the sender; what comes again below him is the block's own
    values, folded, sender, end, misses = "", "", "", index, 0
    for position in range(index, min(len(body.lines), index + 30)):
        line = body.lines[position]
        field = category(line)
        if field is not None:
            if field in ahead or ("from" not in seen and _SENTENCE_ENDS.search(folded)):
                return None  # «Кому: директору», «Прошу вернуть деньги.» and only then the block itself
            if field == "from" and field not in seen:
                ahead = frozenset(seen)
            values, folded = f"{values} {folded} {line}"[-MAX_LINE:], ""
            seen.add(field)
            end, misses = position + 1, 0
            sender = line[:MAX_LINE] if field == "from" else sender
        elif body.kinds[position] == BLANK:
            # Some programs put a blank line between the fields; two end the block.
            if misses or body.following(position) != position + 1 or category(body.lines[position + 1]) is None:
                break
        else:
            folded += line[:MAX_LINE]
            misses += 1  # a folded value, or the end of a block without a blank line after it
            sender = line[:MAX_LINE] if seen == {"from"} and misses == 1 else sender
            if misses > 2 or (body.kinds[position] == QUOTED) != (body.kinds[index] == QUOTED):
                break
    return _Copied(frozenset(seen), values, sender, end)


def _is_of_a_mail(block: _Copied, needed: int) -> bool:
    """Whether fields with a sender among them are a mail's, `needed` of them or what else tells."""
    seen, reached, timed = block.seen, EMAIL.search(block.values) is not None, TIME.search(block.values) is not None
    enough = len(seen - {"other"}) >= needed or (len(seen - {"other"}) > 1 and reached and timed)
    # «От: Москва, До: Тверь, Дата: 12 ноября 10:00»: a parcel's; «От: любой, Кому: a@b.example, Тема: счёт»: a filter's;
    # «От: Анны Ким, тел. …, anna@b.example, Кому: директору, Тема: возврат»: a claim's
    # A program writes a name of a field with a capital, a file «from: a, to: b».
    named = (
        {"date", "subject"} <= seen
        and (timed or not EMAIL.search(block.sender))
        and (reached or not _is_small(block.sender))
    )
    sent = (named or _ADDRESSED.search(block.sender) is not None) and not _LISTED.search(block.sender)
    return enough and (needed < 3 or sent) and (needed == 1 or reached or (timed and ("subject" in seen or needed < 3)))


def _is_small(line: str) -> bool:
    return line.lstrip("*_>| \t")[:1].islower()


def flattened(line: str) -> bool:
    """«From: Shop <…> Sent: … To: … Subject: …» in one line."""
    return category(line) == "from" and EMAIL.search(line) is not None and len(_inner(line)) > 2


def _inner(line: str) -> set[str]:
    """What the fields in one line say."""
    named = (_CATEGORY.get(name.lower()) for name in _INNER_NAME.findall(line))
    return {one for one in named if one is not None and one != "other"}


def _flattened_end(body: Lines, index: int) -> int:
    """The line after fields in one line, which may be wrapped behind that of the date; 0 when there are none."""
    said = body.lines[index][:MAX_LINE]
    if flattened(said):
        return index + 1
    if category(said) == "from" and len(_inner(said)) > 1:
        for position in range(index + 1, min(index + MAX_FLATTENED, len(body.lines))):
            if body.kinds[position] in (BLANK, QUOTED):
                break
            said = f"{said} {body.lines[position].strip()}"[:MAX_LINE]
            if flattened(said) and "date" in _inner(said) and TIME.search(said):
                return position + 1
    return 0


def _folded_end(lines: list[str], end: int) -> int:
    """The last field's value may go on in an indented line."""
    while end < len(lines) and lines[end].strip() and lines[end][:1] in " \t":
        end += 1
    return end
