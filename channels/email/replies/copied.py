"""Fields of a mail's header that a program copied above its quote: «От: … Отправлено: … Кому: … Тема: …», in all their layouts."""

import re
from typing import NamedTuple

from channels.email.replies import languages
from channels.email.replies.attributions import DATE, EMAIL, EMAIL_IN_BRACKETS, TIME, attribution
from channels.email.replies.lines import BLANK, MARK, MAX_LINE, QUOTED, Lines

MAX_STAMPED = 4  # lines above the last of those that Lotus Notes writes above its fields
MAX_FLATTENED = 4  # lines of fields that stood in one
_RAW_FIELD = re.compile(
    r"(?:received|return-path|delivered-to|message-id|mime-version|content-type|dkim-\S{1,20}|x-\S{1,40}):",
    re.IGNORECASE,
)
_CATEGORY = {word: category for category, words in languages.FIELDS.items() for word in words.split("|")}
_INNER_NAME = re.compile(r"(?:^|\s)([^\W\d_]{1,16}(?: [^\W\d_]{1,10})?) ?:\s")
_ADDRESSED = re.compile(rf"[<(\[\"]|[:：][\s*]{{0,8}}{EMAIL.pattern}[\s*;]{{0,4}}$")  # as programs write who sent it
_MESSAGE_FIELD = re.compile(rf"\s{{0,4}}(?:{languages.FORM_MESSAGE})[^:]{{0,10}}:")
_SENTENCE_ENDS = re.compile(r"[.!?…]\s{0,4}$")
_LISTED = re.compile(rf"[^\W\d_], {EMAIL.pattern}\s{{0,4}}$")  # as people do: «От: Анна Ким, anna@b.example»


def category(line: str) -> str | None:
    """What a copied header says: from, to, cc, date, subject or other; None for what is none."""
    name, colon, _ = line[:40].partition(":")
    return _CATEGORY.get(name.strip("*_>| \t").lower()) if colon else None


def category_of(word: str) -> str | None:
    """What a field of that name says, as `category`."""
    return _CATEGORY.get(word.lower())


def of_column(line: str) -> str | None:
    """What a field's name says that stands behind blanks at the end of a line."""
    _, gap, name = line.rstrip().rpartition("  ")
    return category_of(name.strip()) if gap and len(name) < 15 else None


def stamped(body: Lines, index: int) -> int | None:
    """The first of the lines «Name <a@b>», «Sent by: …», «12.11.2024 15:30», «Please respond to», «a@b» that Lotus Notes writes above
    «To: … Subject: …», also without colons."""
    last = body.above(index)
    if last is None:
        return None
    if EMAIL_IN_BRACKETS.search(body.lines[last][:MAX_LINE]) and _is_stamp(EMAIL_IN_BRACKETS.sub("", body.lines[last])):
        return last
    first = last
    while (
        first > 0 and last - first < MAX_STAMPED and body.kinds[first - 1] != BLANK and len(body.lines[first - 1]) < 100
    ):
        first -= 1
    dated = (place for place in range(last, max(first, last - 3) - 1, -1) if _is_stamp(body.lines[place]))
    place = next(dated, None)
    above = None if place is None else body.above(place)
    if place is None or above is None:
        return None
    if above < place - 1:  # in a page both are paragraphs
        return above if EMAIL_IN_BRACKETS.search(body.lines[above][:MAX_LINE]) else None
    return max(first, above - 1) if category(body.lines[above]) == "other" else above


def _is_stamp(line: str) -> bool:
    return len(line) <= 40 and DATE.search(line) is not None and TIME.search(line) is not None


def copied_fields(body: Lines, index: int) -> int:
    """As `field_block`, only where no field stands right above: what begins a line higher was no block. Also all of it in one line."""
    above = body.lines[index - 1][:MAX_LINE] if index > 0 else ""
    inside = above != "" and _is_inside(body.lines[max(0, index - 2) : index])
    below = body.kinds[max(0, index - 20) : index].strip() != ""
    sure = below and EMAIL_IN_BRACKETS.search(body.lines[index][:MAX_LINE]) is not None
    end = 0 if inside else field_block(body, index, needed=2 if sure else 3)
    if not end:
        return _flattened_end(body, index)
    if _is_of_a_form(body, index, end):
        return 0
    if not below:
        # Nothing above: «От: Смирновой. Кому: директору. Дата: … Тема: …» heads the person's own claim.
        # A program gives a time, or the address in brackets.
        copied = " ".join(body.lines[index:end])[: 2 * MAX_LINE]
        return end if EMAIL_IN_BRACKETS.search(copied) or TIME.search(copied) else 0
    return end


def _is_inside(above: list[str]) -> bool:
    """The lines above are of the same block, or of a whole mail's header, whose fields may go on in a line below."""
    return category(above[-1]) not in (None, "other") or any(map(_RAW_FIELD.match, above))


def _is_of_a_form(body: Lines, index: int, end: int) -> bool:
    """What a site sends: who filled in its form, to nobody, and «Сообщение: …» below."""
    said = body.following(end)
    if said is None or _MESSAGE_FIELD.match(body.lines[said].lower()) is None:
        return False
    block = _copied(body, index)
    return block is not None and "to" not in block.seen


def fields_and_attribution(body: Lines, index: int) -> int:
    """The line after «Кому: … Тема: … 12.11.2024, 15:30, "Имя" <a@b>:» as Yandex's program for phones writes it; 0 when it is none."""
    position: int | None = index
    for _ in range(4):
        if position is None or category(body.lines[position]) is None:
            break
        position = body.following(position + 1)
    return attribution(body, position) if position is not None and position > index else 0


def after_fields(body: Lines, index: int) -> int:
    following = body.following(index)
    if following is None:
        return index
    return field_block(body, following, needed=1) or attribution(body, following) or index


class _Copied(NamedTuple):
    """Header fields that stand below each other: which, their lines in one, the sender's, and the line after the last."""

    seen: frozenset[str]
    values: str
    sender: str
    end: int


def field_block(body: Lines, index: int, *, needed: int) -> int:
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
        found = bool(dated) or (begins == "to" and "subject" in block.seen and stamped(body, index) is not None)
    return _folded_end(body.lines, block.end) if found else 0


def _copied(body: Lines, index: int) -> _Copied | None:
    """The fields from this line on; None where it is a person's words that only begin like one."""
    seen: set[str] = set()
    ahead = frozenset[str]()  # of the sender; what comes again below him is the block's own
    values, folded, sender, end, misses = "", "", "", index, 0
    for position in range(index, min(len(body.lines), index + 30)):
        line = body.lines[position]
        field = category(line)
        again = field in seen and (field == "from" or (misses and field != "other"))
        if body.kinds[position] == MARK or again:
            break  # another block, of what this one introduces or below what a person laid out so
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
    addressed = _ADDRESSED.search(block.sender)
    written = addressed is not None and not (_is_small(block.sender) and "@" in addressed.group())
    sent = (named or written) and not _LISTED.search(block.sender)
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
