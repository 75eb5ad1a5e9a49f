"""Rules, each of its conditions, its meaning and its effect."""

import re
from typing import get_args

import yaml

from router.schema import Priority
from rules.compiling.building import Build, OpenPack, is_first
from rules.conditions import ENTITY_TYPES, Reader
from rules.effects import read_actions
from rules.examples import read_tests
from rules.model import Effect, Topic
from rules.program import KINDS, MEANINGS, STATUSES, Rule
from rules.reading import Table, nearest
from rules.tree import NEVER, Condition, everything

_ID = re.compile(r"[\w.-]{1,100}\Z")


def read_rules(pack: OpenPack, build: Build) -> None:
    """Needs the lists and tables of all packs."""
    for table in pack.table.tables("rules"):
        rule = _rule(pack, build, table)
        table.done()
        if is_first(pack, build, "rule", rule.id, table.node):
            build.rules.append(rule)


def _excepted(reader: Reader, table: Table) -> Condition:
    """One condition, or any of a list."""
    unless = table.take("unless")
    if isinstance(unless, yaml.SequenceNode):
        return reader.any_of(unless.value, "unless")
    return NEVER if unless is None else reader.condition(unless, "unless")


def _rule(pack: OpenPack, build: Build, table: Table) -> Rule:
    kind = table.choice("kind", KINDS)
    reader = Reader(
        pack.problems, build.lists, build.synonyms, build.phrases, pack.defaults, build.captures, build.literals,
        hours=build.hours, routing=kind == "route",
    )  # fmt: skip
    node = table.take("when")
    if node is None and kind != "route":
        table.missing("when")
    nothing = everything([]) if kind == "route" else NEVER
    when = nothing if node is None else reader.condition(node, "when")
    excepted = _excepted(reader, table)
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


def _known_section(pack: OpenPack, topic: Topic, section: str, table: Table) -> None:
    known = [one.id for one in topic.sections]
    if section not in known:
        russian, english = nearest(section, known)
        pack.problems.add(
            table.nodes["section"], "section", f"в теме «{topic.id}» нет раздела «{section}»{russian}",
            f"the topic {topic.id!r} has no section {section!r}{english}",
        )  # fmt: skip


def _topic_of(pack: OpenPack, build: Build, table: Table) -> str:
    topic = table.text("topic", "")
    if topic and topic not in build.topics:
        russian, english = nearest(topic, build.topics)
        pack.problems.add(table.nodes["topic"], "topic", f"нет темы «{topic}»{russian}", f"no topic {topic!r}{english}")
    return topic


def _effect(pack: OpenPack, build: Build, table: Table) -> Effect:
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
