"""What became of each recipient, as a mail server reports it: by RFC 3464, or in its own words.

Free-form reports are read as servers lay them out: a line that begins with the address (or names it as the failed one), the server's
words below it until the next address, and a copy of our mail, which says nothing of the failure, at the end.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

import msgspec

from channels.email.machines.reasons import PASSING, reason_of, status_for
from channels.email.reading.addresses import normalise
from channels.email.reading.headers import Headers, read_headers

MAX_RECIPIENTS = 50
MAX_PLACES = 200  # where a report names them
MAX_REPORT = 20_000  # characters of a free-form report


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


# Not a piece of an IP address; RFC 3463 knows the subjects 0 to 7. What stands before is looked at last: `re` skips to a first digit.
_FIELD = re.compile(r"([245])(?<![\w.].)\.[0-7]\.\d{1,3}(?![\w]|\.\d)")
STATUS = re.compile(_FIELD.pattern.replace("2", "", 1))  # in words: a transcript holds what went well, too
CODE = re.compile(
    r"([45](?<![^\s:;(\[#<'\"-].)\d\d)[\s-]+(?:[#(']?\d\.\d{1,3}\.\d{1,3}|(?:\d{1,2} )?[<\[\"\'.]?[^\W\d_])"
)
_COPY = re.compile(
    r"^[\s>*#=_|-]{0,40}(?:below (?:this line )?is a copy|this is a copy of"
    r"|(?:possibly truncated )?original (?:message|mail)"
    r"(?: headers?| follows|:|\s{0,3}-)|message headers? follow|the (?:header|body) of the original"
    r"|unsent message below"
    r"|undelivered message|returned message|the text (?:of|part)|копия (?:письма|сообщения)"
    r"|исходное сообщение|заголовки)"
    r"|^(?:Received|Return-Path|DKIM-Signature|X-Received): ",
    re.IGNORECASE | re.MULTILINE,
)
# «Delivery to the following addresses was successful», and the addresses below it.
_WENT_WELL = re.compile(
    r"^(?![^\n]*(?:\bnot\b|fail|@))[^\n]{0,100}\bsuccess(?:ful(?:ly)?)?\b[^\n]{0,60}\n(?:[ \t]*\n|[^\n@]{0,60}@[^\n]*\n)+",
    re.IGNORECASE | re.MULTILINE,
)
# What Sendmail says below each reply for good: that of another server says why.
_SENDMAILS_OWN = re.compile(r"^554 5\.\d\.0 (?:[^\n]{1,200}\.\.\. )?Service unavailable$", re.MULTILINE)
# Japanese, Chinese and Korean words stand right behind an address: a label has letters of ASCII, or of others.
_ADDRESS = r"[\w.!#$%&*+/=?^{|}~-]{1,64}(?:'[\w.-]{1,40})?@[\w-]{1,63}(?:\.(?:[A-Za-z\d_-]{1,63}|[\w-]{1,63})){1,8}"
_AT_START = re.compile(
    rf"^[ \t>*•-]{{0,12}}(?:\d{{1,2}}[.)] )?[<\"'(\[]{{0,2}}(?:smtp:|mailto:|rfc822; ?)?({_ADDRESS})(?![\w@.-]*@)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?<![\w.@+-])(?<!write )(?<!reply )(?<!report )(?<!complain )(?:failed (?:address|recipient|to deliver to)|recipients?(?: address)?"
    r"|address|to|for|allowed size"
    r"|адрес(?:ат)?\w{0,3}|получател\w{1,3})"
    rf"\s{{0,3}}:?\s{{0,4}}[<\"'(\[]{{0,2}}(?:smtp:|mailto:|rfc822; ?)?({_ADDRESS})",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    rf"(?:^\W{{0,12}}|--> )(?:RCPT TO:\s?|[45]\d\d[ -](?:\d\.\d{{1,3}}\.\d{{1,3}} )?)<({_ADDRESS})>",
    re.IGNORECASE | re.MULTILINE,
)
_SECTION = re.compile(r"\n[ \t]{0,8}-{3,}[ \t]?\w")  # another one begins: «----- Transcript of session follows -----»
_FURTHER = re.compile(rf"[>\"')]{{0,2}}[ \t]{{0,3}}[,;][ \t]{{0,3}}<?({_ADDRESS})")
_ANYWHERE = re.compile(_ADDRESS)
_WORDED = re.compile(r"\d{3}[^\n]{0,60}?[^\W\d_]{3}")
_EXPLAINED = re.compile(rf"<{_ADDRESS}>(?: \([^\n]{{1,300}}\))?: \S")  # Postfix's form: what goes on is indented
_LED_ON = re.compile(
    rf"\((?:generated|expanded) from:? <?({_ADDRESS})>?\)", re.IGNORECASE
)  # Exim's and Sendmail's words
_FINAL = re.compile(r"permanent|given up|giving up|безуспешно|окончательн", re.IGNORECASE)
_LOOSE = frozenset({"blocked", "policy", "system"})
_ESCAPED = re.compile(r"\\x\{([0-9A-Fa-f]{2,6})\}")
_XTEXT = re.compile(r"\+(2B|3D)")  # the two signs of an address that ORCPT escapes (RFC 3461 section 4)
_ONCE = frozenset({"final-recipient", "original-recipient", "action", "status"})
_ACTIONS = frozenset({"failed", "delayed", "delivered", "relayed", "expanded"})
_NOBODYS = re.compile(
    r"^(?:mailer[-_.]?daemon|postmaster|mail[-_]?daemon|[^@*]{0,64}\*[^@]{0,64})@", re.IGNORECASE
)  # or masked


def from_report(content: bytes, text: str = "") -> tuple[list[Delivery], list[Headers]]:
    """(the recipients, worst first, and the raw blocks) of a message/delivery-status: a block for the mail, then one a recipient.

    `text` is what the report says to people: it tells where the fields have no diagnostic.
    """
    blocks = fields_of(content)
    found = [_reported(one) for block in blocks for one in _recipients(block)]
    silent = {one.recipient: one.action for one in found if not one.diagnostic and one.action in {"failed", "delayed"}}
    if silent and text:
        action = "failed" if "failed" in silent.values() else "delayed"
        told = {one.recipient: one for one in from_words(text, " ".join(silent), frozenset(), action=action)}
        found = [_explained(one, told[one.recipient]) if one.recipient in told else one for one in found]
    distinct: dict[tuple[str, str], Delivery] = {}
    for one in worst_first(found):
        distinct.setdefault((one.recipient, one.action), one)  # some name a recipient twice
    return list(distinct.values())[:MAX_RECIPIENTS], blocks


def worst_first(found: list[Delivery]) -> list[Delivery]:
    """By what became of them, and then those for whom trying again is no use; otherwise as the report names them."""
    order = {"failed": 0, "delayed": 1, "delivered": 2, "expanded": 3, "relayed": 3}
    return sorted(found, key=lambda one: (order.get(one.action, 4), not one.permanent))


def is_report(content: bytes) -> bool:
    """Whether a part of whatever type holds the fields of a delivery report."""
    beginning = content[:4000].lower()
    return b"final-recipient:" in beginning and (b"action:" in beginning or b"status:" in beginning)


def fields_of(content: bytes) -> list[Headers]:
    """The blocks of fields of a report for machines, in order."""
    found = []
    for piece in re.split(rb"\r?\n[ \t]*\r?\n", content[:200_000])[:500]:
        fields, _ = read_headers(piece.strip() + b"\n")
        if fields.fields:
            found.append(fields)
    return found


def _recipients(block: Headers) -> Iterator[Headers]:
    """The recipients of a block: one, or several where the blank lines between them are missing."""
    if not any(name in block for name in ("final-recipient", "original-recipient")):
        return
    current: list[tuple[str, bytes]] = []
    seen: set[str] = set()
    for name, value in block.fields:
        if name in _ONCE and name in seen:
            yield Headers(current)
            current, seen = [], set()
        current.append((name, value))
        seen.add(name)
    yield Headers(current)


def address_of(value: str) -> str:
    """`rfc822; <a@b.example>` as the address; the escapes of RFC 6533 section 3 (`\\x{E9}`) undone."""
    value = _ESCAPED.sub(_unescaped, value.rpartition(";")[2])
    found = _ANYWHERE.search(value[:1000])
    return normalise(found.group() if found else value.strip(" <>"))


def _unescaped(found: re.Match[str]) -> str:
    code = int(found.group(1), 16)
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x110000 else ""


def _reported(block: Headers) -> Delivery:
    diagnostic = block.text("diagnostic-code")
    kind, semicolon, words = diagnostic.partition(";")
    words = words.strip() if semicolon and len(kind) < 40 else diagnostic
    code = CODE.search(words)
    status = _status(block.text("status"), diagnostic)
    asked = address_of(_XTEXT.sub(lambda sign: chr(int(sign.group(1), 16)), block.text("original-recipient")))
    final = address_of(block.text("final-recipient"))
    # X.400's, or Exchange's own name of a mailbox that it no longer knows.
    if "@" not in final or final.startswith("imceaex-"):
        final = asked or final
    first = status[:1] or (code.group(1)[0] if code else "")
    action = _action(block.word("action"), first)
    if first == "2" and action in {
        "failed",
        "delayed",
    }:  # an earlier server's answer, or a careless program's: no word of why
        status = words = first = ""
    reason = "" if first == "2" else reason_of(status, words, action=action)
    if not status and action != "delivered":
        status = status_for(reason, code.group(1) if code else "")
    return Delivery(
        recipient=final,
        action=action,
        status=status,
        diagnostic=words[:500],
        permanent=action == "failed" and is_permanent(first or status[:1] or "5", reason),
        reason=reason,
        asked=asked or final,
    )


def _explained(field: Delivery, words: Delivery) -> Delivery:
    """What the fields say of a recipient, with why from the words for people."""
    status = _status(field.status, words.status)
    reason = reason_of(status, words.diagnostic, action=field.action)
    permanent = field.action == "failed" and is_permanent(status[:1] or "5", reason)
    return msgspec.structs.replace(
        field, status=status, diagnostic=words.diagnostic, reason=reason, permanent=permanent
    )


def _status(said: str, diagnostic: str) -> str:
    """The Status field, or the reply's own where the field only says that it was some failure (X.0.0)."""
    field, reply = _FIELD.search(said), _FIELD.search(diagnostic)
    if field is None:
        return reply.group() if reply else ""
    if reply is not None and field.group().endswith(".0.0") and reply.group(1) == field.group(1):
        return reply.group()
    return field.group()


