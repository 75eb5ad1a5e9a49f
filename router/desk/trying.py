"""Packs examined, and tried on stored messages. Nothing of it acts."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, field

from router.desk.base import admin, staff
from router.desk.counting import Counting
from router.desk.rules import Packs, compiled
from router.judging.trial import PORTION, Trial, Tried, timed
from router.readmodels import Actor
from router.store import judged
from router.store.judged import Known
from rules.changes import VerdictChange
from rules.engine import compile_packs
from rules.lint import lint
from rules.linting.finding import Finding
from rules.model import Failure, Problem, RuleErrors
from rules.source import Sources, read_sources

MOST_TRIED = 100_000  # messages of one dry run
MOST_KEPT = 500  # changed messages that a dry run keeps to show; all are counted
MOST_SAMPLED = 500  # messages on which rules are timed by the way
FEWEST_SAMPLED = 100  # messages from which an average is worth its name
MUCH = 0.05  # of judging's time: a rule that takes less is no matter on a slow machine either


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
class RuleCost:
    """What a rule costs, measured on stored messages: it was asked in `asked` of `messages`; microseconds on the average message,
    and its share of judging. The rule "" is reading the texts: normalising, words, phrases, links, numbers."""

    rule: str
    asked: int
    messages: int
    micros: float
    share: float


class Trying(Counting):
    """Everybody of the staff may look; a draft is an administrator's."""

    async def examine_rules(self, actor: Actor, packs: Packs, *, statistics: bool = True) -> Examination:
        """Mistakes, own tests, and lint with the hits of the last month and what rules cost on the last messages."""
        staff(actor)
        hits = await self._month() if statistics else None
        timed = await self._costs(packs, MOST_SAMPLED) if statistics else ()
        dear = (one for one in timed if one.messages >= FEWEST_SAMPLED and one.share >= MUCH)
        costs = {one.rule: one.micros for one in dear}
        return await asyncio.to_thread(examine, packs, hits, costs)

    async def dry_run(
        self, actor: Actor, draft: Packs, last: int, progress: Callable[[int], None] = lambda done: None,
        seen: Callable[[TriedMessage], None] = lambda message: None,
    ) -> DryRun:  # fmt: skip
        """Judges the last stored messages of customers by the draft and by the active rules. Nothing acts.

        `progress` is told how many are done; `seen` gets every changed message, more of them than are kept. Raises WrongRules.
        """
        admin(actor)
        active, wanted = await self.rule_packs(actor), max(0, min(last, MOST_TRIED))
        run = DryRun(active.revision, (await compiled(draft)).revision)
        await self._judge(Trial(active.packs, draft, wanted), run, wanted, progress, seen)
        return run

    async def try_phrase(self, actor: Actor, phrase: str, last: int = 1000) -> DryRun:
        """Where a phrase stands in the last stored messages, with the synonyms of the active rules. Raises WrongRules.

        It is a dry run of one rule, `phrase`, against none: `changed` messages are those that it is found in.
        """
        staff(actor)
        before, after = phrase_packs(phrase, read_sources((await self.rule_packs(actor)).packs))
        await compiled(after)
        run, wanted = DryRun("", ""), max(0, min(last, MOST_TRIED))
        await self._judge(Trial(before, after, wanted), run, wanted, lambda done: None, lambda message: None)
        return run

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
