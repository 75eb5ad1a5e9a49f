"""What the person wrote now, apart from quotes, signatures, disclaimers and forwards. Nothing is thrown away: it moves to `quoted`.

`lines` names each line's kind; here each is the person's own until `introductions`, `>` at its beginning or `footers` show otherwise.
Below an introduction whose quote is prefixed with `>`, unprefixed lines are the person's answers and stay.
"""

import re
import unicodedata
from collections.abc import Sequence

import msgspec

from channels.email.reading.addresses import Address
from channels.email.reading.charset import unix_lines
from channels.email.reading.pages import glance
from channels.email.reading.pages.html import to_text
from channels.email.replies import diffs, footers, introductions, marked, notices
from channels.email.replies.addressees import addressee
from channels.email.replies.attributions import DATE, EMAIL_IN_BRACKETS, TIME, named_writer
from channels.email.replies.cards import is_name
from channels.email.replies.closings import closes_alone
from channels.email.replies.copied import category
from channels.email.replies.glued import unglued
from channels.email.replies.introductions import Introduction
from channels.email.replies.lines import BLANK, LONG_RULE, MARK, MAX_LINE, QUOTED, Lines
from channels.email.replies.signers import NOBODY

MAX_LINES = 20_000
_PREAMBLE_ENDS, _POST_ENDS = "-" * 70, "-" * 30
_FILE_NAMED = re.compile(r" {0,4}<<[^<>]{1,120}\.\w{2,5}>>|<<<")  # <<Contract.doc>>
MAX_CUT = 20  # characters that say that something was left out
MAX_ANSWERED = 15  # lines of a quote that stays for its answer

# What the patterns look at: no characters without a width or a direction, one kind of blank, of colon and of digits.
_NOTHING = [0xAD, 0x61C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF]
_PLAIN = (
    {chr(letter): "" for letter in _NOTHING}
    | dict.fromkeys("\xa0\u2007\u2009\u200a\u202f\u3000", " ")
    | dict.fromkeys("：՝։․", ":")
    | dict.fromkeys("‐‑‒", "-")
    | {"’": "'"}
    | dict(zip("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789", strict=True))
)
_EMPHASIS = ("*", "_")
_MAY_STRESS = frozenset([*_EMPHASIS, *filter(str.isspace, map(chr, range(0x3001)))])
_UNPLAIN = re.compile(f"[{''.join(_PLAIN)}]")
_OF_A_PAGE = re.compile(r"</(?:div|p|body|html|blockquote)>|<br ?/?>\s{0,9}<br ?/?>", re.IGNORECASE)
_QUOTED_LINE = re.compile(r"^>.*", re.MULTILINE)  # may cite a page's source
_LEFT_OUT = re.compile(
    r"[\[<({. ]{0,5}(?:snip\w{0,5}|skip\w{0,5}|cut|\.|…|поскип\w{0,4}|скип\w{0,4})[\]>)}. ]{0,5}$", re.IGNORECASE
)
_CUTS = frozenset("[<({")
_BELOW_QUOTE = re.compile(f"{QUOTED}{BLANK}*([^{QUOTED}{BLANK}{MARK}])")
_LINKED = re.compile(
    r"(?<=[\w.-]@)([\w.-]{3,100})<mailto:[^<>\s]{3,120}>"
)  # as Outlook writes an address that it made a link

_BLOCK = re.compile(f"{QUOTED}[{QUOTED}{BLANK}{MARK}]*|[^{QUOTED}{BLANK}{MARK}][^{QUOTED}]*")


class Split(msgspec.Struct, frozen=True, kw_only=True):
    """`text` is the person's own, `quoted` all the rest in its order; `forwarded` says that the rest is a forward, not a quote."""

    text: str
    quoted: str
    forwarded: bool = False


