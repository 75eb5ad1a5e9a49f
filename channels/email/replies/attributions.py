"""«12.11.2024, 15:30, Иван <i@x.ru> пишет:», "On …, Ivan wrote:": the sentence that a mail program puts above what it quotes.

It counts by what it names, an address, a date, a time; words only help, and tell it from a person's own sentence.
"""

import re

from channels.email.replies import languages
from channels.email.replies.lines import BLANK, ENDING, MAX_LINE, QUOTED, Lines
from channels.email.replies.phrases import quotes

MAX_LETTERS = 260  # of one, however it is wrapped
MAX_WRAPPED = 8  # its lines
MAX_WORDS = 40  # characters of a line's end
MIN_TOLD = 5  # characters behind a verb that are more than a part of it («napisao/la je»)
MAX_COMMA = 4  # characters of what ends the stamp: «г.,»
MAX_CITED = 30  # lines of what a person cites in quotation marks

_OPENING, _CLOSING = tuple('«"“„‚‹「『'), tuple('»"”“’›」』')

_PARTING, _ENDING = (BLANK, QUOTED), (ENDING, QUOTED)
_WHOLE = re.compile(f"[^{BLANK}{QUOTED}]*[{ENDING}{QUOTED}]")  # it ends before a blank line
_STAMP = re.compile(r"[0-9@]")

EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
# Cloudflare covers the addresses of pages that a relay copied
EMAIL_IN_BRACKETS = re.compile(
    r"[<(\[](?:(?:mailto:)?[^\s<>()\[\]]{1,64}@[^\s<>()\[\]]{1,120}|\[?email protected\]?)[>)\]]"
)
# What stands before the first digit is looked at last: `re` skips to a digit.
TIME = re.compile(r"\d(?<![\d.]\d)\d?[:.h]\d\d(?:\b|(?=[AaPp][Mm]\b))(?!\.\d)")
DATE = re.compile(
    r"\d(?:(?<!\w\d)(?:\d{0,3}(?:[./-]|\. )\d{1,2}(?:[./-]|\. )\d{2,4}\b|(?:(?<=1)9|(?<=2)0)\d\d\b)|\d{3}[年년]"
    rf"|(?<!\w\d)\d?\.?\s(?:de\s)?(?:{languages.MONTHS}))",
    re.IGNORECASE,
)
_VERB = re.compile(rf"\b(?:{quotes.WROTE})\b|{quotes.WROTE_WITHOUT_BLANKS}")
_FOLLOWING = re.compile(rf"\b(?:{quotes.FOLLOWING})\b")
_BEGINS = re.compile(rf"^[\s*—-]{{0,6}}(?:{languages.BEGINS})", re.IGNORECASE)
# «On Mon,», «On Mon, Nov», «вт, 3» above the rest of the date
_BROKEN_OFF = re.compile(
    rf"^\s{{0,4}}(?:(?:{languages.ON_A_DAY})\s)?(?:{languages.WEEKDAYS})"
    rf"(?:,|[.,]{{0,2}}\s(?:\d{{1,2}}\.?|(?:{languages.MONTHS})[^\W\d_]{{0,6}}\.?))\s{{0,3}}\n(?:\d|{languages.MONTHS})",
    re.IGNORECASE,
)
# Words end so, no name of a day or a month: «Ответа нет.»
_SENTENCE_ENDS = re.compile(
    rf"[^\W\d_]\s?[!?…]$|[^\W\d_],?\s(?!(?:{languages.MONTHS})|(?:{languages.WEEKDAYS})\.)[^\W\d_A-ZА-ЯЁ]{{3,20}}\.$"
)
_ISO_NAMED = re.compile(r"^\d{4}[/-]\d{1,2}[/-]\d{1,2}\s.{0,100}<[^<>\s]{3,120}>$")
_FROM_ADDRESS = re.compile(
    rf"\b(?:от|from|by|von|від|ад|de|da)\s(?:[^:@]{{1,80}}\s)?{EMAIL.pattern}\s?:$", re.IGNORECASE
)
_TO_ADDRESS = re.compile(rf"\b(?:to|на|an|à)\s[<(\[]?(?:mailto:)?{EMAIL.pattern}", re.IGNORECASE)
_ZONE = re.compile(
    r"^(?::\d\d)?\s{0,3}(?:[AaPp]\.?[Mm]\b\.?|[πμ]\.μ\.|Uhr\b)?\s{0,3}(?:[A-Z]{2,5}\b)?(?:[+-]\d\d:?\d\d)?"
    r"(?:,?\s\d{1,2}(?:\.?\s[^\W\d_]{3,10}\.?\s|[./-]\d{1,2}[./-])\d{2,4}\b)?"
)
# «Sam Hill <s@x.example> on 05/15/2001 05:30 PM», as Lotus Notes begins a forward
_LISTED_NAME = re.compile(
    r"[ \t\"'*>]{0,5}[^\W\d_a-zа-яё][\w.'-]{1,30}(?: [^\W\d_a-zа-яё][\w.'-]{0,30}){1,3}[\"'*]{0,3} ?"
)
_FROM = re.compile(r"^\s*(?:от|from|by|von|від|ад|de|da)\s", re.IGNORECASE)
_IN_POINTED = re.compile(r"<[^<>]*>")
# «Вы писали 12 ноября 2024 г., 15:30:11:»; the seconds are a program's, also behind "you wrote"
_YOU_WROTE = re.compile(
    r"\b(?:вы|ты|ви|you)\s(?:писали|писал|писала|wrote)\s(?:\w{1,12}[,.]?\s)?\d.{0,100}:\d\d:\d\d", re.IGNORECASE
)
_YOU = re.compile(r"\b(?:you|вы|ты|ви|du|vous|sie)\s(?:\w{1,8}\s){0,2}$", re.IGNORECASE)
_ME = r"(?:мне|нам|мені|me|mi|us|to (?:me|us)|mir|uns|moi|nous|nos)"
_WROTE_ME = re.compile(rf"\b(?:{_ME}\s|m')$")  # «Анна мне написала:», "Anna wrote to me:"
_ME_NEXT = re.compile(rf"\s{_ME}\b")
_ME_SAID = re.compile(rf"\b(?:{_ME}|я|i|ich|je)\b")
_TO_ME = re.compile(r"[>)\]] (?:[^@]{1,40} )?(?:мне|нам|me|us|mir|uns)\b", re.IGNORECASE)
_OURS = re.compile(r"\b(?i:ваш\w{0,3}|мо[йяи]|наш\w{0,3}|your|my|our|ihre?|votre) [a-zа-яё]")
_LATIN_I = re.compile(r"\bI\b")
_IN_FIGURES = re.compile(r"[\d@<(\[]")
# «On 3 November 2026, Anna said:», without a time, above a quote
_SAID = re.compile(rf"^(?:On\s.{{0,120}}|(?:[A-Z][\w.'-]{{1,20}} ){{1,3}})(?:{quotes.SAID})\b.{{0,40}}:$")
_IN_A_PLACE = re.compile(
    r"(?:на|в|во|из|о|об|про|in|at|on|from|about)\s[^\d]{0,80}$", re.IGNORECASE
)  # «На форуме пишут:»
_SENTENCE = re.compile(r"[^\W\d_]{4}[.?!] ")
_DASHED = re.compile(
    r"^\s{0,4}[-=]{2,10}\s?(?!Comment #|Additional )[^\s=-].{3,200}[^\s=-]\s?[-=]{2,10}\s{0,4}$"
)  # «---- Shop wrote ----»


