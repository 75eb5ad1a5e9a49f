"""A linear model over letters: what it would say of a message that no rule decided. It suggests and never acts. Pure.

A word counts by its pieces of 3 to 5 letters, so that endings and slips of the pen don't matter; a message is the set of its words.
The model is plain data (JSON) and is applied without the library that trained it. A word's weights are remembered, as most words
come again and again.
"""

import base64
import hashlib
import json
import math
import re
import struct
import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any, Literal, NamedTuple, cast

from msgspec import Struct, structs

from router.schema import Field, InboundMessage, Span, Suggestion, Verdict
from rules.text import normalise, tokenise

About = Literal["topic", "role"]
FORMAT = 1
SIZES = (3, 4, 5)  # letters of a piece, the word's edges counted
MOST_READ = 4000  # characters of a field that are read: who writes more has said what he wants
_LONGEST = 30  # letters of a word
_MOST_SHOWN = 3  # words that a suggestion rests on
_REMEMBERED = 16_000  # words: 5 MB
_BITS = 32  # of a column: no message of 600 words, or of 8,000 letters, sums up to more
_HALF = 1 << _BITS - 1
_DIGIT = re.compile(r"\d")
_DRAWN = re.compile(r"([^\W\d])\1{2,}")  # «срооочно»


class Word(NamedTuple):
    """A word as the model reads it, and where it stands."""

    text: str
    span: Span


def words_of(message: InboundMessage) -> Iterator[Word]:
    """The author's own words, in order; digits are all the same."""
    fields: tuple[tuple[Field, str], ...] = (("subject", message.subject), ("text", message.text))
    for name, text in fields:
        if not text:
            continue
        normal = normalise(text[:MOST_READ])
        tokens = tokenise(normal.text)
        for word, first, last in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
            start, end = normal.span(first, last)
            yield Word(as_read(word), Span(field=name, start=start, end=end))


def as_read(word: str) -> str:
    """A word as a model reads it: all digits are the same."""
    return (word if word.isalpha() else _DIGIT.sub("0", word))[:_LONGEST]


def pieces(word: str) -> list[str]:
    """The pieces of a word; its edges are a space, and letters that are drawn out stand once."""
    padded = _DRAWN.sub(r"\1", f" {word} ")
    return [padded[start : start + size] for size in SIZES for start in range(len(padded) - size + 1)]


@dataclass(frozen=True, slots=True)
class Task:
    """What a model tells: the topic, or who speaks. `bar` is how sure it must be to say so."""

    about: About
    classes: tuple[str, ...]
    bias: tuple[float, ...]
    bar: float


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """Made by `load`. `places` are the tasks, each with the columns that are its own.

    What pieces weigh are columns, those of all tasks and the square length side by side in one long number: to add two
    numbers adds all their columns at once. They are in steps of `_scale` and, the last one, of `_length_scale`. With `halves` added no
    column is negative, so that each can be told again.
    """

    revision: str
    tasks: tuple[Task, ...]
    places: tuple[tuple[Task, slice], ...]
    _weights: Mapping[str, int]
    _row: struct.Struct
    halves: int
    _scale: float
    _length_scale: float
    _remembered: int
    _known: dict[str, int] = field(default_factory=dict)

    def hear(self, words: Iterable[str]) -> "Heard":
        """The words of a message, weighed. Those that it knows are as it reads them."""
        known = self._known
        heard: list[str] = []
        weighed: dict[str, int] = {}
        for word in words:
            weight = known.get(word)
            if weight is None:
                word = as_read(word)
                weight = self._weight(word)
            heard.append(word)
            weighed[word] = weight
        return Heard(self, heard, weighed)

    def shares(self, weight: int) -> dict[About, list[float]]:
        """How likely each class of each task is, from 0 to 1, for words that weigh so much together."""
        columns = self._row.unpack((weight + self.halves ^ self.halves).to_bytes(self._row.size, "little"))
        step = self._scale / math.sqrt(columns[-1] * self._length_scale or 1.0)
        return {
            task.about: _shares([bias + column * step for bias, column in zip(task.bias, columns[own], strict=True)])
            for task, own in self.places
        }

    def _weight(self, word: str) -> int:
        weight = self._known.get(word)
        if weight is None:
            if len(self._known) >= self._remembered:
                self._known.clear()
            weight = sum([self._weights.get(piece, 0) for piece in pieces(word)], self.halves)
            self._known[word] = weight
        return weight


class Heard(Struct, frozen=True):
    """The words of a message as a model weighs them, `halves` added. They are a set: none counts twice."""

    model: Model
    words: Sequence[str]
    weighed: Mapping[str, int]

    def scores(self) -> dict[About, list[float]]:
        """How likely each class of each task is, from 0 to 1."""
        return self.model.shares(sum(self.weighed.values()) - len(self.weighed) * self.model.halves)

    def strongest(self, column: int, most: int) -> list[str]:
        """The words that speak most for the class of a column, the strongest first. Of all classes of a task a piece's weights sum up
        to nothing (`rules.learn` fits them so): what speaks for one speaks against its others."""
        own, half = (1 << _BITS) - 1 << _BITS * column, _HALF << _BITS * column
        speaking = [(raised, word) for word, weight in self.weighed.items() if (raised := weight & own) > half]
        return [word for _, word in sorted(speaking, reverse=True)[:most]]


