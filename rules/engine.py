"""The rules engine: packs in, verdicts out. Judging is pure: no I/O, no clock, no chance, safe from many threads."""

import gc
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, cast

from router.schema import Cue, Field, InboundMessage, Verdict
from rules import policy, routing, wording
from rules.compiling.packs import compile_program
from rules.examples import context_of
from rules.look import MOST_JUDGED, Hit, Look, observe, read
from rules.model import Context, Example, Failure, Hours, Queue, RouteResult, Topic
from rules.policy import Seen
from rules.program import Program, Rule

# Part of every revision: the same packs judged by another engine are another revision. Raise it when verdicts change.
ENGINE = "4"
_MOST_MISSES = 5
_TOGETHER = 64  # messages
_NO_CONTEXT = Context()


def compile_packs(packs: Mapping[str, str]) -> "RuleSet":
    """Packs (name → YAML text) to a rule set. Raises RuleErrors with everything that is wrong in any of them.

    The collector rests meanwhile and doesn't look at the rule set ever after: to walk over the million objects of ten thousand rules
    stops every thread for half a second, and finds nothing. What refers to a rule set no more still frees it.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        program = compile_program(packs)
        rules = RuleSet(program, _revision(packs, wording.revision() if program.hears else ""))
        gc.freeze()
        return rules
    finally:
        if collecting:
            gc.enable()


def _revision(packs: Mapping[str, str], ear: str) -> str:
    digest = hashlib.sha256((ENGINE + ear).encode())
    for name in sorted(packs):
        for part in (name, packs[name]):
            content = part.encode("utf-8", "surrogatepass")
            digest.update(b"%d:" % len(content) + content)
    return digest.hexdigest()[:16]


class RuleSet:
    """An immutable, compiled revision of the rules. `revision` is the hash of its content."""

    def __init__(self, program: Program, revision: str) -> None:
        self._program = program
        self.revision = revision
        self.topics: tuple[Topic, ...] = tuple(program.topic_of.values())
        self.queues: tuple[Queue, ...] = program.queues
        self.hours: Hours | None = program.hours

    def judge(self, message: InboundMessage, context: Context = _NO_CONTEXT) -> Verdict:
        """What the rules say of a message. The same message, context and revision always give the same verdict."""
        return self.judge_all([(message, context)])[0]

    def judge_all(self, asked: Sequence[tuple[InboundMessage, Context]]) -> list[Verdict]:
        """What the rules say of each message. Many at a time take a quarter less time than one by one: each step is taken for all of
        them before the next, and each rule asked of all, so that what it works with is at hand in the processor's cache.
        """
        return [
            verdict
            for start in range(0, len(asked), _TOGETHER)
            for verdict, _ in self._judged(asked[start : start + _TOGETHER])
        ]

    def routes(self, message: InboundMessage, context: Context = _NO_CONTEXT) -> Sequence[RouteResult]:
        """Every route with each of its conditions, as asked and as the message has it; in their order."""
        ((_, look),) = self._judged([(message, context)])
        return routing.results(self._program, look)

    def _judged(self, asked: Sequence[tuple[InboundMessage, Context]]) -> list[tuple[Verdict, Look]]:
        looks = self._looks(asked)
        waiting = [self._waiting(look) for look in looks]
        seen = self._seen(looks, waiting, quoted=False)
        misses = [
            self._misses(look, rules, {one.rule.id for one in hits})
            for look, rules, hits in zip(looks, waiting, seen, strict=True)
        ]
        for look, hits in zip(looks, seen, strict=True):
            if look.other is not None:
                hits += self._quoted(look.other, hits)
        return list(zip(policy.decide(self._program, looks, seen, misses, self.revision), looks, strict=True))

    def _quoted(self, other: Look, seen: Sequence[Seen]) -> list[Seen]:
        """What the quoted voice adds to what was seen: rules that read it already are not asked again."""
        read_already = {one.rule.id for one in seen if one.quoted}
        waiting = [place for place in self._waiting(other) if self._program.rules[place].id not in read_already]
        return self._seen([other], [waiting], quoted=True)[0]

    def timed(self, message: InboundMessage, context: Context, clock: Callable[[], int]) -> Iterator[tuple[str, int]]:
        """What judging a message costs by the clock: (rule, time) for each rule that is asked, and ("", time) for reading the text.

        Rules that share a phrase share its place: the first of them pays for it.
        """
        start = clock()
        (author,) = self._looks([(message, context)])
        waiting = self._waiting(author)
        yield "", clock() - start
        for place in waiting:
            rule = self._program.rules[place]
            start = clock()
            _evaluate(rule, author, quoted=False)
            yield rule.id, clock() - start

    def _looks(self, asked: Sequence[tuple[InboundMessage, Context]]) -> list[Look]:
        """Each author's own voice, which knows the one that he quotes."""
        program = self._program
        fields = [_voices(message) for message, _ in asked]
        looks = read(
            [(*one, voice) for one, several in zip(asked, fields, strict=True) for voice in several],
            program.index,
            program.literals,
        )
        for look in looks:
            observe(look)
        if program.hears:
            wording.listen(looks)
        following = iter(looks)
        authors = []
        for several in fields:
            author, *others = islice(following, len(several))
            for other in others:
                author.hear(other)
            authors.append(author)
        return authors

    def template(self, name: str, language: str = "ru", **values: str | int) -> str:
        """A text for the customer, filled in; Russian when the language has none. An unknown name raises KeyError."""
        texts = self._program.templates[name].texts
        text = texts.get(language) or texts.get("ru") or next(iter(texts.values()))
        return text.format_map(_Values(values)).strip()

    def promise_minutes(self, topic: str) -> int:
        """Minutes within which an answer is promised; a day for a topic that isn't known."""
        found = self._program.topic_of.get(topic)
        return found.promise_minutes if found else 24 * 60

    def topic(self, name: str) -> Topic | None:
        """The topic with that id; None for one that isn't known."""
        return self._program.topic_of.get(name)

    def parts(self) -> list[object]:
        """Most of what it is made of, for whoever lets it go: ten thousand rules that are freed at once stop every thread for 60 ms."""
        program = self._program
        return [*program.rules, *program.routes, *program.idle, *program.index.entries]

    def run_tests(self) -> list[Failure]:
        """Every rule's own tests; an empty list means that all hold."""
        program = self._program
        return [
            failure for rule in (*program.rules, *program.routes, *program.idle) for failure in self._failures(rule)
        ]

    def _failures(self, rule: Rule) -> Iterable[Failure]:
        for one in rule.tests.match:
            if not self._hits(rule, one):
                yield Failure(rule=rule.id, expected="match", text=one.said, reason="правило не сработало")
        for one in rule.tests.no_match:
            if self._hits(rule, one):
                yield Failure(rule=rule.id, expected="no_match", text=one.said, reason="правило сработало")

    def _hits(self, rule: Rule, one: Example) -> bool:
        ((verdict, look),) = self._judged([(one.message, context_of(one))])
        if rule.kind == "route":
            # One that acts may be stopped by another before it; a draft is asked by itself.
            return _routed(rule, verdict) if rule.status == "active" else routing.holds(rule, look)
        voices = [(look, False)] if look.other is None else [(look, False), (look.other, True)]
        found = [_evaluate(rule, voice, quoted=quoted) for voice, quoted in voices]
        return any(seen is not None and not seen.suppressed_by for seen in found)

    def _seen(self, looks: Sequence[Look], waiting: Sequence[Sequence[int]], *, quoted: bool) -> list[list[Seen]]:
        """What hits in each voice, in the rules' order. A rule is asked of all of them before the next one is."""
        asked: dict[int, list[int]] = {}
        for number, places in enumerate(waiting):
            for place in places:
                asked.setdefault(place, []).append(number)
        seen: list[list[Seen]] = [[] for _ in looks]
        for place in sorted(asked):
            rule = self._program.rules[place]
            for number in asked[place]:
                if (hit := _evaluate(rule, looks[number], quoted=quoted)) is not None:
                    seen[number].append(hit)
        return seen

    def _waiting(self, look: Look) -> list[int]:
        """The places of the rules that can hold: those one of whose signs is there, in their order."""
        program = self._program
        return sorted(set(program.always).union(*filter(None, map(program.by_sign.get, look.signs))))

    def _misses(self, look: Look, waiting: Sequence[int], hit: set[str]) -> list[Cue]:
        """Rules that nearly hit: at least half of what they ask for is there. The heaviest five."""
        near: list[tuple[int, str, Rule, list[str]]] = []
        for rule in map(self._program.rules.__getitem__, waiting):
            if not rule.missed or rule.id in hit:
                continue
            parts = rule.when.parts
            if 2 * sum(map(look.signs.isdisjoint, rule.asks)) > len(parts):
                continue
            absent = [part.label for part in parts if not part.can_hold(look) or part.check(look) is None]
            if 2 * len(absent) <= len(parts):
                near.append((-rule.weight, rule.id, rule, absent or ["рядом"]))
        near.sort(key=lambda one: one[:2])
        return [
            Cue(
                rule=rule.id,
                title=rule.title,
                kind=cast(Any, rule.kind),
                hit=False,
                because=f"не хватило: {'; '.join(absent)}"[:200],
            )
            for _, _, rule, absent in near[:_MOST_MISSES]
        ]


