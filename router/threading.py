"""Which conversation and which ticket a message belongs to, with the evidence for it. Pure: candidates in, decision out.

A message joins what it can prove: a signed token, an own ticket, a message it answers, a ticket that its subject names, the
provider's thread; in this order. Who only quotes a number or a message id without taking part is a stranger and gets a ticket of
his own. A letter that leads nowhere may still go on in an open ticket of its writer: by the order, by the subject that it answers,
as an answer of his machine, or by the desk's policy. An answer whose subject is about something else opens a ticket of its own that
is linked to the old one, unless it quotes what was said there.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import msgspec

from router import subjects
from router.schema import InboundMessage, Json
from router.store.tickets import ACTIVE

SHOWN = 3  # open tickets of the writer that are named when his letter joins none of them


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """A ticket as far as threading looks at it. `ended_at`: when it was solved or closed."""

    id: int
    conversation: int
    contact: int
    status: str
    ended_at: datetime | None = None
    subject: str = ""
    order: str = ""
    updated_at: datetime | None = None


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A conversation that a message may belong to, and its tickets, the oldest first."""

    conversation: int
    thread: str
    contacts: frozenset[int]
    cases: tuple[Case, ...] = ()
    subject: str = ""


class Candidates(msgspec.Struct, frozen=True, kw_only=True):
    """What the message's evidence leads to. `token`'s signature was verified; `references` are (reference, place), oldest first.

    `own` is the ticket that the sender says he goes on with, with its place; `linked` the closed one that he refers to; `named` are
    the tickets in its subject, as (the words there, ticket, place). `open` are places of a letter's writer with an active ticket of
    his, the oldest first, and `order` is the order that the letter is about.
    """

    token: Place | None = None
    own: tuple[Case, Place] | None = None
    references: tuple[tuple[str, Place], ...] = ()
    named: tuple[tuple[str, Case, Place], ...] = ()
    thread: Place | None = None
    linked: Case | None = None
    open: tuple[Place, ...] = ()
    order: str = ""


class Rejected(msgspec.Struct, frozen=True, kw_only=True):
    """Evidence that was not believed, and why: stranger, doubted, not_his, other_thread, new_letter, other_subject.

    `ticket` is where it led to, 0 for nowhere.
    """

    method: str
    evidence: str
    reason: str
    ticket: int = 0


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """Where a message goes: 0 for a conversation or ticket means a new one. `reopen`: the ticket was solved and opens again."""

    conversation: int = 0
    ticket: int = 0
    reopen: bool = False
    linked_from: int = 0
    method: str
    evidence: str = ""
    rejected: tuple[Rejected, ...] = ()

    def as_json(self, number: Callable[[int], int]) -> dict[str, Json]:
        """As it is stored with the message and shown to operators. `number` gives a ticket's stored number."""
        refused: list[Json] = [
            {"method": r.method, "evidence": r.evidence, "reason": r.reason, "ticket": number(r.ticket)}
            for r in self.rejected
        ]
        return {"method": self.method, "evidence": self.evidence, "rejected": refused}


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """`reopen_within`: how long after its end a ticket can still be gone on with.

    `join_order`: a letter about the order of its writer's open ticket goes there; `join_within`: any letter of his does, that long
    after the last word in the ticket (nothing: never).
    """

    reopen_within: timedelta = timedelta(days=7)
    join_order: bool = True
    join_within: timedelta = timedelta()


class _Found(msgspec.Struct, frozen=True):
    """What the evidence led to; without a place nothing did. `case`: that very ticket, not only its conversation."""

    method: str = "new"
    evidence: str = ""
    place: Place | None = None
    case: Case | None = None


def decide(
    message: InboundMessage,
    contact: int,
    candidates: Candidates,
    *,
    now: datetime,
    quiet: bool = False,
    quotes: bool = False,
    policy: Policy | None = None,
) -> Decision:
    """`quiet`: thanks, or mail that no person wrote: it is added to the last ticket and opens nothing.

    A decision by "other_subject" holds for a message that quotes nothing of the conversation; `quotes`: the caller looked, it does.
    """
    search = _Search(message, contact, candidates, now, policy or Policy())
    found, linked = search.found(), search.linked()
    place = found.place
    if place is None:
        return Decision(method="new", rejected=tuple(search.rejected), linked_from=linked.id if linked else 0)
    if not (quiet or quotes) and _is_other_matter(message, found.method, place):
        last = _latest(place)
        search.reject(found.method, found.evidence, "other_subject", last)
        rejected = tuple(search.rejected)
        return Decision(method="other_subject", evidence=message.subject, linked_from=last, rejected=rejected)
    ticket, reopen, before = _ticket(place, found.case, now=now, quiet=quiet, within=search.policy.reopen_within)
    if linked is not None and not (ticket and not reopen):
        ticket, reopen, before = 0, False, linked.id
    return Decision(
        conversation=place.conversation,
        ticket=ticket,
        reopen=reopen,
        linked_from=before,
        method=found.method,
        evidence=found.evidence,
        rejected=tuple(search.rejected),
    )


