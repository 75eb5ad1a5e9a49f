"""What became of each recipient, as a mail server reports it: by RFC 3464, or in its own words.

Free-form reports are read as servers lay them out: a line that begins with the address (or names it as the failed one), the server's
words below it until the next address, and a copy of our mail, which says nothing of the failure, at the end.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from channels.email.headers import Headers, normalise
from channels.email.mime import read_headers

MAX_RECIPIENTS = 50
MAX_REPORT = 20_000  # characters of a free-form report


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One recipient. `action` as RFC 3464 names it; `status` is RFC 3463's, "" where none was said; `permanent`: trying again is no use."""

    recipient: str
    action: str
    status: str = ""
    diagnostic: str = ""
    permanent: bool = False
    asked: str = ""  # the address that the mail was sent to, where an alias or a forward led on to `recipient`


# Not a piece of an IP address; RFC 3463 knows the subjects 0 to 7.
STATUS = re.compile(r"(?<![\w.])([245])\.[0-7]\.\d{1,3}(?![\w]|\.\d)")
CODE = re.compile(r"(?:^|[\s:(\[#<-])([45]\d\d)[\s-]+(?:[#(]?\d\.\d{1,3}\.\d{1,3}|[<A-Za-zА-Яа-я])")
_FULL = re.compile(
    r"\b[45]\.2\.2\b|quota|mailbox (?:is )?full|full mailbox|(?:mailbox|inbox) (?:is full|is out of|exceeds)|insufficient (?:disk|storage)"
    r"|переполнен|недостаточно места|квот",
    re.IGNORECASE,
)
_SOFT = re.compile(
    r"greylist|try again later|temporar|timed? ?out|too many (?:connections|messages)|rate limit|временн|попробуйте позже",
    re.IGNORECASE,
)
_SPECIFIC = re.compile(
    r"user (?:is )?(?:unknown|not found)|no such (?:user|recipient|address)|unknown (?:user|recipient)|does not exist"
    r"|doesn't (?:exist|have)|not listed|mailbox (?:unavailable|not found)|over (?:the )?quota|(?:mailbox|inbox) (?:is )?full"
    r"|mailbox exceeds|blocked|rejected|spam|non-existent|not accepting|не существует|не найден|переполнен|заблокирован|отклонен",
    re.IGNORECASE,
)
_COPY = re.compile(
    r"^[\s>*#=_-]{0,12}(?:below (?:this line )?is a copy|this is a copy of|(?:possibly truncated )?original (?:message|mail)"
    r"(?: headers?| follows|:|\s{0,3}-)|message headers? follow|the (?:header|body) of the original|unsent message below"
    r"|undelivered message|returned message|the text (?:of|part)|копия (?:письма|сообщения)|исходное сообщение|заголовки)"
    r"|^(?:Received|Return-Path|DKIM-Signature|X-Received): ",
    re.IGNORECASE | re.MULTILINE,
)
_ADDRESS = r"[\w.!#$%&*+/=?^{|}~-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
_AT_START = re.compile(rf"[ \t>*•-]{{0,12}}[<\"'(\[]{{0,2}}(?:smtp:|mailto:)?({_ADDRESS})(?![\w@.-]*@)", re.IGNORECASE)
_NAMED = re.compile(
    r"(?:failed (?:address|recipient|to deliver to)|recipient(?: address)?|address|to|for|allowed size|адресат\w{0,3}|получател\w{1,3})"
    rf"\s{{0,3}}:?\s{{0,4}}[<\"'(\[]{{0,2}}(?:smtp:|mailto:)?({_ADDRESS})",
    re.IGNORECASE,
)
_ANYWHERE = re.compile(_ADDRESS)
_DAEMON = re.compile(r"^(?:mailer[-_.]?daemon|postmaster|mail[-_]?daemon)@", re.IGNORECASE)


def from_report(content: bytes) -> tuple[list[Delivery], list[Headers]]:
    """(the recipients, worst first, and the raw blocks) of a message/delivery-status: a block for the mail, then one a recipient."""
    blocks = fields_of(content)
    found = [_reported(block) for block in blocks if "action" in block or "final-recipient" in block]
    order = {"failed": 0, "delayed": 1, "delivered": 2, "expanded": 3, "relayed": 3}
    return sorted(found, key=lambda one: order.get(one.action, 4))[:MAX_RECIPIENTS], blocks


def fields_of(content: bytes) -> list[Headers]:
    """The blocks of fields of a report for machines, in order."""
    found = []
    for piece in re.split(rb"\r?\n[ \t]*\r?\n", content[:200_000])[:500]:
        fields, _ = read_headers(piece.strip() + b"\n")
        if fields.fields:
            found.append(fields)
    return found


