"""Which conversation and which ticket a message belongs to, with the evidence for it. Pure: candidates in, decision out.

A message joins what it can prove: a signed token, an own ticket, a message it answers, the provider's thread; in this order.
Who only quotes a number or a message id without taking part is a stranger and gets a ticket of his own.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from router.schema import InboundMessage, Json
from router.store.tickets import ACTIVE


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A ticket as far as threading looks at it. `ended_at`: when it was solved or closed."""

    id: int
    conversation: int
    contact: int
    status: str
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A conversation that a message may belong to, and its tickets, the oldest first."""

    conversation: int
    thread: str
    contacts: frozenset[int]
    cases: tuple[Case, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """What the message's evidence leads to. `token`'s signature was verified; `references` are (reference, place), oldest first.

    `own` is the ticket that the sender says he goes on with, with its place; `linked` the closed one that he refers to.
    """

    token: Place | None = None
    own: tuple[Case, Place] | None = None
    references: tuple[tuple[str, Place], ...] = ()
    thread: Place | None = None
    linked: Case | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """Evidence that was not believed, and why: stranger, not_his, other_thread."""

    method: str
    evidence: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Where a message goes: 0 for a conversation or ticket means a new one. `reopen`: the ticket was solved and opens again."""

    conversation: int = 0
    ticket: int = 0
    reopen: bool = False
    linked_from: int = 0
    method: str
    evidence: str = ""
    rejected: tuple[Rejected, ...] = ()

    def as_json(self) -> dict[str, Json]:
        """As it is stored with the message and shown to operators."""
        refused: list[Json] = [{"method": r.method, "evidence": r.evidence, "reason": r.reason} for r in self.rejected]
        return {"method": self.method, "evidence": self.evidence, "rejected": refused}


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """`reopen_within`: how long after its end a ticket can still be gone on with."""

    reopen_within: timedelta = timedelta(days=7)


def decide(
    message: InboundMessage,
    contact: int,
    candidates: Candidates,
    *,
    now: datetime,
    quiet: bool = False,
    policy: Policy | None = None,
) -> Decision:
    """`quiet`: thanks, or mail that no person wrote: it is added to the last ticket and opens nothing."""
    method, evidence, place, named, rejected = _place(message, contact, candidates)
    linked = candidates.linked
    if linked is not None and linked.contact != contact:
        rejected.append(Rejected(method="linked_from", evidence=str(linked.id), reason="not_his"))
        linked = None
    if place is None:
        return Decision(method="new", rejected=tuple(rejected), linked_from=linked.id if linked else 0)
    ticket, reopen, before = _ticket(place, named, now=now, quiet=quiet, within=(policy or Policy()).reopen_within)
    if linked is not None and not (ticket and not reopen):
        ticket, reopen, before = 0, False, linked.id
    return Decision(
        conversation=place.conversation,
        ticket=ticket,
        reopen=reopen,
        linked_from=before,
        method=method,
        evidence=evidence,
        rejected=tuple(rejected),
    )


def _place(
    message: InboundMessage, contact: int, candidates: Candidates
) -> tuple[str, str, Place | None, Case | None, list[Rejected]]:
    rejected: list[Rejected] = []
    if candidates.token is not None:
        return "token", message.reply_token, candidates.token, None, rejected
    if candidates.own is not None:
        case, place = candidates.own
        if case.contact == contact:
            return "own_ticket", str(case.id), place, case, rejected
        rejected.append(Rejected(method="own_ticket", evidence=str(case.id), reason="not_his"))
    for reference, place in reversed(candidates.references):
        reason = _distrust(message, contact, place)
        if not reason:
            return "reference", reference, place, None, rejected
        rejected.append(Rejected(method="reference", evidence=reference, reason=reason))
    if candidates.thread is not None:
        return "thread", message.thread, candidates.thread, None, rejected
    return "new", "", None, None, rejected


def _distrust(message: InboundMessage, contact: int, place: Place) -> str:
    if message.ours:  # read from our own account: nobody else could have put it there
        return ""
    if message.thread:
        return "" if place.thread == message.thread else "other_thread"
    return "" if contact in place.contacts else "stranger"


def _ticket(
    place: Place, named: Case | None, *, now: datetime, quiet: bool, within: timedelta
) -> tuple[int, bool, int]:
    """The ticket (0: a new one), whether it reopens, and the one that a new ticket goes on from."""
    active = [case for case in place.cases if case.status in ACTIVE]
    if named is not None and named.status in ACTIVE:
        return named.id, False, 0
    if active:
        return active[-1].id, False, 0
    last = named or (place.cases[-1] if place.cases else None)
    if last is None:
        return 0, False, 0
    if last.ended_at is not None and now - last.ended_at <= within:
        if quiet:
            return last.id, False, 0
        if last.status == "solved":
            return last.id, True, 0
    return 0, False, last.id
