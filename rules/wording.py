"""How a message is worded, against the examples in `rules.samples`: a witness that knows no sentence by heart.

A linear model over pieces of words (`rules.suggest`), trained once and kept beside this module as plain data, so that judging needs no
library and the same text always gives the same shares. Rules ask it with the condition `wording`; it decides nothing by itself.
"""

import re
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain, count, islice, repeat

from rules.look import Heard, Hit, Look
from rules.suggest import Model, Task, load

LEAST = 0.05  # a smaller share says nothing
ROLES = ("attack", "report", "none")
_MOST_WORDS = 600  # of a message: who writes more has said what he wants
_FEWEST_WORDS = 2  # of letters: a single word, or a number, is worded like anything
_LONGEST = 30  # letters of a word
_SHOWN = 3  # words that tell most
_DIGIT = re.compile(r"\d")
_CITED = re.compile(r"[«“„\"][^«»“”„\"]{15,}[»”\"]")  # shorter ones are names


@cache
def model() -> Model:
    """The model that ships with the desk; its `revision` is part of the revision of rules that ask it."""
    return load((files("rules") / "wording.json").read_text(encoding="utf-8"))


def topic(name: str) -> str:
    """The name of a topic's share in `Look.wording`; roles have their own names."""
    return f"topic {name}"


def known() -> frozenset[str]:
    """The names of all shares."""
    return frozenset(_classes())


def listen(look: Look) -> None:
    """Puts down how likely each role and topic is by the wording; conditions on it wait for the sign "wording …".

    Who speaks is heard outside of quotations: a victim who cites a fraudster is no fraudster.
    """
    heard = _heard(look)
    words = [word for word, _, _ in heard]
    look.heard = {one[0]: one for one in reversed(heard)}
    if not _enough(words):
        return
    shares = model().scores(words)
    own = _outside(look, heard) if any(_CITED.search(page.normal.text) for page in look.pages) else words
    if len(own) < len(words) and _enough(own):
        shares = {**shares, "role": model().scores(own)["role"]}
    for name, (task, place) in _classes().items():
        share = shares[task.about][place]
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
    ranked = sorted(zip(map(_told, look.heard, repeat(name)), look.heard), reverse=True)[:_SHOWN]  # noqa: B905 — without an end
    hits = []
    for told, word in ranked:
        if told > 0:
            _, where, place = look.heard[word]
            hits.append(Hit(where.page.name, where.starts[place], where.ends[place], -1, ""))
    return sorted(hits, key=lambda hit: (hit.field, hit.start))


@lru_cache(maxsize=16_384)
def _told(word: str, name: str) -> float:
    """How much a word speaks for a share. Remembered: people use few words."""
    return model().told(word, *_classes()[name])


@cache
def _classes() -> dict[str, tuple[Task, int]]:
    """The name of each share: of which task it is, and its place there."""
    return {
        name if task.about == "role" else topic(name): (task, place)
        for task in model().tasks
        for place, name in enumerate(task.classes)
    }


def _heard(look: Look) -> list[Heard]:
    pages = [zip(map(_plain, one.found.tokens.words), repeat(one), count()) for one in look.readings]
    return list(islice(chain.from_iterable(pages), _MOST_WORDS))


def _outside(look: Look, heard: list[Heard]) -> list[str]:
    """The words that don't stand in quotation marks."""
    cited = {page.name: [found.span() for found in _CITED.finditer(page.normal.text)] for page in look.pages}
    return [
        word
        for word, where, place in heard
        if not any(start <= where.found.tokens.starts[place] < end for start, end in cited[where.page.name])
    ]


def _enough(words: list[str]) -> bool:
    return sum(map(str.isalpha, words)) >= _FEWEST_WORDS


@lru_cache(maxsize=16_384)
def _plain(word: str) -> str:
    """A word as the model reads it: all digits are the same."""
    return word[:_LONGEST] if word.isalpha() else _DIGIT.sub("0", word[:_LONGEST])