def _action(said: str, first: str) -> str:
    word = re.match(r"[a-z]{0,20}", said)
    named = word.group() if word else ""
    if named in _ACTIONS:
        return named
    if named:
        return "delayed" if named.startswith("delay") else "failed"
    return {"2": "delivered", "4": "delayed"}.get(first, "failed")


def is_permanent(first: str, reason: str) -> bool:
    """4yz is for now; a full mailbox is for now too, whatever its code (RFC 3463 section 3.3, X.2.2)."""
    return first not in {"2", "4"} and reason not in PASSING


def from_words(text: str, named: str, own: frozenset[str], *, action: str, returned: str = "") -> list[Delivery]:
    """The recipients of a free-form report. `named` is what X-Failed-Recipients says, `own` addresses that can't be the failed one,
    `returned` whom the returned mail was sent to: he is the one where the report names nobody.
    """
    report = without_copy(text)
    if "Service unavailable" in report:
        report = _SENDMAILS_OWN.sub("", report)
    if action != "delivered" and "success" in report.lower():
        report = _WENT_WELL.sub("\n", report)
    listed = {normalise(one) for one in _ANYWHERE.findall(named[:4000])}
    places = [one for one in _places(report, own) if not listed or one[0] in listed]
    places += [(one, max(report.find(one), 0)) for one in sorted(listed - {address for address, _ in places})]
    if not places and returned:
        places = [(returned, 0)]
    first: dict[str, int] = {}
    for address, place in sorted(places, key=_place):
        first.setdefault(address, place)
    recipients = list(first)[:MAX_RECIPIENTS]
    if len(recipients) == 1:
        return [told(recipients[0], report[first[recipients[0]] :], report, action=action)]
    words = _explanations(report, recipients, [*places, *_answered(report)])
    return worst_first([told(one, words.get(one, ""), action=action) for one in recipients])


