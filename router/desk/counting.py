"""How rules fare, told by stored verdicts and by what people say of them."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import combinations
from typing import Any

import msgspec

from router.desk.base import admin, signature, staff
from router.desk.rules import Rules
from router.readmodels import Actor
from router.schema import Span
from router.store import judged
from router.store import rules as stored
from router.store.judged import Dated
from router.store.parts import AnyRow
from rules.policy import SHADOW
from rules.routing import traced
from rules.source import RuleSource, read_sources

MOST_DAYS = 366
MONTH = 30  # days after which a rule that never hit is worth a look
MOST_HITS = 500  # messages of one rule
NEIGHBOURS = 3  # rules that hit together with one, shown in its statistics


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleStats:
    """How a rule fared: messages it counted in, those in which it was on trial, and those in which another rule took it back.

    `right` and `wrong` are operators' opinions on its cue, `corrected` the tickets to whose topic it led and whose topic a person changed;
    `together`: the rules that hit in most of its messages, with their number.
    """

    rule: str
    title: str
    kind: str
    status: str
    hits: int
    shadow: int
    suppressed: int
    a_day: float
    last_hit: datetime | None
    right: int
    wrong: int
    corrected: int
    together: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FraudMarks:
    """Whole messages that people marked: frauds that no rule saw, those that rules saw, too, false alarms, and calm ones."""

    missed: int
    found: int
    false: int
    calm: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleHit:
    """A message in which a rule hit, on trial or not, with how many found its cue right and how many wrong."""

    message_id: int
    ticket_id: int
    text: str
    quoted: str
    subject: str
    spans: tuple[Span, ...]
    because: str
    right: int
    wrong: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A topic that a person set instead of the rules' (`was_…`, by `revision`): labelled data."""

    ticket_id: int
    message_id: int
    channel: str
    subject: str
    text: str
    quoted: str
    mailbox: str
    was_topic: str
    was_section: str
    topic: str
    section: str
    actor: str
    revision: str
    at: datetime


class Counting(Rules):
    """Everybody of the staff may look and judge cues."""

    async def rule_stats(self, actor: Actor, days: int = MONTH) -> tuple[RuleStats, ...]:
        """Every rule of the active revision over the last days, those that hit most first."""
        staff(actor)
        days = max(1, min(days, MOST_DAYS))
        since = self.now() - timedelta(days=days)
        active = read_sources((await self.rule_packs(actor)).packs).rules
        tally = await self._tally(since)
        thoughts = await self.store.read(judged.opinions, since)
        corrected = await self._corrected(active, since)
        stats = [_stats(one, tally, thoughts.get(one.id, (0, 0)), corrected[one.id], days) for one in active]
        return tuple(sorted(stats, key=lambda one: (-one.hits - one.shadow, one.rule)))

    async def rule_hits(self, actor: Actor, rule: str, limit: int = 20, days: int = MONTH) -> tuple[RuleHit, ...]:
        """The last messages in which a rule hit, those on trial included, with what people said of its cue there."""
        staff(actor)
        since, limit = self.now() - timedelta(days=max(1, min(days, MOST_DAYS))), max(0, min(limit, MOST_HITS))
        ids: list[int] = []
        before = 0
        while len(ids) < limit and (rows := await self.store.read(judged.verdicts, before, since)):
            ids += [row.id for row in rows if any(cue.rule == rule and _counted(cue) for cue in row.gist.cues)]
            before = rows[-1].id
        found = await self.store.read(judged.of_ids, ids[:limit])
        thoughts = await self.store.read(judged.opinions_on, rule, ids[:limit])
        return tuple(_rule_hit(row, rule, thoughts.get(row.id, (0, 0))) for row in found)

    async def judge_cue(self, actor: Actor, message_id: int, rule: str, right: bool | None) -> None:
        """«Верно» or «неверно» of the actor on a cue; None takes it back. Raises NotFound where the rule didn't hit."""
        staff(actor)
        await self._write(judged.judge_cue, message_id, rule, signature(actor), right, self.now())

    async def judge_message(self, actor: Actor, message_id: int, fraud: bool | None) -> None:
        """«Это мошенничество» or «не мошенничество» of the actor on a message, whatever the rules said; None takes it back."""
        staff(actor)
        await self._write(judged.judge_message, message_id, signature(actor), fraud, self.now())

    async def fraud_marks(self, actor: Actor, days: int = MONTH) -> FraudMarks:
        """How people and rules agreed on whole messages over the last days."""
        staff(actor)
        since = self.now() - timedelta(days=max(1, min(days, MOST_DAYS)))
        said = Counter((role != "none", fraud) for role, fraud in await self.store.read(judged.fraud_marks, since))
        return FraudMarks(
            missed=said[False, True], found=said[True, True], false=said[True, False], calm=said[False, False]
        )

    async def cue_opinions(self, actor: Actor, message_ids: Sequence[int]) -> Mapping[tuple[int, str], bool]:
        """What the actor said of the cues of these messages: (message, rule) → right or wrong; with the rule "" whether it is a fraud."""
        staff(actor)
        return await self.store.read(judged.opinions_of, signature(actor), message_ids)

    async def corrections(self, actor: Actor) -> AsyncIterator[Correction]:
        """The topics that people corrected, a ticket's last one, oldest first."""
        admin(actor)
        after = 0
        while rows := await self.store.read(judged.corrections, after):
            for row in rows:
                yield _correction(row)
            after = rows[-1].event

    async def _corrected(self, active: Sequence[RuleSource], since: datetime) -> Counter[str]:
        """How often each rule led to a topic that a person changed since."""
        topics = {one.id: one.word("topic") for one in active}
        found, after = Counter[str](), 0
        while rows := await self.store.read(judged.corrections, after):
            for row in rows:
                was = row.verdict["topic"]
                if row.created_at >= since and was and row.data["to"][0] != was:
                    cues = (cue["rule"] for cue in row.verdict["cues"] if cue["hit"] and not cue["suppressed_by"])
                    found.update(rule for rule in cues if topics.get(rule) == was)
            after = rows[-1].event
        return found

    async def _month(self) -> Mapping[str, int] | None:
        """Hits by rule; None while the desk is too young to tell."""
        now = self.now()
        oldest = (await self.store.read(stored.first_activation)) or now
        if now - oldest < timedelta(days=MONTH):
            return None
        tally = await self._tally(now - timedelta(days=MONTH))
        return tally.hits + tally.shadow

    async def _tally(self, since: datetime) -> "_Tally":
        """Counted from the stored verdicts: filing writes nothing for it, and an edited message counts as it is now."""
        tally, before = _Tally(), 0
        while rows := await self.store.read(judged.verdicts, before, since):
            await asyncio.to_thread(tally.add, rows)
            before = rows[-1].id
        return tally