class _Values(dict[str, object]):
    def __missing__(self, key: str) -> str:
        raise KeyError(f"the template asks for {{{key}}}")


def _routed(rule: Rule, verdict: Verdict) -> bool:
    return (rule.id, True) in routing.traced(verdict.trace)


def _only_quoted(hits: Sequence[Hit]) -> bool:
    """Whether an author's rule stands on nothing but what he quotes: then it is said in the quoted voice."""
    placed = [hit.field for hit in hits if hit.end > hit.start]
    return bool(placed) and all(name == "quoted" for name in placed)


def _voices(message: InboundMessage) -> list[dict[Field, str]]:
    """The author's own fields, then those that speak with another's voice, if any: a forwarded text is not his own.

    What an answer quotes are mostly our own words («в течение 24 часов», official links, "tell nobody the code"): they are no
    evidence of what somebody else told the customer, so only a forward's quote, or one that answers nothing, is heard.
    """
    text, subject, quoted = message.text[:MOST_JUDGED], message.subject[:MOST_JUDGED], message.quoted[:MOST_JUDGED]
    own: dict[Field, str] = {"text": text, "subject": subject}
    if message.forwarded and not quoted:
        return [{"subject": subject}, {"text": text}] if text else [{"subject": subject}]
    if not message.forwarded and (message.references or message.reply_token):
        return [own]
    return [own, {"quoted": quoted}] if quoted else [own]