def _shares(values: Sequence[float]) -> list[float]:
    """Softmax."""
    top = max(values)
    raised = [math.exp(value - top) for value in values]
    total = sum(raised)
    return [value / total for value in raised]


# --- asking ---------------------------------------------------------------------------------------------------------------


def advise(model: Model, message: InboundMessage, verdict: Verdict) -> Verdict:
    """The verdict with what the model suggests where the rules decided nothing; nothing else of it changes."""
    wanted = [(task, own) for task, own in model.places if _undecided(task.about, message, verdict)]
    if not wanted or message.automatic:
        return verdict
    words = list(words_of(message))
    heard = model.hear([word.text for word in words])
    scores = heard.scores()
    found = [
        one
        for task, own in wanted
        if (one := _suggestion(heard, task, own.start, scores[task.about], words)) is not None
    ]
    return structs.replace(verdict, suggestions=tuple(found)) if found else verdict


def _undecided(about: About, message: InboundMessage, verdict: Verdict) -> bool:
    if about == "topic":
        return not verdict.topic
    return verdict.role == "none" and verdict.level == "none" and not message.forwarded


def _suggestion(
    heard: Heard, task: Task, first: int, scores: Sequence[float], words: Sequence[Word]
) -> Suggestion | None:
    """`first` is the task's first column. None for what isn't sure enough, and for "none": that nobody speaks is no news."""
    place = max(range(len(scores)), key=scores.__getitem__)
    if scores[place] < task.bar or task.classes[place] == "none":
        return None
    strongest = heard.strongest(first + place, _MOST_SHOWN)
    spans_of = {word.text: word.span for word in reversed(words)}
    spans = sorted((spans_of[one] for one in strongest), key=lambda span: (span.field, span.start))
    return Suggestion(
        about=task.about, value=task.classes[place], sure=round(scores[place], 3), spans=tuple(spans), model=heard.model.revision
    )  # fmt: skip


# --- as plain data --------------------------------------------------------------------------------------------------------


class BadModel(ValueError):
    """Data that is no model of this version."""


def dump(tasks: Sequence[Task], names: Sequence[str], weights: Sequence[float], lengths: Sequence[float]) -> str:
    """A model as JSON: 16-bit weights with one scale, in base64."""
    steps, scale = _steps(weights)
    sizes, size_scale = _steps(lengths)
    told = [
        {"about": task.about, "classes": list(task.classes), "bias": [round(one, 6) for one in task.bias], "bar": task.bar}
        for task in tasks
    ]  # fmt: skip
    data = {
        "format": FORMAT, "tasks": told, "pieces": "\n".join(names), "scale": scale, "weights": steps, "length_scale": size_scale,
        "lengths": sizes,
    }  # fmt: skip
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _steps(values: Sequence[float]) -> tuple[str, float]:
    scale = max((abs(value) for value in values), default=0.0) / 32_000 or 1.0
    steps = array("h", (round(value / scale) for value in values))
    return base64.b64encode(_little(steps).tobytes()).decode(), scale


def load(data: str, remembered: int = _REMEMBERED) -> Model:
    """A model that keeps the weights of so many words. Raises BadModel for what `dump` didn't write."""
    try:
        return _model(data, remembered)
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        raise BadModel(f"no model of this version: {problem!r}; train it again with okno rules learn") from None


def _model(data: str, remembered: int) -> Model:
    given: Mapping[str, Any] = json.loads(data)
    if given["format"] != FORMAT:
        raise ValueError(f"format {given['format']!r}")
    tasks = tuple(
        Task(cast(About, one["about"]), tuple(one["classes"]), tuple(one["bias"]), float(one["bar"])) for one in given["tasks"]
    )  # fmt: skip
    names = given["pieces"].split("\n") if given["pieces"] else []
    weights, lengths = _read_steps(given["weights"]), _read_steps(given["lengths"])
    width = sum(len(task.classes) for task in tasks)
    if len(weights) != len(names) * width or len(lengths) != len(names) or any(len(task.classes) < 2 for task in tasks):
        raise ValueError("its parts don't fit together")
    row = struct.Struct(f"<{width + 1}i")
    halves = sum([_HALF << _BITS * column for column in range(width + 1)])
    table = array("I", bytes(row.size * len(names)))
    for column in range(width):
        table[column :: width + 1] = array("I", [step + _HALF for step in weights[column::width]])
    table[width :: width + 1] = array("I", [step + _HALF for step in lengths])
    rows = _little(table).tobytes()
    summed = [
        int.from_bytes(rows[start : start + row.size], "little") - halves for start in range(0, len(rows), row.size)
    ]
    ends = accumulate([len(task.classes) for task in tasks])
    places = tuple((task, slice(end - len(task.classes), end)) for task, end in zip(tasks, ends, strict=True))
    return Model(
        hashlib.sha256(data.encode()).hexdigest()[:16], tasks, places, dict(zip(names, summed, strict=True)), row, halves,
        float(given["scale"]), float(given["length_scale"]), remembered,
    )  # fmt: skip


def _read_steps(text: str) -> "array[int]":
    steps = array("h")
    steps.frombytes(base64.b64decode(text, validate=True))
    return _little(steps)


def _little(steps: "array[int]") -> "array[int]":
    if sys.byteorder == "big":
        steps.byteswap()
    return steps
