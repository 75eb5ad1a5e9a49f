"""Training the model that `rules.suggest` applies: texts that people labelled in, plain data and honest figures out.

Needs scikit-learn (the extra `learn`); nothing else of the desk does. The figures are cross-validated on the model as it will be
applied: packed, rounded, read back.
"""

import hashlib
import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache, partial
from typing import Any

from router.schema import InboundMessage, Sender
from rules.suggest import About, Task, dump, load, pieces, words_of

LEAST = 15  # examples of a class: with fewer its figures vary by twenty points, and nobody could tell a good model from a bad one
FOLDS = 5
MOST_PIECES = 30_000
RARE = 2  # messages: a piece of fewer says nothing of the next message
GOOD: Mapping[About, float] = {
    "topic": 0.8,
    "role": 0.9,
}  # the share of suggestions that must be right; a wrong alarm costs more
_BARS = tuple(step / 100 for step in range(30, 100, 2))
# Of the fit: the inverse of its penalty. Who speaks is weighed with other witnesses, so that its shares must not be too sure: with 20
# for both, one message in eight of those nobody had seen was taken for another speaker's; with 7, one in ten.
STRENGTH: Mapping[About, float] = {"topic": 20.0, "role": 7.0}
_FEWEST = 10  # suggestions from which a share is worth its name


Pairs = Sequence[tuple[str, str]]  # (what a person said, the text)
Judged = Sequence[tuple[str, str, float]]  # (what a person said, what the model says, how sure it is)


class Unavailable(RuntimeError):
    """scikit-learn isn't installed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A text with what a person said of it: its topic, who speaks (a role), or both; "" is not said."""

    text: str
    subject: str = ""
    topic: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassFigures:
    """Shares from 0 to 1 of a class in cross-validation, by the likeliest class, however unsure."""

    name: str
    examples: int
    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """How a task fared. With `refused` no model of it was made, and this says why (Russian, English).

    `right` of all examples; suggestions are made from `bar` on: for `made` of all examples, of which `made_right` are right.
    `left_out` are classes with too few examples.
    """

    about: About
    examples: int
    classes: tuple[ClassFigures, ...] = ()
    left_out: tuple[tuple[str, int], ...] = ()
    macro_f1: float = 0.0
    right: float = 0.0
    bar: float = 0.0
    made: float = 0.0
    made_right: float = 0.0
    refused: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """`data` is the model, "" where every task was refused."""

    data: str
    figures: tuple[Figures, ...]


def learn(examples: Iterable[Example], progress: Callable[[int, int], None] = lambda done, of: None) -> Learned:
    """Trains both tasks. `progress` is told (done, of) as trainings are finished. Raises Unavailable."""
    _sklearn()
    known = _distinct(examples)
    told: Sequence[tuple[About, Pairs]] = (
        ("topic", [(one.topic, _written(one)) for one in known if one.topic]),
        ("role", [(one.role, _written(one)) for one in known if one.role]),
    )
    rarity = _rarity([_written(one) for one in known])
    fitted, figures = [], []
    for number, (about, pairs) in enumerate(told):
        before, steps = number * (FOLDS + 1), len(told) * (FOLDS + 1)
        found = _examine(about, pairs, partial(_step, progress, before, steps))
        figures.append(found)
        if found.refused is None:
            fitted.append(_fit(about, _of(pairs, [one.name for one in found.classes]), rarity, found.bar))
        progress(before + FOLDS + 1, steps)
    return Learned(data=_packed(fitted, rarity) if fitted else "", figures=tuple(figures))


def _step(progress: Callable[[int, int], None], before: int, steps: int, done: int) -> None:
    progress(before + done, steps)


def _of(pairs: Pairs, names: Collection[str]) -> Pairs:
    return [pair for pair in pairs if pair[0] in names]


def _distinct(examples: Iterable[Example]) -> list[Example]:
    """Each text once, with what was said of it last: a text in training and in its own test would flatter the figures."""
    return list({" ".join(_words(_written(one))): one for one in examples}.values())


def _written(example: Example) -> str:
    return f"{example.subject}\n{example.text}" if example.subject else example.text


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NOBODY = Sender(address="test:example")


@lru_cache(maxsize=20_000)
def _words(text: str) -> Sequence[str]:
    """The words of an example, each once; every training asks for them again."""
    message = InboundMessage(channel="", external_id="", sender=_NOBODY, text=text, sent_at=_EPOCH)
    return tuple(dict.fromkeys(word.text for word in words_of(message)))


# --- how good it is -------------------------------------------------------------------------------------------------------


def _examine(about: About, pairs: Pairs, step: Callable[[int], None]) -> Figures:
    counted = Counter(name for name, _ in pairs)
    names = sorted(name for name, number in counted.items() if number >= LEAST)
    few = tuple(sorted((name, number) for name, number in counted.items() if number < LEAST))
    if len(names) < 2:
        there = ", ".join(f"{name} {number}" for name, number in counted.most_common(5)) or "—"
        return Figures(
            about=about, examples=len(pairs), left_out=few,
            refused=(
                f"мало примеров: нужны хотя бы два значения, каждое с {LEAST} текстами (с меньшим числом оценки гуляют"
                f" на 20 пунктов); есть: {there}",
                f"too few examples: two values at least, each with {LEAST} texts, are needed (with fewer the figures vary"
                f" by 20 points); there are: {there}",
            ),
        )  # fmt: skip
    kept = _of(pairs, names)
    judged = _crossed(about, kept, step)
    figures = replace(_figures(about, kept, judged), left_out=few)
    bar = _bar(judged, GOOD[about])
    if bar is None:
        wanted = f"{GOOD[about]:.0%}"
        why = (
            f"при любой уверенности верны меньше {wanted} предложений: нужно больше примеров",
            f"less than {wanted} of its suggestions would be right, however sure: more examples are needed",
        )
        return replace(figures, refused=why)
    made = _made(judged, bar)
    right = sum(name == said for name, said, _ in made) / len(made)
    return replace(figures, bar=bar, made=len(made) / len(judged), made_right=right)


