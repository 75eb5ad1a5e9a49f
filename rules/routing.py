"""Routes: ordered rules that ask what was decided, and say what is to be done. All see one snapshot: none sees what another did."""

from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from msgspec import structs

from router.schema import Priority, Verdict
from rules.look import Look
from rules.model import RouteResult
from rules.program import Program, Rule

_ACTED, _TRIED, _STOP = "route: ", "shadow route: ", ", stop"


def route(program: Program, look: Look, verdict: Verdict) -> Verdict:
    """The verdict with what the routes say. The first to name a topic, a queue or a priority decides it."""
    look.decided = verdict
    counted = [cue for cue in verdict.cues if cue.hit and not cue.suppressed_by]
    look.hit = dict.fromkeys([name for cue in counted for name in (cue.rule, cue.kind)]).keys()
    look.signs |= look.hit
    topic = section = queue = priority = ""
    tags: list[str] = []
    actions: list[str] = []
    trace = list(verdict.trace)
    for rule in program.routes:
        if not holds(rule, look):
            continue
        if rule.status == "shadow":
            trace.append(f"{_TRIED}{rule.id}")
            continue
        effect = rule.effect
        topic, section = (topic, section) if topic else (effect.topic, effect.section)
        queue, priority = queue or effect.queue, priority or effect.priority
        tags += effect.tags
        actions += effect.actions
        trace.append(f"{_ACTED}{rule.id}" + (_STOP if effect.stop else ""))
        if effect.stop:
            break
    if len(trace) == len(verdict.trace):
        return verdict
    return structs.replace(
        verdict,
        topic=topic or verdict.topic,
        section=section or ("" if topic else verdict.section),
        queue=queue or _queue_of(program, topic) or verdict.queue,
        priority=cast(Priority, priority or verdict.priority),
        tags=tuple(dict.fromkeys(tags)),
        actions=tuple(dict.fromkeys(actions)),
        trace=tuple(trace),
    )


def traced(trace: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """The routes of a verdict's trace: each with whether it acted, or is only on trial."""
    for line in trace:
        for beginning, acted in ((_ACTED, True), (_TRIED, False)):
            if line.startswith(beginning):
                yield line.removeprefix(beginning).removesuffix(_STOP), acted


def holds(rule: Rule, look: Look) -> bool:
    """Whether a route's conditions hold and none of its exceptions does."""
    return rule.when.can_hold(look) and rule.when.check(look) is not None and rule.unless.check(look) is None


def results(program: Program, look: Look) -> Sequence[RouteResult]:
    """Every route with each of its conditions, expected and actual, on a message that was routed."""
    found = []
    ended_by = ""
    for rule in program.routes:
        held = holds(rule, look)
        acted = held and not ended_by and rule.status != "shadow"
        stops = acted and rule.effect.stop
        found.append(
            RouteResult(
                rule=rule.id,
                title=rule.title,
                status=rule.status,
                acted=acted,
                stops=stops,
                ended_by=ended_by,
                when=rule.when.result(look),
                unless=rule.unless.result(look) if rule.unless.label else None,
                effects=tuple(_effects(rule)),
            )
        )
        if stops:
            ended_by = rule.id
    return found


def _effects(rule: Rule) -> list[str]:
    effect = rule.effect
    named = ("topic", "section", "queue", "priority")
    found = [f"{name}: {value}" for name in named if (value := getattr(effect, name))]
    found += [f"tag: {tag}" for tag in effect.tags]
    return found + list(effect.actions)


def _queue_of(program: Program, topic: str) -> str:
    """A topic that a route sets brings its own queue along."""
    home = program.topic_of.get(topic)
    return home.queue if home else ""
