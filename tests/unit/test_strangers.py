"""The helper as strangers meet it: how often it offers the right article, nothing where nothing fits, and a person at once.

`strangers.txt` keeps the cases, decided by hand before anybody ran the search. The floors keep what was reached.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from router.filing import spoken
from router.helper import steps
from router.helper.steps import Seen
from router.schema import InboundMessage, Sender
from rules.model import Context
from tests import shipped

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


class Met(NamedTuple):
    """A case: the articles of which one is right ("-", "!"), the text, what was found, why the helper would be silent."""

    wanted: str
    text: str
    found: tuple[str, ...]
    quiet: str

    @property
    def right(self) -> bool:
        return bool({one.strip() for one in self.wanted.split(",")} & set(self.found))


@cache
def met() -> tuple[Met, ...]:
    return tuple(_meet())


def _meet() -> Iterator[Met]:
    rules, index = shipped.rules(), shipped.index()
    for line in (Path(__file__).parent / "strangers.txt").read_text(encoding="utf-8").splitlines():
        wanted, bar, text = line.partition(" | ")
        if line.startswith("#") or not bar:
            continue
        message = InboundMessage(
            channel="bot", external_id="1", sender=Sender(address="telegram:1"), text=text, sent_at=AT
        )
        verdict = rules.judge(message, Context())
        topic = next((one for one in rules.topics if one.id == verdict.topic), None)
        found = index.search(text, topic=verdict.topic, section=verdict.section, language=spoken.language(text))
        names = tuple(one.article.id.removesuffix("-en") for one in found)
        yield Met(
            wanted, text, names, steps.quiet(message, verdict, Seen(number=1, topic=topic, section=verdict.section))
        )


def test_the_right_article_is_among_the_three(capsys: pytest.CaptureFixture[str]) -> None:
    questions = [one for one in met() if one.wanted not in "-!"]
    found = [one for one in questions if one.right]
    offered = [one for one in found if not one.quiet]
    with capsys.disabled():
        print(f"\n  {len(questions)} questions: {len(found)} found, {len(offered)} of them offered")
        for one in questions:
            if not one.right:
                print("   missed:", one.wanted, "|", one.text, "|", one.found)
    assert len(questions) >= 400
    assert len(found) >= 0.93 * len(questions)
    assert len(offered) >= 0.85 * len(questions)


def test_nothing_is_offered_where_nothing_fits() -> None:
    chat = [one for one in met() if one.wanted == "-"]
    assert sum(not one.found or bool(one.quiet) for one in chat) >= 0.88 * len(chat)


def test_who_needs_a_person_gets_one_at_once() -> None:
    assert [one.text for one in met() if one.wanted == "!" and not one.quiet] == []
