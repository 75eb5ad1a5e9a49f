"""Packs (YAML) to a compiled program. Everything wrong is collected first; then nothing of it is used."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast, get_args

import yaml

from router.schema import Priority
from rules import wording
from rules.conditions import ENTITY_TYPES, Defaults, Reader
from rules.cues.hours import read_hours
from rules.cues.pattern import Literals
from rules.cues.phrase import Phrase
from rules.document import compose
from rules.effects import read_actions
from rules.examples import read_tests
from rules.index import PhraseIndex
from rules.model import (
    Effect,
    FormField,
    Group,
    Hours,
    Problem,
    Queue,
    RuleErrors,
    RuleTests,
    Section,
    Template,
    Thresholds,
    Topic,
)  # fmt: skip
from rules.reading import Problems, Table, nearest, texts_of
from rules.tree import NEVER, Condition, Sign, everything

KINDS = ("fraud", "topic", "guard", "legal", "gratitude", "route")
STATUSES = ("draft", "shadow", "active", "disabled")
_ID = re.compile(r"[\w.-]{1,100}\Z")
MEANINGS = ("report", "attack", "harmless", "calm")


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A compiled rule. `quoted`: it also reads what the author quotes or forwards. `means` is a guard's verdict on the whole:
    a victim's `report`, an `attack` whatever else it looks like, `harmless` (then `suppresses` names rules; none: all fraud), `calm` (its
    weight is taken off both sums).
    `asks`: beside what `when` needs, of each of these sets one sign must be there for the rule to hold. `missed`: it is told when the
    rule nearly hits."""

    id: str
    title: str
    kind: str
    weight: int
    status: str
    why: str
    when: Condition
    unless: Condition
    asks: tuple[frozenset[Sign], ...]
    missed: bool
    near: int
    quoted: bool
    topic: str
    section: str
    means: str
    suppresses: frozenset[str]
    effect: Effect
    tests: RuleTests


@dataclass(frozen=True, slots=True, eq=False)
class Program:
    """What judging needs: the rules, their index, the tables."""

    rules: tuple[Rule, ...]
    routes: tuple[Rule, ...]
    index: PhraseIndex
    literals: Literals
    by_sign: Mapping[Sign, tuple[int, ...]]  # sign -> places of rules that wait for it
    always: tuple[int, ...]  # places of rules that wait for nothing
    hears: bool  # whether some rule asks how a message is worded
    topic_of: Mapping[str, Topic]  # by id, in their order
    by_mailbox: Mapping[str, str]  # part before the @ -> id of the first topic that has it
    queues: tuple[Queue, ...]
    templates: Mapping[str, Template]
    groups: tuple[Group, ...]
    thresholds: Thresholds
    default_queue: str
    idle: tuple[Rule, ...] = ()  # drafts and disabled rules: they never act, but their tests run
    hours: Hours | None = None


@dataclass(slots=True)
class _Pack:
    table: Table
    problems: Problems
    defaults: Defaults
    quoted: bool


@dataclass(slots=True)
class _Build:
    lists: dict[str, Sequence[str]] = field(default_factory=dict)
    synonyms: dict[str, Sequence[str]] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    queues: dict[str, Queue] = field(default_factory=dict)
    templates: dict[str, Template] = field(default_factory=dict)
    rules: list[Rule] = field(default_factory=list)
    phrases: list[tuple[int, Phrase]] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    thresholds: Thresholds = field(default_factory=Thresholds)
    default_queue: str = ""
    hours: Hours | None = None
    captures: set[str] = field(default_factory=set)
    literals: set[str] = field(default_factory=set)
    seen: dict[str, str] = field(default_factory=dict)  # "rule:refund" -> where it is, "fraud:12:5"


