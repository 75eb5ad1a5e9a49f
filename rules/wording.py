"""How a message is worded, against the examples in `rules.samples`: a witness that knows no sentence by heart.

A linear model over pieces of words (`rules.suggest`), trained once and kept beside this module as plain data, so that judging needs no
library and the same text always gives the same shares. Rules ask it with the condition `wording`, and the policy which section of the
decided topic it is like; it decides nothing by itself.
"""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain, islice, repeat

from rules.look import Hit, Look
from rules.suggest import About, Heard, Model, load

LEAST = 0.05  # a smaller share says nothing
NO_SECTION = "nothing"  # the share of what is written of a topic and of none of its sections
ROLES = ("attack", "report", "none")
_MOST_WORDS = 600  # of a message: who writes more has said what he wants
_FEWEST_WORDS = 2  # of letters: a single word, or a number, is worded like anything
_SHOWN = 3  # words that tell most
_REMEMBERED = 4_000  # words of a topic, a megabyte of weights: the largest has more than 2,000
_CITED = re.compile(r"[«“„\"][^«»“”„\"]{15,}[»”\"]")  # shorter ones are names


@cache
def model() -> Model:
    """The model of roles and topics that ships with the desk."""
    return load(_shipped("wording.json"))


@cache
def _of_sections() -> Mapping[str, Model]:
    """One of its sections for each topic that has any, small and quick: it knows only the words of that topic."""
    return {
        topic: load(data, remembered=_REMEMBERED)
        for topic, data in json.loads(_shipped("sections.json"))["topics"].items()
    }


def revision() -> str:
    """The hash of what all models say; it is part of the revision of rules that ask them."""
    told = [model().revision, *(f"{topic} {one.revision}" for topic, one in _of_sections().items())]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]


def _shipped(name: str) -> str:
    return (files("rules") / name).read_text(encoding="utf-8")


def sections(look: Look, topic: str) -> dict[str, float]:
    """How likely each section of a topic is, NO_SECTION among them; {} of a topic or a message that can't be told."""
    asked = _of_sections().get(topic)
    if look.heard is None or asked is None:
        return {}
    (task,) = asked.tasks
    return dict(zip(task.classes, asked.hear(look.heard.words).scores()["topic"], strict=True))


def topic(name: str) -> str:
    """The name of a topic's share in `Look.wording`; roles have their own names."""
    return f"topic {name}"


def known() -> frozenset[str]:
    """The names of all shares."""
    return frozenset(_columns())


def listen(looks: Sequence[Look]) -> None:
    """Puts down how likely each role and topic of each is by the wording; conditions on it wait for the sign "wording …".

    Each step is taken for all of them before the next: so it takes a fifth less time.
    """
    everything = [
        model().hear(islice(chain.from_iterable([one.found.tokens.words for one in look.readings]), _MOST_WORDS))
        for look in looks
    ]
    enough = [(look, heard) for look, heard in zip(looks, everything, strict=True) if _enough(heard.words)]
    shares = [heard.scores() for _, heard in enough]
    for (look, heard), found in zip(enough, shares, strict=True):
        look.heard = heard
        _put_down(look, found | _spoken(look, heard))


def _spoken(look: Look, heard: Heard) -> dict[About, list[float]]:
    """Who speaks is heard outside of quotations: a victim who cites a fraudster is no fraudster."""
    if not any(_CITED.search(page.normal.text) for page in look.pages):
        return {}
    own = _outside(look, heard.words)
    return {"role": model().hear(own).scores()["role"]} if _enough(own) else {}


def _put_down(look: Look, shares: Mapping[About, list[float]]) -> None:
    for name, share in zip(_columns(), chain.from_iterable(shares.values()), strict=True):
        if share >= LEAST:
            look.wording[name] = share
            look.signs.add(sign(name))


def sign(name: str) -> str:
    """What a condition on this share waits for."""
    return f"wording {name}"


def is_sign(sign: str) -> bool:
    """Whether it is one that `sign` gives."""
    return sign.startswith("wording ")


def strongest(look: Look, name: str) -> list[Hit]:
    """The words that speak most for a share, in the order of the text; each once."""
    heard = look.heard
    if heard is None:
        return []
    words = heard.strongest(_columns()[name], _SHOWN)
    return sorted([_hit(look, heard.words.index(word)) for word in words], key=lambda hit: (hit.field, hit.start))


def _hit(look: Look, index: int) -> Hit:
    """Where a word stands, given its number in the message."""
    for one in look.readings:
        if index < len(one.starts):
            return Hit(one.page.name, one.starts[index], one.ends[index], -1, "")
        index -= len(one.starts)
    raise IndexError(index)


@cache
def _columns() -> dict[str, int]:
    """The column of each share, by its name."""
    classes = [(task.about, name) for task in model().tasks for name in task.classes]
    return {name if about == "role" else topic(name): column for column, (about, name) in enumerate(classes)}


def _outside(look: Look, words: Sequence[str]) -> list[str]:
    """The words that don't stand in quotation marks."""
    cited = [[found.span() for found in _CITED.finditer(page.normal.text)] for page in look.pages]
    places = [zip(one.found.tokens.starts, repeat(spans)) for one, spans in zip(look.readings, cited, strict=True)]
    return [
        word
        for word, (place, spans) in zip(words, chain.from_iterable(places))  # noqa: B905 — the first are heard
        if not any(start <= place < end for start, end in spans)
    ]


def _enough(words: Sequence[str]) -> bool:
    return len(list(islice(filter(str.isalpha, words), _FEWEST_WORDS))) == _FEWEST_WORDS
