"""Whether another desk's program says that it has our mail, where no field tells that it is a program.

«Your request was registered» is said by nobody else; «we got your message» is what people write, too: beside it stands a number, whoever
will answer, or that answers are read by nobody. All are asked of small letters.
"""

import re

from channels.email.machines import worded
from channels.email.machines.phrases import confirmations, registered, voices
from channels.email.words import either

_REGISTERED = re.compile(
    r"(?:^|(?<=[.!,] ))(?:(?:уведомляем|сообщаем|информируем)(?: вас)?, что )?"
    rf"{either(*registered.REGISTERED)}\w{{0,2}}(?: request| e-?mail| message| \d\d\.\d\d\.\d{{2,4}}(?: г\.)?)?"
    rf"(?={either(*registered.REGISTERED_THEN)})(?!{registered.BUT})",
    re.MULTILINE,
)
_REGISTERED_ABROAD = re.compile(registered.REGISTERED_ABROAD)
_GOT = re.compile(either(*voices.GOT), re.MULTILINE)
_BESIDE = re.compile(either(*voices.BESIDE))
_SAID = re.compile(either(*confirmations.SAID))
_CONFIRMATION = re.compile(rf"(?:\[[^\]\n]{{1,40}}\] ?)?{either(*confirmations.CONFIRMATION)}")
_PROMISES = re.compile(rf"\b{either(*confirmations.PROMISES)}")
_ALONE = re.compile(confirmations.ALONE)
_WAITS = re.compile(rf"\b{either(*confirmations.WAITS)}\b")


def acknowledges(low: str) -> bool:
    """It says so in whatever words: enough where a field tells already that a program wrote it."""
    return _SAID.search(low) is not None or _REGISTERED_ABROAD.search(low) is not None


def names_a_receipt(subject: str) -> bool:
    """The subject, in small letters, is one of confirmations."""
    return _CONFIRMATION.match(subject) is not None


def confirms(subject: str, low: str) -> bool:
    """The subject and the words say both that something was received, and no word is of who waits; all in small letters."""
    if "?" in subject or not names_a_receipt(subject) or _WAITS.search(low) is not None:
        return False
    if _BESIDE.search(low) is not None:
        return True
    said = _SAID.search(low) or _REGISTERED_ABROAD.search(low)
    return said is not None and (_PROMISES.search(low) is not None or _ALONE.match(low) is not None)


def registers(low: str) -> str:
    """That the request was registered, in words that nobody else says, in first lines with one of `registered.HINTS`; "" without them."""
    said = _REGISTERED.search(worded.unwrapped(low))
    return " ".join(said.group().split()) if said else ""


def speaks(low: str) -> str:
    """Another desk's voice and what stands beside it, in first lines with one of `voices.HINTS`; "" without them."""
    if said := _REGISTERED_ABROAD.search(low):
        return said.group()
    got = _GOT.search(low)
    told = _BESIDE.search(low, got.start()) if got else None
    return f"{got.group()}, {told.group()}" if got and told else ""
