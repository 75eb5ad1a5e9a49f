"""The words by which a signature begins: «С уважением», «Viele Grüße», «Sent from my phone», and sentences that only begin so."""

import re

from channels.email.replies.cards import NUMBERED, POST, is_name
from channels.email.replies.phrases import devices, farewells, openings, wishes

MAX_WISH = 8  # words of one
_BEFORE = r"[\s*_(¡—–\-\u2600-\u27bf\ufe0f\U0001f300-\U0001faff]{0,4}"  # «🌸 С уважением», «(с уважением»
_BEHIND = r"[\s,.!*):;…\u2600-\u27bf\ufe0f\U0001f300-\U0001faff]{0,5}$"  # «Cheers 🍻», «Пока :)»
_SIGNERS = re.compile(farewells.SIGNERS)
_LINK = re.compile(r"[ (<\[]{0,2}(?:https?://|www\.)\S{1,300}")
_SENT_FROM = re.compile(
    r"^[\s\-—–]{0,5}(?:sent (?:securely )?(?:from|via|with|using|on the) (?:my [^.?!,:;]{2,40}|[^.?!,:;\d]{2,60})"
    r"|отправлено с (?:моего|моей) [^.?!,:;]{2,40})\.?$",
    re.IGNORECASE,
)
_MOBILE = re.compile(rf"\W{{0,5}}(?:{devices.SENT_FROM})")
_DEVICE = re.compile(devices.DEVICES)
_CARRIED = re.compile(devices.CARRIED)
CLOSING = re.compile(rf"{_BEFORE}(?:{farewells.CLOSINGS})(?=[\s,)،.!*_;:/，。！—–-]|$)")
_NAMED = r"(?P<named>[,.!]{0,2}(?: [^\W\d_]{1,15}\.?){1,2})?" + _BEHIND
_GREETING = re.compile(rf"{_BEFORE}(?:(?:[^\W\d_]{{1,14}}\.? ){{0,3}}(?:{wishes.GREETINGS})|{wishes.WISHES}){_NAMED}")
_GOODBYE = re.compile(rf"{_BEFORE}(?:{wishes.GOODBYES}){_NAMED.replace('!', '')}")
_OF_WISHES = re.compile(rf"(?:{wishes.OF_WISHES})$")
_BESIDE_WISHES = re.compile(rf"(?:{wishes.BESIDE_WISHES})$")
_ANSWER_ALONE = re.compile(rf"(?:{wishes.ANSWER_ALONE})$")
_PARTED = re.compile(r"[\s,.!&*]+|/(?=\w{3})")
_EXPECTING = re.compile(rf"(?:{farewells.EXPECTING})(?:,?\s|,$)")
_AND = re.compile(rf"\s(?:{farewells.AND})\s|,\s(?=[^,]{{3,30}},$)")
_SMALL_NAME = re.compile(r"[^\W\d_]{2,15}(?: [^\W\d_]{2,15})?\.?$")
_BOTH = re.compile(rf"\s(?:{farewells.AND})\s|, ")  # «Nan & Grandad»
_JOINED = re.compile(rf"(?:{farewells.AND}|{farewells.BELONGS})\s")
_FORMAL = re.compile(farewells.FORMAL)
_CLOSING_WORD = re.compile(rf"{_BEFORE}(?:{farewells.CLOSING_WORDS}){_BEHIND}")
# Asked of whole paragraphs, so of their small letters: a pattern that ignores case is asked at every character, ten times as slow.
_THANKFUL = re.compile(rf"(?:{openings.THANKS})\b|(?:{openings.SORRY})")
_EXCUSED = re.compile(
    r"http|краткость|опечатки|ошибки|brevity|typos|mistakes|errors|, (?:the|an?) [a-z &-]{2,40}(?:mail|app|client|inbox)"
)
_GOING_ON = re.compile(r",\s[a-zа-яёіїєґў]{1,20}\s[a-zа-яёіїєґў]{1,20}\s")


def closes(line: str, low: str, below: str, *, first: bool, begins: bool, titled: bool) -> bool:
    """Whether this line, `low` in small letters, closes a letter. `below`: the next one; `first`: it is the text's first, which a
    closing alone leaves; `begins`: a sentence or a paragraph begins here; `titled`: below stand only names, posts and phones."""
    places = [0]
    if len(low) < 60 and not low.endswith(("!", ".")) and (joint := _AND.search(low, 0, 40)) is not None:
        places.append(joint.end())  # «Gracias y saludos,»
    if (expecting := _EXPECTING.match(low)) is not None:
        if expecting.end() == len(low):
            return not first
        places.append(expecting.end())
    for place in places:
        if (found := CLOSING.match(low, place)) is not None:
            return not _goes_on(line[found.end() :], below, first=first)
    if first:
        return False
    if any(_closing_word(line, low, place) for place in places) or is_formal(low):
        return True
    # A line in small letters may go on with the one above
    if titled and (begins or line[:1].isupper()) and any(_greets(line, low, place, below) for place in places):
        return True
    if not (is_name(below) or all(map(is_name, _BOTH.split(below)))):
        # «liefs» above «anouk», of who writes no capitals
        return begins and line == low and _SMALL_NAME.match(below) is not None and _is_wish(low)
    return (begins and line.endswith(",") and _wishes(line.split())) or (
        (begins or line[:1].isupper()) and _is_wish(low)
    )


