"""What administrators do with the rules, and operators with their cues: revisions, trying, counting, correcting."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import combinations
from typing import Any

import msgspec
from sqlalchemy import Connection

from router.desk.base import Base, Conflict, DeskError, Invalid, NotFound, admin, signature, staff
from router.readmodels import Actor
from router.schema import Span
from router.store import judged
from router.store import rules as stored
from router.store.judged import Dated, Known
from router.store.parts import AnyRow
from router.store.rules import Activation, Revision
from router.store.tickets import Impossible
from router.trial import PORTION, Trial, Tried, timed
from rules.changes import VerdictChange
from rules.compiling import STATUSES
from rules.engine import RuleSet, compile_packs
from rules.lint import Finding, lint
from rules.model import Failure, Problem, RuleErrors
from rules.policy import SHADOW
from rules.routing import traced
from rules.source import RuleSource, Sources, read_sources, with_status

MOST_TRIED = 100_000  # messages of one dry run
MOST_KEPT = 500  # changed messages that a dry run keeps to show; all are counted
MOST_DAYS = 366
MONTH = 30  # days after which a rule that never hit is worth a look
MOST_SAMPLED = 500  # messages on which rules are timed by the way
FEWEST_SAMPLED = 100  # messages from which an average is worth its name
MUCH = 0.05  # of judging's time: a rule that takes less is no matter on a slow machine either
NEIGHBOURS = 3  # rules that hit together with one, shown in its statistics
MAX_COMMENT = 1000
Packs = Mapping[str, str]


class WrongRules(DeskError):
    """Rules that may not act: what is wrong in their files, or which of their own tests don't hold."""

    def __init__(self, problems: Sequence[Problem] = (), failures: Sequence[Failure] = ()) -> None:
        super().__init__("rules_wrong", problems=len(problems), failures=len(failures))
        self.problems, self.failures = tuple(problems), tuple(failures)


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionRow:
    """A stored revision of the rules. `author` is "user:7", "system", or "okno" for what came with the desk."""

    revision: str
    author: str
    comment: str
    created_at: datetime
    active: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """All that can be said of packs without messages. With problems nothing else was looked at."""

    problems: tuple[Problem, ...] = ()
    failures: tuple[Failure, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def good(self) -> bool:
        """Whether they may be activated; findings are advice."""
        return not self.problems and not self.failures


@dataclass(slots=True)
class RuleTrial:
    """A rule in a dry run: messages that it holds in only as drafted, only as active, and both ways."""

    rule: str
    gained: int = 0
    lost: int = 0
    kept: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedMessage:
    """A stored message that the draft judges otherwise. `text` and `quoted` are what the spans point into."""

    id: int
    ticket_id: int
    text: str
    quoted: str
    subject: str
    change: VerdictChange


@dataclass(slots=True)
class DryRun:
    """`changed` of `judged` messages; the first MOST_KEPT of the changed ones. `rules` by id."""

    before: str
    after: str
    judged: int = 0
    changed: int = 0
    rules: dict[str, RuleTrial] = field(default_factory=dict)
    messages: list[TriedMessage] = field(default_factory=list)

    def rule(self, name: str) -> RuleTrial:
        return self.rules.setdefault(name, RuleTrial(name))


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
class RuleCost:
    """What a rule costs, measured on stored messages: it was asked in `asked` of `messages`; microseconds on the average message,
    and its share of judging. The rule "" is reading the texts: normalising, words, phrases, links, numbers."""

    rule: str
    asked: int
    messages: int
    micros: float
    share: float


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


class Rules(Base):
    """Everybody of the staff may look and judge cues; only administrators change what acts."""

    # --- revisions ---

    async def rule_revisions(self, actor: Actor, limit: int = 50) -> tuple[RevisionRow, ...]:
        """The newest first."""
        staff(actor)
        rows = await self.store.read(stored.newest, limit)
        return tuple(
            RevisionRow(revision=r.revision, author=r.author, comment=r.comment, created_at=r.created_at, active=r.active)
            for r in rows
        )  # fmt: skip

    async def rule_packs(self, actor: Actor, revision: str = "") -> Revision:
        """A revision with its packs; the active one for "". The beginning of a hash is enough while it is one revision's."""
        staff(actor)
        found = await self.store.read(_revision, revision)
        if isinstance(found, Revision):
            return found
        if found > 1:
            raise Conflict("revision_ambiguous", revision=revision)
        raise NotFound("revision")

    async def draft_rules(self, actor: Actor, packs: Packs, comment: str = "") -> str:
        """Stores packs as a revision that doesn't act; its hash. Raises WrongRules for packs that don't compile."""
        admin(actor)
        _comment(comment)
        rules = await _compiled(packs)
        new = Revision(
            revision=rules.revision, packs=packs, author=signature(actor), comment=comment, created_at=self.now()
        )
        await self._write(stored.add, new)
        return rules.revision

    async def examine_rules(self, actor: Actor, packs: Packs, *, statistics: bool = True) -> Examination:
        """Mistakes, own tests, and lint with the hits of the last month and what rules cost on the last messages."""
        staff(actor)
        hits = await self._month() if statistics else None
        timed = await self._costs(packs, MOST_SAMPLED) if statistics else ()
        dear = (one for one in timed if one.messages >= FEWEST_SAMPLED and one.share >= MUCH)
        costs = {one.rule: one.micros for one in dear}
        return await asyncio.to_thread(examine, packs, hits, costs)

    async def activate_rules(self, actor: Actor, revision: str, comment: str = "", *, instead_of: str = "") -> str:
        """Makes a stored revision act in every process within seconds; its hash. Raises WrongRules if it may not.

        With `instead_of` only if that revision still acts; raises Conflict otherwise.
        """
        admin(actor)
        _comment(comment)
        found = await self.rule_packs(actor, revision)
        rules = await _compiled(found.packs)
        failures = await asyncio.to_thread(rules.run_tests)
        if failures:
            raise WrongRules(failures=failures)
        # An engine newer than the revision judges otherwise: that is another revision of the same packs.
        new = Revision(
            revision=rules.revision, packs=found.packs, author=found.author, comment=found.comment,
            created_at=found.created_at if rules.revision == found.revision else self.now(),
        )  # fmt: skip
        line = Activation(revision=rules.revision, actor=signature(actor), comment=comment, at=self.now())
        await self._write(_activate, new, line, instead_of)
        return rules.revision

    async def promote_rule(self, actor: Actor, rule: str, status: str, comment: str = "") -> str:
        """Puts a rule of the active revision into another state: a new revision, which acts; its hash.

        The pack's text stays as it is but for that word. Raises NotFound, Invalid for no state, Conflict where the rule is in
        that state already or somebody activated other rules meanwhile, and WrongRules if the rules' tests don't hold.
        """
        admin(actor)
        if status not in STATUSES:
            raise Invalid("rule_status_wrong", field="status", known=", ".join(STATUSES))
        found = await self.rule_packs(actor)
        before = next((one.status for one in read_sources(found.packs).rules if one.id == rule), None)
        if before is None:
            raise NotFound("rule")
        if before == status:
            raise Conflict("rule_is_so", rule=rule, status=status)
        packs = with_status(found.packs, rule, status)
        told = f"{rule}: {before} → {status}" + (f"; {comment}" if comment else "")
        revision = await self.draft_rules(actor, packs, told)
        return await self.activate_rules(actor, revision, told, instead_of=found.revision)

    async def rollback_rules(self, actor: Actor, comment: str = "") -> str:
        """Lets the revision act that acted before the active one; its hash. Twice is there and back again."""
        admin(actor)
        before = await self.store.read(stored.active_before)
        if not before:
            raise Conflict("no_earlier_rules")
        return await self.activate_rules(actor, before, comment or "rollback")

    # --- trying ---

    async def dry_run(
        self, actor: Actor, draft: Packs, last: int, progress: Callable[[int], None] = lambda done: None,
        seen: Callable[[TriedMessage], None] = lambda message: None,
    ) -> DryRun:  # fmt: skip
        """Judges the last stored messages of customers by the draft and by the active rules. Nothing acts.

        `progress` is told how many are done; `seen` gets every changed message, more of them than are kept. Raises WrongRules.
        """
        admin(actor)
        active, wanted = await self.rule_packs(actor), max(0, min(last, MOST_TRIED))
        run = DryRun(active.revision, (await _compiled(draft)).revision)
        await self._judge(Trial(active.packs, draft, wanted), run, wanted, progress, seen)
        return run

    async def try_phrase(self, actor: Actor, phrase: str, last: int = 1000) -> DryRun:
        """Where a phrase stands in the last stored messages, with the synonyms of the active rules. Raises WrongRules.

        It is a dry run of one rule, `phrase`, against none: `changed` messages are those that it is found in.
        """
        staff(actor)
        before, after = phrase_packs(phrase, read_sources((await self.rule_packs(actor)).packs))
        await _compiled(after)
        run, wanted = DryRun("", ""), max(0, min(last, MOST_TRIED))
        await self._judge(Trial(before, after, wanted), run, wanted, lambda done: None, lambda message: None)
        return run

    async def _judge(
        self, trial: Trial, run: DryRun, wanted: int, progress: Callable[[int], None], seen: Callable[[TriedMessage], None]
    ) -> None:  # fmt: skip
        try:
            async for portion, tried in trial.judge(self._newest(wanted)):
                for message in _count(run, portion, tried):
                    seen(message)
                progress(run.judged)
        finally:
            await trial.close()

    async def _newest(self, wanted: int) -> AsyncIterator[Sequence[Known]]:
        before = 0
        while wanted and (portion := await self.store.read(judged.inbound, before, min(PORTION, wanted))):
            yield portion
            wanted, before = wanted - len(portion), portion[-1].id

    # --- counting ---

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

    async def rule_costs(self, actor: Actor, last: int = 1000) -> tuple[RuleCost, ...]:
        """What each rule of the active revision costs on the last stored messages, the dearest first. Judges them again to tell."""
        staff(actor)
        return await self._costs((await self.rule_packs(actor)).packs, max(0, min(last, MOST_TRIED)))

    async def _costs(self, packs: Packs, last: int) -> tuple[RuleCost, ...]:
        """Nothing for packs that don't compile: their mistakes are told elsewhere."""
        try:
            rules = await asyncio.to_thread(compile_packs, packs)
        except RuleErrors:
            return ()
        spent, asked, messages = Counter[str](), Counter[str](), 0
        async for portion in self._newest(last):
            for name, time, times in await asyncio.to_thread(timed, rules, portion):
                spent[name] += time
                asked[name] += times
            messages += len(portion)
        whole = sum(spent.values())
        return tuple(
            RuleCost(rule=name, asked=asked[name], messages=messages, micros=time / messages / 1000, share=time / whole)
            for name, time in spent.most_common()
        )

    async def rule_hits(self, actor: Actor, rule: str, limit: int = 20, days: int = MONTH) -> tuple[RuleHit, ...]:
        """The last messages in which a rule hit, those on trial included, with what people said of its cue there."""
        staff(actor)
        since, limit = self.now() - timedelta(days=max(1, min(days, MOST_DAYS))), max(0, min(limit, MOST_KEPT))
        ids: list[int] = []
        before = 0
        while len(ids) < limit and (rows := await self.store.read(judged.verdicts, before, since)):
            ids += [row.id for row in rows if any(cue.rule == rule and _counted(cue) for cue in row.gist.cues)]
            before = rows[-1].id
        found = await self.store.read(judged.of_ids, ids[:limit])
        thoughts = await self.store.read(judged.opinions_on, rule, ids[:limit])
        return tuple(_rule_hit(row, rule, thoughts.get(row.id, (0, 0))) for row in found)

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

    # --- correcting ---

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


def examine(
    packs: Packs, hits: Mapping[str, int] | None = None, costs: Mapping[str, float] | None = None
) -> Examination:
    """Packs by themselves. `hits` of the last month by rule and `costs` in microseconds a message, where they are known."""
    try:
        rules = compile_packs(packs)
    except RuleErrors as wrong:
        return Examination(problems=wrong.problems)
    return Examination(failures=tuple(rules.run_tests()), findings=lint(packs, hits, costs))


def phrase_packs(phrase: str, sources: Sources) -> tuple[Packs, Packs]:
    """Packs without a rule, and with one that looks for the phrase. JSON is YAML."""
    synonyms = {name: list(words) for name, words in sources.synonyms.items()}
    pack = {"schema": 1, "pack": "phrase", "lists": {"synonyms": synonyms}}
    rule = {"id": "phrase", "kind": "fraud", "when": {"phrase": phrase}}
    without, with_rule = (json.dumps(one, ensure_ascii=False) for one in (pack, pack | {"rules": [rule]}))
    return {"phrase": without}, {"phrase": with_rule}


async def _compiled(packs: Packs) -> RuleSet:
    try:
        return await asyncio.to_thread(compile_packs, packs)
    except RuleErrors as wrong:
        raise WrongRules(problems=wrong.problems) from None


def _comment(comment: str) -> None:
    if len(comment) > MAX_COMMENT:
        raise Invalid("comment_too_long", field="comment", most=MAX_COMMENT)


def _revision(tx: Connection, letters: str) -> Revision | int:
    """The revision, or how many there are."""
    if not letters:
        return stored.active(tx) or 0
    names = stored.beginning(tx, letters)
    return stored.get(tx, names[0]) or 0 if len(names) == 1 else len(names)


def _activate(tx: Connection, new: Revision, line: Activation, instead_of: str) -> None:
    if instead_of and stored.active_revision(tx) != instead_of:
        raise Impossible("rules_changed")
    stored.add(tx, new)
    stored.activate(tx, line)


# --- a dry run ------------------------------------------------------------------------------------------------------------


def _count(run: DryRun, portion: Sequence[Known], tried: Sequence[Tried]) -> list[TriedMessage]:
    """Adds a portion to the run; its changed messages."""
    found = []
    for known, one in zip(portion, tried, strict=True):
        for name in one.after - one.before:
            run.rule(name).gained += 1
        for name in one.before - one.after:
            run.rule(name).lost += 1
        for name in one.before & one.after:
            run.rule(name).kept += 1
        if one.change is not None:
            message = known.message
            found.append(
                TriedMessage(
                    id=known.id, ticket_id=known.ticket_id, text=message.text, quoted=message.quoted,
                    subject=message.subject, change=one.change,
                )
            )  # fmt: skip
    run.judged += len(portion)
    run.changed += len(found)
    run.messages += found[: max(0, MOST_KEPT - len(run.messages))]
    return found


# --- statistics -----------------------------------------------------------------------------------------------------------


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
                by = cue.suppressed_by
                counter = self.shadow if by == SHADOW else self.suppressed if by else self.hits
                counter[cue.rule] += 1
                if by in ("", SHADOW):
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
