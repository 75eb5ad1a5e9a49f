"""What the person wrote now, apart from quotes, signatures, disclaimers and forwards. Nothing is thrown away: it moves to `quoted`.

Works on lines. Each line is the person's own until something shows otherwise:
  an attribution («…, Иван <i@x.ru> пишет:», "On … wrote:"), a block of copied headers («От: … Отправлено: … Кому: …»), a separator
  ("-----Original Message-----"), a mark that the HTML reader left, `>` at the line's beginning, or what `footers` knows.
Below an attribution whose quote is prefixed with `>`, unprefixed lines are the person's answers and stay.
"""

import re
from dataclasses import dataclass

from channels.email import footers, languages
from channels.email.footers import LONG_RULE, MAX_LINE
from channels.email.html import QUOTE_MARK, to_text

MAX_LINES = 20_000

_QUOTED = re.compile(r"[ \t]{0,3}(?:[A-ZА-ЯЁ][A-Za-zА-Яа-яЁё]{0,3})?(?:>|&gt;)")
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_EMAIL_IN_BRACKETS = re.compile(r"[<(\[](?:mailto:)?[^\s<>()\[\]]{1,64}@[^\s<>()\[\]]{1,120}[>)\]]")
_TIME = re.compile(r"(?<![\d.])\d{1,2}[:.h]\d\d\b(?!\.\d)")
_DATE = re.compile(
    rf"\b\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{2,4}}\b|\b(?:19|20)\d\d\b|\d{{4}}[年년]|\b\d{{1,2}}\.?\s(?:de\s)?(?:{languages.MONTHS})",
    re.IGNORECASE,
)
_VERB = re.compile(rf"\b(?:{languages.WROTE})\b|{languages.WROTE_WITHOUT_BLANKS}", re.IGNORECASE)
_WROTE = re.compile(r"wrote:(?<=[\s>]wrote:)(?=[ \t\n>]|$)")  # looks behind last: a literal first is found fast
_ON_DATE = re.compile(r"(?<!\S)On (?:[A-Z][a-z]{2,8},? |\d)")
MAX_ATTRIBUTION = 260  # characters of one, however it is wrapped
MAX_WRAPPED = 8  # its lines
_ONLY_LINK = re.compile(r"^[(<\[]?https?://\S{3,500}[)>\]]?\s?>?$")
_ISO_NAMED = re.compile(r"^\d{4}[/-]\d{1,2}[/-]\d{1,2}\s.{0,100}<[^<>\s]{3,120}>$")
_FROM_ADDRESS = re.compile(rf"\b(?:от|from|von|від|ад|de)\s(?:[^:@]{{1,80}}\s)?{_EMAIL.pattern}\s?:$", re.IGNORECASE)
_TO_ADDRESS = re.compile(rf"\b(?:to|на|an|à)\s[<(\[]?{_EMAIL.pattern}", re.IGNORECASE)
_ZONE = re.compile(
    r"^(?::\d\d)?\s{0,3}(?:[AaPp]\.?[Mm]\b\.?|[πμ]\.μ\.|Uhr\b)?\s{0,3}(?:[A-Z]{2,5}\b)?(?:[+-]\d\d:?\d\d)?"
)
_OPENING = ("<", "(", "[")
_YOU_WROTE = re.compile(r"\b(?:вы|ты|ви|you)\s(?:писали|писал|писала|wrote)\b.{0,120}\d", re.IGNORECASE)
_YOU = re.compile(r"\b(?:you|вы|ты|ви|du|vous|sie)\s(?:\w{1,8}\s){0,2}$", re.IGNORECASE)
_SENTENCE = re.compile(r"[^\W\d_]{4}[.?!] ")
_ENDS = (":", ":*", ": *", "-", "=", ">", "՝", "wrote", "写道", "пишет", "написал(а)")
_INTRO_START = re.compile(rf"^[\s*—-]{{0,6}}(?:{languages.BEGINS})", re.IGNORECASE)