def _is_wish(low: str) -> bool:
    """Of nothing but the words of wishes: «Lots of love from all of us»; «Later» alone may answer something."""
    words = [word for word in _PARTED.split(low) if word]
    wishing = [_OF_WISHES.match(word) is not None for word in words]
    if not any(wishing) or len(words) > MAX_WISH or (len(words) == 1 and _ANSWER_ALONE.match(words[0])):
        return False
    return all(wished or _BESIDE_WISHES.match(word) for wished, word in zip(wishing, words, strict=True))


def is_formal(low: str) -> bool:
    """Whether a sentence closes a letter, however long it is: «je vous prie d'agréer, Madame, …»"""
    return _FORMAL.search(low) is not None


def closes_alone(line: str) -> bool:
    """Whether it has no name behind its closing words."""
    found = CLOSING.match(line.strip().lower())
    return _is_wish(line.lower()) if found is None else not line.strip()[found.end() :].strip(" ,.!*")


def _closing_word(line: str, low: str, place: int) -> bool:
    """«Cheers, Tom», but not «Take care of this.»"""
    found = _CLOSING_WORD.match(low, place)
    named = line[slice(*found.span("named"))].split() if found is not None else []
    return found is not None and not (len(named) > 1 and all(word[:1].islower() for word in named))


def _greets(line: str, low: str, place: int, below: str) -> bool:
    """«Viele liebe Grüße» as the last words or above a name; «Bis dann» only above one, or with one."""
    found = _GREETING.match(low, place)
    last = not below and found is not None
    if (found := found or _GOODBYE.match(low, place)) is None:
        return False
    named = line[slice(*found.span("named"))].strip(" ,.!").split() if found["named"] else []
    return all(word[:1].isupper() for word in named) and (bool(named) or last or is_name(below))


def _wishes(words: list[str]) -> bool:
    """«Peace,» or «Until the next time,» above a name, in any language; «Thanks,» is said to somebody."""
    said = " ".join(words).lower()
    lower = sum(word[:1].islower() for word in words)
    return len(words) < 9 and lower == len(words) - 1 and not (_THANKFUL.match(said) or NUMBERED.search(said))


def _goes_on(rest: str, below: str, *, first: bool) -> bool:
    """«С уважением отношусь к вам, но …»: a sentence, not a signature."""
    words = rest.strip(" ,.!*_;:—–-").split()
    if not words or len(words) > 12:
        return bool(words)
    if rest.endswith("?"):
        return True
    if not (words[0][:1].islower() or (len(words) > 3 and rest.isupper())):
        return False
    signed = all(word.lstrip('«"')[:1].isupper() for word in words[-2:])
    if signed and (POST.search(rest.lower()) or (rest[:1] == "," and 2 < len(words) < 7)):
        return False
    listed = "," in rest and not words[-1].islower()
    if _JOINED.match(rest.lstrip()) and (listed or (len(words) < 6 and is_name(below) and not rest.endswith("."))):
        return False  # «С уважением и надеждой на понимание, Букины»
    named = rest.endswith(",") and below[:1].isupper() and len(below.split()) < 5
    said = rest[:1] == "," and rest.endswith(".") and len(words) > 1 and not any(word[:1].isupper() for word in words)
    going_on = first or said or rest.endswith("!") or (len(words) > 3 and not named)
    return going_on and not _SIGNERS.match(words[0])


def from_device(line: str, low: str, *, apart: bool) -> bool:
    """«Sent from my iPhone»: it names a device or a program and is no sentence, as «Sent from my desk, is much easier than my phone» is;
    or in a paragraph of its own «Sent from a magnificent torch of pixels»."""
    if len(line) > 110 or not _MOBILE.match(low) or _CARRIED.search(_LINK.sub("", low)):
        return False
    named = _DEVICE.search(low.removeprefix("this e-mail")) is not None
    if named and (
        _EXCUSED.search(low) or len(line.split()) < 9 or not _GOING_ON.search(low if line.isupper() else line)
    ):
        return True
    return apart and _SENT_FROM.match(_LINK.sub("", line)) is not None