def _place(of_address: tuple[str, int]) -> int:
    return of_address[1]


def _answered(report: str) -> Iterator[tuple[str, int]]:
    """Whom a transcript's commands and replies are about."""
    return ((normalise(found.group(1)), found.start()) for found in _ANSWERED.finditer(report))


def _explanations(report: str, recipients: list[str], places: list[tuple[str, int]]) -> dict[str, str]:
    """What stands below each recipient: of several places a reply before mere words, and these before those of the next one.

    Addresses one below the other have the words below the last.
    """
    best: dict[str, tuple[int, str]] = {}
    below, end = "", len(report)
    ordered = sorted({one for one in places if one[0] in recipients}, key=_place)[:MAX_PLACES]
    parted = [one for one, before in zip(ordered, [("", 0), *ordered], strict=False) if one[0] != before[0]]
    for address, place in reversed(parted):
        words = report[place:end]
        section = _SECTION.search(words)
        words = words[: section.start()] if section and CODE.search(words, 0, section.start()) else words
        worth = 2 if STATUS.search(words) or CODE.search(words) else int(tells(words))
        below = words if worth or not below else below
        if worth >= best.get(address, (0, ""))[0]:
            best[address] = worth, below
        end = place
    return {address: words for address, (_, words) in best.items()}


def tells(words: str) -> bool:
    """Whether it says why: a code or words of a refusal."""
    return bool(STATUS.search(words) or CODE.search(words) or reason_of("", words))