def compile_program(packs: Mapping[str, str]) -> Program:
    """Raises RuleErrors with every problem of every pack."""
    found: list[Problem] = []
    opened: list[_Pack] = []
    for name in sorted(packs):
        try:
            opened.append(_open(name, packs[name]))
        except RuleErrors as errors:
            found += errors.problems
    build = _Build()
    for step in (_read_lists, _read_tables, _read_rules, _read_scoring):
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


def _open(name: str, text: str) -> _Pack:
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
    return _Pack(table, problems, defaults, quoted)


# --- lists ----------------------------------------------------------------------------------------------------------------


def _read_lists(pack: _Pack, build: _Build) -> None:
    for name, node in pack.table.pairs("lists").items():
        if name != "synonyms":
            _add_list(pack, build.lists, name, node)
            continue
        for word, values in Table(node, pack.problems, "synonyms").nodes.items():
            _add_list(pack, build.synonyms, word.replace("ё", "е"), values)


def _add_list(pack: _Pack, lists: dict[str, Sequence[str]], name: str, node: yaml.Node) -> None:
    if name in lists:
        pack.problems.add(
            node, name, f"список «{name}» уже есть: дайте другое имя или дополните тот",
            f"the list {name!r} exists already: choose another name, or add to that one",
        )  # fmt: skip
        return
    values: list[str] = []
    for value in texts_of(node, name, pack.problems):
        if not value.startswith("@"):
            values.append(value)
        elif value[1:].replace("ё", "е") in lists:
            values += lists[value[1:].replace("ё", "е")]
        else:
            pack.problems.add(node, name, *_no_list(pack, lists, name, value[1:].replace("ё", "е")))
    lists[name] = values


def _no_list(pack: _Pack, lists: Mapping[str, Sequence[str]], name: str, wanted: str) -> tuple[str, str]:
    """Why a list may not be named here, in Russian and English: it is this one, it names this one, it is below, or it isn't."""
    way = _way(_written_lists(pack.table.nodes.get("lists")), wanted, name)
    if wanted == name:
        return (
            f"список «{name}» называет сам себя: уберите «@{wanted}»", f"the list {name!r} names itself: remove '@{wanted}'"
        )  # fmt: skip
    if way:
        shown = " → ".join(f"@{one}" for one in (name, *way))
        return (
            f"списки называют друг друга по кругу: {shown}; уберите одно из звеньев",
            f"the lists name each other in a circle: {shown}; remove one of the links",
        )
    if wanted in _written_lists(pack.table.nodes.get("lists")):
        return (
            f"список «@{wanted}» ниже этого: поставьте его выше",
            f"the list '@{wanted}' is below this one: move it up",
        )
    russian, english = nearest(wanted, lists)
    return f"нет списка «@{wanted}»{russian}", f"no list '@{wanted}'{english}"


def _written_lists(node: yaml.Node | None) -> dict[str, list[str]]:
    """The lists of a pack by name, as they are written, with those that they name."""
    found: dict[str, list[str]] = {}
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if key.value == "synonyms":
            found |= _written_lists(value)
            continue
        members = value.value if isinstance(value, yaml.SequenceNode) else [value]
        words = [str(one.value) for one in members if isinstance(one, yaml.ScalarNode)]
        found[str(key.value).replace("ё", "е")] = [one[1:].replace("ё", "е") for one in words if one.startswith("@")]
    return found