@dataclass(slots=True)
class _Tally:
    hits: Counter[str] = field(default_factory=Counter)
    shadow: Counter[str] = field(default_factory=Counter)
    suppressed: Counter[str] = field(default_factory=Counter)
    last: dict[str, datetime] = field(default_factory=dict)
    pairs: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, rows: Sequence[Dated]) -> None:
        for row in rows:
            together = []
            for cue in row.gist.cues:
                if not cue.hit:
                    continue
                if cue.suppressed_by not in ("", SHADOW):
                    self.suppressed[cue.rule] += 1
                    continue
                (self.shadow if cue.suppressed_by else self.hits)[cue.rule] += 1
                self.last.setdefault(cue.rule, row.at)
                together.append(cue.rule)
            for name, acted in traced(row.gist.trace):
                (self.hits if acted else self.shadow)[name] += 1
                self.last.setdefault(name, row.at)
            for one, other in combinations(together, 2):
                self.pairs.setdefault(one, Counter())[other] += 1
                self.pairs.setdefault(other, Counter())[one] += 1


def _counted(cue: judged.GistCue) -> bool:
    return cue.hit and cue.suppressed_by in ("", SHADOW)


def _rule_hit(row: AnyRow, rule: str, thoughts: tuple[int, int]) -> RuleHit:
    cue = next(one for one in row.verdict["cues"] if one["rule"] == rule and one["hit"])
    return RuleHit(
        message_id=row.id, ticket_id=row.ticket_id, text=row.text, quoted=row.quoted, subject=row.subject,
        spans=msgspec.convert(cue["spans"], tuple[Span, ...]), because=cue["because"], right=thoughts[0], wrong=thoughts[1],
        at=row.created_at,
    )  # fmt: skip


def _stats(rule: RuleSource, tally: _Tally, thoughts: tuple[int, int], corrected: int, days: int) -> RuleStats:
    name = rule.id
    hits, shadow = tally.hits[name], tally.shadow[name]
    return RuleStats(
        rule=name, title=rule.word("title") or name, kind=rule.kind, status=rule.status,
        hits=hits, shadow=shadow, suppressed=tally.suppressed[name],
        a_day=(hits + shadow) / days, last_hit=tally.last.get(name), right=thoughts[0], wrong=thoughts[1],
        corrected=corrected, together=tuple(tally.pairs.get(name, Counter()).most_common(NEIGHBOURS)),
    )  # fmt: skip


def _correction(row: Any) -> Correction:
    topic, section = row.data["to"]
    return Correction(
        ticket_id=row.ticket_id, message_id=row.message_id, channel=row.channel, subject=row.subject, text=row.text,
        quoted=row.quoted, mailbox=row.mailbox, was_topic=row.verdict["topic"],
        was_section=row.verdict["section"], topic=topic, section=section,
        actor=row.actor, revision=row.revision, at=row.created_at,
    )  # fmt: skip