# A long line that goes on in small letters, unless with an address: that stands at the beginning of a line for a reason.
_WRAPPED = re.compile(r"\n(?<=[^\n]{45}\n)(?: {4})?(?=[^\W\dA-ZА-ЯЁ_])(?!\S{0,80}@)")


def unwrapped(text: str) -> str:
    """A report's sentences in one line each: what belongs together is looked for in one line."""
    return _WRAPPED.sub(" ", text[:MAX_REPORT]) + text[MAX_REPORT:]


def without_copy(text: str) -> str:
    """The report without the copy of the mail below it."""
    text = text[:MAX_REPORT]
    copy = _COPY.search(text)
    return text[: copy.start()] if copy is not None and copy.start() > 40 else text


def _places(report: str, own: frozenset[str]) -> Iterator[tuple[str, int]]:
    """Addresses at the beginnings of lines; if there are none, those that words name as the failed ones; at last the first at all.

    A reply's own words name somebody else: the sender, or who reads the mail now. They tell only where nothing else does.
    """
    for pattern, in_replies in ((_AT_START, True), (_NAMED, False), (_NAMED, True), (_ANYWHERE, True)):
        found = explained = False
        place = 0
        for line in report.split("\n"):
            explained = (explained and bool(line.strip())) or _EXPLAINED.match(line) is not None
            text = line[:600]
            if explained and pattern is _AT_START and line[:1] != "<":
                text = ""
            elif not in_replies and (code := CODE.search(text)):
                text = text[: code.start()]
            for match in pattern.finditer(text):
                address = normalise(match.group(match.lastindex or 0))
                if address not in own and not _NOBODYS.match(address):
                    yield address, place
                    yield from ((one, place) for one in _listed(text, match.end()))
                    found = True
                    break
            place += len(line) + 1
            if found and pattern is _ANYWHERE:
                return
        if found:
            return


def _listed(line: str, position: int) -> Iterator[str]:
    """The addresses that follow one in its line, with commas or semicolons between."""
    while (found := _FURTHER.match(line, position)) is not None:
        yield normalise(found.group(1))
        position = found.end()


_VERP = re.compile(r"(?:.{0,200}\+|[^-@]{1,40}-)([^@=+]{1,64})=([\w-]{1,63}(?:\.[\w-]{1,63}){1,8})@")


def of_verp(ours: Iterable[str]) -> str:
    """The recipient whom an address of ours names (`bounces+joe=b.example@shop.example`), "" without one."""
    return next(("@".join(found.groups()) for one in ours if (found := _VERP.match(one))), "")


def first_address(line: str, own: frozenset[str]) -> str:
    """The first address there that is none of `own`; "" without one."""
    found = (normalise(match.group()) for match in _ANYWHERE.finditer(line[:600]))
    return next((address for address in found if address not in own and not _NOBODYS.match(address)), "")


def names_a_recipient(text: str) -> bool:
    """Whether somebody's address stands where reports have the failed one: at a line's beginning or behind words that say so."""
    return any(_AT_START.match(line[:600]) or _NAMED.search(line[:600]) for line in text[:6000].split("\n"))


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
