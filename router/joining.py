"""Which identities prove that two contacts are one person, and which only make it likely. Pure: values in, decisions with evidence out.

A person is what active joins connect (`router.store.joins`). What proves it: a signed link of the one that came back from the
other, or the same address or phone that both channels vouched for. What somebody typed proves nothing.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from router.schema import Identity, InboundMessage, Json, Sender
from router.signing import Signer

LINK_FOR = timedelta(minutes=15)  # a link between channels is good for so long
ASKED_FOR = timedelta(hours=1)  # and the question that its return asks
PURPOSE = "join"
BUTTON = "join"  # what the data of the question's buttons begin with
MOST_ALIKE = 5  # contacts: an address that more people name is a family's or an office's
_VALUE = re.compile(r"([0-9]{1,18})-([0-9]{1,12})-([0-9a-f]{16})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link between channels that came back: whose it is, until when it is good, and the name by which it is used once."""

    contact_id: int
    until: datetime
    nonce: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Something that a contact said or was shown to own. `how` names the proof; "" is only said."""

    contact_id: int
    type: str
    value: str
    how: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Equal:
    """Two contacts that were shown to own the same."""

    contact_id: int
    other_id: int
    evidence: Mapping[str, Json]


@dataclass(frozen=True, slots=True, kw_only=True)
class Likely:
    """A contact that may be the same person, with what speaks for it: `type`, `value`, and whether each side only typed it."""

    contact_id: int
    evidence: tuple[Mapping[str, Json], ...] = field(default_factory=tuple)


def sign(signer: Signer, contact_id: int, nonce: str, now: datetime) -> str:
    """A token for `link`: letters, digits, "-" and "_", at most 64 characters, as the providers' start links take them.

    `nonce` is 16 hexadecimal digits by chance.
    """
    until = int((now + LINK_FOR).timestamp())
    value, _, mark = signer.sign(PURPOSE, f"{contact_id}-{until}-{nonce}").rpartition(".")
    return f"{value}_{mark}"


def link(signer: Signer, token: str) -> Link | None:
    """What a token says; None if it is not this desk's. Whether it is still good is for `is_good` to say."""
    value, _, mark = token[:100].rpartition("_")
    found = _VALUE.fullmatch(signer.verify(PURPOSE, f"{value}.{mark}") or "") if value else None
    if found is None:
        return None
    return Link(contact_id=int(found[1]), until=datetime.fromtimestamp(int(found[2]), UTC), nonce=found[3])


def is_good(one: Link, now: datetime) -> bool:
    """Whether it came back in time."""
    return now < one.until


def may_ask(message: InboundMessage) -> bool:
    """Whether a person wrote this now, himself, where nobody else reads the answer: only then a link that it brought is believed."""
    told = message.automatic or message.doubted or message.history or message.ours or message.forwarded
    return not (told or message.facts.get("public"))


def normal(kind: str, value: str) -> str:
    """An address or a phone as it is compared: a Russian phone begins with 7 however it is written."""
    if kind != "phone":
        return value.strip().casefold()
    digits = re.sub(r"[^0-9]", "", value)
    return "7" + digits[1:] if len(digits) == 11 and digits[0] == "8" else digits


def sender(message: InboundMessage) -> Sender:
    """With what he says of himself written as it is compared. Of who may not be himself nothing is vouched for."""
    doubted, found = bool(message.doubted or message.ours), message.sender
    said = tuple(
        replace(one, value=_written(one), verified_by="" if doubted else one.verified_by) for one in found.identities
    )
    return found if said == found.identities else replace(found, identities=said)


def _written(one: Identity) -> str:
    digits = normal(one.type, one.value)
    return f"+{digits}" if one.type == "phone" and len(digits) >= 10 else one.value


def proven(message: InboundMessage) -> tuple[Identity, ...]:
    """What the message's channel vouches for."""
    return tuple(one for one in sender(message).identities if one.verified_by)


def equal(own: Sequence[Claim], others: Iterable[Claim]) -> list[Equal]:
    """Pairs of different contacts that were both shown to own the same as one of `own`, in order: each with the oldest of them."""
    wanted = {_key(one) for one in own if one.how}
    by_value: dict[tuple[str, str], dict[int, Claim]] = {}
    for one in (*own, *others):
        if one.how and _key(one) in wanted:
            by_value.setdefault(_key(one), {}).setdefault(one.contact_id, one)
    found: dict[tuple[int, int], Equal] = {}
    for theirs in by_value.values():
        first, *more = (theirs[number] for number in sorted(theirs))
        for one in more:
            proofs: list[Json] = [*sorted({first.how, one.how})]
            evidence: dict[str, Json] = {"type": one.type, "value": one.value, "verified_by": proofs}
            pair = first.contact_id, one.contact_id
            found.setdefault(pair, Equal(contact_id=pair[0], other_id=pair[1], evidence=evidence))
    return [found[pair] for pair in sorted(found)]


def _key(one: Claim) -> tuple[str, str]:
    return one.type, normal(one.type, one.value)


def likely(own: Sequence[Claim], others: Iterable[Claim]) -> list[Likely]:
    """Contacts that name the same as one's own, the one with the most evidence first. What too many name tells nothing."""
    mine = {_key(one): one for one in own}
    by_value: dict[tuple[str, str], dict[int, Claim]] = {}
    for other in others:
        key = _key(other)
        if key in mine and key[1]:
            by_value.setdefault(key, {})[other.contact_id] = other
    found: dict[int, list[Mapping[str, Json]]] = {}
    for key, theirs in sorted(by_value.items()):
        for contact_id, other in theirs.items() if len(theirs) <= MOST_ALIKE else ():
            said: dict[str, Json] = {"type": key[0], "value": other.value, "typed": not (mine[key].how and other.how)}
            found.setdefault(contact_id, []).append(said)
    ranked = sorted(found.items(), key=lambda one: (-len(one[1]), one[0]))
    return [Likely(contact_id=contact_id, evidence=tuple(evidence)) for contact_id, evidence in ranked]


def with_namesakes(found: Sequence[Likely], namesakes: Iterable[tuple[int, str]]) -> list[Likely]:
    """The same, and those of one's own name who wrote about one's own order."""
    by_contact = {one.contact_id: one.evidence for one in found}
    for contact_id, order in namesakes:
        said: Mapping[str, Json] = {"type": "order", "value": order, "typed": True}
        by_contact[contact_id] = (*by_contact.get(contact_id, ()), said)
    ranked = sorted(by_contact.items(), key=lambda one: (-len(one[1]), one[0]))
    return [Likely(contact_id=contact_id, evidence=evidence) for contact_id, evidence in ranked]