def strip_reply(text: str) -> tuple[str, str]:
    """(what the person wrote now, everything else): a text or an HTML that mail programs made, in NFC."""
    text = unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\x1d", ""))
    if glance.begins(text) or _OF_A_PAGE.search(_QUOTED_LINE.sub("", text) if "\n>" in text else text):
        text, _ = to_text(text)
    parts = split(text)
    return parts.text, parts.quoted


def split(text: str, sender: Address = NOBODY) -> Split:
    """As `strip_reply`, of a text that the `sender` sent, and says whether the rest is a forward."""
    return split_all([(text, sender)])[0]


def split_all(letters: Sequence[tuple[str, Address]]) -> list[Split]:
    """What `split` gives for each; a step is taken for all before the next, so that they take a quarter less time."""
    read = [_read(text) for text, _ in letters]
    cuts = [introductions.first(body) for _, body in read]
    unquoted = [_unquoted(body, cut) for (_, body), cut in zip(read, cuts, strict=True)]
    pages = [
        footers.Page(body.lines, _mine(body, own), sender if sender != NOBODY else _answerer(body, own))
        for (_, body), (own, _), (_, sender) in zip(read, unquoted, letters, strict=True)
    ]
    left = _unsigned([body for _, body in read], pages)
    left = [
        below if sender != NOBODY or len(below) == len(page.mine) else _unsigned_again(body, page, below)
        for (_, body), (_, sender), page, below in zip(read, letters, pages, left, strict=True)
    ]
    return [
        _parted(written, body, _without(own, page.mine, below), forwarded=forwarded)
        for (written, body), (own, forwarded), page, below in zip(read, unquoted, pages, left, strict=True)
    ]


def _read(text: str) -> tuple[list[str], Lines]:
    """Its lines as they were written, and as the patterns look at them."""
    text = unglued(unix_lines(text).replace("\u2028", "\n")).lstrip("\n")
    written = text.split("\n")
    if _is_doubled(written):
        written = written[::2]
        text = "\n".join(written)
    return written, Lines(_as_seen(text, written))


def _mine(body: Lines, own: list[bool]) -> list[int]:
    """The lines in which the person says something himself."""
    return [index for index, kind in enumerate(body.kinds) if kind != BLANK and kind != QUOTED and own[index]]


def _answerer(body: Lines, own: list[bool]) -> Address:
    """Who writes a mail without a From: he to whom went what he quotes."""
    return addressee(line for line, is_own in zip(body.lines, own, strict=False) if not is_own)


def _unsigned_again(body: Lines, page: footers.Page, left: list[int]) -> list[int]:
    """Without «Jo» above «Jo Hale», in a mail without a From: the signature says whose it is."""
    signature = (page.lines[index].strip() for index in sorted({*page.mine}.difference(left)))
    signed = next((line for line in signature if is_name(line) and not closes_alone(line)), "")
    author = Address(f"{page.sender.name} {signed}", page.sender.address)
    return _unsigned([body], [footers.Page(page.lines, left, author)])[0] if signed else left


def _unsigned(bodies: Sequence[Lines], pages: Sequence[footers.Page]) -> list[list[int]]:
    """Which of a person's own lines are no signature, notice or footer."""
    among = [
        bool(page.mine) and body.kinds.find(QUOTED, 0, page.mine[-1]) >= 0
        for body, page in zip(bodies, pages, strict=True)
    ]
    others = iter(footers.written_all([page for page, between in zip(pages, among, strict=True) if not between]))
    return [
        _unsigned_between_quotes(body, page.mine, page.sender) if between else next(others)
        for body, page, between in zip(bodies, pages, among, strict=True)
    ]


def _without(own: list[bool], mine: list[int], left: list[int]) -> list[bool]:
    """The person's own lines when only those of `mine` that are `left` are."""
    if len(left) == len(mine):
        return own
    footer = set(mine).difference(left)
    return [is_own and index not in footer for index, is_own in enumerate(own)]


