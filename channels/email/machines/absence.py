"""Whether somebody's program says in his name that he is away, where no field and no subject tells that it is a program.

Away is what people write about, too: so it takes one thing that only such replies say (nobody reads meanwhile, whom to turn to, when he
answers) and one more beside it, and not a word of what a customer who is away writes for. All are asked of small letters.
"""

import re

from channels.email.machines.phrases import absent, instead, people
from channels.email.words import any_of, either

_AWAY = re.compile(any_of(*absent.AWAY))
_BACK = re.compile(either(*absent.BACK))
_ONLY_THEY_SAY = tuple(
    re.compile(either(*words))
    for words in (
        instead.URGENT,
        instead.NO_ACCESS,
        instead.NOT_FORWARDED,
        absent.ON_RETURN,
        instead.REDIRECT,
        absent.MEANWHILE,
    )
)
_DECIDES = re.compile(either(*instead.DECIDES))
_BESIDE = re.compile(either(*instead.THANKS, *instead.TURN_TO, *instead.REDIRECT, *instead.TO_ALL))
_STAND_IN = re.compile(
    either(
        *instead.URGENT,
        *instead.NO_ACCESS,
        *instead.NOT_FORWARDED,
        r"(?:respond|reply) to your (?:message|e-?mail)[^.\n]{0,30}\b(?:return|back)\b",
    )
)
_INSTEAD = re.compile(either(*instead.TURN_TO, *instead.WRITE_TO))
_MATTER = re.compile(either(*people.MATTER))
_FOR_US = re.compile(either(*people.FOR_US))


def stand_in(low: str) -> bool:
    """Whom to ask meanwhile, or that nobody reads; or that he is away, and what stands in such replies beside."""
    if _MATTER.search(low) is not None:
        return False
    away = _AWAY.search(low) or _BACK.search(low)
    return _STAND_IN.search(low) is not None or (
        away is not None and "?" not in low and _BESIDE.search(low) is not None
    )


def _names_another(low: str, sender: str) -> bool:
    """A mailbox in the sender's domain that isn't his, and that one is to write to it."""
    at = "@" + sender.rpartition("@")[2]
    return (
        bool(sender)
        and _INSTEAD.search(low) is not None
        and any(found.group() != sender for found in re.finditer(rf"[\w.+-]{{1,64}}{re.escape(at)}\b", low))
    )


def is_told(low: str, sender: str) -> bool:
    """That he is away, and what only programs say beside it, or, in an answer, another mailbox of his firm, and that it is to be asked.

    `low` are the mail's first lines, with one of `absent.HINTS`; `sender` is "" where the mail answers nothing.
    """
    if _AWAY.search(low) is None:
        return False
    only_they = sum(words.search(low) is not None for words in _ONLY_THEY_SAY)
    told = only_they > 1 or (only_they > 0 and _BESIDE.search(low) is not None)
    told = told or _DECIDES.search(low) is not None or (_FOR_US.search(low) is None and _names_another(low, sender))
    return told and _MATTER.search(low) is None