def _way(lists: Mapping[str, Sequence[str]], start: str, end: str) -> tuple[str, ...]:
    """The shortest way over names from one list to another, both included; empty if there is none."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    while ways:
        way = ways.pop(0)
        if way[-1] == end:
            return way
        following = [one for one in lists.get(way[-1], ()) if one not in seen]
        seen.update(following)
        ways += [(*way, one) for one in following]
    return ()


# --- topics, queues, templates --------------------------------------------------------------------------------------------


def _read_tables(pack: _Pack, build: _Build) -> None:
    _read_hours(pack, build)
    for table in pack.table.tables("queues"):
        queue = Queue(id=table.text("id"), title=table.text("title"), title_en=table.text("title_en", ""))
        if table.flag("default"):
            build.default_queue = queue.id
        table.done()
        if _fresh(pack, build, "queue", queue.id, table.node):
            build.queues[queue.id] = queue
    for table in pack.table.tables("topics"):
        topic = _topic(table)
        if _fresh(pack, build, "topic", topic.id, table.node):
            build.topics[topic.id] = topic
    for name, node in pack.table.pairs("templates").items():
        texts = Table(node, pack.problems, name)
        template = Template(id=name, texts={language: texts.text(language) for language in list(texts.nodes)})
        for language, text in template.texts.items():
            try:
                text.format_map(_Blank())
            except (ValueError, IndexError, AttributeError):
                pack.problems.add(
                    texts.nodes[language], name, "неверные фигурные скобки в шаблоне: нужно {имя}, а сама скобка пишется дважды",
                    "wrong braces in the template: {name} is meant, and a brace itself is written twice",
                )  # fmt: skip
        if _fresh(pack, build, "template", name, node):
            build.templates[name] = template


def _read_hours(pack: _Pack, build: _Build) -> None:
    table = pack.table.table("hours")
    if table is not None:
        if build.hours is not None:
            pack.problems.add(table.node, "hours", "раздел «hours» уже есть", "there is a section `hours` already")
        build.hours = read_hours(table)


class _Blank(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""


def _topic(table: Table) -> Topic:
    sections = []
    for one in table.tables("sections"):
        sections.append(
            Section(
                id=one.text("id"), title=one.text("title"), title_en=one.text("title_en", ""), asks=one.texts("asks")
            )
        )
        one.done()
    fields = []
    for one in table.tables("fields"):
        kind = cast(Any, one.choice("type", ("text", "money", "date"), "text"))
        fields.append(
            FormField(
                id=one.text("id"), title=one.text("title"), title_en=one.text("title_en", ""), type=kind, required=one.flag("required")
            )
        )  # fmt: skip
        one.done()
    topic = Topic(
        id=table.text("id"),
        title=table.text("title"),
        title_en=table.text("title_en", ""),
        audience=cast(Any, table.choice("audience", ("buyer", "seller", "other"), "buyer")),
        queue=table.text("queue", ""),
        promise_minutes=table.number("promise_minutes", 24 * 60, 1, 60 * 24 * 60),
        sections=tuple(sections),
        fields=tuple(fields),
        mailboxes=table.texts("mailboxes"),
        asks=table.texts("asks"),
        helper=table.flag("helper", True),
    )
    table.done()
    return topic


def _fresh(pack: _Pack, build: _Build, what: str, name: str, node: yaml.Node) -> bool:
    here = f"{pack.problems.pack}:{node.start_mark.line + 1}:{node.start_mark.column + 1}"
    first = build.seen.setdefault(f"{what}:{name}", here)
    if first != here:
        pack.problems.add(
            node, "id", f"«{name}» уже есть ({first}): дайте другое имя", f"{what} {name!r} exists already ({first}): choose another name"
        )  # fmt: skip
    return first == here


# --- rules ----------------------------------------------------------------------------------------------------------------


def _read_rules(pack: _Pack, build: _Build) -> None:
    for table in pack.table.tables("rules"):
        rule = _rule(pack, build, table)
        table.done()
        if _fresh(pack, build, "rule", rule.id, table.node):
            build.rules.append(rule)


def _rule(pack: _Pack, build: _Build, table: Table) -> Rule:
    kind = table.choice("kind", KINDS)
    reader = Reader(
        pack.problems, build.lists, build.synonyms, build.phrases, pack.defaults, build.captures, build.literals,
        hours=build.hours, routing=kind == "route",
    )  # fmt: skip
    node, unless = table.take("when"), table.take("unless")
    if node is None and kind != "route":
        table.missing("when")
    nothing = everything([]) if kind == "route" else NEVER
    when = nothing if node is None else reader.condition(node, "when")
    excepted = NEVER
    if isinstance(unless, yaml.SequenceNode):
        excepted = reader.any_of(unless.value, "unless")
    elif unless is not None:
        excepted = reader.condition(unless, "unless")
    places = table.texts("in")
    status = table.choice("status", STATUSES, "active")
    rule = Rule(
        id=_rule_id(table),
        title=table.text("title", "") or table.text("id", ""),
        kind=kind,
        weight=table.number("weight", 0, 0, 100),
        status=status,
        why=table.text("why", ""),
        when=when,
        unless=excepted,
        asks=tuple(part.needs for part in when.parts if part.needs not in (None, when.needs)),
        missed=len(when.parts) > 1 and kind in ("fraud", "legal") and status != "shadow",
        near=table.number("near", 0, 0, 1000),
        quoted="any" in places or "quoted" in places or (not places and pack.quoted and kind in ("fraud", "guard")),
        topic="" if kind == "route" else _topic_of(pack, build, table),
        section="" if kind == "route" else table.text("section", ""),
        means=table.choice("means", MEANINGS, "") if kind == "guard" else "",
        suppresses=frozenset(table.texts("suppresses")) if kind == "guard" else frozenset(),
        effect=_effect(pack, build, table) if kind == "route" else Effect(),
        tests=read_tests(table),
    )
    if kind == "topic" and "topic" not in table.nodes:
        table.missing("topic")
    if rule.section and rule.topic in build.topics:
        _known_section(pack, build.topics[rule.topic], rule.section, table)
    return rule


def _rule_id(table: Table) -> str:
    name = table.text("id")
    if name and not _ID.match(name):
        table.problems.add(
            table.nodes["id"], "id", f"имя «{name}»: нужны буквы, цифры, _, - и точка, не больше 100 знаков",
            f"the name {name!r}: letters, digits, _, - and dots are needed, 100 characters at most",
        )  # fmt: skip
    return name


def _known_section(pack: _Pack, topic: Topic, section: str, table: Table) -> None:
    known = [one.id for one in topic.sections]
    if section not in known:
        russian, english = nearest(section, known)
        pack.problems.add(
            table.nodes["section"], "section", f"в теме «{topic.id}» нет раздела «{section}»{russian}",
            f"the topic {topic.id!r} has no section {section!r}{english}",
        )  # fmt: skip


def _topic_of(pack: _Pack, build: _Build, table: Table) -> str:
    topic = table.text("topic", "")
    if topic and topic not in build.topics:
        russian, english = nearest(topic, build.topics)
        pack.problems.add(table.nodes["topic"], "topic", f"нет темы «{topic}»{russian}", f"no topic {topic!r}{english}")
    return topic


def _effect(pack: _Pack, build: _Build, table: Table) -> Effect:
    fields = {*ENTITY_TYPES, *build.captures, *(one.id for topic in build.topics.values() for one in topic.fields)}
    effect = Effect(
        topic=_topic_of(pack, build, table),
        section=table.text("section", ""),
        queue=table.text("queue", ""),
        priority=table.choice("priority", get_args(Priority), ""),
        tags=(*table.texts("tags"), *(f"@{whom}" for whom in table.texts("notify"))),  # seen in the list of tickets
        actions=read_actions(table, build.templates, fields),
        stop=table.flag("stop"),
    )
    if effect.section and effect.topic in build.topics:
        _known_section(pack, build.topics[effect.topic], effect.section, table)
    if effect.queue and effect.queue not in build.queues:
        russian, english = nearest(effect.queue, build.queues)
        pack.problems.add(
            table.nodes["queue"],
            "queue",
            f"нет очереди «{effect.queue}»{russian}",
            f"no queue {effect.queue!r}{english}",
        )
    return effect


# --- scoring --------------------------------------------------------------------------------------------------------------


def _read_scoring(pack: _Pack, build: _Build) -> None:
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


def _link(build: _Build) -> Program:
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