def wrote(said: str) -> re.Match[str] | None:
    """The verb. Asked of small letters: a pattern that ignores case takes four times as long."""
    return _VERB.search(said.lower())


def attribution(body: Lines, index: int) -> int:
    """The line after the attribution that begins here and may be wrapped over a few lines; 0 when there is none."""
    if ":   " in body.lines[index]:  # Yahoo's «Le lun. 4 nov. 2024 à 14:03, Boutique<a@b.example> a écrit :   Bonjour»
        head = body.lines[index].partition(":   ")[0]
        if "@" in head and len(head) < MAX_LETTERS and introduces(head + ":", prefixed=False, wrapped=False):
            return index + 1
    near = body.kinds[index : index + MAX_WRAPPED]
    if not _WHOLE.match(near) and (ENDING not in near or not _STAMP.search(body.lines[index])):
        return 0
    said = ""
    for position in range(index, min(index + MAX_WRAPPED, len(body.lines))):
        kind = body.kinds[position]
        parted = kind in _PARTING and position > index and said.count("<") <= said.count(">")
        if parted and (kind == QUOTED or not _goes_on(said, body.lines[position + 1 : position + 2])):
            return 0
        if kind == BLANK:
            continue
        said = f"{said} {body.lines[position].strip()}".strip().replace("< ", "<").replace(" >", ">")[:MAX_LINE]
        wrapped = position > index
        if wrapped and len(said) > MAX_LETTERS:
            return 0
        if kind in _ENDING and _ends(said):
            following = body.following(position + 1)
            prefixed = following is not None and (
                body.kinds[following] == QUOTED or (body.bar(following) != "" and wrote(said) is not None)
            )
            if said.endswith(">") and not prefixed:
                continue
            found = introduces(said, prefixed=prefixed, wrapped=wrapped)
            found = found and (prefixed or following is None or not _is_cited(body, following))
            return position + 1 if found and not (wrapped and _begins_later(body.lines, index, position)) else 0
    return 0