def _parted(written: list[str], body: Lines, own: list[bool], *, forwarded: bool) -> Split:
    kept: list[str] = []
    others: list[str] = []
    for line, kind, is_own in zip(written, body.kinds, own, strict=False):
        if kind != MARK:
            (kept if is_own else others).append("" if kind == BLANK else line.rstrip())
    (kept if own[-1] else others).extend(written[MAX_LINES:])  # what is too long to be looked at is as its beginning
    return Split(text=_tidy(kept), quoted=_tidy(others), forwarded=forwarded)


def _is_doubled(lines: list[str]) -> bool:
    """A program wrote each line's end twice: below every line stands a blank one, also between paragraphs."""
    return len(lines) > 6 and not any(map(str.strip, lines[1::2])) and not all(map(str.strip, lines[2:-1:2]))


def _as_seen(text: str, written: list[str]) -> list[str]:
    """The lines of a text as the patterns look at them, as many as they look at."""
    plain = text.isascii() or _UNPLAIN.search(text) is None
    shown = text if plain else _UNPLAIN.sub(lambda found: _PLAIN[found.group()], text)
    if "&" in text:  # QQ writes «-----&nbsp;Original&nbsp;-----» into plain text
        shown = shown.replace("&gt;", ">").replace("&lt;", "<").replace("&nbsp;", " ")
    if "<mailto:" in text:
        shown = _LINKED.sub(r"\1", shown)
    lines = (written if shown is text else shown.split("\n"))[:MAX_LINES]
    if "*" in text or "_" in text:
        lines = [_plain(line) if line and line[0] in _MAY_STRESS else line for line in lines]
    if " \n" in shown:  # as format=flowed ends its lines (RFC 3676); the blank of "-- " says something
        lines = [line if line.endswith("-- ") and len(line) < 12 else line.rstrip() for line in lines]
    if text[:1] == " ":  # the whole may stand in from the left
        margin = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=0)
        lines = [line[margin:] for line in lines]
    if "`" in text:  # one character is found twenty times as soon as three
        _cover_code(lines)
    if "@@ -" in text or "****\n" in text:
        diffs.cover(lines)
    return lines


def _plain(line: str) -> str:
    """«*С уважением,*» and «_Anna_» as programs write bold and slanted letters in plain text."""
    said = line.strip()
    mark = said[:1]
    whole = (
        len(said) > 2 and mark in _EMPHASIS and said[-1] == mark and mark not in said[1:-1] and not said[1:2].isspace()
    )
    return said[1:-1] if whole else line


def _unsigned_between_quotes(body: Lines, mine: list[int], sender: Address) -> list[int]:
    """A signature ends where a quote begins: below it stand answers to that, or what signs them all."""
    left, start = list[int](), notices.banners(body.lines, mine)
    for place in range(start + 1, len(mine)):
        if body.kinds[mine[place - 1] + 1 : mine[place]].strip(BLANK):
            left += footers.written(body.lines, mine[start:place])
            start = place
    last = footers.written(body.lines, mine[start:], sender)
    all_of_them = footers.written(body.lines, left + mine[start:] if last else left, sender)
    return all_of_them if all_of_them[: len(left)] == left else left + last


def whole(text: str) -> str:
    """All of a text that has no quotes to look for, without the HTML reader's marks."""
    return _tidy([line.rstrip() for line in text.split("\n") if not line.startswith("\x1d")])


def _cover_code(lines: list[str]) -> None:
    """What stands between two lines of ``` is nobody's quote or signature, whatever it looks like."""
    fences = [index for index, line in enumerate(lines) if line.startswith("```")]
    for first, last in zip(fences[::2], fences[1::2], strict=False):
        lines[first : last + 1] = ["code"] * (last + 1 - first)


def _tidy(lines: list[str]) -> str:
    text = "\n".join(lines)
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text.strip()


