"""Queues, topics, templates of answers, and when people work."""

from typing import Any, cast

from rules.compiling.building import Build, OpenPack, is_first
from rules.cues.hours import read_hours
from rules.model import FormField, Queue, Section, Template, Topic
from rules.reading import Table


def read_tables(pack: OpenPack, build: Build) -> None:
    """Into `build`, each under its id."""
    _read_hours(pack, build)
    for table in pack.table.tables("queues"):
        queue = Queue(id=table.text("id"), title=table.text("title"), title_en=table.text("title_en", ""))
        if table.flag("default"):
            build.default_queue = queue.id
        table.done()
        if is_first(pack, build, "queue", queue.id, table.node):
            build.queues[queue.id] = queue
    for table in pack.table.tables("topics"):
        topic = _topic(table)
        if is_first(pack, build, "topic", topic.id, table.node):
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
        if is_first(pack, build, "template", name, node):
            build.templates[name] = template


def _read_hours(pack: OpenPack, build: Build) -> None:
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
