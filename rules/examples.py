"""The messages of a rule's own tests: a plain text, or a mapping with what is known of it beside the text."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, cast, get_args

import yaml
from msgspec.structs import replace

from router.schema import AutomaticKind, InboundMessage, Json, Part, PartKind, Sender
from rules.cues.past import MONTH, MOST_COUNTED
from rules.cues.sameness import marks_of
from rules.knowledge import AUTHENTICATION
from rules.model import Context, Example, History, RuleTests
from rules.reading import Problems, Table, duration, text_of, written

NOON = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)  # a working Tuesday, noon in Moscow: when a test doesn't say
_AGO = 60  # seconds: how long ago what a test only counts was
_NOBODY = "test:rule"


def read_tests(table: Table) -> RuleTests:
    """The `tests` of a rule."""
    tests = table.table("tests")
    if tests is None:
        return RuleTests()
    found = RuleTests(match=_examples(tests, "match"), no_match=_examples(tests, "no_match"))
    tests.done()
    return found


def context_of(one: Example) -> Context:
    """The context that a test is judged in: nobody sent those of its links that it doesn't speak of.

    The links are looked for when the test is run. Looking for them while packs are compiled let go of the interpreter's lock for moments,
    thousands of times in a row, and each time anew the thread that judges missed it: messages waited for 100 ms.
    """
    history = one.context.history or History()
    marks = marks_of(one.message)
    links = {mark.removeprefix("link:"): () for mark in marks if mark.startswith("link:")} | dict(history.links)
    return replace(one.context, history=replace(history, links=links))


def _examples(table: Table, key: str) -> tuple[Example, ...]:
    node = table.take(key)
    if node is None:
        return ()
    nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
    return tuple(_example(one, key, table.problems) for one in nodes)


def _example(node: yaml.Node, key: str, problems: Problems) -> Example:
    if not isinstance(node, yaml.MappingNode):
        text = text_of(node, key, problems)
        return Example(said=text, message=_message(text), context=Context(history=History()))
    table = Table(node, problems, key)
    message = _message(
        table.text("text", ""),
        channel=table.text("channel", ""),
        mailbox=table.text("mailbox", ""),
        subject=table.text("subject", ""),
        quoted=table.text("quoted", ""),
        forwarded=table.flag("forwarded"),
        automatic=cast(Any, _word(table, "automatic", get_args(AutomaticKind)[1:])),
        ours=table.choice("direction", ("in", "out"), "in") == "out",
        topic=table.text("topic", ""),
        section=table.text("section", ""),
        parts=tuple(Part(kind=cast(Any, kind)) for kind in _words(table, "parts", get_args(PartKind))),
        facts=_facts(table),
        sender=_sender(table),
        sent_at=_moment(table),
    )
    context = Context(
        channel=message.channel,
        mailbox=message.mailbox,
        first_contact=table.flag("first_contact"),
        edited=table.flag("edited"),
        at=message.sent_at,
        history=_past(table.table("history")),
    )
    table.done()
    return Example(said=written(node), message=message, context=context)


def _message(text: str, **more: Any) -> InboundMessage:
    given: dict[str, Any] = {"channel": "", "sender": Sender(address=_NOBODY), "sent_at": NOON}
    return InboundMessage(external_id="", text=text, **given | more)


def _word(table: Table, key: str, known: tuple[str, ...]) -> str:
    return (*_words(table, key, known), "")[0]


def _words(table: Table, key: str, known: tuple[str, ...]) -> tuple[str, ...]:
    values = table.texts(key)
    table.known(key, values, known)
    return tuple(value for value in values if value in known)


def _facts(table: Table) -> Mapping[str, Json]:
    facts: dict[str, Json] = {}
    if table.flag("public"):
        facts["public"] = True
    if table.flag("disguised"):
        facts["spoofed_name"] = "the name shows another address"
    results = table.table("authentication")
    if results is not None:
        found: dict[str, Json] = {
            method: _word(results, method, AUTHENTICATION) for method in ("spf", "dkim", "dmarc", "arc")
        }
        facts["authentication"] = found | {
            "proof": _word(results, "proof", ("dmarc", "dkim", "spf", "none")).replace("none", "")
        }
        results.done()
    return facts


def _sender(table: Table) -> Sender:
    ask = table.table("sender")
    if ask is None:
        return Sender(address=_NOBODY)
    address = ask.text("address", "")
    sender = Sender(address=f"email:{address}" if "@" in address else address or _NOBODY, name=ask.text("name", ""))
    ask.done()
    return sender


def _moment(table: Table) -> datetime:
    """ISO 8601; without an offset it is UTC."""
    value = table.text("at", "")
    if not value:
        return NOON
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        table.problems.add(
            table.nodes["at"], "at", f"«{value}» — не время, нужно 2026-11-22T03:00+03:00",
            f"{value!r} is no time as 2026-11-22T03:00+03:00",
        )  # fmt: skip
        return NOON
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _past(ask: Table | None) -> History:
    """What a test says of the past; what it doesn't say was not."""
    if ask is None:
        return History()
    told = ask.pairs("link_senders")
    order = ask.seconds("same_order", 0, MONTH)
    past = History(
        same_text=_some(ask, "same_text_senders"),
        links={domain: _ages(node, domain, ask.problems) for domain, node in told.items()},
        messages=_some(ask, "messages"),
        same_order=(order,) if order else (),
        open_topics=ask.texts("open_topics"),
        known_for=ask.seconds("contact_age", 0, 100 * 12 * MONTH),
    )
    ask.done()
    return past


def _some(ask: Table, key: str) -> tuple[int, ...]:
    node = ask.take(key)
    return () if node is None else _ages(node, key, ask.problems)


def _ages(node: yaml.Node, key: str, problems: Problems) -> tuple[int, ...]:
    """A number of things a minute ago, or a list of ages: [30m, 2d]."""
    if isinstance(node, yaml.ScalarNode) and node.value.isdecimal() and len(node.value) < 4:
        return (_AGO,) * min(int(node.value), MOST_COUNTED)
    ages = [duration(one.value) for one in node.value if isinstance(one, yaml.ScalarNode)] if node.value else []
    if not isinstance(node, yaml.SequenceNode) or len(ages) != len(node.value) or not all(ages):
        problems.add(
            node, key, "нужно число или список сроков: [30m, 2d]", "a number or a list of ages is needed: [30m, 2d]"
        )
        return ()
    return tuple(sorted(ages))