def _goes_on(said: str, below: list[str]) -> bool:
    """Below a blank line stands what the attribution lacks: its address or the bracket of that, or only its verb."""
    line = below[0].strip() if below else ""
    if line == "<" or (line[:1] == "<" and line.endswith(":") and EMAIL.match(line, 1) is not None):
        return DATE.search(said) is not None
    return len(line) < 30 and line.endswith(":") and bool(wrote(line) and EMAIL.search(said))


def _begins_later(lines: list[str], index: int, last: int) -> bool:
    """The first line says nothing of an attribution, or the lines below it are a whole one: then it is the person's own."""
    first = lines[index][:MAX_LINE]
    below = [line.strip() for line in lines[index + 1 : last + 1]]
    if any(_SENTENCE_ENDS.search(line.rstrip()[-MAX_WORDS:]) for line in lines[index:last]):
        return True
    if below[0][:1] in ("<", "(", "[") and "@" in below[0]:  # «Shop Support» over «<support@shop.example> wrote: …»
        return index > 0 and bool(lines[index - 1].strip()) and not DATE.search(first)
    if not (DATE.search(first) or TIME.search(first) or EMAIL.search(first) or wrote(first)):
        return _BROKEN_OFF.match(f"{first}\n{below[0]}") is None
    rest = " ".join(below)[:MAX_LINE]
    if EMAIL_IN_BRACKETS.search(first) and not EMAIL.search(rest):
        return False
    whole = DATE.search(rest) or (not DATE.search(first) and _BEGINS.match(rest) and TIME.search(rest))
    return bool(whole) and introduces(rest, prefixed=True, wrapped=False)


def _ends(said: str) -> bool:
    if said.endswith((":", ":*", ": *")) or _DASHED.match(said):
        return True
    if said.endswith(">"):
        return _ISO_NAMED.match(said) is not None
    return said.endswith(languages.ENDS_WITHOUT_COLON) and DATE.search(said) is not None


def introduces(said: str, *, prefixed: bool, wrapped: bool) -> bool:
    """It names the writer with an address, or a date, a time and somebody who wrote; above quoted lines (`prefixed`) less will do."""
    if not prefixed and (_TO_ADDRESS.search(said) or _TO_ME.search(said)):  # «12.11.2024 я писала на a@b.example:»
        return False
    if not prefixed and said.isupper() and "<" not in said:  # no program cries «12.11.2024 В 15:30 ОПЕРАТОР НАПИСАЛА:»
        return False
    dated, timed = bool(DATE.search(said)), bool(TIME.search(said))
    address = EMAIL_IN_BRACKETS.search(said)
    named = address is not None and (prefixed or not _prose_before(said[: address.start()]))
    if address is not None and named and dated and (timed or prefixed):
        verb = wrote(said) if not prefixed and len(said[address.end() :].split()) > 1 else None
        return verb is None or not _tells_on(said, verb)
    begins = dated and timed and _BEGINS.match(said) is not None
    verb = wrote(said)
    if verb is not None and (
        (not (address and timed) and (_OURS.search(said) or _wrote_me(said, verb)))
        or (not prefixed and _tells_on(said, verb))
    ):
        return False  # «10.12.2024 в 15:15 ваш оператор писал:»
    if verb is None:
        if begins and (_names_address(said) or (_FROM_ADDRESS.search(said) and not _prose_before(said))):
            return True
    elif (
        named
        or (dated and _YOU_WROTE.search(said))
        or _DASHED.match(said)
        or (dated and said.startswith(("(а)", "(a)"), verb.end()))  # only programs write «написал(а)»
        or (address is None and (dated or timed) and EMAIL.search(said))
        or (begins and (prefixed or _names_somebody(said, verb)))
        or (dated and said.lower().startswith("on ") and said.endswith(":") and _names_somebody(said, verb))
    ):
        return True
    if not prefixed or (wrapped and not (dated or timed)):
        return False
    if verb is not None:
        return dated or _says_who(said, verb)
    stamped = (
        dated and (timed or len(said) < 16 or _SAID.search(said) is not None) and not _OURS.search(said)
    )  # «Мой отзыв от 03.11.2026, 15:15:»
    return stamped or (len(said) < 200 and EMAIL.search(said) is not None)


