"""Packs (YAML) to a compiled program. Everything wrong is collected first; then nothing of it is used."""

from collections.abc import Mapping

from rules import wording
from rules.compiling.building import Build, OpenPack
from rules.compiling.lists import read_lists
from rules.compiling.rules import read_rules
from rules.compiling.tables import read_tables
from rules.conditions import Defaults
from rules.cues.pattern import Literals
from rules.document import compose
from rules.index import PhraseIndex
from rules.model import Group, Problem, RuleErrors, Thresholds
from rules.program import Program
from rules.reading import Problems, Table, nearest
from rules.tree import Sign


def compile_program(packs: Mapping[str, str]) -> Program:
    """Raises RuleErrors with every problem of every pack."""
    found: list[Problem] = []
    opened: list[OpenPack] = []
    for name in sorted(packs):
        try:
            opened.append(_open(name, packs[name]))
        except RuleErrors as errors:
            found += errors.problems
    build = Build()
    for step in (read_lists, read_tables, read_rules, _read_scoring):
        for pack in opened:
            step(pack, build)
    while opened:  # pack by pack: to free all their nodes at once would stop every thread
        pack = opened.pop()
        pack.table.done()
        found += pack.problems.found
        del pack
    if found:
        raise RuleErrors(sorted(found, key=lambda problem: (problem.pack, problem.line, problem.column)))
    program = _link(build)
    while build.phrases:  # one by one: to free them all at once would stop every thread
        build.phrases.pop()
    return program


def _open(name: str, text: str) -> OpenPack:
    problems = Problems(name)
    table = Table(compose(name, text), problems, name)
    if table.text("schema") not in ("", "1"):
        problems.add(table.nodes["schema"], "schema", "поддерживается schema: 1", "schema: 1 is what is supported")
    table.text("pack")
    table.text("title", "")
    defaults, quoted = Defaults(), False
    own = table.table("defaults")
    if own is not None:
        defaults.gap = own.number("gap", defaults.gap, 0, 30)
        defaults.ordered = own.choice("order", ("strict", "any"), "strict") == "strict"
        quoted = "quoted" in own.texts("in") or "any" in own.texts("in")
        own.done()
    return OpenPack(table, problems, defaults, quoted)


def _read_scoring(pack: OpenPack, build: Build) -> None:
    scoring = pack.table.table("scoring")
    if scoring is None:
        return
    ids = {rule.id for rule in build.rules}
    for name, node in scoring.pairs("groups").items():
        table = Table(node, pack.problems, name)
        group = Group(id=name, rules=table.texts("rules"), cap=table.number("cap", 100, 0, 100))
        table.done()
        for rule in group.rules:
            if rule not in ids:
                russian, english = nearest(rule, ids)
                pack.problems.add(node, name, f"нет правила «{rule}»{russian}", f"no rule {rule!r}{english}")
        build.groups.append(group)
    limits = scoring.table("thresholds")
    if limits is not None:
        plain = Thresholds()
        names = ("notice", "suspicious", "fraud", "report", "report_hint", "topic", "topic_margin")
        build.thresholds = Thresholds(**{name: limits.number(name, getattr(plain, name), 1, 1000) for name in names})
        limits.done()
    scoring.done()


def _link(build: Build) -> Program:
    running = [rule for rule in build.rules if rule.status in ("active", "shadow")]
    judging = tuple(rule for rule in running if rule.kind != "route")
    by_sign: dict[Sign, list[int]] = {}
    always = []
    for place, rule in enumerate(judging):
        if rule.when.needs is None:
            always.append(place)
        else:
            for sign in rule.when.needs:
                by_sign.setdefault(sign, []).append(place)
    return Program(
        rules=judging,
        routes=tuple(rule for rule in running if rule.kind == "route"),
        index=PhraseIndex(build.phrases),
        literals=Literals(build.literals),
        by_sign={sign: tuple(places) for sign, places in by_sign.items()},
        always=tuple(always),
        hears=any(isinstance(sign, str) and wording.is_sign(sign) for sign in by_sign),
        topic_of=build.topics,
        by_mailbox={box: topic.id for topic in reversed(build.topics.values()) for box in topic.mailboxes},
        queues=tuple(build.queues.values()),
        templates=build.templates,
        groups=tuple(build.groups),
        thresholds=build.thresholds,
        default_queue=build.default_queue or next(iter(build.queues), ""),
        idle=tuple(rule for rule in build.rules if rule.status in ("draft", "disabled")),
        hours=build.hours,
    )