def _unquoted(body: Lines, cut: Introduction | None) -> tuple[list[bool], bool]:
    """Which lines are no quotes, given the first introduction of one, and whether what was quoted is a forward."""
    count = len(body.lines)
    if cut is None or _is_digest(body.lines):
        return _answers(body, 0, count), False
    if (ended := introductions.forward_ends(body, cut)) is not None:
        return [True] * cut.start + [False] * (ended - cut.start) + _answers(body, ended, count), cut.forwarded
    after, first = cut.after, body.following(cut.after)
    if first is not None and _LEFT_OUT.match(body.lines[first]):
        after, first = first + 1, body.following(first + 1)
    own = [True] * cut.start + [False] * (after - cut.start)
    if first is not None and body.lines[first].lstrip()[:2] == "<<" and (closed := _closed(body, cut, first)):
        return own + [False] * (closed - after) + _answers(body, closed, count), cut.forwarded
    if first is not None:
        body.unify_prefix(first, " ".join(body.lines[cut.start : cut.after]))
    if first is not None and body.kinds[first] == QUOTED:
        _quote_cuts(body, after)
        # A second introduction below: everything from there on is older.
        apart = (index for index in range(after + 1, count) if body.kinds[index] not in (BLANK, QUOTED))
        end = next((index for index in apart if introductions.at(body, index)), count)
        own += _answers(body, after, end, cut)
    own += [False] * (count - len(own))
    if first is not None and body.kinds[first] != QUOTED:
        _tell_marked(body, cut, own)
    return own, cut.forwarded


def _quote_cuts(body: Lines, after: int) -> None:
    """«[snip]» right below quoted lines says what was left out of them."""
    for found in _BELOW_QUOTE.finditer(body.kinds, after):
        line = body.lines[found.start(1)].strip()
        if line[0] in _CUTS and len(line) < MAX_CUT and _LEFT_OUT.match(line):
            body.kinds = body.kinds[: found.start(1)] + QUOTED + body.kinds[found.end(1) :]


def _tell_marked(body: Lines, cut: Introduction, own: list[bool]) -> None:
    """Answers in a quote without prefixes are the person's, and the rest of it is as if it had some."""
    answers = set(marked.answers(body.lines, cut.start, cut.after))
    if answers:
        below = range(cut.after, len(body.lines))
        own[cut.after :] = [index in answers for index in below]
        kinds = [body.kinds[index] if index in answers or body.kinds[index] == BLANK else QUOTED for index in below]
        body.kinds = body.kinds[: cut.after] + "".join(kinds)


def _is_digest(lines: list[str]) -> bool:
    """Posts of a list, parted as RFC 1153 has it: nobody's quote, though each begins with its fields."""
    if _PREAMBLE_ENDS not in lines:
        return False
    begins = lines.index(_PREAMBLE_ENDS)
    posts = [place for place in range(begins + 1, len(lines)) if lines[place] == _POST_ENDS]
    return _begins_post(lines, begins) and any(_begins_post(lines, place) for place in posts)


def _begins_post(lines: list[str], rule: int) -> bool:
    """Its fields stand below the rule, perhaps below its number."""
    below = [line for line in lines[rule + 1 : rule + 4] if line]
    below = below[below[0].startswith("Message: ") :] if below else below
    return bool(below) and category(below[0]) is not None


def _closed(body: Lines, cut: Introduction, first: int) -> int:
    """The line below the last of a quote that begins with << below «… writes:», as AOL has it; 0 where no >> ends it, or at a file's
    name."""
    if _FILE_NAMED.match(body.lines[first]) or not body.lines[cut.after - 1].rstrip().endswith(":"):
        return 0
    below = range(first, len(body.lines))
    return next((place + 1 for place in below if body.lines[place].rstrip().endswith(">>")), 0)