def _evaluate(rule: Rule, look: Look, *, quoted: bool) -> Seen | None:
    """Where a rule hits in a voice; None where it doesn't."""
    if (quoted and not rule.quoted) or (rule.asks and any(map(look.signs.isdisjoint, rule.asks))):
        return None
    hits = _near(rule, look) if rule.near else rule.when.check(look)
    if hits is None:
        return None
    by = ""
    excused = rule.unless.check(look) if rule.unless.can_hold(look) else None
    if excused is not None:
        by = "unless" + (f": {look.words(excused[0])[:80]}" if excused else "")
    weight = rule.weight if rule.when.share is None else round(rule.weight * rule.when.share(look))
    return Seen(rule, weight, hits, look, quoted or (look.other is not None and _only_quoted(hits)), by)


def _near(rule: Rule, look: Look) -> list[Hit] | None:
    """The hits of a rule whose parts must stand within `near` words of each other. Parts without a place don't count."""
    found: list[Hit] = []
    rows: list[tuple[int, int]] = []
    wanted = 0
    for place, part in enumerate(rule.when.parts or (rule.when,)):
        hits = part.check(look)
        if hits is None:
            return None
        found += hits
        positions = [hit.position for hit in hits if hit.position >= 0]
        if positions:
            wanted += 1
            rows += [(position, place) for position in positions]
    return found if _within(rows, wanted, rule.near) else None


def _within(rows: list[tuple[int, int]], wanted: int, near: int) -> bool:
    """Whether positions of `wanted` parts lie in a stretch of `near` words; rows are (position, part)."""
    rows.sort()
    count: dict[int, int] = {}
    left = 0
    for position, place in rows:
        count[place] = count.get(place, 0) + 1
        while position - rows[left][0] > near:
            count[rows[left][1]] -= 1
            if not count[rows[left][1]]:
                del count[rows[left][1]]
            left += 1
        if len(count) == wanted:
            return True
    return wanted == 0
