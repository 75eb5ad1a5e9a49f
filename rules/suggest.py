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
_REMEMBERED = 16_000  # words: 8 MB of weights
_ZERO = 1 << 15  # more than the largest step of a weight
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


def pieces(word: str) -> Iterator[str]:
    """The pieces of a word; its edges are a space, and letters that are drawn out stand once."""
    padded = _DRAWN.sub(r"\1", f" {word} ")
    for size in SIZES:
        if len(padded) >= size:
            for start in range(len(padded) - size + 1):
                yield padded[start : start + size]


@dataclass(frozen=True, slots=True)
class Task:
    """What a model tells: the topic, or who speaks. `bar` is how sure it must be to say so."""

    about: About
    classes: tuple[str, ...]
    bias: tuple[float, ...]
    bar: float


class _Weighed(Struct, frozen=True, gc=False):
    """A word's weights. `columns` are those of all tasks side by side in one long number, 32 bits each: to add two words' numbers adds
    all their columns at once. So that none is negative, each of its `pieces` raises each column by `_ZERO`.

    `told` is how much it speaks for each class against the others, `square` its square length.
    """

    columns: int
    pieces: int
    told: Sequence[int]
    square: float


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """Made by `load`. `rows` is the place of each piece, `weights` are their columns as numbers of 32 bits, each raised by `_ZERO`, in
    steps of `scale`; `lengths` is the square length of each. `places` are the tasks, each with the columns that are its own, `_row` all
    columns in bytes."""

    revision: str
    tasks: tuple[Task, ...]
    places: tuple[tuple[Task, slice], ...]
    _row: struct.Struct
    _rows: Mapping[str, int]
    _weights: bytes
    scale: float
    _lengths: Sequence[float]
    _remembered: int
    _known: dict[str, _Weighed] = field(default_factory=dict)

    def hear(self, words: Iterable[str]) -> "Heard":
        """The words of a message, weighed. Those that it knows are as it reads them."""
        heard: list[str] = []
        weighed: dict[str, _Weighed] = {}
        for word in words:
            found = self._known.get(word)
            read = word if found else as_read(word)
            heard.append(read)
            weighed[read] = found or self._known.get(read) or self._weigh(read)
        return Heard(self, heard, weighed)

    def columns(self, packed: int) -> tuple[int, ...]:
        """The columns of a long number."""
        return self._row.unpack(packed.to_bytes(self._row.size, "little"))

    def _weigh(self, word: str) -> _Weighed:
        size = self._row.size
        rows = [row for piece in pieces(word) if (row := self._rows.get(piece)) is not None]
        packed = sum([int.from_bytes(self._weights[row * size : (row + 1) * size], "little") for row in rows])
        columns = self.columns(packed)
        told = array("q")
        for task, own in self.places:
            total = sum(columns[own])
            told.extend([len(task.classes) * column - total for column in columns[own]])
        if len(self._known) >= self._remembered:
            self._known.clear()
        self._known[word] = found = _Weighed(packed, len(rows), told, sum([self._lengths[row] for row in rows]))
        return found


class Heard(Struct, frozen=True):
    """The words of a message as a model weighs them. They are a set: none counts twice."""

    model: Model
    words: Sequence[str]
    weighed: Mapping[str, _Weighed]

    def scores(self) -> dict[About, list[float]]:
        """How likely each class of each task is, from 0 to 1."""
        model = self.model
        square, raised, packed = 0.0, 0, 0
        for one in self.weighed.values():
            square += one.square
            raised += one.pieces
            packed += one.columns
        zero, step = _ZERO * raised, model.scale / (math.sqrt(square) or 1.0)
        columns = model.columns(packed)
        return {
            task.about: _shares(
                [bias + (column - zero) * step for bias, column in zip(task.bias, columns[own], strict=True)]
            )
            for task, own in model.places
        }

    def strongest(self, column: int, most: int) -> list[str]:
        """The words that speak most for the class of a column against its task's others, the strongest first."""
        speaking = [(told, word) for word, one in self.weighed.items() if (told := one.told[column]) > 0]
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
    rows = {name: row for row, name in enumerate(names)}
    raised = _little(array("I", [step + _ZERO for step in weights])).tobytes()
    sizes = array("f", [step * given["length_scale"] for step in lengths])
    ends = accumulate([len(task.classes) for task in tasks])
    places = tuple((task, slice(end - len(task.classes), end)) for task, end in zip(tasks, ends, strict=True))
    return Model(
        hashlib.sha256(data.encode()).hexdigest()[:16], tasks, places, struct.Struct(f"<{width}I"), rows, raised,
        float(given["scale"]), sizes, remembered,
    )  # fmt: skip


def _read_steps(text: str) -> "array[int]":
    steps = array("h")
    steps.frombytes(base64.b64decode(text, validate=True))
    return _little(steps)


def _little(steps: "array[int]") -> "array[int]":
    if sys.byteorder == "big":
        steps.byteswap()
    return steps
