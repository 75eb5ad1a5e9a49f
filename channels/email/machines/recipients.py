"""Whom a report in a server's own words is about: addresses where reports have the failed one."""

import re
from collections.abc import Iterable, Iterator

from channels.email.machines.codes import CODE
from channels.email.reading.addresses import normalise

# Japanese, Chinese and Korean words stand right behind an address: a label has letters of ASCII, or of others.
ADDRESS = r"[\w.!#$%&*+/=?^{|}~-]{1,64}(?:'[\w.-]{1,40})?@[\w-]{1,63}(?:\.(?:[A-Za-z\d_-]{1,63}|[\w-]{1,63})){1,8}"
_AT_START = re.compile(
    rf"^[ \t>*•|-]{{0,12}}(?:\d{{1,2}}[.)] )?[<\"'(\[]{{0,2}}(?:smtp:|mailto:|rfc822; ?)?({ADDRESS})(?![\w@.-]*@)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?<![\w.@+-])(?<!write )(?<!reply )(?<!report )(?<!complain )(?:failed (?:address|recipient|to deliver to)|recipients?(?: address)?"
    r"|address|to|for|allowed size"
    r"|адрес(?:ат)?\w{0,3}|получател\w{1,3})"
    rf"\s{{0,3}}:?\s{{0,4}}[<\"'(\[]{{0,2}}(?:smtp:|mailto:|rfc822; ?)?({ADDRESS})",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    rf"(?:^\W{{0,12}}|--> )(?:RCPT TO:\s?|[45]\d\d[ -](?:\d\.\d{{1,3}}\.\d{{1,3}} )?)<({ADDRESS})>",
    re.IGNORECASE | re.MULTILINE,
)
_FURTHER = re.compile(rf"[>\"')]{{0,2}}[ \t]{{0,3}}[,;][ \t]{{0,3}}<?({ADDRESS})")
ANYWHERE = re.compile(ADDRESS)
_EXPLAINED = re.compile(rf"<{ADDRESS}>(?: \([^\n]{{1,300}}\))?: \S")  # Postfix's form: what goes on is indented
_NOBODYS = re.compile(
    r"^(?:mailer[-_.]?daemon|postmaster|mail[-_]?daemon|[^@*]{0,64}\*[^@]{0,64})@", re.IGNORECASE
)  # or masked
_VERP = re.compile(
    r"(?:.{0,200}\+|[^-@]{1,40}-)(?:(?:bounces?|return|\d{1,20})-){0,3}([^@=+]{1,64})=([\w-]{1,63}(?:\.[\w-]{1,63}){1,8})@"
)


def named_in(report: str, own: frozenset[str]) -> Iterator[tuple[str, int]]:
    """Addresses at the beginnings of lines; if there are none, those that words name as the failed ones; at last the first at all.

    A reply's own words name somebody else: the sender, or who reads the mail now. They tell only where nothing else does.
    """
    for pattern, in_replies in ((_AT_START, True), (_NAMED, False), (_NAMED, True), (ANYWHERE, True)):
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
            if found and pattern is ANYWHERE:
                return
        if found:
            return


def _listed(line: str, position: int) -> Iterator[str]:
    """The addresses that follow one in its line, with commas or semicolons between."""
    while (found := _FURTHER.match(line, position)) is not None:
        yield normalise(found.group(1))
        position = found.end()


def answered_in(report: str) -> Iterator[tuple[str, int]]:
    """Whom a transcript's commands and replies are about."""
    return ((normalise(found.group(1)), found.start()) for found in _ANSWERED.finditer(report))


def first_address(line: str, own: frozenset[str]) -> str:
    """The first address there that is none of `own`; "" without one."""
    found = (normalise(match.group()) for match in ANYWHERE.finditer(line[:600]))
    return next((address for address in found if address not in own and not _NOBODYS.match(address)), "")


def names_a_recipient(text: str) -> bool:
    """Whether somebody's address stands where reports have the failed one: at a line's beginning or behind words that say so."""
    return any(_AT_START.match(line[:600]) or _NAMED.search(line[:600]) for line in text[:6000].split("\n"))


def of_verp(ours: Iterable[str]) -> str:
    """The recipient whom an address of ours names (`bounces+joe=b.example@shop.example`), "" without one."""
    return next(("@".join(found.groups()) for one in ours if (found := _VERP.match(one))), "")