@dataclass(slots=True)
class _Search:
    """A message's evidence, gone through in order; `rejected` is what was not believed."""

    message: InboundMessage
    contact: int
    candidates: Candidates
    now: datetime
    policy: Policy
    rejected: list[Rejected] = field(default_factory=list)

    def reject(self, method: str, evidence: str, reason: str, ticket: int) -> None:
        self.rejected.append(Rejected(method=method, evidence=evidence, reason=reason, ticket=ticket))

    def found(self) -> _Found:
        message, proven = self.message, self._proven()
        if proven.place is not None or not message.mailbox or message.ours or message.thread or message.history:
            return proven
        return self._likely()

    def linked(self) -> Case | None:
        """The closed ticket that the sender refers to, if it is his."""
        linked = self.candidates.linked
        if linked is not None and linked.contact != self.contact:
            self.reject("linked_from", str(linked.id), "not_his", linked.id)
            return None
        return linked

    def _proven(self) -> _Found:
        message, candidates = self.message, self.candidates
        if candidates.token is not None:
            return _Found("token", message.reply_token, candidates.token)
        if candidates.own is not None:
            case, place = candidates.own
            if self._takes_part(case, place):
                return _Found("own_ticket", str(case.id), place, case)
            self.reject("own_ticket", str(case.id), "not_his", case.id)
        for reference, place in reversed(candidates.references):
            reason = self._distrust(place)
            if not reason:
                return _Found("reference", reference, place)
            self.reject("reference", reference, reason, _latest(place))
        for words, case, place in candidates.named:
            reason = "stranger" if not self._takes_part(case, place) else "doubted" if message.doubted else ""
            if not reason:
                return _Found("subject_tag", words, place, case)
            self.reject("subject_tag", words, reason, case.id)
        if candidates.thread is not None:
            return _Found("thread", message.thread, candidates.thread)
        return _Found()

    def _takes_part(self, case: Case, place: Place) -> bool:
        return self.contact == case.contact or self.contact in place.contacts

    def _distrust(self, place: Place) -> str:
        message = self.message
        if message.ours:  # read from our own account, or signed by it: nobody else could have put it there
            return ""
        if message.thread:
            return "" if place.thread == message.thread else "other_thread"
        return "" if self.contact in place.contacts else "stranger"

    def _likely(self) -> _Found:
        """The writer's open ticket that a letter without any thread goes on with. The latest of several."""
        message = self.message
        his = [
            (case, place)
            for place in self.candidates.open
            for case in place.cases
            if case.status in ACTIVE and case.contact == self.contact
        ]
        his.sort(key=lambda one: (one[0].updated_at or self.now, one[0].id), reverse=True)
        for case, place in () if message.doubted else his:
            if method := self._goes_on(case, place):
                evidence = {"order": self.candidates.order, "subject": message.subject}.get(method, "")
                return _Found(method, evidence, place, case)
        for case, _ in his[:SHOWN]:
            self.reject("open_ticket", "", "doubted" if message.doubted else "new_letter", case.id)
        return _Found()

    def _goes_on(self, case: Case, place: Place) -> str:
        message, policy, order = self.message, self.policy, self.candidates.order
        if policy.join_order and order and order == case.order:
            return "order"
        same = subjects.bare(message.subject)
        if (
            same
            and subjects.is_answer(message.subject)
            and same in (subjects.bare(place.subject), subjects.bare(case.subject))
        ):
            return "subject"
        if message.automatic == "auto_reply":
            return "machine"
        recent = case.updated_at is not None and self.now - case.updated_at <= policy.join_within
        if message.automatic or message.to:  # a form writes for many people
            return ""
        return "recent" if policy.join_within and recent else ""


def _is_other_matter(message: InboundMessage, method: str, place: Place) -> bool:
    """People press «answer» on an old mail to ask something new, and write a new subject."""
    if method not in ("token", "reference") or message.thread or message.ours or message.automatic:
        return False
    if not place.subject or not place.cases:  # what a ticket is called then, it was called by us
        return False
    return not subjects.related(message.subject, (place.subject, *(case.subject for case in place.cases)))


def _latest(place: Place) -> int:
    active = [case.id for case in place.cases if case.status in ACTIVE]
    return (active or [case.id for case in place.cases] or [0])[-1]


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