_RULE = r"[\s*]{0,12}[-_=~–—8<>]{2,60}[\s*]{0,4}"
_ORIGINAL_LINE = re.compile(rf"^{_RULE}(?:{languages.ORIGINAL})\s{{0,3}}:?{_RULE}$", re.IGNORECASE)
_FORWARDED_LINE = re.compile(
    rf"^{_RULE}(?:{languages.FORWARDED})\s{{0,3}}:?(?:{_RULE})?$|^\s{{0,4}}(?:{languages.BEGINS_FORWARDED})\s{{0,2}}:?\s{{0,4}}$",
    re.IGNORECASE,
)
# A title in a language that isn't above: what stands below it decides.
_TITLED_RULE = re.compile(r"^[\s*]{0,12}[-_=~–—]{4,60}\s?[^\W\d_][^\d\n]{2,50}[-_=~–—]{3,60}[\s*]{0,4}$")
_ABOVE_LINE = re.compile(
    r"^(?:[\s#*=_\[({<~—–-]{2,20}[^\n]{0,60}"
    rf"|\s{{0,4}}(?:please |пожалуйста,? |bitte |veuillez |por favor,? )?(?:{languages.ANSWER})\b[^\n]{{0,40}})"
    rf"(?:{languages.ABOVE_THIS_LINE})",
    re.IGNORECASE,
)
# What the patterns look at: no characters without a width or a direction, one kind of blank, of colon and of digits.
_NOTHING = [0xAD, 0x61C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF]
_PLAIN = str.maketrans(
    dict.fromkeys(_NOTHING)
    | dict.fromkeys("\xa0\u2007\u2009\u200a\u202f\u3000", " ")
    | {"：": ":", "’": "'"}
    | dict(zip("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789", strict=True))
)
_UNPLAIN = re.compile("[" + "".join(map(chr, _PLAIN)) + "]")
_DRAWN = "-_=~–—*#"
_BARS = frozenset("|:│┃»}")
_DASHED = re.compile(r"^\s{0,4}[-=]{2,10}\s?[^\s=-].{3,200}[^\s=-]\s?[-=]{2,10}\s{0,4}$")  # «---- Shop wrote ----»
_GROUPWISE = re.compile(r"^>>> .{3,200}\d.{0,20} >>>$")  # «>>> Shop <a@b.example> 12.11.2024 15:30 >>>»
_NOTES = re.compile(r"^.{2,80}---\d.{6,30}---")  # «Shop ---12.11.2024 15:30:00---We have your order», above its fields
_CITED = re.compile(r"in (?:article|message) <", re.IGNORECASE)
_RAW_FIELD = re.compile(
    r"(?:received|return-path|delivered-to|message-id|mime-version|content-type|dkim-\S{1,20}|x-\S{1,40}):",
    re.IGNORECASE,
)
_OPENING_TAG = re.compile(r"\s{0,20}<(?:!doctype|!--|[a-z][a-z0-9]{0,10}[\s>/])", re.IGNORECASE)
_CLOSED_BLOCK = re.compile(r"</(?:div|p|body|html|blockquote)>", re.IGNORECASE)