def _says_who(said: str, verb: re.Match[str]) -> bool:
    """«Shop wrote:»; «На форуме пишут:», «Что пишут о вас:», «Не понимаю. Вы писали:» are the person's."""
    if (
        _IN_A_PLACE.match(said)
        or _SENTENCE.search(said, 0, verb.start())
        or (_YOU.search(said[: verb.start()]) and len(said.split()) > 2)
    ):
        return False
    return sum(word[:1].islower() for word in (said[: verb.start()] + said[verb.end() :]).split()) < 2


def _tells_on(said: str, verb: re.Match[str]) -> bool:
    """Behind the verb stands what no program writes: «Анна (a@b.example) написала в чате:», "Ann wrote, and I quote:"."""
    behind = _LATIN_I.sub("i", said[verb.end() :].rstrip(" :*"))
    if behind[:1] not in (",", " ") or len(behind) < MIN_TOLD or not behind.islower():
        return False
    return _IN_FIGURES.search(behind) is None and _FOLLOWING.search(behind) is None


def _is_cited(body: Lines, first: int) -> bool:
    """A paragraph in quotation marks: a person's citation, what programs quote has none."""
    last = body.kinds.find(BLANK, first)
    paragraph = "\n".join(body.lines[first : last if last >= 0 else None][:MAX_CITED]).strip().rstrip(".,!")
    return paragraph[:1] in _OPENING and paragraph[-1:] in _CLOSING and len(paragraph) > 2


def _wrote_me(said: str, verb: re.Match[str]) -> bool:
    return bool(_WROTE_ME.search(said[: verb.start()].lower()) or _ME_NEXT.match(said.lower(), verb.end()))


def _names_somebody(said: str, verb: re.Match[str]) -> bool:
    """«01.01.2024 10:00, Shop wrote:»; «on 12 November at 15:30, the courier wrote:» is a sentence."""
    stamps = [found.end() for pattern in (DATE, TIME) for found in pattern.finditer(said)]
    before = max((end for end in stamps if end <= verb.start()), default=None)
    named = _IN_POINTED.sub("", _ZONE.sub("", said[max(stamps) :] if before is None else said[before : verb.start()]))
    words = [word for word in named.lstrip(" ,").split() if word not in languages.USERS] or said[verb.end() :].split()
    return bool(words) and words != ["I"] and not any(word[:1].islower() for word in words)


def _names_address(said: str) -> bool:
    """«12.11.2024, 15:30, Анна Ким a@b.example:» lost its brackets; a person's own sentence has other words than names."""
    address = EMAIL.search(said)
    if address is None or said[address.end() :].strip(" *") != ":":
        return False
    named = _behind_time(said[: address.start()])
    return any(word[:1].isupper() for word in named) and not any(word[:1].islower() for word in named)


def _prose_before(words: str) -> bool:
    """Before an attribution's address stands a name; «12.11.2024 в 15:30 я писала на <a@b.example>:» is a sentence."""
    behind = _behind_time(words)
    return sum(word[:1].islower() for word in behind) > 2 and not _is_of_an_office(behind)


def _is_of_an_office(named: list[str]) -> bool:
    """«15:30, Отдел по работе с абонентами и населением»: behind a comma, with a capital, and nobody speaks of himself."""
    first = named[1].lstrip("\"'«(") if named[0][-1] == "," and len(named[0]) < MAX_COMMA else ""
    said = " ".join(named)
    return first[:1].isupper() and not (_OURS.search(said) or _ME_SAID.search(said.lower()))


def named_writer(words: str) -> str:
    """The name that stands between an attribution's time and the address, or begins the line; "" where it names nobody there."""
    name = " ".join(_behind_time(words)).strip(" ,;\"'*")
    if not name and _LISTED_NAME.fullmatch(words):
        return words.strip(" \t\"'*>")
    return "" if any(map(str.isdigit, name)) or name[:1].islower() else name


def _behind_time(words: str) -> list[str]:
    times = [found.end() for found in TIME.finditer(words)]
    return _FROM.sub("", _ZONE.sub("", words[times[-1] :])).split() if times else []