def _answers(body: Lines, start: int, end: int, introduced: Introduction | None = None) -> list[bool]:
    """Which of these lines stay: answers, and quotes up to the last of them; one above all answers only where no program put it."""
    if not introduced and QUOTED not in body.kinds:
        return [True] * (end - start)
    starts = [found.start() for found in _BLOCK.finditer(body.kinds, start, end)]
    blocks = [(*span, body.kinds[span[0]] == QUOTED) for span in zip(starts, [*starts[1:], end], strict=False)]
    cited = {first for first, _, quoted in blocks[bool(introduced) :] if quoted and _is_led_in(body, first)}
    quotes = [first for first, _, quoted in blocks if quoted and first not in cited]
    answers = [(first, last) for first, last, quoted in blocks if not quoted and not _is_footer(body, first, last)]
    if introduced and len(answers) == 1 and _names_quoted(body, *answers[0], introduced):
        answers = []
    last_answer = answers[-1][1] if answers else start
    among = not introduced or (bool(answers and quotes) and quotes[-1] > answers[0][0])
    own = [True] * ((starts or [end])[0] - start)
    for first, last, quoted in blocks:
        end = _end_of_cited(body, first, last) if first in cited else first
        stays = among and last <= last_answer and last - end <= MAX_ANSWERED
        own += [True] * (end - first) + [stays if quoted else bool(answers) or not introduced] * (last - end)
    return own


def _is_led_in(body: Lines, first: int) -> bool:
    """«Мне нужно:» above the `>` that a person wrote himself; a program's line names an address or a date."""
    above = body.above(first)
    led_in = body.lines[above][:MAX_LINE].rstrip() if above is not None else ""
    return led_in.endswith(":") and not ("@" in led_in or DATE.search(led_in) or TIME.search(led_in))


def _end_of_cited(body: Lines, first: int, last: int) -> int:
    """Below what a person cites a program may have put its own quote, prefixed attribution and all."""
    paragraphs = (place for place in range(first + 1, last) if body.kinds[place - 1] == BLANK)
    end = next((place for place in paragraphs if introductions.of_quoted(body, place)), last)
    return end if end - first <= MAX_ANSWERED else first


def _is_footer(body: Lines, first: int, last: int) -> bool:
    """The unquoted lines are only a signature or a notice: the quote above them isn't an answered one."""
    mine = [index for index in range(first, last) if body.kinds[index] != BLANK]
    if not footers.written(body.lines, mine):
        return True
    ruled = LONG_RULE.match(body.lines[first]) is not None or body.lines[first].startswith("---")
    above = body.above(first) if notices.notes(body.lines, mine[ruled:]) else None
    return above is not None and footers.written(body.lines, [above, *mine]) == [above]


def _names_quoted(body: Lines, first: int, last: int, introduced: Introduction) -> bool:
    """«Parus» alone below the quote of «Parus Service <…>»: the end of that, without its prefix; «Monday» may answer «On Monday, …»."""
    said = "\n".join(body.lines[first:last]).strip()
    if len(said) < 4 or not said[0].isupper():
        return False
    _, named, behind = " ".join(body.lines[introduced.start : introduced.after]).partition(said)
    return bool(named) and not any(map(str.isdigit, behind.partition("<")[0]))


def forwarded_from(quoted: str) -> str:
    """Who wrote what was forwarded, as the copied header says («Иван <i@x.ru>»); "" when it doesn't say."""
    for line in quoted.split("\n")[:60]:
        if category(line) == "from":
            return re.split("[:：]", line, maxsplit=1)[1].strip(" \t*_")
    for line in quoted.split("\n")[:6]:
        if (found := EMAIL_IN_BRACKETS.search(line[:MAX_LINE])) is None:
            continue
        word, _, rest = line.strip(" *>").partition(" ")
        if category(f"{word}:") == "from":  # eM Client writes no colons
            return rest.strip()
        if DATE.search(line):
            address, name = found.group().strip("<>()[]"), named_writer(line[: found.start()])
            return f"{name} <{address}>" if name else address
    return ""
