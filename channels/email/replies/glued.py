"""Introductions in one line with the person's words or with the quote, as programs that flatten HTML leave them, put in lines of their own.

«Подошла. вт, 5 мар. 2024 г. в 10:11, Магазин <a@b.example>: > Подошла ли?», "OK. From: Shop <a@b.example> Sent: … To: … Subject: …".
"""

import re
from collections.abc import Callable

from channels.email.replies import languages
from channels.email.replies.attributions import DATE, MAX_LETTERS, TIME, introduces, wrote
from channels.email.replies.copied import category, flattened
from channels.email.replies.lines import BARS, DRAWN, MAX_LINE

_WROTE = re.compile(r"wrote:(?<=[\s>]wrote:)(?=[ \t\n>]|$)")  # looks behind last: a literal first is found fast
_DASHES = re.compile(r"(?<!\S)-{2,10} \Z")  # «--- On Fri, … wrote:»
_ON_DATE = re.compile(r"(?<!\S)On (?:[A-Z][a-z]{2,8},? |\d)")
_ADDRESSED = re.compile(r"<[^<>\s]{3,100}>\)?,?(?: [^\n:<>\d]{1,30})?\s?:(?=\s|$)")
_DATED = re.compile(
    rf"(?<!\S)(?:(?:{languages.ON_A_DAY}) )?(?:(?:{languages.WEEKDAYS})[.,]{{0,2}} )?"
    r"(?:\d{1,4}(?:[./-]|\. )\d{1,2}(?:[./-]|\. )\d{2,4}|\d{1,2}\.? (?:de )?[^\W\d_]{3,12}[.,]{0,2} (?:de )?\d{4}"
    r"|[a-z]{3,9} \d{1,2}, \d{4})",
    re.IGNORECASE,
)
_OF_DAYS = re.compile(rf"(?:{languages.ON_A_DAY}|{languages.WEEKDAYS})\.?")
_IS_WORD = re.compile(r"[^\W\d_]{4}|[а-яё]{2}")  # no preposition of a language that isn't known
_SENTENCE = re.compile(r"[^\W\d_]{3}[.!?…] [^\W\d_]")
_BLANK_LINE = re.compile(r"\n[ \t]{0,20}\n")
_DATE_FIELD = re.compile(r"[>\]](?<=[^\n>].) ([^\W\d_]{2,15}(?: [^\W\d_]{1,12})?) ?: (?=\S)")
_SENT = r"(?:Sent from my|Отправлено с|Von meinem|Envoyé de mon|Enviado desde mi|Enviado do meu|Inviato da) [\w ]{3,30}"
_FOOTER = re.compile(rf"(?<=[.!?)]) (?={_SENT}\n)")
_SENT_LAST = re.compile(rf"{_SENT}$")
_QUOTING = (">", "&gt;")
_FROM_FIELD = re.compile(
    r"(?<!\S)(?:[-_=]{2,40} ?(?:[^\W\d_][^\n\d=_-]{3,40}[-_=]{2,20} ?)?)?"
    rf"(?P<field>(?:{languages.FIELDS['from']}) ?: )",
    re.IGNORECASE,
)


def unglued(text: str) -> str:
    """The text with a line end before and behind each introduction that had none."""
    apart = _apart(text, _WROTE, _begun_on) if "wrote:" in text else text
    if ">" in text:
        apart = _apart(apart, _ADDRESSED, _begun_with_date)
        apart = _apart(apart, _DATE_FIELD, _begun_with_sender)
    return apart if apart is text else _FOOTER.sub("\n", apart)