def address_of(value: str) -> str:
    """`rfc822; <a@b.example>` as the address."""
    return normalise(value.rpartition(";")[2].strip(" <>"))


def _reported(block: Headers) -> Delivery:
    diagnostic = block.text("diagnostic-code")
    kind, semicolon, words = diagnostic.partition(";")
    words = words.strip() if semicolon and len(kind) < 40 else diagnostic
    status = STATUS.search(block.text("status")) or STATUS.search(diagnostic)
    final = address_of(block.text("final-recipient"))
    asked = address_of(block.text("original-recipient"))
    action = block.word("action") or "failed"
    first = status.group(1) if status else "5"
    return Delivery(
        recipient=final or asked,
        action=action,
        status=status.group() if status else "",
        diagnostic=words[:500],
        permanent=action == "failed" and is_permanent(first, f"{status.group() if status else ''} {words}"),
        asked=asked or final,
    )


def is_permanent(first: str, words: str) -> bool:
    """4yz is for now; a full mailbox is for now too, whatever its code (RFC 3463 section 3.3, X.2.2)."""
    return first not in {"2", "4"} and not _FULL.search(words)


def from_words(text: str, named: str, own: frozenset[str], *, delayed: bool) -> list[Delivery]:
    """The recipients of a free-form report. `named` is what X-Failed-Recipients says, `own` addresses that can't be the failed one."""
    report = without_copy(text)
    listed = {normalise(one) for one in _ANYWHERE.findall(named[:4000])}
    places: dict[str, int] = {}
    for address, place in _places(report, own):
        if not listed or address in listed:
            places.setdefault(address, place)
    for address in sorted(listed - set(places)):
        places[address] = max(report.find(address), 0)
    ordered = sorted(places.items(), key=lambda one: one[1])[:MAX_RECIPIENTS]
    found = []
    for number, (address, place) in enumerate(ordered):
        end = ordered[number + 1][1] if number + 1 < len(ordered) else len(report)
        found.append(_told(address, report[place:end], report if len(ordered) == 1 else "", delayed=delayed))
    return found


def without_copy(text: str) -> str:
    """The report without the copy of the mail below it."""
    text = text[:MAX_REPORT]
    copy = _COPY.search(text)
    return text[: copy.start()] if copy is not None and copy.start() > 40 else text


def _places(report: str, own: frozenset[str]) -> Iterator[tuple[str, int]]:
    """Addresses at the beginnings of lines; if there are none, those that words name as the failed ones; at last the first at all."""
    for pattern, whole in ((_AT_START, False), (_NAMED, True), (_ANYWHERE, True)):
        found = False
        place = 0
        for line in report.split("\n"):
            match = pattern.search(line[:600]) if whole else pattern.match(line[:600])
            if match is not None:
                address = normalise(match.group(match.lastindex or 0))
                if address not in own and not _DAEMON.match(address):
                    yield address, place
                    found = True
            place += len(line) + 1
            if found and pattern is _ANYWHERE:
                return
        if found:
            return


def _told(address: str, below: str, whole: str, *, delayed: bool) -> Delivery:
    """By the words below the address; where they have no code, by those of the whole report."""
    words = below if STATUS.search(below) or CODE.search(below) or not whole else whole
    status, code = STATUS.search(words), CODE.search(words)
    diagnostic = _diagnostic(words, status, code) or _diagnostic(whole, None, None)
    first = status.group(1) if status else code.group(1)[0] if code else "4" if _SOFT.search(diagnostic) else "5"
    return Delivery(
        recipient=address,
        action="delayed" if delayed else "failed",
        status=status.group() if status else "",
        diagnostic=diagnostic,
        permanent=not delayed and is_permanent(first, diagnostic if status or code else below),
        asked=address,
    )


def _diagnostic(words: str, status: re.Match[str] | None, code: re.Match[str] | None) -> str:
    """The server's answer: from its code to the paragraph's end; without a code the line that says why."""
    if code is not None or status is not None:
        start = code.start(1) if code else words.rfind("\n\n", 0, status.start() if status else 0) + 1
        start = min(start, status.start()) if status and code else start
        end = re.search(r"\n[ \t]*\n|\n(?=[<>-]{2,3} )", words[start:])
        return " ".join(words[start : start + end.start() if end else start + 600].split())[:500]
    found = _SPECIFIC.search(words) or _FULL.search(words) or _SOFT.search(words)
    if found is None:
        return ""
    start = words.rfind("\n", 0, found.start()) + 1
    end_of_line = words.find("\n", found.end())
    return " ".join(words[start : end_of_line if end_of_line > 0 else len(words)].split())[:500]