def _crossed(about: About, pairs: Pairs, step: Callable[[int], None]) -> Judged:
    """Every example judged by a model that was trained without it."""
    judged: list[tuple[str, str, float]] = []
    for fold in range(FOLDS):
        others = [pair for pair in pairs if _fold(pair) != fold]
        rarity = _rarity([text for _, text in others])
        model = load(_packed([_fit(about, others, rarity, 0.0)], rarity))
        (task,) = model.tasks
        for name, text in (pair for pair in pairs if _fold(pair) == fold):
            scores = model.hear(_words(text)).scores()[about]
            place = max(range(len(scores)), key=scores.__getitem__)
            judged.append((name, task.classes[place], scores[place]))
        step(fold + 1)
    return judged


def _fold(pair: tuple[str, str]) -> int:
    """Which part an example belongs to: by its text, so that it is the same in every run."""
    return hashlib.sha256(pair[1].encode("utf-8", "surrogatepass")).digest()[0] % FOLDS


def _figures(about: About, pairs: Pairs, judged: Judged) -> Figures:
    counted = Counter(name for name, _ in pairs)
    classes = []
    for name in sorted(counted):
        right = sum(was == said == name for was, said, _ in judged)
        precision = right / max(sum(said == name for _, said, _ in judged), 1)
        recall = right / counted[name]
        f1 = 2 * precision * recall / (precision + recall) if right else 0.0
        classes.append(ClassFigures(name=name, examples=counted[name], precision=precision, recall=recall, f1=f1))
    return Figures(
        about=about, examples=len(pairs), classes=tuple(classes),
        macro_f1=sum(one.f1 for one in classes) / len(classes), right=sum(was == said for was, said, _ in judged) / len(judged),
    )  # fmt: skip


def _bar(judged: Judged, good: float) -> float | None:
    """The lowest bar from which enough of what is suggested is right; None if there is none."""
    for bar in _BARS:
        made = _made(judged, bar)
        if len(made) >= _FEWEST and sum(was == said for was, said, _ in made) >= good * len(made):
            return bar
    return None


def _made(judged: Judged, bar: float) -> Judged:
    """What would be suggested: "none" never is."""
    return [one for one in judged if one[2] >= bar and one[1] != "none"]


# --- training -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Fitted:
    """`weights` are those of the pieces, in their order: one a class."""

    task: Task
    weights: Sequence[Sequence[float]]


def _rarity(texts: Sequence[str]) -> Mapping[str, float]:
    """The pieces that are worth a weight, with how rare they are."""
    spread = Counter(piece for text in texts for piece in {piece for word in _words(text) for piece in pieces(word)})
    names = sorted(name for name, number in spread.most_common(MOST_PIECES) if number >= RARE)
    return {name: 1.0 + math.log((1 + len(texts)) / (1 + spread[name])) for name in names}


def _fit(about: About, pairs: Pairs, rarity: Mapping[str, float], bar: float) -> _Fitted:
    """A multinomial logistic regression on pieces weighed by how rare they are."""
    linear, extraction, limits = _sklearn()
    columns = extraction.DictVectorizer().fit([dict(rarity)])  # in the order of their names, as `rarity` is
    rows = columns.transform([_row(_words(text), rarity) for _, text in pairs])
    names = [name for name, _ in pairs]
    # With tol=1e-3 the fit stopped half-way on some samples and not on others (tests/rules/gold/ROUNDS.md).
    with limits(1):  # its threads wait by spinning: on a machine that also serves a desk they took ten times as long
        fitted = linear.LogisticRegression(C=STRENGTH[about], class_weight="balanced", max_iter=1000, tol=1e-4).fit(
            rows, names
        )
    weights, bias = fitted.coef_.tolist(), fitted.intercept_.tolist()
    if len(weights) == 1:  # one row for two classes: the other is its mirror
        weights, bias = [[-one / 2 for one in weights[0]], [one / 2 for one in weights[0]]], [-bias[0] / 2, bias[0] / 2]
    by_piece = zip(*weights, strict=True)
    rare = [tuple(one * rarity[name] for one in row) for name, row in zip(rarity, by_piece, strict=True)]
    return _Fitted(Task(about, tuple(sorted(set(names))), tuple(bias), bar), rare)


def _row(words: Sequence[str], rarity: Mapping[str, float]) -> dict[str, float]:
    """A message as `rules.suggest` sees it: its pieces by their rarity, over its length."""
    counted = Counter(piece for word in words for piece in pieces(word) if piece in rarity)
    length = math.sqrt(sum(rarity[piece] ** 2 * number for piece, number in counted.items())) or 1.0
    return {piece: rarity[piece] * number / length for piece, number in counted.items()}


def _packed(fitted: Sequence[_Fitted], rarity: Mapping[str, float]) -> str:
    """All tasks over one table of pieces."""
    rows = zip(*(one.weights for one in fitted), strict=True)
    weights = [value for row in rows for part in row for value in part]
    return dump([one.task for one in fitted], list(rarity), weights, [one**2 for one in rarity.values()])


def _sklearn() -> tuple[Any, Any, Any]:
    """Its linear models, its makers of columns, and the limit of its threads."""
    try:
        from sklearn import feature_extraction, linear_model
        from threadpoolctl import threadpool_limits
    except ImportError:
        raise Unavailable(
            "okno rules learn needs scikit-learn: pip install 'okno[learn]'; everything else works without it"
        ) from None
    return linear_model, feature_extraction, threadpool_limits