def _apart(text: str, ends: re.Pattern[str], begun: Callable[[str, int, re.Match[str]], int]) -> str:
    pieces: list[str] = []
    done = 0
    for found in ends.finditer(text):
        start = max(done, found.start() - MAX_LETTERS)
        line = max(start, text.rfind("\n", start, found.start()) + 1)
        alone = text[found.end() : found.end() + 1] in ("", "\n") and _DATED.match(text, line)
        if alone or text.startswith(_QUOTING, line):
            continue
        begin = begun(text, start, found)
        if begin < 0:
            continue
        before = text[max(start, text.rfind("\n", start, begin) + 1) : begin]
        if before.lstrip().startswith(_QUOTING) or before.strip() in BARS:
            continue
        said = before.strip(" \t•*-–—")
        below = text[found.end() : found.end() + MAX_LETTERS]
        if said and begun is not _begun_on and not _is_said(said, text[begin : found.end()], below):
            continue
        if said:
            pieces.append(text[done:begin].rstrip(" ") + "\n")
            done = begin
        if begun is not _begun_with_sender and text[found.end() : found.end() + 200].split("\n", 1)[0].strip():
            pieces.append(text[done : found.end()] + "\n")
            done = found.end() + (text[found.end() : found.end() + 1] != ">")
    return "".join(pieces) + text[done:] if pieces else text


def _is_said(before: str, introduction: str, below: str) -> bool:
    """«Да.» and «Sent from my iPhone» end the person's words; «lun.» may begin a date in a language that isn't known here, but nothing
    stands before a day or a field that is."""
    if before.endswith(("!", "?", ".", "…", ")", "»")):
        return before[0].isupper() or len(before.split()) > 2
    if _SENT_LAST.search(before[-60:]) or (below.lstrip()[:1] == ">" and _SENTENCE.search(before)):
        return True
    if introduction[0] in DRAWN or category(introduction) is not None:
        return TIME.search(introduction + below) is not None
    dated = _OF_DAYS.fullmatch(introduction.split(maxsplit=1)[0].lower().rstrip(",")) is not None
    words = before.lower().replace(",", " ")
    return dated and _IS_WORD.search(words) is not None and not all(map(_OF_DAYS.fullmatch, words.split()))


def _begun_on(text: str, start: int, wrote: re.Match[str]) -> int:
    """Where «On Tue, … <a@b.example> wrote:» begins; -1 when it isn't one."""
    begin = text.rfind("On ", start, wrote.start())
    while begin >= 0 and not _ON_DATE.match(text, begin):
        begin = text.rfind("On ", start, begin)
    named = text[begin : wrote.end()]
    if begin < 0 or "\n\n" in named or not introduces(_joined(named), prefixed=False, wrapped=False):
        return -1
    ends = text[wrote.end() : wrote.end() + 1] in ("", "\n") and "\n" not in named
    if not ("@" in named or (ends and DATE.search(named))):
        return -1
    dashes = _DASHES.search(text, max(start, begin - 12), begin)
    return dashes.start() if dashes else begin


def _joined(said: str) -> str:
    return " ".join(said.split()).replace("< ", "<").replace(" >", ">").replace(" @", "@")


def _begun_with_date(text: str, start: int, addressed: re.Match[str]) -> int:
    """Where the last date stands that with this address makes an attribution."""
    if category(addressed[0].partition(">")[2].lstrip("), ")) is not None:  # «<a@b.example> Sent:»
        return -1
    start = max([start, *(blank.end() for blank in _BLANK_LINE.finditer(text, start, addressed.start()))])
    begin = -1
    for dated in _DATED.finditer(text, start, addressed.start()):
        said = _joined(text[dated.start() : addressed.end()])
        if _names(said) and introduces(said, prefixed=False, wrapped=False):
            begin = dated.start()
    return begin


def _names(said: str) -> bool:
    """A name stands before the address, or a verb behind it: «2024-03-05 10:11:12 to=<a@b.example>: denied» is of a log."""
    head = said.partition("<")[0]
    named = head[max((found.end() for found in TIME.finditer(head)), default=0) :]
    return any(map(str.isupper, named)) or wrote(said) is not None


def _begun_with_sender(text: str, start: int, field: re.Match[str]) -> int:
    """Where in this line «From: …» stands above this field of the date and others."""
    if category(field[0][2:]) != "date":
        return -1
    start = max(start, text.rfind("\n", start, field.start()) + 1)
    senders = list(_FROM_FIELD.finditer(text, start, field.start()))
    if not senders:
        return -1
    fields = text[senders[-1].start("field") : field.end() + MAX_LINE].split("\n", 1)[0]
    return senders[-1].start() if flattened(fields) else -1
