"""How well the default packs read messages they were not written from: `python -m tests.rules.gold.score [-v]`.

Each line of the *.tsv files is: who speaks (attack, report, none), the topic ("-": not asked; "nothing": it has none, which the
figures of topics leave out; "delivery/courier" asks for the section, too), the text. The texts are ours, written apart from the rules'
own tests.
"""

import random
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from router.schema import InboundMessage, Sender, Verdict
from rules.engine import RuleSet, compile_packs
from rules.packs import default_packs


@dataclass(frozen=True, slots=True)
class Sample:
    role: str
    topic: str
    section: str
    text: str


def load() -> list[Sample]:
    here = Path(__file__).parent
    lines = [
        line for path in sorted(here.glob("*.tsv")) for line in path.read_text(encoding="utf-8").splitlines() if line
    ]
    return [_sample(*line.split("\t")) for line in lines]


def _sample(role: str, place: str, text: str) -> Sample:
    topic, _, section = place.partition("/")
    return Sample(role, topic, section, text)


def message(text: str) -> InboundMessage:
    return InboundMessage(
        channel="", external_id="", sender=Sender(address="test:1"), text=text, sent_at=datetime(2026, 1, 1, tzinfo=UTC)
    )


_LATIN = str.maketrans("асеорхАСЕОРХТМВКН", "aceopxACEOPXTMBKH")


def obfuscate(text: str, seed: int = 7) -> str:
    """Words disguised as fraudsters do: Latin look-alikes, zero-width characters, letters spaced out, digits, drawn-out letters."""
    chance = random.Random(seed + len(text))
    return " ".join(_disguise(word, chance) for word in text.split(" "))


def _disguise(word: str, chance: random.Random) -> str:
    if not (len(word) > 4 and word.isalpha()):
        return word
    way = chance.randrange(6)
    if way == 0:
        return word.translate(_LATIN)
    if way == 1:
        return "\u200b".join(word)
    if way == 2:
        return ".".join(word)
    if way == 3:
        return word.replace("о", "0").replace("з", "3")
    if way == 4:
        return word[:2] + word[2] * 3 + word[2:]
    return word


@dataclass(frozen=True, slots=True)
class Score:
    """Shares from 0 to 1."""

    precision: float
    recall: float
    apart: float  # reports told from attacks
    topic_f1: float
    undecided: float
    sections_named: float  # of the messages that ask for one
    sections_right: float  # of those named, topic and section


def score(rules: RuleSet, samples: Iterable[Sample], *, show: bool = False) -> Score:
    judged = [(sample, rules.judge(message(sample.text))) for sample in samples]
    confusion: Counter[tuple[str, str]] = Counter((sample.role, verdict.role) for sample, verdict in judged)
    caught = confusion["attack", "attack"]
    flagged = sum(count for (_, said), count in confusion.items() if said == "attack")
    attacks = sum(count for (was, _), count in confusion.items() if was == "attack")
    two = ("attack", "report")
    decided = [(sample, verdict) for sample, verdict in judged if sample.role in two and verdict.role in two]
    right = sum(sample.role == verdict.role for sample, verdict in decided)
    topical = [(sample, verdict) for sample, verdict in judged if sample.topic not in ("-", "nothing")]
    known = [(sample.topic, verdict.topic) for sample, verdict in topical if verdict.topic]
    asked = [(sample, verdict) for sample, verdict in judged if sample.section]
    named = [(sample, verdict) for sample, verdict in asked if verdict.section]
    found = [one for one, verdict in named if (one.topic, one.section) == (verdict.topic, verdict.section)]
    if show:
        _show(judged, confusion)
    return Score(
        precision=caught / max(flagged, 1),
        recall=caught / max(attacks, 1),
        apart=right / max(len(decided), 1),
        topic_f1=_macro_f1(known),
        undecided=1 - len(known) / max(len(topical), 1),
        sections_named=len(named) / max(len(asked), 1),
        sections_right=len(found) / max(len(named), 1),
    )


def _macro_f1(pairs: list[tuple[str, str]]) -> float:
    values = []
    for topic in sorted({was for was, _ in pairs}):
        true = sum(was == said == topic for was, said in pairs)
        wrong = sum((was == topic) != (said == topic) for was, said in pairs)
        values.append(2 * true / (2 * true + wrong))
    return sum(values) / max(len(values), 1)


def _show(judged: list[tuple[Sample, Verdict]], confusion: Counter[tuple[str, str]]) -> None:
    print("was \\ said    attack  report    none")
    for was in ("attack", "report", "none"):
        print(f"{was:<11}", *(f"{confusion[was, said]:7}" for said in ("attack", "report", "none")))
    for sample, verdict in judged:
        if sample.role != verdict.role:
            hits = ", ".join(
                f"{cue.rule}{'-' if cue.suppressed_by else ''}"
                for cue in verdict.cues
                if cue.hit and cue.kind != "topic"
            )
            print(
                f"ROLE {sample.role}→{verdict.role} [{verdict.risk}] {sample.text}\n      {hits} | {verdict.trace[0]}"
            )
        if sample.topic not in ("-", verdict.topic or "nothing"):
            print(
                f"TOPIC {sample.topic}→{verdict.topic or '?'} {sample.text}\n      {[line for line in verdict.trace if 'topic' in line]}"
            )
        elif sample.section not in ("", verdict.section):
            print(f"SECTION {sample.topic} {sample.section}→{verdict.section or '?'} {sample.text}")


def main() -> None:
    rules = compile_packs(default_packs())
    samples = load()
    print(len(samples), "messages")
    for name, disguised in (("as written", False), ("disguised", True)):
        shown = [replace(one, text=obfuscate(one.text)) for one in samples] if disguised else samples
        print(f"{name}: {score(rules, shown, show='-vv' in sys.argv or ('-v' in sys.argv and not disguised))}")


if __name__ == "__main__":
    main()