_CATEGORY = {word: category for category, words in languages.FIELDS.items() for word in words.split("|")}
_INNER_NAME = re.compile(r"(?:^|\s)([^\W\d_]{1,16}(?: [^\W\d_]{1,10})?) ?:\s")
_HEADER = re.compile(r"^[\s*_>|]{0,12}([^\s:*<>@][^:*<>@\n]{0,20}?)[\s*_]{0,3}:[*_]{0,3}(?:\s|$|\S)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """`text` is the person's own, `quoted` all the rest in its order; `forwarded` says that the rest is a forward, not a quote."""

    text: str
    quoted: str
    forwarded: bool = False


def strip_reply(text: str) -> tuple[str, str]:
    """(what the person wrote now, everything else): a text or an HTML that mail programs made, any language in the tables above."""
    text = text.removeprefix("\ufeff").replace("\x1d", "")
    if _OPENING_TAG.match(text) or _CLOSED_BLOCK.search(text):
        text, _ = to_text(text)
    parts = split(text)
    return parts.text, parts.quoted


def split(text: str) -> Split:
    """As `strip_reply`, and says whether the rest is a forward."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    if "wrote:" in text:
        text = _unglued(text)
    written = text.split("\n")
    # Translating asks a table of every character; most texts have none of them.
    seen = written if text.isascii() or not _UNPLAIN.search(text) else text.translate(_PLAIN).split("\n")
    lines = seen[:MAX_LINES]
    if "```" in text:
        _cover_code(lines)
    own = [True] * len(lines)
    forwarded = _mark_quotes(lines, own)
    _mark_footers(lines, own)
    shown = [line.rstrip() if plain.strip() else "" for line, plain in zip(written, lines, strict=False)]
    kept = [line for line, mine in zip(shown, own, strict=True) if mine and line[:1] != "\x1d"]
    others = [line for line, mine in zip(shown, own, strict=True) if not mine and line[:1] != "\x1d"]
    return Split(text=_tidy(kept), quoted=_tidy(others + written[MAX_LINES:]), forwarded=forwarded)


def whole(text: str) -> str:
    """All of a text that has no quotes to look for, without the HTML reader's marks."""
    return _tidy([line.rstrip() for line in text.split("\n") if not line.startswith("\x1d")])


def _cover_code(lines: list[str]) -> None:
    """What stands between two lines of ``` is nobody's quote or signature, whatever it looks like."""
    fences = [index for index, line in enumerate(lines) if line.startswith("```")]
    for first, last in zip(fences[::2], fences[1::2], strict=False):
        lines[first : last + 1] = ["code"] * (last + 1 - first)


def _unglued(text: str) -> str:
    """«…text. On Tue, … <a@b.example> wrote: > …» in a line or two, as programs that flatten HTML leave it, in lines of their own."""
    pieces: list[str] = []
    done = 0
    for found in _WROTE.finditer(text):
        start = max(done, found.start() - MAX_ATTRIBUTION)
        begin = text.rfind("On ", start, found.start())
        while begin >= 0 and not _ON_DATE.match(text, begin):
            begin = text.rfind("On ", start, begin)
        if begin < 0:
            continue
        line = max(start, text.rfind("\n", start, begin) + 1)
        before, named, after = text[line:begin], text[begin : found.end()], text[found.end() : found.end() + 1]
        if (
            "\n\n" in named
            or before.lstrip().startswith(">")
            or not ("@" in named or (after in ("", "\n") and "\n" not in named and _DATE.search(named)))
        ):
            continue
        if before.strip(" \t•*"):
            pieces.append(text[done:begin].rstrip(" ") + "\n")
            done = begin
        if text[found.end() : found.end() + 200].split("\n", 1)[0].strip():
            pieces.append(text[done : found.end()] + "\n")
            done = found.end() + (after != ">")
    return "".join(pieces) + text[done:]


def _mark_footers(lines: list[str], own: list[bool]) -> None:
    mine = [index for index, mine in enumerate(own) if mine and lines[index].strip() and not _is_quoted(lines[index])]
    for index in set(mine).difference(footers.written(lines, mine)):
        own[index] = False


def _tidy(lines: list[str]) -> str:
    text = "\n".join(lines)
    return (re.sub(r"\n{3,}", "\n\n", text) if "\n\n\n" in text else text).strip("\n").strip()


# --- quotes -----------------------------------------------------------------------------------------------------------------


def _mark_quotes(lines: list[str], own: list[bool]) -> bool:
    """Finds where the first quote begins and decides what below it is still the person's. Returns whether it is a forward."""
    cut = _first_cut(lines)
    if cut is None:
        _mark_plain_quotes(lines, own)
        return False
    start, after, forwarded = cut
    _disown(own, start, after)
    first = _next_text(lines, after)
    if first is None:
        return forwarded
    _unify_prefix(lines, first)
    if not _is_quoted(lines[first]):
        _disown(own, after, len(lines))
        return forwarded
    _mark_prefixed(lines, own, after)
    return forwarded


def _disown(own: list[bool], first: int, last: int) -> None:
    own[first:last] = [False] * (last - first)


def _unify_prefix(lines: list[str], first: int) -> None:
    """Some programs and people prefix what they quote with «|», «:» or «»» instead of «>»."""
    prefix = lines[first].lstrip()[:2].rstrip()
    if prefix in _BARS and not _table(lines[first]):
        for index in range(first, len(lines)):
            if lines[index].lstrip().startswith(prefix):
                lines[index] = ">" + lines[index].lstrip()[1:]


def _table(line: str) -> bool:
    return line.rstrip().endswith("|")


def _first_cut(lines: list[str]) -> tuple[int, int, bool] | None:
    """(first line of the quote's introduction, first line after it, is it a forward)."""
    ending = -1  # the next line that ends as attributions do: most lines have none near below
    quoted = False
    for index, line in enumerate(lines):
        if line == QUOTE_MARK:
            found = _cut_at_mark(lines, index)
        elif not line.strip():
            continue
        elif _is_quoted(line):
            found, quoted = None if quoted else _quoted_introduction(lines, index), True
        else:
            quoted = False
            if ending < index:
                ending = _next_ending(lines, index)
            found = _cut_at(lines, index, attributed=ending - index < MAX_WRAPPED)
        if found is not None:
            start, after, forwarded = found
            return _led_in(lines, start), after, forwarded
    return None


def _led_in(lines: list[str], start: int) -> int:
    """Where an introduction really begins: Lotus Notes puts lines above its fields, and some programs break off after the date."""
    above = _text_above(lines, start)
    if above is None:
        return start
    line, fields = lines[above].strip()[:MAX_LINE], _category(lines[start])
    if fields == "to" and (stamped := _stamped(lines, start)) is not None:
        return stamped
    if fields is None:
        if line.startswith(">>> "):
            return above
        dated = len(line) < 40 and line.startswith("On ") and _DATE.search(line) is not None
        return above if dated and not _DATE.search(lines[start]) else start
    return above if "---" in line and _NOTES.match(line) else start


def _stamped(lines: list[str], index: int) -> int | None:
    """The first of the two lines «Name <a@b>» and «12.11.2024 15:30» that Lotus Notes writes above «To: … Subject: …»."""
    dated = _text_above(lines, index)
    if dated is None or len(lines[dated]) > 40 or not (_DATE.search(lines[dated]) and _TIME.search(lines[dated])):
        return None
    named = dated - 1
    return named if named >= 0 and lines[named].strip() and len(lines[named]) < 100 else None


def _text_above(lines: list[str], index: int) -> int | None:
    return next((place for place in range(index - 1, max(-1, index - 6), -1) if lines[place].strip()), None)


def _next_ending(lines: list[str], index: int) -> int:
    return next((place for place in range(index, len(lines)) if lines[place].rstrip().endswith(_ENDS)), len(lines))


def _quoted_introduction(lines: list[str], index: int) -> tuple[int, int, bool] | None:
    """What introduces the quote that begins here: a line that was quoted, too («> On Tue, Nov 12, 2024 Support wrote:»), GroupWise's
    («>>> Support … >>>»), or the line above."""
    line = lines[index][:MAX_LINE]
    bare = line.lstrip("> ").rstrip()
    if bare.endswith(_ENDS) and _VERB.search(bare) and (_DATE.search(bare) or _EMAIL.search(bare)):
        return index, _quoted_text(lines, index + 1), False
    above = _text_above(lines, index)
    if above is not None and "@" in lines[above] and _names_writer(lines[above].strip()[:MAX_LINE]):
        return above, index, False
    end = _header_block(lines, index, needed=3)
    if not end and _ORIGINAL_LINE.match(bare):
        end = _after_headers(lines, index + 1)
    if end and end < len(lines) and _is_quoted(lines[end]):
        return index, _quoted_text(lines, end), False
    following = _next_text(lines, index + 1) if _GROUPWISE.match(line) else None
    return None if following is None or _is_quoted(lines[following]) else (index, index + 1, False)


def _quoted_text(lines: list[str], index: int) -> int:
    return next((place for place in range(index, len(lines)) if lines[place].strip("> ")), len(lines))


def _names_writer(line: str) -> bool:
    """«Peter <a@b.example> – 20 January 2014 11:05», "In article <1@b.example>, Peter says...": no end tells them, but a quote below."""
    if _EMAIL.search(line) is None or sum(word[:1].islower() for word in line.split()) > 3:
        return False
    return bool((_DATE.search(line) and _TIME.search(line)) or _CITED.match(line))


def _cut_at_mark(lines: list[str], index: int) -> tuple[int, int, bool] | None:
    """The mail program marked a quote here: an attribution or headers in the next lines belong to it, and tell a forward."""
    following = _next_text(lines, index + 1)
    if following is None:
        return None
    if not _is_quoted(lines[following]):
        for probe in range(following, min(following + 4, len(lines))):
            if lines[probe].strip() and not _is_quoted(lines[probe]) and (found := _cut_at(lines, probe)) is not None:
                return index, found[1], found[2]
        # An attribution in a language that we don't know: short lines, then the quoted lines.
        for probe in range(following, min(following + 4, len(lines))):
            if _is_quoted(lines[probe]):
                return index, probe, False
    return index, following, False


def _cut_at(lines: list[str], index: int, *, attributed: bool = True) -> tuple[int, int, bool] | None:
    """What begins in this line. `attributed`: an attribution may, a line that ends as they do is near."""
    line = lines[index][:MAX_LINE]
    bare = line.lstrip()
    drawn = bare[:1] in _DRAWN
    if (drawn or (len(bare) < 60 and bare.rstrip().endswith(":"))) and _FORWARDED_LINE.match(line):
        return index, _after_headers(lines, index + 1), True
    if (drawn and _ORIGINAL_LINE.match(line)) or _ABOVE_LINE.match(line):
        return index, _after_headers(lines, index + 1), False
    end = (
        (_below_rule(lines, index) if drawn else 0)
        or (_copied_fields(lines, index) if _category(line) is not None else 0)
        or (_attribution(lines, index) if attributed else 0)
    )
    return (index, end, False) if end else None


def _below_rule(lines: list[str], index: int) -> int:
    """The line after the copied fields below a drawn line, with a title in whatever language or none; 0 when there are none."""
    line = lines[index][:MAX_LINE]
    long = LONG_RULE.match(line) is not None
    following = _next_text(lines, index + 1) if long or _TITLED_RULE.match(line) else None
    if following is None:
        return 0
    return _header_block(lines, following, needed=2) or (_headers_and_attribution(lines, following) if long else 0)


def _copied_fields(lines: list[str], index: int) -> int:
    """As `_header_block`, only where no field stands right above: what begins a line higher was no block. Also all of it in one line."""
    above = lines[index - 1][:MAX_LINE] if index > 0 else ""
    inside = _category(above) is not None or _RAW_FIELD.match(above) is not None
    below = any(line.strip() for line in lines[max(0, index - 20) : index])
    sure = below and _EMAIL_IN_BRACKETS.search(lines[index][:MAX_LINE]) is not None
    end = 0 if inside else _header_block(lines, index, needed=2 if sure else 3)
    if not end:
        return index + 1 if _flattened_block(lines[index][:MAX_LINE]) else 0
    if not below:
        # Nothing above: «От: Смирновой. Кому: директору. Дата: … Тема: …» heads the person's own claim.
        # A program gives a time, or the address in brackets.
        copied = " ".join(lines[index:end])[: 2 * MAX_LINE]
        return end if _EMAIL_IN_BRACKETS.search(copied) or _TIME.search(copied) else 0
    return end


def _headers_and_attribution(lines: list[str], index: int) -> int:
    """The line after «Кому: … Тема: … 12.11.2024, 15:30, "Имя" <a@b>:» as Yandex's program for phones writes it; 0 when it is none."""
    position = index
    while position < min(index + 4, len(lines)) and _category(lines[position]) is not None:
        position += 1
    return _attribution(lines, position) if index < position < len(lines) else 0


def _after_headers(lines: list[str], index: int) -> int:
    following = _next_text(lines, index)
    if following is None:
        return index
    end = _header_block(lines, following, needed=1)
    return end or _attribution(lines, following) or index


def _header_block(lines: list[str], index: int, *, needed: int) -> int:
    """The line after a block of copied header fields that begins here; 0 when it is none."""
    if _category(lines[index]) is None:
        return 0
    seen: set[str] = set()
    values = ""
    end = index
    position = index
    misses = 0
    while position < len(lines) and position < index + 30:
        line = lines[position]
        if not line.strip():
            # Some programs put a blank line between the fields; two end the block.
            following = _next_text(lines, position)
            if misses or following is None or following > position + 1 or _category(lines[following]) is None:
                break
            position += 1
            continue
        category = _category(line)
        if category is not None:
            seen.add(category)
            values = f"{values} {line}"[-MAX_LINE:]
            end = position + 1
            misses = 0
        else:
            misses += 1  # a folded value, or the end of a block without a blank line after it
            if misses > 2 or _is_quoted(line) != _is_quoted(lines[index]):
                break
        position += 1
    named = len(seen - {"other"})
    if "from" not in seen:
        dated = _category(lines[index]) == "date" and "to" in seen and _EMAIL.search(values) and _TIME.search(values)
        noted = _category(lines[index]) == "to" and "subject" in seen and _stamped(lines, index) is not None
        return _folded_end(lines, end) if dated or noted else 0
    if named < needed and not (named > 1 and _EMAIL.search(values) and _TIME.search(values)):
        return 0
    if needed > 1 and "subject" not in seen and not (_EMAIL.search(values) or (needed < 3 and _TIME.search(values))):
        return 0  # «От: Москва, До: Тверь, Дата: 12 ноября 10:00»: a parcel's
    return _folded_end(lines, end)


def _flattened_block(line: str) -> bool:
    """«From: Shop <…> Sent: … To: … Subject: …» in one line."""
    if _category(line) != "from" or not _EMAIL.search(line):
        return False
    return len({_CATEGORY.get(name.lower()) for name in _INNER_NAME.findall(line)} - {None, "other"}) > 2


def _folded_end(lines: list[str], end: int) -> int:
    """The last field's value may go on in an indented line."""
    while end < len(lines) and lines[end].strip() and lines[end][:1] in " \t":
        end += 1
    return end


def _category(line: str) -> str | None:
    found = _HEADER.match(line[:MAX_LINE]) if line.find(":", 0, 40) > 0 else None
    return _CATEGORY.get(found.group(1).strip().lower()) if found else None


def _attribution(lines: list[str], index: int) -> int:
    """The line after «On … wrote:» that begins here and may be wrapped over a few lines; 0 when it is none."""
    joined = ""
    for position, full in enumerate(lines[index : index + MAX_WRAPPED], index):
        line = full.strip()
        open_bracket = joined.count("<") > joined.count(">")
        if position > index and _is_quoted(full) and not open_bracket:
            return 0
        if not line:
            if open_bracket or _goes_on(joined, lines[position + 1 : position + 2]):
                continue
            return 0
        joined = f"{joined} {line}".strip().replace("< ", "<").replace(" >", ">")[:MAX_LINE]
        if len(joined) > MAX_ATTRIBUTION and position > index:
            return 0
        if _ends_attribution(joined):
            following = _next_text(lines, position + 1)
            prefixed = following is not None and _is_quoted(lines[following])
            wrapped = position > index
            if joined.endswith(">") and not prefixed:
                continue
            if _is_attribution(joined, prefixed=prefixed, wrapped=wrapped) and not (
                wrapped and _begins_later(lines, index, position)
            ):
                return position + 1
            return 0
    return 0


def _goes_on(joined: str, below: list[str]) -> bool:
    """Below a blank line stands what the attribution lacks: its address's bracket, or only its verb."""
    line = below[0].strip() if below else ""
    if line == "<":
        return _DATE.search(joined) is not None
    return len(line) < 30 and line.endswith(":") and bool(_VERB.search(line) and _EMAIL.search(joined))


def _begins_later(lines: list[str], index: int, last: int) -> bool:
    """The first line says nothing of an attribution, or the lines below it are a whole one: then it is the person's own."""
    first = lines[index][:MAX_LINE]
    below = [line.strip() for line in lines[index + 1 : last + 1]]
    if below[0][:1] in _OPENING:  # «Shop Support» over «<support@shop.example> wrote: …»
        return index > 0 and bool(lines[index - 1].strip()) and not _DATE.search(first)
    if not (_DATE.search(first) or _TIME.search(first) or _EMAIL.search(first) or _VERB.search(first)):
        return len(first) > 20 or not _INTRO_START.match(first)
    rest = " ".join(below)[:MAX_LINE]
    if _EMAIL_IN_BRACKETS.search(first) and not _EMAIL.search(rest):
        return False
    return bool(_DATE.search(rest)) and _is_attribution(rest, prefixed=True, wrapped=False)


def _ends_attribution(joined: str) -> bool:
    if joined.endswith((":", ":*", ": *", "՝")) or _DASHED.match(joined):
        return True
    if joined.endswith(">"):
        return _ISO_NAMED.match(joined) is not None
    return joined.endswith(("wrote", "写道", "пишет", "написал(а)")) and bool(_DATE.search(joined))


def _is_attribution(joined: str, *, prefixed: bool, wrapped: bool) -> bool:
    if prefixed:  # quoted lines stand below: less will do
        return _introduces(joined, prefixed=True) or _may_introduce(joined, wrapped=wrapped)
    return _introduces(joined, prefixed=False) and not _TO_ADDRESS.search(
        joined
    )  # «12.11.2024 я писала на a@b.example:»


def _introduces(joined: str, *, prefixed: bool) -> bool:
    """It names the writer with an address, or a date, a time and somebody who wrote."""
    dated, timed = bool(_DATE.search(joined)), bool(_TIME.search(joined))
    bracketed = _EMAIL_IN_BRACKETS.search(joined)
    named = bracketed is not None and (prefixed or not _prose_before(joined[: bracketed.start()]))
    if named and dated and (timed or prefixed):
        return True
    verb = _VERB.search(joined) is not None  # the dearest question, and hardly ever the one that decides
    if verb and (named or (bracketed is None and (dated or timed) and _EMAIL.search(joined))):
        return True
    if verb and (_DASHED.match(joined) or (dated and "(а)" in joined)):
        return True  # only programs write «написал(а)»
    if dated and timed and _INTRO_START.match(joined):
        if verb and (prefixed or _names_somebody(joined)):
            return True
        if _FROM_ADDRESS.search(joined) and not _prose_before(joined):
            return True
    if _YOU_WROTE.search(joined):
        return True
    return verb and dated and joined.lower().startswith("on ") and joined.endswith(":")


def _may_introduce(joined: str, *, wrapped: bool) -> bool:
    """A verb, a date or an address is enough above quoted lines; over several lines only with a date or a time."""
    dated, timed, verb = bool(_DATE.search(joined)), bool(_TIME.search(joined)), _VERB.search(joined)
    if wrapped and not (dated or timed):
        return False
    if verb is not None and not dated:  # «Что пишут о вас:», «Не понимаю. Вы писали:» are the person's
        if _SENTENCE.search(joined, 0, verb.start()) or (
            _YOU.search(joined[: verb.start()]) and len(joined.split()) > 2
        ):
            return False
        return sum(word[:1].islower() for word in joined[verb.end() :].split()) < 2
    return (
        verb is not None
        or (dated and (timed or len(joined) < 16))
        or (len(joined) < 200 and _EMAIL.search(joined) is not None)
    )


def _names_somebody(joined: str) -> bool:
    """«01.01.2024 10:00, Shop wrote:»; «on 12 November at 15:30 the courier wrote:» is a sentence."""
    times = [found.end() for found in _TIME.finditer(joined)]
    named = _ZONE.sub("", joined[times[-1] :])
    return named.lstrip()[:1] == "," or any(word[:1].isalpha() and not word[:1].islower() for word in named.split())


def _prose_before(words: str) -> bool:
    """Before an attribution's address stands a name; «12.11.2024 в 15:30 я писала на <a@b.example>:» is a sentence."""
    times = [found.end() for found in _TIME.finditer(words)]
    named = _ZONE.sub("", words[times[-1] :]).split() if times else []
    return sum(word[:1].islower() for word in named) > 2


def _mark_prefixed(lines: list[str], own: list[bool], after: int) -> None:
    """Below an attribution, quoted lines are marked. Answers between two quoted blocks keep the quotes that they answer."""
    below = [index for index in range(after + 1, len(lines)) if lines[index].strip() and not _is_quoted(lines[index])]
    # A second quote below: everything from there on is older.
    end = next((index for index in below if _cut_at(lines, index) is not None), len(lines))
    _disown(own, end, len(lines))
    blocks = _blocks(lines, after, end)
    answers = [block for block in blocks if not block[2] and not _only_footer(lines, block)]
    quotes = [block for block in blocks if block[2]]
    interleaved = bool(answers) and any(first > answers[0][0] for first, _, _ in quotes)
    last_answer = answers[-1][1] if answers else after
    for first, last, quoted in blocks:
        answered = interleaved and last <= last_answer and last - first <= 15
        if not (answered if quoted else answers):
            _disown(own, first, last)


def _mark_plain_quotes(lines: list[str], own: list[bool]) -> None:
    """No attribution: quotes at the end are marked; short ones above an answer were put there on purpose and stay."""
    if not any(map(_is_quoted, lines)):
        return
    blocks = _blocks(lines, 0, len(lines))
    answers = [block for block in blocks if not block[2]]
    if answers and _only_footer(lines, answers[-1]):
        answers.pop()
    last_answer = answers[-1][1] if answers else 0
    for first, last, quoted in blocks:
        if quoted and (first >= last_answer or last - first > 15):
            _disown(own, first, last)


def _blocks(lines: list[str], start: int, end: int) -> list[tuple[int, int, bool]]:
    """Runs of quoted and of own lines, (first, after last, quoted); blank lines belong to the run above them."""
    starts: list[tuple[int, bool]] = []
    for index in range(start, end):
        line = lines[index]
        if line.strip() and not line.startswith("\x1d"):
            quoted = _is_quoted(line) or _goes_on_quoting(lines, index, end)
            if not starts or starts[-1][1] != quoted:
                starts.append((index, quoted))
    ends = [*(first for first, _ in starts[1:]), end]
    return [(first, last, quoted) for (first, quoted), last in zip(starts, ends, strict=False)]


def _goes_on_quoting(lines: list[str], index: int, end: int) -> bool:
    """A link or the rest of a long line that lost its prefix between two quoted lines, when a program wrapped them."""
    if not (0 < index < end - 1 and _is_quoted(lines[index - 1]) and _is_quoted(lines[index + 1])):
        return False
    line = lines[index].strip()
    if _ONLY_LINK.match(line[:MAX_LINE]):
        return True
    return len(lines[index - 1]) >= 66 and len(line) <= 25 and line[:1].islower()


def _only_footer(lines: list[str], block: tuple[int, int, bool]) -> bool:
    """The unquoted lines are only a signature: the quote above them isn't an answered one."""
    own = [True] * (block[1] - block[0])
    part = lines[block[0] : block[1]]
    _mark_footers(part, own)
    return not any(mine and line.strip() for line, mine in zip(part, own, strict=True))


def _is_quoted(line: str) -> bool:
    return line[:1] == ">" or (
        ("&gt;" in line[:12] or ">" in line[:8]) and _QUOTED.match(line) is not None and _looks_quoted(line)
    )


def _looks_quoted(line: str) -> bool:
    """«ИИ> текст» is a quote of The Bat!, «A>B» is not."""
    mark = line.find(">") + 1 or line.find("&gt;") + 4
    head = line[: mark - 1].strip().removesuffix("&gt").strip()
    return not head or (head[:2].isupper() and line[mark : mark + 1] in ("", " ", ">"))


def _next_text(lines: list[str], index: int) -> int | None:
    for position in range(index, len(lines)):
        if lines[position].strip() and not lines[position].startswith("\x1d"):
            return position
    return None


def forwarded_from(quoted: str) -> str:
    """Who wrote what was forwarded, as the copied header says («Иван <i@x.ru>»); "" when it doesn't say."""
    for line in quoted.split("\n")[:60]:
        if _category(line) == "from":
            return re.split("[:：]", line, maxsplit=1)[1].strip(" *_")
    for line in quoted.split("\n")[:6]:
        if (found := _EMAIL_IN_BRACKETS.search(line[:MAX_LINE])) is not None and _DATE.search(line):
            return found.group().strip("<>()[]")
    return ""
