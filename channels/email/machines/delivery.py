"""What became of one recipient, as the words about him say: a server's reply with its code, or a sentence that says why."""

import re
from itertools import islice

import msgspec

from channels.email.machines.codes import CODE, STATUS
from channels.email.machines.reasons import PASSING, reason_of, status_for
from channels.email.machines.recipients import ADDRESS
from channels.email.reading.addresses import normalise

_WORDED = re.compile(r"\d{3}[^\n]{0,60}?[^\W\d_]{3}")
_LED_ON = re.compile(
    rf"\((?:generated|expanded) from:? <?({ADDRESS})>?\)", re.IGNORECASE
)  # Exim's and Sendmail's words
_FINAL = re.compile(r"permanent|given up|giving up|безуспешно|окончательн", re.IGNORECASE)
_LOOSE = frozenset({"blocked", "policy", "system"})


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """One recipient. `action` as RFC 3464 names it; `status` is RFC 3463's, as the server gave it or else as its words say; `permanent`:
    trying again is no use; `reason` is a class of `reasons`, "" where nothing tells."""

    recipient: str
    action: str
    status: str = ""
    diagnostic: str = ""
    permanent: bool = False
    reason: str = ""
    asked: str = ""  # the address that the mail was sent to, where an alias or a forward led on to `recipient`


def worst_first(found: list[Delivery]) -> list[Delivery]:
    """By what became of them, and then those for whom trying again is no use; otherwise as the report names them."""
    order = {"failed": 0, "delayed": 1, "delivered": 2, "expanded": 3, "relayed": 3}
    return sorted(found, key=lambda one: (order.get(one.action, 4), not one.permanent))


def is_permanent(first: str, reason: str) -> bool:
    """4yz is for now; a full mailbox is for now too, whatever its code (RFC 3463 section 3.3, X.2.2)."""
    return first not in {"2", "4"} and reason not in PASSING


def tells(words: str) -> bool:
    """Whether it says why: a code or words of a refusal."""
    return bool(STATUS.search(words) or CODE.search(words) or reason_of("", words))


def told(address: str, below: str, whole: str = "", *, action: str) -> Delivery:
    """By the words below the address; where they have no code, by those of the whole report."""
    if action in {"delivered", "relayed"}:
        return Delivery(recipient=address, action=action, permanent=False, asked=address)
    delayed = action == "delayed"
    words = below if STATUS.search(below) or CODE.search(below) or not whole else whole
    status, code = _answer(words)
    answered = ((words, status, code),) if status or code else ()
    places = (*answered, (below, None, None), (whole, None, None))
    diagnostic = next(filter(None, (_diagnostic(words, status, code, action) for words, status, code in places)), "")
    given = status.group() if status else ""
    said = ((given, diagnostic), ("", below), ("", whole), ("", " ".join(whole.split())))
    reason = next(filter(None, (reason_of(status, words, action=action) for status, words in said)), "")
    derived = given or status_for(reason, code.group(1) if code else "")
    first = given[:1] or (code.group(1)[0] if code else derived[:1])
    return Delivery(
        recipient=address,
        action=action,
        status=derived if given or not (delayed and derived) else "4" + derived[1:],
        diagnostic=diagnostic,
        permanent=not delayed and (is_permanent(first, reason) if first else _FINAL.search(whole or below) is not None),
        reason=reason,
        asked=normalise(led.group(1)) if (led := _LED_ON.search(below)) else address,
    )


def _answer(words: str) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    """The enhanced status and the code of the first reply that has words, too; «Status code: 550 5.4.1» stands above it on a page.

    A status beside the reply is another one's, or Exchange's «#5.5.0 smtp;», if it says otherwise for how long.
    """
    found = list(islice(CODE.finditer(words), 5))
    code = next((one for one in found if _WORDED.match(words, one.start(1))), found[0] if found else None)
    status = STATUS.search(words)
    if code is None:
        return status, None
    end = words.find("\n", code.end())
    if own := STATUS.search(words, code.start(1), end if end >= 0 else len(words)):
        return own, code
    return (status if status is not None and status.group(1) == code.group(1)[0] else None), code


def _diagnostic(words: str, status: re.Match[str] | None, code: re.Match[str] | None, action: str) -> str:
    """The server's answer: from its code to the paragraph's end; without a code the line that says why."""
    if code is not None or status is not None:
        start = code.start(1) if code else words.rfind("\n\n", 0, status.start() if status else 0) + 1
        start = min(start, status.start()) if status and code else start
        end = re.search(r"\n[ \t]*\n|\n(?=[<>-]{2,3} )", words[start:])
        return " ".join(words[start : start + end.start() if end else start + 600].split())[:500]
    loose = ""
    for line in filter(str.strip, words.split("\n")[:80]):
        reason = reason_of("", line, action=action)
        if reason and reason not in _LOOSE:
            return " ".join(line.split())[:500]
        loose = loose or (line if reason else "")
    return " ".join(loose.split())[:500]
