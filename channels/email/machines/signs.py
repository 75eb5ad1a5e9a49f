"""A mail, and what its fields and first words tell of who sent it."""

import re
from itertools import islice

import msgspec

from channels.email.ids import is_ours
from channels.email.machines import desks
from channels.email.machines.phrases import fields, people
from channels.email.reading.addresses import addresses
from channels.email.reading.headers import Headers, message_ids
from channels.email.reading.mime import Entity
from channels.email.replies.notices import MAX_BANNERS, banners
from channels.email.sender import domains
from router import prefixes

_WRAPPED = re.compile(r"\n(?<=[^\n]\n)(?=[^\n>])")


class Mail(msgspec.Struct, frozen=True, kw_only=True):
    """A mail that is asked whether anybody wrote it. `text` is what it says to people, `own` are the desk's mailboxes."""

    tree: Entity
    headers: Headers
    subject: str
    sender: str
    text: str
    own: frozenset[str]

    def ours(self) -> frozenset[str]:
        """Addresses that a report to us can't be about."""
        to = addresses([*self.headers.all("to"), *self.headers.all("delivered-to")])
        return self.own | {self.sender, *(one.address for one in to)}

    def said(self) -> str:
        """What it says itself, below a gateway's banner and above what it cites; all of it where nothing stands above."""
        text = _below_banner(self.text)
        cited = _CITED.search(text, 1)
        said = text[: cited.start()] if cited else text
        return said if said.strip() else text

    def by_hand(self) -> bool:
        """A program that people write with sent it."""
        return any(fields.PROGRAMS.search(self.headers.raw(name)) for name in ("x-mailer", "user-agent"))

    def passes_on(self) -> bool:
        """A person passes on what came to him."""
        return prefixes.is_forward(self.subject) or self.by_hand()

    def answers(self) -> bool:
        return "in-reply-to" in self.headers or prefixes.is_answer(self.subject)

    def acknowledges(self) -> bool:
        """Another desk says that it has our mail."""
        return desks.acknowledges(f"{self.subject}\n{paragraphs(self.said()[:600])}".lower())

    def answers_us(self) -> bool:
        """A Message-ID that this desk makes stands in the fields that name what it answers."""
        return any(is_ours(one) for value in self.thread() for one in message_ids(value))

    def passed_on_by(self, name: str) -> bool:
        """The field names a mailbox whose rule sent it on; in the answers of a rule it is the sender's own."""
        value = self.headers.text(name).lower()
        return name in fields.LOOP_FIELDS and "@" in value and self.sender not in value

    def asks(self) -> bool:
        return asks(self.text)

    def from_nobody(self) -> bool:
        """The empty sender of RFC 5321 section 4.5.5, as the receiving server wrote it down, or the daemon's name that some write."""
        return (
            fields.NOBODY.match(self.headers.raw("return-path")) is not None
            or self.headers.raw("from").strip() == b"<>"
        )

    def from_daemon(self) -> bool:
        if not self.sender:  # «From: <>»
            return self.from_nobody()
        return bool(fields.DAEMON.match(self.sender) or fields.SYSTEM.match(self.headers.raw("from")))

    def for_somebody(self) -> bool:
        """A form on a site sends for who filled it in: its answers go to another domain."""
        to = [one.address for one in addresses(self.headers.all("reply-to"))]
        site, theirs = self.sender.rpartition("@")[2], to[0].rpartition("@")[2] if len(to) == 1 else ""
        return bool(theirs) and not fields.UNANSWERED.match(to[0]) and not domains.aligned(site, theirs)

    def groups(self) -> frozenset[str]:
        """Whom it is addressed to in our domains: groups that pass their mail on to the desk."""
        domains_of_ours = {one.rpartition("@")[2] for one in self.own}
        to = (one.address for one in addresses([*self.headers.all("to"), *self.headers.all("cc")]))
        return frozenset(one for one in to if one.rpartition("@")[2] in domains_of_ours)

    def list_owner(self) -> str:
        """Who sends for a list of another domain than ours, as Majordomo and LISTSERV write it; "" where nobody does."""
        sender = self.headers.text("sender").lower()
        found = fields.LIST_OWNER.search(sender)
        return found.group() if found and not any(one.rpartition("@")[2] in sender for one in self.own) else ""

    def precedence(self) -> str:
        return self.headers.word("precedence") or self.headers.word("x-precedence")

    def thread(self) -> list[bytes]:
        """The fields that name what it answers."""
        # The last is what Italian certified mail (RFC 6109) names a mail of ours by.
        return [self.headers.raw(name) for name in ("in-reply-to", "references", "x-riferimento-message-id")]


# What programs put between a new text and what it answers.
_CITED = re.compile(
    r"\n(?:(?:[^\n]{1,200}:\n{1,2})?>"
    r"|(?:From|От(?: кого)?|Від|Von|De|Da|Od|Van|Från|Fra|Kimden|差出人|发件人|보낸 사람) ?[:：]\s|-{5,10}(?:Original| ))"
)
MAX_BANNER = 1500  # characters in which a gateway's banner ends


def _below_banner(text: str) -> str:
    """What was sent, below what the receiving company's gateway put on top."""
    lines = text[:MAX_BANNER].split("\n")
    mine = list(islice((index for index, line in enumerate(lines) if line.strip()), MAX_BANNERS + 1))
    end = banners(lines, mine)
    return "\n".join(lines[mine[end] :]) + text[MAX_BANNER:] if end else text


def paragraphs(text: str) -> str:
    """Each in one line: programs wrap what they send anywhere in a sentence."""
    return _WRAPPED.sub(" ", "\n".join([line.strip() for line in text.split("\n")]))


def asks(text: str) -> bool:
    """A person wants to know what a report means."""
    return people.ASKS.search(text[:2000].lower()) is not None
